"""One number as it stands in a sentence: its sign, the currency before it, the unit behind it."""

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from claimcheck.language.currencies import CurrencySign, currency_before
from claimcheck.language.number_words import SMALL, Numeral
from claimcheck.language.numerals import numeral, scale_after
from claimcheck.language.pattern import lazy
from claimcheck.language.unit_words import UnitWord, unit_after, word_behind

SIGNS = frozenset("-−+–")
#: A word with a hyphen before a number makes it a name ("COVID-19", "SCP-173"), but for "mid-20" and the like.
NAME_BEFORE = lazy(
    r"(?<![A-Za-z])(?!(?:magnitude|mid|sub|pre|post|near|non|over|under|the|a|of|to|and|plus|minus)-)[A-Za-z]+-\Z",
    re.IGNORECASE,
)
SLASH = lazy(r"([1-9])/([2-9]|1[0-6])(?![0-9/])")
#: "several hundred", "a few million": no number is printed.
SOME = lazy(r"(?:\bfew|\bseveral|\bmany)[ ]\Z", re.IGNORECASE)
LARGE = ("hundred", "thousand", "million", "billion", "trillion", "dozen", "lakh", "crore")
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
    behind: str = ""

    @property
    def bare(self) -> bool:
        return self.currency is None and self.unit is None


def read_term(text: str, at: int, floor: int = 0) -> Term | None:
    """The number at `at` with its sign, currency and unit."""
    start, before = at, text[at - 1 : at]
    glued = before not in (" ", "")
    if glued:
        if before in APOSTROPHES and CLASS_YEAR.search(text, max(0, at - 20), at + 3):
            return None  # "Tom Ager '23"
        if before == "." and at > floor and not text[at - 2 : at - 1].isalnum() and text[at].isdigit():
            start = at - 1
    currency = currency_before(text, start) if start > floor else None
    if currency and currency.start < floor:
        currency = None
    number = numeral(text, start, money=currency is not None)
    if number is None or (glued and _is_part(text, start, currency)) or (number.is_words and _is_vague(text, start)):
        return None
    end, behind = number.end, number.behind
    if behind is None:
        behind = word_behind(text, end)
    if behind == "," and end - start <= GROUP and text[end + 1 : end + 2].isdecimal() and text[end] == ",":
        return None  # "13,5 degrees" is neither 13 nor 5
    if behind == "/" and not number.is_words and text[end] == "/" and (slashed := _slashed(text, start)):
        number = slashed
        end, behind = number.end, word_behind(text, number.end)
    begin = currency.start if currency else start
    if text[begin - 1 : begin] in SIGNS or text[begin - 3 : begin] in MINUS_ENDS:
        begin, number = _signed(text, begin, floor, number)
    unit = unit_after(text, end, number.is_words, behind) if not number.ordinal else None
    if unit and unit.kind == "money" and not number.scale and (late := scale_after(text, unit.end)):
        end, scale = late  # "75 USD million"
        number = number._replace(low=number.low.scaleb(scale), step=number.step.scaleb(scale), scale=scale)
        unit = unit._replace(end=end)
    return Term(begin, unit.end if unit else end, number, currency, unit, behind)


def _is_vague(text: str, start: int) -> bool:
    """Whether no number is printed: "several hundred"."""
    return text.startswith(LARGE, start) and SOME.search(text, max(0, start - 8), start) is not None


def _is_part(text: str, start: int, currency: CurrencySign | None) -> bool:
    """Whether what stands directly before a number takes it in: "COVID-19" is a name, as is the road R21, and of "13,5"
    neither half is one."""
    before = text[start - 1 : start]
    if before.isalpha():
        return currency is None
    if before == "-":
        return start > 1 and NAME_BEFORE.search(text, max(0, start - 12), start) is not None
    return before == "," and text[start - 2 : start - 1].isdigit()


def _signed(text: str, begin: int, floor: int, number: Numeral) -> tuple[int, Numeral]:
    """Where a number with its sign or "minus" begins, and what it is with that."""
    sign = text[begin - 1]
    if begin > floor and sign in SIGNS and not text[begin - 2 : begin - 1].isalnum() and not number.is_words:
        begin -= 1
    elif sign in SIGNS or not (minus := MINUS.search(text, max(begin - 9, floor), begin)):
        return begin, number
    else:
        begin = minus.start()
    return begin, number if sign == "+" else number._replace(low=-number.low)


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


def spell_out(coins: Term, amount: Term) -> None:
    """ "94 cents to $1.03": coins that lead up to a sum of their currency are a part of it."""
    unit, currency = coins.unit, amount.currency
    if unit and currency and unit.kind == "money" and unit.exponent < 0 and unit.unit == currency.code:
        number = coins.number
        low, step = number.low.scaleb(unit.exponent), number.step.scaleb(unit.exponent)
        if low < amount.number.low:
            coins.number, coins.currency, coins.unit = number._replace(low=low, step=step), currency, None


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
