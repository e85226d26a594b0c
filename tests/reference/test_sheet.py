"""Tables as desks have them: odd encodings, title lines, gaps; and one clear sentence for what is no table."""

from pathlib import Path

import pytest

from claimcheck import load_references
from claimcheck.errors import ReferenceTableError
from claimcheck.reference.sheet import read_sheet

PLAIN = "Country,Exports\nFrance,12\nPérou,7\n"


@pytest.mark.parametrize(
    ("data", "rows"),
    [
        pytest.param(PLAIN.encode(), 2, id="UTF-8"),
        pytest.param(PLAIN.encode("utf-8-sig"), 2, id="with a byte order mark"),
        pytest.param(PLAIN.encode("utf-16"), 2, id="UTF-16"),
        pytest.param(PLAIN.encode("cp1252"), 2, id="the code page of a spreadsheet"),
        pytest.param(PLAIN.replace(",", ";").encode(), 2, id="semicolons"),
        pytest.param(PLAIN.replace("\n", "\r\n").encode(), 2, id="CRLF"),
        pytest.param(f"Trade of the region\n\n{PLAIN}".encode(), 2, id="a title above the header"),
        pytest.param(f"Trade of the region,\n{PLAIN}".encode(), 2, id="a title in the first of two cells"),
        pytest.param(b"Country,Exports\nFrance\nPeru,7\n", 2, id="a short row"),
        pytest.param(b"Country,Exports\n\nFrance,12,,\nPeru,7\n\n", 2, id="blank lines, empty cells at the end"),
    ],
)
def test_read(tmp_path: Path, data: bytes, rows: int) -> None:
    (tmp_path / "t.csv").write_bytes(data)
    sheet = read_sheet(tmp_path / "t.csv")
    assert sheet.header == ("Country", "Exports")
    assert sheet.height == rows
    assert {len(column) for column in sheet.columns} == {rows}


def test_accents_survive_any_encoding(tmp_path: Path) -> None:
    for codec in ("utf-8", "utf-16", "cp1252"):
        (tmp_path / "t.csv").write_bytes(PLAIN.encode(codec))
        assert read_sheet(tmp_path / "t.csv").columns[0] == ["France", "Pérou"]


def test_lines_are_those_of_the_file(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("Country,Exports\n\nFrance,12\n\nPeru,7\n")
    assert list(read_sheet(tmp_path / "t.csv").lines) == [3, 5]


@pytest.mark.parametrize(
    ("data", "says"),
    [
        pytest.param(b"", "is empty", id="nothing"),
        pytest.param(b"\n\n \n", "is empty", id="blank lines"),
        pytest.param(b"Country,Exports\n", "has a header and no rows", id="header alone"),
        pytest.param(b"Country\nFrance\nPeru\n", "has one column only", id="one column"),
        pytest.param(b"Country,Exports\nFrance,12,13\n", "line 2: has 3 cells", id="ragged"),
        pytest.param(b'Country,Exports\nFrance,"12\nPeru,7\n', "quotation mark", id="an open quotation mark"),
        pytest.param(b"Country,Exports,Exports\nFrance,1,2\n", 'the header "Exports" stands there twice', id="twice"),
        pytest.param(b"PK\x03\x04\x00\x00\x00\x00", "is not text", id="a zip file"),
        pytest.param(b"Country,City\nFrance,Lyon\n", "no column of figures", id="no figures"),
    ],
)
def test_no_table(tmp_path: Path, data: bytes, says: str) -> None:
    (tmp_path / "t.csv").write_bytes(data)
    with pytest.raises(ReferenceTableError) as raised:
        load_references(tmp_path / "t.csv")
    message = str(raised.value)
    assert says in message
    assert "t.csv" in message and "\n" not in message


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ReferenceTableError, match=r"nowhere\.csv: there is no such file"):
        load_references(tmp_path / "nowhere.csv")


def test_a_hundred_columns(tmp_path: Path) -> None:
    header = ["Country", *(f"Exports, bn USD {year}" for year in range(1921, 2020))]
    lines = [header, *([name, *(f"{at}.5" for at in range(99))] for name in ("France", "Peru"))]
    text = "\n".join(",".join(f'"{cell}"' for cell in line) for line in lines)
    (tmp_path / "t.csv").write_text(text + "\n")
    table = load_references(tmp_path / "t.csv").tables[0]
    assert len(table.layout.figures) == 99
    assert sum(1 for _ in table.every()) == 198


def test_a_workbook(tmp_path: Path) -> None:
    import xlsxwriter

    book = xlsxwriter.Workbook(str(tmp_path / "t.xlsx"))
    sheet = book.add_worksheet()
    for at, row in enumerate((["Country", "Exports, bn USD", "Year"], ["France", 12.5, 2021], ["Peru", 7, 2021])):
        sheet.write_row(at, 0, row)
    book.close()
    rows = list(load_references(tmp_path / "t.xlsx").tables[0].every())
    assert [(row.entity, row.value, row.unit, row.since and row.since.year) for row in rows] == [
        ("France", 12_500_000_000, "USD", 2021),
        ("Peru", 7_000_000_000, "USD", 2021),
    ]


def test_a_broken_workbook(tmp_path: Path) -> None:
    (tmp_path / "t.xlsx").write_bytes(b"no workbook")
    with pytest.raises(ReferenceTableError, match="is not a workbook"):
        load_references(tmp_path / "t.xlsx")
