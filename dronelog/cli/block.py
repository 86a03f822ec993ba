"""What a worker does: one block of an archive → its files in the dataset. Runs in any process, on any machine."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from dronelog.intake.blocks import Block, needs
from dronelog.intake.items import Defaults
from dronelog.terms import InputError

#: Rejects and notes of a block that are told to the user; all rejects are in the dataset.
_TOLD = 5


@dataclass(frozen=True, slots=True)
class Task:
    """What is the same for all blocks. `given` is a digest of what matters to the result."""

    folder: str
    parser: str
    program: str
    given: str
    format: str | None = None
    defaults: Defaults = field(default_factory=Defaults)
    mapping: Mapping[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class Done:
    """What became of a block: its counts, what to tell, or why it is not finished (`problem`; `full`: no room)."""

    block: str
    reports: int = 0
    incidents: int = 0
    rejects: int = 0
    told: list[str] = field(default_factory=list)
    problem: str | None = None
    full: bool = False


def versions() -> tuple[str, str]:
    """The versions of the program and of the parser here."""
    from dronelog import __version__
    from dronelog.parsing import VERSION

    return __version__, VERSION


def ready() -> tuple[str, str]:
    """The versions here, where all that a worker needs is installed; else an `InputError` that names the extra."""
    for package in ("fsspec", "pyarrow.parquet"):
        needs(package)
    return versions()


def work(block: Block, task: Task) -> Done:
    """Parse a block and write it. The same block gives the same files, so it may be done twice.

    Raises OSError where its input cannot be reached now, so that it is tried again.
    """
    from dronelog.store.dataset.folder import FullError

    try:
        return _work(block, task)
    except FullError as error:
        return Done(block.id, problem=str(error), full=True)
    except InputError as error:
        return Done(block.id, problem=str(error))


def _work(block: Block, task: Task) -> Done:
    from dronelog.cli.knowledge import region_of
    from dronelog.cli.pipeline import parser
    from dronelog.cli.zones import zone_of
    from dronelog.intake.blocks import checked, read_block
    from dronelog.intake.items import Note, Reject
    from dronelog.model import Report
    from dronelog.store import fault
    from dronelog.store.dataset.folder import Entry, Folder
    from dronelog.store.dataset.rows import Rows
    from dronelog.store.dataset.write import BlockWriter
    from dronelog.store.write import RAW_KEPT

    if task.parser != versions()[1]:
        raise InputError(f"a worker has version {versions()[1]} of the parser, not {task.parser}; update it")
    began = time.monotonic()
    told = {key: value for key, value in asdict(block).items() if value is not None}
    entry = Entry(block.id, told, task.parser, task.program, task.given)
    writer = BlockWriter(Folder(task.folder), entry, Rows(region_of, task.parser))
    done = Done(block.id)
    parse = parser().parse

    def reject(item: Reject | Report, offset: int | None, reason: str, raw: str) -> None:
        where = f"{item.origin}:{item.line}" if item.line else item.origin
        at = f" (byte {offset:,})" if offset is not None else ""
        writer.reject(item.origin or "-", item.line, offset, reason, raw[:RAW_KEPT])
        if len(done.told) < _TOLD:
            done.told.append(f"{where}{at}: {reason}")

    options = replace(checked(task.format, task.defaults, task.mapping), zone_of=zone_of(None))
    for item, offset in read_block(block, task.format, options):
        if isinstance(item, Report):
            try:
                incidents = parse(item)
                wrong = fault(item, incidents)
            except InputError:  # not this report is wrong but what we know of languages
                raise
            except Exception as error:  # a fault of ours must not cost the other reports
                wrong = f"the parser failed: {type(error).__name__}: {error}"
            if wrong:
                reject(item, offset, wrong, item.text.encode("utf-8", "replace").decode("utf-8"))
            else:
                writer.add(item, incidents, offset)
        elif isinstance(item, Reject):
            reject(item, offset, item.reason, item.raw)
        elif isinstance(item, Note) and len(done.told) < _TOLD:
            done.told.append(item.text)
    entry.seconds = round(time.monotonic() - began, 3)
    writer.close()
    done.reports, done.incidents, done.rejects = entry.reports, entry.incidents, entry.rejects
    return done


def options_digest(*parts: Any) -> str:
    """A short name for the options that matter to the result."""
    from hashlib import sha256

    return sha256(repr(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]
