"""Document -> Claims: find the figures, link each to what it measures, say where they stand."""

from pathlib import Path

from claimcheck.extractors.figure import Figure
from claimcheck.extractors.linking import UNLINKED, Link, link_figures
from claimcheck.extractors.scan import find
from claimcheck.language.reading import Reading, read_through
from claimcheck.model import Claim, Document, draft


def extract(
    document: Document, link: bool = True, *, names: Path | None = None, measures: Path | None = None
) -> list[Claim]:
    """Every figure and date of the document, in order, without overlaps.

    link: False leaves out what a figure measures, of whom, when (for timing).
    names, measures: a desk's own tables beside names.csv and measures.csv; their rows win.

    Raises:
        UsageError: such a table lacks a column.
    """
    reading = read_through(document)
    figures = find(reading)
    links = link_figures(reading, figures, names, measures) if link else [UNLINKED] * len(figures)
    return _claims(document, reading, figures, links)


def extract_between(document: Document, start: int, end: int, link: bool = True) -> list[Claim]:
    """As `extract` reads and links the whole, the figures of the paragraphs between two offsets of the text alone."""
    reading = read_through(document)
    apart = not link and not reading.cuts
    figures = find(reading, start, end) if apart else find(reading)
    until = None if reading.cuts else end
    links = link_figures(reading, figures, until=until) if link else [UNLINKED] * len(figures)
    return [claim for claim in _claims(document, reading, figures, links) if start <= claim.start < end]


def _claims(document: Document, reading: Reading, figures: list[Figure], links: list[Link]) -> list[Claim]:
    """One Claim a figure; paragraphs and sentences are walked along with them."""
    claims: list[Claim] = []
    paragraphs, sentences, places, raw = reading.paragraphs, reading.sentences, reading.places, reading.raw
    name, text, published, make = document.name, document.text, document.published, draft()
    whole = not reading.cuts
    paragraph = sentence = 0
    last_paragraph, last_sentence = len(paragraphs) - 1, len(sentences) - 1
    for figure, link in zip(figures, links, strict=True):
        while paragraph < last_paragraph and paragraphs[paragraph][1] <= figure.start:
            paragraph += 1
        while sentence < last_sentence and sentences[sentence][1] <= figure.start:
            sentence += 1
        start, end = (figure.start, figure.end) if whole else (raw(figure.start), raw(figure.end, end=True))
        dated = figure.since is not None or figure.until is not None
        claim = make(
            name,
            start,
            end,
            text[start:end],
            figure.kind,
            figure.low,
            figure.high,
            figure.step,
            figure.unit,
            figure.bound,
            figure.since if dated else link.since,
            figure.until if dated else link.until,
            link.measure,
            link.entities,
            link.attributed_to,
            published,
            "quote" if link.quoted else places[paragraph] if places else "body",
            paragraph,
            sentence,
            link.role,
            link.listed,
            raw(figures[link.base].start) if link.base is not None else None,
            link.context,
        )
        claim.__class__ = Claim
        claims.append(claim)
    return claims
