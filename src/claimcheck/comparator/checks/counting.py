"""A stated count must be the number of things listed beside it.

Why: names are added to a list after its count was written.

Example: "four founding members: Ana, Ben and Carla" is a conflict: the list has three names.

Cannot see: a list that is open ("including", "such as"), a name that stands for several things, items that are
described instead of named, a list in another paragraph.
"""

from collections.abc import Iterator
from decimal import Decimal

from claimcheck.comparator.docket import Docket
from claimcheck.comparator.wording import quoted
from claimcheck.interval import Printed
from claimcheck.interval import compare as compare_values
from claimcheck.model import Claim, Finding, Severity

CHECK = "counting"
#: A list that is shorter or longer by more is hardly the list of what was counted.
SLIP = 2


def compare(docket: Docket) -> Iterator[Finding]:
    for claim in docket.claims:
        if claim.kind == "count" and claim.listed and claim.low is not None:
            yield _finding(claim)


def _finding(claim: Claim) -> Finding:
    listed = len(claim.listed)
    names = "; ".join(claim.listed)
    arithmetic = f"{quoted(claim)}, and the list beside it has {listed}: {names}."
    if "open list" in claim.role:
        return _open(claim, listed, arithmetic)
    count = Decimal(listed)
    verdict = compare_values(
        Printed(claim.low, claim.high, claim.step, claim.bound, True), Printed(count, count, exact=True)
    )
    if verdict != "conflict":
        return Finding(CHECK, verdict, None, (claim,), arithmetic)
    assert claim.low is not None
    off = abs(claim.low - count)
    cause = "count off by one" if off == 1 else f"count off by {off}"
    severity: Severity = "error" if off <= SLIP else "note"
    return Finding(CHECK, "conflict", severity, (claim,), arithmetic, cause, f"{listed}, or complete the list")


def _open(claim: Claim, listed: int, arithmetic: str) -> Finding:
    assert claim.high is not None
    if listed <= claim.high or claim.bound in ("at_least", "just_over", "approx"):
        return Finding(CHECK, "compatible", None, (claim,), f"{arithmetic} The list is open.")
    return Finding(
        CHECK, "conflict", "warning", (claim,), f"{arithmetic} An open list cannot be longer than the whole.",
        f"count off by {listed - claim.high}", str(listed),
    )  # fmt: skip
