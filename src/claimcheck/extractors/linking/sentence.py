"""A sentence taken apart once: words, tags, names, noun phrases, and the figures that stand in it."""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from claimcheck.extractors.figure import Figure
from claimcheck.extractors.linking import mentions
from claimcheck.extractors.linking.grammar import tags
from claimcheck.extractors.linking.lexicon import role_hits
from claimcheck.extractors.linking.mentions import Cast, Mention
from claimcheck.language.names import Names
from claimcheck.language.words import words

_INSIDE = frozenset("nNqfhd")
_TIMES = frozenset(["year", "quarter", "month", "week"])


class Sentence(NamedTuple):
    """Parallel lists over the words of a sentence; a figure, whatever its length, is one word.

    plain: without names and the month of May; hits: (word, scope, role) of words that imply a role.
    figures: word index -> index of the figure in the document; kinds: word index -> its kind; phrases: (first, last)
    of each noun phrase, last exclusive; phrase_of: its number for each word, -1 outside.
    """

    spelt: list[str]
    low: list[str]
    plain: list[str]
    hits: list[tuple[int, str, str]]
    tags: str
    starts: list[int]
    figures: dict[int, int]
    kinds: dict[int, str]
    mentions: list[Mention]
    phrases: list[tuple[int, int]]
    phrase_of: list[int]

    def mention_at(self, i: int) -> Mention | None:
        """The name that word i belongs to."""
        for mention in self.mentions:
            if mention.first <= i < mention.last:
                return mention
        return None


def parse(
    text: str, span: tuple[int, int], figures: Sequence[tuple[int, Figure]], names: Names, cast: Cast
) -> Sentence:
    """Take a sentence apart; `figures` are those that lie in it, with their numbers, in order.

    text: the document's, with straight apostrophes.
    """
    found: list[tuple[int, str]] = []
    given: list[str] = []
    position = span[0]
    for _, figure in figures:
        before = max(position, figure.before if 0 <= figure.before < figure.start else figure.start)
        found += words(text, position, before)
        given += [""] * (len(found) - len(given))
        if before < figure.start:
            found += words(text, before, figure.start)
            given += ["h"] * (len(found) - len(given))
        found.append((figure.start, text[figure.start : figure.end]))
        given.append("f")
        position = figure.end
    found += words(text, position, span[1])
    given += [""] * (len(found) - len(given))
    _join_opening(found, given, names, cast)
    places = [i for i, mark in enumerate(given) if mark == "f"]
    at = {i: number for i, (number, _) in zip(places, figures, strict=True)}
    kinds: dict[int, str] = {i: figure.kind for i, (_, figure) in zip(places, figures, strict=True)}
    spelt = [word for _, word in found]
    starts = [start for start, _ in found]
    low = [word.lower() for word in spelt]
    named = mentions.find(
        [word if mark != "f" else mentions.FIGURE for word, mark in zip(spelt, given, strict=True)], names, cast
    )
    _mark(spelt, starts, given, named)
    tagged = tags(low, given, {mention.last - 1 for mention in named if mention.adjective})
    plain = ["" if tag == "N" or spelt[i] == "May" else low[i] for i, tag in enumerate(tagged)]
    return Sentence(spelt, low, plain, role_hits(plain), tagged, starts, at, kinds, named, *chunk(tagged))


def _join_opening(found: list[tuple[int, str]], given: list[str], names: Names, cast: Cast) -> None:
    """The capital that opens a sentence is no name's: "Fire-related costs" begins with one word, not with three."""
    if len(found) < 3 or found[1][1] != "-" or not found[2][1].islower() or "f" in given[:3]:
        return
    first = found[0][1]
    if found[2][0] != found[0][0] + len(first) + 1 or first in cast.capitals or names.at([first], 0):
        return
    found[:3] = [(found[0][0], f"{first}-{found[2][1]}")]
    given[:3] = [""]


def _mark(spelt: Sequence[str], starts: Sequence[int], given: list[str], named: Sequence[Mention]) -> None:
    """Tags that are known before grammar: plural possessives, "year on year", names, the hyphen between two names."""
    for i, word in enumerate(spelt):
        if word in _TIMES and list(spelt[i + 1 : i + 3]) in (["on", word], ["over", word]):
            given[i : i + 3] = ["r", "r", "r"]
        elif word == "'" and i and spelt[i - 1].endswith("s"):
            given[i] = "q"
    for mention in named:
        for i in range(mention.first, mention.last):
            given[i] = "N"
    for left, right in pairwise(named):
        if right.first == left.last + 1 and spelt[left.last] in "-–" and starts[right.first] == starts[left.last] + 1:
            given[left.last] = "N"


def chunk(tagged: str) -> tuple[list[tuple[int, int]], list[int]]:
    """Noun phrases (runs of determiners, adjectives, nouns, names, figures), and each word's own by its number."""
    phrases: list[tuple[int, int]] = []
    phrase_of: list[int] = []
    first = -1
    for i, tag in enumerate(tagged):
        inside = tag in _INSIDE or (tag == "r" and first >= 0 and tagged[i + 1 : i + 2] == "n")
        if first >= 0 and (not inside or tag == "d" or (tag in "fh" and not _may_hold_figure(tagged, first, i))):
            phrases.append((first, i))
            first = -1
        if inside and first < 0 and tag != "q":
            first = i
        phrase_of.append(len(phrases) if first >= 0 else -1)
    if first >= 0:
        phrases.append((first, len(tagged)))
    return phrases, phrase_of


def _may_hold_figure(tagged: str, first: int, i: int) -> bool:
    """Whether a figure at word i goes on with the phrase: "the next | 30 years", "China's | three"."""
    if tagged[i - 1] == "h":
        return True
    held = tagged[first:i]
    return "f" not in held and (held[0] == "d" or held[-1] == "q")
