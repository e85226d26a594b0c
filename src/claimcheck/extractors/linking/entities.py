"""Whom a figure is about: the names in its measure's phrase, then its subject's, its clause's, those named before."""

from collections.abc import Iterable, Sequence

from claimcheck.extractors.linking.measure import Measured
from claimcheck.extractors.linking.sentence import Sentence
from claimcheck.language.names import Name

MOST = 4
ACTORS = frozenset(["country", "bloc", "company", "event", ""])


def of_figure(sentence: Sentence, i: int, found: Measured, before: Sequence[str], topic: str | None) -> list[str]:
    """Canonical names that the figure at word i is about, in the order of their roles.

    before: the names of the figure before; topic: whom the document is about, who joins where no actor is named.
    """
    names = _within(sentence, found.phrase.spans)
    if found.subject:
        names += _within(sentence, [found.subject])
    if not names and found.inherits:
        names = [Name(name, "") for name in before]
    if not names:
        names = [name for name in _within(sentence, [clause(sentence, i)]) if name.type not in ("media",)]
    if topic and not any(name.type in ACTORS or name.name == topic for name in names):
        names.append(Name(topic, ""))
    return _unique(name.name for name in names)[:MOST]


def clause(sentence: Sentence, i: int) -> tuple[int, int]:
    """The stretch between the commas, brackets and conjunctions around word i."""
    first = i
    while first > 0 and sentence.tags[first - 1] not in ",;:(-.)":
        first -= 1
    last = i + 1
    while last < len(sentence.tags) and sentence.tags[last] not in ",;:(-.)":
        last += 1
    return first, last


def _within(sentence: Sentence, spans: Iterable[tuple[int, int]]) -> list[Name]:
    return [
        Name(mention.name, mention.type)
        for first, last in spans
        for mention in sentence.mentions
        if first <= mention.first < last
    ]


def _unique(names: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(names))
