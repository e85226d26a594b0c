"""Stems of the content words around a figure: a fingerprint of its sentence, never a sentence."""

from collections.abc import Sequence

from claimcheck.extractors.linking.dictionary import EMPTY, stem
from claimcheck.extractors.linking.sentence import Sentence

MOST = 12
_REACH = 14


def near(sentence: Sentence, i: int, verb: int | None, words: Sequence[str]) -> tuple[str, ...]:
    """At most twelve stems, in alphabetical order: those of the figure's verb and of the words of its measure that the
    sentence has, then the nearest to word i."""
    before, after = sentence.stems[max(0, i - _REACH + 1) : i], sentence.stems[i + 1 : i + _REACH]
    low = sentence.low
    first = {*words} if verb is None else {low[verb], *words}
    told = [stem(word) for word in first.intersection(low) if len(word) > 2 and word not in EMPTY]
    if len(found := {*told, *before, *after, ""}) <= MOST + 1:
        return tuple(sorted(found)[1:])
    nearest = [""] * (2 * _REACH)
    nearest[: 2 * len(before) : 2] = reversed(before)
    nearest[1 : 2 * len(after) : 2] = after
    ordered = dict.fromkeys([*told, *nearest])
    ordered.pop("", None)
    return tuple(sorted(list(ordered)[:MOST]))
