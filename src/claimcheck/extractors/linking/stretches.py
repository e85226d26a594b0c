"""What linking reads at once: a sentence, or where it is none but a table run together, a piece of it."""

from collections.abc import Iterable, Iterator

from claimcheck.extractors.figure import Figure

LONGEST_SENTENCE, MOST_FIGURES = 1500, 30
#: Figures of a sentence, with their numbers.
Group = list[tuple[int, Figure]]


def stretches(span: tuple[int, int], group: Group) -> Iterable[tuple[tuple[int, int], Group]]:
    """A sentence, or where it is none but a table run together, pieces of bearable length."""
    bearable = span[1] - span[0] <= LONGEST_SENTENCE and len(group) <= MOST_FIGURES
    return [(span, group)] if bearable else _pieces(span, group)


def _pieces(span: tuple[int, int], group: Group) -> Iterator[tuple[tuple[int, int], Group]]:
    start, part = span[0], Group()
    for number, figure in group:
        if part and (figure.end - start > LONGEST_SENTENCE or len(part) >= MOST_FIGURES):
            cut = figure.before if part[-1][1].end <= figure.before < figure.start else figure.start
            yield (start, cut), part
            start, part = cut, []
        part.append((number, figure))
    yield (start, min(span[1], max(part[-1][1].end, start) + LONGEST_SENTENCE)), part
