"""Archives of many files, near or far: cut into blocks that workers read alone (fsspec: an extra, `dronelog[dask]`).

A block is a whole file, or a range of one where the format allows: JSON Lines that are not packed (cut between lines)
and Parquet (its row groups). What a block yields depends on the file alone, never on how it was cut: a record of JSON
Lines is placed by the byte at which it begins, because a block does not know how many lines come before it.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, BinaryIO, cast

from dronelog.intake import FORMATS, READERS, _options, _reader
from dronelog.intake.encodings import guess
from dronelog.intake.items import (
    HEAD,
    RECORD_LIMIT,
    Defaults,
    Item,
    Mapped,
    Note,
    Options,
    OwnRow,
    Reject,
    Source,
    clean,
)
from dronelog.intake.opening import Raw, opened, why
from dronelog.model import Report
from dronelog.terms import InputError

#: Endings that say JSON Lines before a file is opened; others are recognised by content, by the worker.
LINES = (".jsonl", ".ndjson")
_PACKED = (b"\x1f\x8b", b"PK\x03\x04", b"PK\x05\x06")
_BUFFER = 1024 * 1024
#: Packages whose errors tell of the way to a file.
_DRIVERS = frozenset({"botocore", "aiobotocore", "aiohttp", "s3fs", "gcsfs", "adlfs", "azure", "google", "fsspec",
                      "paramiko", "requests", "urllib3"})  # fmt: skip

#: An item, and the byte of the unpacked file at which its record begins (None where that is not known).
Placed = tuple[Item, int | None]


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of the input. `url` is for fsspec, `origin` what people are told; `stamp` changes when the file does.

    `start` and `end` are bytes of a file of JSON Lines, row groups of a Parquet file (then `row` is the number of rows
    before them), or (0, None) for a whole file. `bytes` is about how much of the file it is.
    """

    url: str
    origin: str
    size: int | None
    stamp: str
    start: int = 0
    end: int | None = None
    row: int = 0
    parquet: bool = False

    @property
    def id(self) -> str:
        """A name of 16 letters and digits, the same for the same piece of the same version of the file."""
        told = "\n".join(map(str, (self.url, self.size, self.stamp, self.start, self.end)))
        return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:16]

    @property
    def bytes(self) -> int:
        """Bytes of the file that fall to this block, for progress."""
        if self.end is not None and not self.parquet:
            return self.end - self.start
        return self.size or 0


def needs(package: str) -> Any:
    """The package, or an `InputError` that names the extra. Its import is slow: only when it is used."""
    import importlib

    try:
        return importlib.import_module(package)
    except ImportError:
        raise InputError(f"this needs {package.partition('.')[0]}: pip install 'dronelog[dask]'") from None


def checked(format: str | None, defaults: Defaults, mapping: Mapping[str, str]) -> Options:
    """The options of all blocks; raises `InputError` for what makes no sense, before anything is read."""
    if format is not None and format not in READERS and format != "parquet":
        raise InputError(f"{format!r} is no format; known are {', '.join(FORMATS)}, parquet")
    return _options(defaults, dict(mapping))


def read_block(block: Block, format: str | None, options: Options) -> Iterator[Placed]:
    """What a block holds, in order. What is wrong with the file itself is a `Reject`, and ends it.

    Raises OSError where the file cannot be reached now (a network that fails): another try may succeed.
    """
    fsspec = needs("fsspec")
    try:
        raw = fsspec.open(block.url, "rb").open()
    except (FileNotFoundError, PermissionError, IsADirectoryError) as error:
        yield Reject(block.origin, None, why(error), ""), None
        return
    except ImportError as error:
        raise InputError(str(error), origin=block.origin) from None
    with raw:
        if block.parquet:
            from dronelog.intake.parquet import read_groups

            found: Iterator[Placed] = ((item, None) for item in read_groups(block, raw, options))
        elif block.end is not None:
            found = _lines(block, raw, format, options)
        else:
            found = _whole(block, raw, format, options)
        yield from _guarded(found, block.origin)


def _guarded(items: Iterator[Placed], origin: str) -> Iterator[Placed]:
    while True:
        try:
            item, offset = next(items)
        except StopIteration:
            return
        except InputError:
            raise
        except Exception as error:
            if _of_the_way(error):
                raise OSError(f"{origin}: {error}") from error
            yield Reject(origin, None, why(error), ""), None
            return
        if isinstance(item, Mapped):
            continue
        if isinstance(item, OwnRow):
            item = Reject(item.origin, item.line, "incidents that dronelog exported, not reports", "")
        yield item, offset


def _of_the_way(error: Exception) -> bool:
    """Whether the way to a file failed, and not the file: such an error may be gone at the next try."""
    if isinstance(error, OSError):
        damaged = type(error).__name__ in ("BadGzipFile", "BadZipFile") or (type(error) is OSError and not error.errno)
        return not damaged
    return type(error).__module__.partition(".")[0] in _DRIVERS


def _whole(block: Block, raw: BinaryIO, format: str | None, options: Options) -> Iterator[Placed]:
    for source in _opened(block, raw):
        if isinstance(source, Source):
            for item in _reader(source, format, options):
                yield item, None
        else:
            yield source, None


def _opened(block: Block, raw: BinaryIO) -> Iterator[Source | Reject | Note]:
    name = block.url.rpartition("/")[2]
    packing = needs("fsspec.utils").infer_compression(name)
    if packing in (None, "gzip", "zip"):  # those are told from the content
        yield from opened(block.origin, name, raw, None)
        return
    unpack = needs("fsspec.compression").compr.get(packing)
    if unpack is None:
        yield Reject(block.origin, None, f"packed by {packing}, which needs a package that is not installed", "")
        return
    inner = Raw(cast(Any, unpack(raw, mode="rb")), packed=lambda: block.size or 0)
    yield from opened(block.origin, name.rpartition(".")[0], inner, None, within="gz")


class _Range:
    """The lines of a file that begin in [start, end): what `jsonl.read` asks of a stream, and where a line began."""

    def __init__(self, raw: BinaryIO, start: int, end: int) -> None:
        if start:
            raw.seek(start - 1)
        self._stream = io.BufferedReader(cast(Any, raw), _BUFFER)
        self._end, self._at = end, max(0, start - 1)
        self.began, self._fresh = self._at, True
        if start:  # the line that began before is the neighbour's; one that ends just before `start` is skipped whole
            self._end = 2**63
            while (line := self.readline(RECORD_LIMIT)) and not line.endswith(b"\n"):
                pass
            self._end = end

    def readline(self, limit: int = -1) -> bytes:
        """A line, or the next piece of one that is longer than `limit`; nothing once a line begins at the end."""
        if self._fresh:
            if self._at >= self._end:
                return b""
            self.began = self._at
        line = self._stream.readline(limit)
        self._at += len(line)
        self._fresh = line.endswith(b"\n")
        return line


def _lines(block: Block, raw: BinaryIO, format: str | None, options: Options) -> Iterator[Placed]:
    from dronelog.intake import jsonl

    head = raw.read(HEAD)
    codec = guess(head) or "utf-8"
    if head.startswith(_PACKED) or codec not in ("utf-8", "utf-8-sig"):
        # packed after all, or letters of two bytes: no place to cut at, so the first block reads the whole
        if block.start == 0:
            raw.seek(0)
            yield from _whole(block, raw, format, options)
        return
    raw.seek(0)
    name = block.url.rpartition("/")[2]
    lines = _Range(raw, block.start, block.end or 0)
    source = Source(block.origin, name, cast(BinaryIO, lines), head)
    for item in jsonl.read(source, options):
        if isinstance(item, Note):
            yield item, None
        else:
            yield unnumbered(item), lines.began


def unnumbered(item: Item) -> Item:
    """The item without its line, which would count from the beginning of the block."""
    from dataclasses import replace

    return replace(item, line=None) if isinstance(item, (Report, Reject, OwnRow)) else item


def told(path: str) -> str:
    """A path for people and for the `origin` column."""
    return clean(path)
