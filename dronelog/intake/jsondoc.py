"""JSON documents: a list of reports, one report, a JSON Feed, a Telegram Desktop export, at any size.

Lists are known by the name they stand under (`messages`, `items`, `reports` …) or by being the whole document; each of
their elements is read by what it looks like.
"""

from __future__ import annotations

from collections.abc import Iterator

from dronelog.intake import telegram
from dronelog.intake.encodings import guess, told
from dronelog.intake.feeditem import entry
from dronelog.intake.items import Item, Note, Options, Source, clean
from dronelog.intake.jsonstream import BadDocumentError, BadValueError, JsonStream
from dronelog.intake.lines import broken
from dronelog.intake.recognise import HOLDERS, LISTS
from dronelog.intake.records import build, clean_record

_MAX_DEPTH = 8

Scope = dict[str, object]


def read(source: Source, options: Options) -> Iterator[Item]:
    """The reports of a document, or of several one after the other. A bad record is a `Reject`, and the next is read;
    where the document itself breaks off, what came before has been read and the rest is one `Reject`.
    """
    codec = guess(source.head) or "utf-8"
    yield from told(source, codec)
    stream = JsonStream(source.stream, codec)
    reader = _Reader(source, options, stream)
    try:
        while first := stream.peek():
            if first == "[":
                yield from reader.records({})
            elif first == "{":
                yield from reader.inside({}, 0)
            else:
                raise BadDocumentError("not valid JSON: a list or an object should stand here")
    except (BadDocumentError, BadValueError) as error:
        reader.told = True
        yield source.reject(str(error), stream.line, stream.around())
    if reader.passed:
        kinds = ", ".join(f"{kind} ({count})" for kind, count in sorted(reader.passed.items()))
        yield Note(f"{source.origin}: skipped {kinds}")
    if not reader.records_seen and not reader.told:
        yield source.reject("no reports in this JSON; they are looked for in lists and under `text`", None, source.head)


class _Reader:
    def __init__(self, source: Source, options: Options, stream: JsonStream) -> None:
        self.source, self.options, self.stream = source, options, stream
        self.records_seen = 0
        self.told = False
        self.passed: dict[str, int] = {}

    def inside(self, scope: Scope, depth: int) -> Iterator[Item]:
        """An object: its lists of records are read with what stood before them as their scope; an object without such
        a list is a record itself.
        """
        stream = self.stream
        line, lists = stream.line, 0
        for key in stream.members():
            first = stream.peek()
            if first == "[" and key in LISTS:
                lists += 1
                yield from self.records(scope)
            elif first in "[{" and first and key in HOLDERS and depth < _MAX_DEPTH:
                lists += 1
                if first == "{":
                    yield from self.inside({}, depth + 1)
                    continue
                for _ in stream.elements():
                    if stream.peek() == "{":
                        yield from self.inside({}, depth + 1)
                    else:
                        stream.skip()
            else:
                try:
                    value = stream.value()[0]  # a broken byte in a chat's name must not cost its messages
                    scope[key] = clean(value) if isinstance(value, str) else value
                except BadValueError as error:
                    yield from self._passed_over(error)
        if not lists and ("text" in scope or depth == 0) and scope:
            self.records_seen += 1
            yield build(clean_record(scope), self.source, line, self.options, str(scope)[:2000])

    def records(self, scope: Scope) -> Iterator[Item]:
        """A list of records."""
        stream = self.stream
        for _ in stream.elements():
            stream.peek()
            line = stream.line
            try:
                record, raw = stream.value()
            except BadValueError as error:
                yield from self._passed_over(error)
                continue
            self.records_seen += 1
            if not isinstance(record, dict):
                yield self.source.reject("not a JSON object", line, raw)
            elif broken(raw):
                yield self.source.reject("bytes that are not UTF-8", line, raw)
            else:
                if "\\u" in raw or "\0" in raw:
                    record = clean_record(record)
                yield from self._one(record, scope, line, raw)

    def _one(self, record: Scope, scope: Scope, line: int, raw: str) -> Iterator[Item]:
        if telegram.is_message(record):
            item = telegram.report(record, scope, self.source, line, self.options, raw)
            if isinstance(item, str):
                self.passed[item] = self.passed.get(item, 0) + 1
            else:
                yield item
        elif "content_html" in record or "content_text" in record:
            yield from _feed_item(record, scope, self.source, line, self.options)
        else:
            yield build(record, self.source, line, self.options, raw)

    def _passed_over(self, error: BadValueError) -> Iterator[Item]:
        self.told = True
        yield self.source.reject(str(error), self.stream.line, self.stream.around())
        self.stream.skip()


def _feed_item(record: Scope, scope: Scope, source: Source, line: int, options: Options) -> Iterator[Item]:
    def word(key: str, within: Scope = record) -> str | None:
        value = within.get(key)
        return value if isinstance(value, str) and value.strip() else None

    return entry(
        source, line, options,
        title=word("title"), text=word("content_text"), html=word("content_html") or word("summary"),
        url=word("url") or word("external_url"), published=word("date_published"), edited=word("date_modified"),
        publisher=word("title", scope), lang=word("language") or word("language", scope), id=word("id"),
    )  # fmt: skip
