"""How a table was understood, in words for the terminal and as a schema that a desk corrects."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from claimcheck.reference.index import Table
from claimcheck.reference.row import period, statement, subject

#: Rows printed as examples.
EXAMPLES = 3


def summary(table: Table) -> str:
    """One line: "figures.csv  long, 561 rows, 61 entities, 98 measures, 1906 to 2028"."""
    days = [row for row in table.every() if row.since]
    first = min((row.since for row in days if row.since), default=None)
    last = max((row.until or row.since for row in days if row.since), default=None)
    years = f", {first.year} to {last.year}" if first and last else ""
    entities = len({row.entity for row in table.every() if row.entity})
    size = f"{table.sheet.height} rows, {entities} entities, {len(table.measures)} measures"
    return f"{table.name}  {table.layout.shape}, {size}{years}"


def understood(table: Table) -> Iterator[str]:
    """A line for each column, then the first figures as they are understood."""
    figures = {figure.column: figure for figure in table.layout.figures}
    roles = {at: role for role, at in table.layout.roles.items()}
    yield f"{table.name}: a {table.layout.shape} table of {table.sheet.height} rows"
    width = max(len(title) for title in table.sheet.header)
    for at, title in enumerate(table.sheet.header):
        figure = figures.get(at)
        if figure:
            said = [f"measure {figure.measure!r}" if figure.measure else "value"]
            said += [f"unit {figure.unit}"] if figure.unit else []
            said += [f"times {figure.scale:,f}"] if figure.scale != 1 else []
            said += [f"for {period(*figure.period)}"] if figure.period else []
            said += [f"of {figure.entity}"] if figure.entity else []
            meaning = ", ".join(said)
        else:
            meaning = roles.get(at) or ("another name of the entity" if at in table.layout.aliases else "not used")
        yield f"  {title:<{width}}  {meaning}"
    for number, row in enumerate(table.every()):
        if number == EXAMPLES:
            break
        yield f"  line {row.line}: {statement(row)}" + ("" if subject(row) else " (no entity)")


def schema(table: Table) -> dict[str, Any]:
    """The layout as a Table Schema with our keys: role, measure, unit, scale, period, entity."""
    figures = {figure.column: figure for figure in table.layout.figures}
    roles = {at: role for role, at in table.layout.roles.items()}
    fields = []
    for at, title in enumerate(table.sheet.header):
        field: dict[str, Any] = {"name": title}
        figure = figures.get(at)
        if figure and table.layout.column("value") != at:
            field |= {"role": "figure", "measure": figure.measure}
            field |= {"unit": figure.unit} if figure.unit else {}
            field |= {"scale": f"{figure.scale:f}"} if figure.scale != 1 else {}
            field |= {"period": "/".join(day.isoformat() for day in figure.period)} if figure.period else {}
            field |= {"entity": figure.entity} if figure.entity else {}
        else:
            field["role"] = roles.get(at) or ("alias" if at in table.layout.aliases else "ignore")
        if title:
            fields.append(field)
    origin = table.origin
    source = origin.source
    return {
        "authority": origin.authority,
        "publisher": source.publisher if source else "",
        "url": source.url if source else "",
        "published": source.published if source else "",
        "retrieved": source.retrieved if source else "",
        "fields": fields,
    }


def schema_path(table: Path) -> Path:
    """Where the schema of a table stands: beside it."""
    return table.with_name(table.name + ".schema.json")


def schema_bytes(table: Table) -> bytes:
    """The schema file's content."""
    return (json.dumps(schema(table), indent=2, ensure_ascii=False) + "\n").encode()
