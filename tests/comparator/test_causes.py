"""Which slip explains a difference."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck import Claim
from claimcheck.comparator.causes import explain, explain_claims, mend
from claimcheck.interval import Interval, Printed


def printed(text: str) -> Printed:
    value = Decimal(text)
    return Printed(value, value, Decimal(1).scaleb(min(0, int(value.as_tuple().exponent))))


@pytest.mark.parametrize(
    ("said", "right", "cause"),
    [
        ("43.82E6", "43.82E9", "x1000"),
        ("4700E9", "4.665E9", "x1000"),
        ("91.217E9", "912.17E9", "x10:"),
        ("1020", "1200", "two digits swapped"),
        ("55.5", "53.5", "one digit changed"),
        ("1316", "13160", "x10:"),
        ("116", "1116", "a digit dropped"),
        ("2290", "229", "x10:"),
        ("22980", "2298", "x10:"),
        ("23298", "2298", "a digit too many"),
        ("24", "25", "off by one"),
        ("-3.2", "3.2", "sign or direction"),
        ("12", "47", None),
        ("5", "1", None),
    ],
)
def test_explain(said: str, right: str, cause: str | None) -> None:
    found = explain(printed(said), printed(right))
    assert (found.name if found else None) == cause or (found and cause and found.name.startswith(cause))


@given(st.integers(100, 99999), st.integers(0, 3))
def test_a_swap_is_never_unexplained(value: int, at: int) -> None:
    digits = list(str(value))
    at = min(at, len(digits) - 2)
    digits[at], digits[at + 1] = digits[at + 1], digits[at]
    said = int("".join(digits))
    if said != value:
        assert explain(printed(str(said)), printed(str(value))) is not None


def claim(text: str, unit: str | None = None, kind: str = "money", day: date | None = None) -> Claim:
    value = None if day else Decimal(text)
    return Claim("a.txt", 0, len(text), text, kind, value, value, Decimal(1), unit, since=day, until=day)  # type: ignore[arg-type]


def test_explain_claims() -> None:
    assert "currency" in explain_claims(claim("15", "GBP"), claim("15", "USD")).name  # type: ignore[union-attr]
    assert "unit" in explain_claims(claim("30", "week", "duration"), claim("30", "day", "duration")).name  # type: ignore[union-attr]
    assert explain_claims(claim("30", "week", "duration"), claim("31", "day", "duration")) is None
    dates = claim("", kind="date", day=date(1981, 4, 12)), claim("", kind="date", day=date(1982, 4, 12))
    assert explain_claims(*dates).name == "year off by one"  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("said", "low", "high", "cause", "suggestion"),
    [
        ("93.45", "39.3", "39.5", "two digits swapped", "39.45"),
        ("146.6", "164.5", "164.7", "two digits swapped", "164.6"),
        ("16.6", "16500", "16700", "x1000", "16,600"),
        ("42", "77", "77.1", None, None),
    ],
)
def test_mend(said: str, low: str, high: str, cause: str | None, suggestion: str | None) -> None:
    step = Decimal(1).scaleb(int(Decimal(said).as_tuple().exponent))
    found = mend(Decimal(said), step, Interval(Decimal(low), Decimal(high)))
    if cause is None:
        assert found is None
    else:
        assert found is not None
        assert found.name.startswith(cause)
        assert found.suggestion == suggestion
