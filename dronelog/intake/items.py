"""What every reader takes and gives: a `Source` and `Options` in, `Report`, `Reject`, `Note` and `OwnRow` out.

A reader is ``read(source, options) -> Iterator[Item]``. It calls nobody back and prints nothing: what cannot be used is
an item like any other, so that a reader can be tested by listing what it yields.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, BinaryIO

from dronelog.model import Report

if TYPE_CHECKING:
    from datetime import tzinfo

#: Bytes that one record (a line of JSONL, a text, a row, a post) may have. A long feature has some 50,000.
RECORD_LIMIT = 4 * 1024 * 1024
#: Characters of the unusable record that a `Reject` keeps.
RAW_LIMIT = 2000
#: Bytes looked at to recognise a format and an encoding.
HEAD = 65536

#: The fields of a report that a file can fill, and that a mapping (`--map text=Текст`) can name.
FIELDS = ("text", "published", "publisher", "url", "lang", "title", "id", "channel", "message", "edited")


@dataclass(frozen=True, slots=True)
class Reject:
    """What could not be used: where it stood, why, and how it begins (at most `RAW_LIMIT` characters)."""

    origin: str
    line: int | None
    reason: str
    raw: str


@dataclass(frozen=True, slots=True)
class Note:
    """A guess that was made, or something skipped, in one line for the reader."""

    text: str


@dataclass(frozen=True, slots=True)
class OwnRow:
    """An incident row that dronelog itself exported, come back. `fields` are its columns as they stood."""

    origin: str
    line: int | None
    fields: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Mapped:
    """A table whose columns the user named: its header, folded, and which column holds each field."""

    header: tuple[str, ...]
    mapping: Mapping[str, str]


Item = Report | Reject | Note | OwnRow | Mapped


@dataclass(frozen=True, slots=True)
class Defaults:
    """What stands in where a report does not say. `published` is ISO 8601; `zone` is a name such as Europe/Kyiv or an
    offset such as +03:00, and is given to times that have none. `url` is used only for a file that is one report.
    """

    published: str | None = None
    publisher: str | None = None
    url: str | None = None
    lang: str | None = None
    zone: str | None = None


@dataclass(frozen=True, slots=True)
class Options:
    """`Defaults`, checked, with the zone looked up; `mapping` names the column or key of each of our `FIELDS`.

    `profiles` are the mappings of tables that were named before, by their folded headers. `zone_of` tells the zone that
    a publisher's times are in; `zone` wins over it.
    """

    defaults: Defaults = Defaults()
    mapping: Mapping[str, str] = field(default_factory=dict)
    zone: tzinfo | None = None
    profiles: Mapping[tuple[str, ...], Mapping[str, str]] = field(default_factory=dict)
    zone_of: Callable[[str], tzinfo | None] | None = None

    def zone_by(self, publisher: str | None) -> tzinfo | None:
        """The zone for a report of this publisher: the one given, else the one known of it."""
        publisher = publisher or self.defaults.publisher
        return self.zone or (self.zone_of(publisher) if self.zone_of and publisher else None)


@dataclass(frozen=True, slots=True)
class Source:
    """One opened file. `head` is its beginning (up to `HEAD` bytes), which `stream` still holds.

    `name` is the file's own name, for its ending; `origin` is what the user is told.
    """

    origin: str
    name: str
    stream: BinaryIO
    head: bytes

    def reject(self, reason: str, line: int | None = None, raw: object = "") -> Reject:
        """A `Reject` of this file; `raw` is cut to `RAW_LIMIT` characters."""
        if isinstance(raw, bytes):
            raw = raw[: RAW_LIMIT * 4].decode("utf-8", "replace")
        elif isinstance(raw, list):  # a table's row
            raw = "\t".join(cell[:RAW_LIMIT] for cell in raw[:100])
        return Reject(self.origin, line, clean(reason), clean(str(raw)[:RAW_LIMIT]))


def clean(text: str) -> str:
    """The text without what no database or terminal can hold, one character for one, so that offsets stay."""
    if "\0" in text:
        text = text.replace("\0", "\ufffd")
    try:
        text.encode()
    except UnicodeEncodeError:  # lone surrogates
        text = "".join("\ufffd" if "\ud800" <= c <= "\udfff" else c for c in text)
    return text
