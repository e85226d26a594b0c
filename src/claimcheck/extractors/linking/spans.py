"""How far, how long, how far ahead: what stands behind a length or a time and says what it is the measure of."""

from claimcheck.extractors.figure import Figure
from claimcheck.extractors.linking import phrases
from claimcheck.extractors.linking.clause import governor, verb_at
from claimcheck.extractors.linking.lexicon import word_class
from claimcheck.extractors.linking.measured import NO_ROLES, Measured, phrase_from, subject_phrase, subject_span
from claimcheck.extractors.linking.phrases import LONGEST, NOTHING, Phrase
from claimcheck.extractors.linking.sentence import Sentence

_LENGTHS = frozenset(["kilometre", "metre", "mile", "foot", "yard", "inch", "centimetre", "millimetre", "light-year"])
_WAYS = word_class("direction")
#: Words behind a figure that make it the gap between two, and the measure that they name.
_GAPS = dict.fromkeys(word_class("in front"), ("lead",)) | dict.fromkeys(word_class("behind"), ("gap", "behind"))
_ACROSS = {"across": "width", "apart": "distance", "off": "distance"}
_PRISONS = word_class("prison")


def reach(sentence: Sentence, i: int, figure: Figure) -> Measured | None:
    """80 miles | west of Leeds; 3 metres | from the wall; 40 feet (12 metres) | across; 2 metres | ahead."""
    if figure.unit not in _LENGTHS:
        return None
    last = i + 1
    while sentence.tags[last : last + 3] == "(f)":
        last += 3
    word = sentence.low[last] if last < len(sentence.low) else ""
    if word in _GAPS:
        return _of_subject(sentence, i, _GAPS[word])
    if word in _WAYS:
        return _of_subject(sentence, i, ("distance",))
    if word in _ACROSS:
        return _of_subject(sentence, i, (_ACROSS[word],))
    target = phrase_from(sentence, last + 1) if word == "from" else None
    if target is None or any(sentence.tags[j] == "f" for j in range(*target)):
        return None
    verb = governor(sentence, i)
    if verb is not None and verb_at(sentence, verb).kind in ("rise", "fall", "change"):
        return None
    phrase = phrases.whole(sentence, *target)
    return Measured(
        Phrase(("distance", *phrase.words)[:LONGEST], phrase.spans), NO_ROLES, subject_span(sentence, verb), verb
    )


def gap(sentence: Sentence, i: int) -> Measured | None:
    """57 seconds | ahead of the field: a lead; None for other words behind the figure."""
    last = sentence.around[i][1]
    word = sentence.low[last - 1] if last > i + 1 else sentence.low[last] if last < len(sentence.low) else ""
    return _of_subject(sentence, i, _GAPS[word]) if word in _GAPS else None


def confined(sentence: Sentence, i: int) -> Measured | None:
    """Sentenced to 12 years, 12 years | in prison, banned for two years: the sentence, the ban."""
    verb, last = governor(sentence, i), sentence.around[i][1]
    if not _PRISONS.isdisjoint(sentence.low[last : last + 2]):
        return Measured(Phrase(("prison", "sentence")), verb=verb)
    known = verb_at(sentence, verb) if verb is not None else None
    if known is None or not known.noun or known.kind != "other":
        return None
    return Measured(Phrase(("prison" if known.noun == "sentence" else "length", known.noun), ()), verb=verb)


def _of_subject(sentence: Sentence, i: int, words: tuple[str, ...]) -> Measured:
    """The words, then what the clause is about."""
    verb = governor(sentence, i)
    subject = subject_span(sentence, verb)
    who = subject_phrase(sentence, subject) if subject else NOTHING
    last = sentence.around[i][1]
    other = phrase_from(sentence, last + 1) if sentence.low[last : last + 1] == ["of"] else None
    more = phrases.content(sentence, *other) if other and words[0] in ("lead", "gap") else ()
    return Measured(Phrase((*words, *who.words, *more)[:LONGEST], who.spans), NO_ROLES, subject, verb)
