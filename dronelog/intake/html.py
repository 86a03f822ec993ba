"""A page of a news site, saved from a browser: its article, with title, link, publisher and time of publication."""

from __future__ import annotations

from collections.abc import Iterator

from dronelog.intake.article import body_of, strong_body
from dronelog.intake.feeditem import fitting, with_title
from dronelog.intake.items import RECORD_LIMIT, Item, Note, Options, Source, clean
from dronelog.intake.markup import Node, TooManyElementsError, parse
from dronelog.intake.pagedata import PageData, page_data
from dronelog.intake.pages import PageError, page_text
from dronelog.intake.records import language
from dronelog.intake.times import told
from dronelog.model import Report

#: An article shorter than this is no article; what the page says of itself is then as good.
_SHORT = 60


def read(source: Source, options: Options) -> Iterator[Item]:
    """One report a page: the headline, then the article."""
    try:
        page = page_text(source)
    except PageError as error:
        yield source.reject(str(error))
        return
    yield from of_page(page, source, options)


def of_page(page: str, source: Source, options: Options) -> Iterator[Item]:
    """The report in a page that is decoded already."""
    try:
        root = parse(page)
    except TooManyElementsError as error:
        yield source.reject(str(error))
        return
    data = page_data(root, page)
    text, note = _article(root, page, data)
    if note:
        yield Note(f"{source.origin}: {note}")
    if not text:
        yield source.reject("no article in this page; copy its text into a .txt", None, source.head)
        return
    publisher = _word(data.publisher) or options.defaults.publisher or _host(data.url)
    published = None
    for moment in data.published:
        try:
            published = told(moment, options, publisher)
            break
        except ValueError:
            continue
    if published is None and data.published:
        yield Note(f"{source.origin}: {clean(data.published[0][:60])!r} is no time of publication")
    defaults = options.defaults
    text = with_title(data.title, text)
    yield Report(
        text=clean(text[:RECORD_LIMIT]),
        published=published or defaults.published,
        publisher=publisher,
        url=_word(data.url) or defaults.url,
        lang=fitting(language(data.lang), text) or defaults.lang,
        title=_word(data.title),
        origin=source.origin,
    )


def _article(root: Node, page: str, data: PageData) -> tuple[str, str | None]:
    """The article's text, and a note where it was found another way than by the page's own marks."""
    text = strong_body(root)
    if len(text) >= _SHORT:
        return text, None
    if len(data.body) >= _SHORT:
        return data.body, None
    text = _extracted(page)
    if text:
        return text, "the article was found by trafilatura"
    text = body_of(root)
    if len(text) >= _SHORT:
        return text, None
    if data.description:
        return data.description, "no article in this page; its description is used"
    return "", None


def _extracted(page: str) -> str:
    """What trafilatura makes of a page that marks no article; "" where it is not installed (``dronelog[html]``)."""
    import importlib

    try:
        extract = importlib.import_module("trafilatura").extract
    except ImportError:
        return ""
    try:
        return extract(page, include_comments=False, include_tables=False, favor_precision=True) or ""
    except Exception:  # another's fault in a strange page must not cost the page: our own rules come next
        return ""


def _host(url: str | None) -> str | None:
    """The site's name where the page does not tell who publishes it."""
    host = (url or "").partition("://")[2].partition("/")[0].rpartition("@")[2].partition(":")[0].lower()
    return _word(host.removeprefix("www."))


def _word(value: str | None) -> str | None:
    return clean(" ".join(value.split()))[:2000] or None if value else None
