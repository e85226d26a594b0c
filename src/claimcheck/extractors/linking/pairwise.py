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


def own(sentence: Sentence, i: int) -> Own:
    """What "respectively" gives to the figure at word i."""
    if "respectively" not in sentence.low:
        return Own()
    end = sentence.low.index("respectively")
    figures = [j for j in sorted(sentence.kinds) if end - _REACH <= j < end and sentence.kinds[j] not in DATE_LIKE]
    if i not in figures or len(figures) < 2:
        return Own()
    place, size = figures.index(i), len(figures)
    for group in _groups(sentence, figures[0]):
        if len(group) == size:
            first, last = group[place]
            named = sentence.mention_at(last - 1)
            words = tuple(phrases.content(sentence, first, last))
            return Own(words, Name(named.name, named.type) if named else None)
    return Own()


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
