"""How headers and shapes are understood, and that a schema overrules each guess."""

import json
from pathlib import Path

import pytest

from claimcheck import load_references
from claimcheck.errors import ReferenceTableError
from claimcheck.reference.cells import days, number
from claimcheck.reference.headers import read_heading
from claimcheck.reference.row import statement


@pytest.mark.parametrize(
    ("header", "measure", "unit", "scale", "year", "role"),
    [
        ("PTS", "points", None, 1, None, None),
        ("TEAM-FG_PCT", "team field goals", "percent", 1, None, None),
        ("FG3A", "three-pointers attempted", None, 1, None, None),
        ("GDP_2023", "gross domestic product", None, 1, 2023, None),
        ("Trade, bn USD", "trade", "USD", 10**9, None, None),
        ("Trade (US$ million)", "trade", "USD", 10**6, None, None),
        ("Population (thousand) 2020", "population", None, 1000, 2020, None),
        ("Unemployment rate (%)", "unemployment rate", "percent", 1, None, None),
        ("Length, km", "length", "kilometre", 1, None, None),
        ("TotalExports 2021", "total exports", None, 1, 2021, None),
        ("working days", "working days", None, 1, None, None),
        ("Country Name", "country name", None, 1, None, "entity"),
        ("PLAYER_NAME", "player name", None, 1, None, "entity"),
        ("Year", "year", None, 1, None, "period"),
        ("2021", "", None, 1, 2021, None),
    ],
)
def test_headers(header: str, measure: str, unit: str | None, scale: int, year: int | None, role: str | None) -> None:
    heading = read_heading(header)
    since = heading.period.since.year if heading.period else None
    assert (heading.measure, heading.unit, heading.scale, since, heading.role) == (measure, unit, scale, year, role)


@pytest.mark.parametrize(
    ("cell", "value", "step"),
    [
        ("1,234.50", "1234.50", "0.01"), ("43.82", "43.82", "0.01"), ("(12)", "-12", "1"), ("−3.5%", "-3.5", "0.1"),
        ("$7", "7", "1"), ("12 000", "12000", "1"), ("1.2e6", "1.2E6", "1"), ("twelve", None, None),
        ("1/2", None, None),
    ],
)  # fmt: skip
def test_numbers(cell: str, value: str | None, step: str | None) -> None:
    found = number(cell)
    assert (found is None) == (value is None)
    if found and value and step:
        assert [str(part) for part in found] == [str(number(value)[0]), step]  # type: ignore[index]


@pytest.mark.parametrize(
    ("cell", "since", "until"),
    [
        ("2024", "2024-01-01", "2024-12-31"), ("2024-02", "2024-02-01", "2024-02-29"),
        ("2024-07-04", "2024-07-04", "2024-07-04"), ("H2 2022", "2022-07-01", "2022-12-31"),
        ("2023Q4", "2023-10-01", "2023-12-31"), ("Q1 2024", "2024-01-01", "2024-03-31"),
        ("May 2024", "2024-05-01", "2024-05-31"), ("9 May 2024", "2024-05-09", "2024-05-09"),
        ("2019-20", "2019-01-01", "2020-12-31"),
    ],
)  # fmt: skip
def test_periods(cell: str, since: str, until: str) -> None:
    found = days(cell)
    assert found and [day.isoformat() for day in found] == [since, until]


@pytest.mark.parametrize("cell", ["2024-13", "2024-02-30", "32 May 2024", "soon", "", "20-2024"])
def test_no_period(cell: str) -> None:
    assert days(cell) is None


TABLES = {
    "a row an entity, a column a measure": (
        "t.csv", "Country,\"Exports, bn USD\",GDP growth (%)\nFrance,12.5,1.1\nPeru,7,2.4\n",
        "exports, France: 12.5 billion USD",
    ),
    "a row an entity, a column a year": (
        "population.csv", "Country,2020,2021\nFrance,67000000,67500000\nPeru,33000000,33400000\n",
        "population, France, 2020: 67 million",
    ),
    "a row a period": (
        "t.csv", "Year,Unemployment rate (%),Turnout\n2020,8.1,70\n2021,7.9,71\n",
        "unemployment rate, 2020: 8.1 percent",
    ),
    "a row an entity and a year": (
        "t.csv", "Country,Year,\"Catch, tonnes\"\nFrance,2020,500\nFrance,2021,510\nPeru,2020,4900\n",
        "catch, France, 2020: 500 tonne",
    ),
    "one figure a row": (
        "t.csv", "entity,indicator,year,value,unit\nFrance,exports,2020,12.5,percent\nPeru,exports,2020,7,percent\n",
        "exports, France, 2020: 12.5 percent",
    ),
    "codes and missing cells": (
        "t.csv", "Code,Country,Exports\nNA,Namibia,NA\nFR,France,12\nPE,Peru,..\n",
        "exports, France: 12",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("name", "text", "first"), TABLES.values(), ids=TABLES)
def test_shapes(tmp_path: Path, name: str, text: str, first: str) -> None:
    (tmp_path / name).write_text(text)
    rows = list(load_references(tmp_path / name).tables[0].every())
    assert statement(rows[0]) == first


def test_a_schema_overrules_each_guess(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("Country,X,Y\nFrance,12,3\nPeru,7,4\n")
    fields = [
        {"name": "Country", "role": "entity"},
        {"name": "X", "role": "figure", "measure": "exports", "unit": "EUR", "scale": "1000000", "period": "2021"},
        {"name": "Y", "role": "ignore"},
    ]
    schema = {"authority": "Customs", "publisher": "The Ministry", "url": "https://example.org", "fields": fields}
    (tmp_path / "t.csv.schema.json").write_text(json.dumps(schema))
    rows = list(load_references(tmp_path / "t.csv").tables[0].every())
    assert [statement(row) for row in rows] == [
        "exports, France, 2021: 12 million EUR",
        "exports, Peru, 2021: 7 million EUR",
    ]
    assert (rows[0].authority, rows[0].sources[0].publisher) == ("Customs", "The Ministry")


@pytest.mark.parametrize(
    ("schema", "says"),
    [
        pytest.param({"fields": [{"name": "Z"}]}, 'names a column "Z"', id="no such column"),
        pytest.param({"fields": [{"name": "X", "role": "hero"}]}, 'the role "hero"', id="no such role"),
        pytest.param(
            {"fields": [{"name": "X", "role": "figure", "scale": "big"}]}, "scale that is no number", id="scale"
        ),
    ],
)
def test_a_wrong_schema(tmp_path: Path, schema: object, says: str) -> None:
    (tmp_path / "t.csv").write_text("Country,X\nFrance,12\n")
    (tmp_path / "t.csv.schema.json").write_text(json.dumps(schema))
    with pytest.raises(ReferenceTableError, match=says):
        load_references(tmp_path / "t.csv")
