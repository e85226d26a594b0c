"""The words and signs behind a number that say what it is a number of: percent, currencies, time, physical units."""

import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from claimcheck.language.currencies import LOWER_CASE
from claimcheck.language.lexicon import rows
from claimcheck.language.pattern import lazy

#: Signs that are too short to be told from words and names when a space stands before them ("5 A", "3 MP").
TIGHT = frozenset({"C", "F", "K", "L", "V", "W", "c", "l", "p", "MP", "GT", "st", "mb", "ML", "GL"})
CODE_LENGTH = 3
NEXT_AMOUNT = lazy(r"[ ][0-9](?>[.,]?[0-9])*+(?![ ]?[A-Za-z])")
BEFORE_AS_WELL = frozenset("$€£¥")
#: Codes that Nordic and financial copy writes with an M for millions.
MILLIONS_OF = frozenset({"EUR", "USD", "GBP", "SEK", "NOK", "DKK", "AUD"})
#: Currency words that are English words as well: only behind an amount that no count would be.
DOUBTFUL = frozenset({"won", "sum", "sums", "rand", "buck", "lev", "rial", "soles", "kip", "dong", "real"})


class UnitWord(NamedTuple):
    """What stands behind a number: `unit` is our own unit name or an ISO 4217 code, `word` what is printed."""

    end: int
    kind: str
    unit: str
    word: str
    exponent: int = 0


@cache
def _words() -> dict[str, tuple[str, str, int]]:
    """Word in lower case -> (kind, unit, exponent); plurals included."""
    known: dict[str, tuple[str, str, int]] = {}
    for row in rows("unit_words.csv"):
        for word in filter(None, row["words"].split("|")):
            for form in _forms(word):
                known.setdefault(form.lower(), (row["kind"], row["unit"], 0))
    for row in rows("currencies.csv"):
        for word in filter(None, row["after"].split("|")):
            if word != row["code"] or word in LOWER_CASE:
                known.setdefault(word.lower(), ("money", row["code"], 0))
        for word in filter(None, row["small"].split("|")):
            if word != "p":
                known.setdefault(word.lower(), ("money", row["code"], -2))
    for row in rows("currency_contexts.csv"):
        if not row["word"].isupper():  # "P20" is an amount, "20p" another
            known.setdefault(row["word"].lower(), ("money", row["code"], 0))
    return known


def _forms(word: str) -> tuple[str, ...]:
    plain = word[-1].isalpha() and not word.endswith("s")
    return (word, f"{word}s") if plain else (word,)


@cache
def _signs() -> dict[str, tuple[str, str, int]]:
    """Sign as printed -> (kind, unit, exponent)."""
    known = {
        sign: (row["kind"], row["unit"], 0)
        for row in rows("unit_words.csv")
        for sign in filter(None, row["signs"].split("|"))
    }
    for row in rows("currencies.csv"):
        known.setdefault(row["code"], ("money", row["code"], 0))
        for sign in filter(None, row["before"].split("|")):
            if not sign.isascii() or sign == "$":
                known.setdefault(sign, ("money", row["code"], 0))
            elif sign in MILLIONS_OF:  # "48 MEUR"
                known[f"M{sign}"] = ("money", row["code"], 6)
    return known | {
        "元": ("money", "CNY", 0),
        "¢": ("money", "USD", -2),
        "c": ("money", "USD", -2),
        "p": ("money", "GBP", -2),
    }


#: What stands behind a number: a word or sign, by the first of whose letters and digits units are looked up.
BEHIND = lazy(r"[ \u2009\u202f-]?([A-Za-z0-9]++|.)", re.DOTALL)
JOINTS = frozenset(" \u2009\u202f-")


def word_behind(text: str, end: int) -> str:
    """The word or sign behind what ends at `end`, its first part if a hyphen is in it; "" at the end of the text."""
    match = BEHIND.match(text, end)
    return match[1] if match else ""


def _by_first(forms: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Forms by what they begin with, longest first."""
    found: dict[str, tuple[str, ...]] = {}
    for form in sorted(forms, key=len, reverse=True):
        first = word_behind(form, 0)
        found[first] = (*found.get(first, ()), form)
    return found


@cache
def _openers() -> tuple[dict[str, tuple[str, ...]], dict[str, tuple[str, ...]]]:
    """Words and signs by what they begin with."""
    return _by_first(_words()), _by_first(_signs())


@cache
def _first_words() -> frozenset[str]:
    """What units begin with, as `_openers` has it, and the brackets that may hold one; in lower case."""
    words, signs = _openers()
    return frozenset(first.lower() for first in (*words, *signs, "(", "["))


def _word_or_sign(text: str, at: int, first: str) -> tuple[int, str, str] | None:
    """(end, word, sign) of the longest word, or else sign, that stands at `at`, one of the two is empty; first: what
    text begins with there."""
    words, signs = _openers()
    for form in words.get(first.lower(), ()):
        end = at + len(form)
        if text[at:end].lower() == form and not _goes_on(text, end):
            return end, text[at:end], ""
    for form in signs.get(first, ()):
        end = at + len(form)
        if text.startswith(form, at) and not _goes_on(text, end):
            return end, "", form
    return None


def _goes_on(text: str, end: int) -> bool:
    return end < len(text) and text[end].isascii() and text[end].isalnum()


def unit_after(text: str, end: int, words: bool = False, behind: str | None = None) -> UnitWord | None:
    """The unit directly behind a number that ends at `end`.

    words: the number is written in words; behind: what `word_behind` finds there, if that is known.
    """
    if behind is None:
        behind = word_behind(text, end)
    if behind.lower() not in _first_words():
        return None
    spaced = text[end] in JOINTS
    found = _word_or_sign(text, end + spaced, behind)
    if found is None:
        return _in_brackets(text, end) if behind in ("(", "[") else None
    stop, word, sign = found
    kind, unit, exponent = _words()[word.lower()] if word else _signs()[sign]
    if kind == "money" and _is_next_amounts(text, stop, word or sign):
        return None
    if sign and ((len(sign) == 1 and sign.isalpha() and words) or (spaced and sign in TIGHT)):
        return None
    return UnitWord(stop, kind, unit, word or sign, exponent)


def _is_next_amounts(text: str, end: int, printed: str) -> bool:
    """Whether a sign or code belongs to the amount behind it: "RMB 10 USD 20", "$5 $6"."""
    if printed in BEFORE_AS_WELL:
        return text[end : end + 2].strip()[:1].isdigit()
    return len(printed) == CODE_LENGTH and NEXT_AMOUNT.match(text, end) is not None


def _in_brackets(text: str, end: int) -> UnitWord | None:
    """ "20 (kg)", as tables print it."""
    match = BRACKETS.match(text, end)
    known = _signs().get(match[1]) if match else None
    return (
        UnitWord(match.end(), known[0], known[1], match[1], known[2])
        if match and known and known[0] == "quantity"
        else None
    )


BRACKETS = lazy(r"[ ]?[(\[]([A-Za-z0-9²³/]{2,5})[)\]]")
PER = lazy(
    r"(?:/| per | an? |-per-)(second|minute|hour|day|week|month|year|annum|capita|kilomet(?:er|re)|mile|hectare|acre|"
    r"square kilomet(?:er|re)|square mile|square met(?:er|re)|square foot|cubic met(?:er|re)|litre|liter|gallon|"
    r"kilogram|kilo|tonne|ton|barrel|bushel|head|person|s|h|d|yr|ha|t|l|L|dL|dl|kg|m3|m³|km2|km²)"
    r"(?![A-Za-z])"
)
PER_UNITS = {
    "annum": "year", "capita": "person", "head": "person", "kilometer": "kilometre", "s": "second", "h": "hour",
    "d": "day", "yr": "year", "ha": "hectare", "t": "tonne", "l": "litre", "L": "litre", "dL": "decilitre",
    "dl": "decilitre", "kg": "kilogram", "kilo": "kilogram", "m3": "cubic_metre", "m³": "cubic_metre",
    "km2": "square_kilometre", "km²": "square_kilometre", "square foot": "square_foot",
    "square kilometer": "square_kilometre", "square kilometre": "square_kilometre",
    "square mile": "square_mile", "square meter": "square_metre", "square metre": "square_metre",
    "cubic meter": "cubic_metre", "cubic metre": "cubic_metre", "liter": "litre",
}  # fmt: skip


def per_after(text: str, end: int) -> tuple[int, str] | None:
    """The rate behind a unit: "/day", " per hour", " a day" -> (end, our name of the second unit)."""
    match = PER.match(text, end)
    return (match.end(), PER_UNITS.get(match[1], match[1])) if match else None
