"""Dates, years, periods and relative times, resolved against the publication date."""

from claimcheck.extractors.figure import Figure
from claimcheck.interval import Days
from claimcheck.language.dates.expressions import expression, readers
from claimcheck.language.dates.ranges import period_from
from claimcheck.language.dates.stated import Stated, settle
from claimcheck.language.dates.tense import looks_ahead
from claimcheck.language.hedges import bound_before
from claimcheck.language.lexicon import cased
from claimcheck.language.number_words import cardinals, ordinals
from claimcheck.language.reading import Reading

_NUMBERS = frozenset(cased([*cardinals(), *ordinals()]))
_CODES = frozenset(
    [f"{letter}{n}" for letter in "QH" for n in "1234"]
    + [f"FY{n:02}" for n in range(100)]
    + [f"FY{n}" for n in range(1990, 2060)]
)
TRIGGER_WORDS: frozenset[str] = (frozenset(readers()) - _NUMBERS) | _CODES
"""Words that can begin a date expression, as they are printed; digits, number words and ordinals do so too."""


def read_date(reading: Reading, at: int) -> Figure | None:
    """The date, year, period or relative time that begins at an offset of the reading's text, or None.

    `since` and `until` are resolved against the publication date and the tense of the sentence; None where the words
    name no day that can be known (no publication date, "February 30", "03/07/2024").
    """
    text, published = reading.text, reading.published
    place = [at, at]

    def ahead() -> bool | None:
        return looks_ahead(reading, *place)

    first = expression(text, at, published, ahead)
    if first is None:
        return None
    place[:] = first.start, first.end
    if first.kind != "period" or first.stretch:
        if found := period_from(text, first, published, ahead):
            return _figure(text, *found)
    return _figure(text, first, settle(first, published, ahead))


def _figure(text: str, stated: Stated, days: Days | None) -> Figure:
    figure = Figure(stated.start, stated.end, stated.kind, bound=stated.bound)
    if days:
        figure.since, figure.until = days
    figure.before, figure.after = stated.start, stated.end
    return _hedged(text, figure)


_ARTICLES = ("the ", "The ")
_OF_TIME = frozenset(
    ("over", "to", "by the end of", "toward", "towards", "up to", "above", "under", "below", "near", "around the")
)


def _hedged(text: str, figure: Figure) -> Figure:
    """The bound that words before the date give it: "about 10 years ago", "by the end of 2019"."""
    at = figure.start
    for article in _ARTICLES:
        if text.startswith(article, max(0, at - len(article))) and at >= len(article):
            at -= len(article)
    if text[figure.start : figure.end].startswith(("end", "End")):
        if text[max(0, at - 3) : at].lower() == "by ":
            figure.bound, figure.before = "at_most", at - 3
        return figure
    hedge = bound_before(text, at)
    if hedge is None or hedge.unless:
        return figure
    words = " ".join(text[hedge.start : hedge.end].lower().split())
    if words not in _OF_TIME or (
        words == "over" and figure.kind == "relative_time" and "ago" in text[figure.start : figure.end]
    ):
        figure.bound, figure.before = hedge.bound, hedge.start
    return figure
