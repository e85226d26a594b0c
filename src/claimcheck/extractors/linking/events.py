"""Dates, durations and "three times": what happened then, so long, so often."""

from claimcheck.extractors.linking import phrases
from claimcheck.extractors.linking.clause import governor, head_verb, object_phrase, verb_at
from claimcheck.extractors.linking.lexicon import verbs
from claimcheck.extractors.linking.measured import (
    NO_ROLES,
    Measured,
    of_subject,
    phrase_from,
    subject_phrase,
    subject_span,
)
from claimcheck.extractors.linking.phrases import CHANGE, GENERIC, LONGEST, NOTHING, TIME, Phrase
from claimcheck.extractors.linking.sentence import Sentence
from claimcheck.model import DATE_LIKE

_REACH = 14
#: A verb that "and" joins to another one is fewer words from it.
_APART = 8
_PEAKS = (
    {"record": "record"}
    | dict.fromkeys(["high", "highs", "peak"], "highest")
    | dict.fromkeys(["low", "lows"], "lowest")
)
_ENDING = frozenset(["ended", "ending"])
_LATER = frozenset(["later", "earlier", "afterwards", "beforehand"])
#: What is highest in a year is not this, but what stands there.
_LEVELS = GENERIC | {"point"}
_BOUNDS = frozenset(["after", "before", "since", "until"])
_THINGS = frozenset(["unknown", "programme", "event", "organisation"])


def event(sentence: Sentence, i: int) -> Measured:
    """What happened at the time at word i: the verb of the clause with its object, or its subject."""
    tags, verb = sentence.tags, governor(sentence, i)
    if verb is None or verb_at(sentence, verb).kind == "have":
        verb = _multiplied(sentence, i) or verb
    if verb is None:
        verb = tags.find("v", i + 1)
    if verb < 0:
        return _titled(sentence, i)
    while verb + 1 < len(tags) and tags[verb + 1] in "vg" and verb_at(sentence, verb).kind in ("be", "have"):
        verb += 1
    subject = subject_span(sentence, verb)
    words, spans = _done(sentence, verb)
    if not words and (state := _state(sentence, verb, i)).words:
        return Measured(state, NO_ROLES, subject, verb)
    if not spans and subject:
        phrase = subject_phrase(sentence, subject)
        return Measured(Phrase((*phrase.words[:4], *words), phrase.spans), NO_ROLES, subject, verb)
    # The verb that "and" joins to the first: visited Oslo and | proposed a treaty.
    joint = tags.find("cv", verb + 1, verb + _APART) if len(words) < 3 else -1
    if joint >= 0:
        more, other = _done(sentence, joint + 1)
        words, spans = (*words, *more), (*spans, *other)
    return Measured(Phrase(tuple(dict.fromkeys(words))[:LONGEST], spans), NO_ROLES, subject, verb)


def _multiplied(sentence: Sentence, i: int) -> int | None:
    """Sales have | doubled in a year: the figure right before that at word i, where it is a verb."""
    k = sentence.tags.rfind("f", max(0, i - _APART), i)
    doubled = k >= 0 and sentence.kinds[k] in ("multiple", "fraction") and sentence.low[k] in verbs()
    return k if doubled else None


def _state(sentence: Sentence, verb: int, i: int) -> Phrase:
    """Has been | in power: where the subject is, before the figure."""
    if sentence.tags[verb + 1 : verb + 2] != "p" or verb_at(sentence, verb).kind != "be":
        return Phrase()
    target = phrase_from(sentence, verb + 2)
    if target is None or target[1] > i or "f" in sentence.tags[target[0] : target[1]]:
        return Phrase()
    return Phrase(tuple(phrases.content(sentence, *target)), (target,))


def told(sentence: Sentence, end: int) -> Measured | None:
    """What the clause after "that" tells: the first time | in years that Peru has won a medal; None without one."""
    for j in range(end, min(end + _REACH, len(sentence.low))):
        if sentence.low[j] == "that":
            return _clause(sentence, j)
        if sentence.tags[j] == "v" and j > end + 1 and _cleft(sentence, end):
            return _clause(sentence, j - 1)
        if sentence.tags[j] in ",;.v":
            break
    return None


def _cleft(sentence: Sentence, end: int) -> bool:
    """Whether the words before word `end` only open what follows: "it is the first time | sales have fallen"."""
    verb = governor(sentence, end - 1)
    return verb is not None and verb_at(sentence, verb).kind == "be" and sentence.tags[verb - 1 : verb] in ("o", "d")


def _clause(sentence: Sentence, j: int) -> Measured | None:
    """What happens in the clause that word j opens."""
    verb = next((k for k in range(j + 1, len(sentence.tags)) if sentence.tags[k] in "v;."), None)
    if verb is None or sentence.tags[verb] != "v":
        return None
    while sentence.tags[verb + 1 : verb + 2] in ("v", "g") and verb_at(sentence, verb).kind in ("be", "have"):
        verb += 1
    words, spans = _done(sentence, verb)
    subject = subject_span(sentence, verb)
    number = sentence.phrase_of[verb + 1] if verb + 1 < len(sentence.tags) else -1
    if not spans and number >= 0 and sentence.phrases[number][0] == verb + 1:
        words = (*words, *phrases.content(sentence, *sentence.phrases[number])[-3:])
        spans = (sentence.phrases[number],)
    if not spans and subject:
        phrase = subject_phrase(sentence, subject)
        words, spans = (*phrase.words[:4], *words), phrase.spans
    return Measured(Phrase(words, spans), NO_ROLES, subject, verb) if words else None


def _done(sentence: Sentence, verb: int) -> tuple[tuple[str, ...], tuple[tuple[int, int], ...]]:
    """The verb under its one form, and its object where that says something."""
    known = verb_at(sentence, verb)
    own = (known.done,) if known.kind not in ("be", "have") else ()
    target = object_phrase(sentence, verb, len(sentence.tags))
    if target is None:
        return own, ()
    phrase = phrases.whole(sentence, *target)
    words = phrase.words[:4]
    named = sentence.mention_at(target[1] - 1) if sentence.tags[target[1] - 1] == "N" else None
    if not words and named is None:
        return own, ()
    if named and named.type in _THINGS:
        words = (*words, sentence.low[target[1] - 1])
    return own + words, phrase.spans


def lasting(sentence: Sentence, i: int) -> Measured | None:
    """A duration: a one-year | suspension; 30 years | of cooperation; None where its clause must tell."""
    last = sentence.around[i][1]
    if last > i + 1 and sentence.low[i + 1] in _LATER:
        return _timed(event(sentence, i))
    if last > i + 1:
        phrase = phrases.whole(sentence, i + 1, last)
        if set(phrase.words) <= CHANGE and phrase.words:
            return Measured(
                Phrase((), phrase.spans), verb=governor(sentence, i), inherits=True, tail=("length", *phrase.words)
            )
        if phrase.words:
            return Measured(Phrase(("length", *phrase.words)[:LONGEST], phrase.spans), verb=governor(sentence, i))
        if sentence.low[last - 1] in _PEAKS:
            return _peak(sentence, i)
    after = sentence.low[last] if last + 1 < len(sentence.low) else ""
    if after in _ENDING and sentence.kinds.get(last + 1 + (sentence.low[last + 1] == "in")) in DATE_LIKE:
        return Measured(Phrase(("length", "reporting", "period"), (sentence.around[i],)), verb=governor(sentence, i))
    if after in ("for", "to") and (taken := _taken(sentence, i, last)):
        return taken
    if after in _BOUNDS and (happened := _timed(_clause(sentence, last))):
        return happened
    if best := _best(sentence, i):
        return best
    if after == "of" and (target := phrase_from(sentence, last + 1)):
        phrase = phrases.whole(sentence, *target)
        if phrase.words:
            return Measured(Phrase(("length", *phrase.words)[:LONGEST], phrase.spans), verb=governor(sentence, i))
    return None


def _taken(sentence: Sentence, i: int, last: int) -> Measured | None:
    """It took 11 days | to clear the road, | for the river to fall: what took so long."""
    verb = governor(sentence, i)
    if verb is None or verb_at(sentence, verb).base != "take" or sentence.tags[head_verb(sentence, verb) - 1] != "o":
        return None
    who = phrase_from(sentence, last + 1) if sentence.low[last] == "for" else None
    to = who[1] if who else last
    if sentence.low[to : to + 1] != ["to"] or sentence.tags[to + 1 : to + 2] != "v":
        return None
    words, spans = _done(sentence, to + 1)
    words = ("time", *(phrases.content(sentence, *who)[-3:] if who else ()), *words)
    return Measured(Phrase(words[:LONGEST], ((who,) if who else ()) + spans), NO_ROLES, who, verb)


def _timed(happened: Measured | None) -> Measured | None:
    """How long before, since or after what happened."""
    if happened:
        happened.phrase = Phrase(("time", *happened.phrase.words)[:LONGEST], happened.phrase.spans)
    return happened


def _peak(sentence: Sentence, i: int) -> Measured:
    """Exports at | a six-year high: what stands there."""
    j = sentence.left[i]
    tail = ("span", _PEAKS[sentence.low[sentence.around[i][1] - 1]])
    if j > 0 and sentence.tags[j] == "p" and sentence.phrase_of[j - 1] >= 0 and sentence.tags[j - 1] == "n":
        phrase = phrases.chain(sentence, j - 1)
        return Measured(Phrase((tail[0], *phrase.words, tail[1])[:LONGEST], phrase.spans), verb=governor(sentence, i))
    verb = governor(sentence, i)
    if verb is None or verb != j - 1:
        return Measured(verb=verb, inherits=True, tail=tail)
    found = of_subject(sentence, verb)
    words = (tail[0], *found.phrase.words, tail[1])[:LONGEST]
    found.phrase, found.tail = Phrase(() if found.inherits else words, found.phrase.spans), tail
    return found


def _best(sentence: Sentence, i: int) -> Measured | None:
    """The biggest drop | in nine years: what is the biggest; a change is one of what was measured before."""
    j = sentence.left[i]
    if j < 2 or sentence.low[j] not in ("in", "for") or sentence.phrase_of[j - 1] < 0:
        return None
    first = phrases.chain_start(sentence, j - 1)
    most = [
        sentence.low[k]
        for k in range(first, j)
        if sentence.low[k].endswith("est") or sentence.kinds.get(k) == "ordinal"
    ]
    phrase = phrases.chain(sentence, j - 1)
    if most and not TIME.isdisjoint(phrase.words):
        return _timed(told(sentence, sentence.around[i][1]))
    if not most:
        return None
    verb = governor(sentence, i)
    if _LEVELS.issuperset(phrase.words):  # its lowest level, the highest
        subject = subject_span(sentence, verb)
        phrase = subject_phrase(sentence, subject) if subject else NOTHING
        return Measured(Phrase(("span", *phrase.words[:4], *most[:1]), phrase.spans), NO_ROLES, subject, verb)
    words = ("span", *most[:1], *phrase.words)
    changes = set(phrase.words) <= CHANGE
    if changes and sentence.before[i] is None:
        return None
    return Measured(
        Phrase(() if changes else words, phrase.spans), NO_ROLES, None, verb, changes, words if changes else ()
    )


def dated(sentence: Sentence, i: int) -> Measured:
    """A date: the noun that it stands before ("its 2018 | profit"), else what happened then."""
    last = sentence.around[i][1]
    if last > i + 1 and sentence.tags[last - 1] == "n":
        phrase = phrases.whole(sentence, i + 1, last)
        if phrase.words:
            return Measured(phrase)
    return event(sentence, i)


def _titled(sentence: Sentence, i: int) -> Measured:
    """No verb: a caption, a heading; the noun phrase beside the date."""
    for j in (sentence.left[i], sentence.left[i] - 1):
        if j >= 0 and sentence.phrase_of[j] >= 0:
            return Measured(phrases.chain(sentence, j))
    return Measured(phrases.whole(sentence, *sentence.phrases[0]) if sentence.phrases else Phrase())
