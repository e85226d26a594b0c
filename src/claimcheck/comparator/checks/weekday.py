"""A printed weekday must be the weekday of the printed date.

Why: the date is checked against the diary by every reader who wants to come. The calendar alone decides.

Example: "Sunday, 28 June 2025" is a conflict: 28 June 2025 is a Saturday.

Cannot see: a weekday and a date that stand in different sentences; which of the two is wrong (the nearest date with
the printed weekday and the right weekday are both named). Without a printed year only a date close to the
publication is judged.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from claimcheck.comparator.docket import Docket
from claimcheck.comparator.wording import WEEKDAYS, day
from claimcheck.language.calendars import weekday_named
from claimcheck.model import Claim, Finding

CHECK = "weekday"
NEAR = timedelta(days=120)
PUNCTUATION = 3


def compare(docket: Docket) -> Iterator[Finding]:
    for claims in docket.sentences.values():
        for at, claim in enumerate(claims):
            printed = weekday_named(claim.text)
            if claim.kind == "date" and printed is not None:
                yield _finding((claim,), claim, printed)
            elif _is_date(claim):
                beside = [c for c in claims[max(0, at - 1) : at + 2] if _bare_weekday_beside(c, claim)]
                for other in beside:
                    said = weekday_named(other.text)
                    assert said is not None
                    yield _finding(tuple(sorted((claim, other), key=lambda c: c.start)), claim, said)


def _is_date(claim: Claim) -> bool:
    return claim.kind == "date" and any(c.isdigit() for c in claim.text) and claim.since == claim.until


def _bare_weekday_beside(claim: Claim, other: Claim) -> bool:
    if claim is other or weekday_named(claim.text) is None or len(claim.text.split()) > 1:
        return False
    gap = other.start - claim.end if claim.start < other.start else claim.start - other.end
    return 0 < gap <= PUNCTUATION


def _finding(claims: tuple[Claim, ...], dated: Claim, said: int) -> Finding:
    when = dated.since
    if when is None or when != dated.until:
        why = "has no year and the document no date" if dated.published is None else "is not a single day"
        return Finding(CHECK, "cannot_tell", None, claims, f'"{dated.text}" {why}.')
    real = WEEKDAYS[when.weekday()]
    if when.weekday() == said:
        return Finding(CHECK, "consistent", None, claims, f"{day(when)} is a {real}.")
    if str(when.year) not in dated.text and (dated.published is None or abs(dated.published - when) > NEAR):
        return Finding(CHECK, "cannot_tell", None, claims, f'"{dated.text}" does not say which year.')
    nearest = _nearest(when, said)
    return Finding(
        CHECK, "conflict", "error", claims,
        f"{day(when)} is a {real}, not a {WEEKDAYS[said]}.",
        _cause(when, said),
        f"{real}, or {day(nearest)} if the {WEEKDAYS[said]} is right",
    )  # fmt: skip


def _nearest(when: date, said: int) -> date:
    ahead = (said - when.weekday()) % 7
    return when + timedelta(days=ahead if ahead <= 3 else ahead - 7)


def _cause(when: date, said: int) -> str:
    """The year whose calendar fits, when it is the next one or the last; else a day too early or late."""
    for year in (when.year - 1, when.year + 1):
        try:
            if when.replace(year=year).weekday() == said:
                return f"year off by one: {day(when.replace(year=year))} was a {WEEKDAYS[said]}"
        except ValueError:
            continue
    return "weekday or day of the month off"
