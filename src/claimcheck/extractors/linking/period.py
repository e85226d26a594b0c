"""The time that a figure is for: a date in its clause or sentence, else that of the figures before it."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from claimcheck.extractors.figure import Figure
from claimcheck.extractors.linking.sentence import Sentence
from claimcheck.model import DATE_LIKE

#: Words before a date that make it another one than the figure's own: its base, its publication.
_APART = frozenset(["since", "than", "until", "before", "after", "by"])


class Span(NamedTuple):
    """First and last day."""

    since: date
    until: date


def in_sentence(sentence: Sentence, i: int, figures: Sequence[Figure]) -> Span | None:
    """The nearest date of the sentence that fits the figure at word i."""
    best: tuple[int, Span] | None = None
    for j, number in sentence.figures.items():
        figure = figures[number]
        if figure.kind not in DATE_LIKE or figure.since is None or figure.until is None or _apart(sentence, j):
            continue
        low, high = min(i, j), max(i, j)
        distance = high - low + 6 * sum(tag in ",;:-(" for tag in sentence.tags[low:high])
        if best is None or distance < best[0]:
            best = distance, Span(figure.since, figure.until)
    return best[1] if best else None


def _apart(sentence: Sentence, j: int) -> bool:
    first = sentence.phrases[sentence.phrase_of[j]][0]
    before = sentence.low[first - 1] if first else ""
    earlier = sentence.low[first - 2] if first > 1 else ""
    return before in _APART or before == "from" or (before in ("with", "to") and earlier in ("compared", "relative"))


def choose(sentence_spans: Mapping[int, Span], number: int) -> Span | None:
    return sentence_spans.get(number)
