"""Periods told from their last or first day: "year ended March 31", "three months to December", "week of June 3"."""

import re

from claimcheck.interval import Days
from claimcheck.language.calendars import DAYS_OF, MONTHS_OF, S, around, move, one_of, words
from claimcheck.language.dates.stated import Reader, Scene, Stated, settle
from claimcheck.language.numerals import Numeral
from claimcheck.language.pattern import lazy

_TOO_LONG_OR_SHORT = ("decade", "century", "millennium", "day", "weekend")
_LENGTHS = {
    word: unit for word, unit in words("unit").items() if unit in MONTHS_OF | DAYS_OF and unit not in _TOO_LONG_OR_SHORT
}
_TO = rf"{S}(?:that{S})?(?:ended|ending|through|to){S}"
_FROM = rf"{S}(?:of|beginning|starting|commencing){S}"
_ENDED = lazy(
    lambda: (
        rf"(?P<unit>{one_of(_LENGTHS)})(?:(?P<to>{_TO})|(?P<from>{_FROM}))(?:on{S})?"
        rf"(?:the{S}(?:end{S}of{S}|(?=\d))|end[- ](?=[A-Z]))?"
    )
)
_MOST = 99


def period_ended(scene: Scene, at: int, expression: Reader, count: Numeral | None = None) -> Stated | None:
    """A number of months, a year, a week, up to a day or from one on."""
    found = None if scene.inner else _ENDED.match(scene.text, count.end + 1 if count else at)
    if not found or (count and not (count.low == int(count.low) <= _MOST and scene.text[count.end] in " -\u00a0")):
        return None
    other = expression(scene.within(), found.end())
    if not other or other.start != found.end() or other.weekday is not None:
        return None
    unit = _LENGTHS[found["unit"]]
    if found["from"] and (unit != "week" or other.grain != "day"):
        return None
    if other.grain not in ("day", "month") or (other.kind == "relative_time" and other.settled):
        return None
    scene.span(at, other.end)
    days = settle(other, scene)
    if days:
        days = _told_from(days, unit, int(count.low) if count else 1, found)
    return Stated(at, other.end, "period", unit, days=days, settled=True)


def _told_from(days: Days, unit: str, steps: int, found: re.Match[str]) -> Days | None:
    if not days.since or not days.until:
        return None
    if found["from"]:
        if found["from"].strip() == "of":
            return around(days.since, "week")
        return Days(days.since, move(days.since, "day", DAYS_OF["week"] * steps - 1))
    after = move(days.until, "day", 1)
    since = move(after, unit, -steps) if after else None
    return Days(since, days.until) if since else None
