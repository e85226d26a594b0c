"""Sums, quotients and changes of what printed figures can mean, and which figures of a sentence belong together."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import NamedTuple

from claimcheck.comparator.docket import Docket
from claimcheck.comparator.wording import digits, printed
from claimcheck.interval import Interval, reckoned
from claimcheck.language.pattern import lazy
from claimcheck.model import DATE_LIKE, Claim

CHANGES = frozenset({"change", "growth", "rise", "fall", "gain"})
CHANGED = frozenset({
    "growth", "rise", "increase", "decline", "decrease", "drop", "fall", "contraction", "change", "hourly", "daily",
    "weekly", "monthly", "quarterly", "half-yearly", "annual", "yearly",
})  # fmt: skip
LEVELS = frozenset({"money", "count", "quantity", "percent", "duration"})
HUNDRED = Decimal(100)
#: Significant digits that nobody prints of a figure that is only near.
PRECISE = 4
DECIMALS = lazy(r"\d\.\d")
#: Characters from a level to the earlier one that it is held against: "12,400 in the first half, up 4 percent from".
REACH = 120
TIMES = frozenset({None, "year", "month", "week", "day"})
#: " from " or ", from " between two levels, of which the second may leave out its unit, and " to ".
FROM, TO = (6, 7), 4
#: " (" and ", or ".
OR = (2, 5)


def thing(claim: Claim) -> frozenset[str]:
    """The words of the measure, but for those that say that it changed or how often it is counted."""
    return frozenset((claim.measure or "").split()) - CHANGED


def value(claim: Claim) -> Decimal | None:
    """The single value printed, None for ranges and for figures without a number."""
    return claim.low if claim.low == claim.high else None


def means(claim: Claim) -> Interval:
    """What the printed figure can mean in a sum, after rounding and hedge; "some 686,061" is as exact as it looks,
    and the zero of "4.0 billion" is printed to be read."""
    said = printed(claim)
    if said.bound == "approx" and said.low is not None and len(digits(said.low)) >= PRECISE:
        said = said._replace(bound="exact")
    if said.bound == "exact" and said.step is not None and said.step > 1 and DECIMALS.search(claim.text):
        return added((Interval(said.low, said.high), Interval(-said.step / 2, said.step / 2)))
    return reckoned(said, whole=claim.kind == "count")


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
        """1 for a rise by the words, -1 for a fall, 0 where they do not say or say both; the words around a level
        that nothing leads to speak of something else."""
        led = "to" in self.after.role
        roles = {role for claim in self.claims if led or claim is not self.after for role in claim.role}
        return ("rise" in roles) - ("fall" in roles)


def changes(docket: Docket) -> Iterator[Change]:
    """Pairs of levels in one sentence, "from" one "to" the other or one "against" the other, with the change that is
    stated beside them."""
    for claims in docket.sentences.values():
        befores = [claim for claim in claims if is_level(claim) and _is_before(claim, claims)]
        for before in befores:
            after = _after(before, befores, claims)
            if after is not None:
                stated = [claim for claim in claims if _states(claim, before, after, len(befores))]
                sure = len(stated) == 1 and not _another_between(stated[0], after, claims)
                yield Change(stated[0] if sure else None, before, after)


def is_level(claim: Claim) -> bool:
    """Whether the figure is a level: printed, single and not itself a change. What a change leads from and to is
    one, although it is measured as the change is."""
    leads = "from" in claim.role or "to" in claim.role
    changing = bool(CHANGES.intersection(claim.role) - {"rise", "fall"})
    return claim.kind in LEVELS and value(claim) is not None and (leads or not changing)


def is_multiple(claim: Claim) -> bool:
    """Whether it says how many times: "doubled", "13 times"."""
    return claim.kind == "multiple" or claim.text.endswith("times")


def _is_before(claim: Claim, claims: list[Claim]) -> bool:
    if "to" in claim.role:
        return False
    led = any(other.base == claim.start and "to" in other.role for other in claims)
    return led or "from" in claim.role or "previous" in claim.role


def _after(before: Claim, befores: list[Claim], claims: list[Claim]) -> Claim | None:
    """The level that the change leads to: the one linked to `before`, the only one led "to" behind it, the last before
    it, or the only one led "to" at all."""
    like = [c for c in claims if c not in befores and is_level(c) and _alike(before, c)]
    led = [c for c in like if "to" in c.role]
    beside = [c for c in led if c.start - before.end == TO or before.start - c.end in FROM]
    linked = beside or [c for c in led if c.base == before.start]
    free = linked or [c for c in led if c.base not in {other.start for other in befores}]
    behind = [c for c in free if c.start > before.start]
    past = [c for c in like if c.end < before.start <= c.end + REACH and not _restates(c, claims)]
    if not behind and past and past[-1] not in free and _near(past[-1], before):
        return past[-1]
    found = behind or free
    return found[0] if len(found) == 1 else None


def _restates(claim: Claim, claims: list[Claim]) -> bool:
    """ "rose 2 percent, or £21": the amount is the change again."""
    return any(c.kind == "percent" and CHANGES & set(c.role) and claim.start - c.end in OR for c in claims)


def _near(level: Claim, other: Claim) -> bool:
    """Levels of one thing, which no word leads between, are not of another order of size."""
    low, high = sorted(abs(value(claim) or Decimal(0)) for claim in (level, other))
    return low > 0 and high <= 10 * low


def _turn_apart(change: Claim, level: Claim) -> bool:
    """Whether one rises and the other falls."""
    mine, other = ({"rise", "fall"}.intersection(claim.role) for claim in (change, level))
    return bool(mine and other) and mine.isdisjoint(other)


def _another_between(stated: Claim, after: Claim, claims: list[Claim]) -> bool:
    """Whether a second percentage stands between a change that nothing links and its level: "3% in May, 5% in June"."""
    unlinked = stated.kind == "percent" and stated.base is None
    return unlinked and any(c.kind == "percent" and stated.start < c.start < after.start for c in claims)


def _alike(before: Claim, after: Claim) -> bool:
    """Equal units; "to 7.3 tonnes from 8.1" leaves the second to the reader."""
    if (before.kind, before.unit) == (after.kind, after.unit):
        return True
    if before.kind == after.kind == "count" and before.unit in TIMES:
        return True  # "18,240 patients ... the 16,000 of the year before"
    bare = before.kind == "count" and before.unit is None and after.kind in ("money", "quantity")
    return bare and before.start - after.end in FROM


def _states(claim: Claim, before: Claim, after: Claim, pairs: int) -> bool:
    if claim in (before, after) or value(claim) is None or claim.kind in DATE_LIKE:
        return False
    if "from" in claim.role or "to" in claim.role:
        return False  # another level
    if "to" not in after.role and claim.start < after.start and claim.base not in (before.start, after.start):
        return False  # said of something before both
    if claim.base is None and _turn_apart(claim, after):
        return False  # growth in one clause, a rate that fell in the next
    changing = is_multiple(claim) or bool(CHANGES.intersection(claim.role))
    if claim.base is not None:
        return claim.base in (before.start, after.start) and changing
    return (
        pairs == 1
        and changing
        and (claim.kind in ("percent", "percentage_points") or is_multiple(claim) or claim.unit == before.unit)
    )
