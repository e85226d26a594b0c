"""The calendar: its words, its arithmetic, and what a printed date says.

Weeks run Monday to Sunday, decades 1990 to 1999, centuries 1900 to 1999; a day printed as 0 is the last of its month.
"""

import re
from calendar import monthrange
from collections.abc import Iterable
from datetime import date, timedelta
from functools import cache, lru_cache
from typing import NamedTuple

from claimcheck.interval import Days
from claimcheck.language.lexicon import rows, trie
from claimcheck.language.pattern import lazy

S = r"(?:[^\S\n]{1,2}|\n)"
"""Between two words of one expression: a space or two, or one line break."""

NOTHING_AFTER = lazy(r"[.,;)!?]|\s*+$| and\b| of this\b")
"""Behind a number that no noun follows."""

MONTHS_OF = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200, "millennium": 12000}
DAYS_OF = {"day": 1, "week": 7, "weekend": 7, "fortnight": 14}


@cache
def words(sort: str) -> dict[str, str]:
    """The words of one sort in calendar.csv ("month", "weekday", "unit", ...), each also capitalised and in capitals as
    headlines have it, with what it stands for."""
    return {form: row["value"] for row in rows("calendar.csv") if row["sort"] == sort for form in _forms(row["word"])}


def _forms(word: str) -> tuple[str, str, str]:
    return word, word[0].upper() + word[1:], word.upper()


def one_of(forms: Iterable[str]) -> str:
    """An atomic pattern for whole words."""
    return f"(?>{trie(forms)})(?![A-Za-z0-9])"


def _lower(table: dict[str, str]) -> dict[str, str]:
    """Names without their capital, as informal copy has them, but for those that are other words ("may", "mar")."""
    return {name.lower(): value for name, value in table.items() if name.lower() not in ("may", "march", "mar")}


_MONTHS = words("month") | words("short month")
MONTH = {form: int(m) for form, m in (_lower(_MONTHS) | _MONTHS).items()}
WEEKDAY = {form: int(d) for form, d in (_lower(words("weekday")) | words("weekday") | words("short weekday")).items()}
MONTH_WORD, WEEKDAY_WORD = one_of(MONTH), one_of(WEEKDAY)


def named(of: str, side: str) -> str:
    """A pattern for the words beside which a weekday or a year is part of a name."""
    return trie(row["word"] for row in rows("named_days.csv") if (row["of"], row["side"]) == (of, side))


class Stretch(NamedTuple):
    """A part of any year, as (month, day) of its first and last day; it wraps into the next year if last < first."""

    first: tuple[int, int]
    last: tuple[int, int]

    def of(self, year: int) -> Days | None:
        """Its days in the year in which it begins; None for a day that the calendar does not have."""
        return _stretch_days(self, year)

    @property
    def wraps(self) -> bool:
        """Whether it ends in the year after the one in which it begins."""
        return (self.last[0], self.last[1] or 99) < self.first


@lru_cache(maxsize=2048)
def _stretch_days(stretch: Stretch, year: int) -> Days | None:
    since, until = day(year, *stretch.first), day(year + stretch.wraps, *stretch.last)
    return Days(since, until) if since and until else None


WHOLE_YEAR = Stretch((1, 1), (12, 0))


def month_stretch(month: int, months: int = 1) -> Stretch:
    """So many months from one on: a quarter is (7, 3), a winter (12, 3)."""
    return Stretch((month, 1), ((month + months - 2) % 12 + 1, 0))


def day(year: int, month: int, day_of_month: int) -> date | None:
    """The day, day 0 being the last of the month; None where the calendar has no such day."""
    if not (1 <= year <= 9999 and 1 <= month <= 12):
        return None
    last = monthrange(year, month)[1]
    return date(year, month, day_of_month or last) if day_of_month <= last else None


def year_days(first: int, last: int | None = None) -> Days | None:
    """From the first day of one year to the last of another."""
    since, until = day(first, 1, 1), day(first if last is None else last, 12, 0)
    return Days(since, until) if since and until else None


def shift(anchor: date, months: int) -> date | None:
    """The same day so many months on, or the last of a shorter month."""
    year, month = divmod(anchor.year * 12 + anchor.month - 1 + months, 12)
    if not 1 <= year <= 9999:
        return None
    return date(year, month + 1, min(anchor.day, monthrange(year, month + 1)[1]))


def move(anchor: date, unit: str, steps: int) -> date | None:
    """The day that lies so many units on (or back) from another; None outside the years 1 to 9999."""
    try:
        if unit in DAYS_OF:
            return anchor + timedelta(DAYS_OF[unit] * steps)
        return shift(anchor, MONTHS_OF[unit] * steps)
    except OverflowError:
        return None


def around(anchor: date, unit: str) -> Days | None:
    """The calendar day, week, weekend, month, quarter, half, year, decade or century that a day lies in."""
    if unit == "day":
        return Days(anchor, anchor)
    if unit in DAYS_OF:
        monday = anchor - timedelta(anchor.weekday())
        return Days(monday + timedelta(5 if unit == "weekend" else 0), monday + timedelta(6))
    months = MONTHS_OF[unit]
    if months <= 12:
        return month_stretch((anchor.month - 1) // months * months + 1, months).of(anchor.year)
    years = months // 12
    first = anchor.year // years * years
    return year_days(max(first, 1), first + years - 1)


class PrintedDate(NamedTuple):
    """A date's parts as printed, whether the calendar has them or not. weekday counts from Monday, 0."""

    year: int | None
    month: int | None
    day: int | None
    weekday: int | None


_WORDS = lazy(r"[A-Za-z]+")
_DIGIT = lazy(r"\d")
_WEEKDAY = lazy(rf"\b({WEEKDAY_WORD})")
_PRINTED = (
    lazy(rf"\b(?P<y>\d{{4}})(?:[-/ ]|, )(?P<m>{MONTH_WORD})\.?+(?>[-/ ](?P<d>\d{{1,2}})(?!\d)|)"),
    lazy(rf"\b(?P<m>{MONTH_WORD})\.?+{S}?(?:the{S})?(?P<d>\d{{1,2}})(?>st|nd|rd|th|)(?!\d)(?>,?+{S}?(?P<y>\d{{4}})|)"),
    lazy(
        rf"\b(?P<d>\d{{1,2}})(?>st|nd|rd|th|\.|)(?:{S}|-)(?:of{S}|day{S}of{S})?(?P<m>{MONTH_WORD})\.?+(?>,?+(?:{S}|-)(?:of{S})?(?P<y>\d{{4}})|)"
    ),
    lazy(r"\b(?P<y>\d{4})(?P<sep>[-/.])(?P<m>\d{1,2})(?P=sep)(?P<d>\d{1,2})(?!\d)"),
    lazy(rf"\b(?P<m>{MONTH_WORD})\.?+(?>,?+{S}(?:of{S})?(?P<y>\d{{4}})|)"),
)


def weekday_named(text: str) -> int | None:
    """The first weekday that a printed date names, from Monday, 0 ("Sat. Jun 28th, 2025" 5); None if none."""
    found = _WEEKDAY.search(text) if any(word in WEEKDAY for word in _WORDS.findall(text)) else None
    return WEEKDAY[found[1]] if found else None


_IN_DIGITS = lazy(r"(?<!\d)(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?!\d)")
_MONTHS_IN_A_YEAR = 12


def _one_reading(found: re.Match[str], text: str) -> PrintedDate | None:
    """With dots the day stands first; else a number above twelve tells which of the two is the day."""
    first, second, year = int(found[1]), int(found[3]), int(found[4])
    day_first = second <= _MONTHS_IN_A_YEAR and (found[2] == "." or first > _MONTHS_IN_A_YEAR or first == second)
    if not day_first and not first <= _MONTHS_IN_A_YEAR < second:
        return None
    month, day_of_month = (second, first) if day_first else (first, second)
    return PrintedDate(year, month, day_of_month, weekday_named(text))


def _patterns(text: str) -> Iterable[re.Pattern[str]]:
    """Those that a month's name, before or behind digits, leaves possible."""
    months = [found.start() for found in _WORDS.finditer(text) if found[0] in MONTH]
    digit = _DIGIT.search(text)
    if not months:
        return _PRINTED[3:4]
    return _PRINTED if digit and digit.start() < months[-1] else (_PRINTED[1], _PRINTED[3], _PRINTED[4])


def parse_printed_date(text: str) -> PrintedDate | None:
    """Year, month, day and weekday of a date's text as printed, "February 30, 2024" included; None if no date is.

    A day in digits with two readings ("03/07/2024") is none.
    """
    if found := _IN_DIGITS.search(text):
        return _one_reading(found, text)
    for pattern in _patterns(text):
        if found := pattern.search(text):
            parts = found.groupdict()
            month = parts["m"]
            return PrintedDate(
                int(parts["y"]) if parts["y"] else None,
                MONTH[month] if month in MONTH else int(month),
                int(parts["d"]) if parts.get("d") else None,
                weekday_named(text),
            )
    if (weekday := weekday_named(text)) is not None:
        return PrintedDate(None, None, None, weekday)
    return None
