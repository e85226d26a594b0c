"""Which figures stand alone although they should stand twice: a headline's figure is taken from the text below it.

Of 102 figures in the headlines of 190 stories 95 stand in the text, as printed or rounded; of a match the result is
told more than once. One that does not stand there is a sum of others, or it has slipped, here or there.
"""

from collections.abc import Iterator

from claimcheck.comparator.archive import family
from claimcheck.comparator.docket import Docket
from claimcheck.comparator.pairing.agreement import agreement
from claimcheck.comparator.pairing.barriers import phases_apart
from claimcheck.model import DATE_LIKE, Claim

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
