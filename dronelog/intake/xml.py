"""XML from strangers, read with expat in bounded memory: no DOCTYPE, so no entities but the five; no deep nesting."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO
from xml.parsers import expat

from dronelog.intake.items import RECORD_LIMIT

_CHUNK = 64 * 1024
_MAX_DEPTH = 200


class XmlError(ValueError):
    """XML that is broken, or that we refuse to read."""


class XmlHandler:
    """What `feed_xml` calls. `line` tells where in the file it stands."""

    def __init__(self) -> None:
        self.parser: expat.XMLParserType | None = None
        self.space = ""
        self._path: list[str] = []

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins; `space` is its namespace, "" for none."""

    def end(self, name: str) -> None:
        """An element ends."""

    def text(self, text: str) -> None:
        """A piece of text."""

    def line(self) -> int:
        """The line that is being read, from 1."""
        return self.parser.CurrentLineNumber if self.parser else 1

    def _parent(self) -> str:
        return self._path[-2] if len(self._path) > 1 else ""


def feed_xml(stream: BinaryIO, handler: XmlHandler) -> Iterator[XmlError | None]:
    """Reads the stream piece by piece; yields None after each, and the error that ends it where there is one.

    One tag, with its attributes, may have up to `RECORD_LIMIT` bytes.
    """
    parser = expat.ParserCreate(namespace_separator=" ")
    handler.parser = parser
    path = handler._path
    parser.buffer_text = True

    def start(name: str, attributes: dict[str, str]) -> None:
        handler.space, _, local = name.rpartition(" ")
        path.append(local)
        if len(path) > _MAX_DEPTH:
            raise XmlError("XML nested too deep")
        handler.start(local, attributes)

    def end(name: str) -> None:
        handler.end(name.rpartition(" ")[2])
        path.pop()

    def refuse(*_: object) -> None:
        raise XmlError("XML with a DOCTYPE; remove it if you trust the file")

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = handler.text
    parser.StartDoctypeDeclHandler = refuse
    parser.EntityDeclHandler = refuse
    fed, blank = 0, True
    try:
        while piece := stream.read(_CHUNK):
            if blank:  # a declaration may have no blank line before it, but saved feeds do
                piece = piece.lstrip(b" \t\r\n")
                blank = not piece
            fed += len(piece)
            parser.Parse(piece, False)
            if fed - parser.CurrentByteIndex > RECORD_LIMIT:
                raise XmlError(f"one tag of over {RECORD_LIMIT:,} bytes")
            yield None
        parser.Parse(b"", True)
        yield None
    except XmlError as error:
        yield error
    except expat.ExpatError as error:
        yield XmlError(f"not valid XML: {expat.ErrorString(error.code)}")
    except (LookupError, ValueError) as error:  # an encoding that nobody knows
        yield XmlError(f"not valid XML: {error}")
