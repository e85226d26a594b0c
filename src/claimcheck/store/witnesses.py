"""An archive on disk as evidence: `Witnesses` whose memory does not grow with the archive.

DuckDB is asked once for the keys of all claims under check; of the lists that they lead to only the rarest words' are
read, around the day of each claim, and of the claims only those that are to be compared.
"""

import warnings
from collections import Counter
from collections.abc import Iterable
from datetime import date
from functools import cached_property
from math import log
from pathlib import Path
from typing import Any, NamedTuple

from claimcheck.comparator.archive import CANDIDATES, COPIES, RANKED, WORDS, family
from claimcheck.errors import ClaimcheckWarning, ReadError
from claimcheck.model import Claim
from claimcheck.store import folder
from claimcheck.store.lookup import BLOCKS, CELL, CELLS, FAMILY, PLACES, POSTINGS, RECORD, TERMS, key, terms
from claimcheck.table import from_text

#: Claims that are read of one word's list.
READ = 2000


class Term(NamedTuple):
    """How many claims a word has, and where their numbers begin."""

    n: int
    at: int


class Store:
    """Claims of an archive as evidence for a set of claims under check.

    Raises:
        ReadError: the folder is no archive, or was never finished.
        UsageError: the extra is not installed.
    """

    def __init__(self, archive: Path, claims: Iterable[Claim]) -> None:
        import numpy as np

        self._folder = latest(archive)
        self._claims = tuple(claims)
        self._under_check = {claim.document for claim in self._claims}
        self._begins, self._days, self._at, self._length = np.load(self._folder / PLACES, mmap_mode="r")
        self._blocks: dict[int, list[str]] = {}
        self._topics: dict[str, frozenset[str]] = {}
        self._fetched: dict[int, Claim] = {}

    @cached_property
    def _postings(self) -> Any:
        import numpy as np

        path = self._folder / POSTINGS
        return np.memmap(path, "<u4", "r") if path.stat().st_size else np.zeros(0, np.uint32)

    @cached_property
    def _terms(self) -> dict[int, Term]:
        """The terms of all claims under check, by key."""
        return self._asked({key(family(claim), word) for claim in self._claims for word, _ in terms(claim)})

    def _asked(self, keys: set[int]) -> dict[int, Term]:
        import duckdb

        with duckdb.connect() as base:
            found = base.execute(
                "SELECT key, n, at_ FROM read_parquet(?) WHERE key IN (SELECT unnest(?::UBIGINT[]))",
                [str(self._folder / TERMS), sorted(keys)],
            ).fetchall()
        return {word: Term(n, at) for word, n, at in found}

    def rarity(self, word: str) -> float:
        """See Witnesses.rarity."""
        found = self._asked({key(sort, word) for sort in set(FAMILY.values())})
        return log((self.size + 1) / max(1, sum(term.n for term in found.values())))

    @cached_property
    def size(self) -> int:
        """How many claims the archive has."""
        last = len(self._begins) - 1
        return int(self._begins[last]) + len(self._block(last)) - 1 if last >= 0 else 0

    @property
    def looked_up(self) -> tuple[Claim, ...]:
        """The claims that were fetched so far, in order of their numbers."""
        return tuple(self._fetched[number] for number in sorted(self._fetched))

    def topic(self, document: str) -> frozenset[str]:
        """See Witnesses.topic; known for the documents of candidates, which are those that are asked for."""
        return self._topics.get(document, frozenset())

    def candidates(self, claim: Claim) -> list[Claim]:
        """See Witnesses.candidates; without those of documents under check.

        Of each word's list the claims around the claim's day are read, so that common words tell of the days in
        which the story ran, and rare ones, and who and what in one period, of all days.
        """
        import numpy as np

        sort = family(claim)
        known = [(term, n) for word, n in terms(claim) if (term := self._terms.get(key(sort, word)))]
        if not known:
            return []
        now = self._number_at(claim.published)
        lists = [self._near(term, now) for term, _ in known]
        worth = np.repeat([n for _, n in known], [len(held) for held in lists])
        numbers, where = np.unique(np.concatenate(lists), return_inverse=True)
        shared = np.bincount(where, worth)
        enough = shared >= min(WORDS, len(lists))
        numbers, shared = numbers[enough].astype(np.int64), shared[enough]
        ranked = np.lexsort((numbers, np.abs(numbers - now), -shared))[:RANKED]
        return self._without_copies(numbers[ranked])

    def _near(self, term: Term, now: int) -> Any:
        import numpy as np

        held = self._postings[term.at : term.at + term.n]
        if term.n <= READ:
            return held
        first = int(np.searchsorted(held, now)) - READ // 2
        first = max(0, min(first, term.n - READ))
        return held[first : first + READ]

    def _number_at(self, published: date | None) -> int:
        """The number that a claim of that day would have; without a day the newest."""
        import numpy as np

        if published is None:
            return self.size
        place = int(np.searchsorted(self._days, published.toordinal()))
        return int(self._begins[place]) if place < len(self._begins) else self.size

    def _without_copies(self, numbers: Any) -> list[Claim]:
        """The first CANDIDATES that belong to other documents; a story that many printed counts COPIES times."""
        import numpy as np

        found: list[Claim] = []
        seen: Counter[tuple[object, ...]] = Counter()
        places = np.searchsorted(self._begins, numbers, side="right") - 1
        for number, place in zip(numbers.tolist(), places.tolist(), strict=True):
            other = self._fetched.get(number) or self._fetch(number, place)
            printed = (other.text, other.low, other.since, other.context)
            seen[printed] += 1
            if other.document not in self._under_check and seen[printed] <= COPIES:
                found.append(other)
                if len(found) == CANDIDATES:
                    break
        return found

    def _fetch(self, number: int, place: int) -> Claim:
        block = self._block(place)
        name, published, _ = block[0].split(CELL)
        claim = self._fetched[number] = _claim(name, published, block[1 + number - int(self._begins[place])])
        return claim

    def _block(self, place: int) -> list[str]:
        block = self._blocks.get(place)
        if block is None:
            at = int(self._at[place])
            packed = self._packed[at : at + int(self._length[place])]
            text = self._codec.decompress(packed[4:], int.from_bytes(packed[:4], "little"), asbytes=True)
            block = self._blocks[place] = text.decode().split(RECORD)
            name, _, topic = block[0].split(CELL)
            self._topics[name] = frozenset(topic.split("; ")) if topic else frozenset()
        return block

    @cached_property
    def _packed(self) -> Any:
        import mmap

        with (self._folder / BLOCKS).open("rb") as handle:
            return mmap.mmap(handle.fileno(), 0, access=mmap.ACCESS_READ)

    @cached_property
    def _codec(self) -> Any:
        import pyarrow as pa

        return pa.Codec("zstd")


def _claim(document: str, published: str, line: str) -> Claim:
    cells = dict(zip(CELLS, line.split(CELL), strict=True))
    cells |= {"id": f"{document}:{cells['start']}", "document": document, "published": published}
    return from_text(cells, document)


def latest(archive: Path) -> Path:
    """The newest finished look-up of an archive; a warning tells of parts that it does not cover.

    Raises:
        ReadError: the folder is no archive, or was never finished.
        UsageError: the extra is not installed.
    """
    folder.opened(archive)
    found = sorted((archive / folder.LOOKUP).glob("[0-9]*"))
    if not found:
        raise ReadError(f"{archive}: the archive has no look-up yet; run `claimcheck index` to its end.")
    if left := sum(number > int(found[-1].name) for number in folder.parts(archive)):
        message = f"{archive}: {left} new parts are not searched yet; run `claimcheck index` to its end."
        warnings.warn(message, ClaimcheckWarning, stacklevel=2)
    return found[-1]
