"""What the look-up of one part is made of: its claims packed by document, and a segment of its words. Pure.

Workers make both along with the part, so that a look-up costs an archive nothing but merging.
"""

import zlib
from collections.abc import Mapping, Sequence
from datetime import date
from itertools import accumulate
from typing import TYPE_CHECKING, Any, NamedTuple

from claimcheck.comparator.archive import family, statement
from claimcheck.model import COLUMNS, KINDS, Claim
from claimcheck.store.segment import ROWS, key
from claimcheck.table import items

if TYPE_CHECKING:
    import numpy as np

    Row64 = np.ndarray[Any, np.dtype[Any]]

#: The number of a claim whose document was replaced or removed.
GONE = 0xFFFFFFFF
#: Between the cells of a claim, and between a block's claims. A text that holds one gets U+FFFD in its place.
CELL, RECORD = "\x1f", "\x1e"
#: A block's claims have these cells; the others are the document's own.
CELLS = tuple(column for column in COLUMNS if column not in ("id", "document", "published"))
_CLEAN = str.maketrans(CELL + RECORD, "\ufffd\ufffd")
_FAMILY = {kind: family(Claim("", 0, 1, "", kind)) for kind in KINDS}  # type: ignore[arg-type]


class Row(NamedTuple):
    """A document of the part's manifest: its name, the day it was printed ("" where none is known), its claims."""

    name: str
    published: str
    claims: int


def packed(columns: Mapping[str, Sequence[str]], manifest: Sequence[Row]) -> bytes:
    """The claims of a part by document: how many documents, where each one's block ends, the blocks.

    columns: the claim table's, claims in the order of the manifest.
    """
    lines = [CELL.join(cells) for cells in zip(*(_clean(columns[name]) for name in CELLS), strict=True)]
    blocks = []
    begin = 0
    for row in manifest:
        end = begin + row.claims
        topic = {word for cell in set(columns["context"][begin:end]) for word in items(cell)}
        head = (row.name.translate(_CLEAN), row.published, "; ".join(sorted(topic)).translate(_CLEAN))
        block = RECORD.join((CELL.join(head), *lines[begin:end])).encode("utf-8", "replace")
        blocks.append(zlib.compress(block, 1) if row.claims else b"")
        begin = end
    ends = accumulate(map(len, blocks), initial=0)
    numbers = [len(blocks), *ends]
    return b"".join((*(number.to_bytes(8, "little") for number in numbers), *blocks))


def _clean(cells: Sequence[str]) -> Sequence[str]:
    joined = "".join(cells)
    return [cell.translate(_CLEAN) for cell in cells] if CELL in joined or RECORD in joined else cells


def unpacked(data: bytes) -> tuple[list[str], list[str]]:
    """A block: the cells of its document (name, day, words around its figures joined by "; "), and its claims."""
    head, *lines = zlib.decompress(data).decode().split(RECORD)
    return head.split(CELL), lines


def segment(columns: Mapping[str, Sequence[str]], manifest: Sequence[Row]) -> bytes:
    """The words of a part's claims, see segment.py."""
    import numpy as np

    rows = [at for at, row in enumerate(manifest) if row.claims]
    days = [_day(manifest[row].published) for row in rows]
    order = sorted(range(len(rows)), key=lambda at: (days[at], at))
    begins = [0, *accumulate(manifest[rows[at]].claims for at in order)]
    # By document of the part: the number of its first claim.
    firsts = np.zeros(len(rows), np.int64)
    firsts[order] = begins[:-1]
    sizes = [manifest[row].claims for row in rows]
    own = np.concatenate([np.arange(size) for size in sizes]) if rows else np.zeros(0, np.int64)
    numbers = np.repeat(firsts, sizes) + own
    found, counts = _keys(columns)
    postings = np.repeat(numbers.astype(np.uint64), counts)
    keys, ends, postings = grouped(np.array(found, np.uint64), np.ones(len(found), np.int64), postings)
    return whole(
        begins[-1], {
            "begins": np.array(begins[:-1], np.uint64), "days": np.array([days[at] for at in order], np.uint64),
            "sources": np.array([rows[at] for at in order], np.uint64), "keys": keys, "ends": ends,
            "postings": postings,
        },
    )  # fmt: skip


def _day(published: str) -> int:
    return date.fromisoformat(published).toordinal() if published else 0


def _keys(columns: Mapping[str, Sequence[str]]) -> tuple[list[int], list[int]]:
    """The keys of all claims one after another, and how many each has."""
    known: dict[tuple[str, str], int] = {}
    keys: list[int] = []
    counts = []
    wanted = ("kind", "entities", "context", "measure", "since", "until")
    for kind, *cells in zip(*(columns[name] for name in wanted), strict=True):
        sort = _FAMILY[kind]
        words = spoken(*cells)
        counts.append(len(words))
        for word in words:
            found = known.get((sort, word))
            if found is None:
                found = known[sort, word] = key(sort, word)
            keys.append(found)
    return keys, counts


def spoken(entities: str, context: str, measure: str, since: str, until: str) -> set[str]:
    """What a claim is found by, from its cells; see comparator.archive.terms."""
    names = items(entities)
    words = {*items(context), *(name.lower() for name in names)}
    if measure:
        words.add(f"measure:{measure}")
        if since and until:
            words.update(statement(name, measure, since, until) for name in names)
    return words


def grouped(keys: "Row64", counts: "Row64", numbers: "Row64") -> "tuple[Row64, Row64, Row64]":
    """Keys, each with so many of the numbers, in any order: the keys that are left, ascending, where the numbers of
    each end, and the numbers, ascending within each key; without those that are GONE."""
    import numpy as np

    unlike, rank = np.unique(keys, return_inverse=True)
    pairs = np.repeat(rank.astype(np.uint64) << np.uint64(32), counts) | numbers
    pairs = np.sort(pairs[numbers != GONE])
    held = np.bincount((pairs >> np.uint64(32)).astype(np.int64), minlength=len(unlike))
    return unlike[held > 0], np.cumsum(held[held > 0]).astype(np.uint64), pairs & np.uint64(GONE)


def whole(claims: int, rows: "Mapping[str, Row64]") -> bytes:
    """The bytes of a segment."""
    head = [len(rows["begins"]), claims, len(rows["postings"]), len(rows["keys"])]
    data = [number.to_bytes(8, "little") for number in head]
    data += [rows[name].astype(f"<u{size}").tobytes() for name, _, size in ROWS]
    return b"".join(data)
