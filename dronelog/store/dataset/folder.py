"""The folder of a dataset, near or far (fsspec): files that appear whole, the manifest, what is finished.

::

    DIR/_manifest/dataset.json        what this is, and how its input was cut
    DIR/_manifest/blocks/ID.json      a finished block: its input, its files, its counts; written last of all
    DIR/incidents/year=2025/month=8/part-ID-0000.parquet

A block without an entry is unfinished, whatever files it left: it is done again, and the same files appear again.
"""

from __future__ import annotations

import errno
import json
import uuid
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from typing import Any

from dronelog.terms import InputError

FORMAT = 1
MARK = "_manifest/dataset.json"
_ENTRIES = "_manifest/blocks"
_TEMPORARY = "_tmp"
_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


class FullError(InputError):
    """There is no room for the dataset."""


@dataclass(slots=True)
class Entry:
    """A finished block. `input` says what was read; `given` is a digest of the options that matter to the result.

    `files` are paths within the dataset, each with its number of rows.
    """

    id: str
    input: dict[str, Any]
    parser: str
    program: str
    given: str
    files: dict[str, int] = field(default_factory=dict)
    reports: int = 0
    incidents: int = 0
    outcomes: int = 0
    rejects: int = 0
    seconds: float = 0.0


class Folder:
    """A dataset's folder by its path or address."""

    def __init__(self, url: str) -> None:
        try:
            import fsspec
        except ImportError:
            raise InputError("datasets need fsspec: pip install 'dronelog[dask]'") from None
        try:
            self.fs, self.root = fsspec.core.url_to_fs(url)
        except (ImportError, ValueError) as error:
            raise InputError(str(error), origin=url) from None
        self.root = self.root.rstrip("/")
        self.url = str(self.fs.unstrip_protocol(self.root))

    def path(self, name: str) -> str:
        return f"{self.root}/{name}"

    @property
    def local(self) -> bool:
        """Whether it lies on this machine's file system."""
        return "file" in self.fs.protocol

    # -- what it is --------------------------------------------------------------------------------------------------

    def mark(self) -> dict[str, Any] | None:
        """What the dataset says of itself; None where there is none. Raises `InputError` for one of a newer program."""
        try:
            told = json.loads(self.fs.cat_file(self.path(MARK)))
        except (FileNotFoundError, NotADirectoryError):
            return None
        except (ValueError, UnicodeDecodeError):
            raise InputError("its _manifest/dataset.json is damaged", origin=self.url) from None
        if not isinstance(told, dict) or told.get("dataset") != "dronelog":
            return None
        if told.get("format") != FORMAT:
            raise InputError("made by another version of dronelog; update dronelog", origin=self.url)
        return told

    def prepare(self, block_size: int, program: str) -> dict[str, Any]:
        """Make the dataset where there is none; what it says of itself. A folder of other things is refused."""
        told = self.mark()
        if told is not None:
            return told
        try:
            inside = self.fs.ls(self.root, detail=False) if self.fs.exists(self.root) else []
        except NotADirectoryError:
            inside = [self.root]
        if inside:
            raise InputError("a folder of other things, or a file; give --to a folder of its own", origin=self.url)
        told = {"dataset": "dronelog", "format": FORMAT, "program": program, "block_size": block_size}
        self.put(MARK, json.dumps(told).encode())
        return told

    # -- files -------------------------------------------------------------------------------------------------------

    def appear(self, name: str, write: Callable[[Any], object]) -> None:
        """Let a file appear whole: written under another name, then moved. Raises `FullError` for want of room."""
        target = self.path(name)
        part = self.path(f"{_TEMPORARY}/{uuid.uuid4().hex}.part")
        try:
            self.fs.makedirs(self.fs._parent(part), exist_ok=True)
            self.fs.makedirs(self.fs._parent(target), exist_ok=True)
            try:
                with self.fs.open(part, "wb") as out:
                    write(out)
                    self._settle(out)
                self.fs.mv(part, target)
            except BaseException:
                with suppress(Exception):
                    self.fs.rm_file(part)
                raise
        except OSError as error:
            if error.errno in _FULL:
                raise FullError("no room left to write the dataset; make room and run the same command again",
                                origin=self.url) from None  # fmt: skip
            raise

    def _settle(self, out: Any) -> None:
        if self.local:  # an entry must not outlive, in a power cut, the files that it names
            import os

            out.flush()
            with suppress(OSError, AttributeError):
                os.fsync(out.fileno())

    def put(self, name: str, data: bytes) -> None:
        """Let a small file appear."""
        self.appear(name, lambda out: out.write(data))

    def drop(self, names: Iterable[str]) -> None:
        """Take files away; those that are gone are no matter."""
        for name in names:
            with suppress(FileNotFoundError):
                self.fs.rm_file(self.path(name))

    # -- the manifest ------------------------------------------------------------------------------------------------

    def finish(self, entry: Entry) -> None:
        """Say that a block is done: the last step of all."""
        self.put(f"{_ENTRIES}/{entry.id}.json", json.dumps(asdict(entry), ensure_ascii=False).encode())

    def entries(self) -> dict[str, Entry]:
        """The finished blocks, by their ids."""
        try:
            names = [n for n in self.fs.ls(self.path(_ENTRIES), detail=False) if n.endswith(".json")]
        except FileNotFoundError:
            return {}
        found: dict[str, Entry] = {}
        for data in (self.fs.cat(names) if len(names) > 1 else {n: self.fs.cat_file(n) for n in names}).values():
            with suppress(ValueError, TypeError, KeyError):  # a damaged entry is none: its block is done again
                entry = Entry(**json.loads(data))
                found[entry.id] = entry
        return dict(sorted(found.items()))

    def forget(self, entry: Entry) -> None:
        """Take a block out: its entry first, so that it is never finished without its files."""
        self.drop([f"{_ENTRIES}/{entry.id}.json", *entry.files])

    def sweep(self, kept: set[str]) -> int:
        """Take away what half-written blocks left: files of blocks that are not in `kept`. Returns how many."""
        with suppress(FileNotFoundError):
            self.fs.rm(self.path(_TEMPORARY), recursive=True)
        count = 0
        for table in ("reports", "incidents", "outcomes", "rejects"):
            try:
                files = self.fs.find(self.path(table))
            except FileNotFoundError:
                continue
            for name in files:
                block = name.rpartition("/")[2].removeprefix("part-").partition("-")[0]
                if block not in kept:
                    with suppress(FileNotFoundError):
                        self.fs.rm_file(name)
                    count += 1
        return count
