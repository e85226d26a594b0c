"""Role words of a figure: what its frame says, what its measure is called, what stands beside it and in its clause."""

from collections.abc import Iterable, Mapping, Sequence

from claimcheck.extractors.linking.lexicon import role_words, word_class
from claimcheck.extractors.linking.measured import Measured, span
from claimcheck.extractors.linking.sentence import Sentence

AMOUNTS = frozenset(["money", "percent", "percentage_points", "quantity"])
_NEAR = 7
_BASE = word_class("opens a comparison")
#: Roles that only amounts can have: a "goal" beside a count is one that was scored.
_OF_AMOUNTS = frozenset(["target", "rate", "price", "net", "gross"])


def of_figure(sentence: Sentence, i: int, found: Measured, clause: tuple[int, int]) -> set[str]:
    """Words of model.ROLES for the figure at word i."""
    low = sentence.plain
    around = span(sentence, i)
    roles = set(found.roles)
    for first, last in (*found.phrase.spans, around):
        roles |= _matches(low, range(first, last), role_words("phrase"))
    roles |= _matches(found.phrase.words, range(len(found.phrase.words)), role_words("phrase"))
    if around[1] == i + 1:
        roles |= _matches(low, range(i + 1, min(i + 2, len(low))), role_words("phrase"))
    roles |= _matches(low, range(*clause), role_words("clause"))
    roles |= _matches(low, range(i + 1, min(i + _NEAR, len(low))), role_words("near"))
    roles |= _matches(low, range(i + 1, min(i + 3, len(low))), role_words("after"))
    roles |= _matches(low, range(max(0, around[0] - 4), around[0]), role_words("before"))
    if around[0] and low[around[0] - 1] in _BASE and sentence.kinds[i] in AMOUNTS:
        roles.add("previous")
    return roles if sentence.kinds[i] in AMOUNTS else roles - _OF_AMOUNTS


def _matches(
    low: Sequence[str], places: Iterable[int], table: Mapping[str, list[tuple[tuple[str, ...], str]]]
) -> set[str]:
    roles = set()
    for i in places:
        for key, role in table.get(low[i], ()):
            if len(key) == 1 or tuple(low[i : i + len(key)]) == key:
                roles.add(role)
                break
    return roles
