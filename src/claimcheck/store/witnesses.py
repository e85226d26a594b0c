"""An archive on disk as evidence: `Witnesses` whose memory does not grow with the archive.

The files of the look-up are mapped into memory. Of the lists of a claim's words those parts are read that lie around
its day, and of the claims only those that are to be compared.
"""

import mmap
import warnings
import zlib
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cached_property
from math import log
from pathlib import Path
from typing import Literal

from claimcheck.comparator.archive import CANDIDATES, COPIES, FEW, RANKED, WORDS, family
from claimcheck.errors import ClaimcheckWarning, ReadError
from claimcheck.model import Claim
from claimcheck.store import folder
from claimcheck.store.lookup import (
    BLOCKS,
    CELL,
    CELLS,
    ENDS,
    FAMILY,
    KEYS,
    PLACES,
    POSTINGS,
    RECORD,
    key,
    terms,
)  # fmt: skip
from claimcheck.table import from_text

#: Claims that are read of one word's list.
READ = 1000


class Store:
    """Claims of an archive as evidence for a set of claims under check.

    Raises:
        ReadError: the folder is no archive, or was never finished.
        UsageError: the extra is not installed.
    """

    def __init__(self, archive: Path, claims: Iterable[Claim]) -> None:
        self._folder = latest(archive)
        self._under_check = {claim.document for claim in claims}
        self._keys, self._ends = self._mapped(KEYS, "Q"), self._mapped(ENDS, "Q")
        self._postings = self._mapped(POSTINGS, "I")
        places = self._mapped(PLACES, "q")
        n = len(places) // 4
        self._begins, self._days, self._from, self._to = (places[i * n : i * n + n] for i in range(4))
        self._packed = self._mapped(BLOCKS, "B")
        self._blocks: dict[int, list[str]] = {}
        self._topics: dict[str, frozenset[str]] = {}
        self._fetched: dict[int, Claim] = {}

    def _mapped(self, name: str, sort: Literal["Q", "q", "I", "B"]) -> memoryview:
        """A file as a row of numbers; what is not looked at is not read."""
        with (self._folder / name).open("rb") as handle:
            if not handle.seek(0, 2):
                return memoryview(b"").cast(sort)
            return memoryview(mmap.mmap(handle.fileno(), 0, access=mmap.ACCESS_READ)).cast(sort)

    def rarity(self, word: str) -> float:
        """See Witnesses.rarity."""
        held = sum(len(self._list(sort, word)) for sort in sorted(set(FAMILY.values())))
        return log((max(self.size, FEW) + 1) / max(1, held))

    @cached_property
    def size(self) -> int:
        """How many claims the archive has."""
        last = len(self._begins) - 1
        return self._begins[last] + len(self._block(last)) - 1 if last >= 0 else 0

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
        now = self._number_at(claim.published)
        shared: Counter[int] = Counter()
        lists = 0
        for word, worth in terms(claim):
            held = _near(self._list(family(claim), word), now)
            lists += len(held) > 0
            if worth == 1:
                shared.update(held)
            else:
                shared.update(dict.fromkeys(held, worth))
        return self._without_copies(_ranked(shared, min(WORDS, lists), now))

    def _list(self, sort: str, word: str) -> memoryview:
        """Numbers of the claims that a word has in a family."""
        wanted = key(sort, word)
        at = bisect_left(self._keys, wanted)
        if at == len(self._keys) or self._keys[at] != wanted:
            return self._postings[:0]
        return self._postings[self._ends[at - 1] if at else 0 : self._ends[at]]

    def _number_at(self, published: date | None) -> int:
        """The number that a claim of that day would have; without a day the newest."""
        place = bisect_left(self._days, published.toordinal()) if published else len(self._days)
        return self._begins[place] if place < len(self._begins) else self.size

    def _without_copies(self, numbers: Iterable[int]) -> list[Claim]:
        """The first CANDIDATES that belong to other documents; a story that many printed counts COPIES times."""
        found: list[Claim] = []
        seen: Counter[tuple[object, ...]] = Counter()
        for number in numbers:
            other = self._fetched.get(number) or self._fetch(number)
            printed = (other.text, other.low, other.since, other.context)
            seen[printed] += 1
            if other.document not in self._under_check and seen[printed] <= COPIES:
                found.append(other)
                if len(found) == CANDIDATES:
                    break
        return found

    def _fetch(self, number: int) -> Claim:
        place = bisect_right(self._begins, number) - 1
        block = self._block(place)
        name, published, _ = block[0].split(CELL)
        claim = self._fetched[number] = _claim(name, published, block[1 + number - self._begins[place]])
        return claim

    def _block(self, place: int) -> list[str]:
        block = self._blocks.get(place)
        if block is None:
            packed = self._packed[self._from[place] : self._to[place]]
            block = self._blocks[place] = zlib.decompress(packed).decode().split(RECORD)
            name, _, topic = block[0].split(CELL)
            self._topics[name] = frozenset(topic.split("; ")) if topic else frozenset()
        return block


def _near(numbers: memoryview, now: int) -> list[int]:
    """At most READ of the numbers, those around one."""
    first = 0
    if len(numbers) > READ:
        first = max(0, min(bisect_left(numbers, now) - READ // 2, len(numbers) - READ))
    return numbers[first : first + READ].tolist()


def _ranked(shared: Counter[int], least: int, now: int) -> Iterator[int]:
    """At most RANKED numbers: most words first, then the nearest in time."""
    groups: dict[int, list[int]] = defaultdict(list)
    for number, words in shared.items():
        if words >= least:
            groups[words].append(number)
    left = RANKED
    for words in sorted(groups, reverse=True):
        group = sorted(groups[words], key=lambda number: (abs(number - now), number))[:left]
        yield from group
        left -= len(group)


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
