"""One figure of a reference table, with its provenance, and how it is quoted in a verdict."""

from datetime import date, timedelta
from decimal import Decimal
from typing import NamedTuple

from claimcheck.interval import Bound, Printed
from claimcheck.model import Evidence


class Source(NamedTuple):
    """Where a row was read. Texts are as the table has them; dates may be "2024", "2024-07" or "2024-07-04"."""

    id: str
    publisher: str = ""
    title: str = ""
    url: str = ""
    published: str = ""
    retrieved: str = ""
    confidence: str = ""

    @property
    def weak(self) -> bool:
        return self.confidence == "weak"


class Row(NamedTuple):
    """One figure. A row whose unit is "date" has no value: its days are the fact.

    Attributes:
        table: the file's name as given; line: the row's line in it, the header being 1.
        value, step: in units of `unit`; step is one unit of the last digit given.
        unit: as Claim.unit: ISO 4217, "percent", a unit's name, the counted noun in the singular, "date".
        kind: "count", "ordinal" or "date" where the table says so, else "".
        since, until: first and last day; no until is "from since on", as far as the table knows.
        authority: whose statistics they are; sources: the pages they were read on, the main one first.
    """

    table: str
    line: int
    id: str = ""
    entity: str = ""
    counterpart: str = ""
    measure: str = ""
    since: date | None = None
    until: date | None = None
    value: Decimal | None = None
    step: Decimal | None = None
    unit: str | None = None
    kind: str = ""
    bound: Bound = "exact"
    authority: str = ""
    sources: tuple[Source, ...] = ()
    confidence: str = ""
    status: str = ""
    note: str = ""
    definition: str = ""

    @property
    def weak(self) -> bool:
        """Whether nothing better than a weak source stands behind it."""
        return self.confidence == "weak" or (bool(self.sources) and all(s.weak for s in self.sources))


SCALES = ((Decimal(10) ** 12, "trillion"), (Decimal(10) ** 9, "billion"), (Decimal(10) ** 6, "million"))
HEDGES = {
    "at_least": "over ",
    "at_most": "up to ",
    "approx": "about ",
    "just_under": "nearly ",
    "just_over": "just over ",
}


def printed(row: Row) -> Printed:
    """The value as interval.py compares it."""
    return Printed(row.value, row.value, row.step, row.bound, exact=row.kind == "ordinal")


def amount(value: Decimal, unit: str | None) -> str:
    """A value as a newsroom writes it: "43.82 billion USD", "53.5 percent", "1,200 file"."""
    scaled, scale = value, ""
    for size, name in SCALES:
        if abs(value) >= size:
            scaled, scale = value / size, " " + name
            break
    scaled = scaled.normalize()
    number = f"{scaled:,f}" if scaled == scaled.to_integral_value() or scale else f"{scaled:f}"
    return number + scale + (f" {unit}" if unit else "")


def period(since: date | None, until: date | None) -> str:
    """A period as a newsroom writes it: "2024", "January to May 2025", "3 July 2024", "since 4 July 2024"."""
    if since is None and until is None:
        return ""
    if since is None or until is None:
        return f"since {_day(since)}" if since else f"until {_day(until)}"
    if since == until:
        return _day(since)
    first, last = since.day == 1, _ends_month(until)
    if first and last and since.month == 1 and until.month == 12:
        return str(since.year) if since.year == until.year else f"{since.year} to {until.year}"
    if first and last and since.year == until.year:
        names = f"{since:%B}" if since.month == until.month else f"{since:%B} to {until:%B}"
        return f"{names} {since.year}"
    return f"{_day(since)} to {_day(until)}"


def _day(day: date | None) -> str:
    return f"{day.day} {day:%B} {day.year}" if day else ""


def _ends_month(day: date) -> bool:
    return date.fromordinal(day.toordinal() + 1).day == 1


def value_text(row: Row) -> str:
    """The row's figure in words: "over 21.2 billion USD", "24th summit", "17 June 2025"."""
    if row.value is None:
        return period(row.since, row.until)
    if row.kind == "ordinal":
        return f"{ordinal(int(row.value))} {row.unit or ''}".strip()
    return HEDGES.get(row.bound, "") + amount(row.value, row.unit)


def ordinal(number: int) -> str:
    """1st, 2nd, 3rd, 4th, 11th."""
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def subject(row: Row) -> str:
    """Whom it is about: "China, Kazakhstan"."""
    return ", ".join(name for name in (row.entity, row.counterpart) if name)


def statement(row: Row) -> str:
    """The row as one line: "trade, China, Kazakhstan, 2024: 43.82 billion USD"."""
    when = "" if row.value is None else period(row.since, row.until)
    return ", ".join(part for part in (row.measure, subject(row), when) if part) + ": " + value_text(row)


def attribution(row: Row) -> str:
    """Who says so: "China customs (via CGTN, published 2025-01-18)"."""
    source = row.sources[0] if row.sources else None
    via = []
    if source:
        if source.publisher and source.publisher != row.authority:
            via.append(f"via {source.publisher}")
        if source.published:
            via.append(f"published {spelled(source.published)}")
    if row.status:
        via.append(row.status)
    who = row.authority if row.authority and row.authority != "not stated" else ""
    if not who and source:
        who = source.publisher
        via = [part for part in via if not part.startswith("via ")]
    who = who or row.table
    return f"{who} ({', '.join(via)})" if via else who


def year_before(other: Row, row: Row) -> bool:
    """Whether the other row is for the same period of the year before."""
    if not (other.since and other.until and row.since and row.until):
        return False
    return _earlier(row.since) == other.since and _earlier(row.until) == other.until


def _earlier(day: date) -> date:
    """The same day a year before; the last of February stays the last."""
    last = day.month == 2 and _ends_month(day)
    return date(day.year - 1, 3, 1) - timedelta(days=1) if last else day.replace(year=day.year - 1)


def spelled(day: str) -> str:
    """An ISO date, month or year in words; anything else as it stands."""
    try:
        return _day(date.fromisoformat(day))
    except ValueError:
        pass
    try:
        first = date.fromisoformat(day + "-01")
    except ValueError:
        return day
    return f"{first:%B} {first.year}"


def evidence(row: Row) -> Evidence:
    """The row as a finding carries it."""
    source = row.sources[0] if row.sources else Source("")
    others = [s.id + (" (weak)" if s.weak else "") for s in row.sources[1:]]
    notes = [row.note, f"also in {', '.join(others)}" if others else "", row.definition]
    return Evidence(
        statement=statement(row),
        table=row.table,
        row=row.line,
        authority=row.authority or None,
        publisher=source.publisher or None,
        title=source.title or None,
        url=source.url or None,
        published=source.published or None,
        retrieved=source.retrieved or None,
        confidence=row.confidence or source.confidence or None,
        note="; ".join(part for part in notes if part) or None,
        value=row.value,
        unit=row.unit,
    )
