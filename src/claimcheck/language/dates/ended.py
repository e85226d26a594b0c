"""Periods told from their last or first day: "year ended March 31", "three months to December", "week of June 3"."""

import re

from claimcheck.interval import Days
from claimcheck.language.calendars import DAYS_OF, MONTHS_OF, S, around, move, words
from claimcheck.language.dates.stated import Reader, Scene, Stated, settle
from claimcheck.language.number_words import Numeral
from claimcheck.language.pattern import lazy

_TOO_LONG = ("decade", "century", "millennium", "weekend")
_LENGTHS = {word: unit for word, unit in words("unit").items() if unit in MONTHS_OF | DAYS_OF and unit not in _TOO_LONG}
_TO = rf"{S}(?:that{S})?(?:ended|ending|through|to){S}"
_FROM = rf"{S}(?:of|(?:beginning|starting|commencing)(?:{S}from)?){S}|,?{S}(?P<on>from){S}"
_ENDED = lazy(
    rf"(?P<unit>[A-Za-z]{{3,10}}+(?>-[A-Za-z]{{4}}|))(?![A-Za-z0-9])(?:{S}period)?(?:(?P<to>{_TO})|(?P<from>{_FROM}))(?:on{S})?"
    rf"(?:the{S}(?:end{S}of{S}|(?=\d))|end[- ](?=[A-Z]))?"
)
_FOR_BEFORE = lazy(r"\b[Ff]or (?:the )?(?:an? )?$")
_GOES_ON = lazy(rf"{S}?[-–—]|{S}(?:to|until|till|through){S}")
_MOST = 99


def period_ended(scene: Scene, at: int, expression: Reader, count: Numeral | None = None) -> Stated | None:
    """A number of months, a year, a week, up to a day or from one on."""
    found = None if scene.inner else _ENDED.match(scene.text, count.end + 1 if count else at)
    if not found or found["unit"] not in _LENGTHS:
        return None
    if count and not (count.low == int(count.low) <= _MOST and scene.text[count.end] in " -\u00a0"):
        return None
    if found["on"] and not _FOR_BEFORE.search(scene.text, max(0, at - 12), at):
        return None  # "six months from March" is as often a day: only "for six months from March" is a period
    other = expression(scene.within(), found.end())
    if not other or other.start != found.end() or other.grain not in ("day", "month"):
        return None
    unit = _LENGTHS[found["unit"]]
    if not (_begins(scene, found, unit, other) if found["from"] else _ends(unit, other)):
        return None
    scene.span(at, other.end, other.weekday is not None)
    days = settle(other, scene)
    if days:
        days = _told_from(days, unit, int(count.low) if count else 1, found)
    return Stated(at, other.end, "period", unit, days=days, settled=True)


def _ends(unit: str, last: Stated) -> bool:
    return unit != "day" and last.weekday is None and not _told_otherwise(last)


def _told_otherwise(day: Stated) -> bool:
    """ "the week to tomorrow": no day of a calendar."""
    return day.kind == "relative_time" and day.settled


def _begins(scene: Scene, found: re.Match[str], unit: str, first: Stated) -> bool:
    """A week of June 3 is told by a day alone; "from June to August" tells the end as well."""
    if found["from"].strip() == "of":
        return unit == "week" and first.grain == "day" and first.weekday is None and not _told_otherwise(first)
    return first.kind != "period" and not _GOES_ON.match(scene.text, first.end)


def _told_from(days: Days, unit: str, steps: int, found: re.Match[str]) -> Days | None:
    if not days.since or not days.until:
        return None
    if found["from"]:
        if found["from"].strip() == "of":
            return around(days.since, "week")
        behind = move(days.since, unit, steps)
        return Days(days.since, move(behind, "day", -1)) if behind else None
    after = move(days.until, "day", 1)
    since = move(after, unit, -steps) if after else None
    return Days(since, days.until) if since else None
