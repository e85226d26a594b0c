"""The figure in brackets must be the figure before it in the other unit.

Why: one of the two is corrected and the other is not, or the factor is used the wrong way round.

Example: "10 miles (160 kilometres)" is a conflict: 10 miles are 16.1 kilometres. Two conversions of one currency in
one article imply two rates, which must be near each other.

Cannot see: a single conversion of a currency (that needs the rate of the day); a conversion in another sentence.
"""

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from claimcheck.comparator.arithmetic import divided, means, scaled, value
from claimcheck.comparator.causes import explain
from claimcheck.comparator.docket import Docket
from claimcheck.comparator.wording import amount, number, printed, quoted, to_step
from claimcheck.interval import Interval, Printed
from claimcheck.language.units import convert, dimension
from claimcheck.model import Claim, Finding

CHECK = "conversions"
#: " (", " or " and ", or " between the two figures; more only where a hedge is printed too.
GAPS = frozenset({2, 4, 5})
HEDGED_GAP = 20
#: How near the converted figure comes when the two are swapped.
TOLERANCE = Decimal("0.1")
#: Rates of two days of one story.
RATE_TOLERANCE = Decimal("0.1")


def compare(docket: Docket) -> Iterator[Finding]:
    rates: dict[tuple[str, str, str], list[tuple[Claim, Claim]]] = defaultdict(list)
    for claims in docket.sentences.values():
        for first, second in pairwise(claims):
            if not _beside(first, second):
                continue
            if first.kind == "money":
                low, high = sorted((first.unit or "", second.unit or ""))
                rates[first.document, low, high].append((first, second))
            else:
                finding = _finding(first, second)
                if finding is not None:
                    yield finding
    for pairs in rates.values():
        yield from _rates(pairs)


def _beside(first: Claim, second: Claim) -> bool:
    gap = second.start - first.end
    near = gap in GAPS or (second.bound != "exact" and gap <= HEDGED_GAP)
    kinds = first.kind == second.kind in ("quantity", "money", "duration")
    return near and kinds and first.unit != second.unit and bool(value(first)) and bool(value(second))


def _finding(first: Claim, second: Claim) -> Finding | None:
    size, other = value(first), value(second)
    assert size is not None and other is not None and first.unit and second.unit
    if dimension(first.unit) != dimension(second.unit) or size <= 0 or other <= 0:
        return None
    converted = convert(size, first.unit, second.unit)
    allowed = scaled(means(first), converted / size)
    text = f"{quoted(first)} = {amount(converted, second.unit, 1)}; printed: {quoted(second)}"
    if abs(converted - other) <= (second.step or Decimal(1)) / 2:
        return Finding(CHECK, "consistent", None, (first, second), f"{text}.")
    if allowed.meets(means(second)):
        return Finding(CHECK, "compatible", None, (first, second), f"{text}; equal after rounding.")
    back = convert(other, first.unit, second.unit)
    slip = explain(printed(second), Printed(_rounded(converted, second), _rounded(converted, second), second.step))
    turned = abs(size - back) <= TOLERANCE * size
    cause = "the two figures swapped" if turned else slip.name if slip else "unit or factor"
    return Finding(
        CHECK, "conflict", "error", (first, second), f"{text}.", cause, amount(_rounded(converted, second), second.unit)
    )


def _rounded(number_: Decimal, like: Claim) -> Decimal:
    return to_step(number_, like.step if like.step is not None and like.step < 1 else Decimal(1))


def _rates(pairs: list[tuple[Claim, Claim]]) -> Iterator[Finding]:
    if len(pairs) == 1:
        text = f"{quoted(pairs[0][0])} and {quoted(pairs[0][1])}: the rate of the day is not known."
        yield Finding(CHECK, "cannot_tell", None, pairs[0], text)
    for one, other in pairwise(pairs):
        (a, b), (c, d) = (sorted(pair, key=lambda claim: claim.unit or "") for pair in (one, other))
        first, second = divided(means(a), means(b)), divided(means(c), means(d))
        claims = tuple(sorted((*one, *other), key=lambda claim: claim.start))
        rates = [number((value(x) or Decimal(0)) / (value(y) or Decimal(1)), 4) for x, y in ((a, b), (c, d))]
        said = ", ".join(f"{quoted(x)} is {quoted(y)}" for x, y in (one, other))
        text = f"{said}: rates {' and '.join(rates)}"
        if _widened(first).meets(_widened(second)):
            yield Finding(CHECK, "compatible", None, claims, f"{text}.")
        else:
            yield Finding(CHECK, "conflict", "warning", claims, f"{text}.", "decimal point, scale word or currency")


def _widened(interval: Interval) -> Interval:
    low = None if interval.low is None else interval.low * (1 - RATE_TOLERANCE)
    return Interval(low, None if interval.high is None else interval.high * (1 + RATE_TOLERANCE))
