"""Files in, reports out: whatever a newsroom has, one file a format, recognised by content.

::

    for report in read(["night.jsonl", "exports/"], on_reject=keep, on_note=tell):
        ...

Formats stream: a report is handed on as soon as it is read, and memory stays flat whatever the file's size.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import tzinfo
from typing import BinaryIO

from dronelog.intake.items import FIELDS, Defaults, Item, Mapped, Note, Options, OwnRow, Reject, Source
from dronelog.intake.opening import Meter, open_all, why
from dronelog.intake.records import is_own_export, language
from dronelog.model import Report
from dronelog.terms import InputError

__all__ = ["FIELDS", "FORMATS", "READERS", "Defaults", "Mapped", "OwnRow", "Reject", "is_own_export", "read"]

#: Each format's name (for `--from`) and what it is.
FORMATS: dict[str, str] = {
    "text": "plain text; several reports split by a line ---",
    "jsonl": "JSON Lines (NDJSON), one report a line",
    "json": "a JSON list of reports, one report, or a JSON Feed",
    "csv": "CSV or TSV, one report a row",
    "xlsx": "an Excel workbook, one report a row",
    "html": "a page of a news site, saved from a browser",
    "mhtml": "a page saved as a single file (.mhtml)",
    "feed": "RSS or Atom",
    "telegram": "Telegram Desktop export, result.json",
    "telegram-html": "Telegram Desktop export, messages.html",
    "telegram-web": "a saved page t.me/s/CHANNEL",
}

#: The module of this package whose ``read(source, options)`` reads the format; loaded when first needed.
READERS: dict[str, str] = {
    "text": "text", "jsonl": "jsonl", "json": "jsondoc", "csv": "table", "xlsx": "xlsx", "html": "html",
    "mhtml": "mhtml", "feed": "feed", "telegram": "jsondoc", "telegram-html": "telegram_web",
    "telegram-web": "telegram_web",
}  # fmt: skip

Reader = Callable[[Source, Options], Iterator[Item]]


def read(
    paths: Sequence[str],
    *,
    format: str | None = None,
    defaults: Defaults | None = None,
    mapping: Mapping[str, str] | None = None,
    on_reject: Callable[[Reject], None],
    on_note: Callable[[str], None],
    on_own: Callable[[OwnRow], None] | None = None,
    stdin: BinaryIO | None = None,
    progress: Callable[[int, int | None], None] | None = None,
    profiles: Mapping[tuple[str, ...], Mapping[str, str]] | None = None,
    on_mapped: Callable[[Mapped], None] | None = None,
    zone_of: Callable[[str], tzinfo | None] | None = None,
) -> Iterator[Report]:
    """The reports of the files, in the order of the paths (folders in the order of names), one at a time.

    `paths` may name files, folders, ``.gz``, ``.zip``, and "-" for `stdin`. `format` insists on one of `FORMATS`.
    `mapping` tells the column or key that holds a field: ``{"text": "Текст"}``. What cannot be used goes to `on_reject`
    and the rest goes on; guesses go to `on_note`, one line each. Incident rows that dronelog exported go to `on_own`;
    without it, such a file is one reject. `progress` is told bytes read and bytes in all (None where unknown).

    Of a table that is read by `mapping`, `on_mapped` gets the header with it; `profiles` are those of before: header →
    mapping. `zone_of` tells the zone of a publisher's times that have none (None: not known).

    Raises `InputError`, before anything is read, for a format, zone, date or mapping that makes no sense.
    """
    if format is not None and format not in READERS:
        raise InputError(f"{format!r} is no format; known are {', '.join(FORMATS)}")
    options = replace(_options(defaults or Defaults(), dict(mapping or {})), profiles=profiles or {}, zone_of=zone_of)
    return _read(paths, format, options, on_reject, on_note, on_own, on_mapped, stdin, progress)


def _options(defaults: Defaults, mapping: dict[str, str]) -> Options:
    from dronelog.intake.times import normalise, zone_named

    for ours in mapping:
        if ours not in FIELDS:
            raise InputError(f"--map {ours}: no such field; known are {', '.join(FIELDS)}")
    zone = zone_named(defaults.zone) if defaults.zone else None
    published = defaults.published
    if published:
        try:
            published = normalise(published, zone)
        except ValueError as error:
            raise InputError(str(error)) from None
    lang = defaults.lang
    if lang and language(lang) is None:
        raise InputError(f"{lang!r} is no language that is read; known are en, ru, uk")
    return Options(replace(defaults, published=published, lang=language(lang)), mapping, zone)


def _read(
    paths: Sequence[str],
    format: str | None,
    options: Options,
    on_reject: Callable[[Reject], None],
    on_note: Callable[[str], None],
    on_own: Callable[[OwnRow], None] | None,
    on_mapped: Callable[[Mapped], None] | None,
    stdin: BinaryIO | None,
    progress: Callable[[int, int | None], None] | None,
) -> Iterator[Report]:
    own_told: str | None = None
    for opened in _guarded(open_all(paths, stdin, Meter(progress)), "-"):
        if isinstance(opened, Reject):
            on_reject(opened)
        elif isinstance(opened, Note):
            on_note(opened.text)
        if not isinstance(opened, Source):
            continue
        for item in _guarded(_reader(opened, format, options), opened.origin):
            if item.__class__ is Report:
                yield item
            elif isinstance(item, Reject):
                on_reject(item)
            elif isinstance(item, Note):
                on_note(item.text)
            elif isinstance(item, Mapped):
                if on_mapped is not None:
                    on_mapped(item)
            elif isinstance(item, OwnRow):
                if on_own is not None:
                    on_own(item)
                elif own_told != item.origin:
                    own_told = item.origin
                    on_reject(opened.reject("incidents that dronelog exported, not reports", item.line))


def _reader(source: Source, format: str | None, options: Options) -> Iterator[Item]:
    import importlib

    if format is None:
        from dronelog.intake.recognise import recognise

        format, reason = recognise(source, options)
        if format is None:
            return iter([source.reject(reason, None, source.head[:200])])
    reader: Reader = importlib.import_module(f"dronelog.intake.{READERS[format]}").read
    return reader(source, options)


def _guarded(items: Iterator[Item | Source], origin: str) -> Iterator[Item | Source]:
    """The items; whatever goes wrong while one is made ends this file with a `Reject`, not the whole intake.

    Only the making is guarded: what the caller does with an item stays the caller's affair.
    """
    while True:
        try:
            item = next(items)
        except StopIteration:
            return
        except Exception as error:  # the promise of `read`: nothing from outside breaks it
            yield Reject(origin, None, why(error), "")
            return
        yield item
