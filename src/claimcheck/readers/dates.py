"""A full date as metadata and datelines write it, without any guess: ISO, "July 3, 2024", "3 July 2024"."""

import re
from datetime import date

from claimcheck.language.pattern import lazy

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<{0}>jan(?>uary|)|feb(?>ruary|)|mar(?>ch|)|apr(?>il|)|may|june?+|july?+|aug(?>ust|)|sept?+(?>ember|)"
    r"|oct(?>ober|)|nov(?>ember|)|dec(?>ember|))\.?+"
)
#: "July 3, 2024", "Jul. 3rd 2024", "3 July 2024", "2024-07-03", "20240703"
FULL_DATE = (
    rf"(?:\b{_MONTH.format('m1')} {{1,3}}(?P<d1>\d{{1,2}})(?>st|nd|rd|th|),? {{1,3}}(?P<y1>\d{{4}})\b"
    rf"|\b(?P<d2>\d{{1,2}})(?>st|nd|rd|th|) {{1,3}}{_MONTH.format('m2')},? {{1,3}}(?P<y2>\d{{4}})\b"
    r"|\b(?P<y3>\d{4})-(?P<m3>\d{2})-(?P<d3>\d{2})(?!\d))"
)
_DATE = lazy(FULL_DATE, re.IGNORECASE)
_COMPACT = lazy(r"(\d{4})(\d{2})(\d{2})(?!\d)")


def date_of(match: re.Match[str]) -> date | None:
    """The day that a match of FULL_DATE names; None where the calendar has no such day."""
    group = match.groupdict()
    year = group["y1"] or group["y2"] or group["y3"]
    word = group["m1"] or group["m2"]
    month = _MONTHS.index(word[:3].lower()) + 1 if word else int(group["m3"])
    day = group["d1"] or group["d2"] or group["d3"]
    try:
        return date(int(year), month, int(day))
    except ValueError:
        return None


def parse_date(text: str) -> date | None:
    """The day in a metadata value such as "2024-07-03T08:00:00+08:00", "20240703" or "3 July 2024"."""
    text = text.strip()[:80]
    compact = _COMPACT.match(text)
    if compact:
        try:
            return date(*(int(part) for part in compact.groups()))
        except ValueError:
            return None
    match = _DATE.search(text)
    return date_of(match) if match else None
