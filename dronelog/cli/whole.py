"""Files that appear whole or not at all: written beside their place under another name, then renamed."""

from __future__ import annotations

import os
import shutil
import signal
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from dronelog.terms import InputError


@contextmanager
def appearing(file: str, *, force: bool, folder: bool = False) -> Iterator[Path]:
    """A path to write to; when the block ends well it is renamed to `file`, else it is removed.

    Raises `InputError`, in one line, where `file` exists (and not `force`), is of the wrong kind, or cannot be written.
    A folder is replaced only if it holds a data package, so that `--force` never takes away anything else.
    """
    target = Path(os.path.realpath(file.rstrip("/") if folder else file))
    _refuse(target, file, force=force, folder=folder)
    part = target.with_name(f".{target.name[:80]}.{os.getpid()}.part")
    before = _heed_termination()
    try:
        if folder:
            part.mkdir()
        yield part
        _put(part, target, file, force=force, folder=folder)
    except OSError as error:
        if isinstance(error, BrokenPipeError):
            raise
        raise InputError(f"cannot be written: {error.strerror or error}", origin=file) from None
    finally:
        with suppress(OSError):
            if part.is_dir():
                shutil.rmtree(part, ignore_errors=True)
            else:
                part.unlink(missing_ok=True)
        if before is not None:
            signal.signal(signal.SIGTERM, before)


def _refuse(target: Path, file: str, *, force: bool, folder: bool) -> None:
    if folder and target.exists() and not target.is_dir():
        raise InputError("a file, not a folder", origin=file)
    if not folder and target.is_dir():
        raise InputError("a folder, not a file; NAME/ with a slash makes a data package", origin=file)
    if target.exists() and not force:
        raise InputError("exists already; --force replaces it", origin=file)
    if folder and target.exists() and any(target.iterdir()) and not (target / "datapackage.json").is_file():
        raise InputError("a folder of other things, which is never replaced", origin=file)
    if not target.parent.is_dir():
        raise InputError("its folder does not exist", origin=file)


def _put(part: Path, target: Path, file: str, *, force: bool, folder: bool) -> None:
    if not force and target.exists():  # somebody made it meanwhile
        raise InputError("exists already; --force replaces it", origin=file)
    if folder:
        old = part.with_suffix(".old")
        if target.exists():
            target.rename(old)
        part.rename(target)
        shutil.rmtree(old, ignore_errors=True)
        return
    with part.open("rb") as written:
        os.fsync(written.fileno())
    if target.exists():
        shutil.copymode(target, part)
    part.replace(target)


def _heed_termination() -> Any:
    """Let SIGTERM end the program as Ctrl-C does, so that nothing half is left; returns what it did before."""

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    try:
        return signal.signal(signal.SIGTERM, stop)
    except ValueError:  # not the main thread
        return None
