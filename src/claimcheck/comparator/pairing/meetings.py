"""Which statements meet: for every claim the one figure of each other sentence that says the same thing.

A sentence has at most one counterpart for a claim. A figure that agrees is it; where none does, the likeliest of those
that no other figure of the claim's own sentence matches. Two figures that both stand in one document in like words are
two things, not two versions of one.
"""

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from claimcheck.comparator.causes import POWERS, Cause, explain_claims
from claimcheck.comparator.docket import Docket
from claimcheck.comparator.pairing.barriers import moments_apart
from claimcheck.comparator.pairing.certainty import Pairing, least, pair, retold, weigh
from claimcheck.comparator.wording import printed
from claimcheck.interval import Days, Printed, Verdict, compare, compare_days
from claimcheck.model import DATE_LIKE, Claim

CROSSED = Cause("two figures of the sentence changed places", "the order of the other copy", 3.0)
#: Powers of ten from which a slip explains two figures behind one hedge better than the hedge does.
NEAT, SAME_DIGITS = 1.5, 2.7
#: "more than 1,200" in one copy and "less than 1,200" in the other.
TURNED = {"at_least", "at_most"}
HEDGE_TURNED = Cause("the hedge turned round", "the hedge of the other copy", 3.0)


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
    known: dict[tuple[int, int], Meeting | None] = {}
    for claim in docket.claims:
        for meeting in _meetings_of(claim, docket, known):
            found.setdefault((meeting.a.id, meeting.b.id), meeting)
    return _without_twins(list(found.values()))


def agreement(a: Claim, b: Claim, copies: bool = False) -> Verdict:
    """Whether the two figures can both be true, if they are of the same thing.

    copies: a copy prints the same hedge before the same figure to the same digit, so that another one is a slip.
    """
    if a.kind in DATE_LIKE:
        return _dates(a, b)
    if a.unit != b.unit and a.kind not in ("count", "ordinal"):
        vague = None in (a.unit, b.unit, a.low, b.low) or (a.low == b.low and _bare_dollar(a, b))
        return "cannot_tell" if vague else "conflict"
    verdict = compare(_size(a), _size(b))
    if copies and a.low == b.low and {a.bound, b.bound} == TURNED:
        return "conflict"
    if copies and verdict == "compatible" and (a.bound, a.step) == (b.bound, b.step) and a.low != b.low:
        return "conflict"
    return verdict


def _dates(a: Claim, b: Claim) -> Verdict:
    """Days; where neither prints its year and only the year differs, it is the reading that differs."""
    verdict = compare_days(Days(a.since, a.until), Days(b.since, b.until))
    if verdict != "conflict" or any(str(c.since.year) in c.text for c in (a, b) if c.since):
        return verdict
    mine, other = ([(end.month, end.day) for end in (c.since, c.until) if end] for c in (a, b))
    return "cannot_tell" if mine == other else verdict


def _size(claim: Claim) -> Printed:
    """The printed value; "fell by -3 percent" is a fall by 3 percent."""
    value = printed(claim)
    if "fall" in claim.role and value.low is not None and value.low == value.high:
        return value._replace(low=abs(value.low), high=abs(value.low))
    return value


def _bare_dollar(a: Claim, b: Claim) -> bool:
    """Whether one prints "$" alone and the other says whose dollar it is."""
    return any(c.text.startswith("$") and not o.text.startswith("$") and "$" in o.text for c, o in ((a, b), (b, a)))


def meet(claim: Claim, other: Claim, docket: Docket) -> Meeting | None:
    """How two claims compare; None where a barrier stands or too little says that they are of one thing."""
    pairing = pair(claim, other, docket)
    if pairing.barred:
        return None
    a, b = sorted((claim, other), key=lambda c: (c.document, c.start))
    verdict = agreement(a, b, pairing.alike.copies)
    cause = explain_claims(a, b) if verdict == "conflict" or _hedged_alike(a, b) else None
    if verdict == "conflict" and cause is None and {a.bound, b.bound} == TURNED and a.low == b.low:
        cause = HEDGE_TURNED
    if verdict == "compatible" and cause is not None and cause.surprise >= NEAT:
        verdict = "conflict"
    if verdict == "conflict" and moments_apart(a, b) and (cause is None or cause.name != POWERS[3]):
        return None
    odds = pairing.odds + weigh(a, b, verdict, cause) + (retold(a, b, pairing.alike) if cause else 0.0)
    if verdict == "conflict" and not _enough_shared(a, b, pairing, cause):
        return None
    return Meeting(a, b, pairing, verdict, odds, cause) if odds >= least(verdict, cause) else None


def _meetings_of(claim: Claim, docket: Docket, known: dict[tuple[int, int], Meeting | None]) -> Iterator[Meeting]:
    sentences: dict[tuple[str, int], list[Meeting]] = defaultdict(list)
    for other in docket.witnesses(claim):
        key = (id(other), id(claim))
        if key in known:
            meeting = known[key]
        else:
            meeting = known[id(claim), id(other)] = meet(claim, other, docket)
        if meeting is not None:
            sentences[other.document, other.sentence].append(meeting)
    mates = [mate for mate in docket.sentence(claim) if mate is not claim]
    for met in sentences.values():
        if crossed := _crossed(met, docket):
            yield crossed
            continue
        agreeing = [m for m in met if m.verdict != "conflict"]
        left = agreeing or [m for m in met if not _matched(_other(m, claim), mates)]
        if left:
            yield max(left, key=lambda m: (m.verdict == "consistent", m.odds, -m.b.start))


def _crossed(met: list[Meeting], docket: Docket) -> Meeting | None:
    """In copies of one sentence of one document the figures stand in the same order; if not, two changed places."""
    for meeting in met:
        copies = meeting.pairing.alike.copies and meeting.a.document == meeting.b.document
        if copies and meeting.verdict == "conflict" and _changed_places(meeting.a, meeting.b, docket):
            return meeting._replace(cause=CROSSED)
    return None


def _changed_places(a: Claim, b: Claim, docket: Docket) -> bool:
    mine, other = ([c for c in docket.sentence(x) if c.kind == x.kind] for x in (a, b))
    return (
        _value(a) != _value(b)
        and mine.index(a) == other.index(b)
        and sorted(map(_value, mine)) == sorted(map(_value, other))
    )


def _value(claim: Claim) -> str:
    return f"{claim.low} {claim.high} {claim.since} {claim.until} {claim.unit}"


def _enough_shared(a: Claim, b: Claim, pairing: Pairing, cause: Cause | None) -> bool:
    """Two shared words, or a person's age, or the same three digits of one document at another power of ten."""
    if len(pairing.alike.shared) > 1 or a.kind == b.kind == "age":
        return True
    return a.document == b.document and a.unit == b.unit and cause is not None and cause.surprise >= SAME_DIGITS


def _hedged_alike(a: Claim, b: Claim) -> bool:
    """Whether the same hedge stands before two figures; both can be true, but one slip may be the likelier reading."""
    return a.bound == b.bound != "exact" and a.unit == b.unit and a.kind not in DATE_LIKE


def _other(meeting: Meeting, claim: Claim) -> Claim:
    return meeting.b if meeting.a is claim else meeting.a


def _matched(other: Claim, mates: list[Claim]) -> bool:
    return any(mate.kind == other.kind and agreement(mate, other) == "consistent" for mate in mates)


def _without_twins(found: list[Meeting]) -> list[Meeting]:
    """Leave out conflicts between figures that are two things because one document states both, or because each is
    borne out elsewhere by other words than its own: a copy of the text is no second witness."""
    stated: dict[str, set[str]] = defaultdict(set)
    borne_out: set[str] = set()
    for meeting in found:
        a, b = meeting.a, meeting.b
        if meeting.verdict == "consistent":
            stated[a.id].add(b.document)
            stated[b.id].add(a.document)
            if a.document == b.document or a.context != b.context:
                borne_out |= {a.id, b.id}
    return [m for m in found if m.verdict != "conflict" or not _two_things(m, stated, borne_out)]


def _two_things(meeting: Meeting, stated: dict[str, set[str]], borne_out: set[str]) -> bool:
    a, b = meeting.a, meeting.b
    if meeting.cause is CROSSED:
        return False
    if a.document == b.document:
        return a.id in borne_out and b.id in borne_out
    return b.document in stated[a.id] or a.document in stated[b.id]
