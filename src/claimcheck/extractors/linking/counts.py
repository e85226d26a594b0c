"""Counts and ordinals: the noun to the right, with its complement, and for people what happened to them."""

from claimcheck.extractors.figure import Figure
from claimcheck.extractors.linking import phrases
from claimcheck.extractors.linking.amounts import amount
from claimcheck.extractors.linking.clause import governor, verb_at
from claimcheck.extractors.linking.events import event, told
from claimcheck.extractors.linking.lexicon import word_class
from claimcheck.extractors.linking.measured import (
    INDEX,
    MOVED,
    NO_ROLES,
    Measured,
    following_verb,
    of_subject,
    phrase_from,
    span,
    subject_phrase,
    subject_span,
)
from claimcheck.extractors.linking.moves import moved
from claimcheck.extractors.linking.nouns import noun_left
from claimcheck.extractors.linking.phrases import CHANGE, LONGEST, NOTHING, TIME, Phrase
from claimcheck.extractors.linking.predicates import predicate
from claimcheck.extractors.linking.rightward import change_noun
from claimcheck.extractors.linking.sentence import Sentence
from claimcheck.extractors.linking.verbal import by_verb

PERSONS = word_class("persons")
_STATES = word_class("state of persons")
_FEWER = frozenset(["fewer", "less"])
_CONFIRMED = word_class("said of a count")
_TO = frozenset(["to"])
_TOWARDS = frozenset(["to", "by", "from", "at"])
_CIRCUMSTANCE = frozenset(["from", "of", "by", "in", "to", "for"])
_PART = frozenset(["part"])
_OWNERS = PERSONS | word_class("company noun")
#: Nouns that count anything: what they are counted of says more.
_PLAIN = word_class("plain unit")
_NOUNS_EST = word_class("ends in -est")
#: What "second-" is joined to where a contest or a table gives somebody a place.
_PLACED = frozenset(["placed", "ranked", "seeded"])
_PLACE = ("ordinal", "place")
#: An ordinal without a noun shares that of one so many words before.
_NEAR = 20
_MOST = frozenset(["best", "least", "most", "worst"])
_PARTITIVE = frozenset(["the", "those", "these", "its", "their", "his", "her", "our"])


def ordinal(sentence: Sentence, i: int) -> Measured:
    """The second summit: what is numbered, behind the word "ordinal"."""
    first, last = i + 1, sentence.around[i][1]
    ahead = sentence.low[i + 1 : i + 3]
    if last == i + 1 and (place := _placed(sentence, i, ahead)):
        return place
    if ahead[:1] in (["-"], ["most"]) and (joined := phrase_from(sentence, i + 1 + (ahead[0] == "-"))):
        first, last = joined  # the fourth-| worst storm, the third | most populous state
    phrase = phrases.whole(sentence, first, last)
    words = phrase.words
    lead = "ordinal"
    if first < last and _is_most(sentence.low[first]):
        lead, words = "rank", tuple(dict.fromkeys((sentence.low[first], *words)))
    elif words[1:] and words[-1] == "row":
        words = words[:-1]  # the third year in a row
    if not words and last > i + 1 and sentence.tags[last - 1] == "N":
        words = (sentence.low[last - 1],)
    if words and CHANGE.issuperset(words) and (verb := governor(sentence, i)) is not None:
        found = of_subject(sentence, verb)
        if found.phrase.words and CHANGE.isdisjoint(found.phrase.words):
            found.phrase = Phrase(("ordinal", *found.phrase.words, *words)[:LONGEST], found.phrase.spans)
            return found
    if CHANGE.issuperset(words):
        return Measured(Phrase((), phrase.spans), inherits=True, verb=governor(sentence, i), tail=("ordinal", *words))
    spans = ((sentence.around[i][0], last), *phrase.spans[1:])
    verb = governor(sentence, i)
    if words[-1] in TIME:
        happened = told(sentence, last) or event(sentence, i)
        words, spans = (*words, *happened.phrase.words), (*spans, *happened.phrase.spans)
    elif _is_most(words[-1]) and (subject := subject_span(sentence, verb)):
        who = subject_phrase(sentence, subject)
        words, spans = (*words, *who.words), (*spans, *who.spans)
    return Measured(Phrase((lead, *words)[:LONGEST], spans), subject=subject_span(sentence, verb), verb=verb)


def _is_most(word: str) -> bool:
    """Whether a word is a superlative: the second | largest city."""
    return word in _MOST or (word.endswith("est") and word not in _NOUNS_EST)


def _placed(sentence: Sentence, i: int, ahead: list[str]) -> Measured | None:
    """Finished | second, second-| placed Porto: a place; her first goal and her | second: the noun told before."""
    verb = governor(sentence, i)
    start = sentence.around[i][0]
    if ahead[:1] == ["-"] and ahead[1:] and ahead[1] in _PLACED:
        named = phrase_from(sentence, i + 3) or (i, i + 1)
        return Measured(Phrase(_PLACE, ((start, i + 1), named)), NO_ROLES, subject_span(sentence, verb), verb)
    following = sentence.tags[i + 1 : i + 3]
    if ahead[:1] in (["-"], ["of"], ["most"]) or following == "cf" or following[:1] in ("v", "x"):
        return None
    if start < i or sentence.tags[i - 1 : i] == "c":
        earlier = sentence.tags.rfind("f", max(0, i - _NEAR), i)
        while earlier >= 0 and sentence.kinds[earlier] != "ordinal":
            earlier = sentence.tags.rfind("f", max(0, i - _NEAR), earlier)
        if earlier < 0 or sentence.around[earlier][1] == earlier + 1:
            return None
        told = ordinal(sentence, earlier).phrase.words
        return Measured(Phrase(told, ((start, i + 1),)), NO_ROLES, subject_span(sentence, verb), verb)
    done = (verb_at(sentence, verb).done,) if verb == i - 1 and verb_at(sentence, verb).kind == "other" else ()
    return Measured(Phrase((*_PLACE, *done), ((start, i + 1),)), NO_ROLES, subject_span(sentence, verb), verb)


def counted(sentence: Sentence, i: int, figure: Figure) -> Measured:
    """What is counted at word i."""
    start, last = sentence.around[i]
    ahead = sentence.low[i + 1] if i + 1 < len(sentence.low) else ""
    if ahead in ("times", "time") or sentence.low[i].endswith(" times"):
        found = event(sentence, i)
        found.phrase = Phrase(("times", *found.phrase.words)[:LONGEST], found.phrase.spans)
        return found
    if ahead == "of" and last == i + 1 and (target := phrase_from(sentence, last + 1)):
        roles = _PART if sentence.low[target[0]] in _PARTITIVE else NO_ROLES
        return _with_predicate(sentence, Measured(phrases.whole(sentence, *target), roles), i)
    if ahead == "-" and sentence.low[i + 2 : i + 3] == [figure.noun]:
        return _attributive(sentence, i, figure)
    phrase = phrases.whole(sentence, i + 1, last) if last > i + 1 else NOTHING
    words, spans = phrase.words, phrase.spans
    if start < i:
        words = (*phrases.content(sentence, start, i)[-1:], *words)[:LONGEST]
    if last > i + 1 and not words and sentence.tags[last - 1] == "N":
        words, spans = (sentence.low[last - 1],), ()
    if not words or words == ("others",):
        return _bare(sentence, i, figure)
    if moves := _moved_total(sentence, i, figure):
        return moves
    fewer = words[1:] and words[0] in _FEWER
    found = Measured(
        Phrase(words[1:] if fewer else words, ((start, last), *spans[1:])), MOVED["fall"] if fewer else NO_ROLES
    )
    if sentence.low[last - 1] in CHANGE:
        return change_noun(sentence, i, found)
    if words[0] in _PLAIN and (stated := _stated(sentence, i, figure)):
        return stated
    if INDEX.issuperset(words) and (points := _points(sentence, i, figure)):
        return points
    return _with_predicate(sentence, found, i)


def _points(sentence: Sentence, i: int, figure: Figure) -> Measured | None:
    """The index fell | 70 points, or | 70 points: what the points are of; None for those that players score."""
    moves = by_verb(sentence, i, figure)
    if moves is not None and "index" in moves.phrase.words:
        return moves
    before = sentence.before[i]
    if before is None:
        return None
    again = moves is not None and moves.inherits
    again = again and (sentence.kinds[before] == "percent" or sentence.low[sentence.around[before][1] - 1] in INDEX)
    return Measured(inherits=True) if again or sentence.low[sentence.around[i][0] - 1] == "or" else None


def _stated(sentence: Sentence, i: int, figure: Figure) -> Measured | None:
    """The inventory was | 900 units, sales of | 900 vehicles: what the sentence calls them, not the unit."""
    j = sentence.left[i]
    if j < 1:
        return None
    if sentence.tags[j] == "v" and verb_at(sentence, j).kind in ("be", "amount"):
        found = of_subject(sentence, j)
    elif sentence.low[j] in ("of", "at"):
        return noun_left(sentence, i, figure)
    else:
        return None
    return None if not found.phrase.words or found.phrase.words[-1] in _OWNERS else found


def _attributive(sentence: Sentence, i: int, figure: Figure) -> Measured:
    """A 20-bed | ward, a 12-goal | win: what is described, then the noun that is joined to the figure."""
    verb = governor(sentence, i)
    last = max(span(sentence, i + 2)[1], i + 3)
    described = phrase_from(sentence, last) if last == i + 3 else None
    last = described[1] if described else last
    words = phrases.content(sentence, i + 3, last)
    if not words and sentence.tags[i + 3 : i + 4] in ("v", "g"):
        words = [sentence.low[i + 3]]  # "win", a verb as far as its form tells
    return Measured(
        Phrase((*words, figure.noun)[-LONGEST:], ((i, last),)), NO_ROLES, subject_span(sentence, verb), verb
    )


def _moved_total(sentence: Sentence, i: int, figure: Figure) -> Measured | None:
    """Sales rose | to 400 cars: the subject of the verb, not the unit that it is counted in."""
    j = sentence.left[i]
    if j < 0 or sentence.low[j] not in ("to", "by", "from"):
        return None
    if sentence.low[j] == "to" and sentence.kinds.get(j - 1) == "percent":
        return Measured(roles=_TO, inherits=True)  # "up 5 percent | to 300 cars"
    found = moved(sentence, i, figure)
    telling = found is not None and found.verb is not None and found.roles & {"rise", "fall"}
    return found if found is not None and telling and found.phrase.words else None


def _bare(sentence: Sentence, i: int, figure: Figure) -> Measured:
    earlier = sentence.before[i]
    following = sentence.tags[i + 1 : i + 2]
    counts = earlier is not None and sentence.kinds[earlier] == "count"
    more = sentence.low[i + 1 : i + 2] in (["more"], ["others"], ["available"])
    if following == "g" and earlier is not None and sentence.low[sentence.left[i]] in ("with", "and"):
        return Measured(inherits=True, verb=i + 1, tail=predicate(sentence, i + 1))
    if earlier is not None and counts and _moves(sentence, i, earlier):
        return amount(sentence, i, figure)
    if following and (more or following in "vx" or (counts and following in "pc,.;")):
        target = phrase_from(sentence, i + 2) if following == "p" else None
        verb = following_verb(sentence, i + 1 + (sentence.low[i + 1] == "others"))
        done = _done(sentence, verb) if verb is not None else ()
        spans = (target,) if target else ()
        return Measured(Phrase((), spans), inherits=True, verb=governor(sentence, i), tail=done)
    found = amount(sentence, i, figure)
    return found if found.phrase.words or found.inherits else Measured(inherits=True, verb=found.verb)


def _moves(sentence: Sentence, i: int, earlier: int) -> bool:
    """Whether the figure has a verb of its own: 20 rose, while 10 | fell to 5."""
    j, verb = sentence.left[i], governor(sentence, i)
    if verb is None or verb <= earlier or sentence.low[j] not in _TOWARDS:
        return False
    return verb == j - 1 or verb_at(sentence, verb).kind in ("rise", "fall")


def _done(sentence: Sentence, verb: int) -> tuple[str, ...]:
    """What the verb says became of those that are counted: were | wounded, were feared | dead; () for nothing."""
    if sentence.low[verb + 1 : verb + 2] and sentence.low[verb + 1] in _STATES:
        return (sentence.low[verb + 1],)
    known = verb_at(sentence, verb)
    return (known.done,) if known.kind in ("other", "death", "injury") else ()


def _with_predicate(sentence: Sentence, found: Measured, i: int) -> Measured:
    """Add the verb that tells counts of the same noun apart: died, were hired, operated."""
    words = found.phrase.words
    end = found.phrase.spans[-1][1]
    governing = governor(sentence, i)
    found.subject = subject_span(sentence, governing)
    verb = following_verb(sentence, end)
    if verb is None:
        verb = governing if governing is not None else _later_verb(sentence, end)
    found.verb = verb
    if verb is None or not words or len(words) > 4 or words[-1] in _STATES:
        return found
    kind = verb_at(sentence, verb).kind
    if words[0] in PERSONS and (done := _done(sentence, verb)) and done[0] in _STATES:
        found.phrase = Phrase((*words, *done), found.phrase.spans)
        return found
    if kind == "say" and verb > i:
        found.phrase = Phrase((*words, *predicate(sentence, verb))[:LONGEST], found.phrase.spans)
    if kind == "say" and verb == sentence.left[i] and verb_at(sentence, verb).done in _CONFIRMED:
        found.phrase = Phrase((verb_at(sentence, verb).done, *words)[:LONGEST], found.phrase.spans)
    if kind in ("be", "have", "say", "amount"):
        return found
    if words[-1] in PERSONS or words[0] in PERSONS or len(words) < 3:
        found.phrase = Phrase((*words, verb_at(sentence, verb).done), found.phrase.spans)
        _add_circumstance(sentence, found, verb)
    return found


def _later_verb(sentence: Sentence, end: int) -> int | None:
    """The verb of a clause that the count opens: "four factories in Ohio and one in Texas could be | shuttered"."""
    for j in range(end, len(sentence.tags)):
        if sentence.tags[j] in ",;:-.sw":
            return None
        if sentence.tags[j] in "vx":
            return following_verb(sentence, j)
    return None


def _add_circumstance(sentence: Sentence, found: Measured, verb: int) -> None:
    """... died | from a drug overdose: the phrase after the verb, where there is room."""
    target = phrase_from(sentence, verb + 2)
    room = LONGEST - len(found.phrase.words)
    if (
        target
        and sentence.low[verb + 1] in _CIRCUMSTANCE
        and room > 0
        and "f" not in sentence.tags[target[0] : target[1]]
    ):
        more = phrases.content(sentence, *target)[-2:][:room]
        found.phrase = Phrase((*found.phrase.words, *more), (*found.phrase.spans, target))
