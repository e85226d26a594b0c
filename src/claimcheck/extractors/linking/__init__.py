"""What each figure measures, of whom, when, and who says so."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from claimcheck.extractors.figure import Figure
from claimcheck.language.reading import Reading


class Link(NamedTuple):
    """The linked fields of a Claim; `base` is an index into the figures, since and until only for undated figures."""

    measure: str | None = None
    entities: tuple[str, ...] = ()
    attributed_to: str | None = None
    since: date | None = None
    until: date | None = None
    role: tuple[str, ...] = ()
    listed: tuple[str, ...] = ()
    base: int | None = None
    context: tuple[str, ...] = ()
    quoted: bool = False


UNLINKED = Link()


def link_figures(
    reading: Reading,
    figures: Sequence[Figure],
    names: Path | None = None,
    measures: Path | None = None,
    until: int | None = None,
) -> list[Link]:
    """One Link for each figure, in order.

    until: nothing is linked in sentences from this offset on; what comes before is linked as in the whole.
    names, measures: a desk's own tables, with the columns of names.csv and measures.csv; their rows win over ours.
    Raises UsageError where such a table lacks a column.
    """
    from claimcheck.extractors.linking.story import Story

    return Story(reading, figures, names, measures).links(until)
