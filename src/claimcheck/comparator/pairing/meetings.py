"""Which statements meet: for every claim the one figure of each other sentence that says the same thing.

A sentence has at most one counterpart for a claim. A figure that agrees is it; where none does, the likeliest of those
that no other figure of the claim's own sentence matches. Two figures that both stand in one document in like words are
two things, not two versions of one.
"""

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from claimcheck.comparator.causes import Cause, explain_claims
from claimcheck.comparator.docket import Docket
from claimcheck.comparator.pairing.certainty import ALARM, TOLD, Pairing, pair, weigh
from claimcheck.comparator.wording import printed
from claimcheck.interval import Days, Verdict, compare, compare_days, leeway
from claimcheck.model import DATE_LIKE, Claim

AGREEING = ("consistent", "compatible")


class Meeting(NamedTuple):
    """Two claims in order of document and place.

    Attributes:
        odds: log-odds that both speak of one thing, with the figures themselves taken into account.
        cause: for a disagreement, the slip that turns one figure into the other.
    """

    a: Claim
    b: Claim
    pairing: Pairing
    verdict: Verdict
    odds: float
    cause: Cause | None = None


def meetings(docket: Docket) -> list[Meeting]:
    """Every meeting of a claim under check, each pair once: agreements worth telling and disagreements."""
    found: dict[tuple[str, str], Meeting] = {}
    for claim in docket.claims:
        for meeting in _meetings_of(claim, docket):
            found.setdefault((meeting.a.id, meeting.b.id), meeting)
    return _without_twins(list(found.values()))


def agreement(a: Claim, b: Claim, copies: bool = False) -> Verdict:
    """Whether the two figures can both be true, if they are of the same thing.

    copies: a copy prints the same hedge before the same figure, so another figure behind the same hedge is a slip.
    """
    if a.kind in DATE_LIKE:
        return compare_days(Days(a.since, a.until), Days(b.since, b.until))
    if a.unit != b.unit and a.kind not in ("count", "ordinal"):
        return "conflict" if None not in (a.unit, b.unit, a.low, b.low) else "cannot_tell"
    mine, other = printed(a), printed(b)
    verdict = compare(mine, other)
    if copies and verdict == "compatible" and a.bound == b.bound and leeway(mine, other) == "hedge":
        return compare(mine._replace(bound="exact"), other._replace(bound="exact"))
    return verdict


def meet(claim: Claim, other: Claim, docket: Docket) -> Meeting | None:
    """How two claims compare; None where a barrier stands or too little says that they are of one thing."""
    pairing = pair(claim, other, docket.index)
    if pairing.barred:
        return None
    a, b = sorted((claim, other), key=lambda c: (c.document, c.start))
    verdict = agreement(a, b, pairing.alike.copies)
    cause = explain_claims(a, b) if verdict == "conflict" else None
    odds = pairing.odds + weigh(a, b, verdict, cause)
    least = TOLD if verdict in AGREEING else ALARM
    return Meeting(a, b, pairing, verdict, odds, cause) if odds >= least else None


def _meetings_of(claim: Claim, docket: Docket) -> Iterator[Meeting]:
    sentences: dict[tuple[str, int], list[Meeting]] = defaultdict(list)
    for other in docket.witnesses(claim):
        meeting = meet(claim, other, docket)
        if meeting is not None:
            sentences[other.document, other.sentence].append(meeting)
    mates = [mate for mate in docket.sentence(claim) if mate is not claim]
    for met in sentences.values():
        agreeing = [m for m in met if m.verdict in AGREEING]
        left = agreeing or [m for m in met if not _matched(_other(m, claim), mates)]
        if left:
            yield max(left, key=lambda m: (m.verdict == "consistent", m.odds, -m.b.start))


def _other(meeting: Meeting, claim: Claim) -> Claim:
    return meeting.b if meeting.a is claim else meeting.a


def _matched(other: Claim, mates: list[Claim]) -> bool:
    return any(mate.kind == other.kind and agreement(mate, other) == "consistent" for mate in mates)


def _without_twins(found: list[Meeting]) -> list[Meeting]:
    """Leave out conflicts between figures that are two things because one document states both."""
    stated: dict[str, set[str]] = defaultdict(set)
    for meeting in found:
        if meeting.verdict in AGREEING:
            stated[meeting.a.id].add(meeting.b.document)
            stated[meeting.b.id].add(meeting.a.document)
    return [m for m in found if m.verdict != "conflict" or not _two_things(m, stated)]


def _two_things(meeting: Meeting, stated: dict[str, set[str]]) -> bool:
    a, b = meeting.a, meeting.b
    if a.document == b.document:
        return bool(stated[a.id]) and bool(stated[b.id])
    return b.document in stated[a.id] or a.document in stated[b.id]
