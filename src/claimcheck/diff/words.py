"""Words beside a figure that turned round between two versions: rose to fell, profit to loss, a month to a year.

The words are vocabulary/opposites.csv: each belongs to a group and has a sense in it. A change within a sense
("rose", "climbed") is none. In the group "negation" a word that comes or goes is a change too.
"""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from functools import cache
from typing import NamedTuple

from claimcheck.diff.lines import Line
from claimcheck.language import lexicon
from claimcheck.model import Claim

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
    if not new.figures or old.masked == new.masked:
        return
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, old.masked, new.masked, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        gone, come = _meaning(old.masked[i1:i2]), _meaning(new.masked[j1:j2])
        for group in sorted(gone.keys() | come.keys()):
            before, after = gone.get(group, {}), come.get(group, {})
            opposed = before and after and not before.keys() & after.keys()
            if not opposed and not (group == "negation" and before.keys() != after.keys()):
                continue
            at = j1 + min(after.values(), default=0)
            nearest = _nearest(new, at)
            if nearest is not None:
                was = _nearest(old, i1 + min(before.values(), default=0))
                yield Turned(_printed(old, i1, before), _printed(new, j1, after), was, nearest)


def _meaning(words: Sequence[str]) -> dict[str, dict[str, int]]:
    """group -> sense -> where it first stands among the words."""
    found: dict[str, dict[str, int]] = {}
    for at, word in enumerate(words):
        for group, sense in _senses().get(word, ()):
            found.setdefault(group, {}).setdefault(sense, at)
    return found


def _printed(line: Line, start: int, senses: dict[str, int]) -> str:
    return " ".join(line.items[start + at][0] for at in sorted(senses.values()))


def _nearest(line: Line, at: int) -> Claim | None:
    near = [(abs(place - at), place, claim) for place, (_, claim) in enumerate(line.items) if claim is not None]
    distance, _, claim = min(near, key=lambda found: found[:2], default=(BESIDE + 1, 0, None))
    return claim if distance <= BESIDE else None
