"""The words that bound a figure: "over", "nearly", "at least" before it, "or more", "-odd", "plus" behind it."""

import re
from functools import cache
from typing import NamedTuple, cast

from claimcheck.interval import Bound
from claimcheck.language.lexicon import rows, word_set
from claimcheck.language.phrases import by_opening, phrase_at

#: A word before the hedge that makes it none.
UNLESS_AFTER = {"topic": "topic_words.txt", "arrival": "arrival_words.txt"}
REACH = 48  # the longest hedge with its spaces
SPACES = (" ", "\u00a0")


class Hedge(NamedTuple):
    """A hedge: its first and last offset, its bound; `unless` names the reading in which the words are none."""

    start: int
    end: int
    bound: Bound
    unless: str = ""


class _Row(NamedTuple):
    words: tuple[str, ...]
    bound: Bound
    unless: str


@cache
def _by_last_words() -> dict[str, dict[str, tuple[_Row, ...]]]:
    """Last word of a hedge -> the word before it, "" for any other -> the hedges that can end so, longest first."""
    listed = [
        _Row(tuple(row["words"].split()), cast(Bound, row["bound"]), row["unless"]) for row in rows("hedges_before.csv")
    ]
    ending: dict[str, dict[str, tuple[_Row, ...]]] = {row.words[-1]: {} for row in listed}
    for row in listed:
        ending[row.words[-1]] |= dict.fromkeys(("", *row.words[-2:-1]), ())
    for last, before in ending.items():
        for word in before:
            same = [row for row in listed if row.words[-1] == last and row.words[-2:-1] in ((), (word,))]
            before[word] = tuple(sorted(same, key=lambda row: -len(row.words)))
    return ending


OPENERS = "(\"“‘'—–-−"


@cache
def _endings() -> frozenset[str]:
    """The last three letters of hedges, a space for the first of two: most words end otherwise."""
    return frozenset(f" {last}"[-3:] for last in _by_last_words())


def bound_before(text: str, at: int) -> Hedge | None:
    """The hedge directly before `at`, the first character of a figure (its sign or currency included).

    An article between hedge and figure ("more than a third") belongs to the figure: pass its offset.
    """
    last = text[at - 1 : at]
    letters = text[at - 4 : at - 1]
    if last == " " and letters.lstrip(" ").isalpha() and letters.lower() not in _endings() and letters[1] != " ":
        return None
    if last == " " or last == "-" or last.isspace():
        close = at - 1
    elif last and last in OPENERS:
        close = at
        while close > 0 and text[close - 1] in OPENERS:
            close -= 1
    else:
        return Hedge(at - 1, at, _by_last_words()[last][""][0].bound) if last and last in "~≈><≥≤" else None
    words = text[close - REACH if close > REACH else 0 : close].rsplit(None, 2)
    ending = _by_last_words().get(words[-1].lower().lstrip(OPENERS)) if words else None
    if ending is None:
        return None
    hedges = ending.get(words[-2].lower().lstrip(OPENERS) if len(words) > 1 else "") or ending[""]
    return _longest(hedges, text, at, close) if hedges else None


def _longest(hedges: tuple[_Row, ...], text: str, at: int, close: int) -> Hedge | None:
    """The first of the hedges, longest first, whose words end at `close`."""
    words = text[max(0, close - REACH) : close].split()[-5:]
    lowered = [word.lower().lstrip(OPENERS) for word in words]
    for row in hedges:
        size = len(row.words)
        if tuple(lowered[-size:]) == row.words:
            if (
                row.unless in UNLESS_AFTER
                and len(lowered) > size
                and lowered[-size - 1] in word_set(UNLESS_AFTER[row.unless])
            ):
                return None
            return Hedge(_start(text, at, words[-size:]), at, row.bound, row.unless)
    return None


def _start(text: str, at: int, words: list[str]) -> int:
    """Where the words before `at` begin, walking back over them."""
    for word in reversed(words):
        at = text.rindex(word, 0, at)
    return at + len(words[0]) - len(words[0].lstrip(OPENERS))


@cache
def _after() -> dict[str, re.Pattern[str]]:
    return by_opening(_bounds_after())


@cache
def _openings_after() -> frozenset[str]:
    """What the words behind a figure begin with, as far as three characters reach: nearly nothing else does."""
    return frozenset(f"{joint}{words}"[:3] for words in _bounds_after() for joint in ("", *SPACES))


@cache
def _bounds_after() -> dict[str, Bound]:
    return {row["words"]: cast(Bound, row["bound"]) for row in rows("hedges_after.csv")}


def bound_after(text: str, end: int) -> Hedge | None:
    """The hedge directly behind `end`: "or more", "-odd", "+", "plus"."""
    near = text[end : end + 3]
    if near not in _openings_after() and "+" not in near:
        return None
    start = end + (text[end : end + 1] in SPACES)
    words = phrase_at(text, start, _after())
    if not words or (start == end and words in ("odd", "minimum", "maximum", "plus", "tops")):
        return None
    return Hedge(start, start + len(words), _bounds_after()[words])
