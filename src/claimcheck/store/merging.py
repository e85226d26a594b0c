"""Segments made into one, a stretch of keys at a time, so that memory does not grow with the number of postings."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from claimcheck.store.postings import GONE, grouped
from claimcheck.store.segment import HEAD, Segment

if TYPE_CHECKING:
    import numpy as np

    Row = np.ndarray[Any, np.dtype[Any]]

#: Postings that are sorted at a time; a key with more than these is sorted whole.
STRETCH = 2_000_000


def merge(segments: Sequence[Segment], gone: "Row", target: Path) -> None:
    """Write the segments' documents as one segment, without those that are gone.

    segments: in order of their parts; gone: their sources as `sources_of` gives them, ascending.
    """
    import numpy as np

    first = np.uint64(segments[0].first << 32)
    days, sources, sizes, living = _documents(segments, gone)
    order = np.lexsort((sources, days))
    order = order[living[order]]
    begins = np.concatenate(([0], np.cumsum(sizes[order])))
    placed = np.zeros(len(days), np.int64)
    placed[order] = begins[:-1]
    numbers = _numbers(segments, placed, living)
    rows = (begins[:-1], days[order], sources[order] - first)
    with target.open("wb") as out:
        out.write(bytes(8 * HEAD))
        out.writelines(row.astype("<u8").tobytes() for row in rows)
        keys, ends, written = [], [], 0
        for some_keys, some_ends, postings in _stretches(segments, numbers):
            out.write(postings.astype("<u4").tobytes())
            keys.append(some_keys)
            ends.append(some_ends + np.uint64(written))
            written += len(postings)
        for parts in (keys, ends):
            out.writelines(part.astype("<u8").tobytes() for part in parts)
        out.seek(0)
        for number in (len(order), begins[-1], written, sum(map(len, keys))):
            out.write(int(number).to_bytes(8, "little"))
        out.flush()
        os.fsync(out.fileno())


def sources_of(segment: Segment) -> "Row":
    """By document: its part times 2 ** 32, and its row."""
    import numpy as np

    return np.asarray(segment.sources) + np.uint64(segment.first << 32)


def _documents(segments: Sequence[Segment], gone: "Row") -> "tuple[Row, ...]":
    """Of all documents, segment by segment: days, sources, numbers of claims, whether they are there still."""
    import numpy as np

    days = np.concatenate([np.asarray(segment.days) for segment in segments])
    sources = np.concatenate([sources_of(segment) for segment in segments])
    sizes = np.concatenate([np.diff(np.append(np.asarray(segment.begins), segment.claims)) for segment in segments])
    return days, sources, sizes.astype(np.int64), np.isin(sources, gone, invert=True)


def _numbers(segments: Sequence[Segment], placed: "Row", living: "Row") -> "list[Row]":
    """By segment and claim: the number that it gets, GONE for those that are."""
    import numpy as np

    found = []
    at = 0
    for segment in segments:
        begins = np.asarray(segment.begins).astype(np.int64)
        own = slice(at, at + len(begins))
        sizes = np.diff(np.append(begins, segment.claims))
        moved = (placed[own] - begins).astype(np.uint32)  # less than nothing wraps around, and back
        numbers = np.arange(segment.claims, dtype=np.uint32)
        numbers += np.repeat(moved, sizes)
        if not living[own].all():
            numbers[np.repeat(~living[own], sizes)] = GONE
        found.append(numbers)
        at += len(begins)
    return found


def _stretches(segments: Sequence[Segment], numbers: "Sequence[Row]") -> "Iterator[tuple[Row, Row, Row]]":
    """Keys, where the postings of each end, and the postings, of one stretch of keys after another."""
    import numpy as np

    keys, ends, postings = (
        [np.asarray(getattr(segment, name)) for segment in segments] for name in ("keys", "ends", "postings")
    )
    count = sum(map(len, postings)) // STRETCH + 1
    bounds = [_bounds(own, count) for own in keys]
    for at in range(count):
        some: tuple[list[Row], list[Row], list[Row]] = ([], [], [])
        for own, end, posted, number, bound in zip(keys, ends, postings, numbers, bounds, strict=True):
            low, high = bound[at], bound[at + 1]
            begin = end[low - 1] if low else np.uint64(0)
            some[0].append(own[low:high])
            some[1].append(np.diff(end[low:high], prepend=begin).astype(np.int64))
            some[2].append(number[posted[int(begin) : int(end[high - 1]) if high else 0]].astype(np.uint64))
        yield grouped(*map(np.concatenate, some))


def _bounds(keys: "Row", count: int) -> list[int]:
    """Where each of so many stretches begins, and the end; keys are digests, which lie evenly."""
    import numpy as np

    starts = np.array([(at << 64) // count for at in range(count)], np.uint64)
    return [*np.searchsorted(keys, starts).tolist(), len(keys)]
