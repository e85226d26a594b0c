"""A version of a document as lines of words with its figures masked: what is compared before any figure is.

A line is a sentence of the text. Where only a claim table is at hand, a line is the claims of one sentence with the
words that the table keeps of them.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from claimcheck.model import Claim

FIGURE = "#"
#: Where one sentence ends and the next begins: rough, but the same in both versions.
_END = re.compile(r"[.!?][\"”’')\]]?\s++(?=[\"“‘'(\[]?[A-Z0-9])|\n\s*+")
_WORD = re.compile(r"\w++(?:['’-]\w++)*+|[^\w\s]")


class Line(NamedTuple):
    """One sentence.

    raw: equal where nothing changed. masked: equal where nothing but figures changed; figures are "#".
    words: what is printed for each item of `masked`. claims: those of the "#", in order.
    """

    raw: tuple[object, ...]
    masked: tuple[str, ...]
    words: tuple[str, ...]
    claims: tuple[Claim, ...]


def lines(claims: Sequence[Claim], text: str | None) -> list[Line]:
    """The lines of one version, in order; claims are in order of start."""
    return list(_of_text(claims, text) if text is not None else _of_table(claims))


def _of_text(claims: Sequence[Claim], text: str) -> Iterator[Line]:
    starts = [claim.start for claim in claims]
    at = first = 0
    for end in _ends(claims, starts, text):
        last = bisect_left(starts, end, lo=first)
        inside = tuple(claims[first:last])
        yield _line(text, at, end, inside)
        at, first = end, last


def _ends(claims: Sequence[Claim], starts: Sequence[int], text: str) -> Iterator[int]:
    """Offsets at which sentences end: never inside a figure ("Jan. 5")."""
    for match in _END.finditer(text):
        end = match.end()
        at = bisect_left(starts, end) - 1
        if at < 0 or claims[at].end <= end:
            yield end
    yield len(text)


def _line(text: str, start: int, end: int, claims: tuple[Claim, ...]) -> Line:
    masked: list[str] = []
    words: list[str] = []
    at = start
    for claim in claims:
        printed = _WORD.findall(text, at, claim.start)
        words += printed
        masked += map(str.casefold, printed)
        words.append(claim.text)
        masked.append(FIGURE)
        at = max(at, claim.end)
    printed = _WORD.findall(text, at, end)
    words += printed
    masked += map(str.casefold, printed)
    return Line(tuple(words), tuple(masked), tuple(words), claims)


def _of_table(claims: Sequence[Claim]) -> Iterator[Line]:
    for _, group in groupby(claims, key=lambda claim: (claim.paragraph, claim.sentence)):
        inside = tuple(group)
        masked: list[str] = []
        words: list[str] = []
        for claim in inside:
            near = (claim.measure or "", *claim.entities, *claim.role, *claim.context)
            masked += (FIGURE, *map(str.casefold, near))
            words += (claim.text, *near)
        printed = tuple((c.text, c.low, c.high, c.unit, c.bound, c.kind) for c in inside)
        yield Line((printed, *masked), tuple(masked), tuple(words), inside)
