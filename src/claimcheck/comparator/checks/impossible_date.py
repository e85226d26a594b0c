"""A printed date must be in the calendar, and a time on the clock.

Why: "30 February" or "25:10" is always a slip.

Example: "31 June 2025" is a conflict: June has 30 days.

Cannot see: a date that exists but is the wrong one.
"""

from collections.abc import Iterator
from decimal import Decimal

from claimcheck.comparator.docket import Docket
from claimcheck.language.calendars import day, parse_printed_date
from claimcheck.model import Claim, Finding

CHECK = "impossible_date"
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
#: A year with a 29 February stands in for a year that is not printed.
LEAP = 2024
DAY = Decimal(24 * 60)


def compare(docket: Docket) -> Iterator[Finding]:
    for claim in docket.claims:
        if claim.kind == "date":
            yield from _date(claim)
        elif claim.kind == "time" and claim.low is not None:
            yield _time(claim, claim.low)


def _date(claim: Claim) -> Iterator[Finding]:
    printed = parse_printed_date(claim.text)
    if printed is None or printed.day is None or printed.month is None:
        return
    year = printed.year or (claim.since.year if claim.since else LEAP)
    if day(year, printed.month, printed.day) is not None:
        yield Finding(CHECK, "consistent", None, (claim,), f'"{claim.text}" is in the calendar.')
        return
    if not 1 <= printed.month <= 12:
        message = f'"{claim.text}": there is no month {printed.month}.'
    else:
        last = max(number for number in range(28, 32) if day(year, printed.month, number))
        in_year = f" in {year}" if printed.month == 2 else ""
        message = f'"{claim.text}": {MONTHS[printed.month - 1]} has {last} days{in_year}.'
    yield Finding(CHECK, "conflict", "error", (claim,), message, "a digit changed, or another month")


def _time(claim: Claim, minutes: Decimal) -> Finding:
    if 0 <= minutes <= DAY:
        return Finding(CHECK, "consistent", None, (claim,), f'"{claim.text}" is on the clock.')
    return Finding(CHECK, "conflict", "error", (claim,), f'"{claim.text}": a day has 24 hours.', "a digit changed")
