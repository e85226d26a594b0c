"""Figures that no arithmetic expects must not stop a check: a user's file never ends in a traceback."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck import Claim, Document, check, extract

WORDS = ("archive", "evidence", "fresh", "history", "monday", "province", "unveil", "war")
values = st.decimals(allow_nan=False, allow_infinity=False, min_value="-1E60", max_value="1E60")


def claim(at: int, value: Decimal, kind: str, unit: str, role: tuple[str, ...] = (), base: int | None = None) -> Claim:
    step = Decimal(1).scaleb(int(value.as_tuple().exponent))
    place = {"document": "a.txt", "start": at, "end": at + 5, "text": "12345", "sentence": at // 100, "context": WORDS}
    return Claim(**place, kind=kind, low=value, high=value, step=step, unit=unit, role=role, base=base)  # type: ignore[arg-type]


@settings(max_examples=40, deadline=None)
@given(values, values)
def test_any_two_values_can_be_compared(first: Decimal, second: Decimal) -> None:
    check([claim(0, first, "count", "file"), claim(200, second, "count", "file")])


@settings(max_examples=40, deadline=None)
@given(values, values, values)
def test_any_three_values_can_be_reckoned_with(first: Decimal, second: Decimal, third: Decimal) -> None:
    check([
        claim(0, first, "percent", "percent", ("change", "rise", "share"), 20),
        claim(10, second, "money", "USD", ("part",), 20),
        claim(20, third, "money", "USD", ("from",)),
        claim(30, second, "money", "USD", ("to",), 20),
    ])  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "Sales rose 5 percent from 0 to 3 in 2020.",
        "Sales rose 50 percent to $5 million from $0 a year ago.",
        "It fell 0 points, or 0 percent, to 0.",
        f"A share of {'9' * 60} percent of the 5 units.",
        f"A profit of ${'9' * 40} trillion fell 3 percent, or $1, to $2 trillion.",
        "The walk is 0 miles (1 km) or 10 miles (0 km).",
        f"There are 1{',000' * 14} files in the archive. There are 3{',000' * 14} files in the archive.",
        "On February 99, 0000 and 31 November 9999 nothing happened, 9999 years ago.",
    ],
)
def test_odd_texts(text: str) -> None:
    claims = extract(Document("a.txt", text))
    assert claims
    check(claims)
