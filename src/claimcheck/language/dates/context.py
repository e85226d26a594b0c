"""The period named before, which "the previous year", "a year earlier" and "the same period" are told from."""

import re
from datetime import date
from typing import NamedTuple

from claimcheck.language.calendars import MONTH, MONTH_WORD, WHOLE_YEAR, S, Stretch, month_stretch, one_of, words
from claimcheck.language.dates.stated import Scene, Stated, nearest
from claimcheck.language.pattern import lazy

REACH = 320
"""Characters back that are looked at, in the same paragraph."""

_MENTION = lazy(
    lambda: (
        rf"(?:\b(?P<nth>{one_of(words('ordinal'))})(?:{S}|-)(?P<unit>quarter|half)|\b(?>(?P<ended>quarter|half|year|(?:three|six|nine|twelve|12){S}months){S}(?:ended|ending|to){S}(?:\d{{1,2}}{S})?(?={MONTH_WORD})|)(?>(?P<begin>{MONTH_WORD})\.?+(?:{S}?[-–—/]{S}?|{S}(?:to|through|until){S})(?={MONTH_WORD})|)(?P<month>{MONTH_WORD})|\b[Ff]irst{S}(?P<count>[2-9]|1[01]|two|three|four|five|six|seven|eight|nine|ten|eleven){S}months)(?>{S}(?:of{S}|\d{{1,2}},{S})?(?P<of>[12]\d{{3}})(?!\d)|)"
        rf"|(?<![\w.,$€£/-])(?P<year>(?:1[5-9]|20)\d\d)(?![\d%]|[.,]\d|s)|\b(?P<code>[QH])(?P<nth_code>[1-4])(?![A-Za-z0-9])(?:{S}(?:of{S})?(?P<of_code>[12]\d{{3}})(?!\d))?|\b(?P<last>[Ll]ast|[Tt]his){S}(?P<what>year|month|quarter)"
    )
)
MONTHS = {"quarter": 3, "half": 6}
_COUNTS = {
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11,
}  # fmt: skip
_LENGTHS = {"quarter": 3, "half": 6, "year": 12, "three": 3, "six": 6, "nine": 9, "twelve": 12, "12": 12}
CODED = {"Q": "quarter", "H": "half"}


class Mention(NamedTuple):
    """A period named before: its part of the year, and its first day."""

    stretch: Stretch
    since: date


def unit_before(scene: Scene, at: int, unit: str, guess: bool = True) -> Mention | None:
    """The last month, quarter or year named before an offset ("part": whichever was last), else, as a guess, what
    publication has it: the year, month or quarter before, since a report tells of what is over."""
    text, published = scene.text, scene.published
    start = max(0, at - REACH)
    if unit != "year":
        start = max(start, text.rfind("\n\n", start, at) + 1)
    fits = _FITS.get(unit, ())
    found = None
    for found_now in _MENTION.finditer(text, start, at):
        if any(found_now[name] for name in fits) and not text.endswith(_COMPARED, 0, found_now.start()):
            found = found_now
    mention = _mention(found, published) if found else None
    return mention or (_default(unit, published) if published and guess else None)


#: What stands behind these is what the period is held against: "the first fall since January".
_COMPARED = ("since ", "Since ", "since the ", "than in ")
_FITS = {
    "year": ("year", "of", "last"),
    "month": ("month",),
    "quarter": ("unit", "code"),
    "half": ("unit", "code"),
    "part": ("year", "of", "unit", "month", "code", "count"),
}


def _untold() -> None:
    """No tense is looked at for a period named before."""


def _mention(found: re.Match[str], published: date | None) -> Mention | None:
    year = found["of"] or found["year"] or found["of_code"]
    if found["last"]:
        if not published or found["what"] != "year":
            return None
        return Mention(WHOLE_YEAR, date(published.year - (found["last"].lower() == "last"), 1, 1))
    if found["unit"] or found["code"]:
        months = MONTHS[found["unit"] or CODED[found["code"]]]
        nth = int(found["nth_code"] or words("ordinal")[found["nth"]])
        stretch = month_stretch((nth - 1) * months % 12 + 1, months)
    elif found["count"]:
        stretch = month_stretch(1, int(_COUNTS.get(found["count"], found["count"])))
    elif found["ended"]:
        months = _LENGTHS[found["ended"].split()[0]]
        stretch = month_stretch((MONTH[found["month"]] - months) % 12 + 1, months)
        year = str(int(year) - stretch.wraps) if year else None
    elif found["begin"]:
        stretch = Stretch((MONTH[found["begin"]], 1), (MONTH[found["month"]], 0))
    else:
        stretch = month_stretch(MONTH[found["month"]]) if found["month"] else WHOLE_YEAR
    if year:
        days = stretch.of(int(year))
    else:
        days = nearest(stretch, published, _untold) if published else None
    return Mention(stretch, days.since) if days and days.since else None


def _default(unit: str, published: date) -> Mention | None:
    months = {"month": 1, "quarter": 3, "half": 6}.get(unit)
    if unit in ("day", "week", "weekend", "part"):
        return Mention(WHOLE_YEAR, published) if unit != "part" else Mention(WHOLE_YEAR, date(published.year, 1, 1))
    if months is None:
        return Mention(WHOLE_YEAR, published)
    index = published.year * 12 + (published.month - 1) // months * months - months
    if index < 12:
        return None
    return Mention(month_stretch(index % 12 + 1, months), date(index // 12, index % 12 + 1, 1))


_NARRATED = lazy(
    rf"\b(?:[Ii]n|[Oo]n|[Dd]uring){S}(?P<month>{MONTH_WORD})\.?+{S}(?:\d{{1,2}},?{S})?(?P<year>1[5-9]\d\d|20\d\d)(?!\d|[.,]\d|%)"
)


#: How a year begins in what the pattern reads: it is slow, and most sentences have none.
_YEARS = (" 1", " 2", "\n1", "\n2")


def narrated(scene: Scene, stated: Stated) -> Stated:
    """A month behind another with its year goes on from there: "signed in July 2015 and in force from October"."""
    if stated.stretch is None or stated.year is not None or stated.settled:
        return stated
    told = None
    text, start = scene.text, max(scene.opening(), stated.start - REACH)
    if all(text.find(year, start, stated.start) < 0 for year in _YEARS):
        return stated
    for told_now in _NARRATED.finditer(text, start, stated.start):
        told = told_now
    if told is None or scene.tense() in ("ahead", "perhaps"):
        return stated
    year = int(told["year"]) + (stated.stretch.first[0] < MONTH[told["month"]])
    days = stated.stretch.of(year)
    past = days and days.since and (scene.published is None or days.since <= scene.published)
    return stated._replace(year=year) if past else stated
