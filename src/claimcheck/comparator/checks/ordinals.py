"""The numbers of a series must rise with its dates, and the last time is the latest.

Why: an ordinal is copied from last year's story; "the last time he came" is written from memory.

Example: "the 24th summit in 2022" and "the 22nd summit in 2024" are a conflict; so are "the last time she visited Tarn
was in 2013" in a story of 2022 and a visit of hers to Tarn in 2015.

Cannot see: a series whose dates are not printed in the ordinal's sentence; series that count from different starts;
"the last time" of anything but visits, meetings and the like.
"""

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from claimcheck.comparator.docket import Docket
from claimcheck.comparator.wording import day, quoted, where
from claimcheck.interval import Days
from claimcheck.model import Claim, Finding

CHECK = "ordinals"
DATED = frozenset({"date", "year", "period"})
#: Stems of "the last time", and of what is dated by it: these happen on a day, and again.
LAST_TIME = frozenset({"last", "tim"})
EVENTS = frozenset(
    {"visit", "trip", "travel", "meet", "met", "summit", "host", "play", "won", "win", "elect", "electi"}
)
NOT_PAST = frozenset({"plan", "future", "forecast", "conditional", "negated"})


def compare(docket: Docket) -> Iterator[Finding]:
    series: dict[tuple[str, tuple[str, ...]], list[tuple[Claim, Claim]]] = defaultdict(list)
    for claim in docket.claims:
        if claim.kind == "ordinal" and claim.measure and claim.entities and claim.low is not None:
            when = _date_of(claim, docket)
            if when is not None:
                series[claim.measure, claim.entities].append((claim, when))
    for members in series.values():
        for one, other in pairwise(_steps(members)):
            finding = _finding(one, other)
            if finding is not None:
                yield finding
    for claim in docket.claims:
        if set(claim.context) >= LAST_TIME and claim.kind in DATED and claim.published:
            yield from _against_others(claim, docket)


def _steps(members: list[tuple[Claim, Claim]]) -> list[tuple[Claim, Claim]]:
    """One statement of each number and date, by number: if any two are out of order, neighbours are."""
    first = {(claim.low, when.since, when.until): (claim, when) for claim, when in reversed(members)}
    return sorted(first.values(), key=lambda member: (member[0].low or 0, member[1].since, member[1].until))


def _date_of(claim: Claim, docket: Docket) -> Claim | None:
    """The only date of the ordinal's sentence."""
    dated = [c for c in docket.sentence(claim) if c.kind in DATED and c.since and c.until]
    ordinals = [c for c in docket.sentence(claim) if c.kind == "ordinal"]
    return dated[0] if len(dated) == 1 == len(ordinals) else None


def _finding(one: tuple[Claim, Claim], other: tuple[Claim, Claim]) -> Finding | None:
    (a, a_date), (b, b_date) = one, other
    if a.low == b.low or a.low is None or b.low is None:
        return None
    first, last = (one, other) if a.low < b.low else (other, one)
    early, late = first[1], last[1]
    assert early.since and early.until and late.since and late.until
    claims = tuple(sorted((a, a_date, b, b_date), key=lambda c: (c.document, c.start)))
    pairs = ((*first, last[0]), (*last, first[0]))
    text = ", ".join(f"{quoted(c)} with {d.text} in {where(c, beside)}" for c, d, beside in pairs)
    if Days(early.since, early.until).meets(Days(late.since, late.until)):
        return None
    if early.until < late.since:
        return Finding(CHECK, "consistent", None, claims, f"{text}: in order.")
    message = f"{text}: the lower number is later."
    return Finding(CHECK, "conflict", "warning", claims, message, "an ordinal or a year is wrong")


def _against_others(last: Claim, docket: Docket) -> Iterator[Finding]:
    """The last time against other stories' datings of the same event that were past when it was written."""
    named = {name for c in docket.documents[last.document] if c.paragraph == last.paragraph for name in c.entities}
    event = EVENTS.intersection(last.context)
    for other in docket.witnesses(last):
        if other.kind not in DATED or None in (last.until, other.since, other.until):
            continue
        same_names = len(other.entities) > 1 and set(last.entities) <= set(other.entities) <= named
        if same_names and other.document != last.document and _dates_it(other, event, docket):
            finding = _latest(last, other)
            if finding is not None:
                yield finding


def _dates_it(other: Claim, event: frozenset[str], docket: Docket) -> bool:
    """Whether the date is that of the event: it is said of it, or one of as many as the times that are counted."""
    if not event.intersection(other.context) or set(other.context) >= LAST_TIME or NOT_PAST.intersection(other.role):
        return False
    if any(word.startswith(stem) for word in (other.measure or "").split() for stem in event):
        return True
    sentence = docket.sentences.get((other.document, other.sentence), [])
    dates = sum(c.kind in DATED for c in sentence)
    return any(c.kind == "count" and c.low == dates > 1 for c in sentence)


def _latest(last: Claim, other: Claim) -> Finding | None:
    assert last.until and last.published and other.since and other.until
    claims = tuple(sorted((last, other), key=lambda c: (c.document, c.start)))
    text = f"the last time is {last.text} in {where(last, other)}, {other.text} in {where(other, last)}"
    if other.until <= last.until:
        return Finding(CHECK, "consistent", None, claims, f"{text}: not later.")
    if other.since <= last.until or other.until >= last.published:
        return None
    message = f"{text} is later, and was past on {day(last.published)}."
    return Finding(CHECK, "conflict", "warning", claims, message, "a later time overlooked", other.text)
