""" "Respectively": the first figure belongs to the first of those named before, the second to the second."""

from typing import NamedTuple

from claimcheck.extractors.linking import phrases
from claimcheck.extractors.linking.sentence import Sentence
from claimcheck.language.names import Name
from claimcheck.model import DATE_LIKE

_REACH = 12


class Own(NamedTuple):
    """What is one figure's own: words of its measure, or a name; empty where the sentence has none for it."""

    words: tuple[str, ...] = ()
    name: Name | None = None


def owned(sentence: Sentence) -> dict[int, Own]:
    """What "respectively" gives to each figure, by its word."""
    if "respectively" not in sentence.low:
        return {}
    end = sentence.low.index("respectively")
    figures = [j for j, kind in sentence.kinds.items() if end - _REACH <= j < end and kind not in DATE_LIKE]
    if len(figures) < 2:
        return {}
    for group in _groups(sentence, figures[0]):
        if len(group) == len(figures):
            return {j: _own(sentence, *phrase) for j, phrase in zip(figures, group, strict=True)}
    return {}


def _own(sentence: Sentence, first: int, last: int) -> Own:
    named = sentence.mention_at(last - 1)
    return Own(tuple(phrases.content(sentence, first, last)), Name(named.name, named.type) if named else None)


def _groups(sentence: Sentence, end: int) -> list[list[tuple[int, int]]]:
    """Noun phrases before word `end` that commas and "and" join, the nearest group first."""
    groups: list[list[tuple[int, int]]] = []
    for first, last in sentence.phrases:
        if last > end or "f" in sentence.tags[first:last]:
            continue
        before = groups[-1][-1][1] if groups else -1
        joined = before >= 0 and first > before and set(sentence.tags[before:first]) <= {",", "c"}
        if joined:
            groups[-1].append((first, last))
        else:
            groups.append([(first, last)])
    return groups[::-1]
