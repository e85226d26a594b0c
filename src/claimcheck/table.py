"""The claim table: one row a claim, its columns the fields of Claim, as CSV, JSON lines or Parquet.

CSV follows RFC 4180 with "\\n" line ends; None is an empty cell; tuples are joined by "; " (a semicolon or backslash
inside an item is escaped by a backslash); a text that a spreadsheet would run as a formula gets an apostrophe, which
reading takes off again (OWASP, "CSV Injection").
"""

import csv
import io
import json
import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from claimcheck.errors import TableError
from claimcheck.language.pattern import lazy
from claimcheck.model import BOUNDS, COLUMNS, KINDS, PLACES, ROLES, Claim

TUPLES = ("entities", "role", "listed", "context")
DECIMALS = ("low", "high", "step")
DATES = ("since", "until", "published")
INTEGERS = ("start", "end", "paragraph", "sentence", "base")
REQUIRED = ("document", "start", "end", "text", "kind", "bound", "place", "paragraph", "sentence")
VALUES: Mapping[str, tuple[str, ...]] = {"kind": KINDS, "bound": BOUNDS, "place": PLACES}

#: Digits of a whole number in a cell.
LONGEST = 18

_SPECIAL = lazy(r'[",\r\n]')
_FORMULA = lazy(r"'*[=+\-@\t\r]")
_SEMICOLON = lazy("; ?")
_ITEM = lazy(r"((?:[^\\;]|\\.)*)(?:; ?|$)", re.S)


def as_text(claim: Claim) -> dict[str, str]:
    """The claim's cells, by column, before any format's own quoting; "" for None."""
    cells: dict[str, str] = {}
    for column in COLUMNS:
        value = getattr(claim, column)
        if value is None or value == ():
            cells[column] = ""
        elif column in TUPLES:
            cells[column] = _join(value)
        elif column in DECIMALS:
            cells[column] = plain(value)
        else:
            cells[column] = str(value)
    return cells


def plain(value: Decimal) -> str:
    """Digits without an exponent wherever a person could read them so: 41E+9 is 41000000000."""
    exponent = value.as_tuple().exponent
    return format(value, "f") if isinstance(exponent, int) and -30 <= exponent <= 30 else str(value)


def write_csv(claims: Iterable[Claim]) -> str:
    """The claims as one CSV text, header first."""
    rows = [",".join(COLUMNS)]
    for claim in claims:
        cells = as_text(claim)
        rows.append(",".join(_quote(cell if column in DECIMALS else guard(cell)) for column, cell in cells.items()))
    return "\n".join(rows) + "\n"


def _quote(cell: str) -> str:
    return '"' + cell.replace('"', '""') + '"' if _SPECIAL.search(cell) else cell


def guard(text: str) -> str:
    """The text as a spreadsheet shows it, never runs it."""
    return "'" + text if _FORMULA.match(text) else text


def unguard(text: str) -> str:
    return text[1:] if text.startswith("'") and _FORMULA.match(text) else text


def write_jsonl(claims: Iterable[Claim]) -> str:
    """One JSON object a line, id first; Decimals and dates are strings, tuples are lists."""
    return "".join(json.dumps(as_json(claim), ensure_ascii=False) + "\n" for claim in claims)


def as_json(claim: Claim) -> dict[str, Any]:
    """The claim as a JSON object."""
    row: dict[str, Any] = {}
    for column in COLUMNS:
        value = getattr(claim, column)
        if isinstance(value, Decimal):
            value = plain(value)
        elif isinstance(value, tuple):
            value = list(value)
        elif isinstance(value, date):
            value = value.isoformat()
        row[column] = value
    return row


def write_parquet(claims: Iterable[Claim], path: Path) -> None:
    """All columns as text, as in the CSV, so that every table reads back exactly.

    Raises:
        TableError: pyarrow is not installed.
    """
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError:
        raise TableError("Parquet needs pyarrow: install claimcheck[store].") from None
    rows = [as_text(claim) for claim in claims]
    columns = {column: pa.array([row[column] for row in rows], pa.string()) for column in COLUMNS}
    pq.write_table(pa.table(columns), path)


def read_parquet(path: Path) -> list[Claim]:
    """The claims of a table that write_parquet wrote.

    Raises:
        TableError: pyarrow is not installed, the file is no Parquet, or a row breaks the rules.
    """
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError:
        raise TableError(f"{path}: Parquet needs pyarrow: install claimcheck[store].") from None
    try:
        rows = pq.read_table(path).to_pylist()
    except (pa.ArrowInvalid, OSError) as error:
        raise TableError(
            f"{path}: this is not a Parquet file that can be read ({str(error).splitlines()[0]})."
        ) from None
    return [
        from_text({column: row.get(column) or "" for column in COLUMNS}, f"{path}, row {n}")
        for n, row in enumerate(rows, 1)
    ]


def is_claim_table(header: str) -> bool:
    """Whether a CSV file's first line is a claim table's."""
    return header.lstrip("\ufeff").startswith("id,document,start,end,text,kind")


def read_csv(text: str, name: str) -> list[Claim]:
    """The claims of a CSV text; `name` is the file that messages speak of.

    Raises:
        TableError: a column is missing or unknown, or a cell breaks its column's rule, with row and column.
    """
    try:
        rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), strict=True))
    except csv.Error as error:
        raise TableError(f"{name}: the CSV cannot be read: {error}; look for an unclosed quote.") from None
    header = tuple(rows[0]) if rows else ()
    if fault := _header_fault(header):
        raise TableError(f"{name}, row 1: the header {fault}; a claim table has the columns {', '.join(COLUMNS)}.")
    claims = []
    for number, row in enumerate(rows[1:], 2):
        if not row:
            continue
        if len(row) != len(header):
            size = f"{len(row)} cells where the header has {len(header)}"
            raise TableError(f"{name}, row {number}: {size}; look for a missing or extra comma.")
        cells = {
            column: cell if column in DECIMALS else unguard(cell) for column, cell in zip(header, row, strict=True)
        }
        claims.append(from_text(cells, f"{name}, row {number}"))
    _no_doubles(claims, name)
    return claims


def _header_fault(header: tuple[str, ...]) -> str | None:
    for column in COLUMNS:
        if column not in header:
            return f"lacks the column {column!r}"
    for column in header:
        if column not in COLUMNS:
            return f"has a column {column!r} that is not ours"
    return None if len(header) == len(COLUMNS) else "repeats a column"


def read_jsonl(text: str, name: str) -> list[Claim]:
    """The claims of JSON lines; the same rules and errors as for CSV."""
    claims = []
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        where = f"{name}, line {number}"
        try:
            row = json.loads(line)
        except json.JSONDecodeError as error:
            raise TableError(f"{where}: not a JSON object ({error.msg} at column {error.colno}).") from None
        if not isinstance(row, dict) or set(row) != set(COLUMNS):
            raise TableError(f"{where}: expected one object with the keys {', '.join(COLUMNS)}.")
        claims.append(from_text({column: _cell(column, value, where) for column, value in row.items()}, where))
    _no_doubles(claims, name)
    return claims


def _cell(column: str, value: object, where: str) -> str:
    """A JSON value as the cell of a CSV."""
    if column not in TUPLES:
        return "" if value is None else str(value)
    if not isinstance(value, list):
        raise TableError(f"{where}, key {column}: {value!r} is not a list.")
    return _join(value)


def _join(items: Iterable[object]) -> str:
    return "; ".join(str(item).replace("\\", "\\\\").replace(";", "\\;") for item in items)


def _no_doubles(claims: list[Claim], name: str) -> None:
    seen: set[str] = set()
    for claim in claims:
        if claim.id in seen:
            raise TableError(f"{name}: two rows have the id {claim.id!r}; a claim is one row.")
        seen.add(claim.id)


def from_text(cells: Mapping[str, str], where: str) -> Claim:
    """The claim of a row of cells, as `as_text` made them; `where` is what messages speak of.

    Raises:
        TableError: a cell breaks its column's rule.
    """
    fields: dict[str, Any] = {}
    for column, cell in cells.items():
        if cell and column != "id":
            read, expected = _READ.get(column, (str, ""))
            try:
                fields[column] = read(cell)
            except (ValueError, KeyError, InvalidOperation):
                raise TableError(f"{where}, column {column}: {cell!r} is not {expected}.") from None
        elif column in REQUIRED:
            raise TableError(f"{where}, column {column}: the cell is empty; every claim needs one.")
    claim = Claim(**fields)
    if claim.id != cells["id"]:
        raise TableError(f"{where}, column id: {cells['id']!r} should be the document and start, {claim.id!r}.")
    if not 0 <= claim.start < claim.end or claim.end - claim.start != len(claim.text):
        span = f"start {claim.start} and end {claim.end} do not span the {len(claim.text)} characters"
        raise TableError(f"{where}, column end: {span} of the text.")
    return claim


def _whole(cell: str) -> int:
    if not (cell.isascii() and cell.isdigit() and len(cell) <= LONGEST):
        raise ValueError(cell)
    return int(cell)


def _finite(cell: str) -> Decimal:
    value = Decimal(cell)
    if not value.is_finite():
        raise ValueError(cell)
    return value


def _roles(cell: str) -> tuple[str, ...]:
    found = items(cell)
    if not ROLES.issuperset(found):
        raise ValueError(cell)
    return found


def items(cell: str) -> tuple[str, ...]:
    """What a cell of one of TUPLES holds.

    Raises:
        ValueError: it is no list joined by "; ".
    """
    if "\\" not in cell:
        return tuple(filter(None, _SEMICOLON.split(cell))) if ";" in cell else (cell,) if cell else ()
    found, at = list[str](), 0
    while at < len(cell):
        match = _ITEM.match(cell, at)
        if match is None:
            raise ValueError(cell)
        found.append(re.sub(r"\\(.)", r"\1", match[1], flags=re.S))
        at = match.end()
    return tuple(filter(None, found))


#: How the cells of a column are read that are not text, and what they should be.
_READ: Mapping[str, tuple[Callable[[str], Any], str]] = {
    **dict.fromkeys(TUPLES, (items, 'a list joined by "; "')),
    "role": (_roles, f"made of known roles (such as {', '.join(sorted(ROLES)[:4])})"),
    **{column: (dict(zip(some, some, strict=True)).__getitem__, f"one of {', '.join(some)}")
       for column, some in VALUES.items()},
    **dict.fromkeys(INTEGERS, (_whole, "a whole number")),
    **dict.fromkeys(DECIMALS, (_finite, "a number such as 43820000000 or 43.82")),
    **dict.fromkeys(DATES, (date.fromisoformat, "a date such as 2024-07-03")),
}  # fmt: skip
