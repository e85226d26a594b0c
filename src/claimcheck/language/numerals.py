"""One number as English prints it: digits with any grouping, words of any size, and both with scales.

"1,200", "2.5 million", "12,34,567", "4½", "five hundred and six", "one and a half million", "a dozen", "24th",
"twenty-first". Every pattern is anchored where the number begins and uses possessive repeats: linear time.
"""

import re
from decimal import Decimal
from functools import cache, lru_cache
from typing import NamedTuple

from claimcheck.language import number_words
from claimcheck.language.lexicon import rows, trie
from claimcheck.language.number_words import part_after
from claimcheck.language.pattern import lazy

VULGAR = {
    "½": "0.5", "¼": "0.25", "¾": "0.75", "⅓": "0.333333333333", "⅔": "0.666666666667", "⅕": "0.2", "⅖": "0.4",
    "⅗": "0.6", "⅘": "0.8", "⅙": "0.166666666667", "⅚": "0.833333333333", "⅛": "0.125", "⅜": "0.375", "⅝": "0.625",
    "⅞": "0.875",
}  # fmt: skip
GROUPING = str.maketrans("", "", ",'’ \u00a0\u2009\u202f")
DIGITS = lazy(
    r"""([0-9]{1,3}(?=[,'’ \u00a0\u2009\u202f][0-9]{3})(?:
            (?>,[0-9]{3})++(?![0-9])  # 1,234,567
            |(?>[\u00a0\u2009\u202f][0-9]{3})++(?![0-9])|(?>['’][0-9]{3})++(?![0-9])
            |(?>[ ][0-9]{3})++(?![0-9,A-Za-z]|\.[0-9]))  # 12 345 678
        |[0-9]{1,2}(?>,[0-9]{2}(?=,))++,[0-9]{3}(?![0-9])  # 12,34,567
        |[0-9]++)
        (?>(\.[0-9]++)|[ -]?([½¼¾⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞])|[ -]([1-9])/([2-9]|1[0-6])(?![0-9/])|)
        |(\.[0-9]++)|([½¼¾⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞])""",
    re.VERBOSE,
)


class Numeral(NamedTuple):
    """One number.

    Attributes:
        end: where its last character ends, scale word included.
        low: the value as printed; step: one unit of its last printed digit, scale included.
        scale: the exponent of its scale word, 0 without one ("5 million" 6).
        is_words: it begins with a word ("five", "a dozen").
        ordinal: "24th", "twenty-first".
    """

    end: int
    low: Decimal
    step: Decimal
    scale: int = 0
    is_words: bool = False
    ordinal: bool = False


def numeral(text: str, at: int, money: bool = False) -> Numeral | None:
    """The number that begins at `at` (its sign, first digit or first letter), or None.

    money=True reads "5m", "5b" and "5t" as millions, billions, trillions. Ordinals come back with ordinal=True.
    Whether `at` begins a word is the caller's to know.
    """
    first = text[at : at + 1]
    if first.isdecimal() or first in VULGAR or first == ".":
        return _digits(text, at, money)
    if first and first in "-−+–":
        found = _digits(text, at + 1, money)
        return found._replace(low=-found.low) if found and first != "+" else found
    worded = number_words.read(text, at)
    return Numeral(worded.end, worded.low, worded.step, worded.scale, True, worded.ordinal) if worded else None


def _digits(text: str, at: int, money: bool) -> Numeral | None:
    match = DIGITS.match(text, at)
    if match is None:
        return None
    whole, decimals, vulgar, over, under, bare_decimals, bare_vulgar = match.groups()
    end, decimals = match.end(), decimals or bare_decimals or ""
    suffix = _scale_after(money).match(text, end)
    if suffix:
        end = suffix.end()
    scale = _exponents()[suffix[suffix.lastindex or 0]] if suffix else 0
    if vulgar or bare_vulgar or over:
        part = Decimal(over) / Decimal(under) if over else Decimal(VULGAR[vulgar or bare_vulgar])
        low = Decimal(whole.translate(GROUPING) if whole else 0) + part
        return Numeral(end, low.scaleb(scale), Decimal((0, (1,), scale - 1)), scale)
    whole = whole or "0"
    return _scaled(text, end, whole, decimals, scale) if suffix else _plain(text, end, whole, decimals)


def _plain(text: str, end: int, whole: str, decimals: str) -> Numeral:
    """Digits without a scale word: an ordinal ending, a power, or nothing behind them."""
    following = text[end : end + 1]
    if not decimals and following.isalpha() and (ending := ORDINAL_ENDING.match(text, end)):
        return Numeral(ending.end(), *_value(whole, decimals, 0), ordinal=True)
    if following == " ":
        following = text[end + 1 : end + 2]
        if following == "d" and (dozens := DOZENS.match(text, end)):
            low, step = _value(whole, decimals, 0)
            return Numeral(dozens.end(), low * 12, step)
    if following and following in POWER_SIGNS and (power := POWER.match(text, end)) and _is_power(power, decimals):
        exponent = int((power[power.lastindex or 0]).translate(RAISED))
        low, step = _value(whole, decimals, 0)
        if power[4] is None and power[5] is None:
            return Numeral(power.end(), *_value(whole, decimals, exponent))
        if low and abs(exponent) < LARGEST_POWER:
            return Numeral(power.end(), low**exponent, step)
    return Numeral(end, *_value(whole, decimals, 0))


def _is_power(power: re.Match[str], decimals: str) -> bool:
    """ "1.3e6" and "1e10" are numbers, "7e7" is a name."""
    return power[1] is None or bool(decimals) or len(power[1]) > 1


def _scaled(text: str, end: int, whole: str, decimals: str, scale: int) -> Numeral:
    """Digits with a scale word, and what may follow that: "3 million and a half", "2 lakh crore"."""
    low, step = _value(whole, decimals, scale)
    if part := part_after(text, end):
        return Numeral(part[0], low + part[1].scaleb(scale), step / 10, scale)
    if again := _scale_after(False).match(text, end):
        scale, end = scale + _exponents()[again[again.lastindex or 0]], again.end()
        low, step = _value(whole, decimals, scale)
    return Numeral(end, low, step, scale)


def scale_after(text: str, end: int) -> tuple[int, int] | None:
    """The scale word behind `end`, with a space: where it ends, its exponent."""
    match = _scale_after(False).match(text, end) if text[end : end + 1] == " " else None
    return (match.end(), _exponents()[match[match.lastindex or 0]]) if match else None


#: "1.3e6", "6.2 x 10^-4", "4×10⁶", "2^10", "10⁶"; a raised digit behind any other number is a footnote's
POWER = lazy(
    r"[eE]([-+]?[0-9]{1,2})(?![A-Za-z0-9])"
    r"|[ ]?[x×][ ]?10(?:\^([-+−]?[0-9]{1,2})|([⁻⁰¹²³⁴-⁹]{1,3}))(?![0-9])"
    r"|\^([-+−]?[0-9]{1,2})(?![0-9])"
    r"|(?<=(?<![0-9.,])10)([⁻⁰¹²³⁴-⁹]{1,3})"
)
POWER_SIGNS = frozenset("eEx×^⁻⁰¹²³⁴⁵⁶⁷⁸⁹")
RAISED = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹−", "-0123456789-")
LARGEST_POWER = 40
DOZENS = lazy(r"[ ]dozens?(?![A-Za-z])")
ORDINAL_ENDING = lazy(r"(?:st|nd|rd|th|ST|ND|RD|TH)(?![A-Za-z0-9])")


@lru_cache(maxsize=4096)
def _value(whole: str, decimals: str, scale: int) -> tuple[Decimal, Decimal]:
    exponent = scale - max(len(decimals) - 1, 0)
    digits = whole.translate(GROUPING) + decimals[1:]
    return Decimal(f"{digits}E{exponent}") if exponent else Decimal(digits), Decimal((0, (1,), exponent))


@cache
def _exponents() -> dict[str, int]:
    spelled = {row["word"]: int(row["exponent"]) for row in rows("scales.csv")}
    for word in [w for w in spelled if len(w) > 1]:
        spelled |= {word.title(): spelled[word], word.upper(): spelled[word]}
    return spelled


@cache
def _scale_after(money: bool) -> re.Pattern[str]:
    """A scale behind digits: "million" with a space or hyphen, "k" directly, "m" directly and only in amounts."""
    tight = {row["word"] for row in rows("scales.csv") if row["after"] != "word"}
    loose = {row["word"] for row in rows("scales.csv") if row["after"] == "money"}
    words = [word for word in _exponents() if word not in tight]
    close = [word for word in tight if word.isascii() and (money or word not in loose)]
    # "5m people" are millions, "a 5m wall" is not
    people = "" if money else r"|(m)(?=[ ](?:people|[a-z]{3,14}s)(?![A-Za-z]))"
    return re.compile(rf"[ \u00a0-]?({trie(words)})(?![A-Za-z0-9])|({trie(close)})(?![A-Za-z0-9])|([万亿]){people}")
