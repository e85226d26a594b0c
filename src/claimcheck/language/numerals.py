"""One number as English prints it: digits with any grouping, words of any size, and both with scales.

"1,200", "2.5 million", "12,34,567", "4½", "five hundred and six", "one and a half million", "a dozen", "24th",
"twenty-first". Every pattern is anchored where the number begins and uses possessive repeats: linear time.
"""

import re
from decimal import Decimal
from functools import cache, lru_cache

from claimcheck.language import number_words
from claimcheck.language.lexicon import rows
from claimcheck.language.number_words import Numeral, part_after
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
        (?>(\.[0-9]++|,[0-9]{1,2}(?=%|[ ](?:%|per|cents?|million|billion|trillion|crore|lakh)))
        |[ -]?([½¼¾⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞])|[ -]([1-9])/([2-9]|1[0-6])(?![0-9/])|)
        |(\.[0-9]++)|([½¼¾⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞])""",
    re.VERBOSE,
)


def numeral(text: str, at: int, money: bool = False) -> Numeral | None:
    """The number that begins at `at` (its sign, first digit or first letter), or None.

    money=True reads "5m", "5b" and "5t" as millions, billions, trillions. Ordinals come back with ordinal=True.
    Whether `at` begins a word is the caller's to know.
    """
    first = text[at : at + 1]
    if first.isalpha():
        return number_words.read(text, at)
    if first.isdecimal() or first in VULGAR or first == ".":
        return _digits(text, at, money)
    if first and first in "-−+–":
        found = _digits(text, at + 1, money)
        return found._replace(low=-found.low) if found and first != "+" else found
    return None


def _digits(text: str, at: int, money: bool) -> Numeral | None:
    match = DIGITS.match(text, at)
    if match is None:
        return None
    whole, decimals, vulgar, over, under, bare_decimals, bare_vulgar = match.groups()
    end, decimals = match.end(), decimals or bare_decimals or ""
    suffix = _scale_at(text, end, money)
    end, scale = suffix or (end, 0)
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
    if again := _scale_at(text, end, False):
        end, scale = again[0], scale + again[1]
        low, step = _value(whole, decimals, scale)
    return Numeral(end, low, step, scale)


def scale_after(text: str, end: int) -> tuple[int, int] | None:
    """The scale word behind `end`, with a space: where it ends, its exponent."""
    return _scale_at(text, end, False) if text[end : end + 1] == " " else None


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
def _initials() -> frozenset[str]:
    return frozenset(word[0] for word in _exponents())


@cache
def _glued(money: bool) -> frozenset[str]:
    """Scales that stand directly behind digits alone: "k", and in amounts "m"."""
    after = {row["word"]: row["after"] for row in rows("scales.csv")}
    return frozenset(word for word in after if after[word] == "tight" or (money and after[word] == "money"))


LETTERS = lazy(r"[A-Za-z]++(?![0-9])|[万亿]")
#: "5m people" are millions, "a 5m wall" is not.
PEOPLE = lazy(r"m[ ](?:people|[a-z]{3,14}s)(?![A-Za-z])")


def _scale_at(text: str, end: int, money: bool) -> tuple[int, int] | None:
    """The scale behind digits, where it ends and its exponent: "million" with a space or hyphen, "k" directly, "m"
    directly and only in amounts."""
    spaced = text[end : end + 1] in JOINTS
    if text[end + spaced : end + spaced + 1] not in _initials():
        return None
    match = LETTERS.match(text, end + spaced)
    exponent = _exponents().get(match[0]) if match else None
    if not match or exponent is None:
        return None
    if match[0] in _glued(True) and (spaced or not (match[0] in _glued(money) or PEOPLE.match(text, end))):
        return None
    return match.end(), exponent


JOINTS = (" ", "\u00a0", "-")
