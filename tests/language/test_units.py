"""Our units: each word of the vocabulary leads to one that pint knows, and conversions are right."""

from decimal import Decimal

import pint
import pytest

from claimcheck.language.currencies import currency_before
from claimcheck.language.lexicon import VOCABULARY, cased, lines, rows, trie
from claimcheck.language.unit_words import unit_after
from claimcheck.language.units import convert, dimension


@pytest.mark.parametrize(
    ("value", "unit", "other", "expected"),
    [
        ("5", "mile", "kilometre", "8.04672"),
        ("1050", "kilometre/day", "kilometre/hour", "43.75"),
        ("100", "degree_celsius", "degree_fahrenheit", "212"),
        ("32", "degree_fahrenheit", "degree_celsius", "0"),
        ("24", "month", "year", "2"),
        ("8", "decade", "year", "80"),
        ("3", "week", "day", "21"),
        ("1", "short_ton", "kilogram", "907.18474"),
        ("250", "hectare", "square_kilometre", "2.5"),
        ("1", "barrel", "litre", "158.987294928"),
        ("90", "gigawatt_hour", "terawatt_hour", "0.09"),
        ("7", "TEU", "TEU", "7"),
    ],
)
def test_conversion(value: str, unit: str, other: str, expected: str) -> None:
    assert abs(convert(Decimal(value), unit, other) - Decimal(expected)) < Decimal("1e-20")


def test_units_without_a_common_dimension_are_refused() -> None:
    for unit, other in (
        ("day", "month"),
        ("ton", "tonne"),
        ("USD", "EUR"),
        ("kilometre", "kilogram"),
        ("file", "file "),
    ):
        with pytest.raises(ValueError, match="cannot be converted"):
            convert(Decimal(1), unit, other)


def test_what_is_no_unit_has_no_dimension() -> None:
    assert dimension("kilometre/day") == "[length] / [time]"
    assert {dimension(name) for name in (None, "", "USD", "percent", "file", "two words", "/", "5", "a ** b")} == {""}


def test_dimensions_are_those_that_pint_reads() -> None:
    registry = pint.UnitRegistry(str(VOCABULARY / "units.txt"), non_int_type=Decimal)
    names = [line.split(" = ")[0] for line in lines("units.txt")]
    for unit in (*names, *(f"{name}/second" for name in names), *(f"metre/{name}" for name in names), "kilometres"):
        assert dimension(unit) == str(registry.Unit(unit).dimensionality), unit


def test_every_unit_of_the_vocabulary_is_defined() -> None:
    units = {row["unit"] for row in rows("unit_words.csv") if row["kind"] in ("quantity", "duration")}
    assert {unit for unit in units if not dimension(unit)} == set()


@pytest.mark.parametrize("row", rows("unit_words.csv"), ids=lambda row: str(row["unit"]))
def test_every_word_and_sign_is_found(row: dict[str, str]) -> None:
    for word in filter(None, row["words"].split("|")):
        found = unit_after(f"5 {word} ", 1)
        assert found is not None and found.word == word, word
    for sign in filter(None, row["signs"].split("|")):
        found = unit_after(f"5{sign} ", 1)
        assert found is not None and found.end == 1 + len(sign), sign


@pytest.mark.parametrize("row", rows("currencies.csv"), ids=lambda row: str(row["code"]))
def test_every_currency_sign_is_found(row: dict[str, str]) -> None:
    for sign in filter(None, row["before"].split("|")):
        found = currency_before(f"for {sign}5 million", 4 + len(sign))
        assert found is not None and found.sign == sign, sign


def test_a_trie_matches_what_its_words_do() -> None:
    import re

    words = ["a", "ab", "abc", "b.c", "half", "Half", "$"]
    pattern = re.compile(trie(words))
    assert all(pattern.fullmatch(word) for word in words)
    assert not any(pattern.fullmatch(word) for word in ("", "abcd", "bxc", "hal"))
    assert cased(["half"]) == ["HALF", "Half", "half"]
