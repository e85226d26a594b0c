"""The tables in reference/: they pass their own rules, agree among themselves, and are what a check needs."""

from datetime import date
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest

from claimcheck import Claim, check, load_references
from claimcheck.reference import References, Row
from claimcheck.reference.validate import validate

REFERENCE = Path(__file__).parents[2] / "reference"
COUNTRIES = ("Kazakhstan", "Kyrgyzstan", "Tajikistan", "Turkmenistan", "Uzbekistan")


@pytest.fixture(scope="module")
def references() -> References:
    return load_references(REFERENCE)


def rows(references: References, measure: str, entity: str) -> list[Row]:
    return list(references.tables[0].rows(measure, entity))


def trade(references: References, partner: str, year: int) -> Row:
    found = [
        row
        for row in rows(references, "trade", "China")
        if row.counterpart == partner and row.since == date(year, 1, 1) and row.until == date(year, 12, 31)
    ]
    return next(row for row in found if row.unit == "USD")


def test_nothing_is_wrong() -> None:
    assert [str(problem) for problem in validate(REFERENCE)] == []


@pytest.mark.parametrize("year", [2022, 2023, 2024, 2025])
def test_the_countries_add_up_to_the_region(references: References, year: int) -> None:
    parts = sum((trade(references, country, year).value or Decimal(0)) for country in COUNTRIES)
    whole = trade(references, "Central Asia", year).value
    assert whole is not None
    assert abs(parts - whole) < whole / 200


def test_members_follow_from_their_accession(references: References) -> None:
    joined = [row for country in references.tables[0].entities for row in rows(references, "member since", country)]
    for count in rows(references, "members", "SCO"):
        assert count.since is not None
        assert count.value == sum(1 for row in joined if row.since and row.since <= count.since)


def test_summits_are_numbered_in_order(references: References) -> None:
    summits = sorted(rows(references, "summit number", "SCO"), key=lambda row: row.since or date.min)
    assert [row.value for row in summits] == list(range(1, len(summits) + 1))
    dated = {(row.counterpart, row.since, row.until) for row in rows(references, "summit dates", "SCO")}
    assert {(row.counterpart, row.since, row.until) for row in summits} == dated


def test_presidencies_follow_each_other(references: References) -> None:
    held = [row for country in references.tables[0].entities for row in rows(references, "presidency", country)]
    held.sort(key=lambda row: row.since or date.min)
    for before, after in pairwise(held):
        assert before.until == after.since


def test_every_row_travels_with_its_source(references: References) -> None:
    for row in references.tables[0].every():
        assert row.sources and all(source.publisher for source in row.sources), row.id
        assert row.authority and row.confidence, row.id


@pytest.mark.parametrize(
    ("figure", "verdict", "says"),
    [
        pytest.param(("24", "ordinal", "summit", "summit", "SCO", None), "consistent", "24th summit", id="summit"),
        pytest.param(("10", "ordinal", "member", "member", "Belarus; SCO", None), "consistent", "10th", id="member"),
        pytest.param(
            ("5", "ordinal", "visit", "visit", "Xi Jinping; Kazakhstan", None), "consistent", "5th", id="visit"
        ),
        pytest.param(("7", "count", "state", "member states", "SCO", 2018), "conflict", "8 state", id="seven members"),
        pytest.param(
            ("21.2E9", "money", "USD", "project list", "China; Kazakhstan", None),
            "compatible",
            "a later one",
            id="stale",
        ),
    ],
)
def test_look_up(references: References, figure: tuple[str, ...], verdict: str, says: str) -> None:
    value, kind, unit, measure, names, year = figure
    low = Decimal(value)
    claim = Claim(
        "a.txt", 0, 4, "text", kind, low, low, Decimal(1), unit, measure=measure,  # type: ignore[arg-type]
        bound="at_least" if kind == "money" else "exact",
        entities=tuple(names.split("; ")), published=date(2024, 7, 3),
        since=date(int(year), 1, 1) if year else None, until=date(int(year), 12, 31) if year else None,
    )  # fmt: skip
    found = check([claim], references=references, only=["against_reference"])
    assert [finding.verdict for finding in found] == [verdict]
    assert says in found[0].message
