"""Which sentences and stories are made after one pattern, each with figures of its own.

Releases repeat their sentences from month to month and from branch to branch: all their figures are other ones then.
A slip changes one figure of a sentence and leaves the rest.
"""

from claimcheck.comparator.archive import family
from claimcheck.comparator.docket import Docket
from claimcheck.comparator.pairing.agreement import agreement
from claimcheck.model import Claim


def own_figures(a: Claim, b: Claim, docket: Docket) -> bool:
    """Whether both stand among other figures of their sort, of which none is the same in the other sentence."""
    mine, other = _mates(a, docket), _mates(b, docket)
    return bool(mine and other) and not any(
        agreement(x, y) in ("consistent", "compatible") for x in mine for y in other
    )


def _mates(claim: Claim, docket: Docket) -> list[Claim]:
    return [c for c in docket.sentence(claim) if c is not claim and family(c) == family(claim) and c.unit == claim.unit]
