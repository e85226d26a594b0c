"""Numbers in digits and words: value, step, what belongs to them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.language.hedges import bound_after, bound_before
from claimcheck.language.numerals import numeral

#: text with "|" behind the number: value, step
NUMBERS = {
    "1,200| files": ("1200", "1"),
    "43.80|%": ("43.80", "0.01"),
    "41 billion| dollars": ("41E9", "1E9"),
    "2.5-million| cars": ("2.5E6", "1E5"),
    "12,34,567| votes": ("1234567", "1"),
    "1 234 567| votes": ("1234567", "1"),
    "1’234| francs": ("1234", "1"),
    "4½| miles": ("4.5", "0.1"),
    "4 1/2| miles": ("4.5", "0.1"),
    "½| mile": ("0.5", "0.1"),
    "-4.43|%": ("-4.43", "0.01"),
    "5bn| trees": ("5E9", "1E9"),
    "5m| people": ("5E6", "1E6"),
    "5|m wall": ("5", "1"),
    "2 lakh crore| rupees": ("2E12", "1E12"),
    "13亿| people": ("13E8", "1E8"),
    "1.3e6| cells": ("1.3E6", "1E5"),
    "6 x 10^23| atoms": ("6E23", "1E23"),
    "3 million and a half| eggs": ("3.5E6", "1E5"),
    "five| men": ("5", "1"),
    "five hundred and six| men": ("506", "1"),
    "twenty-one| men": ("21", "1"),
    "two| and five men": ("2", "1"),
    "twelve hundred| men": ("1200", "1"),
    "a dozen| eggs": ("12", "1"),
    "two dozen| eggs": ("24", "1"),
    "half a million| eggs": ("5E5", "1E5"),
    "one and a half million| eggs": ("1.5E6", "1E5"),
    "three lakh crore| rupees": ("3E12", "1E12"),
    "fifteen point two billion| dollars": ("15.2E9", "1E8"),
    "four point two zero five| metres": ("4.205", "0.001"),
    "four point seventy-one| metres": ("4.71", "0.01"),
    "3 dozen| eggs": ("36", "1"),
    "2^10| bytes": ("1024", "1"),
    "two and three fifths| of it": ("2.6", "0.1"),
    "one million two hundred thousand and five| eggs": ("1200005", "1"),
    "nineteen| eighty-four": ("19", "1"),
    "24th| time": ("24", "1"),
    "one hundred twenty-third| time": ("123", "1"),
}


@pytest.mark.parametrize("marked", NUMBERS)
def test_a_number(marked: str) -> None:
    found = numeral(marked.replace("|", ""), 0)
    value, step = NUMBERS[marked]
    assert found is not None
    assert (found.end, found.low, found.step) == (marked.index("|"), Decimal(value), Decimal(step))


@pytest.mark.parametrize("text", ["a five", "an apple", "people", "", "dozens of eggs", "ones", "$5"])
def test_no_number(text: str) -> None:
    assert numeral(text, 0) is None


UNITS = ["", *"one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen".split()]  # noqa: SIM905
UNITS += "sixteen seventeen eighteen nineteen".split()  # noqa: SIM905
TENS = ["", "", *"twenty thirty forty fifty sixty seventy eighty ninety".split()]  # noqa: SIM905


def in_words(number: int) -> str:
    """English number words, written down independently of the reader."""
    for scale, name in ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"), (1000, "thousand")):
        if number >= scale:
            return f"{in_words(number // scale)} {name} {in_words(number % scale)}".strip()
    if number >= 100:
        rest = in_words(number % 100)
        return f"{UNITS[number // 100]} hundred" + (f" and {rest}" if rest else "")
    if number < 20:
        return UNITS[number]
    return "-".join(filter(None, (TENS[number // 10], UNITS[number % 10])))


@given(st.integers(1, 10**15 - 1))
def test_every_number_in_words_is_read(number: int) -> None:
    words = in_words(number)
    found = numeral(words, 0)
    assert found is not None
    assert (found.end, found.low) == (len(words), number)


@given(st.integers(0, 10**15), st.integers(0, 4))
def test_every_grouped_number_is_read(number: int, places: int) -> None:
    value = Decimal(number).scaleb(-places)
    text = f"{value:,f}"
    found = numeral(text, 0)
    assert found is not None
    assert (found.end, found.low) == (len(text), value)


#: "|" before the figure, "[" before its hedge
HEDGES_BEFORE = {
    "[more than |1,200 files": "at_least",
    "well [over |30 firms": "at_least",
    "([up to |5)": "at_most",
    "[a little more than |5": "just_over",
    "[nearly |half": "just_under",
    "[~|5 km": "approx",
    "[an estimated |5 km": "approx",
    "[no fewer than |5": "at_least",
    "[just short of |5": "just_under",
    "[less than or equal to |40": "at_most",
}


@pytest.mark.parametrize("marked", HEDGES_BEFORE)
def test_a_hedge_before(marked: str) -> None:
    text = marked.replace("[", "").replace("|", "")
    found = bound_before(text, marked.replace("[", "").index("|"))
    assert found is not None
    assert (found.start, found.bound) == (marked.index("["), HEDGES_BEFORE[marked])


@pytest.mark.parametrize(
    "marked", ["over the last |30 years", "he talks about |3 plans", "it ticked up to |7%", "|5", "in |5"]
)
def test_no_hedge_before(marked: str) -> None:
    assert bound_before(marked.replace("|", ""), marked.index("|")) is None


@pytest.mark.parametrize(
    ("marked", "bound"),
    [
        ("20|-odd", "approx"),
        ("20| or more", "at_least"),
        ("5|+", "at_least"),
        ("5| or fewer", "at_most"),
        ("5| or so", "approx"),
    ],
)
def test_a_hedge_behind(marked: str, bound: str) -> None:
    found = bound_after(marked.replace("|", ""), marked.index("|"))
    assert found is not None and found.bound == bound


def test_no_hedge_behind() -> None:
    assert bound_after("5 oddities", 1) is None
    assert bound_after("5 files", 1) is None
