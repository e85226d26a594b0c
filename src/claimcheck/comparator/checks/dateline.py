"""A document dated after an event cannot announce it.

Why: a page's date is often that of a repost, and the text below it older; "on Friday" then means another Friday.

Example: a page of 28 June 2025 that says "the summit is set to take place on June 16-18" is a conflict.

Cannot see: an announcement without a date; a repost on the day itself.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from claimcheck.comparator.docket import Docket
from claimcheck.comparator.wording import day, where
from claimcheck.interval import Days
from claimcheck.model import Claim, Finding

CHECK = "dateline"
#: "is set to", "scheduled": said of what is ahead; "will" also stands beside what is over.
AHEAD = frozenset({"plan"})
#: Stems of what is told of an announcement that no longer holds: "originally planned for Monday but postponed".
SHELVED = frozenset({"origin", "initia", "postpo", "delaye", "cancel", "resche", "called"})
#: An announcement is not much older than the event; a day further back was hardly what is ahead.
JUST_PAST = timedelta(days=90)
#: Days by which print and page differ without anybody being wrong.
NEXT_ISSUE = 2
#: A page's own date stands alone at its top.
TOP = 300


def compare(docket: Docket) -> Iterator[Finding]:
    for claims in docket.documents.values():
        printed = next((c for c in claims if _is_own_date(c)), None)
        events: dict[tuple[Days, str], list[Claim]] = {}
        for claim in claims:
            if _is_announced(claim) and claim is not printed:
                days = Days(claim.since, claim.until)
                events.setdefault((days, claim.text if days == Days(None, None) else ""), []).append(claim)
        told = [finding for event in events.values() if (finding := _finding(event, printed))]
        if printed is not None and not any(finding.verdict == "conflict" for finding in told):
            told.extend(_page_date(printed))
        yield from told


def _is_announced(claim: Claim) -> bool:
    ahead = bool(AHEAD.intersection(claim.role)) and "past" not in claim.role
    return claim.kind in ("date", "period") and ahead and SHELVED.isdisjoint(claim.context)


def _is_own_date(claim: Claim) -> bool:
    """A day alone at the top; without its year it may be the heading of a section."""
    if claim.since is None or str(claim.since.year)[2:] not in claim.text:
        return False
    return claim.kind == "date" and claim.since == claim.until and claim.start < TOP and not claim.context


def _page_date(printed: Claim) -> Iterator[Finding]:
    """The date printed at the top against the one that came with the document."""
    if printed.since is None or printed.published is None:
        return
    off = abs((printed.published - printed.since).days)
    text = f'"{printed.text}" stands at the top, the document is dated {day(printed.published)}'
    if off <= NEXT_ISSUE:
        yield Finding(CHECK, "compatible" if off else "consistent", None, (printed,), f"{text}.")
    else:
        cause = "a slip in the date, or a repost"
        yield Finding(
            CHECK, "conflict", "warning", (printed,), f"{text}, {off} days off.", cause, day(printed.published)
        )


def _finding(event: list[Claim], printed: Claim | None) -> Finding | None:
    """One event, wherever it is announced. The page's printed date counts before the publication date that came with
    the document."""
    claim = event[0]
    seen_from = printed.since if printed is not None else claim.published
    claims = tuple(sorted(filter(None, (*event, printed)), key=lambda c: c.start))
    if seen_from is None:
        return Finding(CHECK, "cannot_tell", None, claims, f'"{claim.text}" is ahead; the document has no date.')
    ended = _ended(claim, seen_from)
    places = ", ".join(dict.fromkeys(map(where, event)))
    text = f'"{claim.text}" in {places} is announced as ahead, the document is dated {day(seen_from)}'
    if ended is None:
        over = claim.until is None or claim.until < seen_from
        return None if over else Finding(CHECK, "consistent", None, claims, f"{text}.")
    return Finding(
        CHECK, "conflict", "warning", claims, f"{text}, {(seen_from - ended).days} days after its last day.",
        "an older text under a newer date", f"date of writing: before {day(ended)}",
    )  # fmt: skip


def _ended(claim: Claim, seen_from: date) -> date | None:
    """The last day of the event if it is over; a yearless day may have been carried into the next year."""
    if claim.until is None or claim.since is None:
        return None
    if claim.until < seen_from:
        return claim.until if seen_from - claim.until <= JUST_PAST else None
    if str(claim.until.year) not in claim.text and claim.since > seen_from:
        try:
            before = claim.until.replace(year=claim.until.year - 1)
        except ValueError:
            return None
        if timedelta(0) < seen_from - before <= JUST_PAST:
            return before
    return None
