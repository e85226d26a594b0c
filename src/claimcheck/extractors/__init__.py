"""Document -> Claims: find the figures, link each to what it measures, say where they stand."""

from claimcheck.extractors.figure import Figure
from claimcheck.extractors.linking import UNLINKED, link_figures
from claimcheck.language.reading import Reading, read_through
from claimcheck.model import Claim, Document


def extract(document: Document, link: bool = True) -> list[Claim]:
    """Every figure and date of the document, in order, without overlaps.

    link=False leaves out what a figure measures, of whom, when (for timing).
    """
    reading = read_through(document)
    figures = find(reading)
    links = link_figures(reading, figures) if link else [UNLINKED] * len(figures)
    return [_claim(document, reading, figure, link) for figure, link in zip(figures, links, strict=True)]


def find(reading: Reading) -> list[Figure]:
    raise RuntimeError("being written")


def _claim(document: Document, reading: Reading, figure: Figure, link: object) -> Claim:
    raise RuntimeError("being written")
