"""Where batches are worked on: this process, worker processes, a Dask cluster. Results come in the batches' order."""

import os
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import get_context, parent_process
from typing import Any, Protocol, TypeVar

from claimcheck.errors import ClaimcheckError, UsageError

Batch = TypeVar("Batch")
Made = TypeVar("Made")
#: Batches in work or waiting, by worker: enough that none is idle, few enough that memory does not grow.
AHEAD = 3
#: How often a pool that lost a worker (out of memory, killed) is started again.
RESTARTS = 3
#: Seconds in which a scheduler must answer.
PATIENCE = 10


class Engine(Protocol):
    """Applies one function to batches. `ahead` batches are drawn before the first result is asked for."""

    ahead: int

    def submit(self, batch: Any) -> Any:
        """A handle for `result`."""

    def result(self, handle: Any) -> Any:
        """What the function made of that batch."""


def in_order(engine: Engine, batches: Iterable[Any]) -> Iterator[Any]:
    """The results in the batches' order; a bounded number is under way."""
    waiting: deque[Any] = deque()
    for batch in batches:
        waiting.append(engine.submit(batch))
        if len(waiting) > engine.ahead:
            yield engine.result(waiting.popleft())
    while waiting:
        yield engine.result(waiting.popleft())


@contextmanager
def started(work: Callable[[Any], Any], jobs: int, scheduler: str | None) -> Iterator[Engine]:
    """The engine that was asked for, stopped afterwards.

    scheduler: None for this machine, "local" for a Dask cluster of `jobs` workers of our own, or tcp://HOST:PORT.

    Raises:
        UsageError: dask.distributed is not installed, or no scheduler answers.
    """
    if scheduler:
        with _client(jobs, scheduler) as client:
            yield _Distributed(client, work)
    elif jobs == 1:
        yield _Here(work)
    else:
        pool = _Pool(work, jobs)
        try:
            yield pool
        finally:
            pool.stop()


class _Here:
    ahead = 0

    def __init__(self, work: Callable[[Any], Any]) -> None:
        self._work = work

    def submit(self, batch: Any) -> Any:
        return batch

    def result(self, handle: Any) -> Any:
        return self._work(handle)


class _Pool:
    def __init__(self, work: Callable[[Any], Any], jobs: int) -> None:
        self.ahead = AHEAD * jobs
        self._work, self._jobs = work, jobs
        self._left = RESTARTS
        self._start()

    def _start(self) -> None:
        self._generation = self._left
        self._pool = ProcessPoolExecutor(self._jobs, mp_context=get_context("spawn"), initializer=_end_with_parent)

    def submit(self, batch: Any) -> list[Any]:
        return [batch, *self._sent(batch)]

    def _sent(self, batch: Any) -> tuple[Future[Any], int]:
        try:
            return self._pool.submit(self._work, batch), self._generation
        except BrokenProcessPool:
            self._restart()
            return self._pool.submit(self._work, batch), self._generation

    def result(self, handle: list[Any]) -> Any:
        while True:
            batch, future, generation = handle
            try:
                return future.result()
            except BrokenProcessPool:
                if generation == self._generation:
                    self._restart()
                handle[1:] = self._sent(batch)

    def _restart(self) -> None:
        if not self._left:
            raise ClaimcheckError(
                "worker processes were killed again and again, perhaps for want of memory; run with fewer --jobs."
            ) from None
        self._left -= 1
        self._pool.shutdown(wait=False, cancel_futures=True)
        self._start()

    def stop(self) -> None:
        self._pool.shutdown(wait=True, cancel_futures=True)


def _end_with_parent() -> None:
    """A worker holds both ends of its queue, so that it would wait for ever after its parent was killed."""
    threading.Thread(target=_wait_for_parent, daemon=True).start()


def _wait_for_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


class _Distributed:
    def __init__(self, client: Any, work: Callable[[Any], Any]) -> None:
        self._client, self._work = client, work
        self.ahead = AHEAD * max(1, sum(client.nthreads().values()))

    def submit(self, batch: Any) -> Any:
        # The scheduler sends a batch to another worker when the first one dies.
        return self._client.submit(self._work, batch, pure=False, retries=2)

    def result(self, handle: Any) -> Any:
        made = handle.result()
        handle.release()
        return made


@contextmanager
def _client(jobs: int, scheduler: str) -> Iterator[Any]:
    try:
        import distributed
    except ImportError:
        raise UsageError("--scheduler needs dask.distributed: install claimcheck[scale].") from None
    dask: Any = distributed
    if scheduler == "local":
        cluster = dask.LocalCluster(n_workers=jobs, threads_per_worker=1, dashboard_address=None)
        with cluster, dask.Client(cluster) as client:
            yield client
        return
    try:
        client = dask.Client(scheduler, timeout=PATIENCE, set_as_default=False)
    except (OSError, ValueError, TimeoutError) as error:
        raise UsageError(f"--scheduler {scheduler}: no scheduler answers there ({error}).") from None
    with client:
        yield client
