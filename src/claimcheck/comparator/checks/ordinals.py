"""The numbers of a series must rise with its dates: the 24th meeting comes after the 22nd.

Why: an ordinal is copied from last year's story.

Example: "the 24th summit in 2022" and "the 22nd summit in 2024" are a conflict.

Cannot see: a series whose dates are not printed in the ordinal's sentence; series that count from different starts.
"""

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from claimcheck.comparator.docket import Docket
from claimcheck.comparator.wording import quoted, where
from claimcheck.interval import Days
from claimcheck.model import Claim, Finding

CHECK = "ordinals"
DATED = frozenset({"date", "year", "period"})


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
