"""An archive on disk as evidence: `Witnesses` whose memory does not grow with the archive.

The files of the look-up are mapped into memory. Of the lists of a claim's words those parts are read that lie around
its day, and of the claims only those that are to be compared: the rules, and what they find, are those of an Archive in
memory, however many segments the look-up has.
"""

import warnings
from bisect import bisect_left
from collections.abc import Iterable
from functools import partial
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from claimcheck.comparator.archive import RANKED, content, family, ranked, shared_words, terms, unlike, window
from claimcheck.errors import ClaimcheckWarning
from claimcheck.model import Claim
from claimcheck.store import folder
from claimcheck.store.lookup import Files, is_gone, latest, packed_claims
from claimcheck.store.postings import CELL, CELLS, unpacked
from claimcheck.store.segment import Segment, key
from claimcheck.table import from_text, items

#: A claim's number in the archive: its segment's place times this, and its number there.
SEGMENT = 1 << 32
#: Documents that are kept unpacked.
KEPT = 500


class Lists(NamedTuple):
    """The claims of one word, segment by segment."""

    length: int
    numbers: tuple[memoryview, ...]

    def __len__(self) -> int:
        return self.length


class Store:
    """Claims of an archive as evidence for a set of claims under check.

    Raises:
        ReadError: the folder is no archive, or was never finished.
        UsageError: the extra is not installed.
    """

    def __init__(self, archive: Path, claims: Iterable[Claim]) -> None:
        self._archive = archive
        self._under_check = {claim.document for claim in claims}
        _, self._segments, self._gone = finished(archive)
        self._newest = max((segment.days[-1] for segment in self._segments if len(segment.days)), default=0)
        self._lists: dict[int, Lists] = {}
        self._firsts: dict[int, tuple[int, ...]] = {}
        self._blocks: dict[tuple[int, int], tuple[list[str], list[str]]] = {}
        self._topics: dict[str, frozenset[str]] = {}
        self._fetched: dict[int, Claim | None] = {}
        self._candidates: dict[str, list[Claim]] = {}

    @property
    def looked_up(self) -> tuple[Claim, ...]:
        """The claims that were fetched so far, in order of their numbers."""
        return tuple(claim for _, claim in sorted(self._fetched.items(), key=lambda pair: pair[0]) if claim)

    def topic(self, document: str) -> frozenset[str]:
        """See Witnesses.topic; known for the documents of candidates, which are those that are asked for."""
        return self._topics.get(document, frozenset())

    def candidates(self, claim: Claim) -> list[Claim]:
        """See Witnesses.candidates; without those of documents under check. Several checks ask for those of a claim."""
        found = self._candidates.get(claim.id)
        if found is None:
            found = self._candidates[claim.id] = self._look_up(claim)
        return found

    def _look_up(self, claim: Claim) -> list[Claim]:
        sort = family(claim)
        now = claim.published.toordinal() if claim.published else self._newest + 1
        lists = ((word, worth, self._held(key(sort, word))) for word, worth in terms(claim).items())
        shared, least = shared_words(lists, lambda held, most: self._near(held, most, now))
        found = map(self._fetch, islice(ranked(shared, least, partial(self._rank, now)), RANKED))
        return unlike(claim, ((content(other), other) for other in found if other is not None))

    def _held(self, wanted: int) -> Lists:
        known = self._lists.get(wanted)
        if known is None:
            numbers = tuple(segment.held(wanted) for segment in self._segments)
            known = self._lists[wanted] = Lists(sum(map(len, numbers)), numbers)
        return known

    def _near(self, held: Lists, most: int, now: int) -> list[int]:
        """So many of a word's claims, as many before as from a day on, as if all were in one segment."""
        cuts = [(0, len(numbers)) for numbers in held.numbers]
        if held.length > most:
            places = self._before(held, now)
            back = sum(places) - window(held.length, sum(places), most)
            ends = self._cut(held, places, most - back, now)
            cuts = list(zip(self._cut(held, places, -back, now), ends, strict=True))
        return [
            at * SEGMENT + number
            for at, (numbers, (begin, end)) in enumerate(zip(held.numbers, cuts, strict=True))
            for number in numbers[begin:end]
        ]

    def _before(self, held: Lists, day: int) -> list[int]:
        """How many of a word's claims are older than the day, by segment."""
        firsts = self._firsts.get(day)
        if firsts is None:
            firsts = self._firsts[day] = tuple(segment.number_at(day) for segment in self._segments)
        return list(map(bisect_left, held.numbers, firsts))

    def _cut(self, held: Lists, places: list[int], step: int, now: int) -> list[int]:
        """Where, by segment, one is that goes so many of a word's claims on from the places of a day, back where the
        step is negative: in order of day, segment and number."""
        if not step:
            return places
        # The days that a segment alone would reach are farther off than the day that is sought.
        last = [(at, place + step - (step > 0)) for at, place in enumerate(places)]
        alone = [self._day(at, held.numbers[at][end]) for at, end in last if 0 <= end < len(held.numbers[at])]
        days = range(max(alone, default=0), now) if step < 0 else range(now, min(alone, default=self._newest) + 1)
        count = sum(places) + step
        day = days[0] + bisect_left(days, count, key=lambda day: sum(self._before(held, day + 1)))
        older, rest = self._before(held, day), self._before(held, day + 1)
        left = count - sum(older)
        cuts = []
        for begin, end in zip(older, rest, strict=True):
            taken = min(left, end - begin)
            cuts.append(begin + taken)
            left -= taken
        return cuts

    def _day(self, at: int, number: int) -> int:
        """The day on which a segment's claim was printed."""
        segment = self._segments[at]
        return int(segment.days[segment.document(number)])

    def _rank(self, now: int, number: int) -> int:
        """Ascending: nearest in time first, the earlier of two days, then by number."""
        day = self._day(*divmod(number, SEGMENT))
        return ((abs(day - now) << 1) + (day > now)) * SEGMENT * SEGMENT + number

    def _fetch(self, number: int) -> Claim | None:
        """The claim, unless its document is under check, or was replaced or removed."""
        if number not in self._fetched:
            at, own = divmod(number, SEGMENT)
            self._fetched[number] = self._read(self._segments[at], own)
        return self._fetched[number]

    def _read(self, segment: Segment, number: int) -> Claim | None:
        place = segment.document(number)
        part, row = segment.source(place)
        if is_gone(self._gone, part, row):
            return None
        block = self._blocks.get((part, row))
        if block is None:
            if len(self._blocks) == KEPT:
                del self._blocks[next(iter(self._blocks))]
            block = self._blocks[part, row] = unpacked(packed_claims(self._archive, part, row))
            name, _, topic = block[0]
            self._topics[name] = frozenset(items(topic))
        name, published, _ = block[0]
        return None if name in self._under_check else _claim(name, published, block[1][number - segment.begins[place]])


def _claim(document: str, published: str, line: str) -> Claim:
    cells = dict(zip(CELLS, line.split(CELL), strict=True))
    cells |= {"id": f"{document}:{cells['start']}", "document": document, "published": published}
    return from_text(cells, document)


def finished(archive: Path) -> Files:
    """The newest finished look-up of an archive; a warning tells of parts that it does not cover.

    Raises:
        ReadError: the folder is no archive, or was never finished.
        UsageError: the extra is not installed.
    """
    folder.opened(archive)
    files = latest(archive)
    if left := sum(number > files.last for number in folder.parts(archive)):
        message = f"{archive}: {left} new parts are not searched yet; run `claimcheck index` to its end."
        warnings.warn(message, ClaimcheckWarning, stacklevel=2)
    return files
