"""Articles into the archive: what is unchanged is skipped, the rest goes through an engine and is committed in order.

Batches are a fixed number of articles in source order and parts are committed strictly in order, so that a killed run
leaves the first parts of what an undisturbed run would have written, and the next run writes the others.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

from claimcheck.store import folder
from claimcheck.store.batch import MANIFEST, OURS, Part, fingerprint, make_part, parquet
from claimcheck.store.desk import Desk
from claimcheck.store.engines import in_order, started
from claimcheck.store.source import Source
from claimcheck.store.upkeep import build, put

#: Articles in a part, and their bytes from which on a part is full.
BATCH, BYTES = 250, 8_000_000


class Outcome(NamedTuple):
    """What a run did, in documents and claims; failed are all that it met and that cannot be read."""

    read: int = 0
    claims: int = 0
    failed: int = 0
    unchanged: int = 0


def index(
    sources: Iterable[Source],
    archive: Path,
    jobs: int = 1,
    scheduler: str | None = None,
    progress: Callable[[Outcome, int, int], None] | None = None,
    desk: Desk = OURS,
) -> Outcome:
    """Bring the archive up to date with the sources.

    progress: called whenever something happened, with the number of sources drawn so far and their `done`.
    desk: tables of names and measures; articles that were read with others are read again.

    Raises:
        UsageError: another process writes, or an extra is missing.
        ReadError: a source cannot be understood at all; what was committed before stays.
    """
    folder.made(archive)
    with folder.writing(archive):
        run = _Run(archive, desk.version, progress)
        with started(partial(make_part, desk=desk), jobs, scheduler) as engine:
            for part in in_order(engine, run.batches(sources)):
                run.commit(part)
        build(archive)
    return run.outcome


class _Run:
    def __init__(self, archive: Path, version: str, progress: Callable[[Outcome, int, int], None] | None) -> None:
        self._archive = archive
        self._version = version
        self._progress = progress
        self._known, self._hopeless = known(archive)
        self._seen: set[bytes] = set()
        self._next = max(folder.parts(archive), default=0) + 1
        self._drawn = self._done = 0
        self.outcome = Outcome()

    def batches(self, sources: Iterable[Source]) -> Iterator[list[Source]]:
        """Articles that need work, so many at a time, or so many bytes."""
        batch: list[Source] = []
        size = 0
        for source in filter(self._wanted, map(self._once, sources)):
            batch.append(source._replace(done=0))
            size += len(source.data)
            if len(batch) == BATCH or size >= BYTES:
                yield batch
                batch, size = [], 0
        if batch:
            yield batch

    def _once(self, source: Source) -> Source:
        """A name stands for one document: a second one of this run is an error."""
        self._drawn, self._done = self._drawn + 1, source.done
        key = _digest(source.name)
        if key in self._seen and not source.error:
            return source._replace(error=f"{source.name}: another document of this run has this name; it was left out.")
        self._seen.add(key)
        return source

    def _wanted(self, source: Source) -> bool:
        """Whether there is something to do; what could not be read before counts again, and is not tried again."""
        key, mark = _digest(source.name), _digest(*fingerprint(source, self._version))
        if key + mark in self._hopeless:
            self.outcome = self.outcome._replace(failed=self.outcome.failed + 1)
        elif self._known.get(key) == mark and not source.error:
            self.outcome = self.outcome._replace(unchanged=self.outcome.unchanged + 1)
        else:
            return True
        self._tell()
        return False

    def commit(self, part: Part) -> None:
        """Write a part; it counts from the moment that its manifest has its name."""
        number = self._next
        if part.errors is not None:
            folder.put(folder.part(self._archive, folder.ERRORS, number), part.errors)
        else:
            folder.part(self._archive, folder.ERRORS, number).unlink(missing_ok=True)
        folder.put(folder.part(self._archive, folder.CLAIMS, number), part.claims)
        put(self._archive, number, part.packed, part.words)
        folder.put(folder.part(self._archive, folder.DOCUMENTS, number), part.documents)
        self._next += 1
        old = self.outcome
        self.outcome = Outcome(
            old.read + part.read, old.claims + part.figures, old.failed + part.failed, old.unchanged
        )  # fmt: skip
        self._tell()

    def _tell(self) -> None:
        if self._progress:
            self._progress(self.outcome, self._drawn, self._done)


def _digest(*texts: str) -> bytes:
    return blake2b("\x1f".join(texts).encode("utf-8", "replace"), digest_size=12).digest()


def known(archive: Path) -> tuple[dict[bytes, bytes], set[bytes]]:
    """Fingerprints of the documents in the archive by name, and of those that could not be read; all as digests."""
    import pyarrow.parquet as pq

    documents: dict[bytes, bytes] = {}
    hopeless: set[bytes] = set()
    columns = ["name", "sha256", "given", "extractor"]
    for number in folder.parts(archive):
        errors = folder.part(archive, folder.ERRORS, number)
        if errors.is_file():
            table = pq.read_table(errors, columns=columns)
            hopeless |= {_digest(name) + _digest(*rest) for name, *rest in zip(*_lists(table), strict=True)}
        table = pq.read_table(folder.part(archive, folder.DOCUMENTS, number), columns=columns)
        documents |= {_digest(name): _digest(*rest) for name, *rest in zip(*_lists(table), strict=True)}
    return documents, hopeless


def _lists(table: "Mapping[str, object] | object") -> list[list[str]]:
    return [column.to_pylist() for column in table.columns]  # type: ignore[union-attr]


def remove(archive: Path, names: Iterable[str]) -> int:
    """Take documents and their claims out of the archive; how many there were.

    Raises:
        UsageError: another process writes.
    """
    folder.opened(archive)
    with folder.writing(archive):
        known_names, _ = known(archive)
        gone = sorted({name for name in names if known_names.get(_digest(name), _GONE) != _GONE})
        if gone:
            rows = [(name, "", "", "", "yes", "0", "", "", "", "") for name in gone]
            number = max(folder.parts(archive), default=0) + 1
            manifest = parquet(MANIFEST, list(zip(*rows, strict=True)))
            folder.put(folder.part(archive, folder.DOCUMENTS, number), manifest)
        build(archive)
    return len(gone)


_GONE = _digest("", "", "")
