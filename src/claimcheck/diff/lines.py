"""A version of a document as lines of words with its figures masked: what is compared before any figure is.

A line is a sentence of the text. Where only a claim table is at hand, a line is the claims of one sentence with the
words that the table keeps of them.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from claimcheck.language.pattern import lazy
from claimcheck.model import Claim

#: No word of a text reads so.
FIGURE = "<figure>"
#: The measure of a number that is no claim: in a name, or not understood. It counts where it changed, and only there.
UNREAD = "a number in a name"
#: Where one sentence ends and the next begins: rough, but the same in both versions.
_END = lazy(r"[.!?][\"”’')\]]?\s++(?=[\"“‘'(\[]?[A-Z0-9])|\n\s*+")
_WORD = lazy(r"\w++(?>['’-]\w++)*+|[^\w\s]")
_DIGIT = lazy(r"\d")
#: Characters from which a text without full stops is cut anyway: words are aligned in quadratic time.
LONGEST = 1500


@dataclass(frozen=True)
class Line:
    """One sentence.

    Attributes:
        raw: equal where nothing changed.
        claims: its claims, in order.
        text, start, end: the document's text, and the span of the line in it; "" for a line of a table.
    """

    raw: object
    claims: tuple[Claim, ...]
    text: str = ""
    start: int = 0
    end: int = 0

    @cached_property
    def items(self) -> tuple[tuple[str, Claim | None], ...]:
        """What is printed, word by word; figures in one piece, with the claim."""
        return tuple(self._of_text() if self.text else self._of_table())

    @cached_property
    def masked(self) -> tuple[str, ...]:
        """Equal where nothing but figures changed: `items` without case, figures as FIGURE."""
        return tuple(word.casefold() if claim is None else FIGURE for word, claim in self.items)

    @cached_property
    def figures(self) -> tuple[Claim, ...]:
        """The claims, and the numbers that are none, in order of FIGURE in `masked`."""
        return tuple(claim for _, claim in self.items if claim is not None)

    def _of_text(self) -> Iterator[tuple[str, Claim | None]]:
        at = self.start
        for claim in self.claims:
            yield from self._gap(at, claim.start)
            yield claim.text, claim
            at = max(at, claim.end)
        yield from self._gap(at, self.end)

    def _gap(self, start: int, end: int) -> Iterator[tuple[str, Claim | None]]:
        for match in _WORD.finditer(self.text, start, end):
            word = match[0]
            unread = _DIGIT.search(word)
            yield word, Claim("", match.start(), match.end(), word, "count", measure=UNREAD) if unread else None

    def _of_table(self) -> Iterator[tuple[str, Claim | None]]:
        for claim in self.claims:
            yield claim.text, claim
            for word in " ".join((claim.measure or "", *claim.entities, *claim.role, *claim.context)).split():
                yield word, None


def lines(claims: Sequence[Claim], text: str | None, start: int = 0, stop: int | None = None) -> list[Line]:
    """The lines of one version, of its text from start to stop, in order; claims are those there, in order of start."""
    if text is None:
        return list(_groups(claims))
    return list(_sentences(claims, text, start, len(text) if stop is None else stop))


def _sentences(claims: Sequence[Claim], text: str, start: int, stop: int) -> Iterator[Line]:
    starts = [claim.start for claim in claims]
    at, first = start, 0
    for end in _ends(claims, starts, text, start, stop):
        last = bisect_left(starts, end, lo=first)
        raw = " ".join(text[at:end].split())
        if raw:
            yield Line(raw, tuple(claims[first:last]), text, at, end)
        at, first = end, last


def _ends(claims: Sequence[Claim], starts: Sequence[int], text: str, start: int, stop: int) -> Iterator[int]:
    """Offsets at which sentences end: never inside a figure ("Jan. 5"), never beyond LONGEST without a space."""
    last = start
    for end in (*(match.end() for match in _END.finditer(text, start, stop)), stop):
        while end - last > LONGEST:
            last = text.rfind(" ", last + 1, last + LONGEST) + 1 or last + LONGEST
            if _outside(claims, starts, last):
                yield last
        if end == stop or _outside(claims, starts, end):
            last = end
            yield end


def _outside(claims: Sequence[Claim], starts: Sequence[int], offset: int) -> bool:
    at = bisect_left(starts, offset) - 1
    return at < 0 or claims[at].end <= offset


def _groups(claims: Sequence[Claim]) -> Iterator[Line]:
    for _, group in groupby(claims, key=lambda claim: (claim.paragraph, claim.sentence)):
        inside = tuple(group)
        raw = tuple(
            (c.text, c.low, c.high, c.unit, c.bound, c.kind, c.since, c.until, c.measure, c.entities, c.context)
            for c in inside
        )
        yield Line(raw, inside)
