"""What every format module returns: the text that a reader reads, and what the file says about itself."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from claimcheck.model import Place

BETWEEN = "\n\n"


class Metadata(NamedTuple):
    """What is known of a document beside its text; None where nothing is said."""

    published: date | None = None
    title: str | None = None
    outlet: str | None = None
    url: str | None = None

    def or_else(self, other: "Metadata") -> "Metadata":
        """This, filled up from `other` where this says nothing."""
        return Metadata(
            self.published or other.published,
            self.title or other.title,
            self.outlet or other.outlet,
            self.url or other.url,
        )


UNKNOWN = Metadata()


class Content(NamedTuple):
    """A file's text with the spans that its format knows, as in `Document`."""

    text: str
    metadata: Metadata = UNKNOWN
    places: tuple[tuple[int, int, Place], ...] = ()
    origin: tuple[tuple[int, int, str], ...] = ()


class Block(NamedTuple):
    """One paragraph of an extracted text: its characters, where it stands in the file, and what it is, if known."""

    text: str
    where: str
    place: Place | None = None


def compose(blocks: Iterable[Block], metadata: Metadata = UNKNOWN) -> Content:
    """The blocks as one text, a blank line between two; blocks without a letter or digit are left out."""
    parts: list[str] = []
    places: list[tuple[int, int, Place]] = []
    origin: list[tuple[int, int, str]] = []
    start = 0
    for text, where, place in blocks:
        if not any(char.isalnum() for char in text):
            continue
        end = start + len(text)
        parts.append(text)
        origin.append((start, end, where))
        if place is not None:
            places.append((start, end, place))
        start = end + len(BETWEEN)
    return Content(BETWEEN.join(parts), metadata, tuple(places), tuple(origin))
