"""Days and months in digits: "2024-07-03", "22.04.2015", "9-18-15", "by 4/22", "10/25 to 11/7", "03/2015", "2016 June".

Of two readings ("03/07/2024") neither is taken; with dots the day stands first, as the German standard DIN 1355-1 has
it. Two numbers with a stroke are a fraction or a rate ("9/16", "24/7") unless the words around want a day.
"""

import re
from datetime import date
from functools import cache
from typing import NamedTuple

from claimcheck.interval import Days
from claimcheck.language.calendars import (
    MONTH,
    MONTH_WORD,
    NOTHING_AFTER,
    WEEKDAY_WORD,
    S,
    Stretch,
    day,
    month_stretch,
    one_of,
    words,
)
from claimcheck.language.dates.printed import TO
from claimcheck.language.dates.stated import Scene, Stated, settle_range
from claimcheck.language.dates.years import full_year
from claimcheck.language.lexicon import word_set
from claimcheck.language.pattern import lazy

_WHOLE = lazy(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d\d)(?![\d/]|[-.]\d)")
_TWO = lazy(r"(\d{1,2})([/-])(\d{1,2})(?![\d/%A-Za-z]|[-.,]\d)")
_YEAR_FIRST = lazy(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?![\d/]|[-.]\d)")
_SHAPE = lazy(
    r"\d{1,4}([-/.])\d{1,2}\1\d|\d{1,2}(?:/\d|-\d{4}|-\d{1,2}(?!\d|[-/.,]\d|[A-Za-z%]))"
    r"|\d{4}[-/ ][A-Za-z]|\d{1,2}/[A-Za-z]"
)
_GLUED = lazy(r"(?:\d[-/.,:]|[$€£#@=/])$")
_TO = lazy(TO)
_AND = lazy(rf"{S}and{S}")
_FRACTION_BEHIND = lazy(rf"{TO}\d{{1,2}}/\d")
_ON = lazy(r"\b[Oo]n $")
_BETWEEN = lazy(r"\b[Bb]etween $")
_NOTHING_BEHIND = lazy(
    rf"[.,;:)!?]|\s*+$|{S}(?:and|or|to|by|when|at|with|the|under|after|before|until|for|in|from|as|but|was|were|is|he|she|we|it"
    r"|they|his|her|a|an|its)(?![a-z])"
)
_DAY_BEFORE = lazy(
    r"\b(?:[Oo]n|[Bb]y|[Uu]ntil|[Tt]ill|[Ss]ince|[Ff]rom|[Bb]efore|[Aa]fter|[Tt]hrough|[Bb]etween"
    r"|[Dd]ated|[Dd]ue) {1,4}$"
)
#: Votes and ranges of ages stand behind "by" and "from" as well: "rejected by 4-22".
_DASHED_DAY_BEFORE = lazy(r"\b(?:[Oo]n|[Uu]ntil|[Ss]ince|[Bb]efore|[Aa]fter) {1,4}$")


class _Digits(NamedTuple):
    """A day's two numbers as printed, and its year where that is printed too."""

    end: int
    first: int
    second: int
    year: int | None
    padded: bool
    dotted: bool

    def orders(self) -> set[bool]:
        """In which orders the numbers can be a day, True with the month first."""
        orders = {first for first in (True, False) if self._in_a_month(*self.parts(first))}
        return {False} if self.dotted and False in orders else orders

    def _in_a_month(self, month: int, day_of_month: int) -> bool:
        return 1 <= month <= 12 and 1 <= day_of_month <= 31

    def parts(self, month_first: bool) -> tuple[int, int]:
        """Month and day."""
        return (self.first, self.second) if month_first else (self.second, self.first)


def numeric(scene: Scene, at: int) -> Stated | None:
    """A day in digits, or two that make up a period of which one tells the order of the other."""
    if not _SHAPE.match(scene.text, at) or _GLUED.search(scene.text, max(0, at - 2), at):
        return None
    if found := _YEAR_FIRST.match(scene.text, at):
        year, month, day_of_month = int(found[1]), int(found[3]), int(found[4])
        fits = 1000 <= year < 2100 and month <= 12 and day_of_month <= 31
        return _known_day(at, found.end(), {day(year, month, day_of_month)}) if fits else None
    digits = _whole(scene.text, at) or _two(scene.text, at)
    if digits is None:
        return _year_month_day(scene, at) or _day_month_year(scene, at) or _month_of_year(scene, at)
    if period := _period(scene, at, digits):
        return period
    return _whole_day(at, digits) if digits.year else _day_alone(scene, at, digits)


_AFTER_WEEKDAY = lazy(rf"{WEEKDAY_WORD}\.?+,?{S}(?=\d)")


def weekday_numeric(scene: Scene, at: int) -> Stated | None:
    """ "Friday, 9/18/2015", "Fri. 22.04.2015"."""
    found = _AFTER_WEEKDAY.match(scene.text, at)
    stated = numeric(scene, found.end()) if found else None
    return stated._replace(start=at) if stated and stated.kind == "date" and stated.grain == "day" else None


def _whole(text: str, at: int) -> _Digits | None:
    """ "9/18/2015", "22.04.2015", "9-18-15"."""
    found = _WHOLE.match(text, at)
    if not found or (len(found[4]) == 2 and found[2] == "."):  # "2.0.15" is a version
        return None
    year = int(found[4]) if len(found[4]) == 4 else full_year(int(found[4]))
    digits = _Digits(found.end(), int(found[1]), int(found[3]), year, True, found[2] == ".")
    orders = digits.orders()
    if not 1000 <= year < 2100 or not orders:
        return None
    if (
        len(found[4]) == 2
        and found[2] == "-"
        and (orders != {True} or _record().search(text, max(0, at - NEAR), at + NEAR))
    ):
        return None
    return digits


@cache
def _record() -> re.Pattern[str]:
    return re.compile(rf"\b{one_of({*word_set('sport.txt'), 'record', 'records', 'league', 'season', 'laps', 'sets'})}")


NEAR = 100
"""Characters either side in which a word tells that numbers with dashes are games won and lost."""


def _two(text: str, at: int) -> _Digits | None:
    """ "4/22", where that is a day that some year has; "on 4-22", where it can be one in one way only."""
    found = _TWO.match(text, at)
    if not found or found[0] in word_set("not_claims.txt"):
        return None
    dashed = found[2] == "-"
    if dashed and not (_DASHED_DAY_BEFORE.search(text, max(0, at - 10), at) and NOTHING_AFTER.match(text, found.end())):
        return None
    padded = not dashed and "0" in (found[1][0], found[3][0])
    digits = _Digits(found.end(), int(found[1]), int(found[3]), None, padded, False)
    if dashed and (len(digits.orders()) > 1 or _record().search(text, max(0, at - NEAR), at + NEAR)):
        return None
    return digits if any(day(2000, *digits.parts(order)) for order in digits.orders()) else None


def _whole_day(at: int, digits: _Digits) -> Stated:
    assert digits.year
    return _known_day(at, digits.end, {day(digits.year, *digits.parts(order)) for order in digits.orders()})


def _known_day(start: int, end: int, readings: set[date | None]) -> Stated:
    known = next(iter(readings)) if len(readings) == 1 else None
    return Stated(start, end, "date", "day", days=Days(known, known) if known else None, settled=True)


def _day_alone(scene: Scene, at: int, digits: _Digits) -> Stated | None:
    """ "on 21/04", "by 4/22"; two readings are a date behind "on" alone, of which the day cannot be known."""
    readings = {digits.parts(order) for order in digits.orders() if day(2000, *digits.parts(order))}
    if len(readings) > 1:
        unknown = Stated(at, digits.end, "date", "day", settled=True)
        return unknown if _ON.search(scene.text, max(0, at - 4), at) else None
    return _stated(at, digits, digits.parts(True) in readings) if _wants_day(scene.text, at, digits) else None


def _wants_day(text: str, at: int, digits: _Digits) -> bool:
    """Whether a preposition of time stands before two numbers and nothing that they measure behind, or a part has a
    leading zero, which no fraction has."""
    if digits.padded:
        return True
    told = _NOTHING_BEHIND.match(text, digits.end) and not _FRACTION_BEHIND.match(text, digits.end)
    return bool(told and _DAY_BEFORE.search(text, max(0, at - 12), at))


def _stated(at: int, digits: _Digits, month_first: bool) -> Stated:
    parts = digits.parts(month_first)
    return Stated(at, digits.end, "date", "day", Stretch(parts, parts), digits.year)


def _period(scene: Scene, at: int, first: _Digits) -> Stated | None:
    """ "10/25 to 11/7": the order in which both can be days."""
    text = scene.text
    joint = _TO.match(text, first.end)
    if not joint and _BETWEEN.search(text, max(0, at - 9), at):
        joint = _AND.match(text, first.end)
    second = (_whole(text, joint.end()) or _two(text, joint.end())) if joint else None
    if second is None or (first.year and not second.year):
        return None
    orders = first.orders() & second.orders()
    if len(orders) != 1 or not (second.year or _DAY_BEFORE.search(text, max(0, at - 9), at) or first.padded):
        return None
    if not second.year and not _NOTHING_BEHIND.match(text, second.end):
        return None
    (order,) = orders
    scene.span(at, second.end)
    days = settle_range(_stated(at, first, order), _stated(at, second, order), scene)
    return Stated(at, second.end, "period", "day", days=days, settled=True)


_YEAR_MONTH_DAY = lazy(rf"(\d{{4}})([-/ ])({MONTH_WORD})\2(\d{{1,2}})(?![\d/]|[-.]\d)")


def _year_month_day(scene: Scene, at: int) -> Stated | None:
    """ "2019-Sep-01", "2019 September 1"."""
    found = _YEAR_MONTH_DAY.match(scene.text, at) if scene.text[at + 5 : at + 6].isalpha() else None
    if not found or not 1000 <= int(found[1]) < 2100 or int(found[4]) > 31:
        return None
    return _known_day(at, found.end(), {day(int(found[1]), MONTH[found[3]], int(found[4]))})


_YEAR_MONTH = lazy(
    r"(?P<year>[12]\d{3})(?P<joint>[-/])(?:(?P<month>0[1-9]|1[0-2])|(?P<single>[1-9]))(?![\d%/A-Z]|[-.,]\d)"
)
_DAY_MONTH_YEAR = lazy(rf"(\d{{1,2}})/({MONTH_WORD})/(\d{{4}})(?![\d/]|[-.]\d)")


def _day_month_year(scene: Scene, at: int) -> Stated | None:
    """ "31/Oct/2024", as logs have it."""
    slash = scene.text.find("/", at, at + 3)
    named = slash > 0 and scene.text[slash + 1 : slash + 2].isalpha()
    found = _DAY_MONTH_YEAR.match(scene.text, at) if named else None
    if not found or not 1000 <= int(found[3]) < 2100 or int(found[1]) > 31:
        return None
    return _known_day(at, found.end(), {day(int(found[3]), MONTH[found[2]], int(found[1]))})


_MONTH_YEAR = lazy(r"(?P<month>0?[1-9]|1[0-2])(?P<joint>[/-])(?P<year>[12]\d{3})(?![\d%/A-Z]|[-.,]\d)")
_LABEL_BEFORE = lazy(
    r"\b(?!(?:In|Since|By|From|Until|Before|After|During|Through|Between|For|Of|To|And|On|The)\b)"
    r"(?:[A-Z][\w.]{0,15}|[Nn]os?\.?|numbers?|law|rule|case|decree|directive|regulation|resolution|act|order) \(?$"
)


def _month_of_year(scene: Scene, at: int) -> Stated | None:
    """ "03/2015", "11-2016": laws and cases are numbered so too, behind their names."""
    found = _MONTH_YEAR.match(scene.text, at)
    if not found or _LABEL_BEFORE.search(scene.text, max(0, at - 18), at):
        return None
    if (len(found["month"]) == 1 or found["joint"] == "-") and not _NOTHING_BEHIND.match(
        scene.text, found.end()
    ):  # "1/2000 second"
        return None
    return _month(at, found.end(), int(found["month"]), int(found["year"]))


def _month(start: int, end: int, month: int, year: int) -> Stated | None:
    return Stated(start, end, "date", "month", month_stretch(month), year) if 1500 <= year < 2100 else None


def year_month(scene: Scene, at: int) -> Stated | None:
    """ "2016-11", "2015/3": a month where it cannot be two years ("2006-07", "2015/6", "1992-5")."""
    found = _YEAR_MONTH.match(scene.text, at)
    if not found:
        return _year_then_month(scene, at)
    month, year = int(found["month"] or found["single"]), int(found["year"])
    if found["month"]:
        two_years = year % 100 < month
    else:
        two_years = (year % 10 < month) if found["joint"] == "-" else (year + 1) % 10 == month % 10
    if two_years or _LABEL_BEFORE.search(scene.text, max(0, at - 18), at):
        return None
    return _month(at, found.end(), month, year)


_SHORT_MONTHS = [form for form in MONTH if form.title() in words("short month")]
_YEAR_THEN_MONTH = lazy(
    lambda: (
        rf"(?P<year>[12]\d{{3}})(?P<comma>,)? (?:(?P<short>{one_of(_SHORT_MONTHS)})\.?+|(?P<month>{MONTH_WORD}))"
        rf"(?={S}(?:(?P<and>and)|to|until|through){S}|[-–,;)!?]|\.?\s*+$|\.{S}[A-Z]|(?<=\.){S}[A-Z])"
    )
)


def _year_then_month(scene: Scene, at: int) -> Stated | None:
    """ "2016 June", "2016, Nov.", where the month opens no clause of its own ("in 2016 June was wet")."""
    found = _YEAR_THEN_MONTH.match(scene.text, at)
    if not found or (found["comma"] and not found["short"]):
        return None
    if found["and"] and not _BETWEEN.search(scene.text, max(0, at - 9), at):
        return None
    return _month(at, found.end(), MONTH[found["short"] or found["month"]], int(found["year"]))
