"""One edit that makes one figure two ("March 4, 2010" -> "March 4, 2110", a day and a number) is still one change."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from claimcheck.diff.lines import Line
from claimcheck.diff.pairing import Pairs
from claimcheck.model import Claim


class Piece(NamedTuple):
    """A figure of one version, and what is printed in its place in the other: no figure of its own."""

    old: Claim | None
    new: Claim | None
    before: str
    after: str


def in_pieces(old: Sequence[Line], new: Sequence[Line], pairs: Pairs) -> tuple[list[Piece], Pairs]:
    """The figures that fell in pieces or were put together, and the pairs without them."""
    lost, come = {id(claim) for claim in pairs.dropped}, {id(claim) for claim in pairs.added}
    pieces: list[Piece] = []
    gone: set[int] = set()
    for i, j in pairs.lines:
        if any(id(claim) in come for claim in new[j].claims):
            for whole, printed, parts in _parts(old[i], new[j]):
                if any(id(claim) in come for claim in parts):
                    pieces.append(Piece(whole, None, whole.text, printed))
                    gone |= {id(whole), *map(id, parts)}
        elif any(id(claim) in lost for claim in old[i].claims):
            for whole, printed, parts in _parts(new[j], old[i]):
                if any(id(claim) in lost for claim in parts):
                    pieces.append(Piece(None, whole, printed, whole.text))
                    gone |= {id(whole), *map(id, parts)}
    if not pieces:
        return [], pairs
    figures = [(a, b) for a, b in pairs.figures if id(a) not in gone and id(b) not in gone]
    dropped, added = ([c for c in claims if id(c) not in gone] for claims in (pairs.dropped, pairs.added))
    return pieces, Pairs(pairs.lines, figures, dropped, added)


def _parts(line: Line, other: Line) -> Iterator[tuple[Claim, str, list[Claim]]]:
    """The figure of the line inside which the two differ, what the other prints there, and the figures in that."""
    a, b = line.text[line.start : line.end], other.text[other.start : other.end]
    same = _common(a, b)
    behind = _common(a[same:][::-1], b[same:][::-1])
    first, last = line.start + same, line.end - behind
    for claim in line.claims:
        if claim.start <= first and last <= claim.end:
            start = other.start + claim.start - line.start
            end = other.end - (line.end - claim.end)
            parts = [part for part in other.figures if start <= part.start and part.end <= end]
            yield claim, other.text[start:end], parts


def _common(a: str, b: str) -> int:
    """How many characters both begin with."""
    return next((at for at, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
