"""Names that the news writes in several ways: countries, capitals, blocs, organisations, companies (names.csv).

A desk adds its own file with the same columns; its rows win over ours.
"""

import csv
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import NamedTuple

from claimcheck.errors import UsageError
from claimcheck.language.lexicon import VOCABULARY
from claimcheck.language.words import words

#: Adjectives that with an -s are a people: Germans, Iraqis, Greeks.
_PEOPLES = ("n", "i", "k", "ech", "o")
COLUMNS = ("name", "type", "aliases", "adjectives", "country")


class Name(NamedTuple):
    """A canonical name.

    type: country, region, bloc, state, capital, city, organisation, company, index, commodity, media, person,
    programme, event, competition; people, which no row says: it is told from adjectives;
    adjective: written as "Chinese"; country: whose capital, city, state or organisation it is.
    """

    name: str
    type: str
    adjective: bool = False
    country: str | None = None


@dataclass(slots=True)
class Branch:
    """Names that begin alike: the one that ends here, and the branch of each word that goes on."""

    name: Name | None = None
    following: dict[str, "Branch"] = field(default_factory=dict)


class Names:
    """Every way to write every name, looked up word by word."""

    def __init__(self, rows: Iterable[dict[str, str]]) -> None:
        exact: dict[tuple[str, ...], Name] = {}
        for row in rows:
            name = Name(row["name"], row["type"], False, row.get("country") or None)
            for form in (row["name"], *_split(row.get("aliases"))):
                exact[_key(form)] = name
            for form in _split(row.get("adjectives")):
                exact[_key(form)] = name._replace(adjective=True)
                if row["type"] == "country" and form.endswith(_PEOPLES):
                    exact.setdefault(_key(form + "s"), Name(name.name, "people", False, name.name))
        self._exact = exact
        #: The names that begin with a word.
        self.openers: dict[str, Branch] = {}
        for key, name in exact.items():
            branch, following = Branch(), self.openers
            for word in key:
                branch = following.setdefault(word, Branch())
                following = branch.following
            branch.name = name

    def at(self, spelt: Sequence[str], i: int) -> tuple[int, Name] | None:
        """The longest name that begins with word `i`: the index behind it and the name, or None."""
        branch = self.openers.get(spelt[i])
        found = None
        while branch:
            i += 1
            if branch.name:
                found = i, branch.name
            if not branch.following or i == len(spelt):
                break
            branch = branch.following.get(spelt[i])
        return found

    def get(self, form: str) -> Name | None:
        """The name that is written exactly so, or None."""
        if branch := self.openers.get(form):
            return branch.name
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
