"""Words beside a figure that changed between two versions, and those of them that turn it round: rose to fell.

What turns a figure round stands in vocabulary/opposites.csv: each word belongs to a group and has a sense in it. A
change within a sense ("rose", "climbed") is none. In the group "negation" a word that comes or goes is a change too.
"""

from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from functools import cache
from typing import NamedTuple

from claimcheck.diff.lines import FIGURE, Line
from claimcheck.language import lexicon
from claimcheck.model import Claim

#: Words between a figure and a word right beside it, and the longest run of words that is an edit and no rewriting.
RIGHT_BESIDE, EDIT = 3, 4
#: Words between a figure and what is said to be beside it.
BESIDE = 12


class Turned(NamedTuple):
    """before, after: the words as printed, "" where there is none. old, new: the nearest figure in either version."""

    before: str
    after: str
    old: Claim | None
    new: Claim


@cache
def _senses() -> dict[str, tuple[tuple[str, str], ...]]:
    senses: dict[str, list[tuple[str, str]]] = {}
    for row in lexicon.rows("opposites.csv"):
        for word in row["words"].split():
            senses.setdefault(word, []).append((row["group"], row["sense"]))
    return {word: tuple(found) for word, found in senses.items()}


def turned(old: Line, new: Line) -> Iterator[Turned]:
    """What was turned round between two versions of one sentence, beside which figure."""
    for i1, i2, j1, j2 in _edits(old, new):
        gone, come = _meaning(old.masked[i1:i2]), _meaning(new.masked[j1:j2])
        for group in sorted(gone.keys() | come.keys()):
            before, after = gone.get(group, {}), come.get(group, {})
            opposed = before and after and not before.keys() & after.keys()
            denied = group == "negation" and before.keys() != after.keys() and max(i2 - i1, j2 - j1) <= EDIT
            if not opposed and not denied:
                continue
            nearest = _nearest(new, j1 + min(after.values(), default=0), BESIDE)
            if nearest is not None:
                was = _nearest(old, i1 + min(before.values(), default=0), BESIDE)
                yield Turned(_printed(old, i1, before.values()), _printed(new, j1, after.values()), was, nearest)


def reworded(old: Line, new: Line) -> Iterator[Turned]:
    """A few words that were put for a few others right beside a figure, whatever they mean."""
    for i1, i2, j1, j2 in _edits(old, new):
        few = 0 < i2 - i1 <= EDIT and 0 < j2 - j1 <= EDIT
        if few and FIGURE not in (*old.masked[i1:i2], *new.masked[j1:j2]):
            nearest, was = _nearest(new, j1, RIGHT_BESIDE), _nearest(old, i1, RIGHT_BESIDE)
            if nearest is not None and was is not None:
                yield Turned(_printed(old, i1, range(i2 - i1)), _printed(new, j1, range(j2 - j1)), was, nearest)


def _edits(old: Line, new: Line) -> Iterator[tuple[int, int, int, int]]:
    """Stretches that differ, as items of either line."""
    if old.masked == new.masked:
        return
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, old.masked, new.masked, autojunk=False).get_opcodes():
        if tag != "equal":
            yield i1, i2, j1, j2


def _meaning(words: Sequence[str]) -> dict[str, dict[str, int]]:
    """group -> sense -> where it first stands among the words."""
    found: dict[str, dict[str, int]] = {}
    for at, word in enumerate(words):
        for group, sense in _senses().get(word, ()):
            found.setdefault(group, {}).setdefault(sense, at)
    return found


def _printed(line: Line, start: int, places: Iterable[int]) -> str:
    return " ".join(line.items[start + at][0] for at in sorted(places))


def _nearest(line: Line, at: int, reach: int) -> Claim | None:
    near = [(abs(place - at), place, claim) for place, (_, claim) in enumerate(line.items) if claim is not None]
    distance, _, claim = min(near, key=lambda found: found[:2], default=(reach + 1, 0, None))
    return claim if distance <= reach else None
