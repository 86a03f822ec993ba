"""Reports → incidents, in order, with the knowledge loaded once; what the parser cannot take becomes a reject.

A few reports are parsed where they are; a longer stream is shared by the machine's cores, in chunks, with few chunks
in flight so that memory stays flat. The result is the same either way.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import closing
from functools import cache
from itertools import chain, islice
from typing import TYPE_CHECKING, Any

from dronelog.model import Incident, Report
from dronelog.terms import InputError

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor

Parsed = tuple[Report, list[Incident] | None]
Answer = tuple[list[Incident] | None, str | None]

#: Reports in a chunk, and how many must be waiting before other processes are worth their start.
CHUNK = 100
_WORTH_IT = 400


@cache
def parser() -> Any:
    """The parser with all that is known of languages and places."""
    from dronelog.cli.knowledge import gazetteer, languages
    from dronelog.parsing import Parser

    return Parser(languages(), gazetteer())


def workers() -> int:
    """How many processes parse: `DRONELOG_WORKERS`, else the cores that this process may use."""
    told = os.environ.get("DRONELOG_WORKERS", "")
    if told.isdigit() and int(told) > 0:
        return int(told)
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def parse_all(
    reports: Iterable[Report], on_fault: Callable[[Report, str], None], *, debug: bool = False
) -> Generator[Parsed, None, None]:
    """Each report with its incidents, in order (None where the parser failed, which `on_fault` is told)."""
    stream = iter(reports)
    count = 1 if debug else workers()
    first: list[Report] = []
    if count > 1:
        # a pipe that gives one report a minute must not wait for 400: files are read at once, so only they are shared
        for report in stream:
            if report.origin == "-":
                stream = chain([report], stream)
                count = 1
                break
            first.append(report)
            if len(first) >= _WORTH_IT:
                break
        else:
            count = 1
    whole = chain(first, stream)
    with closing(_here(whole, debug) if count == 1 else _in_processes(whole, count)) as answers:
        for report, (incidents, fault) in answers:
            if fault is not None:
                on_fault(report, fault)
            yield report, incidents


def from_datasets(
    urls: list[str], intake: Any, on_reject: Callable[[str, int | None, str, str | None], None]
) -> Iterator[Parsed]:
    """The reports of datasets that `intake` does not know yet, with the incidents that are stored there."""
    for url in urls:
        from dronelog.store.dataset.read import StoredReject, read

        for found in read(url):
            if isinstance(found, StoredReject):
                on_reject(*found)
            elif intake.knows(found.report):
                intake.same()
            else:
                intake.parsed_by(found.parser)
                yield found.report, found.incidents


def _answer(parse: Callable[[Report], list[Incident]], report: Report) -> Answer:
    try:
        return parse(report), None
    except InputError:  # not this report is wrong but what we know of languages, and so for every report
        raise
    except Exception as error:  # a fault of ours must not cost the other reports
        return None, f"the parser failed: {type(error).__name__}: {error}"


def _here(reports: Iterable[Report], debug: bool) -> Generator[tuple[Report, Answer], None, None]:
    parse = parser().parse
    for report in reports:
        yield report, (parse(report), None) if debug else _answer(parse, report)


def _start() -> None:
    import signal
    import threading

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the main process's affair
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """A worker whose main process was killed would wait for work for ever: each holds an end of the others' pipes."""
    import multiprocessing
    from multiprocessing.connection import wait

    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)


def _parse_chunk(chunk: list[Report]) -> list[Answer]:
    parse = parser().parse
    return [_answer(parse, report) for report in chunk]


def _in_processes(reports: Iterable[Report], count: int) -> Generator[tuple[Report, Answer], None, None]:
    from concurrent.futures import ProcessPoolExecutor

    stream = iter(reports)
    _share()
    with ProcessPoolExecutor(count, initializer=_start) as pool:
        try:
            yield from _shared(pool, stream, count)
        finally:
            pool.shutdown(cancel_futures=True)


def _share() -> None:
    """Read here what workers that are forks of this process would each read for themselves: they share its pages."""
    import gc
    import multiprocessing

    if multiprocessing.get_start_method() == "fork":
        parser().prepare()
        gc.collect()
        gc.freeze()  # a collection writes to every object, and a page that is written to is no longer shared


def _shared(pool: ProcessPoolExecutor, stream: Iterator[Report], count: int) -> Iterator[tuple[Report, Answer]]:
    waiting: deque[tuple[list[Report], Future[list[Answer]]]] = deque()
    while True:
        while len(waiting) < 2 * count and (chunk := list(islice(stream, CHUNK))):
            waiting.append((chunk, pool.submit(_parse_chunk, chunk)))
        if not waiting:
            return
        chunk, future = waiting.popleft()
        yield from zip(chunk, future.result(), strict=True)
