"""Zip archives: each member read where it lies, never written. An XLSX workbook is one too, and passes whole."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import BinaryIO, cast

from dronelog.intake.items import HEAD, Note, Reject, Source, clean
from dronelog.intake.opening import MAX_ASIDE, MAX_DIRECTORY, SCENERY, Raw, Readable, opened

#: What a broken archive makes zipfile raise.
DAMAGE = (
    zipfile.BadZipFile, zlib.error, struct.error, OSError, EOFError, ValueError, KeyError, RuntimeError,
)  # fmt: skip


def closed(info: zipfile.ZipInfo) -> str | None:
    """Why a member cannot be opened; None where it can. Only the two common methods: others can ask for gigabytes."""
    if info.flag_bits & 1:
        return "protected by a password; unpack it first"
    if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        return "packed by a method that is not read; unpack it first"
    return None


def members(
    origin: str, name: str, inner: Readable, raw: Raw, *, nested: bool
) -> Iterator[Source | Reject | Note]:
    """The files of a zip archive in the order of their names; the workbook itself where it is an XLSX."""
    stream, size = _seekable(inner, raw)
    if stream is None:
        yield Reject(origin, None, f"an archive of over {MAX_ASIDE:,} bytes on stdin; give it as a file", "")
        return
    problem = _suspicious(stream, size)
    if problem:
        yield Reject(origin, None, problem, "")
        return
    try:
        archive = zipfile.ZipFile(stream)
    except DAMAGE as error:
        yield Reject(origin, None, f"a damaged archive: {error}", "")
        return
    with archive:
        files = sorted((i for i in archive.infolist() if not i.is_dir()), key=lambda i: i.filename)
        names = {i.filename for i in files}
        if "[Content_Types].xml" in names or "mimetype" in names:
            stream.seek(0)
            head = stream.read(HEAD)
            stream.seek(0)
            raw.count(size)
            yield Source(origin, name, stream, head)
            return
        if nested:
            yield Reject(origin, None, "an archive inside an archive; unpack it first", "")
            return
        if sum(i.compress_size for i in files) > size:
            yield Reject(origin, None, "an archive whose members overlap: a zip bomb", "")
            return
        yield from _each(origin, archive, files, raw)


def _each(
    origin: str, archive: zipfile.ZipFile, files: list[zipfile.ZipInfo], raw: Raw
) -> Iterator[Source | Reject | Note]:
    usable = scenery = 0
    for info in files:
        raw.count(info.compress_size)
        parts = PurePosixPath(clean(info.filename)).parts
        if not parts or any(part == "__MACOSX" or (part.startswith(".") and part not in (".", "..")) for part in parts):
            continue
        if PurePosixPath(parts[-1]).suffix.lower() in SCENERY:
            scenery += 1
            continue
        usable += 1
        inside = f"{origin}/{'/'.join(parts)}"
        if problem := closed(info):
            yield Reject(inside, None, problem, "")
            continue
        try:
            with archive.open(info) as member:
                packed_size = info.compress_size
                guarded = Raw(member, packed=lambda size=packed_size: size)  # type: ignore[misc]
                yield from opened(inside, parts[-1], guarded, None, in_folder=True, within="zip")
        except DAMAGE as error:
            yield Reject(inside, None, f"cannot be unpacked: {error}", "")
    if scenery:
        yield Note(f"{origin}: skipped pictures, styles, scripts and the like ({scenery})")
    if not usable:
        yield Reject(origin, None, "an archive without a file that could hold reports", "")


def _seekable(inner: Readable, raw: Raw) -> tuple[BinaryIO | None, int]:
    """The archive as a stream that can go back: the file itself, or a copy of what came through a pipe."""
    if not isinstance(inner, Raw) and inner.seekable():
        size = inner.seek(0, io.SEEK_END)
        inner.seek(0)
        return cast(BinaryIO, inner), size
    import tempfile

    aside = tempfile.SpooledTemporaryFile(max_size=16 * 1024 * 1024)  # noqa: SIM115 - lives as long as the reader
    size = 0
    stream = io.BufferedReader(raw, 1024 * 1024)
    while piece := stream.read(1024 * 1024):
        size += len(piece)
        if size > MAX_ASIDE:
            return None, size
        aside.write(piece)
    aside.seek(0)
    return cast(BinaryIO, aside), size


def _suspicious(stream: BinaryIO, size: int) -> str | None:
    """Why the list of members should not even be loaded; None where it may."""
    stream.seek(max(0, size - 65536 - 22))
    tail = stream.read()
    at = tail.rfind(b"PK\5\6")
    stream.seek(0)
    if at < 0 or len(tail) < at + 22:
        return "a damaged archive: its end is missing"
    directory: int = struct.unpack_from("<L", tail, at + 12)[0]
    if directory > MAX_DIRECTORY:
        return "an archive of too many files; unpack it first"
    return None
