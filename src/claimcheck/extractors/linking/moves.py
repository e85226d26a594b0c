"""Figures that a verb or a noun moves: by how much, to what, from what, up and down."""

from claimcheck.extractors.figure import Figure
from claimcheck.extractors.linking import phrases
from claimcheck.extractors.linking.clause import object_phrase, opens_clause, verb_at
from claimcheck.extractors.linking.lexicon import word_class
from claimcheck.extractors.linking.measured import (
    CHANGED,
    MOVED,
    NO_ROLES,
    Measured,
    direction,
    figure_before,
    of_subject,
    span,
    subject_phrase,
    subject_span,
)
from claimcheck.extractors.linking.phrases import CHANGE, GENERIC, LONGEST, NOTHING, Phrase
from claimcheck.extractors.linking.sentence import Sentence

_PHRASAL = word_class("phrasal up")
_TOWARDS = frozenset(["to", "from", "by", "at", "below", "above", "under", "over", "toward", "towards"])
_WAYS = {"up": "rise", "higher": "rise", "down": "fall", "lower": "fall"}
#: The roles of what stands behind a word.
_STEPS = {"to": frozenset(["to"]), "from": frozenset(["from"]), "by": CHANGED}
_EQUAL = frozenset(["equal", "equivalent"])
_COMPARED = frozenset(["compare", "compared", "compares", "comparing"])
_EMPTY = GENERIC | phrases.TIME
_PREVIOUS = frozenset(["previous"])
#: Verbs of a contest: by how much it is won or lost is no change.
CONTESTS = word_class("contest verb")
_MOVES = _TOWARDS | {"up", "down", "off", "with", "following", "versus", "vs", "against"}


def moved(sentence: Sentence, i: int, figure: Figure) -> Measured | None:
    """... by, to, from, up, down | FIGURE: a change, a new level or an old one of what the verb moves."""
    j = sentence.left[i]
    word = sentence.low[j] if j >= 0 else ""
    if word not in _MOVES:
        return None
    if word == "by" and sentence.low[j - 1] in _WAYS:
        return _up_or_down(sentence, j - 1, MOVED[_WAYS[sentence.low[j - 1]]])
    if word in ("up", "down", "off") and not (j and verb_at(sentence, j - 1).base in _PHRASAL):
        return _up_or_down(sentence, j, MOVED["rise" if word == "up" else "fall"])
    compared = word in ("to", "with") and j > 0 and sentence.low[j - 1] in _COMPARED
    if compared or word in ("following", "versus", "vs", "against"):
        return Measured(roles=_PREVIOUS, inherits=True)
    if word not in _TOWARDS:
        return None
    if found := _changing(sentence, j) or _beside(sentence, j):
        return found
    verb = _mover(sentence, j)
    if verb is None:
        return Measured(roles=_STEPS.get(word, NO_ROLES), inherits=True)
    if word == "by" and verb_at(sentence, verb).base in CONTESTS:
        return _margin(sentence, verb, j)
    kind = verb_at(sentence, verb).kind
    roles = _STEPS.get(word, NO_ROLES)
    if kind in MOVED and word != "from":
        roles |= MOVED[kind] if word == "at" else {kind}
    target = object_phrase(sentence, verb, j)
    if target and sentence.low[target[1] - 1] not in CHANGE:
        phrase = phrases.whole(sentence, *target)
        if not _EMPTY.issuperset(phrase.words):
            return Measured(phrase, roles, subject_span(sentence, verb), verb)
        return Measured(roles=roles, verb=verb, inherits=True)
    return of_subject(sentence, verb, roles)


def _beside(sentence: Sentence, j: int) -> Measured | None:
    """Up | from $4 million, equal | to $4 million: what the figure before measures; goods valued | at $5 million."""
    if j < 2:
        return None
    word, before, tag = sentence.low[j], sentence.low[j - 1], sentence.tags[j - 2]
    if word == "from" and before in _WAYS and tag in ",-(":
        return Measured(roles=_STEPS["from"], inherits=True)
    if word == "to" and before in _EQUAL and tag in ",-(v" and figure_before(sentence, j) is not None:
        return Measured(inherits=True)
    if word == "at" and before == "valued" and tag == "n":
        phrase = phrases.chain(sentence, j - 2)
        return Measured(Phrase((*phrase.words, "value")[-LONGEST:], phrase.spans))
    return None


def _margin(sentence: Sentence, verb: int, j: int) -> Measured:
    """The reds led the blues | by 5 points: by how much a contest is won or lost, of both sides."""
    subject = subject_span(sentence, verb)
    who = subject_phrase(sentence, subject) if subject else NOTHING
    target = object_phrase(sentence, verb, j)
    whom = phrases.content(sentence, *target) if target else ()
    words = ("margin", verb_at(sentence, verb).done, *who.words, *whom)
    return Measured(Phrase(words[:LONGEST], who.spans), NO_ROLES, subject, verb)


def _changing(sentence: Sentence, j: int) -> Measured | None:
    """An increase in fees | from 5 to 7 pounds: the noun of change before "from" and "to"."""
    if sentence.low[j] not in ("from", "to"):
        return None
    k = j - 1
    while k >= 0 and (sentence.tags[k] in "fhrc" or sentence.low[k] in ("from", "to", "by", "of")):
        k -= 1
    if k < 0 or sentence.phrase_of[k] < 0:
        return None
    first = phrases.chain_start(sentence, k)
    last = span(sentence, first)[1]
    head = sentence.low[last - 1]
    if head not in CHANGE:
        return None
    phrase = phrases.whole(sentence, first, last)
    words = tuple(word for word in phrase.words if word not in CHANGE)
    return Measured(
        Phrase(words, phrase.spans), _STEPS[sentence.low[j]] | (direction(head) - CHANGED), inherits=not words
    )


def _mover(sentence: Sentence, j: int) -> int | None:
    """The verb of the clause that word j belongs to, brackets and figures between skipped."""
    for k in range(j - 1, -1, -1):
        if sentence.tags[k] in "vg":
            return k
        if sentence.tags[k] in ".;:" or (sentence.tags[k] in "sw" and opens_clause(sentence, k)):
            return None
    return None


def _up_or_down(sentence: Sentence, j: int, roles: frozenset[str]) -> Measured:
    """The stock is | down 7 percent; exports at a high, | up 35%."""
    if sentence.tags[j - 1] in "vr" and j:
        verb = _mover(sentence, j)
        if verb is not None:
            return of_subject(sentence, verb, roles)
    if j and sentence.tags[j - 1] not in ",-(" and sentence.phrase_of[j - 1] >= 0 and sentence.tags[j - 1] in "nN":
        return Measured(phrases.chain(sentence, j - 1), roles)
    verb = _mover(sentence, j)
    before = figure_before(sentence, j)
    told = object_phrase(sentence, verb, j) if verb is not None and verb_at(sentence, verb).kind == "say" else None
    if before is None and told and not _EMPTY.issuperset((phrase := phrases.whole(sentence, *told)).words):
        return Measured(phrase, roles, verb=verb)  # figures showed exports at a high, | up 35%
    if verb is not None and (before is None or (verb > before and verb_at(sentence, verb).kind != "say")):
        found = of_subject(sentence, verb, roles)
        if before is None or (found.subject and found.subject[0] > before):
            return found
    return Measured(roles=roles, inherits=True)
