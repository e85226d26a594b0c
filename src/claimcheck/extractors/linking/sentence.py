"""A sentence taken apart once: words, tags, names, noun phrases, and the figures that stand in it."""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from claimcheck.extractors.figure import Figure
from claimcheck.extractors.linking import mentions
from claimcheck.extractors.linking.grammar import tags
from claimcheck.extractors.linking.mentions import Cast, Mention
from claimcheck.language.names import Names
from claimcheck.language.words import words


class Sentence(NamedTuple):
    """Parallel lists over the words of a sentence; a figure, whatever its length, is one word.

    figures: word index -> index of the figure in the document; kinds: word index -> its kind; phrases: (first, last)
    of each noun phrase, last exclusive; phrase_of: its number for each word, -1 outside.
    """

    spelt: list[str]
    low: list[str]
    tags: list[str]
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
    """Take a sentence apart; `figures` are those that lie in it, with their numbers, in order."""
    spelt: list[str] = []
    starts: list[int] = []
    given: list[str] = []
    at: dict[int, int] = {}
    kinds: dict[int, str] = {}
    position = span[0]
    for number, figure in figures:
        before = figure.before if 0 <= figure.before < figure.start else figure.start
        for start, _, word in words(text, position, max(position, before)):
            _append(spelt, starts, given, word, start, "")
        for start, _, word in words(text, max(position, before), figure.start):
            _append(spelt, starts, given, word, start, "h")
        at[len(spelt)] = number
        kinds[len(spelt)] = figure.kind
        _append(spelt, starts, given, text[figure.start : figure.end], figure.start, "f")
        position = figure.end
    for start, _, word in words(text, position, span[1]):
        _append(spelt, starts, given, word, start, "")
    found = mentions.find(["0" if mark == "f" else word for word, mark in zip(spelt, given, strict=True)], names, cast)
    for mention in found:
        for i in range(mention.first, mention.last):
            given[i] = "N"
    for left, right in pairwise(found):
        if right.first == left.last + 1 and spelt[left.last] in "-–" and starts[right.first] == starts[left.last] + 1:
            given[left.last] = "N"
    low = [word.lower() for word in spelt]
    tagged = tags(low, given)
    phrases, phrase_of = chunk(low, tagged)
    return Sentence(spelt, low, tagged, starts, at, kinds, found, phrases, phrase_of)


def _append(spelt: list[str], starts: list[int], given: list[str], word: str, start: int, mark: str) -> None:
    word = word.replace("’", "'")
    spelt.append(word)
    starts.append(start)
    given.append("q" if word == "'s" or (word == "'" and spelt[-2:-1] and spelt[-2].endswith("s")) else mark)


def chunk(low: Sequence[str], tagged: Sequence[str]) -> tuple[list[tuple[int, int]], list[int]]:
    """Noun phrases: runs of determiners, adjectives, nouns, names and figures."""
    phrases: list[tuple[int, int]] = []
    phrase_of = [-1] * len(tagged)
    first = -1
    for i, tag in enumerate([*tagged, "."]):
        inside = tag in ("n", "N", "q", "f", "h", "d") or (tag == "r" and first >= 0 and tagged[i + 1 : i + 2] == ["n"])
        opens = tag == "d" or (tag in ("f", "h") and first >= 0 and not _may_hold_figure(tagged, first, i))
        if first >= 0 and (not inside or opens):
            phrases.append((first, i))
            first = -1
        if inside and first < 0 and tag != "q":
            first = i
        if first >= 0 and i < len(tagged):
            phrase_of[i] = len(phrases)
    return phrases, phrase_of


def _may_hold_figure(tagged: Sequence[str], first: int, i: int) -> bool:
    """Whether a figure at word i goes on with the phrase: "the next | 30 years", "China's | three"."""
    if tagged[i - 1] == "h":
        return True
    held = tagged[first:i]
    return "f" not in held and (held[0] == "d" or held[-1] == "q")
