"""``dronelog parse … --to DIR/``: an archive of any size → a dataset, by all cores or a cluster, and resumed."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from dronelog.cli.add import plural
from dronelog.cli.errors import DONE, FAILED, PARTLY
from dronelog.cli.session import Session
from dronelog.terms import InputError

if TYPE_CHECKING:
    from dronelog.cli.block import Done, Task
    from dronelog.intake.blocks import Block
    from dronelog.store.dataset.folder import Entry, Folder

_SIZES = {"": 1, "k": 1024, "m": 1024**2, "g": 1024**3}
#: Problems and rejects told one by one; all rejects are in the dataset.
_TOLD = 20


def size_of(typed: str) -> int:
    """Bytes of a size as typed: 32MB, 500k, 1g."""
    found = re.fullmatch(r"(\d+(?:\.\d+)?)\s*([kmg]?)i?b?", typed.strip().lower())
    value = int(float(found[1]) * _SIZES[found[2]]) if found else 0
    if value < 1:
        raise typer.BadParameter(f"{typed!r}: a size is wanted, such as 32MB", param_hint="--block-size")
    return value


def parse_to(
    session: Session, paths: Sequence[str], target: str, *, dask: str | None = None, block_size: str | None = None,
    format: str | None = None, mapping: Sequence[str] | None = None, **defaults: str | None,
) -> int:  # fmt: skip
    """Parse the files into the dataset `target`; returns the exit code."""
    from dronelog import __version__
    from dronelog.cli.block import Task, options_digest, ready
    from dronelog.cli.reading import fields_of
    from dronelog.intake.blocks import checked
    from dronelog.intake.items import Defaults
    from dronelog.intake.plan import BLOCK, plan
    from dronelog.parsing import VERSION
    from dronelog.store.dataset.folder import Folder

    if "-" in paths:
        raise typer.BadParameter("an archive is read from files: nobody can come back to stdin", param_hint="FILE")
    asked = size_of(block_size) if block_size else None
    fields = fields_of(mapping)
    given = Defaults(**defaults)
    checked(format, given, fields)  # before anything is made
    ready()
    folder = Folder(target)
    told = folder.prepare(asked or BLOCK, __version__)
    if asked and asked != told["block_size"]:
        session.tell(f"{target}: begun with blocks of {told['block_size']:,} bytes; they stay so")
    with _alone(folder):
        blocks, problems = plan(paths, format, int(told["block_size"]))
        missing = _tell_problems(session, problems)
        task = Task(folder.url, VERSION, __version__, options_digest(format, given, sorted(fields.items())), format,
                    given, fields)  # fmt: skip
        known, left = _left(session, folder, blocks, task)
        return _run(session, folder, task, blocks, known, left, dask, missing)


def _tell_problems(session: Session, problems: Sequence[Any]) -> int:
    """What leads to no file; returns how many of these are errors."""
    from dronelog.intake.items import Reject

    for n, problem in enumerate(problems):
        if n < _TOLD:
            session.tell(f"{problem.origin}: {problem.reason}" if isinstance(problem, Reject) else problem.text)
    return sum(isinstance(problem, Reject) for problem in problems)


@contextmanager
def _alone(folder: Folder) -> Iterator[None]:
    """Two runs into one dataset would take one another's unfinished files away (kept apart where it is local)."""
    if not folder.local:
        yield
        return
    try:
        import fcntl
    except ImportError:  # Windows
        yield
        return
    with Path(folder.path("_manifest/lock")).open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise InputError("another dronelog is writing this dataset", origin=folder.url) from None
        except OSError:  # a file system without locks
            pass
        yield


def _left(
    session: Session, folder: Folder, blocks: Sequence[Block], task: Task
) -> tuple[list[Entry], list[Block]]:
    """The finished blocks of this input, and those that are left; what is out of date goes."""
    entries = folder.entries()
    planned = {block.id for block in blocks}
    files = {block.url for block in blocks}
    known: list[Entry] = []
    old = changed = 0
    for entry in list(entries.values()):
        current = entry.parser == task.parser and entry.given == task.given
        if entry.id in planned and current:
            known.append(entry)
        elif entry.id in planned or entry.input.get("url") in files:
            old, changed = old + (entry.id in planned), changed + (entry.id not in planned)
            folder.forget(entry)
            del entries[entry.id]
    swept = folder.sweep({*entries, *(planned - entries.keys())})
    done = {entry.id for entry in known}
    left = [block for block in blocks if block.id not in done]
    if old:
        session.tell(f"{plural(old, 'block')} done by another version of the parser, or with other options: done again")
    if changed:
        session.tell(f"{plural(changed, 'block')} of files that changed since: done again")
    if swept:
        session.explain(f"{plural(swept, 'file')} of unfinished blocks taken away")
    return known, left


def _run(
    session: Session, folder: Folder, task: Task, blocks: Sequence[Block], known: list[Entry], left: list[Block],
    dask: str | None, missing: int,
) -> int:  # fmt: skip
    from dronelog.cli.cluster import here, on_dask
    from dronelog.cli.pipeline import workers
    from dronelog.cli.progress import Progress

    if known:
        session.tell(f"done already: {len(known)} of {plural(len(blocks), 'block')}")
    reports, incidents, rejects = (
        sum(getattr(entry, name) for entry in known) for name in ("reports", "incidents", "rejects")
    )
    before = reports
    sizes = {block.id: block.bytes for block in left}
    origins = {block.id: block.origin for block in left}
    total, read, failed, said = sum(sizes.values()), 0, 0, 0
    count = min(workers(), len(left))
    progress = Progress(session)
    began = time.monotonic()
    found: Iterator[Done] = iter(())
    if dask:
        found = on_dask(left, task, dask, count, session.tell) if left else found
    elif left:
        found = here(left, task) if count == 1 else on_dask(left, task, None, count, session.tell)
    full: str | None = None
    try:
        for done in found:
            read += sizes[done.block]
            reports, incidents, rejects = reports + done.reports, incidents + done.incidents, rejects + done.rejects
            for line in done.told:
                if said < _TOLD:
                    session.tell(line)
                elif said == _TOLD:
                    session.tell("… more follows; all rejects are in the table `rejects` of the dataset")
                said += 1
            if done.full:
                full = done.problem
                break
            if done.problem:
                failed += 1
                session.tell(f"{origins[done.block]}: {done.problem}")
            progress.bytes(read, total)
            progress.tell(reports - before)
            session.explain(f"block {done.block} of {origins[done.block]}: {plural(done.reports, 'report')}")
    except KeyboardInterrupt:
        session.tell("stopped; finished blocks are kept. The same command goes on from there")
        raise
    finally:
        progress.clear()
    spent = max(time.monotonic() - began, 0.001)
    if full:
        raise InputError(full.removeprefix(f"{folder.url}: "), origin=folder.url)
    line = f"{reports:,} reports in {plural(len(blocks), 'block')}: {incidents:,} incidents, {rejects:,} rejected"
    rate = f"; {(reports - before) / spent:,.0f} reports/s" if reports > before else ""
    session.tell(line + rate)
    if failed:
        session.tell(f"{plural(failed, 'block')} could not be done; the same command tries them again")
    if not reports and (rejects or failed or missing):
        return FAILED
    return PARTLY if rejects or failed or missing else DONE

