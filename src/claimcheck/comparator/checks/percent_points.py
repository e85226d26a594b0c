"""A change between two percentages is counted in percentage points.

Why: the most embarrassing slip in print: a rate that goes from 8 to 10 percent rises by 2 points, or by 25 percent.

Example: "the rate rose 2 percent, from 8 percent to 10 percent" is a conflict: 10 - 8 = 2 percentage points, and
2 / 8 = 25 %.

Cannot see: a change whose two levels are not printed in the same sentence.
"""

from collections.abc import Iterator

from claimcheck.comparator.arithmetic import Change, changes, difference, growth, means, value
from claimcheck.comparator.docket import Docket
from claimcheck.comparator.wording import number, quoted, span
from claimcheck.interval import Interval
from claimcheck.model import Claim, Finding

CHECK = "percent_points"


def compare(docket: Docket) -> Iterator[Finding]:
    for change in changes(docket):
        stated = change.stated
        if stated is not None and change.before.kind == "percent" and stated.kind in ("percent", "percentage_points"):
            yield _finding(change, stated)


def _finding(change: Change, stated: Claim) -> Finding:
    before, after = means(change.before), means(change.after)
    old, new = value(change.before), value(change.after)
    assert old is not None and new is not None
    points = f"{number(new)} - {number(old)} = {number(new - old)} percentage points"
    percent = f"({number(new)} - {number(old)}) / {number(old)} = {number((new - old) / old * 100, 1)} %" if old else ""
    text = f"{points}{', and ' if percent else ''}{percent}; {quoted(stated)} means {span(means(stated))}."
    in_points, in_percent = _sizes(difference(before, after)), _sizes(growth(before, after))
    right, wrong = (in_points, in_percent) if stated.kind == "percentage_points" else (in_percent, in_points)
    if right.meets(means(stated)):
        return Finding(CHECK, "compatible", None, change.claims, text)
    cause = suggestion = None
    if wrong.meets(means(stated)):
        cause = "percent/points: " + ("points are meant" if stated.kind == "percent" else "percent is meant")
        suggestion = f"{number(abs(new - old))} percentage points"
    return Finding(CHECK, "conflict", "error", change.claims, text, cause, suggestion)


def _sizes(interval: Interval) -> Interval:
    """The interval of the sizes, whatever the sign."""
    if interval.high is not None and interval.high < 0:
        return Interval(-interval.high, None if interval.low is None else -interval.low)
    return interval
