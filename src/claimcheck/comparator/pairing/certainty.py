"""How surely two claims speak of the same thing, and why."""

from typing import NamedTuple

from claimcheck.comparator.archive import Witnesses
from claimcheck.comparator.pairing.barriers import barrier
from claimcheck.comparator.pairing.likeness import Likeness, likeness
from claimcheck.model import Claim

#: Certainty from which two statements are compared at all, and from which their disagreement is an alarm.
COMPARED = 0.5
SURE = 0.75


class Pairing(NamedTuple):
    """Attributes:
    certainty: 0 to 1, that both speak of the same thing; 0 behind a barrier.
    reasons: what speaks for it, in words; behind a barrier what forbids it.
    """

    certainty: float
    reasons: tuple[str, ...]
    alike: Likeness


def pair(a: Claim, b: Claim, witnesses: Witnesses) -> Pairing:
    """Whether the two are about the same thing."""
    alike = likeness(a, b, witnesses)
    stands = barrier(a, b, alike.copies)
    if stands:
        return Pairing(0.0, (stands,), alike)
    if alike.copies:
        return Pairing(0.95, ("copies of one sentence",), alike)
    certainty, reasons = 0.0, []
    for gain, reason in _shared(a, b, alike):
        certainty += gain
        reasons.append(reason)
    return Pairing(min(certainty, 0.95), tuple(reasons), alike)


def _shared(a: Claim, b: Claim, alike: Likeness) -> list[tuple[float, str]]:
    found: list[tuple[float, str]] = []
    if a.measure and a.measure == b.measure:
        found.append((0.3, f"both {a.measure}"))
    if a.entities and a.entities == b.entities:
        found.append((0.25, f"both of {', '.join(a.entities)}"))
    if a.since and (a.since, a.until) == (b.since, b.until):
        found.append((0.15, "the same period"))
    if alike.shared:
        found.append((0.6 * alike.share, f"shared words: {', '.join(alike.shared[:4])}"))
    return found
