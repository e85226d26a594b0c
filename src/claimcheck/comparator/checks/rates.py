"""A rate must be the amount over the time: so much a day is so much a year.

Why: the period of a rate is copied from the sentence before.

Example: "10,000 barrels a day, or 36 million a year" is a conflict: 10,000 x 365 = 3.65 million. So is "1.2 million
flats over four years, or 30,000 a year", and "$250 each for 4,000 families, $10 million in total".

Cannot see: rates of different years; working days; a rate and an amount in different sentences.
"""

from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations

from claimcheck.comparator.arithmetic import CHANGES, divided, means, scaled, thing, value
from claimcheck.comparator.causes import explain, mend
from claimcheck.comparator.docket import Docket
from claimcheck.comparator.wording import number, printed, quoted
from claimcheck.interval import Interval, Printed
from claimcheck.model import Claim, Finding, Severity

CHECK = "rates"
DAYS = {
    "per day": Decimal(1), "per week": Decimal(7), "per month": Decimal("30.4375"), "per year": Decimal("365.25"),
}  # fmt: skip
#: "or 3.65 million a year" stands close behind.
GAP = 60
#: " over the next ", ", or " and ", or more than ".
OVER, OR, HEDGED = 16, 6, 18
#: Letters of a stem, and how telling a slip must be where nothing says that the sum is that of these.
STEM, SURPRISE = 6, 0.5
#: Roles of what one of many costs or gets, and of figures that belong to another time.
EACH, APART = frozenset({"per head", "per unit"}), frozenset({"previous", "from", "change"})
#: Months and years have several lengths.
TOLERANCE = Decimal("0.04")


def compare(docket: Docket) -> Iterator[Finding]:
    for claims in docket.sentences.values():
        for first, second in combinations(claims, 2):
            if _same(first, second):
                yield _finding(first, second)
        for amount, time, rate in zip(claims, claims[1:], claims[2:], strict=False):
            if _spread(amount, time, rate):
                yield _over(amount, time, rate)
        yield from _products(claims)
    for claims in docket.sentences.values():
        prices = [claim for claim in claims if claim.kind == "money" and value(claim)]
        if len(prices) == 1 and EACH & set(prices[0].role):
            yield from _of_each(prices[0], docket)


def _period(claim: Claim) -> str | None:
    found = [role for role in claim.role if role in DAYS]
    unit = f"per {(claim.unit or '').rpartition('/')[2]}"
    return found[0] if len(found) == 1 else unit if not found and "/" in (claim.unit or "") and unit in DAYS else None


def _same(first: Claim, second: Claim) -> bool:
    periods = _period(first), _period(second)
    if None in periods or periods[0] == periods[1] or not value(first) or not value(second):
        return False
    units = {(claim.unit or "").partition("/")[0] for claim in (first, second)} - {""}
    bare = second.kind == "count" and second.unit is None  # "2,000 ounces a week, or 104,000 a year"
    return (
        (first.kind == second.kind or bare)
        and len(units) < 2
        and second.start - first.end <= GAP
        and thing(first) == thing(second)
        and first.entities == second.entities
    )


def _finding(first: Claim, second: Claim) -> Finding:
    size, other = value(first), value(second)
    short, long = _period(first), _period(second)
    assert size is not None and other is not None and short and long
    factor = DAYS[long] / DAYS[short]
    right = size * factor
    low, high = scaled(means(first), factor * (1 - TOLERANCE)), scaled(means(first), factor * (1 + TOLERANCE))
    allowed = low._replace(high=high.high)
    text = f"{number(size)} {short} x {number(factor, 2)} = {number(right, 2)} {long}; printed: {quoted(second)}"
    if allowed.meets(means(second)):
        return Finding(CHECK, "compatible", None, (first, second), f"{text}.")
    slip = explain(printed(second), Printed(right, right, second.step)) or mend(other, second.step, allowed)
    if first.kind == "money" and not (slip and slip.name.startswith("x")):
        return Finding(CHECK, "cannot_tell", None, (first, second), f"{text}; these may be two tariffs.")
    severity: Severity = "warning" if slip else "note"
    cause = slip.name if slip else "another period"
    return Finding(CHECK, "conflict", severity, (first, second), f"{text}.", cause, number(right, 0))


def _spread(amount: Claim, time: Claim, rate: Claim) -> bool:
    """ "1.2 million flats over four years, or 300,000 a year"."""
    if (
        time.kind != "duration"
        or f"per {time.unit}" not in DAYS
        or _period(rate) is None
        or _period(amount) is not None
    ):
        return False
    alike = amount.kind == rate.kind and (amount.unit == rate.unit or None in (amount.unit, rate.unit))
    known = value(amount) and value(time) and value(rate) and not CHANGES & {*amount.role, *rate.role}
    near = time.start - amount.end <= OVER and rate.start - time.end <= (OR if rate.bound == "exact" else HEDGED)
    return bool(alike and known and near)


def _over(amount: Claim, time: Claim, rate: Claim) -> Finding:
    size, long, said = value(amount), value(time), value(rate)
    short = _period(rate)
    assert size is not None and long and said is not None and short
    lasts = long * DAYS[f"per {time.unit}"] / DAYS[short]
    right = size / lasts
    exact = scaled(means(amount), 1 / lasts)
    allowed = Interval(exact.low and exact.low * (1 - TOLERANCE), exact.high and exact.high * (1 + TOLERANCE))
    text = f"{number(size)} / {number(lasts, 2)} = {number(right, 2)} {short}; printed: {quoted(rate)}"
    claims = (amount, time, rate)
    if allowed.meets(means(rate)):
        return Finding(CHECK, "consistent" if right == said else "compatible", None, claims, f"{text}.")
    slip = explain(printed(rate), Printed(right, right, rate.step))
    return Finding(CHECK, "conflict", "error", claims, f"{text}.", slip and slip.name, number(right, 0))


def _products(claims: list[Claim]) -> Iterator[Finding]:
    """ "$250 each for 4,000 families, $1 million in total": the one price and the one number of a sentence."""
    money = [c for c in claims if c.kind == "money" and value(c)]
    heads = [c for c in claims if c.kind == "count" and (value(c) or 0) > 1]
    each = [c for c in money if EACH & set(c.role)]
    totals = [c for c in money if c not in each]
    if [len(part) for part in (heads, each, totals)] != [1, 1, 1]:
        return
    price, head, total = each[0], heads[0], totals[0]
    if price.unit != total.unit or APART & {*head.role, *total.role}:
        return
    finding = _product(price, head, total)
    if finding.verdict != "conflict" or finding.cause or "total" in total.role:
        yield finding


def _of_each(price: Claim, docket: Docket) -> Iterator[Finding]:
    """ "ordered 40 trams worth $80 million. Each tram costs $2 million": number and sum stand before the price."""
    before = [c for back in (2, 1) for c in docket.sentences.get((price.document, price.sentence - back), [])]
    heads = [c for c in before if c.kind == "count" and (value(c) or 0) > 1 and (c.unit or "?")[:STEM] in price.context]
    totals = [c for c in before if c.kind == "money" and c.unit == price.unit and not APART & set(c.role)]
    if len({value(c) for c in totals}) != 1 or not heads or not (value(totals[-1]) or 0) > (value(price) or 0):
        return
    found = [_product(price, head, totals[-1]) for head in heads]
    agreeing = [finding for finding in found if finding.verdict != "conflict"]
    yield from agreeing[:1] or [finding for finding in found if finding.cause][:1]


def _product(price: Claim, head: Claim, total: Claim) -> Finding:
    """Price and number against the sum; a conflict names the slip in the sum or the price, where one is telling."""
    many, one, said = value(head), value(price), value(total)
    assert many and one and said is not None
    right, trio = many * one, tuple(sorted((price, head, total), key=lambda claim: claim.start))
    low, high = (_times(x, y) for x, y in zip(means(head), means(price), strict=True))
    text = f"{number(many)} x {number(one)} = {number(right)}; printed: {quoted(total)}."
    if Interval(low, high).meets(means(total)):
        return Finding(CHECK, "consistent" if right == said else "compatible", None, trio, text)
    slip = explain(printed(total), Printed(right, right, total.step))
    slip = slip or mend(one, price.step, divided(means(total), means(head)))
    cause = slip.name if slip and slip.surprise >= SURPRISE else None
    return Finding(CHECK, "conflict", "warning", trio, text, cause, number(right))


def _times(one: Decimal | None, other: Decimal | None) -> Decimal | None:
    return None if one is None or other is None else one * other
