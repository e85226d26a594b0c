"""What is wrong with reference tables: cells that break the schema, rows without a source, duplicates that differ."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from claimcheck.errors import ReferenceTableError
from claimcheck.interval import compare
from claimcheck.language.lexicon import rows
from claimcheck.language.units import dimension
from claimcheck.reference.index import Table
from claimcheck.reference.matching import RATIOS
from claimcheck.reference.naming import canonical
from claimcheck.reference.package import Package, read_path
from claimcheck.reference.row import Row, printed, value_text

WEAK = " (weak)"


class Problem(NamedTuple):
    """Where and what, in words that say what to do."""

    table: str
    line: int | None
    column: str | None
    message: str

    def __str__(self) -> str:
        spot = (
            self.table
            + (f", line {self.line}" if self.line else "")
            + (f', column "{self.column}"' if self.column else "")
        )
        return f"{spot}: {self.message}"


def validate(path: Path) -> list[Problem]:
    """Every problem of a package or table, in order. Raises ReferenceTableError where it cannot be read at all."""
    package = read_path(path)
    return [problem for table in package.tables for problem in _table(table)] + list(_preferred(package, path))


def _table(table: Table) -> Iterator[Problem]:
    seen: dict[tuple[object, ...], Row] = {}
    ids: dict[str, int] = {}
    sourced = table.layout.column("source") is not None or table.origin.source is not None
    if not sourced:
        yield Problem(
            table.name, None, None, 'has no source: add a column "source", or "publisher" and "url" to its schema.'
        )
    for at in range(table.sheet.height):
        line = table.sheet.lines[at]
        for figure in table.layout.figures:
            try:
                row = table.row(at, figure)
            except ReferenceTableError as error:
                yield _problem(table, line, error)
                continue
            if row is not None:
                yield from _row(table, row)
                yield from _duplicate(seen, row)
        key = table.cell("id", at)
        if key and table.layout.shape == "long":
            if key in ids:
                yield Problem(
                    table.name, line, "id", f'"{key}" stands in line {ids[key]} already; give each row its own.'
                )
            ids.setdefault(key, line)
        if sourced:
            yield from _source(table, at, line)


def _problem(table: Table, line: int, error: ReferenceTableError) -> Problem:
    spot, _, message = str(error).partition(": ")
    column = spot.partition('column "')[2].rstrip('"') or None
    return Problem(table.name, line, column, message)


def _row(table: Table, row: Row) -> Iterator[Problem]:
    if row.since and row.until and row.since > row.until:
        yield Problem(table.name, row.line, "until", f"{row.until} is before since, {row.since}.")
    if row.kind == "date" and row.since is None and row.until is None:
        yield Problem(table.name, row.line, "since", "a row whose unit is date needs a day.")
    if not row.measure:
        yield Problem(table.name, row.line, "measure", "is empty; say what the figure measures.")
    if table.layout.shape == "long" and not row.entity:
        yield Problem(table.name, row.line, "entity", "is empty; say whom the figure is about.")
    if row.unit and not row.kind and not known_unit(row.unit):
        yield Problem(
            table.name, row.line, "unit", f'"{row.unit}" is no known currency or unit; counts are written count:noun.'
        )  # fmt: skip


def known_unit(unit: str) -> bool:
    """Whether it is a currency (ISO 4217), a percentage or a unit of the language's definitions."""
    if unit in RATIOS or any(unit == row["code"] for row in rows("currencies.csv")):
        return True
    return bool(dimension(unit))


def _duplicate(seen: dict[tuple[object, ...], Row], row: Row) -> Iterator[Problem]:
    """One authority gives one figure for one thing; other values must be roundings of it."""
    whose = row.authority if row.authority not in ("", "not stated") else row.sources[:1]
    names = (canonical(row.entity), canonical(row.counterpart))
    key = (*names, row.measure, row.since, row.until, row.unit, whose)
    other = seen.setdefault(key, row)
    if other is row or row.value is None:
        return
    if compare(printed(row), printed(other)) == "conflict":
        yield Problem(
            row.table, row.line, "value",
            f"{value_text(row)} differs from {value_text(other)} in line {other.line}, "
            "which has the same measure, entity, period and authority.",
        )  # fmt: skip


def _source(table: Table, at: int, line: int) -> Iterator[Problem]:
    text = table.cell("source", at)
    if not text and table.origin.source is None:
        yield Problem(table.name, line, "source", "is empty; every row needs a source.")
    if not table.origin.sources:
        return
    for part in filter(None, (part.strip() for part in text.split(";"))):
        name = part.removesuffix(WEAK)
        source = table.origin.sources.get(name)
        if source is None:
            yield Problem(table.name, line, "source", f'"{name}" is not in the table of sources.')
        elif source.weak != part.endswith(WEAK):
            mark = "is weak, and not marked so" if source.weak else "is marked weak, and is not"
            yield Problem(table.name, line, "source", f'"{name}" {mark}; write "{name}{WEAK if source.weak else ""}".')


def _preferred(package: Package, path: Path) -> Iterator[Problem]:
    known = {table.cell("authority", at) for table in package.tables for at in range(table.sheet.height)}
    known |= {table.origin.authority for table in package.tables}
    for name in package.preferred:
        if name not in known:
            yield Problem(path.name, None, "preferred", f'no row is of the authority "{name}".')
