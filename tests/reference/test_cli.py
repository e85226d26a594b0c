"""claimcheck reference list, show, validate, describe, add: what they print, write, and exit with."""

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from claimcheck.cli import group

REFERENCE = Path(__file__).parents[2] / "reference"
TABLE = 'Country,Year,"Exports, bn USD"\nFrance,2021,12.5\nPeru,2021,7\n'


def run(*words: object) -> Result:
    return CliRunner().invoke(group, ["reference", *map(str, words)])


@pytest.fixture
def package(tmp_path: Path) -> Path:
    return Path(shutil.copytree(REFERENCE, tmp_path / "reference"))


@pytest.fixture
def table(tmp_path: Path) -> Path:
    (tmp_path / "t.csv").write_text(TABLE)
    return tmp_path / "t.csv"


def test_list() -> None:
    result = run("list", REFERENCE)
    assert result.exit_code == 0
    assert result.output.startswith("figures.csv  long, ")


def test_show(table: Path) -> None:
    result = run("show", table)
    assert result.exit_code == 0
    assert result.output == (
        "t.csv: a wide table of 2 rows\n"
        "  Country          entity\n"
        "  Year             period\n"
        "  Exports, bn USD  measure 'exports', unit USD, times 1,000,000,000\n"
        "  line 2: exports, France, 2021: 12.5 billion USD\n"
        "  line 3: exports, Peru, 2021: 7 billion USD\n"
    )


def test_validate_clean() -> None:
    result = run("validate", REFERENCE)
    assert (result.exit_code, result.output) == (0, "Nothing wrong was found.\n")


@pytest.mark.parametrize(
    ("row", "says"),
    [
        pytest.param("X1,Peru,,trade,2024-01-01,2023-12-31,5,USD,exact,Customs,S001,,,", 'column "until"', id="dates"),
        pytest.param("X1,Peru,,trade,2024-01-01,2024-12-31,5,zorkmid,exact,Customs,S001,,,", "zorkmid", id="unit"),
        pytest.param("X1,Peru,,trade,2024-01-01,2024-12-31,five,USD,exact,Customs,S001,,,", "is no number", id="value"),
        pytest.param("X1,Peru,,trade,2024-01-01,2024-12-31,5,USD,exact,Customs,,,,", 'column "source"', id="source"),
        pytest.param("X1,Peru,,trade,2024-01-01,2024-12-31,5,USD,exact,Customs,S999,,,", "S999", id="unknown source"),
        pytest.param("X1,Peru,,trade,2024-01-01,2024-12-31,5,USD,exact,Customs,S005,,,", "S005 (weak)", id="weak"),
        pytest.param("X1,Peru,,trade,2024-01-01,2024-12-31,5,USD,rough,Customs,S001,,,", "rough", id="bound"),
        pytest.param("F001,Peru,,trade,2024-01-01,2024-12-31,5,USD,exact,Customs,S001,,,", 'column "id"', id="twice"),
        pytest.param(
            "X1,China,Kazakhstan,trade,2024-01-01,2024-12-31,48000000000,USD,exact,China customs,S001,,,",
            "differs from 43.82 billion USD",
            id="duplicate with another value",
        ),
    ],
)
def test_validate_finds(package: Path, row: str, says: str) -> None:
    with (package / "figures.csv").open("a") as figures:
        figures.write(row + "\n")
    result = run("validate", package)
    assert result.exit_code == 1
    assert "figures.csv, line 563" in result.output
    assert says in result.output


def test_validate_what_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("")
    assert run("validate", tmp_path / "t.csv").exit_code == 2
    assert run("validate", tmp_path / "none.csv").exit_code == 2


def test_describe_then_correct(table: Path) -> None:
    assert run("describe", table).exit_code == 0
    schema = table.with_name("t.csv.schema.json")
    content = json.loads(schema.read_text())
    assert [field["role"] for field in content["fields"]] == ["entity", "period", "figure"]
    content["fields"][2]["unit"] = "EUR"
    schema.write_text(json.dumps(content))
    assert "exports, Peru, 2021: 7 billion EUR" in run("show", table).output
    again = run("describe", table)
    assert again.exit_code == 2
    assert json.loads(schema.read_text())["fields"][2]["unit"] == "EUR"


NEW = (
    "--entity",
    "Peru",
    "--measure",
    "trade",
    "--value",
    "5",
    "--unit",
    "USD",
    "--since",
    "2024-01-01",
    "--authority",
    "X",
)


def test_add(package: Path) -> None:
    before = (package / "figures.csv").read_bytes()
    result = run("add", "--to", package, *NEW, "--until", "2024-12-31", "--source", "S001")
    assert result.exit_code == 0, result.output
    assert result.output == "added: trade, Peru, 2024: 5 USD\n"
    added = (package / "figures.csv").read_bytes()
    assert added == before + b"F562,Peru,,trade,2024-01-01,2024-12-31,5,USD,exact,X,S001,secondary,,\n"
    assert run("validate", package).exit_code == 0


def test_add_with_a_new_source(package: Path) -> None:
    result = run("add", "--to", package, *NEW, "--publisher", "The Paper", "--url", "https://example.org/a")
    assert result.exit_code == 0, result.output
    assert (package / "sources.csv").read_text().endswith("S232,The Paper,,https://example.org/a,,,secondary,\n")
    assert run("validate", package).exit_code == 0


@pytest.mark.parametrize(
    ("words", "says"),
    [
        pytest.param((*NEW,), "a row needs a source", id="no source"),
        pytest.param((*NEW, "--source", "S999"), "S999", id="unknown source"),
        pytest.param((*NEW, "--source", "S001", "--until", "2020-01-01"), "before --since", id="dates"),
        pytest.param((*NEW, "--source", "S001", "--unit", "zorkmid"), "zorkmid", id="unit"),
        pytest.param((*NEW, "--source", "S001", "--value", "five"), "is no number", id="value"),
    ],
)
def test_add_writes_nothing_wrong(package: Path, words: tuple[str, ...], says: str) -> None:
    before = {path: path.read_bytes() for path in package.iterdir()}
    result = run("add", "--to", package, *words)
    assert result.exit_code == 2
    assert says in result.output
    assert {path: path.read_bytes() for path in package.iterdir()} == before
