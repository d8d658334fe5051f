"""Runs one function over many jobs, in this process or in several, and gives the results in order."""

from __future__ import annotations

import contextlib
import os
import signal
import threading
from collections import deque
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

from tqa.errors import TqaError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from concurrent.futures import Future, ProcessPoolExecutor

T = TypeVar("T")
R = TypeVar("R")
H = TypeVar("H")

# Jobs that are handed out ahead for each worker: enough that none waits, few enough that results which come
# early do not pile up.
_AHEAD = 4


def in_order(work: Callable[[T], R], jobs: Sequence[T], workers: int) -> Iterator[R]:
    """What `work` makes of each job, in the order of the jobs, holding only a few results at a time.

    Args:
        work: a function that can be pickled, unless `workers` is 1; what it raises is raised here.
        jobs: what to do.
        workers: processes; 1 works in this one.

    Raises:
        TqaError: a worker was killed.
    """
    if workers == 1:
        yield from map(work, jobs)
        return
    with _pool(work, workers) as pool:
        yield from _by_pool(pool, jobs, workers)


def collected(
    hand_out: Callable[[T], H], jobs: Iterable[T], result: Callable[[H], R], workers: int
) -> Iterator[R]:
    """The results of jobs that others do, in the order of the jobs, a few handed out ahead for each worker.

    Args:
        hand_out: gives a job to a worker, and gives what stands for its result until that is there.
        jobs: what to do.
        result: waits for the result.
        workers: how many there are.
    """
    waiting: deque[H] = deque()
    for job in jobs:
        waiting.append(hand_out(job))
        if len(waiting) >= workers * _AHEAD:
            yield result(waiting.popleft())
    while waiting:
        yield result(waiting.popleft())


def _by_pool(pool: ProcessPoolExecutor, jobs: Iterable[Any], workers: int) -> Iterator[Any]:
    from concurrent.futures.process import BrokenProcessPool  # noqa: PLC0415 - most runs have one article

    def hand_out(job: object) -> Future[Any]:
        with _shielded():
            return pool.submit(_call, job)

    try:
        yield from collected(hand_out, jobs, lambda future: future.result(), workers)
    except BrokenProcessPool:
        msg = "a worker process was killed, perhaps for want of memory; try fewer with --jobs"
        raise TqaError(msg) from None


@contextlib.contextmanager
def _pool(work: Callable[[T], R], workers: int) -> Iterator[ProcessPoolExecutor]:
    import multiprocessing  # noqa: PLC0415
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415

    # Spawned workers share nothing with this process, whatever threads it has, on every system.
    context = multiprocessing.get_context("spawn")
    begin = partial(_begin, work)
    pool = ProcessPoolExecutor(workers, mp_context=context, initializer=begin)
    try:
        yield pool
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


@contextlib.contextmanager
def _shielded() -> Iterator[None]:
    """Let a worker that is started meanwhile be born deaf to the interrupt, which the parent handles."""
    mask = getattr(signal, "pthread_sigmask", None)
    if mask is None:
        yield
        return
    before = mask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        mask(signal.SIG_SETMASK, before)


_work: Callable[[Any], Any] | None = None


def _begin(work: Callable[[Any], Any]) -> None:
    """Make a worker ready: it keeps `work`, and leaves the user's interrupt to the parent."""
    global _work  # noqa: PLW0603 - the one thing that a worker is for
    _work = work
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """End this worker where its parent was killed: nothing would ever tell it that no more work comes."""
    from multiprocessing import parent_process  # noqa: PLC0415 - loaded already in a worker

    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _call(job: Any) -> Any:  # noqa: ANN401 - what the caller's function takes and makes
    assert _work is not None
    return _work(job)
