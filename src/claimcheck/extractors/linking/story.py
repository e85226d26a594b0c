"""A document read from its first sentence to its last: what one sentence leaves to the next."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from operator import attrgetter
from pathlib import Path

from claimcheck.extractors.figure import Figure
from claimcheck.extractors.linking import (
    Link,
    attribution,
    bases,
    entities,
    listed,
    naming,
    pairwise,
    pointers,
    roles,
)
from claimcheck.extractors.linking.cast import cast
from claimcheck.extractors.linking.complete import completed
from claimcheck.extractors.linking.context import near
from claimcheck.extractors.linking.dictionary import FIGURE, dictionary
from claimcheck.extractors.linking.events import event
from claimcheck.extractors.linking.measure import measured
from claimcheck.extractors.linking.measured import NO_ROLES, Measured
from claimcheck.extractors.linking.pairwise import Own
from claimcheck.extractors.linking.reference import History
from claimcheck.extractors.linking.sentence import UNMEASURED, Sentence, parse
from claimcheck.extractors.linking.stretches import Group, stretches
from claimcheck.extractors.linking.timeline import LASTING, Timeline
from claimcheck.language import measures as measure_table
from claimcheck.language import names as name_table
from claimcheck.language.names import Name
from claimcheck.language.reading import Reading
from claimcheck.model import DATE_LIKE, Kind

MOVED = frozenset(["change", "rise", "fall", "share"])
#: What a level leaves to the next figure: that it rose or fell is its own.
_SHARED = frozenset(["share"])
LEVELS = frozenset(["money", "quantity", "count"])
#: "The 38-kilometre line": what is counted in these of such a thing is its length.
LENGTHS = frozenset(["kilometre", "mile", "metre"])
_NAME = attrgetter("name")


@dataclass(slots=True)
class Memory:
    """What a figure has measured, for those that go on about it."""

    words: tuple[str, ...] = ()
    roles: frozenset[str] = NO_ROLES
    names: Sequence[Name] = ()
    kind: str = ""


class Story:
    """The state that linking carries through a document: the last measure, names and period."""

    def __init__(self, reading: Reading, figures: Sequence[Figure], names: Path | None, measures: Path | None) -> None:
        self.reading = reading
        self.text = reading.text.replace("’", "'").replace(FIGURE.spelt, " ")
        self.figures = figures
        table = name_table.load(names)
        self.dictionary = dictionary(table)
        self.measures = measure_table.load(measures)
        self.cast = cast(self.text, table)
        self.history = History(self.text, reading.sentences, self.dictionary, self.cast)
        self.speakers = attribution.Speakers(reading.text, table, self.cast)
        self.memory: dict[str, Memory] = {}
        self.last = Memory()
        self.paragraph = -2
        self.earlier: Sequence[int] = ()
        self.wholes: dict[int, int] = {}
        self.quotes: list[tuple[int, int]] = []
        self.pairwise = "respectively" in self.text
        self.timeline = Timeline(self.text, figures, reading.published)

    def links(self, until: int | None = None) -> list[Link]:
        """One link for each figure, in order; nothing is linked in sentences from the offset `until` on."""
        found = [Link()] * len(self.figures)
        spans = self.reading.sentences
        starts = [start for start, _ in spans]
        by_sentence: dict[int, Group] = defaultdict(list)
        for placed in enumerate(self.figures):
            by_sentence[bisect_right(starts, placed[1].start, 1) - 1].append(placed)
        for index, group in by_sentence.items():
            span = spans[index]
            if until is not None and span[0] >= until:
                break
            self._enter(span[0])
            earlier = by_sentence.get(index - 1)
            self.earlier = range(earlier[0][0], earlier[-1][0] + 1) if earlier else ()
            self.history.at = index
            for stretch, part in stretches(span, group):
                self._read(stretch, part, found)
            self._list_in_next(index, group, found)
        return found

    def _read(self, span: tuple[int, int], group: Group, found: list[Link]) -> None:
        """Link the figures of one sentence."""
        sentence = parse(self.text, span, group, self.dictionary, self.cast)
        source = attribution.of_sentence(sentence) or self._speaker(span[0])
        owned = pairwise.owned(sentence) if self.pairwise else {}
        self.history.turn(sentence)
        for i, (number, figure) in zip(sentence.figures, group, strict=True):
            found[number] = self._link(sentence, i, figure, source, owned.get(i))

    def _quoted(self, offset: int) -> bool:
        """Whether an offset lies between quotation marks."""
        place = bisect_right(self.quotes, (offset, 1 << 62)) - 1
        return place >= 0 and offset < self.quotes[place][1]

    def _list_in_next(self, index: int, group: Group, found: list[Link]) -> None:
        """The sentence behind a count may list what it counts: "They are A, B and C."."""
        spans = self.reading.sentences
        if self.text[spans[index][1] - 1] == ":":
            self._points_below(index, group, found)
        if index + 1 >= len(spans) or not self.text.startswith(("They ", "These ", "Those "), spans[index + 1][0]):
            return
        for number, figure in group:
            if figure.kind == "count" and figure.low is not None and not found[number].listed:
                sentence = parse(self.text, spans[index + 1], (), self.dictionary, self.cast)
                names = listed.of_next(sentence, int(figure.low), self.text)
                found[number] = found[number]._replace(listed=names)

    def _points_below(self, index: int, group: Group, found: list[Link]) -> None:
        """A count before a colon may count the points below it."""
        number, figure = group[-1]
        points = listed.points_below(self.text, self.reading.paragraphs, self.paragraph) if self.paragraph >= 0 else []
        if points and not found[number].listed:
            sentence = parse(self.text, self.reading.sentences[index], group[-1:], self.dictionary, self.cast)
            names = listed.of_points(sentence, next(iter(sentence.figures)), figure, points)
            found[number] = found[number]._replace(listed=names)

    def _speaker(self, offset: int) -> str | None:
        places = self.reading.places
        outside = 0 <= self.paragraph < len(places) and places[self.paragraph] == "furniture"
        return None if outside else self.speakers.at(offset)

    def _enter(self, start: int) -> None:
        """What a paragraph said holds within it."""
        number = bisect_right(self.reading.paragraphs, (start, 1 << 62)) - 1
        if number != self.paragraph:
            self.paragraph, self.timeline.period = number, None
            paragraph = self.reading.paragraphs[number] if number >= 0 else (0, len(self.text))
            self.quotes = attribution.quotations(self.text, paragraph)

    def _link(self, sentence: Sentence, i: int, figure: Figure, source: str | None, own: Own | None) -> Link:
        """What the figure at word i measures, of whom, when; what it leaves to those behind it."""
        kind = figure.kind
        found = measured(sentence, i, figure)
        told = found.phrase.words
        before = self.last if sentence.before[i] is not None else self.memory.get(kind, self.last)
        if sentence.before[i] is None and not LASTING.isdisjoint(before.words):
            before = Memory((), before.roles, before.names, before.kind)
        words, implied = self._words(sentence, i, kind, found, before)
        names = entities.of_figure(sentence, i, found, before.names, source, self.history)
        if own:
            words, implied = naming.canonical(own.words, self.measures) if own.words else (words, implied)
            names = [own.name] if own.name else names
        if words == ("turnover",):
            nations = sum(name.type in entities.PLACES for name in names)
            words = ("trade",) if nations > 1 else ("revenue",)
        if figure.unit in LENGTHS and words[-1:] and words[-1] in pointers.LINE:
            words = ("length", *words)
        role = roles.of_figure(sentence, i, found)
        role |= implied
        measure, since, until, base = words, None, None, None
        listing: tuple[str, ...] = ()
        if kind in DATE_LIKE:
            self.timeline.go_on(sentence, i)
        else:
            span, often, stated = self.timeline.of_figure(sentence, i, found, words, role)
            if span is not None:
                since, until = span
            if stated and often in ("quarter", "half-year"):
                role.add(often)
            known = " ".join(words) in self.measures.named
            if full := words if own and own.words else completed(sentence, i, found, words, known):
                shown = role | {often} if often else role
                measure = naming.named(full, shown, naming.kinds(sentence, i, role, full))
            base = bases.of_figure(sentence, i, found, role, self.figures, self.earlier, self.wholes)
            if base is not None and "part" in role:
                self.wholes[sentence.figures[i]] = self.wholes[base] = base
        if kind == "count":
            listing, opened = listed.of_count(sentence, i, figure, self.reading.text)
            if opened:
                role.add("open list")
        self._remember(words, found, names, kind)
        return Link(
            " ".join(measure) or None,
            tuple(map(_NAME, names)),
            source,
            since,
            until,
            tuple(sorted(role)) if role else (),
            listing,
            base,
            near(sentence, i, found.verb, told),
            bool(self.quotes) and self._quoted(figure.start),
        )

    def _words(
        self, sentence: Sentence, i: int, kind: Kind, found: Measured, before: Memory
    ) -> tuple[tuple[str, ...], set[str]]:
        """The measure in canonical words, and the role that its name implies.

        before: what was measured last, that the figure may go on about; where that is unlike it, it is of an event.
        """
        words = found.phrase.words
        if found.inherits and not words and kind != before.kind and kind in LEVELS and before.kind in LEVELS:
            found.phrase, found.inherits = event(sentence, i).phrase, False
            words = found.phrase.words
        if found.inherits and not words:
            if kind == before.kind and not found.roles & MOVED:
                found.roles |= before.roles & (MOVED if "change" in before.roles else _SHARED)
            return naming.joined(before.words, found.tail, "share" in before.roles & found.roles), set()
        if words == ("rates",) and before.words[-1:] == ("rate",):
            return before.words, set()
        return naming.canonical(words, self.measures)

    def _remember(self, words: tuple[str, ...], found: Measured, names: Sequence[Name], kind: str) -> None:
        """Measures hold for the figures that go on about them."""
        if not words and kind in UNMEASURED:
            return
        memory = Memory(words or self.last.words, found.roles, names, kind)
        if words:
            self.memory[kind] = memory
        if kind not in UNMEASURED:
            self.last = memory
