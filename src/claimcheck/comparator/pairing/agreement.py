"""Whether two figures can both be true, if they are of the same thing."""

from claimcheck.comparator.wording import printed
from claimcheck.interval import Days, Printed, Verdict, compare, compare_days
from claimcheck.model import DATE_LIKE, Claim

#: "more than 1,200" in one copy and "less than 1,200" in the other.
TURNED = {"at_least", "at_most"}


def agreement(a: Claim, b: Claim, copies: bool = False) -> Verdict:
    """Whether the two figures can both be true, if they are of the same thing.

    copies: a copy prints the same hedge before the same figure to the same digit, so that another one is a slip.
    """
    if a.kind in DATE_LIKE:
        return _dates(a, b)
    if a.kind == b.kind == "score":
        return "consistent" if {a.low, a.high} == {b.low, b.high} else "conflict"
    if a.unit != b.unit and a.kind not in ("count", "ordinal"):
        vague = None in (a.unit, b.unit, a.low, b.low) or (a.low == b.low and _bare_dollar(a, b))
        return "cannot_tell" if vague else "conflict"
    verdict = compare(size(a), size(b))
    if copies and a.low == b.low and {a.bound, b.bound} == TURNED:
        return "conflict"
    if copies and verdict == "compatible" and (a.bound, a.step) == (b.bound, b.step) and a.low != b.low:
        return "conflict"
    return verdict


def size(claim: Claim) -> Printed:
    """The printed value; "fell by -3 percent" is a fall by 3 percent."""
    value = printed(claim)
    if "fall" in claim.role and value.low is not None and value.low == value.high:
        return value._replace(low=abs(value.low), high=abs(value.low))
    return value


def one_end(a: Claim, b: Claim) -> bool:
    """Whether two spans of days have one end in common and not the other; ends of years are too common to tell."""
    if not a.kind == b.kind == "period" or None in (a.since, a.until, b.since, b.until):
        return False
    begins = a.since == b.since and (a.since.month, a.since.day) != (1, 1)  # type: ignore[union-attr]
    ends = a.until == b.until and (a.until.month, a.until.day) != (12, 31)  # type: ignore[union-attr]
    return begins != ends and _printed_ends(a) and _printed_ends(b)


def _printed_ends(claim: Claim) -> bool:
    """Whether both days are printed ("June 16-18"), so that neither was reckoned from a publication date."""
    return all(end is not None and str(end.day) in claim.text for end in (claim.since, claim.until))


def _dates(a: Claim, b: Claim) -> Verdict:
    """Days; where neither prints its year and only the year differs, it is the reading that differs."""
    verdict = compare_days(Days(a.since, a.until), Days(b.since, b.until))
    if verdict == "compatible" and one_end(a, b):
        return "conflict"
    if verdict != "conflict" or any(str(c.since.year) in c.text for c in (a, b) if c.since):
        return verdict
    mine, other = ([(end.month, end.day) for end in (c.since, c.until) if end] for c in (a, b))
    return "cannot_tell" if mine == other else verdict


def _bare_dollar(a: Claim, b: Claim) -> bool:
    """Whether one prints "$" alone and the other says whose dollar it is."""
    return any(c.text.startswith("$") and not o.text.startswith("$") and "$" in o.text for c, o in ((a, b), (b, a)))
