"""What a cell of a table says: numbers, units, days and periods as spreadsheets and statistics offices write them."""

import re
from calendar import monthrange
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from typing import NamedTuple

from claimcheck.language.pattern import lazy

#: What offices write where there is no figure. "NA" is missing as a value and Namibia as a name.
MISSING = frozenset(
    {"", "-", "–", "—", ".", "..", "...", "n/a", "na", "nan", "none", "null", "x", ":", "no data", "n.a."}
)
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

_NUMBER = lazy(r"[-−+]?[\d][\d,   ' ]*+(?>\.\d++|)(?>[eE][-+]?\d{1,3}|)")
_YEAR = lazy(r"(?:FY ?)?((?:19|20)\d\d)")
_QUARTER = lazy(r"(?:((?:19|20)\d\d)[ -]?Q([1-4])|Q([1-4])[ -/]?((?:19|20)\d\d))", re.I)
_HALF = lazy(r"(?:((?:19|20)\d\d)[ -]?H([12])|H([12])[ -/]?((?:19|20)\d\d))", re.I)
_MONTH = lazy(r"((?:19|20)\d\d)[-M/](\d\d?)")
_NAMED = lazy(r"(?:(\d\d?) )?([A-Za-z]{3,9})\.?[ -]((?:19|20)\d\d)")
_SPAN = lazy(r"((?:19|20)\d\d)[-–/]((?:19|20)?\d\d)")


class Days(NamedTuple):
    """First and last day of a period, both inclusive."""

    since: date
    until: date


def missing(cell: str) -> bool:
    return cell.casefold() in MISSING


def number(cell: str) -> tuple[Decimal, Decimal] | None:
    """(value, one unit of its last digit) of a cell, past percent and currency signs; None where it is no number."""
    text = cell.strip().strip("$€£¥%* ")
    if text.startswith("(") and text.endswith(")"):
        text = "-" + text[1:-1].strip("$€£¥% ")
    if not _NUMBER.fullmatch(text):
        return None
    plain = text.replace("−", "-")
    for mark in ", \u00a0\u2009\u202f'":
        plain = plain.replace(mark, "")
    try:
        value = Decimal(plain)
    except InvalidOperation:
        return None
    exponent = value.as_tuple().exponent
    return value, Decimal(1).scaleb(exponent) if isinstance(exponent, int) and exponent < 0 else Decimal(1)


@lru_cache(4096)
def days(cell: str) -> Days | None:
    """The period that a cell names: 2024, 2024-05, 2024-05-31, 2024Q1, H1 2024, May 2024, 31 May 2024, 2019-20."""
    text = cell.strip().split("T")[0] if re.fullmatch(r"\d{4}-\d\d-\d\d[T ].*+", cell.strip()) else cell.strip()
    try:
        day = date.fromisoformat(text[:10]) if len(text) == 10 or " 00:00" in text else None
    except ValueError:
        day = None
    if day:
        return Days(day, day)
    if match := _YEAR.fullmatch(text):
        return _months(int(match[1]), 1, 12)
    if match := _QUARTER.fullmatch(text):
        year, quarter = int(match[1] or match[4]), int(match[2] or match[3])
        return _months(year, 3 * quarter - 2, 3 * quarter)
    if match := _HALF.fullmatch(text):
        year, half = int(match[1] or match[4]), int(match[2] or match[3])
        return _months(year, 6 * half - 5, 6 * half)
    if (match := _MONTH.fullmatch(text)) and 1 <= int(match[2]) <= 12:
        return _months(int(match[1]), int(match[2]), int(match[2]))
    if match := _SPAN.fullmatch(text):
        end = match[2] if len(match[2]) == 4 else match[1][:2] + match[2]
        return Days(date(int(match[1]), 1, 1), date(int(end), 12, 31)) if int(end) > int(match[1]) else None
    return _named(text)


def _named(text: str) -> Days | None:
    match = _NAMED.fullmatch(text)
    if not match or match[2][:3].lower() not in MONTHS:
        return None
    year, month = int(match[3]), MONTHS.index(match[2][:3].lower()) + 1
    if not match[1]:
        return _months(year, month, month)
    try:
        day = date(year, month, int(match[1]))
    except ValueError:
        return None
    return Days(day, day)


def _months(year: int, first: int, last: int) -> Days:
    return Days(date(year, first, 1), date(year, last, monthrange(year, last)[1]))
