"""A rate must be the amount over the time: so much a day is so much a year.

Why: the period of a rate is copied from the sentence before.

Example: "10,000 barrels a day, or 36 million a year" is a conflict: 10,000 x 365 = 3.65 million.

Cannot see: rates of different years; working days; a rate and an amount in different sentences.
"""

from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations

from claimcheck.comparator.arithmetic import means, scaled, value
from claimcheck.comparator.causes import explain
from claimcheck.comparator.docket import Docket
from claimcheck.comparator.wording import number, printed, quoted
from claimcheck.interval import Printed
from claimcheck.model import Claim, Finding, Severity

CHECK = "rates"
DAYS = {
    "per day": Decimal(1), "per week": Decimal(7), "per month": Decimal("30.4375"), "per year": Decimal("365.25"),
}  # fmt: skip
#: "or 3.65 million a year" stands close behind.
GAP = 60
#: Months and years have several lengths.
TOLERANCE = Decimal("0.04")


def compare(docket: Docket) -> Iterator[Finding]:
    for claims in docket.sentences.values():
        for first, second in combinations(claims, 2):
            if _same(first, second):
                yield _finding(first, second)


def _period(claim: Claim) -> str | None:
    found = [role for role in claim.role if role in DAYS]
    return found[0] if len(found) == 1 else None


def _same(first: Claim, second: Claim) -> bool:
    periods = _period(first), _period(second)
    if None in periods or periods[0] == periods[1] or not value(first) or not value(second):
        return False
    alike = first.kind == second.kind and (first.unit == second.unit or None in (first.unit, second.unit))
    return (
        alike
        and second.start - first.end <= GAP
        and first.measure == second.measure
        and first.entities == second.entities
    )


def _finding(first: Claim, second: Claim) -> Finding:
    size, other = value(first), value(second)
    short, long = _period(first), _period(second)
    assert size is not None and other is not None and short and long
    factor = DAYS[long] / DAYS[short]
    right = size * factor
    low, high = scaled(means(first), factor * (1 - TOLERANCE)), scaled(means(first), factor * (1 + TOLERANCE))
    allowed = low._replace(high=high.high)
    text = f"{number(size)} {short} x {number(factor, 2)} = {number(right, 2)} {long}; printed: {quoted(second)}"
    if allowed.meets(means(second)):
        return Finding(CHECK, "compatible", None, (first, second), f"{text}.")
    slip = explain(printed(second), Printed(right, right, second.step))
    severity: Severity = "warning" if slip else "note"
    cause = slip.name if slip else "another period"
    return Finding(CHECK, "conflict", severity, (first, second), f"{text}.", cause, number(right, 0))
