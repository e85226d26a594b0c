"""Which figures the text itself says make up a total: by "in all" and "the rest", in the rows of a table, in trade.

Words around figures travel in Claim.context as stems, so that a check needs no sentence.
"""

from collections.abc import Iterator
from itertools import combinations
from typing import NamedTuple

from claimcheck.comparator.arithmetic import CHANGES, added, means, value
from claimcheck.comparator.docket import Docket
from claimcheck.model import Claim

#: Stems of words that say that the figures beside them make a whole: "of the total", "the rest", "together".
WHOLE = frozenset({"total", "rest", "remain", "altoge", "togeth", "combin"})
#: Those that leave nothing out.
REST = frozenset({"rest", "remain"})
SIDES = frozenset({"export", "import"})
BALANCE = frozenset({"gap", "deficit", "surplus", "balance", "shortfall", "difference", "premium"})
#: ", leaving a deficit of ".
GAP = 26
#: Figures of another time or of a change are no parts.
APART = CHANGES | {"previous", "from", "forecast", "plan", "average", "per unit", "per head", "rate", "price"}
#: Sentences back to the total that "the rest" is a part of.
BACK = 2
#: Fewest rows of a table, its last included.
ROWS = 3


class Sum(NamedTuple):
    """A total and its parts; complete where the words leave no part out."""

    total: Claim
    parts: list[Claim]
    complete: bool


def stated(docket: Docket) -> Iterator[Sum]:
    """Sums that words state, in one sentence or with the total in one of the two before."""
    for (document, sentence), claims in docket.sentences.items():
        parts = [claim for claim in claims if _countable(claim)]
        totals = [claim for claim in parts if "total" in claim.role]
        if len(totals) == 1:
            yield from _said(totals[0], [claim for claim in parts if claim is not totals[0]])
        here = {claim.start for claim in parts}
        linked = any(claim.base is not None and claim.base not in here for claim in parts)
        if not totals and not linked and len(parts) > 1 and _alike(parts[0], parts[1:]) and _named_whole(parts):
            found = _earlier(docket, document, sentence, parts)
            if found is not None:
                yield Sum(found, parts, bool(REST & _words(parts)))


def _said(total: Claim, others: list[Claim]) -> Iterator[Sum]:
    """ "47 to leave and 31 to come in, 78 in all", "210 trucks and 340 vans, a total of 550 vehicles": the total stands
    before or behind its parts, which may be named apart. Where those beside it make the total, one further off is none:
    "made for 250 million, it took 422 million at home and 519 million abroad, 941 million in all"."""
    parts = [claim for claim in others if _alike(total, [claim])]
    if len(parts) < 2 and total.kind == "count":
        parts = [claim for claim in others if claim.kind == "count" and claim.start < total.start][-2:]
    linked = all(part.base == total.start for part in parts)
    if len(parts) > 1 and not linked and not parts[0].start < total.start < parts[-1].start:
        behind = total.start > parts[-1].start
        runs = [parts[-n:] if behind else parts[:n] for n in range(2, len(parts))]
        fitting = (run for run in runs if added(map(means, run)).meets(means(total)))
        yield Sum(total, next(fitting, parts), behind)


def _countable(claim: Claim) -> bool:
    whole = "total" in claim.role and not {"from", "previous"} & set(claim.role)
    apart = not whole and APART & set(claim.role)
    if claim.kind == "count" and claim.step is not None and claim.step < 1:
        return False  # an index or a rate of which the table's head says so
    return claim.kind in ("money", "count", "quantity") and bool(value(claim)) and not apart


def _alike(first: Claim, others: list[Claim]) -> bool:
    """Of one unit; what is counted may be named once only."""
    units = {claim.unit for claim in (first, *others)}
    kinds = {claim.kind for claim in (first, *others)}
    return len(kinds) == 1 and (len(units) == 1 or (kinds == {"count"} and len(units - {None}) == 1))


def _words(claims: list[Claim]) -> set[str]:
    return {stem for claim in claims for stem in claim.context}


def _named_whole(parts: list[Claim]) -> bool:
    return bool(WHOLE & _words(parts))


def _earlier(docket: Docket, document: str, sentence: int, parts: list[Claim]) -> Claim | None:
    """The one figure of the sentences before that can be the total."""
    largest = max(value(part) or 0 for part in parts)
    for back in range(1, BACK + 1):
        claims = docket.sentences.get((document, sentence - back), [])
        wholes = [c for c in claims if _countable(c) and "part" not in c.role]
        found = [c for c in wholes if _alike(c, parts) and (value(c) or 0) > largest]
        if found:
            return found[0] if len(found) == 1 else None
    return None


def balances(docket: Docket) -> Iterator[tuple[Claim, Claim, Claim]]:
    """Exports, imports and the gap between them, or two other sums and a gap right behind them, in one currency."""
    for claims in docket.sentences.values():
        money = [c for c in claims if c.kind == "money" and value(c) and not {"from", "previous"} & set(c.role)]
        gaps = [c for c in money if _is_balance(c)]
        sides = [c for c in money if c not in gaps]
        if [len(sides), len(gaps)] != [2, 1] or len({c.unit for c in money}) > 1 or any(map(_changes, money)):
            continue
        still = not {"rise", "fall", "to"} & set(gaps[0].role)
        behind = 0 < gaps[0].start - sides[1].end <= GAP
        over = sides[0].end < gaps[0].start < sides[1].start and "premium" in (gaps[0].measure or "")
        if (still and (behind or over)) or _words(money) >= SIDES:
            yield sides[0], sides[1], gaps[0]


def _changes(claim: Claim) -> bool:
    return bool(CHANGES & set(claim.role) - {"rise", "fall"})


def _is_balance(claim: Claim) -> bool:
    return bool(BALANCE & {*(claim.measure or "").split(), *claim.role})


def columns(docket: Docket) -> Iterator[list[Sum]]:
    """The columns of a table whose last row is a total, by table."""
    for claims in docket.documents.values():
        rows: list[list[Claim]] = []
        for row in _paragraphs(claims):
            if rows and (len(row) != len(rows[0]) or row[0].paragraph != rows[-1][0].paragraph + 1):
                rows = []
            rows.append(row)
            if len(rows) >= ROWS and any("total" in claim.context for claim in row):
                yield [Sum(row[at], [above[at] for above in rows[:-1]], True) for at in range(len(row))]
                rows = []


def _paragraphs(claims: list[Claim]) -> Iterator[list[Claim]]:
    """The figures of each paragraph that has nothing else and could be the row of a table."""
    groups: dict[int, list[Claim]] = {}
    for claim in claims:
        groups.setdefault(claim.paragraph, []).append(claim)
    for row in groups.values():
        if len({claim.sentence for claim in row}) == 1 and all(value(claim) is not None for claim in row):
            yield row


def differences(docket: Docket) -> Iterator[Sum]:
    """Long exact counts of one paragraph and the one before: births, deaths and what the population lost by."""
    for claims in docket.documents.values():
        long = [c for c in claims if c.kind == "count" and c.step == 1 and len(str(value(c) or "")) >= LONG]
        for at, last in enumerate(long):
            near = [c for c in long[max(0, at - WINDOW) : at] if last.paragraph - c.paragraph <= 1]
            for pair in combinations(near, 2):
                total, *parts = sorted((*pair, last), key=lambda c: -(value(c) or 0))
                yield Sum(total, parts, False)


#: Digits of counts that add up by no accident, and how many of them are looked at together.
LONG, WINDOW = 5, 4
