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
SIGNS = frozenset("-−+–")
GROUPING = str.maketrans("", "", ",'’ \u00a0\u2009\u202f")
DIGITS = lazy(
    r"""(?:([0-9]{1,3}+(?=[,'’ \u00a0\u2009\u202f][0-9]{3})(?:
            (?>,[0-9]{3})++(?![0-9])  # 1,234,567
            |(?>[\u00a0\u2009\u202f][0-9]{3})++(?![0-9])|(?>['’][0-9]{3})++(?![0-9])
            |(?>[ ][0-9]{3})++(?![0-9A-Za-z]|,[0-9]{3}|\.[0-9]))  # 12 345 678
        |[0-9]{1,2}+(?>,[0-9]{2}(?=,))++,[0-9]{3}(?![0-9])  # 12,34,567
        |[0-9]++)
        (?>(\.[0-9]++|,[0-9]{1,2}(?=%|[ ](?:%|per|cents?|million|billion|trillion|crore|lakh)))
        |[ -]?([½¼¾⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞])|[ -]([1-9])/([2-9]|1[0-6])(?![0-9/])|)
        |(\.[0-9]++)|([½¼¾⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞]))
        (?=([ \u00a0\u2009\u202f-]?)([A-Za-z0-9]+|.)|)  # what stands behind""",
    re.VERBOSE | re.DOTALL,
)


#: "R18,50", "€3,5": two digits behind a comma are no thousands.
DECIMAL_COMMA = lazy(r"(,[0-9]{1,2})(?![0-9]|[,.][0-9])(?=([ \u00a0\u2009\u202f-]?)([A-Za-z0-9]+|.)|)", re.DOTALL)


def numeral(text: str, at: int, money: bool = False) -> Numeral | None:
    """The number that begins at `at` (its sign, first digit or first letter), or None.

    money=True reads "5m", "5b" and "5t" as millions, billions, trillions. Ordinals come back with ordinal=True.
    Whether `at` begins a word is the caller's to know.
    """
    first = text[at : at + 1]
    if first.isalpha():
        return number_words.read(text, at)
    if first in SIGNS:
        found = _digits(text, at + 1, money)
        return found._replace(low=-found.low) if found and first != "+" else found
    return _digits(text, at, money)


def _digits(text: str, at: int, money: bool) -> Numeral | None:
    match = DIGITS.match(text, at)
    if match is None:
        return None
    whole, decimals, vulgar, over, under, bare_decimals, bare_vulgar, joint, behind = match.groups()
    end, decimals = match.end(), decimals or bare_decimals or ""
    if money and behind == "," and not decimals and (comma := DECIMAL_COMMA.match(text, end)):
        end = comma.end()
        decimals, joint, behind = comma.groups()
    scale = _scale(text, end, joint, behind, money) if behind in _exponents() else 0
    if vulgar or bare_vulgar or over:
        part = Decimal(over) / Decimal(under) if over else Decimal(VULGAR[vulgar or bare_vulgar])
        low = Decimal(whole.translate(GROUPING) if whole else 0) + part
        end += (len(joint) + len(behind)) if scale else 0
        return Numeral(end, low.scaleb(scale), Decimal((0, (1,), scale - 1)), scale)
    whole = whole or "0"
    if scale:
        return _scaled(text, end + len(joint) + len(behind), whole, decimals, scale)
    low, step = _value(whole, decimals, 0)
    if behind is None:
        return Numeral(end, low, step)
    if behind in DOZEN and joint == " ":
        return Numeral(end + 1 + len(behind), low * 12, step)
    if behind in ORDINAL_ENDINGS and not (joint or decimals or (behind in STONES and whole[-1] != "1")):
        return Numeral(end + len(behind), low, step, ordinal=True)
    if behind[0] in POWER_SIGNS and (raised := _power(text, end, whole, decimals)):
        return raised
    return Numeral(end, low, step, 0, False, False, behind)


def _power(text: str, end: int, whole: str, decimals: str) -> Numeral | None:
    """Digits with a power: "1.3e6", "6.2 x 10^-4", "2^10"."""
    power = POWER.match(text, end)
    if power is None or not _is_power(power, decimals):
        return None
    exponent = int((power[power.lastindex or 0]).translate(RAISED))
    if power[4] is None and power[5] is None:
        return Numeral(power.end(), *_value(whole, decimals, exponent))
    low, step = _value(whole, decimals, 0)
    return Numeral(power.end(), low**exponent, step) if low and abs(exponent) < LARGEST_POWER else None


def _is_power(power: re.Match[str], decimals: str) -> bool:
    """ "1.3e6" and "1e10" are numbers, "7e7" is a name."""
    return power[1] is None or bool(decimals) or len(power[1]) > 1


def _scaled(text: str, end: int, whole: str, decimals: str, scale: int) -> Numeral:
    """Digits with a scale word, and what may follow that: "3 million and a half", "2 lakh crore"."""
    low, step = _value(whole, decimals, scale)
    if part := part_after(text, end):
        return Numeral(part[0], low + part[1].scaleb(scale), step / 10, scale)
    if again := scale_after(text, end):
        end, scale = again[0], scale + again[1]
        low, step = _value(whole, decimals, scale)
    return Numeral(end, low, step, scale)


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
DOZEN = frozenset(("dozen", "dozens"))
ORDINAL_ENDINGS = frozenset(("st", "nd", "rd", "th", "ST", "ND", "RD", "TH"))
STONES = ("st", "ST")  # a weight, "14st", but behind a one


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
def _glued(money: bool) -> frozenset[str]:
    """Scales that stand directly behind digits alone: "k", and in amounts "m"."""
    after = {row["word"]: row["after"] for row in rows("scales.csv")}
    return frozenset(word for word in after if after[word] == "tight" or (money and after[word] == "money"))


#: "5m people" are millions, "a 5m wall" is not.
PEOPLE = lazy(r"m[ ](?:people|ha|square|sq|hectolitre|[a-z]{3,14}s)(?![A-Za-z])")
SCALE = lazy(r"([ \u00a0-]?)([A-Za-z]++(?![0-9])|[万亿])")


def _scale(text: str, end: int, joint: str, word: str, money: bool) -> int:
    """The exponent of a scale behind digits: "million" with a space or hyphen, "k" directly, "m" directly and only in
    amounts; 0 where the word is none here."""
    if word in _glued(True) and (joint or not (word in _glued(money) or PEOPLE.match(text, end))):
        return 0
    return _exponents().get(word, 0)


def scale_after(text: str, end: int) -> tuple[int, int] | None:
    """The scale behind a number or its unit: where it ends, its exponent."""
    match = SCALE.match(text, end)
    scale = _scale(text, end, match[1], match[2], False) if match else 0
    return (match.end(), scale) if match and scale else None
