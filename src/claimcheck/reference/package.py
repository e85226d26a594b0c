"""Data Packages (datapackage.json): tables with schema, sources, definitions, rates and preferred authorities."""

import json
from pathlib import Path
from typing import Any, NamedTuple

from claimcheck.errors import ReferenceTableError
from claimcheck.reference.index import Origin, Table
from claimcheck.reference.layout import understand
from claimcheck.reference.rates import Rates, read_rates
from claimcheck.reference.row import Source
from claimcheck.reference.sheet import SUFFIXES, read_sheet

DESCRIPTION = "datapackage.json"
#: Resources with these names are not tables of figures.
SOURCES, MEASURES, RATES = "sources", "measures", "rates"


class Package(NamedTuple):
    """Tables in order; aliases: measure -> other phrases for it; preferred: authorities, the first wins."""

    tables: tuple[Table, ...]
    aliases: dict[str, tuple[str, ...]]
    preferred: tuple[str, ...]
    rates: Rates


def read_path(path: Path) -> Package:
    """A Data Package (its folder or its datapackage.json), a folder of plain tables, or one plain table."""
    if path.is_dir():
        if (path / DESCRIPTION).exists():
            return read_package(path / DESCRIPTION)
        files = sorted(file for file in path.iterdir() if file.suffix.lower() in SUFFIXES)
        if not files:
            raise ReferenceTableError(f"{path}: holds no datapackage.json and no CSV or XLSX file.")
        return Package(tuple(plain_table(file) for file in files), {}, (), Rates(()))
    if path.name == DESCRIPTION:
        return read_package(path)
    return Package((plain_table(path),), {}, (), Rates(()))


def plain_table(path: Path) -> Table:
    """One CSV or XLSX, with the schema that `reference describe` wrote beside it where there is one."""
    sheet = read_sheet(path)
    beside = path.with_name(path.name + ".schema.json")
    schema = read_json(beside) if beside.exists() else None
    return Table(sheet, understand(sheet, schema), _origin(schema or {}, {}, {}))


def read_json(path: Path) -> dict[str, Any]:
    """Raises ReferenceTableError for anything but a JSON object."""
    try:
        content = json.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError) as error:
        raise ReferenceTableError(f"{path}: cannot be read; it should be a JSON file in UTF-8.") from error
    except json.JSONDecodeError as error:
        raise ReferenceTableError(f"{path}, line {error.lineno}: is not JSON ({error.msg}).") from error
    if not isinstance(content, dict):
        raise ReferenceTableError(f"{path}: should hold one JSON object.")
    return content


def named_paths(path: Path) -> dict[str, Path]:
    """Resource name -> file, in order. Raises ReferenceTableError for a description that is none."""
    resources = read_json(path).get("resources")
    if not isinstance(resources, list) or not resources:
        raise ReferenceTableError(f'{path}: has no "resources"; list the tables there, each with "name" and "path".')
    named: dict[str, Path] = {}
    for resource in resources:
        if not isinstance(resource, dict) or not isinstance(resource.get("path"), str):
            raise ReferenceTableError(f'{path}: every resource needs a "path" to its table.')
        named[_name(resource)] = _inside(path, resource["path"])
    return named


def _name(resource: dict[str, Any]) -> str:
    return str(resource.get("name") or Path(resource["path"]).stem)


def read_package(path: Path) -> Package:
    """Raises ReferenceTableError naming the file and what is missing."""
    content, named = read_json(path), named_paths(path)
    sources = read_sources(named[SOURCES]) if SOURCES in named else {}
    measures = _cells(named[MEASURES], ("measure", "aliases", "definition")) if MEASURES in named else []
    definitions = {row["measure"]: row["definition"] for row in measures if row["definition"]}
    aliases = {row["measure"]: tuple(filter(None, map(str.strip, row["aliases"].split(";")))) for row in measures}
    rates = read_rates(named[RATES], sources) if RATES in named else Rates(())
    tables = []
    for resource in content["resources"]:
        if _name(resource) in (SOURCES, MEASURES, RATES):
            continue
        sheet = read_sheet(named[_name(resource)], name=resource["path"], encoding=resource.get("encoding"))
        schema = resource.get("schema") or {}
        origin = _origin({**content, **resource, **schema}, sources, definitions)
        tables.append(Table(sheet, understand(sheet, schema), origin))
    preferred = tuple(str(name) for name in content.get("preferred", ()))
    return Package(tuple(tables), aliases, preferred, rates)


def _inside(package: Path, path: str) -> Path:
    """A resource stands in the package's folder, as the Data Package standard asks."""
    if path.startswith(("/", "\\")) or ".." in Path(path).parts or "://" in path:
        raise ReferenceTableError(f'{package}: the path "{path}" leaves the package; put the table into its folder.')
    return package.parent / path


def _origin(described: dict[str, Any], sources: dict[str, Source], definitions: dict[str, str]) -> Origin:
    source = None
    if described.get("publisher") or described.get("url"):
        texts = {key: str(described.get(key) or "") for key in ("publisher", "title", "url", "published", "retrieved")}
        source = Source(id=str(described.get("name") or ""), **texts)
    unit = described.get("unit")
    return Origin(sources, definitions, str(described.get("authority") or ""), str(unit) if unit else None, source)


def read_sources(path: Path) -> dict[str, Source]:
    """sources.csv: id, publisher, title, url, published, retrieved, confidence; other columns are for people."""
    found: dict[str, Source] = {}
    for row in _cells(path, ("id", "publisher", "title", "url", "published", "retrieved", "confidence")):
        if row["id"]:
            found[row["id"]] = Source(*(row[column] for column in Source._fields))
    return found


def _cells(path: Path, columns: tuple[str, ...]) -> list[dict[str, str]]:
    sheet = read_sheet(path)
    absent = [column for column in columns[:1] if column not in sheet.header]
    if absent:
        raise ReferenceTableError(f'{path}: has no column "{absent[0]}"; it needs {", ".join(columns)}.')
    at = {column: sheet.header.index(column) for column in columns if column in sheet.header}
    return [
        {column: sheet.columns[at[column]][row] if column in at else "" for column in columns}
        for row in range(sheet.height)
    ]
