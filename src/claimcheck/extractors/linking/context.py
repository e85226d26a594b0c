"""Stems of the content words around a figure: a fingerprint of its sentence, never a sentence."""

from collections.abc import Sequence
from itertools import islice

from claimcheck.extractors.linking.dictionary import EMPTY, stem
from claimcheck.extractors.linking.sentence import Sentence

MOST = 12
_REACH = 13


def near(sentence: Sentence, i: int, verb: int | None, words: Sequence[str]) -> tuple[str, ...]:
    """At most twelve stems, in alphabetical order: those of the figure's verb and of the words of its measure that the
    sentence has, then the nearest to word i."""
    low, stems = sentence.low, sentence.stems
    first, last = i - _REACH if i > _REACH else 0, i + _REACH + 1
    found = {*stems[first:last]}  # with "", of the figure itself
    if len(found) <= MOST + 1 and not first and last >= len(low):
        return tuple(sorted(found)[1:])
    said = {*words} if verb is None else {low[verb], *words}
    told = list[str]()
    if len(found) > MOST + 1 or not (said.isdisjoint(low[:first]) and said.isdisjoint(low[last:])):
        told = [stem(word) for word in said.intersection(low) if len(word) > 2 and word not in EMPTY]
        found.update(told)
    if len(found) <= MOST + 1:
        return tuple(sorted(found)[1:])
    nearest = [""] * (2 * _REACH)
    nearest[: 2 * (i - first) : 2] = stems[first:i][::-1]
    nearest[1 : 2 * len(stems[i + 1 : last]) : 2] = stems[i + 1 : last]
    return tuple(sorted(islice(dict.fromkeys(filter(None, [*told, *nearest])), MOST)))
