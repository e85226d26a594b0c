"""The time that a figure is for: a date in its clause or sentence, else the one before it, else the story's own."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from claimcheck.extractors.figure import Figure
from claimcheck.extractors.linking.clause import verb_at
from claimcheck.extractors.linking.sentence import Sentence
from claimcheck.model import DATE_LIKE

#: Words before a date that make it another one than the figure's own: its base, its publication.
_APART = frozenset("since than until before after from".split())
_REPORTS = frozenset("report reports statement interview article announcement call conference release figures".split())
_SHORTEST = 27
_RECENT = 200
#: Words that open a comparison with another time.
_BASE = frozenset("following followed compared from than versus against outpaced exceeding surpassed surpassing".split())


class Span(NamedTuple):
    """First and last day."""

    since: date
    until: date


def of_story(figures: Sequence[Figure], published: date | None) -> Span | None:
    """The period of a month or longer that a document comes back to most often, the recent and the early ones first."""
    counts: Counter[Span] = Counter()
    last = figures[-1].start if figures else 0
    for figure in figures:
        if figure.kind not in DATE_LIKE or figure.since is None or figure.until is None:
            continue
        if (figure.until - figure.since).days < _SHORTEST:
            continue
        recent = published is not None and 0 <= (published - figure.until).days <= _RECENT
        counts[Span(figure.since, figure.until)] += 1 + recent + (figure.start < last / 4)
    best = counts.most_common(1)
    return best[0][0] if best and best[0][1] > 1 else None


def in_sentence(sentence: Sentence, i: int, figures: Sequence[Figure]) -> Span | None:
    """The nearest date of the sentence that fits the figure at word i."""
    best: tuple[int, Span] | None = None
    for j, number in sentence.figures.items():
        figure = figures[number]
        if figure.kind not in DATE_LIKE or figure.since is None or figure.until is None or apart(sentence, j, figure):
            continue
        distance = _distance(sentence, i, j)
        if best is None or distance <= best[0]:
            best = distance, Span(figure.since, figure.until)
    return best[1] if best else None


def _distance(sentence: Sentence, i: int, j: int) -> int:
    """How far the date at word j is from the figure at word i: words, and more for each border between them."""
    low, high = min(i, j), max(i, j)
    tags = sentence.tags[low + 1 : high]
    borders = sum(tag in ",;:-(" for tag in tags) + sum(tag in "sw" for tag in tags)
    borders += sum(word in _BASE for word in sentence.low[low + 1 : high])
    owned = j < i and j > 1 and sentence.tags[j - 1] == "p" and sentence.tags[j - 2] in "nf" and "f" in sentence.tags[j - 4 : j - 1]
    return len(tags) + 6 * borders + 4 * tags.count("f") + 6 * owned


def apart(sentence: Sentence, j: int, figure: Figure) -> bool:
    """Whether the date at word j is not the one that figures beside it are for: a base, the day of a report."""
    first = sentence.phrases[sentence.phrase_of[j]][0]
    before = sentence.low[first - 1] if first else ""
    earlier = sentence.low[first - 2] if first > 1 else ""
    if before in _BASE or earlier in _BASE or before in _APART or before in ("with", "to") and earlier in ("compared", "relative"):
        return True
    assert figure.since is not None and figure.until is not None
    if (figure.until - figure.since).days > 6:
        return False
    k = first - 1 if before not in ("on", "late", "early") else first - 2
    following = sentence.low[j + 1 : j + 3]
    if k >= 0 and (sentence.low[k] in _REPORTS or sentence.tags[k] == "v" and verb_at(sentence, k).kind == "say"):
        return True
    return bool(following) and (following[0] in _REPORTS or following[0] == "'s" and set(following) & _REPORTS != set())


def frequency(span: Span | None) -> str:
    """The role of a period by its length: month, quarter or half-year; "" for others."""
    days = (span.until - span.since).days + 1 if span else 0
    return "month" if 28 <= days <= 31 else "quarter" if 89 <= days <= 92 else "half-year" if 181 <= days <= 184 else ""
