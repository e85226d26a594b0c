"""Stems of the content words around a figure: a fingerprint of its sentence, never a sentence."""

from claimcheck.extractors.linking.grammar import CLOSED
from claimcheck.extractors.linking.sentence import Sentence

MOST = 12
_REACH = 14


def stems(sentence: Sentence, i: int) -> tuple[str, ...]:
    """At most twelve stems nearest to word i, in alphabetical order."""
    nearest: dict[str, None] = {}
    for distance in range(1, _REACH):
        for j in (i - distance, i + distance):
            if 0 <= j < len(sentence.low) and sentence.tags[j] in "nvgN":
                word = sentence.low[j]
                if len(word) > 2 and word[0].isalpha() and word not in CLOSED and len(nearest) < MOST:
                    nearest.setdefault(stem(word))
    return tuple(sorted(nearest))


def stem(word: str) -> str:
    """A light stem: the first six letters without a plural or verb ending."""
    for ending in ("ies", "ing", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            word = word[: -len(ending)]
            break
    return word[:6].rstrip("e")
