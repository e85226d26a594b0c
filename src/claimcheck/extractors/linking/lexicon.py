"""The vocabulary that linking reads: verbs, words that imply a role, word classes."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import compress, count
from typing import NamedTuple

from claimcheck.language.lexicon import rows


@dataclass(frozen=True, slots=True)
class Verb:
    """One form of a verb. kind: amount be have rise fall change trade say death injury other; form: base s past ing.

    done: its participle, under which a measure names it in every tense ("adds" -> added); noun: what it costs, earns.
    """

    base: str
    kind: str
    form: str
    noun: str = ""
    done: str = ""


_BE = {"was": "past", "were": "past", "is": "s", "are": "base", "been": "past", "being": "ing", "be": "base"}


def split(cell: str) -> list[str]:
    """The parts of a cell that holds several values."""
    return [part.strip() for part in cell.split(";") if part.strip()]


@cache
def word_class(name: str) -> frozenset[str]:
    """The words of one class of word_classes.csv."""
    return frozenset(word for row in rows("word_classes.csv") if row["class"] == name for word in row["words"].split())


def inflect(verb: str) -> tuple[str, str, str]:
    """Third person, past and -ing form of a regular verb.

    >>> inflect("carry")
    ('carries', 'carried', 'carrying')
    """
    if verb.endswith("e"):
        stem = verb[:-2] + "y" if verb.endswith("ie") else verb if verb.endswith("ee") else verb[:-1]
        return verb + "s", verb + "d", stem + "ing"
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"
    third = verb + ("es" if verb.endswith(("s", "x", "z", "ch", "sh", "o")) else "s")
    vowels = sum(letter in "aeiou" for letter in verb)
    if len(verb) > 2 and verb[-1] not in "aeiouwxy" and verb[-2] in "aeiou" and verb[-3] not in "aeiou" and vowels == 1:
        verb += verb[-1]
    return third, verb + "ed", verb + "ing"


@cache
def verbs() -> dict[str, Verb]:
    """Every form of every verb of verbs.csv."""
    forms = {form: Verb("be", "be", name) for form, name in _BE.items()}
    forms["had"], forms["has"] = Verb("have", "have", "past"), Verb("have", "have", "s")
    for row in rows("verbs.csv"):
        base, kind, noun = row["verb"], row["class"], row["noun"]
        third, past, ing = inflect(base)
        pasts = [row["past"], row["participle"] or row["past"]] if row["past"] else [past]
        ings = [ing]
        if base in word_class("doubles its consonant"):
            pasts.append(base + base[-1] + "ed")
            ings.append(base + base[-1] + "ing")
        for name, spelt in (("base", [base]), ("s", [third]), ("past", pasts), ("ing", ings)):
            for form in spelt:
                forms.setdefault(form, Verb(base, kind, name, noun, pasts[-1]))
    return forms


class RoleWords(NamedTuple):
    """Words that imply a role. scope: where they must stand (phrase, clause, near, after or before the figure)."""

    words: tuple[str, ...]
    scope: str
    role: str


#: Words that imply a role and begin with the same word, by their second, "" for any.
RolesBySecond = dict[str, list[RoleWords]]


@cache
def role_words() -> dict[str, RolesBySecond]:
    """The rows of roles.csv by their first word and their second, "" for any, longest first."""
    found: dict[str, RolesBySecond] = {}
    for row in rows("roles.csv"):
        for form in split(row["words"]):
            key = (*form.split(), "")
            entry = RoleWords(key[:-1], row["scope"], row["role"])
            found.setdefault(key[0], {}).setdefault(key[1], []).append(entry)
    for seconds in found.values():
        anyhow = seconds.setdefault("", [])
        for second, entries in seconds.items():
            entries += anyhow if second else []
            entries.sort(key=lambda entry: (-len(entry.words), entry))
    return found


def role_hits(low: Sequence[str], known: Sequence[RolesBySecond | None] | None = None) -> list[tuple[int, str, str]]:
    """(word, scope, role) of each word or phrase that implies a role, the longest of a scope at each word.

    known: what begins with each word, where it was looked up; words that are "" begin nothing.
    """
    hits: list[tuple[int, str, str]] = []
    known = known or [*map(role_words().get, low)]
    for i in compress(count(), known):
        seconds = known[i]
        if not seconds or not low[i]:
            continue
        entries = seconds.get(low[i + 1], seconds[""]) if i + 1 < len(low) else seconds[""]
        if not entries:
            continue
        scopes = set()
        for entry in entries:
            if entry.scope not in scopes and (
                len(entry.words) < 3 or tuple(low[i : i + len(entry.words)]) == entry.words
            ):
                scopes.add(entry.scope)
                hits.append((i, entry.scope, entry.role))
    return hits
