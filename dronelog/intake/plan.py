"""From what a user names (files, folders, patterns, addresses) to the blocks that are to be read."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath
from typing import Any

from dronelog.intake.blocks import LINES, Block, needs, told
from dronelog.intake.items import Note, Reject
from dronelog.intake.opening import SCENERY
from dronelog.terms import InputError

#: Bytes of a block where nobody says otherwise: a minute or so of a core's work.
BLOCK = 32 * 1024 * 1024
#: What file systems call the version of a file, the surest first.
_STAMPS = ("ETag", "etag", "md5Hash", "checksum", "generation", "mtime", "LastModified", "last_modified", "modified",
           "updated")  # fmt: skip


def plan(paths: Sequence[str], format: str | None, block_size: int = BLOCK) -> tuple[list[Block], list[Reject | Note]]:
    """The blocks of all files, each file once, in the order of the paths and of names; and what leads to no file."""
    blocks: dict[tuple[str, int], Block] = {}
    problems: list[Reject | Note] = []
    for path in paths:
        for found in _files(path):
            if isinstance(found, (Reject, Note)):
                problems.append(found)
                continue
            for block in _cut(found, format, block_size):
                blocks.setdefault((block.url, block.start), block)
    return list(blocks.values()), problems


def _files(path: str) -> Iterator[Block | Reject | Note]:
    fsspec = needs("fsspec")
    try:
        fs, inner = fsspec.core.url_to_fs(path)
        found = sorted(_listed(fs, inner), key=lambda info: str(info["name"]))
    except ImportError as error:
        raise InputError(f"{error}", origin=path) from None
    except ValueError as error:  # an unknown protocol
        raise InputError(str(error), origin=path) from None
    except (OSError, RuntimeError) as error:
        yield Reject(told(path), None, f"cannot be read: {getattr(error, 'strerror', None) or error}", "")
        return
    if not found:
        pattern = any(c in path for c in "*?[")
        yield Reject(told(path), None, "no file has such a name" if pattern else "no such file", "")
    local = "file" in fs.protocol
    scenery = 0
    for info in found:
        name = str(info["name"])
        if len(found) > 1 and PurePosixPath(name).suffix.lower() in SCENERY:
            scenery += 1
            continue
        url = str(fs.unstrip_protocol(name))
        here = name if os.path.isabs(path) or not local else os.path.relpath(name)  # noqa: PTH117 - fsspec speaks str
        stamp = next((f"{key}={info[key]}" for key in _STAMPS if info.get(key)), "")
        yield Block(url, told(here if local else url), info.get("size"), stamp)
    if scenery:
        yield Note(f"{told(path)}: skipped pictures, styles, scripts and the like ({scenery})")


def _listed(fs: Any, inner: str) -> list[dict[str, Any]]:
    if any(c in inner for c in "*?[") and not fs.exists(inner):
        found = fs.glob(inner, detail=True)
        return [info for info in found.values() if info.get("type") != "directory"]
    try:
        info = fs.info(inner)
    except FileNotFoundError:
        return []
    if info.get("type") != "directory":
        return [info]
    root = str(info["name"]).rstrip("/")
    inside = fs.find(inner, detail=True)
    return [
        info for name, info in inside.items()
        if not any(part.startswith((".", "_")) for part in name.removeprefix(root).strip("/").split("/"))
    ]  # fmt: skip


def _cut(file: Block, format: str | None, block_size: int) -> Iterator[Block]:
    name = file.url.lower()
    packing = needs("fsspec.utils").infer_compression(file.url.rpartition("/")[2])
    if name.endswith(".parquet") or format == "parquet":
        from dronelog.intake.parquet import cut

        yield from cut(file, block_size)
    elif packing is None and file.size and (format == "jsonl" or (format is None and name.endswith(LINES))):
        count = -(-file.size // max(1, block_size))
        for n in range(count):
            yield Block(file.url, file.origin, file.size, file.stamp, n * file.size // count,
                        (n + 1) * file.size // count)  # fmt: skip
    else:
        yield file
