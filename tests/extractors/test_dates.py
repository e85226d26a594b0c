"""Dates, periods and relative times: cases, properties, and time on hostile text."""

import time
from datetime import date, timedelta
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from claimcheck import Document, extract
from claimcheck.extractors.dates import TRIGGER_WORDS, read_date
from claimcheck.extractors.places import places
from claimcheck.extractors.scan import triggers
from claimcheck.language.calendars import parse_printed_date
from claimcheck.language.dates.expressions import expression
from claimcheck.language.dates.openings import begins_with_digits, begins_with_word
from claimcheck.language.dates.stated import Scene
from claimcheck.language.reading import Reading
from claimcheck.model import DATE_LIKE, Claim

CASES = [
    case
    for path in sorted((Path(__file__).parent / "cases").glob("dates*.yaml"))
    for case in yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
]
MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
NEWS_DAYS = st.dates(date(1900, 1, 1), date(2099, 12, 31))


def found(text: str, published: date | None = None) -> list[Claim]:
    claims = extract(Document("case.txt", text, published), link=False)
    return [claim for claim in claims if claim.kind in DATE_LIKE]


def row(claim: Claim) -> str:
    days = str(claim.since) if claim.since == claim.until else f"{claim.since} to {claim.until}"
    parts = [claim.text, claim.kind, "unknown" if claim.since is None else days]
    return " | ".join(parts if claim.bound == "exact" else [*parts, claim.bound])


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:48])
def test_case(case: dict) -> None:
    published = date.fromisoformat(case["published"]) if "published" in case else None
    assert [row(claim) for claim in found(case["text"], published)] == list(case["dates"])


def test_there_are_cases() -> None:
    assert len(CASES) > 100


ORDERS = (
    "{month} {day}, {year}", "{day} {month} {year}", "{day}th of {month}, {year}", "{short}. {day}, {year}",
    "{year}-{number:02}-{day:02}", "{month} {day} {year}", "the {day}th of {month} {year}",
    "{day:02}.{number:02}.{year}", "{year} {month} {day}",
)  # fmt: skip


@given(NEWS_DAYS, st.sampled_from(ORDERS))
def test_a_printed_day_is_read_back(day: date, order: str) -> None:
    month = MONTHS[day.month - 1]
    printed = order.format(month=month, short=month[:3], day=day.day, year=day.year, number=day.month)
    claims = found(f"The gate was shut on {printed}, they wrote.")
    assert [(claim.since, claim.until, claim.kind) for claim in claims] == [(day, day, "date")]
    parsed = parse_printed_date(printed)
    assert parsed and (parsed.year, parsed.month, parsed.day) == (day.year, day.month, day.day)


@given(NEWS_DAYS, st.integers(0, 364))
def test_a_yearless_day_lies_within_a_year_of_publication(published: date, before: int) -> None:
    day = published - timedelta(before)
    claims = found(f"The gate was shut on {MONTHS[day.month - 1]} {day.day}.", published)
    assert len(claims) == 1
    if (day.month, day.day) != (2, 29):
        assert claims[0].since == claims[0].until == day


@given(NEWS_DAYS, st.integers(1, 300), st.sampled_from(["day", "week", "month", "year"]))
def test_counted_time_leads_back(published: date, count: int, unit: str) -> None:
    (claim,) = found(f"The gate was shut {count} {unit}s ago.", published)
    assert claim.kind == "relative_time"
    assert claim.since and claim.until and claim.since <= claim.until
    if unit == "day":
        assert claim.since == claim.until == published - timedelta(count)
    if unit == "week":
        assert (claim.since.weekday(), claim.until.weekday()) == (0, 6)
        assert claim.since <= published - timedelta(7 * count) <= claim.until
    if unit == "year":
        assert (claim.since, claim.until) == (date(published.year - count, 1, 1), date(published.year - count, 12, 31))


OTHER_WORDS = [
    "the", "of", "to", "and", "in", "a", "year", "years", "ago", "2019", "1990s", "30", "31st", "two", "first", ",",
    "2024-02-30", "29", "February", "–", "-", "’", "'90s", "0", "99", "ended", "from", "between", "by", "will", "said",
    "9999", "1", "000", "half", "hundred", "million", "after", "next", "s",
]  # fmt: skip
WORDS = st.sampled_from(sorted(word for word in TRIGGER_WORDS if not word.startswith("FY")) + OTHER_WORDS)


@given(
    st.lists(WORDS, max_size=14).flatmap(lambda words: st.sampled_from([" ".join(words), "".join(words)])),
    st.none() | st.dates(),
)
def test_no_text_breaks_it(text: str, published: date | None) -> None:
    reading = Reading(text, published)
    for at in range(len(text)):
        figure = read_date(reading, at)
        if figure:
            assert 0 <= figure.start <= at + len("an  ")
            assert at < figure.end <= len(text)
            assert figure.kind in DATE_LIKE
            if figure.since and figure.until:
                assert figure.since <= figure.until


@given(
    st.lists(WORDS, max_size=14).flatmap(lambda words: st.sampled_from([" ".join(words), "".join(words)])),
    st.none() | st.dates(),
)
def test_no_date_is_missed_for_what_it_begins_with(text: str, published: date | None) -> None:
    for at, trigger in places(text, triggers()):
        if expression(Scene(Reading(text, published), text, published, (at, at, False)), at):
            assert begins_with_word(text, at, trigger) if trigger else begins_with_digits(text, at)


@given(st.text(), st.none() | st.dates())
def test_any_unicode_text(text: str, published: date | None) -> None:
    reading = Reading(text, published)
    for at in range(len(text)):
        figure = read_date(reading, at)
        assert figure is None or figure.start < figure.end <= len(text)


HOSTILE = (
    "June 1, 2, ", "16, 17, ", "1-", "first of ", "the end of the end of ", "early ", "two years, one month and ",
    "Monday, ", "last ", "between 2004 and ", "12/12/", "1990s", "'90s", "3rd ", "half a ", "September ", "year ended ",
    "will be ", "nineteen ", "three months to ", "week of ", "2019–", "    ", "\n", "1", "two thousand and ",
    "previous year ", "a year earlier ", "Today, ", "weekend ", "July ",
    "4/22 to ", "10/25/2015-", "weeks 1 to 2 of ", "May twenty ", "now and ", "2016, Nov. ", "from 4 to ",
    "in ten days ",
    "Friday, 9/18/", "two thousand ",
)  # fmt: skip


@pytest.mark.parametrize("piece", HOSTILE)
def test_time_is_linear(piece: str) -> None:
    def seconds(size: int) -> float:
        text = piece * (size // len(piece))
        reading = Reading("The gate was shut in " + text, date(2024, 7, 3))
        places = [at for at in range(len(reading.text)) if not reading.text[at - 1 : at].isalnum()]
        start = time.process_time()
        for at in places:
            read_date(reading, at)
        return time.process_time() - start

    short, long = (min(seconds(size) for _ in range(5)) for size in (2_000, 8_000))
    assert long < 8 * short + 0.002
