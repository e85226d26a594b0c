"""An amount, its percentage and a level: whether one of the three is a slip away from what the other two make it."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from claimcheck.comparator.arithmetic import HUNDRED, Trio, divided, means, scaled, turned, value
from claimcheck.comparator.causes import Cause, explain
from claimcheck.comparator.wording import number, printed, quoted, span
from claimcheck.interval import Interval, Printed
from claimcheck.model import Claim, Finding

#: Words do not say for sure that the three belong together, so only a neat slip (powers of ten) is told.
NEAT = 1.5
ZERO = Decimal(0)


class Slip(NamedTuple):
    """The figure that is wrong, what it should be, and how that slip is made."""

    claim: Claim
    right: Decimal
    cause: Cause


def judge(check: str, trios: Sequence[Trio]) -> Iterator[Finding]:
    """The first reading of an amount and its percentage that holds; else the neatest slip that would make one hold."""
    for trio in trios:
        holding = next((text for allowed, text in _readings(trio) if allowed.meets(_size(trio.percent))), None)
        if holding:
            yield Finding(check, "compatible", None, trio.claims, f"{holding}; printed: {quoted(trio.percent)}.")
            return
    slips = [(slip, trio) for trio in trios for slip in _slips(trio)]
    if slips:
        slip, trio = max(slips, key=lambda found: found[0].cause.surprise)
        _, text = _readings(trio)[0]
        meant = f"{quoted(trio.percent)} means {span(means(trio.percent))}"
        mended = f"{quoted(slip.claim)} would fit as {number(slip.right)}"
        yield Finding(
            check, "conflict", "error", trio.claims, f"{text}; {meant}; {mended}.", slip.cause.name, number(slip.right)
        )


def _size(claim: Claim) -> Interval:
    said = value(claim)
    return turned(means(claim)) if said is not None and said < 0 else means(claim)


def _levels(trio: Trio) -> list[tuple[Interval, Decimal, str]]:
    """What the amount may be reckoned of: the level before a rise or a fall to the level printed, or that level."""
    part, whole = abs(value(trio.amount) or ZERO), value(trio.level) or ZERO
    size, level = _size(trio.amount), means(trio.level)
    found = [(level, whole, number(whole))]
    for sign, mark in ((1, "+"), (-1, "-")):
        ends = [None if x is None or y is None else x + sign * y for x, y in zip(level, size[::sign], strict=True)]
        if whole + sign * part > 0:
            found.append((Interval(*ends), whole + sign * part, f"({number(whole)} {mark} {number(part)})"))
    return found


def _readings(trio: Trio) -> list[tuple[Interval, str]]:
    part = abs(value(trio.amount) or ZERO)
    readings = []
    for interval, base, text in _levels(trio):
        percent = part / base * HUNDRED
        allowed = scaled(divided(_size(trio.amount), interval), HUNDRED)
        readings.append((allowed, f"{number(part)} / {text} = {number(percent, 2)} %"))
    return readings


def _slips(trio: Trio) -> Iterator[Slip]:
    part, percent = abs(value(trio.amount) or ZERO), abs(value(trio.percent) or ZERO)
    for _, base, _ in _levels(trio):
        for claim, right in ((trio.percent, part / base * HUNDRED), (trio.amount, base * percent / HUNDRED)):
            rounded = right.quantize(claim.step) if claim.step is not None else right
            cause = explain(printed(claim), Printed(rounded, rounded, claim.step))
            if rounded > 0 and cause is not None and cause.surprise >= NEAT:
                yield Slip(claim, rounded, cause)
