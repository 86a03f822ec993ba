"""A record of named fields (a line of JSONL, a row, a header) into a report."""

from __future__ import annotations

from collections.abc import Mapping

from dronelog.intake.items import FIELDS, RECORD_LIMIT, Options, OwnRow, Reject, Source, clean
from dronelog.intake.times import from_unix, told
from dronelog.model import Report

#: Other names that the text goes by, tried in this order where there is no `text`.
_TEXT_KEYS = ("content", "body", "content_text", "full_text", "message_text", "description", "message", "текст")
_PUBLISHED_KEYS = ("date", "published_at", "datetime", "timestamp", "created_at", "time", "date_published")
_OWN = frozenset({"report_id", "region"})


def is_own_export(columns: Mapping[str, object] | frozenset[str] | set[str]) -> bool:
    """Whether these are the columns of incidents that dronelog itself exported (and not of reports)."""
    return columns.keys() >= _OWN if isinstance(columns, Mapping) else columns >= _OWN


def build(
    record: Mapping[str, object], source: Source, line: int | None, options: Options, raw: object
) -> Report | Reject | OwnRow:
    """The report that a record holds. Fields that we do not know are ignored; a record without a text, or with a time
    that cannot be read, is a `Reject`: a report whose "yesterday" hangs on a wrong day is worse than none.
    """
    if options.mapping:
        record = {**record, **{ours: record.get(theirs) for ours, theirs in options.mapping.items()}}
    text = record.get("text")
    if text.__class__ is not str:
        if "report_id" in record and is_own_export(record):
            return OwnRow(source.origin, line, record)
        text = _text(record)
    assert isinstance(text, str)
    if not text or text.isspace():
        return source.reject(_no_text(record, options), line, raw)
    if len(text) > RECORD_LIMIT:
        return source.reject(f"a text of {len(text):,} characters; the limit is {RECORD_LIMIT:,}", line, raw)
    defaults = options.defaults
    try:
        publisher = _word(record.get("publisher")) or defaults.publisher
        published = _time(_first(record, "published", _PUBLISHED_KEYS), options, publisher) or defaults.published
        edited = _time(record.get("edited"), options, publisher)
    except ValueError as error:
        return source.reject(str(error), line, raw)
    get = record.get
    return Report(
        text,
        published,
        publisher,
        _word(get("url")),
        language(get("lang")) or defaults.lang,
        _word(get("title")),
        _word(get("id")),
        _word(get("channel")),
        _message(get("message")),
        edited,
        source.origin,
        line,
    )


def clean_record(record: Mapping[str, object]) -> dict[str, object]:
    """The record with its strings cleaned (see `items.clean`), where the file could hold such characters."""
    return {key: clean(value) if isinstance(value, str) else value for key, value in record.items()}


def language(value: object) -> str | None:
    """``ru-RU`` → ru; None for a language that we do not read."""
    if not isinstance(value, str):
        return None
    code = value.strip().lower()[:2]
    return "uk" if code == "ua" else code if code in ("en", "ru", "uk") else None


def _first(record: Mapping[str, object], name: str, others: tuple[str, ...]) -> object:
    if name in record:
        return record[name]
    for key in others:
        if key in record:
            return record[key]
    return None


def _text(record: Mapping[str, object]) -> str:
    value = record.get("text")
    if isinstance(value, list):  # Telegram's pieces: strings, and objects with a `text` of their own
        pieces = (p.get("text") if isinstance(p, dict) else p for p in value)
        return "".join(p for p in pieces if isinstance(p, str))
    if value is None:
        for key in _TEXT_KEYS:
            value = record.get(key)
            if isinstance(value, str) and value.strip():
                return value
    return ""


def _no_text(record: Mapping[str, object], options: Options) -> str:
    if "text" in options.mapping and options.mapping["text"] not in record:
        return f"no {options.mapping['text']!r} to take the text from; it has {_names(record)}"
    if record.get("text") is not None:
        return "the text is empty" if isinstance(record["text"], (str, list)) else "the text is not a string"
    return f"no text: it has {_names(record)}; say which holds it with --map text=NAME"


def _names(record: Mapping[str, object]) -> str:
    names = [str(key)[:30] for key in record if key not in FIELDS or record[key] is not None]
    return ", ".join(names[:8]) + (" …" if len(names) > 8 else "") if names else "no fields"


def _time(value: object, options: Options, publisher: str | None) -> str | None:
    if isinstance(value, str):
        return told(value, options, publisher) if value else None
    if value is None or isinstance(value, bool):
        return None
    if isinstance(value, (int, float)):
        return from_unix(value, options.zone_by(publisher))
    raise ValueError("the time of publication is neither a string nor a number")


def _word(value: object) -> str | None:
    if value is None:
        return None
    if isinstance(value, str):
        return value.strip() or None
    return str(value) if isinstance(value, (int, float)) and not isinstance(value, bool) else None


def _message(value: object) -> str | None:
    """A message's number; where the key holds the text itself (Telethon), it is no number."""
    word = _word(value)
    return word if word and len(word) <= 40 else None
