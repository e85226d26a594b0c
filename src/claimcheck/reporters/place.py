"""Where a claim stands in its document, and the words around it, as every format quotes them."""

from bisect import bisect_right
from collections.abc import Iterable
from itertools import pairwise
from typing import NamedTuple

from claimcheck.language.pattern import lazy
from claimcheck.language.printing import plain
from claimcheck.model import Claim, Document

#: Characters of context on either side of a quoted figure.
REACH = 48
#: Length of a line that was broken because it was full.
WRAPPED = (50, 125)
FRONT_MATTER = lazy(r"---\n(?>(?!---)[^\n]*+\n)*+---\n")


class Spot(NamedTuple):
    """A figure with its surroundings, printable and on one line.

    line, column: from 1, in characters; None where the document's text is not at hand.
    where: the place in the original file that a reader of its format named ("page 2").
    before, after: the words beside it in its line, with an ellipsis where cut; "" where the text is not at hand.
    """

    document: str
    line: int | None
    column: int | None
    end_line: int | None
    end_column: int | None
    where: str | None
    before: str
    figure: str
    after: str


def unwrapped(text: str) -> str:
    """The text, as long as before, with a space for each line break of a hard-wrapped paragraph.

    Such a break ends a line of middling length and stands before a line that begins like running text.
    """
    front = FRONT_MATTER.match(text)
    behind = front.end() if front else 0
    lines = text[behind:].split("\n")
    joined = [text[:behind], lines[0]]
    for line, following in pairwise(lines):
        soft = WRAPPED[0] <= len(line) <= WRAPPED[1] and following[:1] and following[0] not in " \t\r-*#>|•"
        joined += [" " if soft else "\n", following]
    return "".join(joined)


def spots(documents: Iterable[Document], claims: Iterable[Claim]) -> dict[str, Spot]:
    """Claim id -> where it stands, for any number of claims."""
    lines = {d.name: _line_starts(d.text) for d in documents}
    texts = {d.name: d for d in documents}
    running = {d.name: unwrapped(d.text) for d in documents}
    found = {}
    for claim in claims:
        document = texts.get(claim.document)
        if document is None or document.text[claim.start : claim.end] != claim.text:
            found[claim.id] = Spot(claim.document, None, None, None, None, None, "", plain(claim.text), "")
        else:
            found[claim.id] = _spot(claim, document, lines[claim.document], running[claim.document])
    return found


def _line_starts(text: str) -> list[int]:
    starts, at = [0], text.find("\n")
    while at >= 0:
        starts.append(at + 1)
        at = text.find("\n", at + 1)
    return starts


def _spot(claim: Claim, document: Document, lines: list[int], running: str) -> Spot:
    first, last = bisect_right(lines, claim.start) - 1, bisect_right(lines, max(claim.start, claim.end - 1)) - 1
    before, after = _around(running, claim.start, claim.end)
    return Spot(
        claim.document,
        line=first + 1,
        column=claim.start - lines[first] + 1,
        end_line=last + 1,
        end_column=claim.end - lines[last] + 1,
        where=_origin(document, claim.start),
        before=before,
        figure=plain(claim.text),
        after=after,
    )


def _around(text: str, start: int, end: int) -> tuple[str, str]:
    left, right = text[max(0, start - REACH) : start], text[end : end + REACH]
    cut_left, cut_right = start > REACH, end + REACH < len(text)
    if "\n" in left:
        left, cut_left = left[left.rindex("\n") + 1 :], False
    if "\n" in right:
        right, cut_right = right[: right.index("\n")], False
    if cut_left and " " in left:
        left = "… " + left[left.index(" ") + 1 :]
    if cut_right and " " in right:
        right = right[: right.rindex(" ")] + " …"
    before, after = plain(left), plain(right)
    return before + " " * bool(before and left[-1:].isspace()), " " * bool(after and right[:1].isspace()) + after


def _origin(document: Document, start: int) -> str | None:
    at = bisect_right(document.origin, start, key=lambda span: span[0]) - 1
    if at < 0 or start >= document.origin[at][1]:
        return None
    return document.origin[at][2]
