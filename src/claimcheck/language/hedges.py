"""The words that bound a figure: "over", "nearly", "at least" before it, "or more", "-odd", "plus" behind it."""

from functools import cache
from typing import NamedTuple, cast

from claimcheck.interval import Bound
from claimcheck.language.lexicon import rows, word_set
from claimcheck.language.phrases import by_opening, phrase_at

#: A word before the hedge that makes it none.
UNLESS_AFTER = {"topic": "topic_words.txt", "arrival": "arrival_words.txt"}
REACH = 48  # the longest hedge with its spaces


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
def _by_last_word() -> dict[str, tuple[_Row, ...]]:
    """Last word of the hedge -> hedges that end with it, longest first."""
    ending: dict[str, list[_Row]] = {}
    for row in rows("hedges_before.csv"):
        words = tuple(row["words"].split())
        ending.setdefault(words[-1], []).append(_Row(words, cast(Bound, row["bound"]), row["unless"]))
    return {word: tuple(sorted(found, key=lambda r: -len(r.words))) for word, found in ending.items()}


OPENERS = "(\"“‘'—–-−"


def bound_before(text: str, at: int) -> Hedge | None:
    """The hedge directly before `at`, the first character of a figure (its sign or currency included).

    An article between hedge and figure ("more than a third") belongs to the figure: pass its offset.
    """
    last = text[at - 1 : at]
    if last == " " or last == "-" or last.isspace():
        close = at - 1
    elif last in OPENERS:
        close = at
        while close > 0 and text[close - 1] in OPENERS:
            close -= 1
    else:
        return Hedge(at - 1, at, _by_last_word()[last][0].bound) if last and last in "~≈><≥≤" else None
    near = text[max(0, close - REACH) : close]
    last_words = near.rsplit(None, 1)
    ending = _by_last_word().get(last_words[-1].lower().lstrip(OPENERS)) if last_words else None
    if ending is None:
        return None
    words = near.split()[-5:]
    lowered = [word.lower().lstrip(OPENERS) for word in words]
    for row in ending:
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
def _after() -> dict[str, tuple[str, ...]]:
    return by_opening(_bounds_after())


@cache
def _bounds_after() -> dict[str, Bound]:
    return {row["words"]: cast(Bound, row["bound"]) for row in rows("hedges_after.csv")}


def bound_after(text: str, end: int) -> Hedge | None:
    """The hedge directly behind `end`: "or more", "-odd", "+", "plus"."""
    start = end + text.startswith((" ", "\u00a0"), end)
    words = phrase_at(text, start, _after())
    if not words or (start == end and words in ("odd", "minimum", "maximum", "plus", "tops")):
        return None
    return Hedge(start, start + len(words), _bounds_after()[words])
