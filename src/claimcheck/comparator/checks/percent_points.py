"""A change between two percentages, and the gap between them, is counted in percentage points.

Why: the most embarrassing slip in print: a rate that goes from 8 to 10 percent rises by 2 points, or by 25 percent.

Example: "the rate rose 2 percent, from 8 percent to 10 percent" is a conflict: 10 - 8 = 2 percentage points, and
2 / 8 = 25 %; and so are "a lead of 4 points, 48% to 45%", and "the cut of 0.25 percent" after one of 25 basis points.

Cannot see: a change or a gap whose two percentages are not printed in the same sentence; a gap in a sentence with
more than two percentages, unless they stand right beside it.
"""

from collections.abc import Iterator
from decimal import Decimal

from claimcheck.comparator.arithmetic import (
    CHANGES,
    HUNDRED,
    Change,
    changes,
    difference,
    growth,
    means,
    scaled,
    thing,
    turned,
    value,
)
from claimcheck.comparator.docket import Docket
from claimcheck.comparator.wording import digits, number, quoted, span
from claimcheck.interval import Interval
from claimcheck.model import Claim, Finding

CHECK = "percent_points"
KINDS = ("percent", "percentage_points")
#: What lies between two percentages.
GAPS = frozenset({"gap", "margin", "lead", "difference", "differ", "advantage"})
#: A change as a noun: "the cut of 0.25 percent".
CUTS = frozenset({"cut", "reduction", "increase", "rise", "drop", "hike", "decrease", "fall", "change", "move"})
#: ", 48% to 45%" right behind the points, and " to " between the two.
BESIDE, TO = 2, 4
#: Sentences from a change in points to the same called percent.
NEAR = 2


def compare(docket: Docket) -> Iterator[Finding]:
    for change in changes(docket):
        stated = change.stated
        if stated is not None and change.before.kind == "percent" and stated.kind in KINDS:
            yield _finding(change, stated)
    for claims in docket.sentences.values():
        yield from _gaps([c for c in claims if c.kind in (*KINDS, "count")])
    for claim in docket.claims:
        if claim.kind == "percentage_points" and value(claim) is not None:
            yield from _renamed(claim, docket)


def _finding(change: Change, stated: Claim) -> Finding:
    before, after = means(change.before), means(change.after)
    old, new = value(change.before), value(change.after)
    assert old is not None and new is not None
    points = f"{number(new)} - {number(old)} = {number(new - old)} percentage points"
    percent = f"({number(new)} - {number(old)}) / {number(old)} = {number((new - old) / old * 100, 1)} %" if old else ""
    said = _points(stated)
    text = f"{points}{', and ' if percent else ''}{percent}; {quoted(stated)} means {span(said)}."
    in_points, in_percent = _sizes(difference(before, after)), _sizes(growth(before, after))
    right, wrong = (in_points, in_percent) if stated.kind == "percentage_points" else (in_percent, in_points)
    if right.meets(said):
        return Finding(CHECK, "compatible", None, change.claims, text)
    cause = suggestion = None
    if wrong.meets(said):
        cause = "percent/points: " + ("points are meant" if stated.kind == "percent" else "percent is meant")
        suggestion = f"{number(abs(new - old))} percentage points"
    return Finding(CHECK, "conflict", "error", change.claims, text, cause, suggestion)


def _points(claim: Claim) -> Interval:
    """What the figure means in percentage points: 25 basis points are 0.25 of them."""
    return scaled(means(claim), 1 / HUNDRED) if claim.unit == "basis_point" else means(claim)


def _sizes(interval: Interval) -> Interval:
    """The interval of the sizes, whatever the sign: that of the larger end."""
    low, high = interval
    return turned(interval) if low is not None and high is not None and -low > high else interval


def _gaps(claims: list[Claim]) -> Iterator[Finding]:
    """ "leads by 3 points, 48% to 45%"; "32.1 per cent in London and 22.9 in the North, a gap of 9.2 points"."""
    for at, stated in enumerate(claims):
        if not _counts_points(stated) or value(stated) is None:
            continue
        shares = [c for c in claims if c.kind == "percent" and (value(c) is not None or _ends(c))]
        beside = _beside(stated, claims[at + 1 : at + 3])
        only = sum(map(_counts_points, claims)) == 1
        if beside is None and only and _is_gap(stated) and len(shares) == 2 and None not in map(value, shares):
            beside = shares[0], shares[1]
        if beside is not None:
            yield _gap(stated, *beside)


def _counts_points(claim: Claim) -> bool:
    return claim.kind == "percentage_points" or (claim.kind == "count" and claim.unit == "point" and _is_gap(claim))


def _is_gap(claim: Claim) -> bool:
    words = {*(claim.measure or "").split(), *claim.role, *claim.context}
    return bool(GAPS & words) and "error" not in words and not {"rise", "fall"} & words


def _ends(claim: Claim) -> bool:
    """Whether it is "48% to 45%" read as one figure."""
    return claim.low is not None and claim.high is not None and claim.low != claim.high


def _beside(stated: Claim, following: list[Claim]) -> tuple[Claim, Claim] | None:
    """The two percentages right behind the points, joined by "to"; a range is both."""
    if not following or following[0].kind != "percent" or following[0].start - stated.end != BESIDE:
        return None
    first = following[0]
    if _ends(first):
        return first, first
    joined = len(following) > 1 and following[1].kind == "percent" and following[1].start - first.end == TO
    singles = joined and None not in (value(first), value(following[1]))
    return (first, following[1]) if singles else None


def _gap(stated: Claim, first: Claim, second: Claim) -> Finding:
    one, other = first.low, second.high
    assert one is not None and other is not None
    size = abs(one - other)
    claims = tuple(sorted({first.id: first, second.id: second, stated.id: stated}.values(), key=lambda c: c.start))
    text = f"{number(max(one, other))} - {number(min(one, other))} = {number(size)} percentage points; printed: "
    slack = ((first.step or Decimal(1)) + (second.step or Decimal(1))) / 2
    suggestion = f"{number(size)} percentage points"
    if _points(stated).meets(Interval(size, size)):
        return Finding(CHECK, "compatible", None, claims, f"{text}{quoted(stated)}.")
    if _points(stated).meets(Interval(size - slack, size + slack)):
        text += f"{quoted(stated)}, which holds only if both shares are rounded."
        return Finding(CHECK, "compatible", "note", claims, text, None, suggestion)
    return Finding(CHECK, "conflict", "error", claims, f"{text}{quoted(stated)}.", None, suggestion)


def _renamed(points: Claim, docket: Docket) -> Iterator[Finding]:
    """The same change in points here and in percent in this sentence or those near it."""
    size = value(points)
    if size is None or len(digits(size)) < 2:
        return
    size = size / HUNDRED if points.unit == "basis_point" else size
    for sentence in range(points.sentence - NEAR, points.sentence + NEAR + 1):
        for percent in docket.sentences.get((points.document, sentence), ()):
            if percent.kind == "percent" and value(percent) == size and _is_cut(percent, points):
                pair = tuple(sorted((points, percent), key=lambda claim: claim.start))
                text = f"{quoted(points)} is {number(size)} percentage points, not {quoted(percent)}."
                cause = "percent/points: points are meant"
                yield Finding(CHECK, "conflict", "warning", pair, text, cause, f"{number(size)} percentage points")


def _is_cut(percent: Claim, points: Claim) -> bool:
    """Whether the percentage is the change again: by its noun beside basis points, by what changes elsewhere."""
    if {"from", "to"} & set(percent.role):
        return False
    if points.unit == "basis_point":
        return bool(CUTS.intersection((percent.measure or "").split()) or CHANGES.intersection(percent.role))
    same = thing(percent) & thing(points) and percent.entities == points.entities
    return bool(same and CHANGES & set(percent.role) & set(points.role))
