"""Tables with their rows found by measure and entity. Rows are made when they are asked for, not when they are read."""

from array import array
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cached_property
from typing import NamedTuple

from claimcheck.errors import ReferenceTableError
from claimcheck.interval import Bound
from claimcheck.model import BOUNDS
from claimcheck.reference.cells import Days, days, missing, number
from claimcheck.reference.layout import Layout, Measured
from claimcheck.reference.row import Row, Source
from claimcheck.reference.sheet import Sheet

Key = tuple[str, str]
#: Columns in which two rows agree that differ in their entity alone.
SETTING = ("since", "until", "period", "unit", "authority")


class Origin(NamedTuple):
    """What holds for a whole table: its sources by id, definitions by measure, defaults for cells it does not have."""

    sources: Mapping[str, Source] = {}
    definitions: Mapping[str, str] = {}
    authority: str = ""
    unit: str | None = None
    source: Source | None = None


class Table:
    """A sheet with its layout. Rows are kept as cells, a million of them in a few hundred megabytes."""

    def __init__(self, sheet: Sheet, layout: Layout, origin: Origin = Origin()) -> None:  # noqa: B008 (immutable)
        self.sheet, self.layout, self.origin = sheet, layout, origin
        self.name = sheet.name

    def cell(self, role: str, at: int) -> str:
        """The text of a role's column in a row, "" where the table has no such column."""
        column = self.layout.column(role)
        return "" if column is None else self.sheet.columns[column][at]

    @cached_property
    def places(self) -> dict[Key, "array[int]"]:
        """(measure, entity) -> rows; in wide tables the measure is "" and every row of the entity is found."""
        found: dict[Key, array[int]] = {}
        measure, entity = self.layout.column("measure"), self.layout.column("entity")
        for column in (entity, *self.layout.aliases):
            names = self.sheet.columns[column] if column is not None else [""] * self.sheet.height
            kinds = self.sheet.columns[measure] if measure is not None else [""] * self.sheet.height
            for at, key in enumerate(zip(kinds, names, strict=True)):
                spot = found.get(key)
                if spot is None:
                    found[key] = array("I", (at,))
                else:
                    spot.append(at)
        if entity is not None and self.layout.aliases:
            self._name_together(found, entity)
        return found

    def _name_together(self, found: dict[Key, "array[int]"], entity: int) -> None:
        """ "Boston" and "Celtics" in two columns are the Boston Celtics."""
        for at, name in enumerate(self.sheet.columns[entity]):
            for column in self.layout.aliases:
                found.setdefault(("", f"{self.sheet.columns[column][at]} {name}"), array("I", (at,)))

    @cached_property
    def measures(self) -> tuple[str, ...]:
        """Every measure of the table, each once, in order of first appearance."""
        column = self.layout.column("measure")
        own = [figure.measure for figure in self.layout.figures if figure.measure]
        return tuple(dict.fromkeys(own if column is None else self.sheet.columns[column]))

    @cached_property
    def entities(self) -> tuple[str, ...]:
        """Every name under which rows can be found."""
        return tuple(dict.fromkeys(entity for _, entity in self.places))

    def rows(self, measure: str, entity: str) -> Iterator[Row]:
        """The rows of a measure and an entity as the table writes them."""
        long = self.layout.column("measure") is not None
        for at in self.places.get((measure if long else "", entity), ()):
            for figure in self.layout.figures:
                if (long or figure.measure == measure) and (row := self.row(at, figure)):
                    yield row

    def beside(self, row: Row, most: int) -> Iterator[Row]:
        """Rows of the same measure, period, unit and authority for other entities, of which `most` are searched."""
        own = self.sheet.lines.index(row.line)
        alike = [c for c in map(self.layout.column, SETTING) if c is not None]
        setting = [self.sheet.columns[c][own] for c in alike]
        long = self.layout.column("measure") is not None
        for entity in self.entities[:most]:
            for at in self.places.get((row.measure if long else "", entity), ()):
                if at == own or [self.sheet.columns[c][at] for c in alike] != setting:
                    continue
                for figure in self.layout.figures:
                    if (long or figure.measure == row.measure) and (other := self.row(at, figure)):
                        yield other

    def every(self) -> Iterator[Row]:
        """All rows, in order."""
        for at in range(self.sheet.height):
            for figure in self.layout.figures:
                if row := self.row(at, figure):
                    yield row

    def row(self, at: int, figure: Measured) -> Row | None:
        """One figure; None where the cell is empty or says that there is none."""
        unit, kind = self.unit(at, figure)
        text = self.sheet.columns[figure.column][at]
        value = step = None
        if kind != "date":
            if missing(text):
                return None
            parsed = number(text)
            if parsed is None:
                raise ReferenceTableError(
                    f'{self.name}, line {self.sheet.lines[at]}, column "{self.sheet.header[figure.column]}": '
                    f'"{text}" is no number; write plain digits, or leave the cell empty.'
                )
            value, step = parsed[0] * figure.scale, parsed[1] * figure.scale
            unit = "percent" if unit is None and text.endswith("%") else unit
        span = self._days(at, figure)
        measure = figure.measure or self.cell("measure", at)
        return Row(
            table=self.name,
            line=self.sheet.lines[at],
            id=self.cell("id", at),
            entity=figure.entity or self._entity(at),
            counterpart=self.cell("counterpart", at),
            measure=measure,
            since=span[0],
            until=span[1],
            value=value,
            step=step,
            unit=unit,
            kind=kind,
            bound=self._bound(at),
            authority=self.cell("authority", at) or self.origin.authority,
            sources=self.sources(at),
            confidence=self.cell("confidence", at),
            status=self.cell("status", at),
            note=self.cell("note", at),
            definition=self.origin.definitions.get(measure, ""),
        )

    def _entity(self, at: int) -> str:
        column = self.layout.column("entity")
        if column is None:
            return ""
        names = [self.sheet.columns[alias][at] for alias in self.layout.aliases[:1]]
        return " ".join([*names, self.sheet.columns[column][at]])

    def unit(self, at: int, figure: Measured) -> tuple[str | None, str]:
        """(unit, kind): "count:person" is a count of persons, "date" a row whose days are the fact."""
        text = figure.unit or self.cell("unit", at) or self.origin.unit or ""
        kind, colon, name = text.partition(":")
        if colon and kind in ("count", "ordinal"):
            return name, kind
        return (text or None), ("date" if text == "date" else "")

    def _bound(self, at: int) -> Bound:
        text = self.cell("bound", at) or "exact"
        for bound in BOUNDS:
            if text == bound:
                return bound  # type: ignore[return-value]
        raise ReferenceTableError(
            f'{self.name}, line {self.sheet.lines[at]}, column "bound": "{text}" is none of {", ".join(BOUNDS)}.'
        )

    def _days(self, at: int, figure: Measured) -> tuple[date | None, date | None]:
        if figure.period:
            return figure.period
        both = self._day("period", at)
        if both:
            return both
        since, until = self._day("since", at), self._day("until", at)
        return (since.since if since else None), (until.until if until else None)

    def _day(self, role: str, at: int) -> Days | None:
        text = self.cell(role, at)
        if not text:
            return None
        found = days(text)
        if found is None:
            raise ReferenceTableError(
                f'{self.name}, line {self.sheet.lines[at]}, column "{role}": '
                f'"{text}" is no date; write 2024-07-04, 2024-07 or 2024.'
            )
        return found

    def sources(self, at: int) -> tuple[Source, ...]:
        """The row's sources: ids of sources.csv, or names and URLs as they stand."""
        text = self.cell("source", at)
        if not text:
            return (self.origin.source,) if self.origin.source else ()
        found = []
        for part in text.split(";"):
            name = part.strip().removesuffix(" (weak)")
            url = name if name.startswith(("http://", "https://")) else ""
            found.append(self.origin.sources.get(name) or Source(name, "" if url else name, url=url))
        return tuple(found)
