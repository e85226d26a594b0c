"""The decisions table: one row a decision, in a CSV that people edit and git shows line by line."""

import csv
import io
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

from claimcheck.decisions.decision import Decision
from claimcheck.decisions.sheet import read_sheet
from claimcheck.errors import TableError
from claimcheck.table import guard, unguard

COLUMNS = ("check", "figure", "measure", "document", "reason", "who", "when", "until")
_DAYS = ("when", "until")


def read_decisions(path: Path) -> list[Decision]:
    """The rows of a decisions table, or those of the checker's sheet (.xlsx) in which a note was written.

    Raises:
        TableError: the file cannot be read, a column is unknown or missing, a row has no reason, a day is none.
    """
    if path.suffix.lower() == ".xlsx":
        return read_sheet(path)
    try:
        with path.open(encoding="utf-8-sig", newline="") as handle:
            rows = list(csv.reader(handle, strict=True))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise TableError(f"{path}: cannot be read ({error}); it must be a CSV file in UTF-8.") from None
    header = tuple(rows[0]) if rows else COLUMNS
    unknown = [column for column in header if column not in COLUMNS]
    if unknown or "reason" not in header or len(set(header)) != len(header):
        fault = f"the column {unknown[0]!r} is not ours" if unknown else "the column 'reason' is missing or repeated"
        raise TableError(f"{path}, row 1: {fault}; a decisions table has the columns {', '.join(COLUMNS)}.")
    return [_decision(header, row, f"{path}, row {number}") for number, row in enumerate(rows[1:], 2) if any(row)]


def _decision(header: tuple[str, ...], row: list[str], where: str) -> Decision:
    if len(row) != len(header):
        raise TableError(f"{where}: {len(row)} cells where the header has {len(header)}; look for a missing comma.")
    cells = {column: unguard(cell).strip() for column, cell in zip(header, row, strict=True)}
    if not cells["reason"]:
        raise TableError(f"{where}, column reason: the cell is empty; a decision says why.")
    if not cells.get("check") and not cells.get("figure"):
        raise TableError(f"{where}: neither check nor figure is filled in; name at least one of them.")
    days = {column: _day(cells.get(column, ""), f"{where}, column {column}") for column in _DAYS}
    return Decision(
        reason=cells["reason"],
        check=cells.get("check", ""),
        figure=cells.get("figure", ""),
        measure=cells.get("measure", ""),
        document=cells.get("document", ""),
        who=cells.get("who") or None,
        when=days["when"],
        until=days["until"],
        where=where,
    )


def _day(cell: str, where: str) -> date | None:
    try:
        return date.fromisoformat(cell) if cell else None
    except ValueError:
        raise TableError(f"{where}: {cell!r} is not a date such as 2024-07-03.") from None


def add_decisions(old: str, decisions: Iterable[Decision]) -> str:
    """The table's text with the decisions as new last rows, so that git shows only lines added; "" begins a table.

    The columns of an existing table keep their order.
    """
    header = next(csv.reader(io.StringIO(old)), list(COLUMNS)) if old.strip() else list(COLUMNS)
    out, line_end = io.StringIO(), "\r\n" if "\r\n" in old else "\n"
    writer = csv.writer(out, lineterminator=line_end)
    if not old.strip():
        writer.writerow(header)
    for decision in decisions:
        cells = _cells(decision)
        writer.writerow([guard(cells[column.lstrip("\ufeff")]) for column in header])
    gap = line_end if old.strip() and not old.endswith("\n") else ""
    return (old if old.strip() else "") + gap + out.getvalue()


def _cells(decision: Decision) -> Mapping[str, str]:
    return {
        column: "" if (value := getattr(decision, column)) is None else " ".join(str(value).split())
        for column in COLUMNS
    }
