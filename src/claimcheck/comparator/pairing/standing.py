"""Which figures stand alone although they should stand twice: a headline's figure is taken from the text below it.

Of 102 figures in the headlines of 190 stories 89 stand in the text, as printed or rounded; of a match the result is
told more than once. One that does not stand there is a sum of others, or it has slipped, here or there.
"""

from collections.abc import Iterator

from claimcheck.comparator.archive import family
from claimcheck.comparator.docket import Docket
from claimcheck.comparator.pairing.agreement import agreement
from claimcheck.comparator.pairing.barriers import phases_apart
from claimcheck.comparator.wording import digits
from claimcheck.interval import Days
from claimcheck.model import DATE_LIKE, Claim

#: Figures of so many digits are hardly equal by chance.
DIGITS = 2
_NOT_TAKEN = DATE_LIKE | {"ordinal", "time"}


def unmatched(docket: Docket) -> frozenset[str]:
    """Ids of the headlines' figures that no figure of the text agrees with, and of results that are told once."""
    return frozenset(claim.id for claims in docket.documents.values() for claim in _unmatched(claims))


def _unmatched(claims: list[Claim]) -> Iterator[Claim]:
    text = [claim for claim in claims if claim.place != "headline"]
    results = [claim for claim in claims if claim.kind == "score"]
    for claim in claims:
        if claim.kind == "score":
            told = any(_told_again(claim, other) for other in results if other is not claim)
        elif claim.place == "headline" and claim.low is not None and claim.kind not in _NOT_TAKEN:
            told = any(_stands_for(claim, other) for other in text)
        else:
            continue
        if not told:
            yield claim


def _told_again(score: Claim, other: Claim) -> bool:
    return agreement(score, other) == "consistent" and not phases_apart(score, other)


def _stands_for(head: Claim, other: Claim) -> bool:
    """Whether the text's figure can be the headline's; "more than 2.5" does not stand for "more than 1.5"."""
    if family(head) != family(other) or (head.unit != other.unit and None not in (head.unit, other.unit)):
        return False
    if head.bound == other.bound != "exact":
        return agreement(head, other, copies=True) in ("consistent", "compatible")
    return agreement(head, other) in ("consistent", "compatible")


def other_periods(docket: Docket) -> Iterator[tuple[Claim, Claim]]:
    """The headline's figure and the same figure of the text, where both print the period and the periods are apart;
    a text that names the headline's period elsewhere is about it, and the other may be one to compare with."""
    for claims in docket.documents.values():
        heads = [claim for claim in claims if claim.place == "headline" and _dated(claim, docket)]
        named = [_days(claim) for claim in claims if claim.place != "headline" and claim.kind in DATE_LIKE]
        for head in heads:
            if _days(head) in named:
                continue
            same = [c for c in claims if c.place != "headline" and _same_figure(head, c)]
            if same and all(_dated(c, docket) and not _days(c).meets(_days(head)) for c in same):
                yield head, same[0]


def _same_figure(head: Claim, other: Claim) -> bool:
    printed = (head.kind, head.unit, head.low, head.high) == (other.kind, other.unit, other.low, other.high)
    return printed and len(set(head.context) & set(other.context)) > 1


def _dated(claim: Claim, docket: Docket) -> bool:
    """Whether the figure's sentence prints the period that it is for."""
    if claim.low is None or claim.kind in _NOT_TAKEN or len(digits(claim.low)) < DIGITS or claim.since is None:
        return False
    return any(c.kind in DATE_LIKE and _days(c) == _days(claim) for c in docket.sentence(claim))


def _days(claim: Claim) -> Days:
    return Days(claim.since, claim.until)
