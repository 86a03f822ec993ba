"""Messages of a Telegram Desktop export (result.json).

The chat's number and the message's number are its identity. A forwarded post speaks for whom it was forwarded from.
Times are Unix time; they are told in the zone given or known of the publisher, else in the one that the exporting
computer was in.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta, timezone

from dronelog.intake.items import RECORD_LIMIT, Options, Reject, Source, clean
from dronelog.intake.times import from_unix, told
from dronelog.model import Report

_GROUPS = frozenset({"private_group", "private_supergroup", "public_supergroup"})


def is_message(record: Mapping[str, object]) -> bool:
    """Whether the record is a message as Telegram Desktop writes it."""
    return record.get("type") in ("message", "service", "unsupported") and "date" in record and "id" in record


def report(
    record: Mapping[str, object], chat: Mapping[str, object], source: Source, line: int, options: Options, raw: str
) -> Report | Reject | str:
    """The report in a message, or what kind of message it is that holds none (for counting)."""
    if record.get("type") != "message":
        return "service messages"
    text = plain(record.get("text"))
    if not text.strip():
        return "posts without a text"
    if len(text) > RECORD_LIMIT:
        return source.reject(f"a text of over {RECORD_LIMIT:,} characters", line, raw)
    name = _word(chat.get("name"))
    author = _word(record.get("from")) if chat.get("type") in _GROUPS or name is None else name
    publisher = _word(record.get("forwarded_from")) or author or options.defaults.publisher
    try:
        published = _time(record, "date", options, publisher)
        edited = _time(record, "edited", options, publisher)
    except ValueError as error:
        return source.reject(str(error), line, raw)
    return Report(
        text=text,
        published=published or options.defaults.published,
        publisher=publisher,
        lang=options.defaults.lang,
        channel=_word(chat.get("id")) or name,
        message=_word(record.get("id")),
        edited=edited,
        origin=source.origin,
        line=line,
    )


def plain(text: object) -> str:
    """A message's text: a string, or a list of strings and of objects (bold, links …) with a `text` each."""
    if isinstance(text, str):
        return text
    if not isinstance(text, list):
        return ""
    pieces = (piece.get("text") if isinstance(piece, dict) else piece for piece in text)
    return clean("".join(piece for piece in pieces if isinstance(piece, str)))


def _time(record: Mapping[str, object], key: str, options: Options, publisher: str | None) -> str | None:
    local, unix = record.get(key), record.get(f"{key}_unixtime")
    if isinstance(unix, (int, str)) and str(unix).isdecimal() and len(str(unix)) < 14:
        if (zone := options.zone_by(publisher)) is not None:
            return from_unix(int(unix), zone)
        return from_unix(int(unix), _computers_zone(local, int(unix)))
    if not isinstance(local, str) or not local or local.startswith("1970-"):  # how "never edited" used to be written
        return None
    return told(local, options, publisher)


def _computers_zone(local: object, unix: int) -> timezone:
    """The offset of the computer that made the export: its clock time against Unix time."""
    try:
        there = datetime.fromisoformat(str(local)).replace(tzinfo=UTC)
        minutes = round((there - datetime.fromtimestamp(unix, UTC)).total_seconds() / 60)
    except (ValueError, OverflowError, OSError):
        return UTC
    return timezone(timedelta(minutes=minutes)) if minutes % 15 == 0 and abs(minutes) <= 14 * 60 else UTC


def _word(value: object) -> str | None:
    if isinstance(value, str):
        return " ".join(value.split())[:500] or None
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else None
