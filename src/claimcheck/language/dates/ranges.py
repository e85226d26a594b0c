"""Two date expressions that make up one period: "2007 to 2009", "May last year and March this year"."""

import re
from datetime import date

from claimcheck.interval import Days
from claimcheck.language.calendars import S
from claimcheck.language.dates.expressions import expression
from claimcheck.language.dates.periods import months_between
from claimcheck.language.dates.stated import LooksAhead, Stated, complete, settle, settle_range

_TO = re.compile(
    rf"{S}?[-–—‑]{S}?(?=[\dA-Z])|{S}(?:to|through|thru|until|till){S}(?:the{S})?(?:early{S}|late{S}|mid-)?"
)
_AND = re.compile(rf"{S}(?:and|&){S}(?:the{S})?")
_BETWEEN = re.compile(r"\b[Bb]etween (?:the )?$")
_FROM = re.compile(r"\b[Ff]rom (?:the )?$|\b[Bb]etween (?:the )?$")
COARSE = ("month", "quarter", "half", "year")


def period_from(
    text: str, first: Stated, published: date | None, ahead: LooksAhead
) -> tuple[Stated, Days | None] | None:
    """The range that begins with an expression and its days, or None where none follows."""
    if joint := _TO.match(text, first.end):
        if first.grain == "year" and first.kind == "year" and joint[0].strip() in ("-", "–", "—", "‑"):
            return None
    else:
        joint = _AND.match(text, first.end)
        if not joint:
            return None
    second = expression(text, joint.end(), published, ahead)
    if (
        not second
        or second.start != joint.end()
        or (second.kind == "relative_time" and second.settled and second.grain == "day" and "and" in joint[0])
    ):
        return None
    if "and" in joint[0] or "&" in joint[0]:
        return _joined(text, first, second, published, ahead)
    if not _same_sort(first, second):
        return None
    days = settle_range(first, second, published, ahead)
    if (
        days is None
        and settle(first, published, ahead)
        and settle(second, published, ahead)
        and not _FROM.search(text, max(0, first.start - 12), first.start)
    ):
        return None
    return first._replace(end=second.end, kind="period"), days


def _same_sort(first: Stated, second: Stated) -> bool:
    """A weekday goes with weekdays, a year not with a part of another ("in 2018 to July" is none)."""
    return (first.weekday is None) == (second.weekday is None)


def _joined(
    text: str, first: Stated, second: Stated, published: date | None, ahead: LooksAhead
) -> tuple[Stated, Days | None] | None:
    """ "and" joins both ends behind "between", and months or quarters that follow on each other: May and June."""
    if not _same_sort(first, second):
        return None
    if _BETWEEN.search(text, max(0, first.start - 12), first.start):
        return first._replace(end=second.end, kind="period"), settle_range(first, second, published, ahead)
    a, b = complete(first, second)
    if first.year is None and a.stretch and b.stretch and first.grain == second.grain and first.grain in COARSE:
        if months_between(a.stretch, b.stretch) == 1:
            return first._replace(end=second.end, kind="period"), settle_range(first, second, published, ahead)
        if a.year is not None:
            return a, settle(a, published, ahead)
    return None
