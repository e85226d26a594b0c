"""Rounding and bounds, decided in one place."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.interval import (
    Bound,
    Days,
    Interval,
    Printed,
    coarse_step,
    compare,
    compare_days,
    leeway,
    meant,
    reckoned,
    truncated,
)  # fmt: skip

BOUNDS: tuple[Bound, ...] = ("exact", "approx", "at_least", "at_most", "just_under", "just_over")


def figure(text: str, bound: Bound = "exact", exact: bool = False) -> Printed:
    """A figure as printed: "43.82", "41E9" (a scale word), "16-18" (a range)."""
    low, _, high = text.partition("-")
    ends = Decimal(low), Decimal(high or low)
    step = Decimal(1).scaleb(int(ends[0].as_tuple().exponent))
    return Printed(*ends, step, bound, exact)


decimals = st.decimals(min_value="0.001", max_value="1E12", allow_nan=False, allow_infinity=False, places=3)


def rounded_to(value: Decimal, places: int, bound: Bound) -> Printed:
    step = Decimal(1).scaleb(-places)
    return Printed(value.quantize(step), value.quantize(step), step, bound)


figures = st.builds(rounded_to, decimals, st.integers(0, 3), st.sampled_from(BOUNDS))


@pytest.mark.parametrize(
    ("text", "bound", "low", "high"),
    [
        ("43.82", "exact", "43.815", "43.825"),
        ("41E9", "exact", "40.5E9", "41.5E9"),
        ("1200", "exact", "1150", "1250"),
        ("1234", "exact", "1233.5", "1234.5"),
        ("43.82", "at_least", "43.82", None),
        ("20", "at_most", None, "20"),
        ("0.5", "just_under", "0.45", "0.5"),
        ("3.0", "exact", "2.95", "3.05"),
        ("16-18", "exact", "15.5", "18.5"),
    ],
)
def test_meant(text: str, bound: Bound, low: str | None, high: str | None) -> None:
    assert meant(figure(text, bound)) == Interval(low and Decimal(low), high and Decimal(high))


@pytest.mark.parametrize(
    ("a", "b", "verdict", "why"),
    [
        (figure("1200"), figure("1200"), "consistent", None),
        (figure("4.815E9"), figure("4.82E9"), "compatible", "rounding"),
        (figure("1200"), figure("1234"), "compatible", "rounding"),
        (figure("43.82"), figure("43.8"), "compatible", "rounding"),
        (figure("13.78"), figure("13.7"), "compatible", "truncation"),
        (figure("20", "at_least"), figure("29"), "compatible", "hedge"),
        (figure("20", "at_least"), figure("20"), "compatible", "hedge"),
        (figure("16-18"), figure("17-19"), "compatible", "overlap"),
        (figure("7.8"), figure("7.9"), "conflict", None),
        (figure("5"), figure("6"), "conflict", None),
        (figure("20"), figure("30"), "conflict", None),
        (figure("24", exact=True), figure("25", exact=True), "conflict", None),
        (figure("10", exact=True), figure("11", exact=True), "conflict", None),
        (figure("29"), figure("30", "at_least"), "conflict", None),
        (Printed(None, None), figure("5"), "cannot_tell", None),
    ],
)
def test_compare(a: Printed, b: Printed, verdict: str, why: str | None) -> None:
    assert compare(a, b) == verdict
    if verdict == "compatible":
        assert leeway(a, b) == why


@given(figures, figures)
def test_compare_is_symmetrical(a: Printed, b: Printed) -> None:
    assert compare(a, b) == compare(b, a)


@given(figures)
def test_a_figure_agrees_with_itself(a: Printed) -> None:
    assert compare(a, a) == "consistent"


@given(figures)
def test_the_printed_value_is_meant(a: Printed) -> None:
    assert meant(a).meets(Interval(a.low, a.high))


@given(decimals, st.integers(0, 2))
def test_a_rounding_never_conflicts(value: Decimal, places: int) -> None:
    rounded = round(value, places)
    fine, coarse = Printed(value, value, Decimal("0.001")), Printed(rounded, rounded, Decimal(1).scaleb(-places))
    assert compare(fine, coarse) != "conflict"


@given(figures)
def test_sums_allow_no_more_than_statements(a: Printed) -> None:
    wide, narrow = meant(a), reckoned(a)
    assert narrow.meets(Interval(a.low, a.high))
    assert wide.low is None or (narrow.low is not None and narrow.low >= wide.low)
    assert wide.high is None or (narrow.high is not None and narrow.high <= wide.high)


def test_zeros_are_no_licence() -> None:
    assert meant(figure("200000")) == Interval(Decimal(150000), Decimal(250000))
    assert reckoned(figure("200000")) == Interval(Decimal(180000), Decimal(220000))
    assert reckoned(figure("12"), whole=True) == Interval(Decimal(12), Decimal(12))


@given(decimals, st.sampled_from(["0.01", "1", "10"]))
def test_coarse_step_divides(value: Decimal, step: str) -> None:
    assert value % Decimal("0.001") or coarse_step(value, Decimal(step)) >= Decimal(step)


def test_truncated() -> None:
    assert truncated(Decimal("13.78"), Decimal("13.7"), Decimal("0.1"))
    assert not truncated(Decimal("13.78"), Decimal("13.8"), Decimal("0.1"))
    assert not truncated(Decimal("13.7"), Decimal("13.7"), Decimal("0.1"))


FIRST = date(2025, 6, 16)


@pytest.mark.parametrize(
    ("a", "b", "verdict"),
    [
        (Days(FIRST, FIRST), Days(FIRST, FIRST), "consistent"),
        (Days(FIRST, FIRST), Days(date(2025, 1, 1), date(2025, 12, 31)), "compatible"),
        (Days(FIRST, FIRST), Days(FIRST + timedelta(1), None), "conflict"),
        (Days(None, FIRST), Days(FIRST, None), "compatible"),
        (Days(None, None), Days(FIRST, FIRST), "cannot_tell"),
    ],
)
def test_compare_days(a: Days, b: Days, verdict: str) -> None:
    assert compare_days(a, b) == compare_days(b, a) == verdict
