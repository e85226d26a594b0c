"""Role words of a figure: what its frame says, what its measure is called, what stands beside it and in its clause."""

from collections.abc import Iterable, Mapping, Sequence

from claimcheck.extractors.linking.lexicon import role_words, word_class
from claimcheck.extractors.linking.measure import Measured
from claimcheck.extractors.linking.sentence import Sentence

_NEAR = 7
AMOUNTS = frozenset(["money", "percent", "percentage_points", "quantity"])
_BASE = word_class("opens a comparison")


def of_figure(sentence: Sentence, i: int, found: Measured, clause: tuple[int, int]) -> set[str]:
    """Words of model.ROLES for the figure at word i."""
    low = sentence.low
    roles = set(found.roles)
    for first, last in (*found.phrase.spans, sentence.phrases[sentence.phrase_of[i]]):
        roles |= _matches(low, range(first, last), role_words("phrase"))
    if found.phrase.words:
        roles |= _matches(found.phrase.words, range(len(found.phrase.words)), role_words("phrase"))
    roles |= _matches(low, range(clause[0], clause[1]), role_words("clause"))
    first = sentence.phrases[sentence.phrase_of[i]][0]
    if first and low[first - 1] in _BASE and sentence.kinds[i] in AMOUNTS:
        roles.add("previous")
    roles |= _matches(low, range(i + 1, min(i + _NEAR, len(low))), role_words("near"))
    roles |= _matches(low, range(i + 1, min(i + 3, len(low))), role_words("after"))
    return roles


def _matches(
    low: Sequence[str], places: Iterable[int], table: Mapping[str, list[tuple[tuple[str, ...], str]]]
) -> set[str]:
    roles = set()
    for i in places:
        for key, role in table.get(low[i], ()):
            if tuple(low[i : i + len(key)]) == key:
                roles.add(role)
                break
    return roles
