"""A measure of a word or two says too little: it is completed from the noun phrases that its clause is about."""

import re
from collections.abc import Iterator

from claimcheck.extractors.linking import phrases
from claimcheck.extractors.linking.clause import governor, object_phrase
from claimcheck.extractors.linking.lexicon import word_class
from claimcheck.extractors.linking.measured import Measured, phrase_from, subject_span
from claimcheck.extractors.linking.phrases import CHANGE, GENERIC, TIME
from claimcheck.extractors.linking.sentence import Sentence
from claimcheck.extractors.linking.timeline import LASTING
from claimcheck.language.measures import KINDS, LEADING

#: Words that do not tell which thing is measured.
_THIN = GENERIC | CHANGE | TIME | KINDS | LEADING
_THIN |= word_class("persons") | word_class("stance noun") | word_class("thin word")
#: Words that complete nothing, and heads whose phrases do not.
_IDLE = CHANGE | TIME | word_class("level adjective") | word_class("idle word")
_SPEAKING = TIME | word_class("source noun") | word_class("stance noun") | word_class("title")
_QUALITIES = word_class("quality")
_BEHIND = frozenset(["in", "of", "for", "on", "to", "among", "from", "with"])
#: Telling words that a measure has at least, where its clause has them; an ordinal is told by its noun.
_ENOUGH = 3
#: Signs that a phrase before the figure does not belong to it, and tags that end its clause.
_BORDERS, _ENDS = frozenset(";:."), re.compile(r"[;:.(,swc]")
#: What most often stands between two phrases, of which nothing parts them.
_JOINED = frozenset(["", "p", "v", "g", "vp", "gp", ",", "c"])
_CONTRAST = frozenset(["while", "whereas", "although", "though", "but"])
#: Measures that are whole: what they are of is told elsewhere.
_WHOLE, _PLACE = frozenset(["score", "magnitude"]), ("place",)


def completed(sentence: Sentence, i: int, found: Measured, words: tuple[str, ...], known: bool) -> tuple[str, ...]:
    """The words of the measure of the figure at word i, and where they say too little, more of its clause.

    known: they are the name of a measure.
    """
    opening = words[0] if words else ""
    if opening in _WHOLE or (known and (found.phrase.words or len(words) > 1) and opening not in LASTING):
        return words
    if opening == "ordinal" and words[1:2] == _PLACE:
        return words
    wanted = (1 if opening == "ordinal" else _ENOUGH) - len(words) + sum(map(_THIN.__contains__, words))
    if wanted <= 0:
        return words
    lead = words[:1] if opening in LEADING else ()
    before, after = list[str](), [*_qualities(sentence, found, words), *words[len(lead) :]]
    for first, last in _phrases(sentence, i, found):
        fresh = _fresh(sentence, first, last, before, after)
        if not fresh:
            continue
        del fresh[:-wanted]
        if first < i:
            before = fresh + before
        else:
            after += fresh
        wanted -= len(fresh)
        if wanted <= 0:
            break
    return (*lead, *before, *after)


def _qualities(sentence: Sentence, found: Measured, words: tuple[str, ...]) -> list[str]:
    """The adjectives of the phrase itself that a fuller one can do without: revised, record, total."""
    if not found.phrase.spans:
        return []
    first, last = found.phrase.spans[0]
    said = sentence.low[first:last]
    return [] if _QUALITIES.isdisjoint(said) else [word for word in said if word in _QUALITIES and word not in words]


def _fresh(sentence: Sentence, first: int, last: int, before: list[str], after: list[str]) -> list[str]:
    """The words of a phrase that say more; none of one with a figure of its own, as in "a premium of 90"."""
    low, tags = sentence.low, sentence.tags
    if low[last - 1] in _SPEAKING or "f" in tags[first:last]:
        return []
    if last + 1 < len(tags) and tags[last + 1] == "f" and low[last] == "of":
        return []
    words = phrases.content(sentence, first, last)
    if not words:
        return words
    if words[0] in GENERIC:
        del words[0]  # "the number of homes"
    return [word for word in words if word not in _IDLE and word not in before and word not in after]


def _parted(between: str, words: list[str]) -> bool:
    """Whether the words between two phrases, of these tags, end a clause."""
    return not _BORDERS.isdisjoint(between) or ("s" in between and not _CONTRAST.isdisjoint(words))


def _phrases(sentence: Sentence, i: int, found: Measured) -> Iterator[tuple[int, int]]:
    """The noun phrases of a clause, those that tell most often what its figure measures first: behind a preposition
    right behind the figure, the object, the subject, then the nearest."""
    low, tags = sentence.low, sentence.tags
    start, last = sentence.around[i]
    if last < len(low) and low[last] in _BEHIND and (target := phrase_from(sentence, last + 1)):
        yield target
    verb = found.verb if found.verb is not None else governor(sentence, i)
    if verb is not None:
        if verb < i and (target := object_phrase(sentence, verb, i)):
            yield target
        if subject := found.subject or subject_span(sentence, verb):
            yield subject
    number = k = sentence.phrase_of[i]
    while k:
        k -= 1
        first, end = sentence.phrases[k]
        between = tags[end:start]
        if between not in _JOINED and _parted(between, low[end:start]):
            break
        start = first
        if tags[end - 1] == "n":
            yield first, end
    ending = _ENDS.search(tags, last)
    stop = ending.start() if ending else len(tags)
    for first, end in sentence.phrases[number + 1 :]:
        if first > stop:
            break
        if tags[end - 1] == "n":
            yield first, end
