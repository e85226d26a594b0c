"""How alike the words around two figures are."""

from typing import NamedTuple

from claimcheck.comparator.archive import Archive
from claimcheck.model import Claim

#: Two sentences are copies when nearly all words of the shorter one stand in the other, most of the longer one's in
#: it, and there are enough of them.
COPY_SHARE = 0.8
COPY_OF_LONGER = 0.6
COPY_WORDS = 5


class Likeness(NamedTuple):
    """Attributes:
    shared: the words that both have, rarest first.
    weight: sum of their rarity (natural logarithms).
    share: weight over the weight of all words of the poorer claim, 0 to 1.
    of_richer: weight over the weight of all words of the richer claim, 0 to 1.
    """

    shared: tuple[str, ...]
    weight: float
    share: float
    of_richer: float

    @property
    def copies(self) -> bool:
        """Whether the two stand in copies of one sentence."""
        return self.share >= COPY_SHARE and self.of_richer >= COPY_OF_LONGER and len(self.shared) >= COPY_WORDS


NOTHING = Likeness((), 0.0, 0.0, 0.0)


def likeness(a: Claim, b: Claim, claims: Archive) -> Likeness:
    """The words that both figures stand in."""
    mine, other = set(a.context), set(b.context)
    both = mine & other
    if not both:
        return NOTHING
    shared = tuple(sorted(both, key=lambda word: (-claims.rarity(word), word)))
    weight = sum(map(claims.rarity, shared))
    # Sums in the order of the words: the order of a set, and with it the last bit of a sum, changes from run to run.
    totals = sorted((claims.weight(a.context), claims.weight(b.context)))
    return Likeness(shared, weight, weight / totals[0] if totals[0] else 0.0, weight / totals[1] if totals[1] else 0.0)
