"""Which statements meet: for every claim the one figure of each other sentence that says the same thing.

A sentence has at most one counterpart for a claim. A figure that agrees is it; where none does, the likeliest of those
that no other figure of the claim's own sentence matches. Two figures that both stand in one document in like words are
two things, not two versions of one.
"""

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from claimcheck.comparator.docket import Docket
from claimcheck.comparator.pairing.certainty import COMPARED, Pairing, pair
from claimcheck.comparator.wording import printed
from claimcheck.interval import Days, Verdict, compare, compare_days
from claimcheck.model import DATE_LIKE, Claim


class Meeting(NamedTuple):
    """Two claims in order of document and place, how surely they are about the same thing, and whether they agree."""

    a: Claim
    b: Claim
    pairing: Pairing
    verdict: Verdict


def agreement(a: Claim, b: Claim) -> Verdict:
    """Whether the two figures can both be true, if they are of the same thing."""
    if a.kind in DATE_LIKE:
        return compare_days(Days(a.since, a.until), Days(b.since, b.until))
    if a.unit != b.unit and a.kind not in ("count", "ordinal"):
        return "conflict" if None not in (a.unit, b.unit, a.low, b.low) else "cannot_tell"
    return compare(printed(a), printed(b))


def meetings(docket: Docket) -> list[Meeting]:
    """Every meeting of a claim under check, each pair once."""
    found: dict[tuple[str, str], Meeting] = {}
    for claim in docket.claims:
        for meeting in _meetings_of(claim, docket):
            found.setdefault((meeting.a.id, meeting.b.id), meeting)
    return _without_twins(list(found.values()))


def _meetings_of(claim: Claim, docket: Docket) -> Iterator[Meeting]:
    sentences: dict[tuple[str, int], list[Meeting]] = defaultdict(list)
    for other in docket.witnesses(claim):
        pairing = pair(claim, other, docket.index)
        if pairing.certainty >= COMPARED:
            a, b = sorted((claim, other), key=lambda c: (c.document, c.start))
            sentences[other.document, other.sentence].append(Meeting(a, b, pairing, agreement(claim, other)))
    mates = [mate for mate in docket.sentence(claim) if mate is not claim]
    for met in sentences.values():
        agreeing = [m for m in met if m.verdict in ("consistent", "compatible")]
        left = agreeing or [m for m in met if not _matched(_other(m, claim), mates)]
        if left:
            yield max(left, key=lambda m: (m.verdict == "consistent", m.pairing.certainty, -m.b.start))


def _other(meeting: Meeting, claim: Claim) -> Claim:
    return meeting.b if meeting.a is claim else meeting.a


def _matched(other: Claim, mates: list[Claim]) -> bool:
    return any(mate.kind == other.kind and agreement(mate, other) == "consistent" for mate in mates)


def _without_twins(found: list[Meeting]) -> list[Meeting]:
    """Leave out conflicts between figures that are two things because one document states both."""
    stated: dict[str, set[str]] = defaultdict(set)
    for meeting in found:
        if meeting.verdict in ("consistent", "compatible"):
            stated[meeting.a.id].add(meeting.b.document)
            stated[meeting.b.id].add(meeting.a.document)
    return [m for m in found if m.verdict != "conflict" or not _two_things(m, stated)]


def _two_things(meeting: Meeting, stated: dict[str, set[str]]) -> bool:
    a, b = meeting.a, meeting.b
    if a.document == b.document:
        return bool(stated[a.id]) and bool(stated[b.id])
    return b.document in stated[a.id] or a.document in stated[b.id]
