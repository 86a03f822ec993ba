"""One entry of a feed, whichever kind of feed it is, into a report."""

from __future__ import annotations

from collections.abc import Iterator

from dronelog.intake.items import RECORD_LIMIT, Item, Note, Options, Source, clean
from dronelog.intake.records import language
from dronelog.intake.times import told
from dronelog.model import Report


def entry(
    source: Source,
    line: int | None,
    options: Options,
    *,
    title: str | None,
    text: str | None,
    html: str | None,
    url: str | None,
    published: str | None,
    edited: str | None,
    publisher: str | None,
    lang: str | None,
    id: str | None,
) -> Iterator[Item]:
    """The report: the headline, then the text (`text` as it is, else what `html` says). A time that cannot be read is
    left out and told: feeds are not written by those who add them.
    """
    if text is None and html:
        from dronelog.intake.markup import text_of

        text = text_of(html[:RECORD_LIMIT])
    whole = with_title(title, text or "")
    if not whole:
        yield source.reject("an entry without a text", line, url or id or "")
        return
    publisher = _one_line(publisher)
    moments: list[str | None] = []
    for moment in (published, edited):
        try:
            moments.append(told(moment, options, publisher) if moment else None)
        except ValueError as error:
            moments.append(None)
            yield Note(f"{source.origin}{f':{line}' if line else ''}: {clean(str(error))}")
    defaults = options.defaults
    yield Report(
        text=clean(whole[:RECORD_LIMIT]),
        published=moments[0] or defaults.published,
        publisher=publisher or defaults.publisher,
        url=_one_line(url),
        lang=fitting(language(lang), whole) or defaults.lang,
        title=_one_line(title),
        id=_one_line(id),
        edited=moments[1] if moments[1] != moments[0] else None,
        origin=source.origin,
        line=line,
    )


def with_title(title: str | None, text: str) -> str:
    """The text with its headline in front, unless it begins with it."""
    title, text = " ".join((title or "").split()), text.strip()
    if not title or " ".join(text[: len(title) * 2].split()).startswith(title):
        return text
    return f"{title}\n\n{text}" if text else title


def fitting(lang: str | None, text: str) -> str | None:
    """The language that a page claims, unless its letters say otherwise: templates often claim "en" for everything."""
    letters = [c for c in text[:4000] if c.isalpha()]
    cyrillic = sum(1 for c in letters if "\u0400" <= c <= "\u04ff")
    if lang is None or not letters or (cyrillic * 2 > len(letters)) == (lang == "en"):
        return None
    return lang


def _one_line(value: str | None) -> str | None:
    return clean(" ".join(value.split()))[:2000] or None if value else None
