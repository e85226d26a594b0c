"""The claim table: written, read back exactly; broken tables are refused with row and column."""

import string
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck import table
from claimcheck.errors import TableError
from claimcheck.model import BOUNDS, KINDS, PLACES, ROLES, Claim

words = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\x00"), min_size=1, max_size=12)
lines = st.text(string.ascii_letters + " ,;\"'=+-@\\\t\n", min_size=1, max_size=12)
texts = st.one_of(words, lines)
names = st.lists(texts, max_size=3).map(tuple)
decimals = st.none() | st.decimals(allow_nan=False, allow_infinity=False, places=3) | st.just(Decimal("41E9"))
days = st.none() | st.dates(date(1, 1, 1), date(9999, 12, 31))


@st.composite
def claims(draw: st.DrawFn) -> Claim:
    text, start = draw(texts), draw(st.integers(0, 10**6))
    return Claim(
        document=draw(texts), start=start, end=start + len(text), text=text, kind=draw(st.sampled_from(KINDS)),
        low=draw(decimals), high=draw(decimals), step=draw(decimals), unit=draw(st.none() | texts),
        bound=draw(st.sampled_from(BOUNDS)), since=draw(days), until=draw(days), measure=draw(st.none() | texts),
        entities=draw(names), attributed_to=draw(st.none() | texts), published=draw(days),
        place=draw(st.sampled_from(PLACES)), paragraph=draw(st.integers(0, 99)), sentence=draw(st.integers(0, 99)),
        role=tuple(sorted(draw(st.sets(st.sampled_from(sorted(ROLES)), max_size=3)))), listed=draw(names),
        base=draw(st.none() | st.integers(0, 99)), context=draw(names),
    )  # fmt: skip


@given(claims())
def test_csv_reads_back_exactly(claim: Claim) -> None:
    assert table.read_csv(table.write_csv([claim]), "t.csv") == [claim]


@given(claims())
def test_jsonl_reads_back_exactly(claim: Claim) -> None:
    assert table.read_jsonl(table.write_jsonl([claim]), "t.jsonl") == [claim]


def test_parquet_reads_back_exactly(tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    table.write_parquet([CLAIM], tmp_path / "t.parquet")
    assert table.read_parquet(tmp_path / "t.parquet") == [CLAIM]


CLAIM = Claim(
    document="a.txt", start=4, end=15, text="$41 billion", kind="money", low=Decimal("41E9"), high=Decimal("41E9"),
    step=Decimal("1E9"), unit="USD", measure="trade", entities=("China", "Kazakhstan"), role=("level",),
)  # fmt: skip


def test_values_stand_without_exponent() -> None:
    assert ",41000000000,41000000000,1000000000,USD," in table.write_csv([CLAIM])


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "\tx", "'=1"])
def test_no_cell_can_become_a_formula(text: str) -> None:
    claim = Claim("=d", 0, len(text), text, "count", measure=text)
    for row in table.write_csv([claim]).splitlines()[1:]:
        assert not any(cell.lstrip('"').startswith(("=", "+", "-", "@", "\t")) for cell in row.split(","))
    assert table.read_csv(table.write_csv([claim]), "t")[0].text == text


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("id,document", "id,dokument", "row 1: the header lacks the column 'document'"),
        (",money,", ",cash,", "row 2, column kind: 'cash' is not one of money, percent"),
        (",41000000000,41", ",41bn,41", "row 2, column low: '41bn' is not a number such as"),
        (",NaN,", ",NaN,", None),
        ("a.txt:4,", "a.txt:5,", "row 2, column id: 'a.txt:5' should be the document and start, 'a.txt:4'"),
        (",4,15,", ",4,16,", "column end: start 4 and end 16 do not span the 11 characters"),
        (",level,", ",levle,", "row 2, column role: 'levle' is not made of known roles"),
        (",USD,exact,", ",USD,,", "row 2, column bound: the cell is empty"),
        ("a.txt:4,a.txt", '"a.txt:4,a.txt', "look for an unclosed quote"),
        ("a.txt:4,a.txt", "a.txt:4,extra,a.txt", "cells where the header has"),
    ],
)
def test_a_broken_table_is_refused_with_row_and_column(old: str, new: str, expected: str | None) -> None:
    good = table.write_csv([CLAIM])
    if expected is None:
        assert old not in good
        return
    assert old in good
    with pytest.raises(TableError) as error:
        table.read_csv(good.replace(old, new, 1), "t.csv")
    assert expected in str(error.value)
    assert str(error.value).startswith("t.csv")


def test_a_list_in_json_is_a_list() -> None:
    line = table.write_jsonl([CLAIM]).replace('["China", "Kazakhstan"]', '"China"')
    with pytest.raises(TableError, match=r"t\.jsonl, line 1, key entities: 'China' is not a list"):
        table.read_jsonl(line, "t.jsonl")


def test_a_claim_is_one_row() -> None:
    text = table.write_csv([CLAIM])
    with pytest.raises(TableError, match=r"two rows have the id 'a\.txt:4'"):
        table.read_csv(text + text.split("\n", 1)[1], "t.csv")
