"""Stems of the content words around a figure: a fingerprint of its sentence, never a sentence."""

from collections.abc import Iterable
from functools import lru_cache
from itertools import zip_longest

from claimcheck.extractors.linking.grammar import CLOSED
from claimcheck.extractors.linking.lexicon import verbs
from claimcheck.extractors.linking.sentence import Sentence

MOST = 12
_REACH = 14
_EMPTY = CLOSED.keys() | {form for form, verb in verbs().items() if verb.kind in ("be", "have")}
_TELLING = frozenset("nvgN")


class Stems:
    """The stems of a sentence's content words, found once for all its figures."""

    def __init__(self, sentence: Sentence) -> None:
        self._stems = [
            stem(word) if tag in _TELLING and len(word) > 2 and word[0].isalpha() and word not in _EMPTY else ""
            for word, tag in zip(sentence.low, sentence.tags, strict=True)
        ]

    def near(self, i: int, first: Iterable[str] = ()) -> tuple[str, ...]:
        """At most twelve stems, in alphabetical order: those of the words given first, then the nearest to word i."""
        before, after = self._stems[max(0, i - _REACH + 1) : i][::-1], self._stems[i + 1 : i + _REACH]
        nearest = (word for pair in zip_longest(before, after) for word in pair if word)
        found = dict.fromkeys([*(stem(word) for word in first if len(word) > 2 and word not in _EMPTY), *nearest])
        return tuple(sorted(list(found)[:MOST]))


@lru_cache(maxsize=1 << 15)
def stem(word: str) -> str:
    """A light stem: the first six letters without a plural or verb ending."""
    for ending in ("ies", "ing", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            word = word[: -len(ending)]
            break
    return word[:6].rstrip("e")
