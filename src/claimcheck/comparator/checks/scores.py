"""Two figures printed as a pair must be the pair that the reference tables have: "113-107", "9-of-17", "(32-18)".

Why: scores and records are copied by hand for every game and vote, and one wrong half is easily overlooked.

Example: "the Hawks (31-18)" is a conflict where the table has 32 wins and 18 losses of the Hawks: one half fits.

Cannot see: a pair of which neither half is in the tables, unless its noun says what it counts ("9-of-17 free throws").
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal

from claimcheck.comparator.docket import Docket
from claimcheck.comparator.sourced import whose
from claimcheck.comparator.wording import number
from claimcheck.model import Claim, Evidence, Finding
from claimcheck.reference import Row
from claimcheck.reference.pairs import Pair, Pairs, noun_of
from claimcheck.reference.row import attribution, evidence, subject

CHECK = "scores"
DASHED = re.compile(r"\d ?[-–—] ?\d")
STRETCH = re.compile(r"(?:first|second|third|fourth)[ ](?:quarter|half)", re.IGNORECASE)
#: Characters between a score and the stretch of play that it is of.
BESIDE = 60
#: How far the wrong half of a pair may be off, as a share of the right one.
NEAR = Decimal("0.3")
#: How far two sums of as many games may be apart, for games that were played since.
ALIKE = Decimal("0.1")
#: An entity with so many pairs of its own ("7-15, 2-5, 1-1") is followed by them, and by no other score.
SEVERAL = 2


def compare(docket: Docket) -> Iterator[Finding]:
    if docket.references is None:
        return
    for document in docket.documents.values():
        claims = list(document)
        for at, claim in enumerate(claims):
            about = claims[at] = whose(claim, claims[:at][-1:], docket.references)
            if not _is_pair(claim):
                continue
            finding = _finding(about, docket.references.pairs(about))
            name = _stretch(claim, document)
            stretch = docket.references.stretch_pairs(name) if name else []
            own = finding and (finding.verdict == "consistent" or len(about.entities) == 1)
            if stretch and (not own or _first(claim, stretch, 2)):
                finding = _of_stretch(claim, stretch)
            if finding:
                yield replace(finding, claims=(claim,))


def _is_pair(claim: Claim) -> bool:
    if claim.low is None or claim.high is None:
        return False
    return claim.kind == "score" or (claim.kind == "count" and DASHED.search(claim.text) is not None)


def _stretch(claim: Claim, claims: list[Claim]) -> str:
    """The quarter or half that is named nearest to the pair in its sentence, "" where there is none."""
    found = [
        (max(other.start - claim.end, claim.start - other.end), match[0].lower())
        for other in claims
        if other.sentence == claim.sentence
        if (match := STRETCH.fullmatch(other.text if other.kind != "ordinal" else f"{other.text} {other.unit}"))
    ]
    distance, name = min(found, default=(BESIDE, ""))
    return name if distance < BESIDE else ""


def _of_stretch(claim: Claim, pairs: list[Pair]) -> Finding:
    """The score of a stretch that is named: it can be no other."""
    whole = _first(claim, pairs, 2)
    if whole:
        text = f'"{claim.text}": {_has(whole)}, equal as printed.'
        return Finding(CHECK, "consistent", None, (claim,), text, evidence=_rows(whole))
    best = _first(claim, pairs, 1) or pairs[0]
    right = f"{_number(best.first)}-{_number(best.second)}"
    text = f'"{claim.text}": {_has(best)}.'
    return Finding(CHECK, "conflict", "warning", (claim,), text, None, right, _rows(best))


def _finding(claim: Claim, pairs: Pairs) -> Finding | None:
    """A pair beside one name is that name's, or the score of both sides; beside several it can be anybody's."""
    alone = len(claim.entities) == 1 and bool(pairs.own)
    whole = _first(claim, [*pairs.own, *pairs.sides, *(() if alone else pairs.others)], 2)
    if whole:
        text = f'"{claim.text}": {_has(whole)}, equal as printed.'
        return Finding(CHECK, "consistent", None, (claim,), text, evidence=_rows(whole))
    foreign = _first(claim, pairs.others, 2)
    best = _meant(claim, pairs) or (pairs.own[0] if foreign and alone else None)
    if best is None:
        return None
    cause = f"another entity's figure: {subject(foreign.first)}" if foreign else None
    text = f'"{claim.text}": {_has(best)}' + (f", and {_has(foreign)}." if foreign else ".")
    right = f"{_number(best.first)}-{_number(best.second)}"
    return Finding(CHECK, "conflict", "warning", (claim,), text, cause, right, _rows(best))


def _first(claim: Claim, pairs: Iterable[Pair], halves: int) -> Pair | None:
    """The first pair of which so many halves are as printed."""
    return next((pair for pair in pairs if _fits(claim, pair) == halves), None)


def _meant(claim: Claim, pairs: Pairs) -> Pair | None:
    """The pair that the printed one was to be: half of it fits, or it is a pair of its entity that adds up alike, or
    its only one of what the printed pair names."""
    if noun_of(claim) and len(pairs.own) == 1:
        return pairs.own[0]
    half = _first(claim, (pair for pair in (*pairs.own, *pairs.sides) if _near(claim, pair)), 1)
    return half or next((pair for pair in pairs.own if len(pairs.own) >= SEVERAL or _as_many(claim, pair)), None)


def _as_many(claim: Claim, pair: Pair) -> bool:
    """Whether both halves add up alike, as wins and losses of as many games do."""
    assert claim.low is not None and claim.high is not None
    played = (pair.first.value or Decimal(0)) + (pair.second.value or Decimal(0))
    return abs(claim.low + claim.high - played) <= played * ALIKE


def _near(claim: Claim, pair: Pair) -> bool:
    """Whether the half that is wrong is at least of the right size: another pair would hardly be."""
    halves = ((claim.low, pair.first.value), (claim.high, pair.second.value))
    return all(a is not None and b is not None and abs(a - b) <= max(b * NEAR, Decimal(3)) for a, b in halves)


def _fits(claim: Claim, pair: Pair) -> int:
    """How many of the two figures are right."""
    return (claim.low == pair.first.value) + (claim.high == pair.second.value)


def _has(pair: Pair) -> str:
    one, other = pair.first, pair.second
    if one.entity == other.entity:
        return f"{attribution(one)} has {_cell(one)} and {_cell(other)} of {subject(one)}"
    return f"{attribution(one)} has {_cell(one)} of {subject(one)} and {_cell(other)} of {subject(other)}"


def _cell(row: Row) -> str:
    return f"{_number(row)} {row.measure}"


def _number(row: Row) -> str:
    return "" if row.value is None else number(row.value)


def _rows(pair: Pair) -> tuple[Evidence, ...]:
    return evidence(pair.first), evidence(pair.second)
