"""The pages, one file each; ``ROUTES`` are their addresses."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from importlib import import_module
from inspect import iscoroutinefunction

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from onrecord.web.pages.overview import overview

Page = Callable[[Request], Awaitable[Response]]


def later(name: str) -> Page:
    """The page that a function makes, "module.function": its file is read when it is asked for first.

    The explorer starts sooner so; few readers open all pages.
    """
    module, _, function = name.partition(".")

    async def page(request: Request) -> Response:
        made = getattr(import_module(f"{__name__}.{module}"), function)
        found = made(request) if iscoroutinefunction(made) else run_in_threadpool(made, request)
        answer: Response = await found
        return answer

    return page


ROUTES: tuple[BaseRoute, ...] = (
    Route("/", overview),
    Route("/timeline", later("listing.listing")),
    Route("/statements", later("listing.statements")),
    Route("/positions", later("listing.listing")),
    Route("/deadlines", later("listing.listing")),
    Route("/figures", later("listing.listing")),
    Route("/actors", later("actors.actors")),
    Route("/actor", later("actors.actor")),
    Route("/issues", later("issues.issues")),
    Route("/issue", later("issues.issue")),
    Route("/network", later("network.network")),
    Route("/map", later("map.world")),
    Route("/articles", later("articles.articles")),
    Route("/article/{id}", later("article.article")),
    Route("/line/{id}", later("line.line")),
    Route("/review", later("review.review")),
    Route("/review/line", later("review.task")),
    Route("/review/decide", later("review.decide"), methods=["POST"]),
    Route("/review/undo", later("review.undo"), methods=["POST"]),
    Route("/review/results", later("review.results")),
    Route("/chart/timeline.json", later("charts.timeline_chart")),
)
