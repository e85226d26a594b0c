"""What the measures of the tables mean, and which of them are what a claim measures."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from claimcheck.reference.index import Table
from claimcheck.reference.matching import Asked, Sameness, row_phrase, same_measure
from claimcheck.reference.measures import Phrase, stems
from claimcheck.reference.package import Package


class Meaning(NamedTuple):
    """A measure of a table, every phrase that stands for it, the noun that its figures count, whether they are days."""

    table: Table
    measure: str
    phrases: tuple[Phrase, ...]
    noun: frozenset[str]
    dated: bool


class Meanings:
    """The measures of all tables, found by the words of a claim."""

    def __init__(self, packages: Sequence[Package]) -> None:
        self.packages = packages

    def find(self, question: Asked) -> Iterator[tuple[Table, str, Sameness]]:
        """The measures of the tables that are what the claim measures."""
        words = question.measure.core | question.measure.aspects | question.unit | question.names
        seen = set()
        for word in sorted(words):
            for at in self._by_stem.get(word, ()):
                if at in seen:
                    continue
                seen.add(at)
                meaning = self.every[at]
                found = {same_measure(question, phrase, meaning.noun) for phrase in meaning.phrases}
                if found != {"other"}:
                    yield meaning.table, meaning.measure, "same" if "same" in found else "narrower"

    @cached_property
    def every(self) -> list[Meaning]:
        found = []
        for package in self.packages:
            for table in package.tables:
                for measure in table.measures:
                    unit, kind = _unit_of(table, measure)
                    phrases = (measure, *package.aliases.get(measure, ()))
                    noun = frozenset(stems(unit or "")) if kind else frozenset()
                    found.append(
                        Meaning(table, measure, tuple(row_phrase(p, unit, kind) for p in phrases), noun, kind == "date")
                    )
        return found

    @cached_property
    def _by_stem(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = defaultdict(list)
        for at, meaning in enumerate(self.every):
            for word in {word for phrase in meaning.phrases for word in phrase.core | phrase.aspects}:
                found[word].append(at)
        return dict(found)


def _unit_of(table: Table, measure: str) -> tuple[str | None, str]:
    """Unit and kind of a measure, by its first row."""
    column = table.layout.column("measure")
    at = table.sheet.columns[column].index(measure) if column is not None else 0
    figure = next((f for f in table.layout.figures if f.measure in (None, measure)), table.layout.figures[0])
    return table.unit(at, figure)
