"""Two figures that are printed as one, "32-18" or "9-of-17", and the two cells of a table that they repeat.

The cells stand in two columns of one row that vocabulary/pairs.csv names together (wins and losses, made and
attempted), or in one column of two rows (the points of both teams).
"""

import csv
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import permutations
from pathlib import Path
from typing import NamedTuple

from claimcheck.model import Claim
from claimcheck.reference.headers import read_heading
from claimcheck.reference.index import Table
from claimcheck.reference.measures import attempted, stem, stems
from claimcheck.reference.row import Row

VOCABULARY = Path(__file__).with_name("vocabulary")
#: Rows of a table that are paired with each other: the sides of a game, of a vote, of a treaty.
SIDES = 4
#: Letters of a stem that are enough to know the word by.
SHORTEST = 4
SCORE = "score"
ORDINALS = frozenset({"first", "second", "third", "fourth"})


class Pair(NamedTuple):
    """Two cells in the order in which they are printed."""

    first: Row
    second: Row


class Pairs(NamedTuple):
    """own: of the claim's entity; sides: one column of two rows; others: as own, of all other entities."""

    own: list[Pair]
    sides: list[Pair]
    others: list[Pair]


@cache
def pair_words() -> tuple[tuple[str, str], ...]:
    """Words that tell two columns of a pair apart, stems."""
    with (VOCABULARY / "pairs.csv").open(encoding="utf-8", newline="") as handle:
        lines = csv.reader(line for line in handle if not line.startswith("#"))
        return tuple((stem(first), stem(second)) for first, second in list(lines)[1:])


def columns(table: Table) -> Iterator[tuple[str, str, frozenset[str]]]:
    """Measures of a table that are printed together, and what is left of both without the words that part them."""
    cores = {measure: frozenset(stems(measure)) for measure in table.measures}
    for one, other in permutations(cores, 2):
        for first, second in pair_words():
            if first in cores[one] and second in cores[other] and cores[one] - {first} == cores[other] - {second}:
                yield one, other, cores[one] - {first}


def of_one_row(table: Table, names: Iterable[str], noun: frozenset[str]) -> Iterator[Pair]:
    """Two columns of one entity: those of the noun, or all where the claim has none."""
    for first, second, rest in columns(table):
        if not noun or rest == noun:
            for name in names:
                one, other = next(table.rows(first, name), None), next(table.rows(second, name), None)
                if one and other:
                    yield Pair(one, other)


def of_two_rows(table: Table, context: Iterable[str]) -> Iterator[Pair]:
    """The column of scores, of each two entities of a small table; a quarter's where the claim speaks of one.

    context: stems near the claim, cut short.
    """
    scores = {first for first, second in pair_words() if first == second}
    near = tuple(word for word in context if len(word) >= SHORTEST)
    for measure in table.measures:
        words = stems(measure)
        if not scores & {*words}:
            continue
        part = [word for word in words if word not in scores and word not in ORDINALS]
        if not part or (near and all(word.startswith(near) for word in part)):
            rows = [row for row in table.every() if row.measure == measure]
            yield from (Pair(one, other) for one, other in permutations(rows, 2))


@cache
def stretch_parts() -> dict[str, tuple[str, ...]]:
    """ "first half" -> "first quarter", "second quarter"."""
    with (VOCABULARY / "stretch_parts.csv").open(encoding="utf-8", newline="") as handle:
        lines = csv.reader(line for line in handle if not line.startswith("#"))
        return {whole: tuple(parts.split(";")) for whole, parts in list(lines)[1:]}


def of_stretch(table: Table, stretch: str) -> Iterator[Pair]:
    """The scores of a named stretch, "fourth quarter" or "first half", of each two entities of a small table."""
    if table.sheet.height > SIDES:
        return
    scores = {first for first, second in pair_words() if first == second}
    columns: dict[frozenset[str], str] = {frozenset(stems(measure)): measure for measure in table.measures}
    for score in sorted(scores):
        wanted = [frozenset({score, *stems(part)}) for part in stretch_parts().get(stretch, (stretch,))]
        if all(words in columns for words in wanted):
            rows = _summed(table, [columns[words] for words in wanted], f"{score}s in the {stretch}")
            yield from (Pair(one, other) for one, other in permutations(rows, 2))


def _summed(table: Table, measures: list[str], name: str) -> list[Row]:
    """One row an entity, the sum of several columns."""
    found: dict[str, Row] = {}
    for row in table.every():
        if row.measure in measures and row.value is not None:
            before = found.get(row.entity)
            value = row.value + (before.value or 0) if before else row.value
            found[row.entity] = row._replace(measure=name, value=value)
    return list(found.values())


def noun_of(claim: Claim) -> frozenset[str]:
    """Stems of what the pair counts, an abbreviation written out as in headers: "FG" is field goals."""
    unit = claim.unit or ""
    if claim.kind == "score" and not unit:
        return frozenset(stems(attempted((claim.measure or "").removeprefix(SCORE)))) - {SCORE}
    return frozenset(stems(read_heading(unit).measure if unit.lower() != unit else unit))
