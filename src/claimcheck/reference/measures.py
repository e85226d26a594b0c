"""What a measure is, in words that can be compared: "Total exports of gas, 2023" and "gas exports" are one thing.

A phrase becomes its core (the stems that say what is measured) and its aspects: what of it the figure is (growth,
share, target, average ...) and which part it covers (exports, imports). Two phrases measure the same when both agree.
"""

import csv
import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import NamedTuple

from claimcheck.language.lexicon import rows
from claimcheck.language.pattern import lazy

VOCABULARY = Path(__file__).with_name("vocabulary")

#: Letters of a stem that are enough to know the word by.
SHORTEST = 5
#: "game-high", "bench-leading": a rank beside the measure, which does not narrow it.
_EXTREME = lazy(r"\b[a-z]++-(?:high|low|best|worst|leading)\b", re.I)
_WORD = lazy(r"[a-z]++(?:'[a-z]++)?|\d++", re.I)


class Phrase(NamedTuple):
    """core: stems of what is measured; aspects: what of it, which part. Both may be empty."""

    core: frozenset[str]
    aspects: frozenset[str]


@cache
def _aspects() -> dict[str, str]:
    with (VOCABULARY / "aspects.csv").open(encoding="utf-8", newline="") as handle:
        lines = csv.reader(line for line in handle if not line.startswith("#"))
        return {stem(word): aspect for aspect, word in list(lines)[1:]}


@cache
def _synonyms() -> dict[str, str]:
    with (VOCABULARY / "synonyms.csv").open(encoding="utf-8", newline="") as handle:
        lines = csv.reader(line for line in handle if not line.startswith("#"))
        return {stem(word): stem(row[0]) for row in list(lines)[1:] for word in row[1].split(";")}


@cache
def stem(word: str) -> str:
    """The singular, roughly: enough to tell that two headers name one thing."""
    word = word.casefold().removesuffix("'s").removesuffix("’s").strip("'")
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 4 and word.endswith(("sses", "shes", "ches", "xes", "zes")):
        return word[:-2]
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def stems(text: str) -> list[str]:
    """Stems of the content words of a phrase, in order, synonyms united."""
    same = _synonyms()
    found = (stem(word) for word in _WORD.findall(text) if word.casefold() not in _words("stopwords.txt"))
    return [same.get(one, one) for one in found]


@cache
def _attempts() -> dict[frozenset[str], str]:
    with (VOCABULARY / "attempts.csv").open(encoding="utf-8", newline="") as handle:
        lines = csv.reader(line for line in handle if not line.startswith("#"))
        return {frozenset(stems(words)): row[0] for row in list(lines)[1:] for words in row[1].split(";")}


def attempted(text: str) -> str:
    """What was tried there or so ("long range" is three-pointers), the text itself where none says."""
    return _attempts().get(frozenset(stems(text)), text)


@cache
def _words(name: str) -> frozenset[str]:
    lines = (VOCABULARY / name).read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


def near_word(context: Iterable[str], name: str) -> bool:
    """Whether a word of a vocabulary file is near a figure; context: its stems, cut short."""
    return bool(near(context, _words(name)))


def near(context: Iterable[str], words: Iterable[str]) -> frozenset[str]:
    """The words that stand near a figure, as far as stems that are cut short tell."""
    said = tuple(word for word in context if len(word) >= SHORTEST)
    return frozenset(word for word in words if word in said or (len(word) >= SHORTEST and _alike(word, said)))


def _alike(word: str, said: tuple[str, ...]) -> bool:
    return word.startswith(said) or any(one.startswith(word) for one in said)


@cache
def _known() -> dict[str, str]:
    """Every way to write a measure of the language's vocabulary -> its name ("GDP" -> "gross domestic product")."""
    return {
        alias.casefold(): row["measure"]
        for row in rows("measures.csv")
        for alias in (row["measure"], *row["aliases"].split(";"))
        if alias
    }


def understand_phrase(text: str, roles: Iterable[str] = ()) -> Phrase:
    """roles: words of model.ROLES that a claim bears beside its measure."""
    text = _known().get(text.casefold(), _EXTREME.sub("", text))
    aspects = {aspect for role in roles for aspect in _role_aspects(role)}
    core = set()
    known = _aspects()
    for word in stems(text):
        aspect = known.get(word)
        if aspect is None:
            core.add(word)
        elif aspect:
            aspects.add(aspect)
    return Phrase(frozenset(core), frozenset(aspects))


def _role_aspects(role: str) -> tuple[str, ...]:
    known = _aspects()
    found = (known.get(stem(word)) for word in (role, *role.split()))
    return tuple(dict.fromkeys(aspect for aspect in found if aspect))
