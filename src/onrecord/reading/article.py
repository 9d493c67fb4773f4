"""From what a reader found to an article, or the reason why it is none."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.errors import InputError
from onrecord.reading.language import language_name, language_of
from onrecord.reading.lead import agency_of, day_of, headline_of
from onrecord.reading.options import Options
from onrecord.schema import Article

Found = Article | InputError
STANDARD_INPUT = "standard input"


@dataclass(frozen=True, slots=True)
class Draft:
    """A report as a reader found it; ``where`` names it in messages, ``source`` in the record."""

    where: str
    text: str
    title: str | None = None
    date: str | None = None
    publisher: str | None = None
    url: str | None = None
    source: str | None = None


def finish(draft: Draft, options: Options) -> Article:
    """The article that a draft makes; raises InputError when it makes none."""
    _check_text(draft, options)
    return Article.of(
        draft.text,
        title=draft.title or headline_of(draft.text),
        published=draft.date or day_of(draft.text),
        publisher=draft.publisher or agency_of(draft.text),
        url=draft.url,
        language=_checked_language(draft, options),
        source=draft.source,
    )


def undated(article: Article) -> str | None:
    """The line that warns of an article without a publication date; None when it has one."""
    if article.published:
        return None
    where = article.source or STANDARD_INPUT
    return f"{where}: no publication date, so dates stay empty; give it with --date YYYY-MM-DD"


def too_long(where: str, options: Options) -> InputError:
    """The error for a report above the limit."""
    problem = f"is longer than one report may be ({options.max_size:,} characters)"
    return InputError(where, problem, "split it into reports, or raise --max-size")


def _check_text(draft: Draft, options: Options) -> None:
    if "\0" in draft.text:
        raise InputError(draft.where, "holds NUL characters, so it is no text", "leave it out")
    if not draft.text.strip():
        raise InputError(draft.where, "holds no text", "leave it out, or give it its words")
    if len(draft.text) > options.max_size:
        raise too_long(draft.where, options)
    try:
        "".join(filter(None, (draft.text, draft.title, draft.publisher, draft.url))).encode()
    except UnicodeEncodeError:
        problem = "holds half of a character (a lone surrogate)"
        raise InputError(draft.where, problem, "write the file again as UTF-8") from None


def _checked_language(draft: Draft, options: Options) -> str | None:
    language = language_of(draft.text)
    if language in (None, "en") or options.any_language:
        return language
    problem = f"is in {language_name(language)}, and only English is coded"
    raise InputError(draft.where, problem, "leave it out, or pass --any-language")
