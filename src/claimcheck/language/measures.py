"""Measures that the news names in several ways (measures.csv), and the words of a measure that only tell its kind.

A desk adds its own file with the same columns; its rows win over ours.
"""

import csv
from functools import cache
from pathlib import Path
from typing import NamedTuple

from claimcheck.errors import UsageError
from claimcheck.language.lexicon import VOCABULARY

COLUMNS = ("measure", "aliases", "role")
LEADING = frozenset(["ordinal", "share", "length", "span", "time", "times"])
#: Words that linking adds to a measure for its reader; the same is in Claim.role.
KINDS = frozenset(
    [
        "growth",
        "rise",
        "increase",
        "decline",
        "decrease",
        "drop",
        "fall",
        "contraction",
        "change",
        "per",
        "expected",
        "forecast",
        "forecasts",
        "projected",
        "predicted",
        "planned",
        "proposed",
        "estimated",
        "quarterly",
        "weekly",
        "daily",
        "hourly",
        "monthly",
        "half-yearly",
        "annual",
        "annualized",
        "annualised",
        "rate",
    ]
)


class Measure(NamedTuple):
    """A canonical measure and the role that its name implies ("" for none)."""

    name: str
    role: str = ""


class Measures(NamedTuple):
    """Every measure under each of its names, and the words that a name begins with."""

    named: dict[str, Measure]
    openers: frozenset[str]


def core(measure: str) -> str:
    """The measure without the words that say what kind of figure it is, for comparing a level with its change.

    >>> core("share salaried workers"), core("trade growth"), core("revenue expected quarterly")
    ('salaried workers', 'trade', 'revenue')
    """
    words = measure.split()
    while len(words) > 1 and words[0] in LEADING and words[:2] != ["share", "price"]:
        words = words[1:]
    return " ".join(word for word in words if word not in KINDS) or measure


def load(extra: Path | None = None) -> Measures:
    """Every name of every measure of measures.csv, and of a desk's own file with the same columns.

    Raises UsageError where the desk's file lacks a column.
    """
    return _load(extra)


@cache
def _load(extra: Path | None) -> Measures:
    rows = _rows(VOCABULARY / "measures.csv")
    if extra:
        rows += _rows(extra)
    named = {
        form: Measure(row["measure"], row["role"])
        for row in rows
        for form in (row["measure"], *(part.strip() for part in row["aliases"].split(";") if part.strip()))
    }
    return Measures(named, frozenset(form.split(maxsplit=1)[0] for form in named))


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(newline="", encoding="utf-8-sig") as lines:
        reader = csv.DictReader((line for line in lines if not line.startswith("#")), restval="")
        missing = [column for column in COLUMNS if column not in (reader.fieldnames or ())]
        if missing:
            raise UsageError(
                f"{path}: a table of measures needs the columns {', '.join(COLUMNS)}; add {' and '.join(missing)}."
            )
        return list(reader)
