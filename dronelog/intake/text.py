"""Plain text: one report a file, or several, split by a line ``---``.

A report may begin with a header: lines ``published: …``, ``publisher: …``, ``url: …`` and so on, then a blank line.
The text is what follows, as it came, first line included.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from dronelog.intake.encodings import guess, told
from dronelog.intake.encodings import name as encoding_name
from dronelog.intake.items import FIELDS, RECORD_LIMIT, Item, Note, Options, Source, clean
from dronelog.intake.lines import broken, text_lines
from dronelog.intake.records import build
from dronelog.model import Report

#: What may stand in a header. The text itself may not.
HEADER = FIELDS[1:]
_HEADER_LINE = re.compile(r"([A-Za-z][A-Za-z_-]{1,20}):(?:[ \t]+(.*))?$")


def read(source: Source, options: Options) -> Iterator[Item]:
    """A report a block. `Defaults.url` goes to a file of one report only: two reports cannot share a link."""
    codec = guess(source.head)
    if codec is None:
        yield source.reject("not a text: it holds binary data", None, source.head[:200])
        return
    yield from told(source, codec)
    held: Report | None = None
    seen = 0
    inherited: dict[str, str] = {}
    for number, block, whole in blocks(text_lines(source.stream, codec)):
        if not whole:
            seen += 1
            yield source.reject(f"a text of over {RECORD_LIMIT:,} characters", number, block)
            continue
        if broken(block):
            seen += 1
            yield source.reject(f"bytes that are not {encoding_name(codec)}", number, block)
            continue
        header, text, offset = split_header(block)
        if header and not text and not seen and not inherited:
            inherited = header  # a page of Markdown with its fields between two lines of ---
            continue
        known = {key: value for key, value in header.items() if key in HEADER}
        for key in header.keys() - known.keys():
            where = f"{source.origin}:{number}"
            yield Note(f"{where}: the header's {clean(key)!r} is not known; known are {', '.join(HEADER)}")
        item = build({**inherited, **known, "text": clean(text)}, source, number + offset, options, block)
        inherited = {}
        seen += 1
        if not isinstance(item, Report):
            yield item
            continue
        if held is not None:
            yield held
        held = item
    if inherited:
        yield source.reject("a header without a text", 1, source.head[:200])
    if held is not None:
        if seen == 1 and held.url is None and options.defaults.url:
            import dataclasses

            held = dataclasses.replace(held, url=options.defaults.url)
        elif seen > 1 and options.defaults.url:
            yield Note(f"{source.origin}: {seen} reports in one file, so --url is given to none of them")
        yield held
    elif not seen and not inherited:
        yield source.reject("nothing but blank lines")


def blocks(lines: Iterable[tuple[str, bool]]) -> Iterator[tuple[int, str, bool]]:
    """The texts between the lines of ``---``: the number of the first line that is not blank, the text without blank
    lines around it, whether it is whole (one over `RECORD_LIMIT` characters is cut).
    """
    kept: list[str] = []
    size, start, whole = 0, 0, True
    for number, (line, line_whole) in enumerate(lines, 1):
        if number == 1:
            line = line.removeprefix("\ufeff")
        if line_whole and line.startswith("---") and line.strip() == "---":
            if kept:
                yield start, "".join(kept).strip("\n"), whole
            kept, size, whole = [], 0, True
            continue
        if not kept:
            if line.isspace():
                continue
            start = number
        if size + len(line) > RECORD_LIMIT or not line_whole:
            whole = False
            kept = kept or [line[:RECORD_LIMIT]]
            continue
        kept.append(line)
        size += len(line)
    if kept:
        yield start, "".join(kept).rstrip(), whole


def split_header(block: str) -> tuple[dict[str, str], str, int]:
    """The header's fields, the text after it, and how many lines were before the text. No header: ``({}, block, 0)``.

    It is a header only if its first key is one of ours and every line up to the first blank one is ``key: value``, so
    that a text which begins "Updated: …" stays whole.
    """
    fields: dict[str, str] = {}
    position = lines = 0
    while position < len(block):
        end = block.find("\n", position)
        end = len(block) if end < 0 else end
        line = block[position:end].strip()
        position, lines = end + 1, lines + 1
        if not line:
            if not fields:
                return {}, block, 0
            break
        match = _HEADER_LINE.match(line) if len(line) < 5000 else None
        if not match or (not fields and match[1].lower() not in HEADER):
            return {}, block, 0
        fields[match[1].lower()] = (match[2] or "").strip()
    rest = block[position:]
    text = rest.lstrip("\n")
    return fields, text, lines + len(rest) - len(text)
