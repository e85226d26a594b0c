"""A share must be the part over the whole.

Why: the percentage is often of another total, or the two amounts are the wrong way round.

Example: "$43.82 billion, or 64.2 percent of the $94.82 billion" is a conflict: 43.82 / 94.82 = 46.2 %.

Cannot see: a share whose part or whole is not printed beside it; a share of something else than the total named.
"""

from collections.abc import Iterator
from decimal import Decimal

from claimcheck.comparator.arithmetic import HUNDRED, divided, means, scaled, value
from claimcheck.comparator.causes import explain
from claimcheck.comparator.docket import Docket
from claimcheck.comparator.trios import judged
from claimcheck.comparator.wording import amount, number, printed, quoted, span, to_step
from claimcheck.interval import Printed
from claimcheck.model import Claim, Finding

CHECK = "shares"
SHARES = ("percent", "fraction")
AMOUNTS = ("count", "money", "quantity", "duration")
#: ", or ", ", or about ", and the letters by which "people" is longer than its singular.
COMMA, HEDGED, PLURAL = 5, 14, 3


def compare(docket: Docket) -> Iterator[Finding]:
    told = set()
    for share in docket.claims:
        if share.kind in SHARES and "share" in share.role and value(share) is not None:
            whole = docket.at(share.document, share.base) if share.base is not None else _apposed_whole(share, docket)
            part = _part(share, whole, docket) if whole is not None and whole.kind in AMOUNTS else None
            if whole is not None and part is not None:
                told.add(share.id)
                yield _finding(share, part, whole)
    for finding in judged(CHECK, docket, changing=False):
        if told.isdisjoint(claim.id for claim in finding.claims):
            yield finding


def _part(share: Claim, whole: Claim, docket: Docket) -> Claim | None:
    """The one amount of the sentence that is said to be a part of the whole."""
    claims = docket.sentence(share)
    like = [c for c in claims if _alike(c, whole) and c is not whole and value(c)]
    linked = [claim for claim in like if claim.base == whole.start]
    if not linked:
        linked = [claim for claim in like if claim.base is None and _apposed(claim, share)]
    return linked[0] if len(linked) == 1 and value(whole) else None


def _apposed_whole(share: Claim, docket: Docket) -> Claim | None:
    """ "45 of its 300 branches, 15% of the total": the whole right before the share, its part right before that."""
    before = [claim for claim in docket.sentence(share) if claim.start < share.start][-2:]
    if len(before) < 2 or before[0].base != before[1].start or "part" not in before[0].role:
        return None
    return before[1] if _apposed(before[1], share) else None


def _alike(part: Claim, whole: Claim) -> bool:
    """Of one unit; "214 of 268 votes" names it once."""
    named = part.unit == whole.unit or (part.kind == "count" and None in (part.unit, whole.unit))
    return part.kind == whole.kind and named


def _apposed(part: Claim, share: Claim) -> bool:
    """ "31,000 people, about 15 percent of the 207,000": the share says the amount before it again."""
    noun = len(part.unit or "") + PLURAL if part.kind == "count" else 0
    gap = share.start - part.end - noun
    return share.start - part.end > 0 and gap <= (COMMA if share.bound == "exact" else HEDGED)


def _finding(share: Claim, part: Claim, whole: Claim) -> Finding:
    claims = tuple(sorted((share, part, whole), key=lambda claim: claim.start))
    over, under, said = value(part), value(whole), value(share)
    assert over is not None and under and said is not None
    factor = HUNDRED if share.kind == "percent" else Decimal(1)
    right = over / under * factor
    shown = f"{number(right, 1)} %" if share.kind == "percent" else number(right, 3)
    text = f"{number(over)} / {number(under)} = {shown}; {quoted(share)} means {span(means(share))}."
    if scaled(divided(means(part), means(whole)), factor).meets(means(share)):
        exact = share.bound == "exact" and share.step is not None and to_step(right, share.step) == said
        return Finding(CHECK, "consistent" if exact else "compatible", None, claims, text)
    suggestion = amount(to_step(right, share.step), share.unit) if share.step else shown
    return Finding(CHECK, "conflict", "error", claims, text, _cause(share, right, over, under, said), suggestion)


def _cause(share: Claim, right: Decimal, over: Decimal, under: Decimal, said: Decimal) -> str | None:
    slack = (share.step or Decimal(1)) / 2
    if share.kind == "percent":
        if over and abs(under / over * HUNDRED - said) <= slack:
            return "part and whole swapped"
        if under > over and abs(over / (under - over) * HUNDRED - said) <= slack:
            return "wrong base: it is the share of the rest, not of the whole"
        if said:
            base = over / said * HUNDRED
            fitting = to_step(right, share.step or Decimal(1))
            slip = explain(
                printed(share),
                Printed(fitting, fitting, share.step),
            )
            return slip.name if slip else f"wrong base: a whole of {number(base, 2)} would make it right"
    return None
