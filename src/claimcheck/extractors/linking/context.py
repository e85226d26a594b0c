"""Stems of the content words around a figure: a fingerprint of its sentence, never a sentence."""

from functools import lru_cache

from claimcheck.extractors.linking.grammar import CLOSED
from claimcheck.extractors.linking.lexicon import verbs
from claimcheck.extractors.linking.sentence import Sentence

MOST = 12
_REACH = 14
_EMPTY = CLOSED.keys() | {form for form, verb in verbs().items() if verb.kind in ("be", "have")}
_TELLING = frozenset("nvgN")


def stems(sentence: Sentence, i: int) -> tuple[str, ...]:
    """At most twelve stems nearest to word i, in alphabetical order."""
    low, tags = sentence.low, sentence.tags
    near = [
        low[j]
        for distance in range(1, _REACH)
        for j in (i - distance, i + distance)
        if 0 <= j < len(low) and tags[j] in _TELLING and len(low[j]) > 2
    ]
    found = dict.fromkeys(stem(word) for word in near if word[0].isalpha() and word not in _EMPTY)
    return tuple(sorted(list(found)[:MOST]))


@lru_cache(maxsize=1 << 15)
def stem(word: str) -> str:
    """A light stem: the first six letters without a plural or verb ending."""
    for ending in ("ies", "ing", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            word = word[: -len(ending)]
            break
    return word[:6].rstrip("e")
