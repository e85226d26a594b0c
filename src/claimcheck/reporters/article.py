"""An article as paragraphs of plain words and marked figures."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from claimcheck.language.pattern import lazy
from claimcheck.language.printing import printable
from claimcheck.model import Claim, Document
from claimcheck.reporters.place import FRONT_MATTER, unwrapped
from claimcheck.reporters.report import Standing

#: What the page needs of a figure: id of its mark, what was found, id of the finding that it leads to.
Marks = Mapping[str, tuple[str, Standing, str | None]]

_BREAK = lazy(r"\n[ \t\r]*+\n\s*+")


class Piece(NamedTuple):
    """A stretch of an article: plain words, or a figure with its mark."""

    text: str
    anchor: str | None = None
    standing: Standing | None = None
    target: str | None = None


class Paragraph(NamedTuple):
    """`place` as Document.places has it ("headline", "caption", ...), "body" where the reader named none."""

    place: str
    pieces: tuple[Piece, ...]


def paragraphs(document: Document, claims: Sequence[Claim], marks: Marks) -> Iterator[Paragraph]:
    """The text between blank lines, and between places, each with the figures that begin in it.

    A claim whose text is not the document's at its offsets (a table of another version) is left unmarked.
    """
    title = (document.title or "").strip()
    running = unwrapped(document.text)
    left = [c for c in claims if document.text[c.start : c.end] == c.text]
    at = 0
    for start, end, place in _blocks(document):
        inside = []
        while at < len(left) and left[at].start < end:
            inside.append(left[at])
            at += 1
        if pieces := tuple(_pieces(running, start, end, inside, marks)):
            if place == "body" and title and document.text[start:end].lstrip("# ").rstrip() == title:
                place, pieces = "headline", (pieces[0]._replace(text=pieces[0].text.lstrip("# ")), *pieces[1:])
            yield Paragraph(place, pieces)


def _blocks(document: Document) -> Iterator[tuple[int, int, str]]:
    cuts = {0, len(document.text)}
    cuts.update(match.end() for match in _BREAK.finditer(document.text))
    front = FRONT_MATTER.match(document.text)
    known = document.places if document.places or not front else ((0, front.end(), "furniture"),)
    cuts.update(end for span in known for end in span[:2])
    edges = sorted(cut for cut in cuts if 0 <= cut <= len(document.text))
    places = iter(known)
    place = next(places, None)
    for start, end in pairwise(edges):
        while place and place[1] <= start:
            place = next(places, None)
        yield start, end, place[2] if place and place[0] <= start else "body"


def _pieces(text: str, start: int, end: int, claims: Sequence[Claim], marks: Marks) -> Iterator[Piece]:
    at = start
    for claim in claims:
        if claim.start < at:
            continue
        if claim.start > at:
            yield Piece(printable(text[at : claim.start]))
        yield Piece(printable(text[claim.start : claim.end]), *marks[claim.id])
        at = claim.end
    if rest := text[at:end].rstrip():
        yield Piece(printable(rest))
