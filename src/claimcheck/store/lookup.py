"""The look-up that is derived from an archive's parts, part by part and merged like the digits of a binary counter.

    lookup/000007.claims            a part's claims, packed by document; see postings.py
    lookup/000001-000004.words      which claims of these parts stand in which words; see segment.py
    lookup/000007.gone              the documents of all parts up to this one that were replaced or removed since

A part comes with its own two files. When a run ends, segments are merged, so that there is one for each power of two of
which the number of parts is the sum: an addition costs as much as it adds and, now and then, a merging, over the years
the logarithm of the archive's size. What is gone is written last: the look-up covers the parts up to that number.
"""

import mmap
from bisect import bisect_left
from pathlib import Path
from typing import NamedTuple

from claimcheck.errors import ReadError
from claimcheck.store import folder
from claimcheck.store.segment import Segment, opened

CLAIMS, WORDS, GONE = ".claims", ".words", ".gone"
Span = tuple[int, int]


class Files(NamedTuple):
    """What a look-up is read from: the numbers of all parts up to `last` are covered by the segments."""

    last: int
    segments: tuple[Segment, ...]
    gone: memoryview


def words_file(archive: Path, span: Span) -> Path:
    """A segment's file."""
    return archive / folder.LOOKUP / f"{span[0]:06}-{span[1]:06}{WORDS}"


def claims_file(archive: Path, part: int) -> Path:
    """The file of a part's claims."""
    return archive / folder.LOOKUP / f"{part:06}{CLAIMS}"


def gone_file(archive: Path, last: int) -> Path:
    return archive / folder.LOOKUP / f"{last:06}{GONE}"


def latest(archive: Path) -> Files:
    """The newest finished look-up of an archive.

    Raises:
        ReadError: it was never finished.
    """
    finished = max(map(int, folder.stems(archive / folder.LOOKUP, GONE)), default=0)
    spans = chain(archive, 1, finished)
    if not finished or not spans or spans[-1][1] != finished:
        raise ReadError(f"{archive}: the archive has no look-up yet; run `claimcheck index` to its end.")
    segments = tuple(opened(words_file(archive, span), span[0]) for span in spans)
    with gone_file(archive, finished).open("rb") as handle:
        # A file that is empty cannot be mapped.
        data = memoryview(mmap.mmap(handle.fileno(), 0, access=mmap.ACCESS_READ)) if handle.seek(0, 2) else b""
    return Files(finished, segments, memoryview(data).cast("Q"))


def chain(archive: Path, first: int, last: int) -> list[Span]:
    """Segments from one part on as far as they reach without a gap, at most to another; the longest there are."""
    ends: dict[int, int] = {}
    for name in folder.stems(archive / folder.LOOKUP, WORDS):
        begin, _, end = name.partition("-")
        if int(end) <= last:
            ends[int(begin)] = max(int(end), ends.get(int(begin), 0))
    found = []
    while first in ends:
        found.append((first, ends[first]))
        first = ends[first] + 1
    return found


def is_gone(gone: memoryview, part: int, row: int) -> bool:
    """Whether a document was replaced or removed."""
    mark = (part << 32) + row
    at = bisect_left(gone, mark)
    return at < len(gone) and bool(gone[at] == mark)


def packed_claims(archive: Path, part: int, row: int) -> bytes:
    """The block of a document, by row of its part's manifest."""
    with claims_file(archive, part).open("rb", buffering=0) as handle:
        head = handle.read(8 * (row + 3))
        count, begin, end = (int.from_bytes(head[at : at + 8], "little") for at in (0, 8 * (row + 1), 8 * (row + 2)))
        handle.seek(8 * (2 + count) + begin)
        return handle.read(end - begin)
