"""Dates, durations and "three times": what happened then, so long, so often."""

from claimcheck.extractors.linking import phrases
from claimcheck.extractors.linking.clause import governor, object_phrase, verb_at
from claimcheck.extractors.linking.measured import Measured, left, phrase_from, span, subject_phrase, subject_span
from claimcheck.extractors.linking.phrases import CHANGE, LONGEST, Phrase
from claimcheck.extractors.linking.sentence import Sentence

_THINGS = frozenset(["unknown", "programme", "event", "organisation"])


def event(sentence: Sentence, i: int) -> Measured:
    """What happened at the time at word i: the verb of the clause with its object, or its subject."""
    verb = governor(sentence, i)
    if verb is None:
        verb = next((j for j in range(i + 1, len(sentence.tags)) if sentence.tags[j] == "v"), None)
    if verb is None:
        return _titled(sentence, i)
    while (
        verb + 1 < len(sentence.tags)
        and sentence.tags[verb + 1] in "vg"
        and verb_at(sentence, verb).kind in ("be", "have")
    ):
        verb += 1
    subject = subject_span(sentence, verb)
    words, spans = _done(sentence, verb)
    if not spans and subject:
        phrase = subject_phrase(sentence, subject)
        return Measured(Phrase((*phrase.words[:4], *words), phrase.spans), set(), subject, verb)
    second = _second(sentence, verb)
    if second is not None and len(words) < 3:
        more, other = _done(sentence, second)
        words, spans = (*words, *more), (*spans, *other)
    return Measured(Phrase(tuple(dict.fromkeys(words))[:LONGEST], spans), set(), subject, verb)


def _done(sentence: Sentence, verb: int) -> tuple[tuple[str, ...], tuple[tuple[int, int], ...]]:
    """The verb under its one form, and its object where that says something."""
    own = (verb_at(sentence, verb).done,) if verb_at(sentence, verb).kind not in ("be", "have") else ()
    target = object_phrase(sentence, verb, len(sentence.tags))
    if target is None:
        return own, ()
    phrase = phrases.whole(sentence, *target)
    words = phrase.words[:4]
    named = sentence.mention_at(target[1] - 1)
    if not words and named is None:
        return own, ()
    if named and named.type in _THINGS:
        words = (*words, sentence.low[target[1] - 1])
    return own + words, phrase.spans


def _second(sentence: Sentence, verb: int) -> int | None:
    """The verb that "and" joins to the first: visited Oslo and | proposed a treaty."""
    for j in range(verb + 1, min(len(sentence.tags) - 1, verb + 7)):
        if sentence.tags[j] == "c" and sentence.tags[j + 1] == "v":
            return j + 1
    return None


def lasting(sentence: Sentence, i: int) -> Measured | None:
    """A duration: a one-year | suspension; 30 years | of cooperation; None where its clause must tell."""
    last = span(sentence, i)[1]
    if last > i + 1:
        phrase = phrases.whole(sentence, i + 1, last)
        if set(phrase.words) <= CHANGE and phrase.words:
            return Measured(
                Phrase((), phrase.spans), verb=governor(sentence, i), inherits=True, tail=("length", *phrase.words)
            )
        if phrase.words:
            return Measured(Phrase(("length", *phrase.words)[:LONGEST], phrase.spans), verb=governor(sentence, i))
    if sentence.low[last : last + 1] == ["of"] and (target := phrase_from(sentence, last + 1)):
        phrase = phrases.whole(sentence, *target)
        if phrase.words:
            return Measured(Phrase(("length", *phrase.words)[:LONGEST], phrase.spans), verb=governor(sentence, i))
    return None


def dated(sentence: Sentence, i: int) -> Measured:
    """A date: the noun that it stands before ("its 2018 | profit"), else what happened then."""
    last = span(sentence, i)[1]
    if last > i + 1 and sentence.tags[last - 1] == "n":
        phrase = phrases.whole(sentence, i + 1, last)
        if phrase.words:
            return Measured(phrase)
    return event(sentence, i)


def _titled(sentence: Sentence, i: int) -> Measured:
    """No verb: a caption, a heading; the noun phrase beside the date."""
    for j in (left(sentence, i), left(sentence, i) - 1):
        if j >= 0 and sentence.phrase_of[j] >= 0:
            return Measured(phrases.chain(sentence, j))
    return Measured(phrases.whole(sentence, *sentence.phrases[0]) if sentence.phrases else Phrase())
