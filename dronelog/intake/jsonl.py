"""JSONL (NDJSON): one report a line. The contract of ``dronelog parse``; the quickest way in."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import cast

from dronelog.intake.encodings import guess, name, told
from dronelog.intake.items import RECORD_LIMIT, Item, Options, Source
from dronelog.intake.lines import broken, byte_lines, text_lines
from dronelog.intake.records import build, clean_record

# Raw tabs and such inside strings are let through: many exporters write them, and nothing else could be meant.
_decode = json.JSONDecoder(strict=False).decode


def read(source: Source, options: Options) -> Iterator[Item]:
    """A report a line; blank lines are skipped; a line that is no object, or has no text, is a `Reject`."""
    codec = guess(source.head) or "utf-8"
    yield from told(source, codec)
    plain = codec in ("utf-8", "utf-8-sig")
    lines = cast(
        "Iterator[tuple[bytes | str, bool]]", byte_lines(source.stream) if plain else text_lines(source.stream, codec)
    )
    for number, (raw, whole) in enumerate(lines, 1):
        if not whole:
            yield source.reject(f"a line of over {RECORD_LIMIT:,} bytes", number, raw)
            continue
        if isinstance(raw, str) and broken(raw):
            yield source.reject(f"bytes that are not {name(codec)}", number, raw)
            continue
        try:
            line = str(raw, "utf-8") if isinstance(raw, bytes) else raw
            if number == 1:
                line = line.removeprefix("\ufeff")
            record = _decode(line)
        except UnicodeDecodeError:
            yield source.reject("not valid UTF-8", number, raw)
            continue
        except RecursionError:
            yield source.reject("JSON nested too deep", number, raw)
            continue
        except ValueError as error:
            if not raw.isspace():
                yield source.reject(f"not valid JSON: {_why(error)}", number, raw)
            continue
        if record.__class__ is not dict:
            yield source.reject("not a JSON object", number, raw)
            continue
        if "\\u" in line or "\0" in line:  # the only ways in for a NUL or a lone surrogate
            record = clean_record(record)
        yield build(record, source, number, options, raw)


def _why(error: ValueError) -> str:
    if not isinstance(error, json.JSONDecodeError):
        return str(error)
    return f"{error.msg.removesuffix(' starting at')} at column {error.colno}"
