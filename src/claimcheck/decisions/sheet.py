"""The checker's sheet, filled in and read back: a row with a note is a decision, its note the reason."""

from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path

from claimcheck.decisions.decision import Decision
from claimcheck.errors import TableError
from claimcheck.table import unguard

#: Of the sheet's columns, those that make a decision.
COLUMNS = ("check", "figure", "measure", "document", "note", "initials", "date checked")


def read_sheet(path: Path) -> list[Decision]:
    """The rows of an xlsx report in which a checker wrote a note.

    Raises:
        TableError: the file is no workbook or not the checker's sheet, or a day is none.
    """
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        rows = CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python(skip_empty_area=False)
    except (CalamineError, OSError, ValueError, IndexError) as error:
        raise TableError(f"{path}: is not a workbook that can be read ({error}).") from None
    header = next((at for at, row in enumerate(rows) if set(COLUMNS) <= {str(cell) for cell in row}), None)
    if header is None:
        raise TableError(f"{path}: has no row with the headings {', '.join(COLUMNS)}; `check --format xlsx` writes it.")
    places = {str(cell): at for at, cell in enumerate(rows[header])}
    found = []
    for number, row in enumerate(rows[header + 1 :], header + 2):
        cells = {column: row[places[column]] for column in COLUMNS}
        if str(cells["note"]).strip() and str(cells["check"]).strip():
            found.append(_decision(cells, f"{path}, row {number}"))
    return found


def _decision(cells: Mapping[str, object], where: str) -> Decision:
    text = {column: unguard(str(cell)).strip() for column, cell in cells.items()}
    return Decision(
        reason=text["note"],
        check=text["check"],
        figure=text["figure"],
        measure=text["measure"],
        document=text["document"],
        who=text["initials"] or None,
        when=_day(cells["date checked"], where),
        where=where,
    )


def _day(cell: object, where: str) -> date | None:
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    try:
        return date.fromisoformat(str(cell).strip()) if str(cell).strip() else None
    except ValueError:
        raise TableError(f"{where}, column date checked: {cell!r} is not a date such as 2024-07-03.") from None
