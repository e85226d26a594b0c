"""Which figures no check compared, and why: the part of a report that keeps a clean one honest."""

from collections.abc import Iterable

from claimcheck.model import DATE_LIKE, Claim, Finding

#: Checks whose "consistent" only says that a figure can exist.
POSSIBLE = frozenset({"impossible_date", "plausibility", "units"})


def why_unchecked(
    claims: Iterable[Claim], findings: Iterable[Finding], references_given: bool = False
) -> dict[str, str]:
    """Claim.id -> why it was not checked, for every claim that no finding compares.

    references_given: whether there were reference tables, so that a figure met nothing in them either.

    A finding with the verdict cannot_tell has compared nothing, and that a figure is possible says nothing for it.
    """
    compared = {c.id for f in findings if f.verdict == "conflict" or _vouches(f) for c in f.claims}
    return {claim.id: _obstacle(claim, references_given) for claim in claims if claim.id not in compared}


def _vouches(finding: Finding) -> bool:
    return finding.verdict != "cannot_tell" and finding.check not in POSSIBLE


def _obstacle(claim: Claim, references_given: bool) -> str:
    """The first thing that stood in the way of a comparison."""
    nothing = "no reference row" if references_given else "nothing to compare with"
    if claim.kind in DATE_LIKE:
        if claim.since is None and claim.until is None:
            return "no publication date" if claim.published is None else "time not resolved"
        return nothing
    if claim.low is None and claim.high is None:
        return "no number printed"
    return nothing if claim.measure else "measure unknown"
