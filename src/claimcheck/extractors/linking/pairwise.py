""" "Respectively": the first figure belongs to the first of those named before, the second to the second."""

import re
from typing import NamedTuple

from claimcheck.extractors.linking import phrases
from claimcheck.extractors.linking.lexicon import verbs
from claimcheck.extractors.linking.sentence import Sentence
from claimcheck.language.names import Name
from claimcheck.model import DATE_LIKE

_REACH = 12
#: "Oslo (45,000), Bergen (30,000)".
_BRACKET = re.compile(r"\([^()]*+\)")


class Own(NamedTuple):
    """What is one figure's own: words of its measure, or a name; empty where the sentence has none for it."""

    words: tuple[str, ...] = ()
    name: Name | None = None


def owned(sentence: Sentence) -> dict[int, Own]:
    """What "respectively" gives to each figure, by its word."""
    if len(sentence.kinds) < 2 or "respectively" not in sentence.low:
        return {}
    end = sentence.low.index("respectively")
    near = [j for j, kind in sentence.kinds.items() if end - _REACH <= j < end and kind not in DATE_LIKE]
    figures = [j for j in near if sentence.tags[j - 1] != "("]
    if len(figures) < 2:
        return {}
    for group in _groups(sentence, figures[0]):
        if len(group) == len(figures):
            return {j: _own(sentence, *phrase) for j, phrase in zip(figures, group, strict=True)}
    return {}


def _own(sentence: Sentence, first: int, last: int) -> Own:
    named = sentence.mention_at(last - 1)
    if named:
        return Own(name=Name(named.name, named.type))
    return Own(tuple(phrases.content(sentence, first, last)))


def _groups(sentence: Sentence, end: int) -> list[list[tuple[int, int]]]:
    """Noun phrases before word `end` that commas and "and" join, the nearest group first."""
    groups: list[list[tuple[int, int]]] = []
    for first, last in sentence.phrases:
        if last > end or "f" in sentence.tags[first:last] or sentence.tags[first - 1 : first] == "(":
            continue
        moves = verbs().get(sentence.low[first]) if last == first + 1 else None
        if moves and moves.form == "ing" and moves.kind in ("rise", "fall"):
            continue  # "Oslo and Bergen, | rising by"
        before = groups[-1][-1][1] if groups else -1
        joined = before >= 0 and first > before and set(_BRACKET.sub("", sentence.tags[before:first])) <= {",", "c"}
        if joined:
            groups[-1].append((first, last))
        else:
            groups.append([(first, last)])
    return groups[::-1]
