"""Which reference rows a claim can be held against, best first, and whether it agrees with them."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from claimcheck.comparator.wording import printed
from claimcheck.interval import Bound, Printed, Verdict
from claimcheck.interval import compare as compare_values
from claimcheck.language import names
from claimcheck.model import Claim
from claimcheck.reference import Match, References

#: Words that many authorities have in their names.
SHARED = frozenset(
    {"data", "figures", "official", "officials", "statistics", "report", "agency", "office", "government"}
)

#: A table rounds no number of things below this.
COUNTED = 1000
#: Characters between two figures of one list, and kinds that are listed so.
LIST_GAP = 30
LISTED = frozenset({"count", "score", "duration"})


class Judged(NamedTuple):
    """A comparable row and whether the claim agrees with it, in the claim's unit."""

    match: Match
    verdict: Verdict
    said: Printed
    known: Printed

    @property
    def agrees(self) -> bool:
        """Whether both can be true as printed."""
        return self.verdict in ("consistent", "compatible")


def attributed(claim: Claim, matches: list[Match]) -> list[Match]:
    """Where the claim names an authority that the table has, its rows alone count."""
    said = authority_words(claim.attributed_to or "")
    own = [m for m in matches if said & authority_words(m.row.authority)]
    return own or matches


def authority_words(text: str) -> frozenset[str]:
    """What tells one authority from another: no country, which several of them share, and no "data" or "agency"."""
    words = (word.casefold() for word in text.replace("'s", "").split())
    return frozenset(word for word in words if word not in SHARED and names.load().get(word) is None)


def whose(claim: Claim, before: Sequence[Claim], references: References) -> Claim:
    """A listed figure with the person of the tables whom it is about.

    Where it names nobody that a table has, that is the one of the figure just before it: in "29 points, four rebounds
    (5-6 FT)" all are of one player. Where others stand near it and its own does not, it is nobody's for sure.
    """
    if claim.kind not in LISTED:
        return claim
    last = before[-1] if before else claim
    listed = last.kind in LISTED and _beside(last, claim)
    if not references.knows(claim):
        if not listed:
            return claim
        inherited = replace(claim, entities=last.entities)
        sure = claim.low != claim.high or references.of_one_of(inherited, references.people_near(claim))
        return inherited if sure else claim
    if listed and last.entities == claim.entities:
        return claim
    near = references.people_near(claim)
    doubtful = near and references.of_people(claim) and not references.of_one_of(claim, near)
    return replace(claim, entities=()) if doubtful else claim


def _beside(last: Claim, claim: Claim) -> bool:
    same = (last.document, last.sentence) == (claim.document, claim.sentence)
    return same and claim.start - last.end <= LIST_GAP


def look_up(claim: Claim, before: Sequence[Claim], references: References) -> list[Match]:
    """The claim's rows; one that names no pair of partners takes them over from the figures before it.

    A row that is found with a partner so supplied can support the claim and not refute it.
    """
    found = references.look_up(claim)
    if any(not match.obstacles for match in found) or len(claim.entities) > 1:
        return found
    for other in reversed(before):
        if other.paragraph != claim.paragraph or other.kind != claim.kind:
            continue
        for partners in _supplied(claim, other):
            rows = [m for m in references.look_up(replace(claim, entities=partners)) if m.row.counterpart]
            if any(not match.obstacles for match in rows):
                return [match._replace(sure=False) for match in rows]
    return found


def _supplied(claim: Claim, other: Claim) -> Iterator[tuple[str, ...]]:
    """The claim's entity with each partner of the other figure; both of those where it names none."""
    if not claim.entities:
        yield other.entities[:2]
    else:
        yield from ((*claim.entities, name) for name in other.entities if name not in claim.entities)


def judge(claim: Claim, match: Match) -> Judged:
    """The claim against one row; "fell 5.2 percent" is a change of -5.2."""
    said = printed(claim)
    bound: Bound = "approx" if match.converted else match.row.bound
    known = Printed(match.value, match.value, match.step, bound, exact=_is_exact(match))
    falls = {"fall", "loss", "deficit"} & set(claim.role)
    if match.value is not None and match.value < 0 and falls and claim.low is not None and claim.low >= 0:
        known = known._replace(low=-match.value, high=-match.value)
    return Judged(match, compare_values(said, known), said, known)


def _is_exact(match: Match) -> bool:
    """Whether the row is no rounding: an ordinal, or a small number of things, each of which was counted."""
    row = match.row
    small = row.value is not None and row.step == 1 and abs(row.value) < COUNTED
    return row.kind == "ordinal" or (small and row.bound == "exact" and (row.unit is None or row.kind == "count"))


def ranked(judged: list[Judged], references: References) -> list[Judged]:
    """Strong sources before weak ones, equal figures before near ones, then the preferred authority."""
    order = {name: at for at, name in enumerate(references.preferred)}

    def rank(one: Judged) -> tuple[bool, bool, int, bool]:
        row = one.match.row
        return (row.weak, one.verdict != "consistent", order.get(row.authority, len(order)), row.bound != "exact")

    return sorted(judged, key=rank)


def agreeing(claim: Claim, references: References) -> list[Judged]:
    """The rows for just this claim's measure, entities and period that it agrees with, best first."""
    if claim.low is None:
        return []
    matches = [m for m in attributed(claim, references.look_up(claim)) if not m.obstacles and m.current]
    return [one for one in ranked([judge(claim, match) for match in matches], references) if one.agrees]
