"""Blocks to workers: here in this process, on a local Dask cluster of the machine's cores, or on one that is running.

Dask does what clusters do: it shares the blocks out, takes a dead worker's to another, tries again what failed. The
workers write the dataset themselves; only counts come back.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from dronelog.cli.block import Done, Task, ready, work
from dronelog.intake.blocks import Block, needs
from dronelog.terms import InputError

#: Tries of a block whose input could not be reached, after the first.
_RETRIES = 2
#: Seconds to wait for a scheduler, and then for its first worker.
_PATIENCE = 15
#: Blocks handed to the scheduler at once, for each worker.
_AHEAD = 3

Tell = Callable[[str], None]


def here(blocks: Sequence[Block], task: Task) -> Iterator[Done]:
    """The blocks one after another, in this process."""
    for block in blocks:
        try:
            yield work(block, task)
        except OSError as error:
            yield Done(block.id, problem=f"cannot be read now: {error}")


def on_dask(blocks: Sequence[Block], task: Task, address: str | None, count: int, tell: Tell) -> Iterator[Done]:
    """The blocks on the cluster at `address`, else on one of `count` processes here; in the order in which they end."""
    distributed = needs("distributed")
    with _client(distributed, address, count, tell) as client:
        _same_program(client, task)
        try:
            yield from _shared(distributed, client, blocks, task)
        except (distributed.comm.CommClosedError, OSError, TimeoutError) as error:
            raise InputError(f"the scheduler went away ({error}); the same command goes on from here",
                             origin=address or "the local cluster") from None  # fmt: skip


@contextmanager
def _client(distributed: Any, address: str | None, count: int, tell: Tell) -> Iterator[Any]:
    import logging

    import dask

    if address is None:
        # one thread a worker: the parser is pure Python, and a process that dies takes one block with it.
        # No pages and no profile: Dask cannot do without their server, so it serves nothing, to this machine only
        quiet: dict[str, list[str]] = {f"distributed.{part}.http.routes": [] for part in ("scheduler", "worker")}
        with (
            dask.config.set({**quiet, "distributed.worker.profile.enabled": False}),
            distributed.LocalCluster(
                n_workers=count, threads_per_worker=1, processes=True, host="127.0.0.1", silence_logs=logging.CRITICAL,
                dashboard_address="127.0.0.1:0", scheduler_kwargs={"dashboard": False},
            ) as cluster,
            distributed.Client(cluster) as client,
        ):
            yield client
        return
    logging.getLogger("distributed").setLevel(logging.CRITICAL)
    try:
        if address.endswith(".json"):
            client = distributed.Client(scheduler_file=address, timeout=_PATIENCE)
        else:
            client = distributed.Client(address, timeout=_PATIENCE)
    except (OSError, TimeoutError, ValueError) as error:
        raise InputError(
            f"no Dask scheduler answers here ({str(error).partition('after')[0].strip() or type(error).__name__})",
            origin=address,
        ) from None
    with client:
        if not client.scheduler_info()["workers"]:
            tell(f"{address}: the cluster has no workers yet; waiting")
            try:
                client.wait_for_workers(1, timeout=60)
            except TimeoutError:
                raise InputError("the cluster has no workers", origin=address) from None
        yield client


def _same_program(client: Any, task: Task) -> None:
    try:
        found = client.run(ready, on_error="return")
    except Exception as error:
        raise InputError(f"the workers cannot run dronelog: {error}") from None
    for worker, told in found.items():
        if not isinstance(told, tuple):
            raise InputError(f"the worker {worker} cannot load dronelog ({told}); pip install 'dronelog[dask]' there")
        if told[1] != task.parser:
            raise InputError(f"the worker {worker} has version {told[1]} of the parser, not {task.parser}; update it")


def _shared(distributed: Any, client: Any, blocks: Sequence[Block], task: Task) -> Iterator[Done]:
    waiting = iter(blocks)
    names: dict[str, Block] = {}

    def more(room: int) -> list[Any]:
        futures = []
        while room > 0 and (block := next(waiting, None)) is not None:
            names[key := f"dronelog-{block.id}"] = block
            futures.append(client.submit(work, block, task, key=key, pure=False, retries=_RETRIES))
            room -= 1
        return futures

    def room() -> int:
        workers = client.scheduler_info(n_workers=-1)["workers"]
        threads = sum(int(worker["nthreads"]) for worker in workers.values())
        return max(4, _AHEAD * threads)

    first = more(room())
    if not first:
        return
    ends = distributed.as_completed(first)
    for future in ends:
        block = names.pop(future.key)
        if future.status == "finished":
            done: Done = future.result()
        else:
            error = future.exception()
            gone = type(error).__name__ == "KilledWorker"
            done = Done(block.id, problem="its workers died, one after another" if gone else f"cannot be done: {error}")
        future.release()
        yield done
        if done.full:
            return  # the client's end takes the rest back
        for new in more(room() - len(names)):
            ends.add(new)
