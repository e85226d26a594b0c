"""Amounts that a verb states: doubled, hit $41 billion, costs $119."""

from claimcheck.extractors.figure import Figure
from claimcheck.extractors.linking import phrases
from claimcheck.extractors.linking.clause import governor, verb_at
from claimcheck.extractors.linking.lexicon import Verb, verbs, word_class
from claimcheck.extractors.linking.measured import (
    MOVED,
    NO_ROLES,
    Measured,
    from_place,
    of_subject,
    phrase_from,
    subject_phrase,
    subject_span,
)
from claimcheck.extractors.linking.moves import moved
from claimcheck.extractors.linking.phrases import LONGEST, Phrase
from claimcheck.extractors.linking.sentence import Sentence

_POINTING = word_class("pointing verb")
_FALL = frozenset(["fall"])
#: Verbs of a day's trade, which name no measure.
_CLOSING = frozenset(["close", "end", "finish", "open", "settle", "start"])
#: Verbs of change that tell a deed where an amount of money follows, and what they change all the same.
_DEEDS, _QUOTED = frozenset(["raise", "lose"]), frozenset(["price", "prices", "index", "rate"])
_PEOPLE = frozenset(["he", "she", "they", "we", "i", "you"])
_MINOR = ("p", "cents", "pence")
_DIRECTIONS = frozenset(["up", "down", "higher", "lower"])


def verbal(sentence: Sentence, i: int, figure: Figure) -> Measured | None:
    """The figure is the verb: sales | doubled; the firm | halved | its debt."""
    verb = verbs().get(sentence.low[i].split()[-1]) if figure.kind in ("multiple", "fraction") else None
    if verb is None or verb.kind not in MOVED:
        return None
    roles = MOVED[verb.kind]
    last = sentence.around[i][1]
    target = (i + 1, last) if last > i + 1 else phrase_from(sentence, i + 1)
    if target and "f" not in sentence.tags[target[0] : target[1]]:
        return Measured(phrases.whole(sentence, *target), roles)
    j = i - 1
    while j >= 0 and sentence.tags[j] in "rhxv":
        j -= 1
    if j < 0 or sentence.phrase_of[j] < 0:
        return Measured(roles=roles, inherits=True)
    phrase = phrases.chain(sentence, j)
    return Measured(phrase, roles, inherits=not phrase.words)


def by_verb(sentence: Sentence, i: int, figure: Figure) -> Measured | None:
    """What the verb before the figure says that it measures; for units such as points, whose noun says nothing."""
    return moved(sentence, i, figure) or verb_left(sentence, i, figure)


def verb_left(sentence: Sentence, i: int, figure: Figure) -> Measured | None:
    """Trade | hit $41 billion; Prime | costs $119; accounting for half."""
    j = sentence.left[i]
    if (
        j > 0
        and sentence.tags[j] == "p"
        and sentence.tags[j - 1] in "vg"
        and sentence.low[j] in ("for", "as", "near", "around")
    ):
        j -= 1
    if j < 0 or sentence.tags[j] not in "vg":
        return None
    verb = verb_at(sentence, j)
    roles = MOVED.get(verb.kind, NO_ROLES)
    if verb.base == "add" and (figure.kind == "percent" or sentence.low[i].endswith(_MINOR)):
        return of_subject(sentence, j, MOVED["rise"])
    if verb.base in _CLOSING:
        return of_subject(sentence, j)
    if verb.base in _DEEDS and figure.kind == "money":
        return _gone(sentence, j, verb)
    if verb.kind == "trade" and figure.kind != "count":
        return _traded(sentence, i, j, verb)
    if verb.kind == "other" and figure.kind in ("quantity", "money"):
        return _acted(sentence, j)
    if points(sentence, j) or verb.kind == "say":
        return Measured(roles=roles, inherits=True, verb=j)
    return of_subject(sentence, j, roles)


def done_right(sentence: Sentence, i: int, figure: Figure) -> Measured | None:
    """The fire was 40 percent | contained: how much of the subject is done."""
    j = sentence.left[i]
    if sentence.tags[i + 1 : i + 2] != "v" or j < 0 or sentence.tags[j] != "v":
        return None
    done = verb_at(sentence, i + 1)
    subject = subject_span(sentence, j)
    fits = verb_at(sentence, j).kind == "be" and done.form == "past" and done.kind in ("other", "have")
    if not fits or subject is None:
        return None
    who = subject_phrase(sentence, subject)
    return Measured(Phrase((*who.words[: LONGEST - 1], done.done), who.spans), NO_ROLES, subject, j)


def from_right(sentence: Sentence, i: int, figure: Figure) -> Measured | None:
    """Shot 40 percent | from the field, 31 percent | from long range; not "up 40 percent from the low"."""
    if sentence.low[sentence.around[i][0] - 1] in _DIRECTIONS:
        return None
    verb = governor(sentence, i)
    if verb is not None and verb_at(sentence, verb).kind in ("rise", "fall", "change"):
        return None
    phrase = from_place(sentence, i + 1)
    return Measured(phrase, NO_ROLES, subject_span(sentence, verb), verb) if phrase.words else None


def _traded(sentence: Sentence, i: int, j: int, verb: Verb) -> Measured:
    """The verb itself names the measure: costs, spent, contributed; what it was spent on follows, who did it leads."""
    words: tuple[str, ...] = (verb.noun or verb.base,)
    spans: tuple[tuple[int, int], ...] = ()
    last = sentence.around[i][1]
    target = phrase_from(sentence, last + 1)
    if target and sentence.low[last] in ("on", "for", "in", "to") and "f" not in sentence.tags[target[0] : target[1]]:
        more = phrases.whole(sentence, *target, room=3)
        words, spans = words + more.words, more.spans
    roles = _FALL if verb.base == "subtract" else NO_ROLES
    subject = subject_span(sentence, j)
    if subject and sentence.tags[subject[0]] != "o":
        who = subject_phrase(sentence, subject)
        words = (*who.words[: LONGEST - len(words)], *words)
        return Measured(Phrase(words, spans), roles, subject, j)
    if subject and sentence.low[subject[0]] in _PEOPLE:
        return Measured(Phrase(words, spans), roles, subject, j)  # she | earns
    return Measured(Phrase((), spans), roles, subject, j, inherits=True, tail=words)


def _gone(sentence: Sentence, j: int, verb: Verb) -> Measured:
    """The firm | raised $5 million, | lost $5 million: no change, but of a price, an index, a rate."""
    found = of_subject(sentence, j, MOVED[verb.kind])
    words = found.phrase.words
    if words[-1:] and words[-1] in _QUOTED:
        return found
    more = ("loss",) if verb.base == "lose" else (verb.done,)
    found.roles = NO_ROLES
    if found.inherits:
        found.tail = more
    else:
        found.phrase = Phrase((*words, *more)[-LONGEST:], found.phrase.spans)
    return found


def _acted(sentence: Sentence, j: int) -> Measured:
    """The train | transported 40 tonnes: subject and verb."""
    subject = subject_span(sentence, j)
    who = subject_phrase(sentence, subject) if subject else Phrase()
    return Measured(Phrase((*who.words[: LONGEST - 1], verb_at(sentence, j).done), who.spans), NO_ROLES, subject, j)


def points(sentence: Sentence, verb: int) -> bool:
    """Whether a participle points back to the figure before: ", marking | an increase of 6%"."""
    return (
        sentence.tags[verb] == "g" and verb > 0 and sentence.tags[verb - 1] in ",-" and sentence.low[verb] in _POINTING
    )
