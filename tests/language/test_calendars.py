"""The calendar's arithmetic, and what a printed date says."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.interval import Days
from claimcheck.language.calendars import (
    DAYS_OF,
    MONTHS_OF,
    PrintedDate,
    Stretch,
    around,
    day,
    month_stretch,
    move,
    parse_printed_date,
    weekday_named,
)

UNITS = st.sampled_from(sorted({*MONTHS_OF, *DAYS_OF}))


@given(st.dates(), UNITS)
def test_a_day_lies_in_its_units(anchor: date, unit: str) -> None:
    days = around(anchor, unit)
    if days:
        assert days.since and days.until and days.since <= days.until
        if unit != "weekend":
            assert days.since <= anchor <= days.until


@given(st.dates(date(1000, 1, 1), date(2999, 12, 31)), UNITS, st.integers(-50, 50))
def test_moving_there_and_back(anchor: date, unit: str, steps: int) -> None:
    there = move(anchor, unit, steps)
    back = move(there, unit, -steps) if there else None
    if back:
        assert abs((back - anchor).days) <= 3  # a shorter month cuts the 29th to the 31st
        if unit in DAYS_OF:
            assert back == anchor


@given(st.integers(1, 12), st.integers(1, 12), st.integers(1, 9998))
def test_a_stretch_of_months(first: int, months: int, year: int) -> None:
    stretch = month_stretch(first, months)
    days = stretch.of(year)
    assert days and days.since == date(year, first, 1)
    assert days.until and (days.until.year - year) * 12 + days.until.month - first + 1 == months


def test_a_winter_wraps() -> None:
    assert month_stretch(12, 3).of(2019) == Days(date(2019, 12, 1), date(2020, 2, 29))
    assert Stretch((2, 29), (2, 29)).of(2023) is None


def test_the_last_day_of_a_month() -> None:
    assert day(2024, 2, 0) == date(2024, 2, 29)
    assert day(2023, 2, 29) is None
    assert day(2023, 13, 1) is None


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("Sat. Jun 28th, 2025", (2025, 6, 28, 5)),
        ("Friday, June 28, 2025", (2025, 6, 28, 4)),
        ("February 30, 2024", (2024, 2, 30, None)),
        ("17th of April, 2024", (2024, 4, 17, None)),
        ("31 June", (None, 6, 31, None)),
        ("2024-02-31", (2024, 2, 31, None)),
        ("2016 June 31", (2016, 6, 31, None)),
        ("2019-Sep-01", (2019, 9, 1, None)),
        ("31.04.2024", (2024, 4, 31, None)),
        ("2/29/2019", (2019, 2, 29, None)),
        ("Friday, 29/2/2019", (2019, 2, 29, 4)),
        ("05/05/2024", (2024, 5, 5, None)),
        ("September 2022", (2022, 9, None, None)),
        ("JULY 3", (None, 7, 3, None)),
        ("Tuesday morning", (None, None, None, 1)),
    ],
)
def test_printed_dates(text: str, printed: tuple[int | None, ...]) -> None:
    assert parse_printed_date(text) == PrintedDate(*printed)
    assert weekday_named(text) == printed[3]


@pytest.mark.parametrize("text", ["03/07/2024", "two years ago", "the 1990s", ""])
def test_no_day_is_printed(text: str) -> None:
    assert parse_printed_date(text) is None
