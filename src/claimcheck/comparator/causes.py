"""The slip that best explains why a printed figure is not the expected one.

The order is that of how little has to go wrong: a wrong scale word before a swapped digit before a changed one.
"""

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from math import log10
from typing import NamedTuple

from claimcheck.comparator.wording import digits, number, printed, to_step
from claimcheck.interval import COUNTABLE, Interval, Printed, coarse_step
from claimcheck.model import DATE_LIKE, Claim

#: Powers of ten that have a story in print.
#: What a hedge before one of two figures takes from the power of ten between them.
HEDGED = 1.5
POWERS = {
    3: "x1000: a scale word one step off (million for billion)",
    6: "x1,000,000: a scale word dropped or two steps off",
    1: "x10: a decimal place off, or the Chinese yi (100 million) read as billion",
    2: "x100: decimal point two places off",
    4: "x10,000: the Chinese wan read as a unit, or the other way round",
    8: "x100,000,000: the Chinese yi dropped",
}
SMALL = 100
LONG_PAST = timedelta(days=400)


class Cause(NamedTuple):
    """Attributes:
    name: the slip in words.
    suggestion: what to print instead, or what to look up.
    surprise: how unlikely it is that two unrelated figures differ in just this way, in powers of ten.
    """

    name: str
    suggestion: str
    surprise: float


def explain(said: Printed, right: Printed) -> Cause | None:
    """The slip that turns the right figure into the one said; None when none fits."""
    if said.low is None or right.low is None or said.low != said.high or right.low != right.high:
        return None
    for test in _TESTS:
        if cause := test(said, right):
            return cause
    return None


def explain_claims(said: Claim, right: Claim) -> Cause | None:
    """As explain, for two claims: another currency, unit, or year besides."""
    if said.kind in DATE_LIKE:
        return _days(said, right)
    if said.kind == "score":
        return _result(said, right)
    same = (said.low, said.high) == (right.low, right.high)
    if said.unit != right.unit and said.kind not in ("count", "ordinal"):
        if not same:
            return None
        return Cause(_unit_slip(said, right), f"{right.unit} or {said.unit}", _rarity(said.low))
    if all(any(map(str.isdigit, claim.text)) for claim in (said, right)):
        return explain(printed(said), printed(right))
    return _spelled(printed(said), printed(right))


def _spelled(said: Printed, right: Printed) -> Cause | None:
    """Number words have no digits to swap and no decimal point."""
    if None in (said.low, right.low) or said.low != said.high or right.low != right.high:
        return None
    return _scale_word(said, right) or _by_one(said, right)


def _scale_word(said: Printed, right: Printed) -> Cause | None:
    cause = _power(said, right)
    return cause if cause and cause.name == POWERS[3] else None


def _result(said: Claim, right: Claim) -> Cause | None:
    """Winners and losers score alike in few matches; that one side's goals are the same says little of great scores."""
    if None in (said.low, said.high, right.low, right.high):
        return None
    mine, other = (sorted((c.low, c.high)) for c in (said, right))  # type: ignore[type-var]
    if (mine[0] == other[0]) == (mine[1] == other[1]):
        return None
    return Cause("one side of the result changed", right.text, 0.5)


def _rarity(value: Decimal | None) -> float:
    """How telling it is that two figures are equal: less so for one, two and three, and the round numbers."""
    return 0.0 if value is None else 1.0 if value <= 3 else 3.0 + len(digits(value)) / 2


def _unit_slip(said: Claim, right: Claim) -> str:
    if said.kind == "money":
        return f"currency: {said.unit} for {right.unit}"
    if {"percent", "percentage_point"} == {said.unit, right.unit}:
        return "percent for percentage points, or the other way round"
    return f"unit: {said.unit} for {right.unit}"


def _days(said: Claim, right: Claim) -> Cause | None:
    """Another year, month or day; that all else is the same means much for a single day and little for a whole year,
    and most for a day long past: the days around the publication are told one after the other."""
    a, b = said.since, right.since
    if said.kind == right.kind == "period" and (a == b) != (said.until == right.until):
        return Cause("one end of the span changed", f"{right.text} or {said.text}", 1.5)
    if a is None or b is None or a == b:
        return None
    single = said.since == said.until and right.since == right.until
    past = single and said.published is not None and said.published - max(a, b) > LONG_PAST
    if (a.month, a.day) == (b.month, b.day):
        return _years(a.year, b.year, 2.5 if past else 2.2 if single else 0.0)
    if (a.year, a.day) == (b.year, b.day):
        return Cause("another month", f"{b:%B} or {a:%B}", 2.2 if past else 1.2 if single else 0.0)
    if (a.year, a.month) == (b.year, b.month):
        return Cause("another day of the month", f"{b.day} or {a.day}", 1.7 if past else 0.3 if single else 0.0)
    return None


def _years(said: int, right: int, surprise: float) -> Cause | None:
    off, suggestion = abs(said - right), f"{right} or {said}"
    if off in (1, 10, 100):
        return Cause(f"year off by {'one' if off == 1 else off}", suggestion, surprise + 0.3)
    if sorted(str(said)) == sorted(str(right)):
        return Cause("digits of the year swapped", suggestion, surprise + 1.0)
    if off < 10 or (off < 100 and not off % 10):
        return Cause("a digit of the year changed", suggestion, surprise)
    return None


def _power(said: Printed, right: Printed) -> Cause | None:
    """The same digits at another power of ten; a single digit proves little."""
    assert said.low is not None and right.low is not None
    mine, other = digits(said.low), digits(right.low)
    if not _same_digits(mine, other):
        return None
    power = abs(said.low.adjusted() - right.low.adjusted())
    if power not in POWERS:
        return None
    usual = {3: 0.8, 1: -0.3}.get(power, -1.0) - (HEDGED if said.bound != right.bound else 0.0)
    return Cause(POWERS[power], number(right.low), min(len(mine), len(other)) + usual)


def _same_digits(mine: str, other: str) -> bool:
    """Whether the shorter is the longer, cut off or rounded."""
    shorter, longer = sorted((mine, other), key=len)
    if not shorter or len(shorter) == 1 < len(longer):
        return False
    rounded = str(int(longer[: len(shorter)]) + (longer[len(shorter) :] >= "5"))
    return shorter in (longer[: len(shorter)], rounded)


def _sign(said: Printed, right: Printed) -> Cause | None:
    assert said.low is not None and right.low is not None
    if said.low and said.low == -right.low:
        return Cause("sign or direction turned round", number(right.low), 2.0)
    return None


def _swapped(said: Printed, right: Printed) -> Cause | None:
    mine, other = _aligned(said, right)
    spots = [at for at in range(len(mine)) if mine[at] != other[at]]
    if (
        len(spots) == 2
        and spots[1] == spots[0] + 1
        and mine[spots[0]] == other[spots[1]]
        and mine[spots[1]] == other[spots[0]]
    ):
        return Cause("two digits swapped", _value(right), len(mine) - 0.5)
    return None


def _changed(said: Printed, right: Printed) -> Cause | None:
    mine, other = _aligned(said, right)
    spots = [at for at in range(len(mine)) if mine[at] != other[at]]
    if len(mine) > 1 and len(spots) == 1:
        return Cause("one digit changed", _value(right), len(mine) - 2.0)
    return None


def _dropped(said: Printed, right: Printed) -> Cause | None:
    mine, other = _without_zeros(_figures(said), _figures(right))
    for longer, shorter, name in ((other, mine, "a digit dropped"), (mine, other, "a digit too many")):
        shortened = (longer[:at] + longer[at + 1 :] for at in range(len(longer)))
        if len(shorter) > 1 and shorter in shortened:
            return Cause(name, _value(right), len(longer) - 2.0)
    return None


def _by_one(said: Printed, right: Printed) -> Cause | None:
    assert said.low is not None and right.low is not None
    if abs(said.low - right.low) == 1 and abs(right.low) < SMALL and said.low == said.low.to_integral_value():
        return Cause("off by one", _value(right), -0.5)
    return None


def _value(right: Printed) -> str:
    assert right.low is not None
    return number(right.low)


def _figures(value: Printed) -> str:
    """All digits as printed, without the scale word's zeros: 43.82 billion -> "4382"."""
    assert value.low is not None
    return str(abs(int(value.low / (value.step or Decimal(1)))))


def _without_zeros(mine: str, other: str) -> tuple[str, str]:
    """Both without the zeros at the end that they share: 15,000 and 5,000 have one digit in common, not four."""
    zeros = min(len(text) - len(text.rstrip("0")) for text in (mine, other))
    return (mine[:-zeros], other[:-zeros]) if zeros else (mine, other)


def _aligned(said: Printed, right: Printed) -> tuple[str, str]:
    """The digits of both in units of the finer step, only when both have equally many."""
    assert said.low is not None and right.low is not None
    step = min(coarse_step(said.low, said.step), coarse_step(right.low, right.step))
    mine, other = str(abs(int(said.low / step))), str(abs(int(right.low / step)))
    return (mine, other) if len(mine) == len(other) else ("", "")


def _of_rounded(said: Printed, right: Printed) -> Cause | None:
    """$12 billion for $20.98 billion: the slip is in the rounded figure."""
    assert said.low is not None and right.low is not None
    fine, step = sorted((coarse_step(said.low, said.step), coarse_step(right.low, right.step)))
    if fine == step:
        return None
    mine, other = (
        value._replace(low=to_step(value.low / step, Decimal(1)) * step, step=step)
        for value in (said, right)
        if value.low is not None
    )
    return None if mine.low == other.low else _swapped(mine, other) or _changed(mine, other)


_TESTS: tuple[Callable[[Printed, Printed], Cause | None], ...] = (
    _sign, _power, _swapped, _by_one, _changed, _dropped, _of_rounded,
)  # fmt: skip


def mend(said: Decimal, step: Decimal | None, allowed: Interval) -> Cause | None:
    """The slip that would bring a figure into the interval that arithmetic allows; the most surprising one."""
    if allowed.low is None or allowed.high is None or not said:
        return None
    found: list[Cause] = []
    room = allowed.high - allowed.low + (step or 0)  # figures are printed in whole steps
    width = room / max(abs(allowed.high), abs(allowed.low), Decimal("1e-9"))
    for name, values in _slips_of(said, step).items():
        fitting = [value for value in values if allowed.low <= value <= allowed.high]
        if fitting:
            chance = min(1.0, max(1e-6, len(values) * float(width)))
            found.append(Cause(name, number(fitting[len(fitting) // 2]), -log10(chance)))
    return max(found, key=lambda cause: cause.surprise, default=None)


def _slips_of(said: Decimal, step: Decimal | None) -> dict[str, list[Decimal]]:
    """All figures that one slip of each sort turns into the one said."""
    unit = coarse_step(said, step)
    if abs(said) >= unit * COUNTABLE:
        return {}
    digits_ = str(abs(int(said / unit)))
    swapped = [digits_[:at] + digits_[at + 1] + digits_[at] + digits_[at + 2 :] for at in range(len(digits_) - 1)]
    changed = [digits_[:at] + new + digits_[at + 1 :] for at in range(len(digits_)) for new in "0123456789"]
    dropped = [digits_[:at] + new + digits_[at:] for at in range(len(digits_) + 1) for new in "0123456789"]
    added = [digits_[:at] + digits_[at + 1 :] for at in range(len(digits_)) if len(digits_) > 1]
    texts = {"two digits swapped": swapped, "one digit changed": changed, "a digit dropped": dropped}
    texts["a digit too many"] = added
    slips = {name: [Decimal(text) * unit for text in many if text != digits_] for name, many in texts.items()}
    for power in (3, 1):
        slips[POWERS[power]] = [said.scaleb(power), said.scaleb(-power)]
    return slips
