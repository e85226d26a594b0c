"""Noun phrases as measures: the words that say what is counted, without names, determiners and time."""

from typing import NamedTuple

from claimcheck.extractors.linking.lexicon import word_class
from claimcheck.extractors.linking.sentence import Sentence

LONGEST = 6
#: Adjectives and quantifiers that do not say which thing is meant.
EMPTY = word_class("empty adjective")
#: Heads that say nothing without their complement.
GENERIC = word_class("generic head")
RISE = word_class("rise noun")
FALL = word_class("fall noun")
CHANGE = RISE | FALL | word_class("change noun")
COMPLEMENT = frozenset(
    [
        "of",
        "in",
        "for",
        "between",
        "with",
        "from",
        "on",
        "to",
        "by",
        "at",
        "among",
        "per",
        "against",
        "into",
        "over",
        "under",
        "across",
        "within",
        "about",
    ]
)


class Phrase(NamedTuple):
    """Words of a measure, and the stretches of the sentence that they come from, in order."""

    words: tuple[str, ...] = ()
    spans: tuple[tuple[int, int], ...] = ()


def content(sentence: Sentence, first: int, last: int) -> list[str]:
    """The telling words among words first to last."""
    kept = []
    for i in range(first, last):
        word = sentence.low[i]
        if sentence.tags[i] in "ng" and word not in EMPTY and len(word) > 1 and word[0].isalpha():
            kept.append(word)
    return kept


def whole(sentence: Sentence, first: int, last: int, room: int = LONGEST) -> Phrase:
    """A noun phrase, words first to last, with the complements that follow it: "trade | between China and Kazakhstan"."""
    words = content(sentence, first, last)[-4:]
    spans = [(first, last)]
    generic = not words or words[-1] in GENERIC or words[-1] in CHANGE
    position, tags = last, sentence.tags
    while position + 1 < len(tags) and (
        (tags[position] == "p" and sentence.low[position] in COMPLEMENT) or (tags[position] == "c" and len(spans) > 0)
    ):
        following = position + 1
        number = sentence.phrase_of[following]
        if number < 0 or sentence.phrases[number][0] != following:
            break
        end = sentence.phrases[number][1]
        if any(tags[k] == "f" for k in range(following, end)):
            break
        if tags[position] == "c" and _new_clause(sentence, end):
            break
        added = content(sentence, following, end)[-3:]
        if sentence.low[position] == "of" or generic or len(words) < 3:
            if len(words) + len(added) <= room:
                words += added
                generic = generic and not added
        spans.append((following, end))
        position = end
    return Phrase(tuple(words[:room]), tuple(spans))


def _new_clause(sentence: Sentence, end: int) -> bool:
    """Whether a phrase after "and" that ends before word `end` is the subject of another verb."""
    return end < len(sentence.tags) and sentence.tags[end] in "vx"


def chain_start(sentence: Sentence, last: int) -> int:
    """Where the chain of noun phrases that ends at word `last` begins: "trade between China and Kazakhstan"."""
    phrase_of, tags = sentence.phrase_of, sentence.tags
    first = sentence.phrases[phrase_of[last]][0]
    while first >= 2:
        joint = tags[first - 1]
        before = phrase_of[first - 2]
        if before < 0 or not ((joint == "p" and sentence.low[first - 1] in COMPLEMENT) or joint == "c"):
            break
        start = sentence.phrases[before][0]
        if "f" in tags[start : first - 1] and joint == "p" and "n" not in tags[start : first - 1]:
            break
        first = start
    return first


def chain(sentence: Sentence, last: int) -> Phrase:
    """The whole phrase that ends at word `last`, from its head on."""
    first = chain_start(sentence, last)
    return whole(sentence, first, sentence.phrases[sentence.phrase_of[first]][1])
