"""Dates, years, periods and relative times, resolved against the publication date."""

from claimcheck.extractors.figure import Figure
from claimcheck.interval import Days
from claimcheck.language.dates.context import narrated
from claimcheck.language.dates.expressions import ARTICLES, expression, readers
from claimcheck.language.dates.glued import GLUED
from claimcheck.language.dates.ranges import period_from, range_follows
from claimcheck.language.dates.stated import Scene, Stated, settle
from claimcheck.language.hedges import bound_before
from claimcheck.language.lexicon import cased
from claimcheck.language.number_words import cardinals, ordinals
from claimcheck.language.pattern import lazy
from claimcheck.language.reading import Reading

_CODES = [f"{letter}{n}" for letter in "QH" for n in "1234"] + [f"FY{n:02}" for n in (*range(100), *range(1990, 2060))]
_HYPHENED = ["mid-year", "year-end", "month-end", "quarter-end", "year-earlier", "year-ago"]

TRIGGER_WORDS: frozenset[str] = (
    frozenset(readers()) - frozenset(cased([*cardinals(), *ordinals(), *ARTICLES]))
    | frozenset(_CODES)
    | frozenset(GLUED)
    | frozenset(cased(_HYPHENED))
)
"""Words that can begin a date expression, as they are printed; digits, number words and ordinals do so too."""


def read_date(reading: Reading, at: int) -> Figure | None:
    """The date, year, period or relative time that begins at an offset of the reading's text, or None. It may begin
    behind an article ("a fourth-quarter loss") or at the apostrophe before a digit ("'90s").

    `since` and `until` are resolved against the publication date and the tense of the sentence; None where the words
    name no day that can be known (no publication date, "February 30", "03/07/2024").
    """
    scene = Scene(reading, reading.text, reading.published, (at, at, False))
    first = expression(scene, at)
    if first is None:
        return None
    weekday = first.weekday is not None
    scene.span(first.start, first.end, weekday)
    first = narrated(scene, first)
    if (first.kind != "period" or first.grain not in ("day", "years")) and range_follows(reading.text, first.end):
        if found := period_from(scene, first):
            return _figure(reading.text, *found)
        scene.span(first.start, first.end, weekday)
    if first.grain == "now":
        return None
    return _figure(reading.text, first, settle(first, scene))


def _figure(text: str, stated: Stated, days: Days | None) -> Figure:
    start, end = stated.start, stated.end
    since, until = days or (None, None)
    return _hedged(
        text, Figure(start, end, stated.kind, None, None, None, None, stated.bound, since, until, start, end)
    )


_BY_END = lazy(r"\b[Bb]y (?:the )?$")
_NEAR_A_DATE = frozenset(
    ("about", "around", "roughly", "approximately", "circa", "c.", "ca.", "at least", "no later than")
)
_ELAPSED = ("ago", "earlier", "from now", "from today", "from tomorrow", "hence")


def _hedged(text: str, figure: Figure) -> Figure:
    """The bound that words before the date give it: "about 10 years ago", "around 2010". A span of time takes every
    hedge of numbers, a date only those that can mean the day and not a figure compared with it."""
    at = figure.start
    if figure.bound == "at_most" and (by := _BY_END.search(text, max(0, at - 8), at)):
        figure.before = by.start()
        return figure
    if text[at - 4 : at] in ("the ", "The "):
        at -= 4
    hedge = bound_before(text, at)
    if hedge is None:
        return figure
    elapsed = text.endswith(_ELAPSED, figure.start, figure.end)
    words = " ".join(text[hedge.start : hedge.end].lower().split())
    if (elapsed and words != "within") or words in _NEAR_A_DATE:
        figure.bound, figure.before = hedge.bound, hedge.start
    return figure
