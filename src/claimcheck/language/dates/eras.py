"""Centuries, and years of an era: "19th century", "16th and 17th centuries", "300 BC", "AD 79"."""

from claimcheck.language.calendars import S, year_days
from claimcheck.language.dates.stated import Scene, Stated
from claimcheck.language.numerals import numeral
from claimcheck.language.pattern import lazy

_BC = r"(?:BCE?|B\.C\.(?:E\.)?)(?![A-Za-z])"
_CENTURY = lazy(rf"(?:{S}|-)(?:century|Century(?!{S}[A-Z]))(?![A-Za-z])(?>(?P<bc>{S}{_BC})|)")
_CENTURIES = lazy(rf"{S}centur(?:ies|y)(?![A-Za-z])(?>(?P<bc>{S}{_BC})|)")
_AND = lazy(rf"{S}(?:and|to|or){S}(?:the{S})?|{S}?[-–—]{S}?")
_ERA = lazy(rf"\d{{1,4}}{S}(?P<era>{_BC}|(?:CE|AD|A\.D\.)(?![A-Za-z]))")
_AD_BEFORE = lazy(r"\b(?:AD|A\.D\.) $")
_DIGITS = lazy(r"\d{1,4}(?!\d|[.,:]\d)")


def century(scene: Scene, at: int, number: int, end: int) -> Stated | None:
    """ "19th century": 1800 to 1899, as decades are counted; the ordinal's value and end are known."""
    if found := _CENTURY.match(scene.text, end):
        return _centuries(at, found.end(), number, number, bool(found["bc"]))
    joint = _AND.match(scene.text, end)
    second = numeral(scene.text, joint.end()) if joint else None
    found = _CENTURIES.match(scene.text, second.end) if second and second.ordinal else None
    if not second or not found or second.low <= number:
        return None
    return _centuries(at, found.end(), number, int(second.low), bool(found["bc"]))


def _centuries(start: int, end: int, first: int, last: int, before_christ: bool) -> Stated | None:
    if not 1 <= first <= last <= 30:
        return None
    days = None if before_christ else year_days(max(first * 100 - 100, 1), last * 100 - 1)
    return Stated(start, end, "period", "century", days=days, settled=True)


def year_of_era(scene: Scene, at: int) -> Stated | None:
    """ "300 BC", "79 AD", "AD 79": the days of a year before the first cannot be told."""
    number = _DIGITS.match(scene.text, at)
    found = _ERA.match(scene.text, at) if number else None
    if not number or not (found or _AD_BEFORE.search(scene.text, max(0, at - 5), at)):
        return None
    days = None if found and found["era"].startswith("B") else year_days(int(number[0]))
    return Stated(at, found.end() if found else number.end(), "year", "year", days=days, settled=True)
