"""A JSON document of any size, walked value by value in bounded memory.

The caller steps through objects and lists itself and takes the records whole; what is no record is skipped without
being built. Only `value` builds anything, and never from more than `RECORD_LIMIT` characters.
"""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator
from typing import BinaryIO

from dronelog.intake.items import RECORD_LIMIT

_CHUNK = 256 * 1024
_DECODER = json.JSONDecoder(strict=False)
_SPACE = re.compile(r"[ \t\r\n\ufeff]*")
_BRACKETS = re.compile(r'[\[{]++|[\]}]++|"')
_IN_STRING = re.compile(r'[^"\\]*+(?:\\.[^"\\]*+)*+', re.DOTALL)
_SCALAR = re.compile(r"[^,\]}\s]*")


class BadValueError(ValueError):
    """One value that cannot be used; what follows may still be."""


class BadDocumentError(ValueError):
    """The document ends or breaks where it should go on; nothing after can be trusted."""


class JsonStream:
    """A cursor in a JSON document. `line` is the line it stands on, from 1."""

    def __init__(self, stream: BinaryIO, codec: str) -> None:
        errors = "replace" if codec.startswith(("utf-16", "utf-32")) else "surrogateescape"
        self._read = io.TextIOWrapper(stream, codec, errors, newline="").read
        self._text, self._at, self._ended = "", 0, False
        self.line = 1

    def peek(self) -> str:
        """The next character that is no space; "" at the end."""
        while True:
            end = _SPACE.match(self._text, self._at).end()  # type: ignore[union-attr]
            self._pass(end)
            if end < len(self._text):
                return self._text[end]
            if not self._more():
                return ""

    def members(self) -> Iterator[str]:
        """The keys of the object here; the caller takes or skips the value after each."""
        self._take("{")
        if self.peek() == "}":
            self._take("}")
            return
        while True:
            if self.peek() != '"':
                raise self._broken("a key")
            key = self.value()[0]
            self._take(":")
            yield str(key)
            if self.peek() == "}":
                self._take("}")
                return
            self._take(",")

    def elements(self) -> Iterator[None]:
        """Once for each element of the list here; the caller takes or skips it."""
        self._take("[")
        if self.peek() == "]":
            self._take("]")
            return
        while True:
            yield
            if self.peek() == "]":
                self._take("]")
                return
            self._take(",")

    def value(self) -> tuple[object, str]:
        """The value here, and how it was written. Raises `BadValueError`, with the cursor still before it."""
        self.peek()
        while True:
            problem: str | None = None
            try:
                found, end = _DECODER.raw_decode(self._text, self._at)
                if end < len(self._text) or self._ended:
                    raw = self._text[self._at : end]
                    if len(raw) > RECORD_LIMIT:
                        break
                    self._pass(end)
                    return found, raw
            except RecursionError:
                raise BadValueError("JSON nested too deep") from None
            except json.JSONDecodeError as error:
                # Cut off by the end of what is read so far, or wrong whatever follows?
                if self._ended or (error.pos < len(self._text) - 16 and not error.msg.startswith("Unterminated")):
                    problem = f"not valid JSON: {error.msg}"
            except ValueError as error:  # an integer of thousands of digits
                problem = f"not valid JSON: {error}"
            if problem:
                raise BadValueError(problem)
            if len(self._text) - self._at > RECORD_LIMIT:
                break
            self._more(max(_CHUNK, len(self._text) - self._at))
        raise BadValueError(f"a record of over {RECORD_LIMIT:,} characters")

    def around(self) -> str:
        """The text from the cursor on, for a message."""
        return self._text[self._at : self._at + 2000]

    def skip(self) -> None:
        """Passes the value here, however long or deep, by its brackets and quotes alone."""
        first = self.peek()
        if first not in ("{", "[", '"'):
            self._skip_while(_SCALAR)
            return
        depth, in_string = 0, False
        while True:
            if in_string:
                self._pass(_IN_STRING.match(self._text, self._at).end())  # type: ignore[union-attr]
                match = _BRACKETS.match(self._text, self._at)
            else:
                match = _BRACKETS.search(self._text, self._at)
            if not match:
                # What is left is passed, but for a backslash, which belongs to the next character.
                self._pass(len(self._text) - in_string * self._text.endswith("\\", self._at))
                if not self._more():
                    raise self._broken("the end of a value")
                continue
            signs = match[0]
            end = match.end()
            if signs == '"':
                in_string = not in_string
            elif signs[0] in "{[":
                depth += len(signs)
            else:
                end = match.start() + min(len(signs), depth)
                depth -= min(len(signs), depth)
            self._pass(end)
            if depth == 0 and not in_string:
                return

    def _skip_while(self, pattern: re.Pattern[str]) -> None:
        began = self.line, self._at
        while True:
            end = pattern.match(self._text, self._at).end()  # type: ignore[union-attr]
            moved = end > self._at
            self._pass(end)
            if end < len(self._text) or not self._more():
                break
        if not moved and (self.line, self._at) == began:
            raise self._broken("a value")

    def _take(self, sign: str) -> None:
        if self.peek() != sign:
            raise self._broken(repr(sign))
        self._at += 1

    def _broken(self, wanted: str) -> BadDocumentError:
        here = self._text[self._at : self._at + 1]
        if here:
            return BadDocumentError(f"not valid JSON: {wanted} should stand here")
        return BadDocumentError(f"the file ends before {wanted}")

    def _pass(self, end: int) -> None:
        if end > self._at:
            self.line += self._text.count("\n", self._at, end)
            self._at = end

    def _more(self, size: int = _CHUNK) -> bool:
        """Reads on; what the cursor has passed is forgotten."""
        chunk = "" if self._ended else self._read(size)
        if not chunk:
            self._ended = True
            return False
        self._text = self._text[self._at :] + chunk
        self._at = 0
        return True
