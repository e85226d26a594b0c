"""Document -> Claims: find the figures, link each to what it measures, say where they stand."""

from pathlib import Path

from claimcheck.extractors.figure import Figure
from claimcheck.extractors.linking import UNLINKED, Link, link_figures
from claimcheck.extractors.scan import find
from claimcheck.language.reading import Reading, read_through
from claimcheck.model import Claim, Document


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
    paragraph = sentence = 0
    for figure, link in zip(figures, links, strict=True):
        while paragraph + 1 < len(reading.paragraphs) and reading.paragraphs[paragraph][1] <= figure.start:
            paragraph += 1
        while sentence + 1 < len(reading.sentences) and reading.sentences[sentence][1] <= figure.start:
            sentence += 1
        start, end = reading.raw(figure.start), reading.raw(figure.end, end=True)
        dated = figure.since is not None or figure.until is not None
        base = reading.raw(figures[link.base].start) if link.base is not None else None
        place = "quote" if link.quoted else reading.places[paragraph] if reading.places else "body"
        claims.append(
            Claim(
                document.name,
                start,
                end,
                document.text[start:end],
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
                document.published,
                place,
                paragraph,
                sentence,
                link.role,
                link.listed,
                base,
                link.context,
            )
        )
    return claims
