"""Closed intervals: what a printed figure can mean, and whether two of them can both be true.

Rounding and hedges are decided here and nowhere else. A value is stored as printed; `meant` derives the interval:
half a unit of the last printed digit either way (round half up or even: both ends count), widened or cut by the bound.
Zeros at the end of an integer may be rounding, so "1,200" can be anything from 1,150 to 1,250.

The widths of hedges follow what readers take them for: "about" within a tenth, "nearly" and "just over" within a tenth
on their side (Ferson et al. 2015, "Natural language of uncertainty: numeric hedge words", found medians near that).
"""

from datetime import date
from decimal import Decimal
from typing import Literal, NamedTuple

Bound = Literal["exact", "approx", "at_least", "at_most", "just_under", "just_over"]
Verdict = Literal["consistent", "compatible", "conflict", "cannot_tell"]

HEDGE_WIDTH = Decimal("0.1")
#: Steps that decimals of 28 digits can count.
COUNTABLE = Decimal("1E+27")


class Interval(NamedTuple):
    """Both ends belong to it; None is no limit on that side."""

    low: Decimal | None
    high: Decimal | None

    def meets(self, other: "Interval") -> bool:
        """Whether one value can lie in both."""
        low_fits = self.low is None or other.high is None or self.low <= other.high
        high_fits = self.high is None or other.low is None or other.low <= self.high
        return low_fits and high_fits


class Printed(NamedTuple):
    """A value as printed. `exact` numbers (ordinals, scores, counted lists) are never roundings."""

    low: Decimal | None
    high: Decimal | None
    step: Decimal | None = None
    bound: Bound = "exact"
    exact: bool = False


def coarse_step(value: Decimal, step: Decimal | None) -> Decimal:
    """The largest power of ten that the figure may have been rounded to: 1,200 -> 100, 43.80 -> 0.01, 41E+9 -> 1E+9."""
    step = Decimal(1) if step is None else step
    if not value or step < 1:
        return step
    digits = value.as_tuple()
    zeros = int(digits.exponent)
    for digit in reversed(digits.digits):
        if digit:
            break
        zeros += 1
    return max(step, Decimal(1).scaleb(zeros)) if zeros > 0 else step


def meant(printed: Printed) -> Interval:
    """The interval that a printed figure stands for after rounding and hedge.

    >>> meant(Printed(Decimal("41E9"), Decimal("41E9"), Decimal("1E9")))
    Interval(low=Decimal('4.05E+10'), high=Decimal('4.15E+10'))
    >>> meant(Printed(Decimal("43.82"), Decimal("43.82"), Decimal("0.01"), "at_least")).low
    Decimal('43.82')
    """
    if printed.low is None or printed.high is None:
        return Interval(printed.low, printed.high)
    low, high = min(printed.low, printed.high), max(printed.low, printed.high)
    below, above = (
        (Decimal(0), Decimal(0)) if printed.exact else (half_step(low, printed.step), half_step(high, printed.step))
    )
    rounded = Interval(low - below, high + above)
    widths = abs(low) * HEDGE_WIDTH, abs(high) * HEDGE_WIDTH
    match printed.bound:
        case "at_least":
            return Interval(low, None)
        case "at_most":
            return Interval(None, high)
        case "just_under":
            return Interval(low - max(widths[0], below), high)
        case "just_over":
            return Interval(low, high + max(widths[1], above))
        case "approx":
            return Interval(low - max(widths[0], below), high + max(widths[1], above))
        case _:
            return rounded


def reckoned(printed: Printed, whole: bool = False) -> Interval:
    """The interval to do sums with: zeros at the end of "200,000" are no licence to reckon with 150,000.

    Zeros stand for a rounding of at most a tenth of the value; the printed step and the hedge count in full.
    whole: a number of things, which is exact unless it ends in zeros.
    """
    allowed = meant(printed)
    if printed.low is None or printed.high is None or printed.exact:
        return allowed
    if whole and printed.bound == "exact" and coarse_step(printed.low, printed.step) == 1:
        return Interval(printed.low, printed.high)
    first, last = min(printed.low, printed.high), max(printed.low, printed.high)
    slack = max(max(abs(end) * HEDGE_WIDTH, (printed.step or Decimal(1)) / 2) for end in (first, last))
    low = None if allowed.low is None else max(allowed.low, first - slack)
    return Interval(low, None if allowed.high is None else min(allowed.high, last + slack))


def half_step(value: Decimal, step: Decimal | None) -> Decimal:
    """Half of the coarsest rounding that the printed digits allow."""
    return coarse_step(value, step) / 2


def truncated(longer: Decimal, shorter: Decimal, step: Decimal) -> bool:
    """Whether `shorter` is `longer` with its last digits cut off instead of rounded (13.78 printed as 13.7)."""
    if step <= 0 or longer == shorter or longer * shorter < 0 or abs(longer) >= step * COUNTABLE:
        return False
    return (abs(longer) // step) * step == abs(shorter)


def compare(a: Printed, b: Printed) -> Verdict:
    """Whether two statements of one thing can both be true as printed.

    consistent: same value and same bound; compatible: rounding, a hedge, an overlap or truncation makes it hold.
    """
    if None in (a.low, a.high, b.low, b.high):
        return "cannot_tell"
    if (a.low, a.high, a.bound) == (b.low, b.high, b.bound):
        return "consistent"
    return "conflict" if leeway(a, b) is None else "compatible"


Leeway = Literal["rounding", "hedge", "overlap", "truncation"]


def leeway(a: Printed, b: Printed) -> Leeway | None:
    """What lets two statements of one thing both be true, None where nothing does.

    Two figures of the same precision that differ are not roundings of one value, although their intervals touch:
    7.8 and 7.9 cannot both be what 7.85 was rounded to.

    >>> fine, coarse = Decimal("4.815"), Decimal("4.82")
    >>> leeway(Printed(fine, fine, Decimal("0.001")), Printed(coarse, coarse, Decimal("0.01")))
    'rounding'
    """
    mine, other = meant(a), meant(b)
    single = a.low == a.high and b.low == b.high
    if mine.meets(other):
        if a.bound != "exact" or b.bound != "exact":
            return "hedge"
        if not single:
            return "overlap"
        if (mine.high != other.low and mine.low != other.high) or a.low == b.low:
            return "rounding"
    if single and a.bound == b.bound == "exact" and not (a.exact or b.exact):
        assert a.low is not None and b.low is not None
        fine, coarse = sorted((coarse_step(p.low, p.step), p.low) for p in (a, b) if p.low is not None)
        if coarse[0] > fine[0] and truncated(fine[1], coarse[1], coarse[0]):
            return "truncation"
    return None


class Days(NamedTuple):
    """First and last day, both inclusive; None is no limit on that side."""

    since: date | None
    until: date | None

    def meets(self, other: "Days") -> bool:
        """Whether one day can lie in both."""
        after = self.since is None or other.until is None or self.since <= other.until
        before = self.until is None or other.since is None or other.since <= self.until
        return after and before


def compare_days(a: Days, b: Days) -> Verdict:
    """Whether two datings of one event can both be true: equal, one within or across the other, or apart."""
    if a == Days(None, None) or b == Days(None, None):
        return "cannot_tell"
    if a == b:
        return "consistent"
    return "compatible" if a.meets(b) else "conflict"
