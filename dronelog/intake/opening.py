"""From paths to opened files: stdin, folders, ``.gz`` and ``.zip``, with limits against bombs.

Nothing is ever written, so the names inside an archive can do no harm; they are only told.
"""

from __future__ import annotations

import io
import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import IO, BinaryIO, cast

from dronelog.intake.items import HEAD, Note, Reject, Source, clean

#: A packed file may grow this many times, once past `FREE_GROWTH` bytes. Text grows 4 to 20 times; a bomb 1,000.
MAX_GROWTH = 200
FREE_GROWTH = 64 * 1024 * 1024
#: Bytes that the list of an archive's members may have (some 200,000 of them).
MAX_DIRECTORY = 16 * 1024 * 1024
#: An archive that cannot be read where it stands (from stdin, or packed itself) is kept aside up to this size.
MAX_ASIDE = 1024 * 1024 * 1024
_BUFFER = 256 * 1024

#: What lies beside saved pages and exports and is never a report. Skipped, and told as a number, inside folders only.
SCENERY = frozenset({
    ".css", ".js", ".mjs", ".map", ".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg", ".ico", ".bmp", ".avif", ".heic",
    ".woff", ".woff2", ".ttf", ".otf", ".eot", ".mp3", ".ogg", ".oga", ".opus", ".m4a", ".wav", ".mp4", ".webm", ".mov",
    ".avi", ".mkv", ".tgs", ".pdf", ".doc", ".docx", ".db", ".sqlite", ".exe", ".py", ".pyc", ".md5", ".sig",
})  # fmt: skip


#: What bytes come from: a file, a pipe, or one of our own streams.
Readable = IO[bytes] | io.BufferedIOBase | io.RawIOBase


class TooBigError(ValueError):
    """A packed file that grows beyond reason."""


class Meter:
    """Bytes read so far of all there are (None where that is unknown), told as they pass."""

    def __init__(self, tell: Callable[[int, int | None], None] | None) -> None:
        self.done, self.total, self._tell = 0, cast("int | None", 0), tell

    def add(self, count: int) -> None:
        self.done += count
        if self.total is not None:
            self.done = min(self.done, self.total)
        if self._tell:
            self._tell(self.done, self.total)


class Raw(io.RawIOBase):
    """A stream that counts what passes, can look ahead once, and stops a packed file that grows too far."""

    def __init__(self, inner: Readable, meter: Meter | None = None, packed: Callable[[], int] | None = None) -> None:
        self._inner, self._meter, self._packed = inner, meter, packed
        self._read = getattr(inner, "read1", inner.read)
        self._ahead = b""
        self._grown = 0

    def look(self, size: int) -> bytes:
        """The first `size` bytes (fewer at the end), which will be read again."""
        parts, have = [], 0
        while have < size and (part := self._fetch(size - have)):
            parts.append(part)
            have += len(part)
        self._ahead = b"".join(parts)
        return self._ahead

    def count(self, size: int) -> None:
        """Tells of bytes that were read past this stream (an archive is read where it lies)."""
        if self._meter:
            self._meter.add(size)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        if self._ahead:
            data = self._ahead[: len(buffer)]
            self._ahead = self._ahead[len(data) :]
        else:
            data = self._fetch(len(buffer))
        buffer[: len(data)] = data
        return len(data)

    def _fetch(self, size: int) -> bytes:
        data: bytes = self._read(size) or b""
        if self._meter:
            self._meter.add(len(data))
        if self._packed:
            self._grown += len(data)
            if self._grown > FREE_GROWTH and self._grown > MAX_GROWTH * max(self._packed(), 1):
                raise TooBigError(f"unpacks to over {MAX_GROWTH} times its size; unpack it by hand if you trust it")
        return data


def open_all(paths: Sequence[str], stdin: BinaryIO | None, meter: Meter) -> Iterator[Source | Reject | Note]:
    """Every file that the paths lead to, opened in turn; each is closed when the next is asked for."""
    files: list[tuple[str, Path | None, bool] | Reject | Note] = []
    for path in paths:
        if path == "-":
            files.append(("-", None, False))
            meter.total = None
        else:
            files.extend(_found(path))
    if meter.total is not None:
        meter.total = sum(_size(f[1]) for f in files if isinstance(f, tuple) and f[1])
    for file in files:
        if isinstance(file, (Reject, Note)):
            yield file
            continue
        origin, location, in_folder = file
        try:
            if location is None:
                if stdin is None:
                    yield Reject("-", None, "nothing on stdin", "")
                    continue
                yield from opened(origin, "", stdin, meter)
            else:
                with location.open("rb", buffering=0) as inner:
                    yield from opened(origin, location.name, inner, meter, in_folder=in_folder)
        except OSError as error:
            yield Reject(origin, None, why(error), "")


def why(error: Exception) -> str:
    """What went wrong with a file, for its user."""
    import zlib

    if isinstance(error, TooBigError):
        return str(error)
    if isinstance(error, (zlib.error, EOFError)) or type(error).__name__ in ("BadGzipFile", "BadZipFile"):
        return f"a damaged archive: {error}"
    if isinstance(error, OSError):
        return f"cannot be read: {error.strerror or error}"
    if isinstance(error, UnicodeError):
        return "bytes that are not in the encoding that its beginning has"
    return f"cannot be read ({type(error).__name__}: {error})"


def _found(path: str) -> list[tuple[str, Path | None, bool] | Reject | Note]:
    """The files of one path, folders searched through, in the order of their names."""
    shown = clean(path)
    try:
        location = Path(path)
        if location.is_dir():
            return _in_folder(shown, location)
        if not location.exists():
            return [Reject(shown, None, "no such file", "")]
    except (OSError, ValueError) as error:
        return [Reject(shown, None, f"cannot be read: {getattr(error, 'strerror', None) or error}", "")]
    return [(shown, location, False)]


def _in_folder(shown: str, folder: Path) -> list[tuple[str, Path | None, bool] | Reject | Note]:
    found: list[tuple[str, Path | None, bool] | Reject | Note] = []
    usable = scenery = 0

    def failed(error: OSError) -> None:
        found.append(Reject(clean(str(error.filename)), None, f"cannot be read: {error.strerror}", ""))

    for here, folders, names in os.walk(folder, onerror=failed):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            location = Path(here, name)
            if name.startswith(".") or not location.is_file():
                continue
            if location.suffix.lower() in SCENERY:
                scenery += 1
                continue
            usable += 1
            found.append((clean(str(location)), location, True))
    if scenery:
        found.append(Note(f"{shown}: skipped pictures, styles, scripts and the like ({scenery})"))
    if not usable:
        found.append(Reject(shown, None, "a folder without a file that could hold reports", ""))
    return found


def _size(location: Path) -> int:
    try:
        return location.stat().st_size
    except OSError:
        return 0


def opened(
    origin: str, name: str, inner: Readable, meter: Meter | None, *, in_folder: bool = False, within: str = ""
) -> Iterator[Source | Reject | Note]:
    """The file itself, or what is packed in it: one `Source`, several, or why there is none.

    `within` is "gz" or "zip" for what was unpacked already: archives inside archives are refused.
    """
    raw = Raw(inner, meter) if meter or not isinstance(inner, Raw) else inner
    head = raw.look(HEAD)
    if not head:
        yield Note(f"{origin}: empty") if in_folder else Reject(origin, None, "an empty file", "")
    elif head.startswith(b"\x1f\x8b"):
        if within == "gz":
            yield Reject(origin, None, "packed twice", "")
        else:
            yield from _gzip(origin, name, raw)
    elif head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        from dronelog.intake.archives import members

        yield from members(origin, name, inner, raw, nested=bool(within))
    else:
        yield Source(origin, name, buffered(raw), head)


def buffered(raw: io.RawIOBase) -> BinaryIO:
    """The raw stream, read in large pieces."""
    return cast(BinaryIO, io.BufferedReader(raw, _BUFFER))


def _gzip(origin: str, name: str, raw: Raw) -> Iterator[Source | Reject | Note]:
    import gzip

    came = 0

    class Counted(io.RawIOBase):
        def readable(self) -> bool:
            return True

        def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
            nonlocal came
            count = raw.readinto(buffer)
            came += count
            return count

    with gzip.GzipFile(fileobj=io.BufferedReader(Counted(), 65536)) as unpacked:
        inner = Raw(unpacked, packed=lambda: came)
        yield from opened(origin, name.removesuffix(".gz"), inner, None, within="gz")
