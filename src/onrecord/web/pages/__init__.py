"""The pages, one file each; ``ROUTES`` are their addresses."""

from __future__ import annotations

from starlette.routing import BaseRoute, Route

from onrecord.web.pages.article import article
from onrecord.web.pages.articles import articles
from onrecord.web.pages.overview import overview

ROUTES: tuple[BaseRoute, ...] = (
    Route("/", overview),
    Route("/articles", articles),
    Route("/article/{id}", article),
)
