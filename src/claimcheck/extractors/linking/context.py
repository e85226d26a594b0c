"""Stems of the content words around a figure: a fingerprint of its sentence, never a sentence."""

from collections.abc import Iterable
from itertools import chain, zip_longest

from claimcheck.extractors.linking.dictionary import EMPTY, stem
from claimcheck.extractors.linking.sentence import Sentence

MOST = 12
_REACH = 14


def near(sentence: Sentence, i: int, first: Iterable[str] = ()) -> tuple[str, ...]:
    """At most twelve stems, in alphabetical order: those of the words given first, then the nearest to word i."""
    before, after = sentence.stems[max(0, i - _REACH + 1) : i][::-1], sentence.stems[i + 1 : i + _REACH]
    nearest = filter(None, chain.from_iterable(zip_longest(before, after)))
    found = dict.fromkeys([*[stem(word) for word in first if len(word) > 2 and word not in EMPTY], *nearest])
    return tuple(sorted(list(found)[:MOST]))
