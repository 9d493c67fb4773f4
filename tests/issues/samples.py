"""Made-up readings: states that take stands, and sentences that tell of a draft."""

from __future__ import annotations

from onrecord.schema import Article, Identity, MadeBy, Position, Reading, Span, line_id

MADE_BY = MadeBy("positions", "made up", 0.9)


def reading(day: str, stands: list[tuple[str, str, str]], text: str = "", **position: str) -> Reading:
    """A report of a day: (code, stance, issue) each in a sentence of its own, then any other sentences."""
    said = [f"{code} takes a stand on {issue}." for code, _, issue in stands] + ([text] if text else [])
    article = Article.of(" ".join(said), published=day, publisher="AP", source=f"{day}-{len(said)}.txt")
    spans, start = [], 0
    for sentence in said:
        spans.append(Span(start, start + len(sentence)))
        start += len(sentence) + 1
    positions = tuple(_position(article, spans[n], *stand, **position) for n, stand in enumerate(stands))
    return Reading(article, tuple(spans), positions=positions)


def _position(
    article: Article, span: Span, code: str, stance: str, issue: str, sector: str = "GOV", person: str | None = None
) -> Position:
    actor = Identity(None if person else code, code, code, sector)
    id = line_id(article, "position", span)
    return Position(id, actor, person, issue, stance, None, article.published, (span,), MADE_BY)  # type: ignore[arg-type]


def position(day: str, stance: str, code: str = "RUS", sector: str = "GOV", person: str | None = None) -> dict:
    """A position as a record gives it, as far as shifts look at it."""
    article = {"id": f"a{day}", "published": day}
    actor = {"code": code, "sector": sector, "name": None if person else code}
    return {"id": f"{day}{stance}{code}{person}", "actor": actor, "person": person, "issue": "the war",
            "stance": stance, "on_issue": stance, "date": day, "condition": None, "article": article}  # fmt: skip
