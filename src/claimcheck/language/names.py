"""Names that the news writes in several ways: countries, capitals, blocs, organisations, companies (names.csv).

A desk adds its own file with the same columns; its rows win over ours.
"""

import csv
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from claimcheck.errors import UsageError
from claimcheck.language.lexicon import VOCABULARY
from claimcheck.language.words import words

COLUMNS = ("name", "type", "aliases", "adjectives", "country")


class Name(NamedTuple):
    """A canonical name.

    type: country, region, bloc, state, capital, city, organisation, company, index, media, person, programme, event;
    adjective: written as "Chinese"; country: whose capital, city, state or organisation it is.
    """

    name: str
    type: str
    adjective: bool = False
    country: str | None = None


class Names:
    """Every way to write every name, looked up by its first word."""

    def __init__(self, rows: Iterable[dict[str, str]]) -> None:
        exact: dict[tuple[str, ...], Name] = {}
        for row in rows:
            name = Name(row["name"], row["type"], False, row.get("country") or None)
            for form in (row["name"], *_split(row.get("aliases"))):
                exact[_key(form)] = name
            for form in _split(row.get("adjectives")):
                exact[_key(form)] = name._replace(adjective=True)
        self._exact = exact
        self._sizes: dict[str, list[int]] = {}
        for word, size in sorted({(key[0], len(key)) for key in exact}, reverse=True):
            self._sizes.setdefault(word, []).append(size)
        #: Every word that a name begins with.
        self.openers = frozenset(self._sizes)

    def at(self, spelt: Sequence[str], i: int) -> tuple[int, Name] | None:
        """The longest name that begins with word `i`: the index behind it and the name, or None."""
        for size in self._sizes.get(spelt[i], ()):
            key = tuple(spelt[i : i + size])
            if key in self._exact:
                return i + len(key), self._exact[key]
        return None

    def get(self, form: str) -> Name | None:
        """The name that is written exactly so, or None."""
        if "-" not in form and form.split(" ", 1)[0] not in self.openers:
            return None
        return self._exact.get(_key(form))


def _key(form: str) -> tuple[str, ...]:
    if form.replace(" ", "").isalpha():
        return tuple(form.split())
    return tuple(word.replace("’", "'") for word in words(form))


def _split(cell: str | None) -> list[str]:
    return [part.strip() for part in (cell or "").split(";") if part.strip()]


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(newline="", encoding="utf-8-sig") as lines:
        reader = csv.DictReader((line for line in lines if not line.startswith("#")), restval="")
        missing = [column for column in COLUMNS[:2] if column not in (reader.fieldnames or ())]
        if missing:
            raise UsageError(
                f"{path}: a table of names needs the columns {', '.join(COLUMNS)}; add {' and '.join(missing)}."
            )
        return [row for row in reader if row["name"]]


def load(extra: Path | None = None) -> Names:
    """The names of names.csv and, over them, those of a desk's own file with the same columns.

    Raises UsageError where the file has no columns `name` and `type`.
    """
    return _load(extra)


@cache
def _load(extra: Path | None) -> Names:
    rows = _rows(VOCABULARY / "names.csv")
    return Names(rows + (_rows(extra) if extra else []))
