"""A stated change must be what the two levels beside it make: in percent, in points, in amounts, doubled, threefold.

Why: the percentage is often that of another year, or reckoned from the new level instead of the old one.

Example: "rose 50 percent, from 200,000 to 250,000" is a conflict: 50,000 / 200,000 = 25 %.

Cannot see: a change whose levels stand in another sentence than it or the next; levels of two different things joined
by "from" and "to".
"""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from claimcheck.comparator.arithmetic import (
    HUNDRED,
    Change,
    changes,
    difference,
    divided,
    growth,
    is_multiple,
    means,
    scaled,
    thing,
    turned,
    value,
)
from claimcheck.comparator.causes import explain
from claimcheck.comparator.docket import Docket
from claimcheck.comparator.trios import judged
from claimcheck.comparator.wording import amount, number, printed, quoted, span, to_step
from claimcheck.interval import Bound, Interval, Printed
from claimcheck.model import DATE_LIKE, Claim, Finding

CHECK = "growth"
#: The hedge of what is left, by that of what is gone.
LESS: dict[Bound, Bound] = {
    "at_least": "at_most", "at_most": "at_least", "just_under": "just_over", "just_over": "just_under",
}  # fmt: skip


def compare(docket: Docket) -> Iterator[Finding]:
    for change in changes(docket):
        if not value(change.before) or _of_percentages(change):
            continue
        if change.stated is not None:
            yield _finding(change, change.stated)
        elif change.direction:
            yield from _told_before(change, docket)
    yield from judged(CHECK, docket, changing=True)


def _of_percentages(change: Change) -> bool:
    """Changes between percentages are percent_points' business."""
    return change.before.kind == "percent"


def _told_before(change: Change, docket: Docket) -> Iterator[Finding]:
    """ "Exports rose 7 percent in May. Exports were 510 tonnes, up from 477": the one change of the sentence before."""
    after = change.after
    claims = docket.sentences.get((after.document, after.sentence - 1), [])
    figures = [claim for claim in claims if claim.kind not in DATE_LIKE]
    if len(figures) != 1 or figures[0].kind != "percent" or value(figures[0]) is None or figures[0].base is not None:
        return
    stated = figures[0]
    same = stated.entities == after.entities and thing(stated) == thing(after) and thing(after)
    way = ("rise" in stated.role) - ("fall" in stated.role)
    if same and "change" in stated.role and way == change.direction:
        finding = _finding(Change(stated, change.before, after), stated)
        yield replace(finding, severity="warning") if finding.severity else finding


def _finding(change: Change, stated: Claim) -> Finding:
    allowed, sum_up, right = _recomputed(change, stated)
    said = _said(stated)
    if change.direction < 0 and not is_multiple(stated):
        said = turned(said)
    text = f"{sum_up}; {quoted(stated)} means {span(_said(stated))}."
    fits = [a for a in allowed if a.meets(said)]
    if fits:
        exact = right is not None and right == value(stated)
        return Finding(CHECK, "consistent" if exact else "compatible", None, change.claims, text)
    if any(a.meets(turned(said)) for a in allowed):
        return Finding(
            CHECK, "conflict", "error", change.claims, text, "sign or direction", "turn the levels or the verb"
        )
    cause, suggestion = _cause(change, stated, right)
    return Finding(CHECK, "conflict", "error", change.claims, text, cause, suggestion)


def _said(stated: Claim) -> Interval:
    """What the change can mean: who more than halves a thing leaves less than half of it."""
    size = value(stated)
    if is_multiple(stated) and size is not None and size < 1:
        return means(replace(stated, bound=LESS.get(stated.bound, stated.bound)))
    return means(stated)


def _recomputed(change: Change, stated: Claim) -> tuple[list[Interval], str, Decimal | None]:
    """What the change can be, how it is reckoned, and the single value that the printed levels give."""
    before, after = means(change.before), means(change.after)
    old, new = value(change.before), value(change.after)
    assert old is not None and new is not None
    if is_multiple(stated) and old:
        ratio = divided(after, before)
        # "three times more" is said of the threefold and of the fourfold, "twice" and "doubled" are not.
        more = [Interval(*(end and end - 1 for end in ratio))] if stated.text.endswith("times") else []
        return (
            [ratio, *more],
            f"{_text(change.after)} / {_text(change.before)} = {number(new / old, 2)}",
            None,
        )
    reckoned = f"({_text(change.after)} - {_text(change.before)}) / {_text(change.before)}"
    if stated.kind == "percent" and old:
        percent = (new - old) / old * 100
        reckoned += f" = {number(percent, _places(stated) + 1)} %"
        return [growth(before, after)], reckoned, abs(to_step(percent, stated.step)) if stated.step else None
    if stated.kind == "fraction" and old:
        return [scaled(growth(before, after), 1 / HUNDRED)], f"{reckoned} = {number((new - old) / old, 3)}", None
    reckoned = f"{_text(change.after)} - {_text(change.before)} = {amount(new - old, change.before.unit)}"
    return [difference(before, after)], reckoned, abs(new - old)


def _places(stated: Claim) -> int:
    """Decimals as printed: the reckoned value shows one more, so that it does not read as the printed one."""
    return max(0, -int(stated.step.as_tuple().exponent)) if stated.step is not None else 0


def _text(claim: Claim) -> str:
    level = value(claim)
    assert level is not None
    return number(level)


def _cause(change: Change, stated: Claim, right: Decimal | None) -> tuple[str | None, str | None]:
    old, new, said = value(change.before), value(change.after), value(stated)
    if right is None or old is None or new is None or said is None:
        return None, None
    suggestion = amount(right, stated.unit)
    if stated.kind == "percent" and new and stated.step:
        other = abs((new - old) / new * 100)
        if abs(other - said) <= stated.step / 2:
            return f"wrong base: it is {amount(said, 'percent')} of the new level, not of the old one", suggestion
    slip = explain(printed(stated), Printed(right, right, stated.step))
    return (slip.name if slip else None), suggestion
