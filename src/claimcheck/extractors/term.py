"""One number as it stands in a sentence: its sign, the currency before it, the unit behind it."""

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from claimcheck.language.currencies import CurrencySign, currency_before
from claimcheck.language.number_words import SMALL, Numeral
from claimcheck.language.numerals import numeral, scale_after
from claimcheck.language.pattern import lazy
from claimcheck.language.unit_words import UnitWord, unit_after

SIGNS = "-−+–"
#: A word with a hyphen before a number makes it a name ("COVID-19", "SCP-173"), but for "mid-20" and the like.
NAME_BEFORE = lazy(
    r"(?<![A-Za-z])(?!(?:mid|sub|pre|post|near|non|over|under|the|a|of|to|and|plus|minus)-)[A-Za-z]+-\Z", re.IGNORECASE
)
SLASH = lazy(r"([1-9])/([2-9]|1[0-6])(?![0-9/])")
MINUS_ENDS = frozenset({"us ", "ve "})
MINUS = lazy(r"(?<![A-Za-z])(?<!plus or )(?:minus|negative|Minus|Negative)[ ]\Z")
SIGN_AHEAD = lazy(r"[-−+]?(?:[A-Z]{0,3}[$€£¥₹₩₽₸]|(?:RMB|Rs\.?|EUR|USD|GBP)(?=[ ]?[0-9]))[ ]?|[-−+]")


RATES = ("percent", "percentage_points")
#: The year in which somebody leaves school, behind the name.
APOSTROPHES = ("'", "\N{RIGHT SINGLE QUOTATION MARK}", "\N{LEFT SINGLE QUOTATION MARK}")
CLASS_YEAR = lazy(r"(?<![A-Za-z])[A-Z][a-z]++ ['\u2018\u2019][0-9]{2}(?![0-9A-Za-z])")
#: Digits between the commas of a number.
GROUP = 3
#: How many times the number behind it a bare one may be to share its percent sign.
LIKE = 10


@dataclass(slots=True)
class Term:
    """One number with the currency before it and the unit behind it; `end` includes the unit."""

    start: int
    end: int
    number: Numeral
    currency: CurrencySign | None = None
    unit: UnitWord | None = None

    @property
    def bare(self) -> bool:
        return self.currency is None and self.unit is None


def read_term(text: str, at: int, floor: int = 0) -> Term | None:
    """The number at `at` with its sign, currency and unit."""
    start, currency = at, None
    if text[at - 1 : at] in APOSTROPHES and CLASS_YEAR.search(text, max(0, at - 20), at + 3):
        return None  # "Tom Ager '23"
    if at > floor and text[at - 1] == "." and not text[at - 2 : at - 1].isalnum() and text[at].isdigit():
        start = at - 1
    if start > floor:
        currency = currency_before(text, start)
        if currency and currency.start < floor:
            currency = None
    number = numeral(text, start, money=currency is not None)
    if number is None or (start > 1 and text[start - 1] == "-" and NAME_BEFORE.search(text, max(0, start - 12), start)):
        return None
    if _is_half(text, start, number.end):
        return None
    if not number.is_words and text[number.end : number.end + 1] == "/":
        number = _slashed(text, start) or number
    begin = currency.start if currency else start
    if begin > floor and text[begin - 1] in SIGNS and not text[begin - 2 : begin - 1].isalnum() and not number.is_words:
        begin -= 1
        if text[begin] != "+":
            number = number._replace(low=-number.low)
    elif text[begin - 3 : begin] in MINUS_ENDS and (minus := MINUS.search(text, max(begin - 9, floor), begin)):
        begin = minus.start()
        number = number._replace(low=-number.low)
    unit = unit_after(text, number.end, number.is_words) if not number.ordinal else None
    if unit and unit.kind == "money" and not number.scale and (late := scale_after(text, unit.end)):
        end, scale = late  # "75 USD million"
        number = number._replace(low=number.low.scaleb(scale), step=number.step.scaleb(scale), scale=scale)
        unit = unit._replace(end=end)
    return Term(begin, unit.end if unit else number.end, number, currency, unit)


def _is_half(text: str, start: int, end: int) -> bool:
    """Whether a comma without a space cuts digits off a number: "13,5 degrees" is neither 13 nor 5."""
    if text[start - 1 : start] == "," and text[start - 2 : start - 1].isdigit():
        return True
    return end - start <= GROUP and text[end : end + 1] == "," and text[end + 1 : end + 2].isdecimal()


def _slashed(text: str, at: int) -> Numeral | None:
    """ "1/2 mile": a fraction before a unit is its number."""
    match = SLASH.match(text, at)
    if match is None or unit_after(text, match.end()) is None or int(match[1]) >= int(match[2]):
        return None
    value = (Decimal(match[1]) / int(match[2])).quantize(SMALL).normalize()
    return Numeral(match.end(), value, Decimal("0.1"))


def next_term(text: str, at: int) -> Term | None:
    """The term that begins at `at` with its currency sign, if any."""
    match = SIGN_AHEAD.match(text, at)
    found = read_term(text, match.end() if match else at, at)
    return replace(found, start=at) if found else None


def share(term: Term, following: Term, is_range: bool) -> None:
    """Give a bare number the unit, and the scale, of the number that it is listed with."""
    behind = following.unit.unit if following.unit and not is_range else ""  # "€7 and 12 million dollars"
    theirs = following.currency.code if following.currency else behind
    same_currency = term.currency and theirs in ("", term.currency.code)
    if following.currency is None and term.currency and following.unit is None and is_range:
        following.currency = term.currency
    bare = term.unit is None and term.currency is None
    if not ((bare and following.unit) or (same_currency and term.unit is None) or (bare and following.bare)):
        return
    if following.unit and following.unit.kind in RATES and _is_no_rate(term, following):
        return
    scale = following.number.scale
    if (
        scale
        and not term.number.scale
        and abs(term.number.low) < 1000
        and term.number.low <= 2 * following.number.low.scaleb(-scale)
    ):
        number = term.number
        term.number = number._replace(low=number.low.scaleb(scale), step=number.step.scaleb(scale), scale=scale)
    if bare and following.unit:
        term.unit = following.unit


def _is_no_rate(term: Term, following: Term) -> bool:
    """ "an increase of 10,322 or 2.2 percent": no list of rates holds numbers that far apart."""
    return abs(term.number.low) > max(Decimal(100), LIKE * abs(following.number.low))


def same_sort(low: Term, high: Term) -> bool:
    """Whether two numbers are of one unit, so that they can be a range or a list."""
    return _sort(low) == _sort(high)


def _sort(term: Term) -> tuple[str, int]:
    """Its unit, and whether that is a coin: "$42 to four cents" is no range."""
    if term.currency:
        return term.currency.code, 0
    return (term.unit.unit, min(term.unit.exponent, 0)) if term.unit else ("", 0)
