"""RSS (0.9 to 2.0) and Atom, streamed. XML without a DOCTYPE: entities that could blow up are refused, not expanded."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from dronelog.intake.feeditem import entry
from dronelog.intake.items import RECORD_LIMIT, Item, Options, Source
from dronelog.intake.xml import XmlError, XmlHandler, feed_xml

_ITEMS = frozenset({"item", "entry"})
#: An item's elements that we read, and what they are to us; the longest text of `html` wins.
_FIELDS = {
    "title": "title", "link": "url", "guid": "id", "id": "id", "pubDate": "published", "published": "published",
    "date": "published", "updated": "edited", "description": "html", "summary": "html", "content": "html",
    "encoded": "html", "full-text": "html", "fulltext": "html", "language": "lang",
}  # fmt: skip
_BLOCKS = frozenset({"p", "div", "br", "li", "tr", "h1", "h2", "h3", "h4", "blockquote"})
_MEDIA = "http://search.yahoo.com/mrss/"


@dataclass
class _Entry:
    line: int
    fields: dict[str, str] = field(default_factory=dict)


class _Feed(XmlHandler):
    """Collects one entry at a time; what is whole waits in `ready`."""

    def __init__(self) -> None:
        super().__init__()
        self.ready: list[_Entry] = []
        self.channel: dict[str, str] = {}
        self._entry: _Entry | None = None
        self._field: str | None = None
        self._depth = 0  # inside the field: XHTML of Atom
        self._parts: list[str] = []
        self._size = 0
        self._is_html = True

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if self._field is not None:
            self._depth += 1
            if name in _BLOCKS:
                self._parts.append("\n")
        elif name in _ITEMS:
            self._entry = _Entry(self.line())
        elif self.space != _MEDIA and name in _FIELDS:
            rel = attributes.get("rel", "alternate")
            if name == "link" and attributes.get("href") and rel == "alternate":
                self._keep("url", attributes["href"])
            elif self._parent() in ("item", "entry", "channel", "feed"):
                self._field, self._depth, self._parts = _FIELDS[name], 0, []
                self._size = 0
                self._is_html = attributes.get("type", "html") not in ("text", "xhtml")

    def end(self, name: str) -> None:
        if self._field is not None:
            if self._depth:
                self._depth -= 1
                if name in _BLOCKS:
                    self._parts.append("\n")
                return
            text = "".join(self._parts).strip()
            if self._field == "html" and not self._is_html:
                text = text.replace("&", "&amp;").replace("<", "&lt;").replace("\n", "<br>")
            self._keep(self._field, text)
            self._field = None
        elif name in _ITEMS and self._entry is not None:
            self.ready.append(self._entry)
            self._entry = None

    def text(self, text: str) -> None:
        if self._field is not None:
            self._parts.append(text)
            self._size += len(text)
            if self._size > RECORD_LIMIT:
                raise XmlError(f"an entry of over {RECORD_LIMIT:,} characters")

    def _keep(self, name: str, text: str) -> None:
        fields = self.channel if self._entry is None else self._entry.fields
        if text and (name not in fields or (name == "html" and len(text) > len(fields[name]))):
            fields[name] = text


def read(source: Source, options: Options) -> Iterator[Item]:
    """A report an entry: its headline, then the fuller of its texts. What precedes a fault in the XML is read."""
    feed = _Feed()
    seen = 0
    for problem in feed_xml(source.stream, feed):
        for each in feed.ready:
            seen += 1
            yield from _report(each, feed.channel, source, options)
        feed.ready.clear()
        if problem:
            yield source.reject(str(problem), feed.line(), "")
            return
    if not seen:
        yield source.reject("a feed without entries, or XML that is no feed", None, source.head)


def _report(each: _Entry, channel: dict[str, str], source: Source, options: Options) -> Iterator[Item]:
    from dronelog.intake.markup import TooManyElementsError, text_of

    get = each.fields.get
    link, guid = get("url"), get("id")
    if not link and guid and guid.startswith(("http://", "https://")):
        link = guid
    try:
        title = text_of(get("title", "")) or None
        yield from entry(
            source, each.line, options, title=title, text=None, html=get("html"), url=link, id=guid,
            published=get("published") or get("edited"), edited=get("edited"), publisher=channel.get("title"),
            lang=get("lang") or channel.get("lang"),
        )  # fmt: skip
    except TooManyElementsError as error:
        yield source.reject(str(error), each.line, link or "")
