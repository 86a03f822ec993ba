"""Lines of a stream, in bounded memory whatever their length."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import BinaryIO, TextIO

from dronelog.intake.items import RECORD_LIMIT


def byte_lines(stream: BinaryIO, limit: int = RECORD_LIMIT) -> Iterator[tuple[bytes, bool]]:
    """Each line with its end, and whether it is whole; of a line over `limit` bytes, the first `limit` only."""
    readline = stream.readline
    while line := readline(limit):
        if len(line) < limit or line.endswith(b"\n"):
            yield line, True
            continue
        while (rest := readline(limit)) and not rest.endswith(b"\n"):
            pass
        yield line, False


def text_lines(stream: BinaryIO, codec: str, limit: int = RECORD_LIMIT) -> Iterator[tuple[str, bool]]:
    """The same for text in `codec`, with every kind of line end as a line feed. Bytes that are no text become lone
    surrogates (U+DC80 to U+DCFF), which `broken` finds.
    """
    errors = "replace" if codec.startswith(("utf-16", "utf-32")) else "surrogateescape"
    text: TextIO = io.TextIOWrapper(stream, codec, errors, newline=None)
    readline = text.readline
    while line := readline(limit):
        if len(line) < limit or line.endswith("\n"):
            yield line, True
            continue
        while (rest := readline(limit)) and not rest.endswith("\n"):
            pass
        yield line, False


def broken(text: str) -> bool:
    """Whether the text holds bytes that could not be decoded."""
    if text.isascii():
        return False
    try:
        text.encode()
    except UnicodeEncodeError:
        return True
    return False
