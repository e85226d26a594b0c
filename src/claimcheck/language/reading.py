"""What a reader reads of a document, and where it stands in the document's own text.

Document.text is never edited. Markup, code, URLs and front matter keys are blanked in place (same length); a watermark
inside words, the spaces of a tokeniser and all but one character of an HTML entity are cut out, and `raw` maps offsets
back through the cuts.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from claimcheck.language.entities import blank_entities, read_entities
from claimcheck.language.layout import find_paragraphs, places_of
from claimcheck.language.markup import blank_markup
from claimcheck.language.sentences import split_sentences
from claimcheck.language.tokenised import cut_spaces
from claimcheck.language.watermark import cut_watermark
from claimcheck.model import Document, Place


@dataclass(slots=True)
class Reading:
    """The text as read.

    Attributes:
        text: the reader's text, in which extractors and linking count offsets.
        cuts: (offset in text, characters cut out of the document before it, in total) in order; () for most documents.
        paragraphs, sentences: (start, end) in text, in order, without overlaps; every figure lies in one of each.
        within: the cuts are the rest of the characters before them, written as HTML does, and belong to a span that
            ends there; a watermark or a tokeniser's space does not.
        places: the place of each paragraph.
        published: the document's date; source: its outlet and address, "" where neither is known.
    """

    text: str
    published: date | None = None
    cuts: Sequence[tuple[int, int]] = ()
    paragraphs: list[tuple[int, int]] = field(default_factory=list)
    sentences: list[tuple[int, int]] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    within: bool = False
    source: str = ""

    def raw(self, offset: int, end: bool = False) -> int:
        """The offset in Document.text of a character of the reading (end=True: of the position behind a span)."""
        if not self.cuts:
            return offset
        at = bisect_right(self.cuts, (offset - 1 if end and not self.within else offset, 1 << 62)) - 1
        return offset + (self.cuts[at][1] if at >= 0 else 0)


def read_through(document: Document) -> Reading:
    """The document as a reader reads it."""
    blanked, title = blank_markup(document.text)
    text, cuts = cut_watermark(blanked)
    if not cuts:
        text, cuts = cut_spaces(text)
    within = not cuts
    if within:
        text, cuts = read_entities(text)
    else:
        text = blank_entities(text)
    text, paragraphs = find_paragraphs(text)
    reading = Reading(text, document.published, cuts, paragraphs, split_sentences(text, paragraphs), within=within)
    reading.source = " ".join(filter(None, (document.outlet, document.url)))
    raw = [(reading.raw(start), reading.raw(end, end=True)) for start, end in paragraphs] if cuts else paragraphs
    reading.places = places_of(text, paragraphs, raw, document.places, title)
    return reading
