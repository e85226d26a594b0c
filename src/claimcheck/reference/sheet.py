"""A table file as it stands: its header and its cells, CSV, TSV or XLSX. What cells mean is layout.py's business."""

import csv
import io
from collections.abc import Iterable, Iterator
from itertools import chain, islice
from pathlib import Path
from typing import NamedTuple

from claimcheck.errors import ReferenceTableError

SUFFIXES = (".csv", ".tsv", ".xlsx", ".xls", ".ods")
#: Longest cell that is still a cell; a quotation mark that is not closed swallows the rest of the file.
LONGEST_CELL = 100_000
#: Rows turned into columns at a time.
CHUNK = 20_000

Lines = Iterator[tuple[int, list[str]]]


class Sheet(NamedTuple):
    """Cells by column; lines[r] is the line in the file of row r."""

    name: str
    header: tuple[str, ...]
    columns: tuple[list[str], ...]
    lines: range | list[int]

    @property
    def height(self) -> int:
        """Number of rows, the header apart."""
        return len(self.columns[0])


def read_sheet(path: Path, name: str | None = None, encoding: str | None = None) -> Sheet:
    """Raises ReferenceTableError, one sentence, for anything that is no table."""
    name = name or path.name
    if not path.exists():
        raise ReferenceTableError(f"{path}: there is no such file; give a Data Package folder, a CSV or an XLSX file.")
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ReferenceTableError(f"{path}: cannot be read ({error.strerror}); give a CSV or an XLSX file.") from error
    suffix = path.suffix.lower()
    workbook = suffix in (".xlsx", ".xls", ".ods")
    return _assemble(name, _workbook_rows(data, name) if workbook else _csv_rows(data, name, suffix, encoding))


def _csv_rows(data: bytes, name: str, suffix: str, encoding: str | None) -> Lines:
    codec = _codec(data, name, encoding)
    head = data[:100_000].decode(codec, errors="ignore").partition("\n")[0]
    delimiter = "\t" if suffix == ".tsv" else max(",;\t|", key=lambda mark: (head.count(mark), mark == ","))
    csv.field_size_limit(LONGEST_CELL)
    reader = csv.reader(io.TextIOWrapper(io.BytesIO(data), codec, newline=""), delimiter=delimiter, strict=True)
    try:
        for row in reader:
            yield reader.line_num, row
    except csv.Error as error:
        raise ReferenceTableError(
            f"{name}, line {reader.line_num}: the CSV breaks off ({error}); look for a quotation mark left open."
        ) from error


def _codec(data: bytes, name: str, encoding: str | None) -> str:
    """UTF-8, or by its mark UTF-16; older spreadsheets save CSV in the code page of their system."""
    marked = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    for codec in (encoding, marked):
        try:
            if codec and "\x00" not in data.decode(codec):
                return codec
        except (UnicodeDecodeError, LookupError):
            continue
    if _is_western(data):
        return "cp1252"
    if b"\x00" not in data:
        from charset_normalizer import from_bytes

        best = from_bytes(data[:1_000_000]).best()
        if best is not None:
            return best.encoding
    raise ReferenceTableError(
        f"{name}: is not text in UTF-8 or any encoding that can be told; save it as CSV in UTF-8."
    )


def _is_western(data: bytes) -> bool:
    """Mostly ASCII, and letters, signs and quotation marks of Windows' western code page: too little to guess by."""
    odd = [byte for byte in data if byte > 127]
    try:
        data.decode("cp1252")
    except UnicodeDecodeError:
        return False
    letters = sum(byte >= 0xC0 for byte in odd)
    return b"\x00" not in data and len(odd) < len(data) / 10 and letters >= len(odd) / 2


def _workbook_rows(data: bytes, name: str) -> Lines:
    """The first sheet of a workbook, cells as text."""
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        rows = book.get_sheet_by_index(0).to_python(skip_empty_area=False)
    except (CalamineError, OSError, ValueError, IndexError) as error:
        raise ReferenceTableError(f"{name}: is not a workbook that can be read; save it as XLSX or CSV.") from error
    for number, row in enumerate(rows, start=1):
        yield number, [_cell(value) for value in row]


def _cell(value: object) -> str:
    """A workbook's value as a CSV would have it: whole numbers without ".0", dates in ISO."""
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    if hasattr(value, "isoformat"):
        text: str = value.isoformat()
        return text.removesuffix("T00:00:00")
    return str(value)


def _assemble(name: str, rows: Lines) -> Sheet:
    filled = ((number, row) for number, row in rows if "".join(row).strip())
    first = list(islice(filled, 12))
    while len(first) > 2 and sum(bool(cell.strip()) for cell in first[0][1]) == 1 < len(first[1][1]):
        first.pop(0)  # a title above the header, as spreadsheets have it
    if not first:
        raise ReferenceTableError(f"{name}: is empty; a header line and one row are needed.")
    header = [cell.strip() for cell in first[0][1]]
    while header and not header[-1]:
        header.pop()
    if len(header) < 2:
        raise ReferenceTableError(f"{name}: has one column only; a table needs a column of names and one of values.")
    if len(first) < 2:
        raise ReferenceTableError(f"{name}: has a header and no rows; at least one row is needed.")
    twice = next((title for at, title in enumerate(header) if title and title in header[:at]), None)
    if twice:
        raise ReferenceTableError(f'{name}, line {first[0][0]}: the header "{twice}" stands there twice; rename one.')
    return _columns(name, header, chain(first[1:], filled))


def _columns(name: str, header: list[str], rows: Iterable[tuple[int, list[str]]]) -> Sheet:
    """Cells by column, equal texts stored once: a million rows then need little more than their pointers."""
    share: dict[str, str] = {}
    columns: tuple[list[str], ...] = tuple([] for _ in header)
    numbers: list[int] = []
    rows = iter(rows)
    while chunk := list(islice(rows, CHUNK)):
        numbers += [number for number, _ in chunk]
        even = [_fitted(name, number, row, len(header)) for number, row in chunk]
        for column, cells in zip(columns, zip(*even, strict=True), strict=True):
            stripped = [cell.strip() for cell in cells]
            column += map(share.setdefault, stripped, stripped)
    plain = range(numbers[0], numbers[0] + len(numbers))
    return Sheet(name, tuple(header), columns, plain if numbers[-1] == plain[-1] else numbers)


def _fitted(name: str, number: int, row: list[str], width: int) -> list[str]:
    """The row with as many cells as the header."""
    if len(row) == width:
        return row
    if any(cell.strip() for cell in row[width:]):
        raise ReferenceTableError(
            f"{name}, line {number}: has {len(row)} cells where the header has {width}; "
            "put quotation marks around a cell that holds a comma, or name the column."
        )
    return (row + [""] * width)[:width]
