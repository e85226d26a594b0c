"""A document dated after an event cannot announce it.

Why: a page's date is often that of a repost, and the text below it older; "on Friday" then means another Friday.

Example: a page of 28 June 2025 that says "the summit is set to take place on June 16-18" is a conflict.

Cannot see: an announcement without a date; a repost on the day itself.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from claimcheck.comparator.docket import Docket
from claimcheck.comparator.wording import day, where
from claimcheck.model import Claim, Finding

CHECK = "dateline"
AHEAD = frozenset({"future", "plan", "forecast"})
#: An announcement is not much older than the event; a day further back was hardly what is ahead.
JUST_PAST = timedelta(days=90)
#: Dates this late in a document are hardly its own date.
HEAD = 1500


def compare(docket: Docket) -> Iterator[Finding]:
    for claims in docket.documents.values():
        printed = next((c for c in claims if _is_own_date(c)), None)
        for claim in claims:
            if _is_announced(claim) and claim is not printed:
                finding = _finding(claim, printed)
                if finding is not None:
                    yield finding


def _is_announced(claim: Claim) -> bool:
    return claim.kind in ("date", "period") and bool(AHEAD.intersection(claim.role)) and "past" not in claim.role


def _is_own_date(claim: Claim) -> bool:
    return claim.kind == "date" and claim.since == claim.until == claim.published and claim.start < HEAD


def _finding(claim: Claim, printed: Claim | None) -> Finding | None:
    if claim.published is None:
        return Finding(CHECK, "cannot_tell", None, (claim,), f'"{claim.text}" is ahead; the document has no date.')
    ended = _ended(claim, claim.published)
    claims = tuple(sorted(filter(None, (claim, printed)), key=lambda c: c.start))
    text = f'"{claim.text}" in {where(claim)} is announced as ahead, the document is dated {day(claim.published)}'
    if ended is None:
        over = claim.until is None or claim.until < claim.published
        return None if over else Finding(CHECK, "consistent", None, claims, f"{text}.")
    return Finding(
        CHECK, "conflict", "warning", claims, f"{text}, {(claim.published - ended).days} days after its last day.",
        "an older text under a newer date", f"date of writing: before {day(ended)}",
    )  # fmt: skip


def _ended(claim: Claim, published: date) -> date | None:
    """The last day of the event if it is over; a yearless day may have been carried into the next year."""
    if claim.until is None or claim.since is None:
        return None
    if claim.until < published:
        return claim.until if published - claim.until <= JUST_PAST else None
    if str(claim.until.year) not in claim.text and claim.since > published:
        try:
            before = claim.until.replace(year=claim.until.year - 1)
        except ValueError:
            return None
        if timedelta(0) < published - before <= JUST_PAST:
            return before
    return None
