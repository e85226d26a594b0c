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
from claimcheck.comparator.pairing.agreement import TURNED, agreement, one_end, size
from claimcheck.comparator.pairing.barriers import line_between, moments_apart, one_match
from claimcheck.comparator.pairing.certainty import CASUALTIES, Pairing, least, pair, retold, weigh
from claimcheck.comparator.pairing.patterns import two_things
from claimcheck.comparator.pairing.standing import unmatched
from claimcheck.comparator.wording import digits
from claimcheck.interval import Verdict
from claimcheck.model import DATE_LIKE, Claim

CROSSED = Cause("two figures of the sentence changed places", "the order of the other copy", 3.0)
#: Powers of ten from which a slip explains two figures behind one hedge better than the hedge does.
NEAT, SAME_DIGITS = 1.5, 2.7
#: What it adds to the log-odds of a slip that a figure should stand twice and does not; that so many other figures
#: are the same.
ALONE, COMPANY, MANY = 2.0, 2.0, 2
#: Stems that say how often or since when a figure is counted: no sign of what.
CALENDAR = frozenset({"year", "year-o", "yearly", "month", "month-", "monthl", "quarte", "week", "day", "period"})
HEDGE_TURNED = Cause("the hedge turned round", "the hedge of the other copy", 3.0)


class Meeting(NamedTuple):
    """Two claims in order of document and place.

    Attributes:
        odds: log-odds that both speak of one thing, with the figures themselves taken into account.
        cause: for a disagreement, the slip that turns one figure into the other.
        apart: whether the figure may have changed between the two stories, unless one repeats the other's account.
    """

    a: Claim
    b: Claim
    pairing: Pairing
    verdict: Verdict
    odds: float
    cause: Cause | None = None
    apart: bool = False


Sentences = tuple[str, int, str, int]


class _Heard(NamedTuple):
    """What is known of the claims under check while they meet.

    Attributes:
        alone: ids of figures that should stand twice and do not, see standing.py.
        met: meetings by the identity of the two claims.
        company: ids of the figures that two sentences have in common.
    """

    alone: frozenset[str]
    met: dict[tuple[int, int], Meeting | None]
    company: dict[Sentences, set[str]]


def meetings(docket: Docket) -> list[Meeting]:
    """Every meeting of a claim under check, each pair once: agreements worth telling and disagreements."""
    found: dict[tuple[str, str], Meeting] = {}
    heard = _Heard(unmatched(docket), {}, defaultdict(set))
    for claim in docket.claims:
        for meeting in _meetings_of(claim, docket, heard):
            found.setdefault((meeting.a.id, meeting.b.id), meeting)
    likely = _in_company(list(found.values()), heard.company)
    return _without_twins(_of_one_slip(_one_counterpart(likely, heard.alone)))


def meet(claim: Claim, other: Claim, docket: Docket, alone: frozenset[str] = frozenset()) -> Meeting | None:
    """How two claims compare; None where a barrier stands or too little says that they are of one thing.

    alone: ids of figures that should stand twice and do not, see standing.py.
    """
    pairing = pair(claim, other, docket)
    if pairing.barred:
        return None
    a, b = sorted((claim, other), key=lambda c: (c.document, c.start))
    lonely = a.document == b.document and bool({a.id, b.id} & alone)
    verdict, cause = _verdict(a, b, pairing, lonely)
    if verdict == "conflict" and not _enough_shared(a, b, pairing, cause, lonely):
        return None
    apart = verdict == "conflict" and moments_apart(a, b)
    if apart and (cause is None or cause.surprise < NEAT):
        return None
    odds = pairing.odds + weigh(a, b, verdict, cause)
    if verdict == "conflict":
        odds += retold(a, b, pairing.alike, cause) + (ALONE if lonely and cause else 0.0)
    apart = apart and cause is not None and cause.name != POWERS[3]
    enough = least(a, b, verdict, cause) - (COMPANY if verdict == "conflict" else 0.0)
    return Meeting(a, b, pairing, verdict, odds, cause, apart) if odds >= enough else None


def _verdict(a: Claim, b: Claim, pairing: Pairing, lonely: bool) -> tuple[Verdict, Cause | None]:
    """Whether both can be true; behind one hedge a slip may be the likelier reading."""
    verdict = agreement(a, b, pairing.alike.copies)
    hedged = a.bound == b.bound != "exact" and a.unit == b.unit and a.kind not in DATE_LIKE
    if verdict != "conflict" and not (verdict == "compatible" and hedged):
        return verdict, None
    cause = explain_claims(a, b)
    if verdict == "conflict" and cause is None and {a.bound, b.bound} == TURNED and a.low == b.low:
        return verdict, HEDGE_TURNED
    if verdict == "compatible" and (cause is None or (cause.surprise < NEAT and not lonely)):
        return verdict, None
    return "conflict", cause


def _meetings_of(claim: Claim, docket: Docket, heard: _Heard) -> Iterator[Meeting]:
    sentences: dict[tuple[str, int], list[Meeting]] = defaultdict(list)
    for other in docket.witnesses(claim):
        key = (id(other), id(claim))
        if key in heard.met:
            meeting = heard.met[key]
        else:
            meeting = heard.met[id(claim), id(other)] = meet(claim, other, docket, heard.alone)
        if _telling(claim) and (claim.low, claim.unit) == (other.low, other.unit):
            heard.company[_sentences(claim, other)].add(min(claim.id, other.id))
        if meeting is not None:
            sentences[other.document, other.sentence].append(meeting)
    for met in sentences.values():
        if crossed := _crossed(met, docket):
            yield crossed
            continue
        agreeing = [m for m in met if m.verdict != "conflict"]
        left = agreeing or [m for m in met if not two_things(m.a, m.b, docket, m.cause is not None)]
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
    value = size(claim)
    return f"{value.low} {value.high} {claim.since} {claim.until} {claim.unit}"


def _enough_shared(a: Claim, b: Claim, pairing: Pairing, cause: Cause | None, lonely: bool) -> bool:
    """Two shared words, or a person's age, the length of one line, the dead of one story, one end of a span of days,
    or the same three digits of one document at another power of ten. Results are compared of one match only."""
    if a.kind == "score":
        return lonely and cause is not None and one_match(a, b)
    if (
        len(set(pairing.alike.shared) - CALENDAR) > 1
        or a.kind == b.kind == "age"
        or one_end(a, b)
        or line_between(a, b)
    ):
        return True
    if lonely and CASUALTIES.intersection(a.role, b.role):
        return True
    return a.document == b.document and a.unit == b.unit and cause is not None and cause.surprise >= SAME_DIGITS


def _in_company(found: list[Meeting], company: dict[Sentences, set[str]]) -> list[Meeting]:
    """Leave out conflicts for which too little speaks. Where several other figures of the two sentences are the same,
    one account repeats the other, however much later; two documents that agree in no figure and differ by no slip
    tell of two things in one set of words."""
    kept = []
    agreed = {_documents(m) for m in found if m.verdict == "consistent" and m.a.kind not in DATE_LIKE}
    for meeting in found:
        if meeting.verdict == "conflict":
            repeated = len(company.get(_sentences(meeting.a, meeting.b), ())) >= MANY
            meeting = meeting._replace(odds=meeting.odds + (COMPANY if repeated else 0.0))
            unlikely = meeting.odds < least(meeting.a, meeting.b, meeting.verdict, meeting.cause)
            strangers = _documents(meeting) not in agreed and _only_alike(meeting)
            if unlikely or strangers or (meeting.apart and not repeated):
                continue
        kept.append(meeting)
    return kept


def _only_alike(meeting: Meeting) -> bool:
    """Whether nothing but their words brings two figures of two documents together."""
    a, b = meeting.a, meeting.b
    return meeting.cause is None and a.document != b.document and not line_between(a, b)


def _documents(meeting: Meeting) -> tuple[str, str]:
    return meeting.a.document, meeting.b.document


def _sentences(claim: Claim, other: Claim) -> Sentences:
    a, b = sorted((claim, other), key=lambda c: (c.document, c.start))
    return a.document, a.sentence, b.document, b.sentence


def _telling(claim: Claim) -> bool:
    """Whether equal figures of this sort are hardly so by chance."""
    return claim.kind not in (*DATE_LIKE, "ordinal", "time") and claim.low is not None and len(digits(claim.low)) > 1


def _one_counterpart(found: list[Meeting], alone: frozenset[str]) -> list[Meeting]:
    """A figure that stands alone has one counterpart: the likeliest, and where that stands again."""
    best: dict[str, Meeting] = {}
    for meeting in found:
        for name in {meeting.a.id, meeting.b.id} & alone if meeting.verdict == "conflict" else ():
            if name not in best or meeting.odds > best[name].odds:
                best[name] = meeting
    return [m for m in found if m.verdict != "conflict" or all(_same(m, best[n], n) for n in {m.a.id, m.b.id} & alone)]


def _same(meeting: Meeting, best: Meeting, name: str) -> bool:
    mine, other = (m.b if m.a.id == name else m.a for m in (meeting, best))
    return agreement(mine, other) == "consistent"


def _of_one_slip(found: list[Meeting]) -> list[Meeting]:
    """Leave out conflicts of two sentences of one document that differ in two figures: a slip changes one."""
    pairs: dict[Sentences, list[Meeting]] = defaultdict(list)
    for meeting in found:
        if meeting.verdict == "conflict" and meeting.a.document == meeting.b.document:
            pairs[_sentences(meeting.a, meeting.b)].append(meeting)
    twice = {key for key, met in pairs.items() if any(x.a is not y.a and x.b is not y.b for x in met for y in met)}
    return [m for m in found if m.verdict != "conflict" or m.cause is CROSSED or _sentences(m.a, m.b) not in twice]


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
