"""How surely two claims speak of the same thing, and why.

Evidence is counted in log-odds (natural logarithms). The weights are those of a logistic regression on figures of 300
news stories, equal figures of two or more digits against unequal ones, rounded by hand.
"""

from collections.abc import Iterator
from math import exp
from typing import NamedTuple

from claimcheck.comparator.archive import family
from claimcheck.comparator.arithmetic import thing
from claimcheck.comparator.causes import Cause
from claimcheck.comparator.docket import Docket
from claimcheck.comparator.pairing.agreement import one_end
from claimcheck.comparator.pairing.barriers import (
    LASTING,
    barrier,
    line_between,
    names_its_entity,
    unlike_entities,
    unlike_roles,
)
from claimcheck.comparator.pairing.likeness import NOTHING, Likeness, likeness
from claimcheck.comparator.wording import digits
from claimcheck.interval import Days, Verdict
from claimcheck.language import names
from claimcheck.model import DATE_LIKE, Claim
from claimcheck.reference import as_of_writing

BARRED = -99.0
#: Two figures of like sort picked at random from one document, from two of about one day, from two others.
SAME_DOCUMENT, SAME_DAY, OTHER_DAY = -4.8, -5.6, -6.4
#: Documents that share this part of their words are of middling likeness; more or less moves the odds this far.
TOPIC_SHARED, TOPIC_SLOPE, TOPIC = 0.35, 5.0, (-1.5, 1.0)
WORDS, MOST_WORDS = 0.22, 20.0
SHARE = 0.8
#: Copies count in full from so many words; short sentences are often made after one pattern.
COPIES, LONG = 3.0, 8
SUMMARY = 2.0
#: A headline nearly all of whose words stand in the sentence, and more than two, is made from it: then one slip between
#: the two figures is the likelier story.
WHOLE, REPEATED, WORDS_REPEATED = 1.0, 0.75, 2
#: "revenue" is not "online revenue" where nothing near it says "online".
MEASURE, OTHER_MEASURE, OTHER_THING = 0.3, -0.2, -0.6
ENTITIES, OTHER_ENTITIES = 0.6, -1.0
#: A person has one age, and a thing is founded, born or opened once.
AGE, ONCE = 3.6, 1.2
HAPPENS_ONCE = frozenset({
    "founded", "born", "birth", "died", "established", "founding", "created", "built", "painted", "composed",
    "completed", "inaugurated", "discovered", "invented", "married", "opened", "finished",
})  # fmt: skip
#: A railway, road or pipeline known by the places that it joins has one length: for each of these places.
LENGTH = 2.0
#: A story counts its dead once.
CASUALTY, CASUALTIES = 1.5, frozenset({"deaths", "injured", "missing"})
UNIT = 0.7
#: Two spans that begin or end on the same day.
END = 3.0
#: "Friday" and "June 17" in one story are two days more often than not.
OTHER_KIND = -1.5
ROLE = -0.4
PERIOD = 0.6
#: An ordinal tells one thing of a series from the others, so that unlike ones are hardly of one thing.
UNLIKE_ORDINALS = -2.5
#: What equal digits are worth, and digits that one slip turns into each other, by the slip's surprise.
DIGIT, MOST_DIGITS = 2.3, 3
COMPATIBLE = 1.0
NO_SLIP, SLIP, SURPRISE = -1.4, -0.1, 1.4
#: Log-odds from which an agreement is worth telling, and from which a disagreement is an alarm.
TOLD, ALARM = -1.0, -1.0
#: Figures that differ by one or by one of two digits are often two figures, those that differ in any way more often,
#: those of two documents too: more must speak for one thing.
PLAIN, PLAIN_ALARM, ANY_ALARM = 0.3, -0.2, 0.6
#: So are most of up to three digits that differ in one of them.
DIGITS = frozenset({"off by one", "one digit changed", "a digit dropped", "a digit too many"})
SHORT, DIGIT_ALARM = 1.0, 0.3
TWO_DOCUMENTS = 0.6
#: Nor are figures of one thing where both name whom they are about, and nobody is the same.
NOBODY = 2.0


class Pairing(NamedTuple):
    """Attributes:
    odds: log-odds that both speak of the same thing, by the words alone.
    reasons: what speaks for it; behind a barrier what forbids it.
    barred: whether a barrier stands between them.
    """

    odds: float
    reasons: tuple[str, ...]
    alike: Likeness
    barred: bool = False


def certainty(odds: float) -> float:
    """Log-odds as a probability."""
    return 1 / (1 + exp(-odds))


def pair(a: Claim, b: Claim, docket: Docket) -> Pairing:
    """Whether the two are about the same thing, by all but the figures themselves."""
    if family(a) != family(b) or (a.document, a.sentence) == (b.document, b.sentence):
        return Pairing(BARRED, (f"{a.kind} v. {b.kind}" if family(a) != family(b) else "one sentence",), NOTHING, True)
    alike = likeness(a, b, docket.within(a.document) if a.document == b.document else docket.index)
    stands = barrier(a, b, alike.copies)
    if stands:
        return Pairing(BARRED, (stands,), alike, True)
    reasons = list(_reasons(a, b, alike, docket))
    return Pairing(
        _distance(a, b, docket) + sum(gain for gain, _ in reasons), tuple(text for _, text in reasons if text), alike
    )


def least(a: Claim, b: Claim, verdict: Verdict, cause: Cause | None) -> float:
    """The log-odds from which a meeting is told."""
    if verdict in ("consistent", "compatible"):
        return TOLD
    if cause is None:
        alarm = ANY_ALARM
    else:
        plain = PLAIN_ALARM if cause.surprise <= PLAIN else ALARM
        digit = DIGIT_ALARM if cause.name in DIGITS and cause.surprise <= SHORT else ALARM
        alarm = max(plain, digit) + (TWO_DOCUMENTS if a.document != b.document else 0.0)
    return alarm + (NOBODY if a.entities and b.entities and not set(a.entities) & set(b.entities) else 0.0)


def retold(a: Claim, b: Claim, alike: Likeness, cause: Cause | None) -> float:
    """What it adds, where one slip turns one figure into the other, that a headline is made from the sentence."""
    if (
        cause is None
        or a.document != b.document
        or a.place == b.place
        or not {"headline", "summary"} & {a.place, b.place}
    ):
        return 0.0
    return WHOLE if alike.share >= REPEATED and len(alike.shared) > WORDS_REPEATED else 0.0


def weigh(a: Claim, b: Claim, verdict: Verdict, cause: Cause | None) -> float:
    """What the figures themselves add to the log-odds that both are of one thing."""
    if verdict == "consistent":
        if a.kind in DATE_LIKE:
            return DIGIT
        return DIGIT * max(1, min(MOST_DIGITS, len(digits(a.low)) if a.low is not None else 1))
    if verdict == "compatible":
        return COMPATIBLE
    if verdict == "cannot_tell":
        return 0.0
    unlike = UNLIKE_ORDINALS if a.kind == "ordinal" else 0.0
    return unlike + (NO_SLIP if cause is None else SLIP + SURPRISE * cause.surprise)


def _distance(a: Claim, b: Claim, docket: Docket) -> float:
    """How likely two figures of these documents are to be of one thing, before anything is known of them."""
    if a.document == b.document:
        return SAME_DOCUMENT
    same_day = a.unit in LASTING or (a.published and b.published and abs((a.published - b.published).days) <= 1)
    mine, other = docket.topic(a.document), docket.topic(b.document)
    shared = len(mine & other) / max(1, min(len(mine), len(other)))
    topic = min(TOPIC[1], max(TOPIC[0], (shared - TOPIC_SHARED) * TOPIC_SLOPE))
    return (SAME_DAY if same_day else OTHER_DAY) + topic


def _reasons(a: Claim, b: Claim, alike: Likeness, docket: Docket) -> list[tuple[float, str]]:
    """Gains in log-odds with the words that the verdict prints; those against have none."""
    words = f"shared words: {', '.join(f'{stem}…' for stem in alike.shared[:5])}" if alike.shared else ""
    found = [(WORDS * min(alike.weight, MOST_WORDS) + SHARE * alike.share, words)]
    if alike.copies:
        found.append((COPIES if len(alike.shared) >= LONG else COPIES / 2, "copies of one sentence"))
    top = {"headline", "summary"} & {a.place, b.place}
    if top and a.document == b.document and a.place != b.place and len(alike.shared) > 1:
        found.append((SUMMARY, "headline or summary against text"))
    found += [*_of_what(a, b), *_of_whom(a, b)]
    if a.unit and a.unit == b.unit:
        found.append((UNIT, ""))
    if one_end(a, b):
        found.append((END, "one end of the span is the same"))
    if a.kind != b.kind:
        found.append((OTHER_KIND, ""))
    if _one_period(a, b) and _prints_its_period(a, docket) and _prints_its_period(b, docket):
        found.append((PERIOD, "the same period"))
    found.append((ROLE * unlike_roles(a, b), ""))
    return found


def _one_period(a: Claim, b: Claim) -> bool:
    same = a.since is not None and (a.since, a.until) == (b.since, b.until)
    return same and a.kind not in DATE_LIKE and not as_of_writing(a)


def _prints_its_period(claim: Claim, docket: Docket) -> bool:
    """Whether the period stands in the figure's own sentence: one carried over from another says little of what it is
    the figure. The sentences of an archive are not at hand."""
    days, beside = Days(claim.since, claim.until), docket.sentence(claim)
    return not beside or any(c.kind in DATE_LIKE and days.meets(Days(c.since, c.until)) for c in beside)


def _of_what(a: Claim, b: Claim) -> Iterator[tuple[float, str]]:
    mine, other = thing(a), thing(b)
    if mine & other & HAPPENS_ONCE:
        yield ONCE, ""
    if mine & other:
        yield from _by_measures(a, b)
    if joined := line_between(a, b):
        yield LENGTH * len(joined), "the length of one line"
    for role in sorted(CASUALTIES.intersection(a.role, b.role)) if a.kind == "count" else ():
        yield CASUALTY, f"both {role}"


def _by_measures(a: Claim, b: Claim) -> Iterator[tuple[float, str]]:
    """Measures with words in common; a word of the fuller one that stands nowhere near the other figure parts them."""
    mine, other = thing(a), thing(b)
    if mine == other:
        yield MEASURE, f"both {a.measure}" if a.measure == b.measure else ""
    elif mine < other or other < mine:
        named = _bears_out(a if mine < other else b, mine ^ other) or line_between(a, b)
        yield MEASURE if named else OTHER_THING, ""
    elif 2 * len(mine & other) < min(len(mine), len(other)):
        yield OTHER_MEASURE, ""


def _bears_out(claim: Claim, words: frozenset[str]) -> bool:
    """Whether one of the words, or another of its stem, stands near the figure."""
    return any(word.startswith(stem) for word in words for stem in claim.context)


def _one_person(a: Claim, b: Claim) -> bool:
    """Whether both are of somebody: women in the United States retire at more ages than one."""
    known = names.load()
    shared = set(a.entities) & set(b.entities)
    return any((name := known.get(each)) is None or name.type == "person" for each in shared)


def _of_whom(a: Claim, b: Claim) -> Iterator[tuple[float, str]]:
    if a.kind == b.kind == "age" and _one_person(a, b):
        yield AGE, "the age of one person"
    elif a.entities and a.entities == b.entities and (names_its_entity(a) or names_its_entity(b)):
        yield ENTITIES, f"both of {', '.join(a.entities)}"
    elif unlike_entities(a, b):
        yield OTHER_ENTITIES, ""
