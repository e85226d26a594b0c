"""Sums, quotients and changes of what printed figures can mean, and which figures of a sentence belong together."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import NamedTuple

from claimcheck.comparator.docket import Docket
from claimcheck.comparator.wording import printed
from claimcheck.interval import Interval, reckoned
from claimcheck.model import DATE_LIKE, Claim

CHANGES = frozenset({"change", "growth", "rise", "fall", "gain"})
LEVELS = frozenset({"money", "count", "quantity", "percent", "duration"})
HUNDRED = Decimal(100)


def value(claim: Claim) -> Decimal | None:
    """The single value printed, None for ranges and for figures without a number."""
    return claim.low if claim.low == claim.high else None


def means(claim: Claim) -> Interval:
    """What the printed figure can mean in a sum, after rounding and hedge."""
    return reckoned(printed(claim), whole=claim.kind == "count")


def added(parts: Iterable[Interval]) -> Interval:
    """The sum of intervals."""
    low: Decimal | None = Decimal(0)
    high: Decimal | None = Decimal(0)
    for part in parts:
        low = None if low is None or part.low is None else low + part.low
        high = None if high is None or part.high is None else high + part.high
    return Interval(low, high)


def divided(over: Interval, under: Interval) -> Interval:
    """The quotient of two intervals of positive numbers."""
    low = over.low / under.high if over.low is not None and under.high else None
    high = over.high / under.low if over.high is not None and under.low and under.low > 0 else None
    return Interval(low, high)


def scaled(interval: Interval, factor: Decimal) -> Interval:
    """The interval times a positive number."""
    low = None if interval.low is None else interval.low * factor
    return Interval(low, None if interval.high is None else interval.high * factor)


def growth(before: Interval, after: Interval) -> Interval:
    """The change from one level to another in percent."""
    ratio = divided(after, before)
    low = None if ratio.low is None else (ratio.low - 1) * HUNDRED
    return Interval(low, None if ratio.high is None else (ratio.high - 1) * HUNDRED)


def difference(before: Interval, after: Interval) -> Interval:
    """The change from one level to another in their own unit."""
    low = None if after.low is None or before.high is None else after.low - before.high
    return Interval(low, None if after.high is None or before.low is None else after.high - before.low)


def turned(interval: Interval) -> Interval:
    """The interval with the sign of its numbers turned round."""
    low = None if interval.high is None else -interval.high
    return Interval(low, None if interval.low is None else -interval.low)


class Change(NamedTuple):
    """A change as stated, or a bare direction (stated is None), and the two levels it leads between."""

    stated: Claim | None
    before: Claim
    after: Claim

    @property
    def claims(self) -> tuple[Claim, ...]:
        """The figures in order of the text."""
        found = [claim for claim in (self.stated, self.before, self.after) if claim is not None]
        return tuple(sorted(found, key=lambda claim: claim.start))

    @property
    def direction(self) -> int:
        """1 for a rise by the words, -1 for a fall, 0 where they do not say or say both."""
        roles = {role for claim in self.claims for role in claim.role}
        return ("rise" in roles) - ("fall" in roles)


def changes(docket: Docket) -> Iterator[Change]:
    """Pairs of levels in one sentence, "from" one "to" the other, with the change that is stated beside them."""
    for claims in docket.sentences.values():
        befores = [claim for claim in claims if "from" in claim.role and is_level(claim)]
        for before in befores:
            after = _after(before, claims)
            if after is not None:
                stated = [claim for claim in claims if _states(claim, before, after, len(befores))]
                yield Change(stated[0] if len(stated) == 1 else None, before, after)


def is_level(claim: Claim) -> bool:
    """Whether the figure is a level: printed, single and not itself a change."""
    return claim.kind in LEVELS and value(claim) is not None and not CHANGES.intersection(claim.role) - {"rise", "fall"}


def is_multiple(claim: Claim) -> bool:
    """Whether it says how many times: "doubled", "13 times"."""
    return claim.kind == "multiple" or claim.text.endswith("times")


def _after(before: Claim, claims: list[Claim]) -> Claim | None:
    """The level that the change leads to: the one beside `before` with the role "to" or, alone of its kind, without."""
    like = [c for c in claims if c is not before and is_level(c) and (c.kind, c.unit) == (before.kind, before.unit)]
    led = [c for c in like if "to" in c.role]
    linked = [c for c in led if c.base == before.start]
    found = linked or (led if len(led) == 1 else [])
    return found[0] if len(found) == 1 else None


def _states(claim: Claim, before: Claim, after: Claim, pairs: int) -> bool:
    if claim in (before, after) or value(claim) is None or claim.kind in DATE_LIKE:
        return False
    if "to" in claim.role and claim.unit != before.unit:
        return False  # another level, in another unit
    if claim.base is not None:
        return claim.base in (before.start, after.start) and (
            is_multiple(claim) or bool(CHANGES.intersection(claim.role))
        )
    changing = is_multiple(claim) or bool(CHANGES.intersection(claim.role))
    return (
        pairs == 1
        and changing
        and (claim.kind in ("percent", "percentage_points") or is_multiple(claim) or claim.unit == before.unit)
    )
