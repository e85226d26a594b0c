"""Which claims stand in which words, of some parts: a row of numbers after another in one file, mapped into memory.

Documents are in order of day and then of part and row, and claims are numbered along with them, so that the claims of
a word lie in order of time and those around a day can be cut out of a long list.

    head        four u64: how many documents, claims, postings and keys
    begins      u64 by document: the number of its first claim
    days        u64 by document: the day it was printed, 1 January of year 1 is 1; 0 where none is known
    sources     u64 by document: its part, counted from the segment's first, times 2 ** 32, and its row in the manifest
    postings    u32: numbers of claims, key by key, ascending within each
    keys        u64: keys of words in a family of claims, ascending; see `key`
    ends        u64 by key: where its postings end
"""

import mmap
from bisect import bisect_left, bisect_right
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

HEAD = 4
#: What follows the head, each with the place in the head that says how many, and the bytes of one.
ROWS = (("begins", 0, 8), ("days", 0, 8), ("sources", 0, 8), ("postings", 2, 4), ("keys", 3, 8), ("ends", 3, 8))
#: Between what a key is made of.
APART = "\x1f"


def key(family: str, word: str) -> int:
    """The 64-bit key of a word in a family of claims."""
    return int.from_bytes(blake2b(f"{family}{APART}{word}".encode(), digest_size=8).digest(), "little")


class Segment(NamedTuple):
    """A segment that is read; what is not looked at is not loaded."""

    first: int
    claims: int
    begins: memoryview
    days: memoryview
    sources: memoryview
    postings: memoryview
    keys: memoryview
    ends: memoryview

    def held(self, wanted: int) -> memoryview:
        """Numbers of the claims that a key has."""
        at = bisect_left(self.keys, wanted)
        if at == len(self.keys) or self.keys[at] != wanted:
            return self.postings[:0]
        return self.postings[self.ends[at - 1] if at else 0 : self.ends[at]]

    def number_at(self, day: int) -> int:
        """The number of the first claim of that day or a later one."""
        place = bisect_left(self.days, day)
        return int(self.begins[place]) if place < len(self.begins) else self.claims

    def document(self, number: int) -> int:
        """The place of the document that has a claim."""
        return bisect_right(self.begins, number) - 1

    def source(self, place: int) -> tuple[int, int]:
        """Part and row of a document."""
        part, row = divmod(self.sources[place], 1 << 32)
        return self.first + part, row


def opened(path: Path, first: int) -> Segment:
    """The segment of a file whose first part is `first`."""
    with path.open("rb") as handle:
        whole = memoryview(mmap.mmap(handle.fileno(), 0, access=mmap.ACCESS_READ))
    head = whole[: 8 * HEAD].cast("Q")
    at = 8 * HEAD
    rows = []
    for _, count, size in ROWS:
        length = head[count] * size
        rows.append(whole[at : at + length].cast("Q" if size == 8 else "I"))
        at += length
    return Segment(first, head[1], *rows)
