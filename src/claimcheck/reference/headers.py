"""What the header of a column says: the role of the column, or the measure, unit, scale and period of its figures.

"PTS", "GDP_2023", "Trade, bn USD", "Population (thousand)", "TEAM-FG_PCT" are read by splitting them into words; short
words are written out by vocabulary/headers.csv, so that a desk adds an abbreviation without touching code.
"""

import csv
import re
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import NamedTuple

from claimcheck.reference.cells import Days, days

VOCABULARY = Path(__file__).with_name("vocabulary")

_WORD = re.compile(
    r"[A-Z]{1,3}\$|[A-Za-z]++(?:'[a-z]++)?(?>\d(?!\d)[A-Za-z]*+)*+|\d{4}(?:[-/]?[QH][1-4])?|\d[A-Z][A-Za-z]{0,2}(?![A-Za-z])|\d++|[%$€£]|'000"
)
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_BRACKET = re.compile(r"[(\[]([^()\[\]]*+)[)\]]")


class Heading(NamedTuple):
    """role: one of vocabulary/columns.csv's, or None for a column of figures."""

    measure: str
    unit: str | None = None
    scale: Decimal = Decimal(1)
    period: Days | None = None
    role: str | None = None


@cache
def vocabulary(name: str) -> dict[str, tuple[str, ...]]:
    """First column in lower case -> the other columns."""
    with (VOCABULARY / name).open(encoding="utf-8", newline="") as handle:
        lines = csv.reader(line for line in handle if not line.startswith("#"))
        return {row[0].casefold(): tuple(row[1:]) for row in list(lines)[1:]}


@cache
def column_roles() -> dict[str, str]:
    """Header word -> role of the column."""
    with (VOCABULARY / "columns.csv").open(encoding="utf-8", newline="") as handle:
        lines = csv.reader(line for line in handle if not line.startswith("#"))
        return {word: role for role, word in list(lines)[1:]}


def words_of(header: str) -> list[str]:
    """The words of a header: "FG3_PCT" -> FG3 PCT, "TotalTrade" -> Total Trade."""
    return _WORD.findall(_CAMEL.sub(" ", header.replace("_", " ")))


def read_heading(header: str, common: frozenset[str] = frozenset()) -> Heading:
    """common: words, in lower case, that nearly all headers of the table share and that say nothing."""
    outside, inside = _BRACKET.sub(" ", header), " ".join(_BRACKET.findall(header))
    name, comma, tail = outside.partition(",")
    if not comma:
        name, tail = outside, ""
    unit, scale, left = _unit([*words_of(inside), *words_of(tail)])
    words = [word for word in words_of(name) if word.casefold() not in common]
    period, words = _period(words)
    if period is None:
        period, left = _period(left)
    if unit is None and scale == 1:
        unit, scale, words = _trailing_unit(words)
    role = _role(words, has_unit=unit is not None or scale != 1)
    spelled = [_spell(word) for word in words]
    extra = [_spell(word) for word in left]
    return Heading(" ".join([*spelled, *extra]).strip(), unit, scale, period, role)


def _spell(word: str) -> str:
    short = vocabulary("headers.csv")
    key = word.casefold()
    if key in short and (word.isupper() or not word.islower() or len(word) <= 4):
        return short[key][0]
    digit = re.fullmatch(r"([A-Za-z]+)(\d)", word)
    if digit and digit[1].casefold() in short:
        return f"{short[digit[1].casefold()][0]} {digit[2]}"
    return key


def _role(words: list[str], has_unit: bool) -> str | None:
    """A column of names or days has one or two words, the last of which says what it is for."""
    if has_unit or not 0 < len(words) <= 3:
        return None
    roles = column_roles()
    return roles.get(words[-1].casefold()) or (roles.get(words[0].casefold()) if len(words) == 2 else None)


def _period(words: list[str]) -> tuple[Days | None, list[str]]:
    for at, word in enumerate(words):
        found = days(word) if word[:2] in ("19", "20") and len(word) >= 4 else None
        if found:
            return found, words[:at] + words[at + 1 :]
    return None, words


def _unit(words: list[str]) -> tuple[str | None, Decimal, list[str]]:
    """Unit, scale, and the words that are neither; a unit of one or two words."""
    unit, scale, left = None, Decimal(1), []
    units, scales = vocabulary("units.csv"), vocabulary("scales.csv")
    at = 0
    while at < len(words):
        two = " ".join(words[at : at + 2]).casefold()
        one = words[at].casefold()
        if unit is None and two in units and at + 1 < len(words):
            unit, scale, at = units[two][0], scale * Decimal(units[two][1]), at + 2
            continue
        if one in scales and scale == 1:
            scale = Decimal(scales[one][0])
        elif unit is None and one in units:
            unit, scale = units[one][0], scale * Decimal(units[one][1])
        else:
            left.append(words[at])
        at += 1
    return unit, scale, left


def _trailing_unit(words: list[str]) -> tuple[str | None, Decimal, list[str]]:
    """A unit without comma or brackets: "Trade bn USD", "exports usd", "FG_PCT"; never the first word,
    and no whole word alone ("working days" measures days)."""
    for size in (2, 1):
        if len(words) > size and not (size == 1 and words[-1].isalpha() and len(words[-1]) > 3):
            unit, scale, left = _unit(words[-size:])
            if not left and (unit is not None or scale != 1):
                return unit, scale, words[:-size]
    return None, Decimal(1), words
