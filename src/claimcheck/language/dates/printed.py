"""Days as they are printed: "July 3, 2024", "Sat. Jun 28th, 2025", "17th of April", "June 16-18", "2024-07-03"."""

import re
from datetime import date

from claimcheck.interval import Days
from claimcheck.language.calendars import MONTH, MONTH_WORD, WEEKDAY_WORD, S, Stretch, day, words
from claimcheck.language.dates.stated import Stated
from claimcheck.language.dates.years import CENTURY, counts_things

ORD = r"(?:st|nd|rd|th|ST|ND|RD|TH)?+"
DAY = rf"\d{{1,2}}(?!\d){ORD}(?![A-Za-z%])(?![.,:/]\d)"
YEAR_AFTER = rf"(?:,?{S}(?:of{S})?(?P<year>[12]\d{{3}})(?!\d|[.,]\d|%))?+"
TO = rf"(?:{S}?[-–—‑]{S}?|{S}(?:to|through|thru|until|till){S}(?:the{S})?)"
LIST = rf"(?:(?:,{S}\d{{1,2}}(?!\d){ORD}(?![.,:/]\d)){{1,6}}+,?)?+{S}(?:and|or|&){S}(?:the{S})?"
MORE_DAYS = rf"(?:(?P<to>{TO}|{LIST})(?P<last>{DAY}))?+"

_MONTH_DAY = re.compile(rf"(?P<month>{MONTH_WORD})\.?+(?:{S}(?:the{S})?|-)(?P<first>{DAY}){MORE_DAYS}")
_MONTH_DAY_YEAR = re.compile(rf"{YEAR_AFTER}")
_DAY_MONTH = re.compile(
    rf"(?P<first>{DAY})\.?+{MORE_DAYS}(?:{S}|-)(?:(?:day{S})?of{S})?(?P<month>{MONTH_WORD})(?:\.(?={S}?\d|,))?+"
)
_NUMERIC = re.compile(r"(\d{1,4})([-/.])(\d{1,2})\2(\d{4}|\d{1,2})(?![\d/]|[-.]\d)")
_DAY_YEAR = re.compile(rf"(?:,?{S}|-)(?:of{S})?(?P<year>[12]\d{{3}})(?!\d|[.,]\d|%)")
_NUMBER = re.compile(r"\d{1,2}")


def month_day(text: str, at: int) -> Stated | None:
    """ "June 16", "June 16-18, 2025", "Sept. 18, 2022": the month first."""
    found = _MONTH_DAY.match(text, at)
    if not found:
        return None
    month, end = MONTH[found["month"]], found.end()
    last = found["last"]
    if (last and not _in_order(found["first"], last, found["to"])) or (last and counts_things(text, end)):
        last, end = None, found.end("first")
    year = _MONTH_DAY_YEAR.match(text, end)
    printed = int(year["year"]) if year and year["year"] else None
    if year and printed:
        end = year.end()
    elif counts_things(text, end):
        return None
    if printed is None and found["last"] and not last:  # "June 3 and 17, 2024"
        later = _MONTH_DAY_YEAR.match(text, found.end())
        printed = int(later["year"]) if later and later["year"] else None
    return _days_of_month(at, end, month, found["first"], last, printed)


def day_month(text: str, at: int) -> Stated | None:
    """ "3 July 2024", "17th of April, 2024", "16, 17 and 18 June": the day first."""
    found = _DAY_MONTH.match(text, at)
    if not found:
        return None
    end, last = found.end(), found["last"]
    year = _DAY_YEAR.match(text, end)
    printed = int(year["year"]) if year else None
    if year:
        end = year.end()
    if last and not _in_order(found["first"], last, found["to"]):
        last, end = None, found.end("first")
    return _days_of_month(at, end, MONTH[found["month"]], found["first"], last, printed)


def _in_order(first: str, last: str, joint: str) -> bool:
    """Whether days make up one period: 16 to 18 do, so do 16, 17 and 18; 3 and 17 are two dates."""
    days = [int(_NUMBER.match(first)[0]), *map(int, _NUMBER.findall(joint)), int(_NUMBER.match(last)[0])]  # type: ignore[index]
    if any(b <= a for a, b in zip(days, days[1:], strict=False)) or days[-1] > 31:
        return False
    return not ("and" in joint or "&" in joint) or days[-1] - days[0] == len(days) - 1


def _days_of_month(start: int, end: int, month: int, first: str, last: str | None, year: int | None) -> Stated | None:
    low = int(_NUMBER.match(first)[0])  # type: ignore[index]
    high = int(_NUMBER.match(last)[0]) if last else low  # type: ignore[index]
    if not low or (high > 31 and year is None):
        return None
    kind = "period" if last else "date"
    if day(2000, month, low) is None or day(2000, month, high) is None:  # a day that no year has
        return Stated(start, end, kind, "day", year=year, settled=True)
    return Stated(start, end, kind, "day", Stretch((month, low), (month, high)), year)


def numeric(text: str, at: int) -> Stated | None:
    """ "2024-07-03", "03.07.2024", "21/04/16": days in digits. Of two readings neither is taken."""
    found = _NUMERIC.match(text, at)
    if not found:
        return None
    a, b, c = int(found[1]), int(found[3]), int(found[4])
    if len(found[1]) == 4:
        return _numeric_day(at, found.end(), {day(a, b, c)}) if 1000 <= a < 2100 and b <= 12 and c <= 31 else None
    if len(found[1]) == 3 or len(found[4]) == 1 or (len(found[4]) == 2 and found[2] != "/"):
        return None
    year = c if len(found[4]) == 4 else (CENTURY + c if c < 70 else CENTURY - 100 + c)
    if not 1000 <= year < 2100 or not a or not b or a > 31 or b > 31 or (a > 12 and b > 12):
        return None
    return _numeric_day(at, found.end(), {day(year, m, d) for m, d in ((a, b), (b, a)) if m <= 12})


def _numeric_day(start: int, end: int, readings: set[date | None]) -> Stated:
    known = next(iter(readings)) if len(readings) == 1 else None
    return Stated(start, end, "date", "day", days=Days(known, known) if known else None, settled=True)


_AFTER_WEEKDAY = re.compile(rf"(?P<weekday>{WEEKDAY_WORD})(?P<dot>\.)?+(?P<joint>,?{S}(?:the{S})?)(?=[\dA-Z])")
DAYPART = re.compile(rf"(?:{S}|-)(?>{'|'.join(words('daypart'))})(?![A-Za-z])")


def weekday_date(text: str, at: int) -> Stated | None:
    """ "Friday, June 28, 2025", "Wed 22 Jan": a date behind its weekday; day, month and year decide."""
    found = _AFTER_WEEKDAY.match(text, at)
    if not found:
        return None
    behind = month_day(text, found.end()) or day_month(text, found.end())
    return behind._replace(start=at) if behind else None
