"""A document's text, and the elements of its file that print each character.

A piece's node and its characters in Story.text are of one length, character for character: offset n of the piece is
offset n of the node's own text. Superscript digits are told as Unicode superscripts, or "10" and "6" would read as 106.
The separators between paragraphs and table cells belong to no piece.
"""

from collections.abc import Iterable
from typing import Any, NamedTuple

BETWEEN = "\n\n"


class Piece(NamedTuple):
    """What one element prints.

    Attributes:
        start, end: its characters of Story.text.
        node: the element that prints them (w:t; w:tab, w:br and their like for one character; m:t in a formula).
        run: the w:r (m:r) that holds the node.
        pin: where a comment may stand: the run itself; for a footnote or a text box, in which Word allows no comment,
            the run of the main text that refers to it or holds it; for a formula the m:oMath.
    """

    start: int
    end: int
    node: Any
    run: Any
    pin: Any


class Paragraph(NamedTuple):
    """A block of Story.text: its span, the name of its style ("Heading 1", "" for table rows), where it stands."""

    start: int
    end: int
    style: str
    where: str


class Story(NamedTuple):
    """What a reader reads of a document."""

    text: str
    paragraphs: tuple[Paragraph, ...]
    pieces: tuple[Piece, ...]


class Printed(NamedTuple):
    """Text in the making; a separator has no node."""

    text: str
    node: Any = None
    run: Any = None
    pin: Any = None


class Block(NamedTuple):
    """A paragraph in the making."""

    printed: list[Printed]
    style: str
    where: str

    @property
    def text(self) -> str:
        """Its characters."""
        return "".join(printed.text for printed in self.printed)


def cut(story: Story, start: int, end: int) -> list[tuple[Piece, int, int]]:
    """The pieces that print text[start:end], each with the first and the end offset within its node's text."""
    return [
        (piece, max(start, piece.start) - piece.start, min(end, piece.end) - piece.start)
        for piece in story.pieces
        if max(start, piece.start) < min(end, piece.end)
    ]


def told(blocks: Iterable[Block]) -> Story:
    """The blocks as one text, a blank line between two; blank blocks are left out."""
    parts: list[str] = []
    paragraphs: list[Paragraph] = []
    pieces: list[Piece] = []
    at = 0
    for block in blocks:
        text = block.text
        if not text.strip():
            continue
        parts.append(text)
        paragraphs.append(Paragraph(at, at + len(text), block.style, block.where))
        for printed in block.printed:
            if printed.node is not None and printed.text:
                pieces.append(Piece(at, at + len(printed.text), printed.node, printed.run, printed.pin))
            at += len(printed.text)
        at += len(BETWEEN)
    return Story(BETWEEN.join(parts), tuple(paragraphs), tuple(pieces))
