"""The same bytes on every engine; a worker that dies costs nothing but time."""

import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from claimcheck.errors import ClaimcheckError, UsageError
from claimcheck.store import engines, indexing, sources

pytest.importorskip("duckdb", reason="an archive needs claimcheck[store]")
pytest.importorskip("pyarrow", reason="an archive needs claimcheck[store]")

Write = Callable[..., Path]
Files = Callable[[Path], dict[str, bytes]]


def index(table: Path, archive: Path, jobs: int = 1, scheduler: str | None = None) -> indexing.Outcome:
    return indexing.index(sources.read(sources.find([str(table)]), {}), archive, jobs, scheduler)


@pytest.fixture(autouse=True)
def small_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(indexing, "BATCH", 4)


def slain_once(batch: tuple[str, int]) -> int:
    """The first worker that meets number 3 dies of it."""
    marker, number = batch
    if number == 3 and not Path(marker).exists():
        Path(marker).touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return number * number


def slain_always(batch: int) -> int:
    os.kill(os.getpid(), signal.SIGKILL)
    return batch


def test_results_come_in_order_after_a_worker_was_killed(tmp_path: Path) -> None:
    batches = [(str(tmp_path / "slain"), number) for number in range(12)]
    with engines.started(slain_once, 2, None) as engine:
        assert list(engines.in_order(engine, batches)) == [number * number for number in range(12)]


def test_workers_that_always_die_are_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engines, "RESTARTS", 1)
    with engines.started(slain_always, 2, None) as engine, pytest.raises(ClaimcheckError, match="fewer --jobs"):
        list(engines.in_order(engine, range(3)))


def test_only_so_many_batches_are_drawn_ahead() -> None:
    drawn = []

    def batches() -> Iterator[int]:
        for number in range(100):
            drawn.append(number)
            yield number

    with engines.started(abs, 2, None) as engine:
        results = engines.in_order(engine, batches())
        assert next(results) == 0
        assert len(drawn) <= 2 * engines.AHEAD + 1


@contextmanager
def cluster() -> Iterator[tuple[str, list[int]]]:
    """A scheduler and two worker processes on loopback: its address, and the workers' process ids."""
    distributed = pytest.importorskip("distributed", reason="a cluster needs claimcheck[scale]")
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, host="127.0.0.1", dashboard_address=None
    ) as running:
        yield running.scheduler_address, [worker.pid for worker in running.workers.values()]


def test_a_cluster_writes_the_same_bytes_and_survives_a_killed_worker(
    tmp_path: Path, write: Write, files: Files, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = write(60)
    index(table, tmp_path / "here")
    with cluster() as (address, workers):
        index(table, tmp_path / "there", scheduler=address)
        commit, committed = indexing._Run.commit, []

        def kills(run: indexing._Run, part: object) -> None:
            committed.append(part)
            if len(committed) == 3:
                os.kill(workers[0], signal.SIGKILL)
            commit(run, part)  # type: ignore[arg-type]

        monkeypatch.setattr(indexing._Run, "commit", kills)
        index(table, tmp_path / "hurt", scheduler=address)
    assert len(committed) == 15
    assert files(tmp_path / "there") == files(tmp_path / "here")
    assert files(tmp_path / "hurt") == files(tmp_path / "here")


def test_no_scheduler_and_no_dask_are_sentences(tmp_path: Path, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("distributed", reason="a cluster needs claimcheck[scale]")
    monkeypatch.setattr(engines, "PATIENCE", 1)
    with pytest.raises(UsageError, match="no scheduler answers there"):
        index(write(1), tmp_path / "archive", scheduler="tcp://127.0.0.1:9")
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(UsageError, match=r"install claimcheck\[scale\]"):
        index(write(1), tmp_path / "archive", scheduler="local")
