"""Which sentences and stories are made after one pattern, each with figures of its own.

Releases repeat their sentences from month to month and from branch to branch: all their figures are other ones then.
A slip changes one figure of a sentence and leaves the rest.
"""

from claimcheck.comparator.archive import family
from claimcheck.comparator.docket import Docket
from claimcheck.comparator.pairing.agreement import agreement
from claimcheck.comparator.pairing.barriers import CHANGES
from claimcheck.interval import Days
from claimcheck.model import DATE_LIKE, Claim

#: Figures from which a sentence is a list.
LISTED = 3
#: " compared with ", and the days of a year at the least.
AGAINST, YEAR = 15, 360
#: Days and spans of days that say when; a year by itself is as often a part of a name.
DAYS = frozenset({"date", "period"})


def two_things(a: Claim, b: Claim, docket: Docket, slip: bool) -> bool:
    """Whether the other figures of the two sentences say that these are of two things.

    slip: whether one slip turns one figure into the other.
    """
    return (
        (a.document == b.document and _told_again(a, docket) and _told_again(b, docket))
        or _is_part(a, b, docket)
        or _is_part(b, a, docket)
        or _stands_beside(a, b, docket)
        or _stands_beside(b, a, docket)
        or own_figures(a, b, docket, slip)
        or _in_a_list(a, b, docket)
        or _in_a_list(b, a, docket)
        or _other_base(a, b, docket)
        or _of_other_days(a, b, docket)
        or _with_other_counts(a, b, docket)
    )


def _told_again(date: Claim, docket: Docket) -> bool:
    """Whether the document names the day, month or year in another sentence too: a section of its own tells of it."""
    days = (date.since, date.until)
    claims = docket.documents[date.document] if date.kind in DATE_LIKE and date.since is not None else []
    return any(c.kind in DATE_LIKE and (c.since, c.until) == days and c.sentence != date.sentence for c in claims)


def _of_other_days(a: Claim, b: Claim, docket: Docket) -> bool:
    """Whether both sentences print the day or the span of days, and it is another one: a man sentenced in April and
    eight men in May."""
    if a.kind in DATE_LIKE:
        return False
    mine, other = ([Days(c.since, c.until) for c in docket.sentence(x) if c.kind in DAYS] for x in (a, b))
    return bool(mine and other) and not any(x.meets(y) for x in mine for y in other)


def _with_other_counts(a: Claim, b: Claim, docket: Docket) -> bool:
    """Of two dates, whether a figure beside them is another one too."""
    if a.kind not in DATE_LIKE:
        return False
    pairs = [(x, y) for x in docket.sentence(a) for y in docket.sentence(b) if _counts_alike(x, y)]
    equal = {x.id for x, y in pairs if agreement(x, y, copies=True) != "conflict"}
    return any(x.id not in equal for x, _ in pairs)


def _counts_alike(a: Claim, b: Claim) -> bool:
    of_one = a.unit == b.unit and (a.unit is not None or a.measure == b.measure is not None)
    return a.kind == b.kind and a.kind not in DATE_LIKE and of_one


def _stands_beside(claim: Claim, other: Claim, docket: Docket) -> bool:
    """Whether the first figure stands in the sentence of the second too."""
    mates = (mate for mate in docket.sentence(other) if mate is not other and mate.kind == claim.kind)
    return any(agreement(mate, claim) == "consistent" for mate in mates)


def own_figures(a: Claim, b: Claim, docket: Docket, slip: bool = True) -> bool:
    """Whether both stand among other figures of their sort, of which none is the same in the other sentence.

    slip: whether one slip turns one figure into the other; else half of the others must be the same too.
    """
    mine, other = _mates(a, docket), _mates(b, docket)
    same = sum(any(agreement(x, y) in ("consistent", "compatible") for y in other) for x in mine)
    unlike = min(len(mine), len(other)) - same
    return unlike > 0 and (same == 0 or (not slip and unlike >= same))


def _is_part(claim: Claim, whole: Claim, docket: Docket) -> bool:
    """Whether it and another figure of its sentence make the whole: three of the ten, and the other seven."""
    mates = [c.low for c in _mates(claim, docket) if c.kind == "count" and c.low]
    return claim.low is not None and whole.low is not None and any(claim.low + low == whole.low for low in mates if low)


def _in_a_list(claim: Claim, other: Claim, docket: Docket) -> bool:
    """Whether it is one of three or more that each have a name of their own, and the other's is another one."""
    listed = [c.entities for c in (claim, *_mates(claim, docket))]
    each = len(listed) >= LISTED and len(set(listed)) == len(listed) and all(len(names) == 1 for names in listed)
    return each and bool(other.entities) and claim.entities[0] not in other.entities


def _mates(claim: Claim, docket: Docket) -> list[Claim]:
    sort = family(claim)
    mates = [c for c in docket.sentence(claim) if c is not claim and family(c) == sort]
    return [c for c in mates if sort == "percent" or c.unit == claim.unit]


def _other_base(a: Claim, b: Claim, docket: Docket) -> bool:
    """Whether both are changes, of which one is printed as that since another day or month: "4.3 percent from May"
    beside a bare "43.9 percent" is no change since the year before."""
    if not CHANGES.intersection(a.role) or not CHANGES.intersection(b.role) or "headline" in (a.place, b.place):
        return False
    mine, other = _since(a, docket), _since(b, docket)
    if mine is None or other is None:
        return any(days is not None and days < YEAR for days in (mine, other))
    return (mine < YEAR) != (other < YEAR)


def _since(claim: Claim, docket: Docket) -> int | None:
    """Days from the beginning of what the change is held against, printed right behind it, to that of its period."""
    for base in docket.sentence(claim):
        near = 0 < base.start - claim.end <= AGAINST and base.kind in DATE_LIKE
        if near and base.since is not None and claim.since is not None and base.since < claim.since:
            return (claim.since - base.since).days
    return None
