"""A new row for the figures of a package, with its source, appended so that the file diffs well."""

import csv
import io
import re
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from claimcheck.errors import ReferenceTableError, UsageError
from claimcheck.reference.index import Table
from claimcheck.reference.layout import understand
from claimcheck.reference.package import DESCRIPTION, SOURCES, named_paths, read_package
from claimcheck.reference.row import Row
from claimcheck.reference.sheet import read_sheet
from claimcheck.reference.validate import known_unit

FIGURES = "figures"


class Addition(NamedTuple):
    """The files to write, whole, and the row as it is understood."""

    files: dict[Path, bytes]
    row: Row


def addition(package: Path, cells: Mapping[str, str], source: Mapping[str, str]) -> Addition:
    """cells: columns of the figures table; source: columns of the table of sources, "id" alone for one that it has.

    Raises UsageError for a cell that would break the table, ReferenceTableError for a package that cannot be extended.
    """
    description = package / DESCRIPTION if package.is_dir() else package
    paths = named_paths(description)
    if FIGURES not in paths or SOURCES not in paths:
        raise ReferenceTableError(
            f'{description}: rows are added to its resources "figures" and "sources"; it has not both.'
        )
    known = read_package(description)
    files = {}
    key = source.get("id", "")
    if not key:
        header, ids = _header(paths[SOURCES])
        key = _next_id(ids)
        files[paths[SOURCES]] = _appended(paths[SOURCES], header, {**source, "id": key})
    elif not any(key in table.origin.sources for table in known.tables):
        raise UsageError(f'there is no source "{key}" in {paths[SOURCES]}; give --publisher and --url for a new one.')
    header, ids = _header(paths[FIGURES])
    unknown = [column for column in cells if column not in header]
    if unknown:
        raise UsageError(f'{paths[FIGURES]} has no column "{unknown[0]}"; it has {", ".join(header)}.')
    row = {**cells, "id": _next_id(ids), "source": key}
    files[paths[FIGURES]] = _appended(paths[FIGURES], header, row)
    return Addition(files, _understood(paths[FIGURES], header, row))


def _header(path: Path) -> tuple[tuple[str, ...], list[str]]:
    sheet = read_sheet(path)
    if "id" not in sheet.header:
        raise ReferenceTableError(f'{path}: has no column "id"; rows are added under a new id.')
    return sheet.header, sheet.columns[sheet.header.index("id")]


def _next_id(ids: list[str]) -> str:
    """F561 after F560; the letters of the last row."""
    numbered = [match for match in (re.fullmatch(r"(\D*+)(\d++)", key) for key in ids) if match]
    if not numbered:
        return str(len(ids) + 1)
    last = max(numbered, key=lambda match: int(match[2]))
    return f"{last[1]}{int(last[2]) + 1:0{len(last[2])}d}"


def _appended(path: Path, header: tuple[str, ...], row: Mapping[str, str]) -> bytes:
    text = io.StringIO()
    csv.DictWriter(text, header, restval="", extrasaction="ignore", lineterminator="\n").writerow(row)
    data = path.read_bytes()
    return data + (b"" if data.endswith(b"\n") else b"\n") + text.getvalue().encode()


def _understood(path: Path, header: tuple[str, ...], row: Mapping[str, str]) -> Row:
    """The new row read as it will be, so that nothing unreadable is written."""
    from claimcheck.reference.sheet import Sheet

    sheet = Sheet(path.name, header, tuple([row.get(column, "")] for column in header), [0])
    table = Table(sheet, understand(sheet, {"fields": [{"name": column, "role": column} for column in header]}))
    try:
        read = table.row(0, table.layout.figures[0])
    except ReferenceTableError as error:
        raise UsageError(str(error).replace(f"{path.name}, line 0, ", "")) from error
    if read is None or not read.entity or not read.measure:
        raise UsageError("a row needs an entity, a measure and a value (or the unit date and a day).")
    if read.since and read.until and read.since > read.until:
        raise UsageError(f"--until {read.until} is before --since {read.since}.")
    if read.unit and not read.kind and not known_unit(read.unit):
        raise UsageError(f'"{read.unit}" is no unit that is known; write USD, percent, kilometre, or count:noun.')
    return read
