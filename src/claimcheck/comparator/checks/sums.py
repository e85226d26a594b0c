"""Parts must add up to their total, and no part may be more than the whole.

Why: a total is kept when a part is corrected, or the other way round.

Example: "a total of 29: 12 men and 18 women" is a conflict: 12 + 18 = 30. Exports and imports make trade, their
difference is the gap, the rows of a table make its last row "Total", and percentages of all the shares make 100.

Cannot see: parts that overlap or are not all named (then a sum below the total says nothing); parts more than two
sentences from the total, or that no word ("in all", "the rest", "of which") calls parts.
"""

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from math import log10

from claimcheck.comparator import totals
from claimcheck.comparator.arithmetic import CHANGES, HUNDRED, added, difference, means, value
from claimcheck.comparator.causes import mend
from claimcheck.comparator.docket import Docket
from claimcheck.comparator.wording import amount, digits, number, quoted, span
from claimcheck.interval import Interval, Verdict
from claimcheck.model import Claim, Finding, Severity

CHECK = "sums"
#: Roles that together are the whole of what they are parts of.
COMPLETE = (frozenset({"exports", "imports"}), frozenset({"men", "women"}), frozenset({"men", "women", "children"}))
RATES = frozenset({"per unit", "per head", "rate", "price", "average"})
#: Digits of a count whose parts do not add up by overlapping.
LONG = 3
#: Stems of those who gave no answer, and the fewest answers of a poll with them.
NONE, ANSWERS = frozenset({"undeci", "unsure", "abstai"}), 3
#: A slip less surprising than this may be chance, and the parts simply not all named.
SURPRISE = 2.0
#: Without a slip that explains it, parts that make so many times the total are parts of something else.
FAR = 2


def compare(docket: Docket) -> Iterator[Finding]:
    for total, parts in _totals(docket):
        yield _finding(total, parts, _complete(parts))
    for stated in totals.stated(docket):
        yield _finding(*stated)
    for sold, bought, gap in totals.balances(docket):
        yield _balance(sold, bought, gap)
    for columns in totals.columns(docket):
        yield from _table(columns)
    for total, parts, _ in totals.differences(docket):
        yield from _exact(total, parts)
    for claims in docket.sentences.values():
        yield from _answers(claims)
        yield from _hundred([c for c in claims if c.kind == "percent" and "part" in c.role and value(c) is not None])


def _totals(docket: Docket) -> Iterator[tuple[Claim, list[Claim]]]:
    parts: dict[tuple[str, int], list[Claim]] = defaultdict(list)
    for claim in docket.claims:
        if claim.base is not None and value(claim) is not None:
            parts[claim.document, claim.base].append(claim)
    for (document, start), members in parts.items():
        total = _whole(docket.at(document, start), members, docket)
        if total is not None and value(total) is not None:
            like = [c for c in members if c.kind == total.kind and _is_part(c, total)]
            if like:
                yield total, like
    for claims in docket.sentences.values():
        yield from _trade(claims)


def _whole(linked: Claim | None, parts: list[Claim], docket: Docket) -> Claim | None:
    """The figure that parts are linked to; "570 cases, fewer than the 581 of May. Of those, ..." means the first."""
    if linked is None or "from" not in linked.role:
        return linked
    largest = max(map(_size, parts))
    others = [c for c in docket.sentence(linked) if (c.kind, c.unit) == (linked.kind, linked.unit) and c is not linked]
    fitting = [c for c in others if _size(c) >= largest and not {"from", "previous"} & set(c.role)]
    return fitting[0] if len(fitting) == 1 else linked


def _trade(claims: list[Claim]) -> Iterator[tuple[Claim, list[Claim]]]:
    """Exports and imports of one sentence that gives the trade before them and links nothing."""
    money = [c for c in claims if c.kind == "money" and c.base is None and value(c) is not None]
    sides = [[c for c in money if side in c.role] for side in ("exports", "imports")]
    rest = [c for c in money if not {"exports", "imports", "surplus", "deficit"}.intersection(c.role)]
    if [len(side) for side in sides] == [1, 1] and len(rest) == 1 and not CHANGES.intersection(rest[0].role):
        (sold,), (bought,), (total,) = *sides, rest
        if sold.unit == bought.unit == total.unit and _size(total) > max(_size(sold), _size(bought)):
            yield total, [sold, bought]


def _size(claim: Claim) -> Decimal:
    return value(claim) or Decimal(0)


def _is_part(claim: Claim, total: Claim) -> bool:
    """Exports are no part of what are exports too: of those a year before, whose growth they are."""
    units = claim.unit == total.unit if claim.kind not in ("count", "ordinal") else True
    roles = set(claim.role) - set(total.role)
    if "from" in total.role or RATES.intersection(total.role):
        return False  # the level before, not the whole; what is paid a share has no parts
    return units and ("part" in claim.role or any(roles & group for group in COMPLETE))


def _complete(parts: list[Claim]) -> bool:
    roles = [set(part.role) for part in parts]
    groups = [group for group in COMPLETE if len(group) == len(parts)]
    return any(all(any(name in role for role in roles) for name in group) for group in groups)


def _finding(total: Claim, parts: list[Claim], complete: bool) -> Finding:
    claims = tuple(sorted((total, *parts), key=lambda claim: claim.start))
    sizes = [_size(part) for part in parts]
    whole = value(total)
    assert whole is not None
    reckoned = added(means(part) for part in parts)
    text = f"{' + '.join(map(number, sizes))} = {number(sum(sizes, Decimal(0)))}, of a total of {quoted(total)}"
    if len(parts) == 1:
        text = f"{quoted(parts[0])} is a part of {quoted(total)}"
    allowed = means(total)
    if len(parts) > 1 and reckoned.meets(allowed):
        return Finding(CHECK, "consistent" if sum(sizes) == whole else "compatible", None, claims, f"{text}.")
    far = len(parts) > 1 and not complete and sum(sizes) > FAR * whole
    if far and _below(allowed, reckoned) and not _slip(total, parts):
        return Finding(CHECK, "cannot_tell", None, claims, f"{text}; far more than the whole.")
    if _below(allowed, reckoned) and (complete or not _may_overlap(total, parts)):
        return _conflict(total, parts, f"{text}: more than the whole ({span(reckoned)}).", complete)
    slip = _slip(total, parts, SURPRISE)
    if len(parts) > 1 and _below(reckoned, allowed) and (complete or slip):
        return _conflict(total, parts, f"{text}: {amount(whole - sum(sizes), total.unit)} missing.", complete)
    verdict: Verdict = "compatible" if len(parts) > 1 else "consistent"
    return Finding(CHECK, verdict, None, claims, f"{text}; less than the whole.")


def _may_overlap(total: Claim, parts: list[Claim]) -> bool:
    """Of 120 players 80 may speak English and 60 French; sums of money, and what is called a total, have parts."""
    one_noun = total.kind == "count" and {part.unit for part in parts} <= {None, total.unit}
    return one_noun and len(parts) > 1 and "total" not in total.role and len(digits(_size(total))) < LONG


def _below(low: Interval, high: Interval) -> bool:
    return low.high is not None and high.low is not None and low.high < high.low


def _slip(total: Claim, parts: list[Claim], least: float = 0.0) -> str | None:
    """The one slip, in the total or in a part, that would explain it best; None if chance would as well."""
    rooms = [(total, added(means(part) for part in parts))]
    for part in parts:
        others = added(means(other) for other in parts if other is not part)
        rooms.append((part, difference(others, means(total))))
    found = [(claim, mend(_size(claim), claim.step, room)) for claim, room in rooms]
    tries = log10(len(rooms))
    likely = [(claim, cause) for claim, cause in found if cause is not None and cause.surprise - tries >= least]
    if not likely:
        return None
    claim, cause = max(likely, key=lambda pair: (pair[1].surprise, -pair[0].start))
    return f"{cause.name} in {quoted(claim)}: {cause.suggestion} would fit"


def _conflict(total: Claim, parts: list[Claim], text: str, complete: bool) -> Finding:
    severity: Severity = "error" if complete else "warning"
    cause = _slip(total, parts) or "a part or the total is wrong"
    return Finding(CHECK, "conflict", severity, _ordered(total, *parts), text, cause)


def _ordered(*claims: Claim) -> tuple[Claim, ...]:
    return tuple(sorted(claims, key=lambda claim: claim.start))


def _balance(sold: Claim, bought: Claim, gap: Claim) -> Finding:
    """Exports less imports are the surplus or the deficit."""
    larger, smaller = (sold, bought) if _size(sold) > _size(bought) else (bought, sold)
    claims, right = _ordered(sold, bought, gap), _size(larger) - _size(smaller)
    text = f"{number(_size(larger))} - {number(_size(smaller))} = {amount(right, gap.unit)}; printed: {quoted(gap)}."
    if difference(means(smaller), means(larger)).meets(means(gap)):
        return Finding(CHECK, "consistent" if right == abs(_size(gap)) else "compatible", None, claims, text)
    slip = _slip(larger, [smaller, gap])
    return Finding(CHECK, "conflict", "error", claims, text, slip, amount(right, gap.unit))


def _table(columns: list[totals.Sum]) -> Iterator[Finding]:
    """Rows may be rounded; a column that does not add up is one of sums only where another column does."""
    off = [_size(total) - sum(map(_size, parts)) for total, parts, _ in columns]
    fits = [
        abs(by) <= (total.step or 1) * (len(parts) + 1) / 2 for by, (total, parts, _) in zip(off, columns, strict=True)
    ]
    for at, (total, parts, _) in enumerate(columns):
        text = f"{' + '.join(number(_size(part)) for part in parts)} = {number(_size(total) - off[at])}"
        text += f"; printed as the total: {quoted(total)}."
        if fits[at]:
            yield Finding(CHECK, "compatible" if off[at] else "consistent", None, _ordered(total, *parts), text)
        elif any(fits) and not (total.kind == "percent" and _size(total) != HUNDRED):  # changes, rates
            yield _conflict(total, parts, text, True)


def _exact(total: Claim, parts: list[Claim]) -> Iterator[Finding]:
    """Long counts that add up to the last digit, or would but for two digits swapped: no accident."""
    sizes = [_size(part) for part in parts]
    text = f"{' + '.join(f'{size:,f}' for size in sizes)} = {sum(sizes):,f}; printed: {quoted(total)}."
    if sum(sizes) == _size(total):
        yield Finding(CHECK, "consistent", None, _ordered(total, *parts), text)
        return
    exact = sum(len(digits(_size(claim))) >= totals.LONG for claim in (total, *parts)) > 1  # else rounded ones meet
    swapped = exact and (sum(sizes) - _size(total)) % 9 == 0  # as two digits swapped leave it
    slip = _slip(total, parts) if swapped else None
    if slip is not None and slip.startswith("two digits swapped"):
        yield Finding(CHECK, "conflict", "warning", _ordered(total, *parts), text, slip)


def _answers(claims: list[Claim]) -> Iterator[Finding]:
    """ "46% in favour, 39% against and 15% undecided": the undecided chose nothing else: no more than 100."""
    shares = [c for c in claims if c.kind == "percent" and value(c) is not None and not CHANGES & set(c.role)]
    told = any(NONE & set(share.context) for share in shares)
    if len(shares) < ANSWERS or not told or any({"from", "to"} & set(share.role) for share in shares):
        return
    sizes, slack = [_size(share) for share in shares], sum((share.step or 1) / 2 for share in shares)
    text = f"{' + '.join(map(number, sizes))} = {number(sum(sizes, Decimal(0)))} %"
    if abs(sum(sizes) - HUNDRED) <= slack:
        yield Finding(CHECK, "consistent" if sum(sizes) == HUNDRED else "compatible", None, tuple(shares), f"{text}.")
    elif sum(sizes) > HUNDRED:
        cause = "a digit changed or a share counted twice"
        yield Finding(CHECK, "conflict", "warning", tuple(shares), f"{text}, more than 100 %.", cause)


def _hundred(shares: list[Claim]) -> Iterator[Finding]:
    """Shares that are said to be all there are."""
    if len(shares) < 2 or any("total" not in share.role for share in shares):
        return
    reckoned = added(means(share) for share in shares)
    sizes = [_size(share) for share in shares]
    text = f"{' + '.join(map(number, sizes))} = {number(sum(sizes, Decimal(0)))} %"
    if reckoned.meets(Interval(HUNDRED, HUNDRED)):
        yield Finding(CHECK, "consistent" if sum(sizes) == HUNDRED else "compatible", None, tuple(shares), f"{text}.")
    else:
        cause = "a digit changed or a share left out"
        yield Finding(CHECK, "conflict", "warning", tuple(shares), f"{text}, not 100 %.", cause)
