"""A figure must be possible: no share over 100 percent, no fall by more than all, no more people than there are.

Why: a misplaced decimal point or scale word makes figures that nobody would say aloud.

Example: "135 percent of the seats were taken by women" is a conflict: a share cannot be over 100 percent.

Cannot see: a figure that is possible but wrong; shares of a plan or of an earlier level, which may pass 100 percent.
"""

from collections.abc import Iterator
from decimal import Decimal

from claimcheck.comparator.docket import Docket
from claimcheck.comparator.wording import number, quoted
from claimcheck.model import DATE_LIKE, Claim, Finding

CHECK = "plausibility"
#: World population 2026, rounded up: UN World Population Prospects 2024, medium variant, 8.3 billion.
PEOPLE = Decimal("8.4E9")
PERSONS = frozenset({"people", "person", "man", "woman", "child", "inhabitant", "resident", "worker", "voter", "death"})
#: The oldest person on record, Jeanne Calment, reached 122.
AGE = Decimal(122)
PEOPLE_ROLES = frozenset({"men", "women", "children"})
BEYOND = frozenset({"change", "growth", "rise", "gain", "ratio", "target", "plan", "forecast", "margin", "rate"})


def compare(docket: Docket) -> Iterator[Finding]:
    for claim in docket.claims:
        for finding in (_share(claim), _fall(claim), _crowd(claim), _age(claim), _past(claim)):
            if finding is not None:
                yield finding


def _share(claim: Claim) -> Finding | None:
    if claim.kind not in ("percent", "fraction") or "share" not in claim.role or claim.low is None:
        return None
    whole = Decimal(100) if claim.kind == "percent" else Decimal(1)
    if BEYOND.intersection(claim.role) or "GDP" in (claim.measure or ""):
        return None  # a country may owe more than it makes in a year
    if claim.low <= whole:
        return Finding(CHECK, "consistent", None, (claim,), f"{quoted(claim)} is not more than the whole.")
    return _impossible(claim, "a share cannot be more than the whole", "decimal point, or a change instead of a share")


def _fall(claim: Claim) -> Finding | None:
    if claim.kind == "percent" and "fall" in claim.role and claim.low is not None and claim.low > 100:
        return _impossible(claim, "nothing can fall by more than 100 percent", "decimal point, or a rise")
    return None


def _crowd(claim: Claim) -> Finding | None:
    if claim.kind == "count" and claim.unit in PERSONS and claim.low is not None and claim.low > PEOPLE:
        return _impossible(claim, f"the world has about {number(PEOPLE)} people", "x1000: billion for million")
    return None


def _age(claim: Claim) -> Finding | None:
    """A person's age: a man or woman, or a bare number behind a name. Trees, churches and firms grow older."""
    if claim.kind != "age" or claim.unit != "year" or claim.low is None or claim.low <= AGE:
        return None
    words = set((claim.measure or "").split())
    if PERSONS & words or PEOPLE_ROLES.intersection(claim.role) or claim.text.isdigit():
        return _impossible(claim, f"nobody has lived longer than {AGE} years", "a digit changed or too many")
    return None


def _past(claim: Claim) -> Finding | None:
    """Something said to have happened that lies after the publication."""
    if claim.kind not in DATE_LIKE or claim.published is None or claim.since is None or "past" not in claim.role:
        return None
    if claim.since <= claim.published or "future" in claim.role or str(claim.since.year) not in claim.text:
        return None
    return Finding(
        CHECK, "conflict", "warning", (claim,),
        f"{quoted(claim)} is told as past, but lies after the publication on {claim.published}.",
        "year off or a digit changed",
    )  # fmt: skip


def _impossible(claim: Claim, why: str, cause: str) -> Finding:
    return Finding(CHECK, "conflict", "error", (claim,), f"{quoted(claim)}: {why}.", cause)
