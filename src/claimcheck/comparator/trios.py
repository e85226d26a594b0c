"""An amount, its percentage and the level of the sentence that both refer to: whether the three fit together."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import groupby, pairwise
from typing import NamedTuple

from claimcheck.comparator.arithmetic import CHANGES, HUNDRED, added, divided, means, scaled, turned, value
from claimcheck.comparator.causes import Cause, mend
from claimcheck.comparator.docket import Docket
from claimcheck.comparator.wording import number, quoted, span
from claimcheck.interval import Interval
from claimcheck.model import Claim, Finding

#: ", or " or " (" between the two, behind the amount's unit where it stands first.
BRACKET, GAP = 2, 5
#: ", or more than ".
HEDGED = 16
#: "1.9%, +1.7": what it is, then by how many points it changed.
SIGNS = ("+", "-", "\N{MINUS SIGN}")
#: "242,300, up 13 percent": the amount is what it rose to.
WAYS = frozenset({"rise", "fall"})
LEVELS = frozenset({"to", "from", "per unit"})
#: A level follows or leads within a clause, and is much more than what it changes by.
CLAUSE, MUCH = 90, 4
#: Without a slip that explains it, a percentage this far off is of another level.
FAR = Decimal("1.5")
ZERO = Decimal(0)


class Trio(NamedTuple):
    """ "fell 39.45 points, or 2.56 percent, to 1,500.63" and "5,000, or 9 percent of the 55,000"."""

    amount: Claim
    percent: Claim
    level: Claim

    @property
    def claims(self) -> tuple[Claim, ...]:
        """The figures in order of the text."""
        return tuple(sorted(self, key=lambda claim: claim.start))


def judged(check: str, docket: Docket, changing: bool) -> Iterator[Finding]:
    """Amounts whose percentage stands right beside them: those of a change, or those of a share; "4.1" is a part of no
    count."""
    for _, group in groupby(_trios(docket), key=lambda trio: (trio.amount.id, trio.percent.id)):
        found = list(group)
        amount = found[0].amount
        if not changing and amount.kind == "count" and (amount.step or 1) < 1:
            continue
        if bool(CHANGES.intersection(found[0].amount.role + found[0].percent.role)) == changing:
            yield from _judge(check, found)


def _trios(docket: Docket) -> Iterator[Trio]:
    for claims in docket.sentences.values():
        row = _is_row(claims)
        for first, second in pairwise(claims):
            percent, part = (first, second) if first.kind == "percent" else (second, first)
            if percent.kind == "percent" and _beside(part, percent, second.start - first.end):
                base = docket.at(percent.document, percent.base)
                linked = [] if base is None or base in (part, percent) else [base]
                others = [level for level in linked or ([] if row else claims) if level not in (part, percent)]
                levels = [level for level in others if _may_be_level(level, part, second, bool(linked))]
                for level in _led(levels) or levels:
                    yield Trio(part, percent, level)


def _is_row(claims: list[Claim]) -> bool:
    """ "6 (4%) 8 (5%)": amounts each with a percentage and nothing between them, of which none is the whole."""
    pairs = zip(claims, claims[1:], claims[2:], claims[3:], strict=False)
    return any(
        b.kind == d.kind == "percent"
        and a.kind == c.kind
        and _beside(a, b, b.start - a.end)
        and c.start - b.end <= BRACKET
        for a, b, c, d in pairs
    )


def _led(levels: list[Claim]) -> list[Claim]:
    """The level that the change is said to lead from, else the one it leads to."""
    for word in ("from", "to"):
        found = [level for level in levels if word in level.role]
        if found:
            return found
    return []


def _beside(part: Claim, percent: Claim, gap: int) -> bool:
    if part.kind not in ("count", "money", "quantity") or not value(part) or not value(percent):
        return False
    if percent.base == part.start and WAYS.intersection(percent.role) and not CHANGES.intersection(part.role):
        return False
    if LEVELS.intersection(part.role) or (part.text.startswith(SIGNS) and not percent.text.startswith(SIGNS)):
        return False
    if percent.start < part.start:
        return gap in (BRACKET, GAP) or (part.bound != "exact" and GAP < gap <= HEDGED)
    return gap <= GAP + (len(part.unit or "") + 3 if part.kind == "count" else 0)


def _may_be_level(level: Claim, part: Claim, last: Claim, linked: bool) -> bool:
    size, whole = value(part), value(level)
    if linked:
        return level.kind == part.kind and bool(size and whole) and abs(size or ZERO) < (whole or ZERO)
    alike = level.kind == part.kind and (level.kind == "count" or level.unit == part.unit)
    near = level.start - last.end <= CLAUSE and part.start - level.end <= CLAUSE
    least = abs(size or ZERO) * (1 if {"from", "to"} & set(level.role) else MUCH)
    return alike and near and bool(size and whole) and least < (whole or ZERO)


def _judge(check: str, trios: list[Trio]) -> Iterator[Finding]:
    """The first reading that holds; else, where there is one level only, what does not fit."""
    for trio in trios:
        for allowed, _, text in _readings(trio):
            if _widened(allowed, trio.percent).meets(_size(trio.percent)):
                yield Finding(check, "compatible", None, trio.claims, f"{text}; printed: {quoted(trio.percent)}.")
                return
    if len(trios) == 1:
        yield from _conflict(check, trios[0])


def _conflict(check: str, trio: Trio) -> Iterator[Finding]:
    _, base, text = _readings(trio)[0]
    said = abs(value(trio.percent) or ZERO)
    off = abs(value(trio.amount) or ZERO) / base * HUNDRED / said
    message = f"{text}; {quoted(trio.percent)} means {span(means(trio.percent))} %"
    repairs = sorted(_repairs(trio), key=lambda repair: (-repair[1].surprise, repair[0].start))
    if repairs:
        claim, cause = repairs[0]
        message += f"; {quoted(claim)} would fit as {cause.suggestion}"
        yield Finding(check, "conflict", "error", trio.claims, f"{message}.", cause.name, cause.suggestion)
    elif 1 / FAR < off < FAR:
        yield Finding(check, "conflict", "error", trio.claims, f"{message}.")


def _repairs(trio: Trio) -> Iterator[tuple[Claim, Cause]]:
    """For each of the three the slip that would make it what the other two say."""
    ratio = scaled(_size(trio.percent), 1 / HUNDRED)
    size, level = _size(trio.amount), means(trio.level)
    one = Interval(Decimal(1), Decimal(1))
    whole = divided(size, ratio)
    rooms = [(trio.percent, allowed) for allowed, _, _ in _readings(trio)]
    for base in (one, added((one, turned(ratio))), added((one, ratio))):
        share = divided(ratio, base)
        rooms.append((trio.amount, Interval(*(x and y and x * y for x, y in zip(share, level, strict=True)))))
    rooms += [(trio.level, whole), (trio.level, added((whole, turned(size)))), (trio.level, added((whole, size)))]
    for claim, room in rooms:
        cause = mend(abs(value(claim) or ZERO), claim.step, room)
        if cause is not None:
            yield claim, cause


def _size(claim: Claim) -> Interval:
    said = value(claim)
    return turned(means(claim)) if said is not None and said < 0 else means(claim)


def _widened(interval: Interval, percent: Claim) -> Interval:
    """Percentages are often cut off instead of rounded: one unit of the last digit is let pass."""
    step = percent.step or Decimal(1)
    return added((interval, Interval(-step, step)))


def _readings(trio: Trio) -> list[tuple[Interval, Decimal, str]]:
    """What the amount is in percent of the level: of the one before the change, where the words tell which that is."""
    part, whole = abs(value(trio.amount) or ZERO), value(trio.level) or ZERO
    size, level = _size(trio.amount), means(trio.level)
    bases = {
        "of it": (whole, level, number(whole)),
        "before a fall": (whole + part, added((level, size)), f"({number(whole)} + {number(part)})"),
        "before a rise": (whole - part, added((level, turned(size))), f"({number(whole)} - {number(part)})"),
    }
    readings = []
    for base, interval, text in [bases[name] for name in _bases(trio)]:
        percent = f"{number(part)} / {text} = {number(part / base * HUNDRED, 2)} %"
        readings.append((scaled(divided(size, interval), HUNDRED), base, percent))
    return readings


def _bases(trio: Trio) -> tuple[str, ...]:
    """Which bases the words allow: "fell 40, or 10 percent, to 360" is a tenth of the 400 before."""
    roles = {role for claim in trio for role in claim.role}
    way = ("rise" in roles) - ("fall" in roles)
    if "to" in trio.level.role and way:
        return ("before a rise",) if way > 0 else ("before a fall",)
    return ("of it",) if "from" in trio.level.role else ("of it", "before a fall", "before a rise")
