"""Whom a figure is about: the names in its measure's phrase, then its subject's, its clause's, those named before."""

from collections.abc import Iterable

from claimcheck.extractors.linking.measure import Measured
from claimcheck.extractors.linking.mentions import Mention
from claimcheck.extractors.linking.sentence import Sentence

MOST = 4
_ACTS = frozenset("vx")


def of_figure(sentence: Sentence, i: int, found: Measured, speakers: frozenset[str]) -> list[str]:
    """Canonical names that the figure at word i is about, in the order of their roles; [] where its sentence names none."""
    spans = list(found.phrase.spans)
    names = _within(sentence, spans)
    if found.subject:
        names += _within(sentence, [found.subject])
    first, last = clause(sentence, i)
    if not names:
        names = _within(sentence, [(first, last)])
    names = _unique(names)
    return [name for name in names if name not in speakers][:MOST] or names[:1]


def clause(sentence: Sentence, i: int) -> tuple[int, int]:
    """The stretch between the commas, brackets and conjunctions around word i."""
    first = i
    while first > 0 and sentence.tags[first - 1] not in ",;:(-.)":
        first -= 1
    last = i + 1
    while last < len(sentence.tags) and sentence.tags[last] not in ",;:(-.)":
        last += 1
    return first, last


def _within(sentence: Sentence, spans: Iterable[tuple[int, int]]) -> list[str]:
    names = []
    for first, last in spans:
        for mention in sentence.mentions:
            if first <= mention.first < last:
                names.append(acting(sentence, mention))
    return names


def acting(sentence: Sentence, mention: Mention) -> str:
    """The name that a mention stands for."""
    return mention.name


def _unique(names: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(names))
