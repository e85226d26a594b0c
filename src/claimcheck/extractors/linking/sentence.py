"""A sentence taken apart once: words, tags, names, noun phrases, and the figures that stand in it."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from claimcheck.extractors.figure import Figure
from claimcheck.extractors.linking import mentions
from claimcheck.extractors.linking.cast import Cast
from claimcheck.extractors.linking.dictionary import (
    FIGURE,
    ROLES,
    STEM,
    TAG,
    WIDTH,
    Dictionary,
    stem,
    telling,
)
from claimcheck.extractors.linking.lexicon import role_hits
from claimcheck.extractors.linking.mentions import Mention
from claimcheck.extractors.linking.runs import BASED
from claimcheck.extractors.linking.tagging import tags
from claimcheck.model import DATE_LIKE

#: Figures of these kinds leave their measure to none behind them.
UNMEASURED = DATE_LIKE | {"ordinal", "duration", "age", "time", "score"}
# What goes on in a noun phrase; a figure begins one of its own but after a determiner, a possessive or a hedge:
# "the next 30 years", "China's three", "| 30 years". R is an adverb before a noun, which is inside.
_COUNTED = "(?>f[nNqR]*+)?+"
_GOING = f"(?>[nNR]++|q++h*+{_COUNTED})*+"
_PHRASE = re.compile(rf"[dnNhf](?:(?<=[nN]){_GOING}|(?<=d)[nNqhR]*+{_COUNTED}|(?<=f)[nNqR]*+|h*+{_COUNTED}{_GOING})")
#: Tags of the signs that end a clause, as commas do.
_BORDERS = ".-(;:)"


@dataclass(slots=True)
class Sentence:
    """Parallel lists over the words of a sentence; a figure, whatever its length, is one word.

    plain: in lower case, without names; hits: (word, scope, role) of words that imply a role;
    tags: a letter a word, see grammar; stems: of the words that say what the sentence is about, "" for others.
    figures: word index -> index of the figure in the document; kinds: word index -> its kind; phrases: (first, last)
    of each noun phrase, last exclusive; phrase_of: its number for each word, -1 outside.
    around: the noun phrase of each figure; left: the word before it, adverbs and hedges skipped, -1 for none; clause:
    first and last word (exclusive) between the signs around it; before: the nearest figure to its left that others go
    on about, None for none; dated: the figures that name days.
    subjects: what each verb that was asked for is about, see measured.subject_span.
    text, start: the document's, with straight apostrophes, and where the sentence begins in it.
    """

    spelt: list[str]
    low: list[str]
    plain: list[str]
    hits: list[tuple[int, str, str]]
    tags: str
    stems: list[str]
    figures: dict[int, int]
    kinds: dict[int, str]
    mentions: list[Mention]
    phrases: list[tuple[int, int]]
    phrase_of: list[int]
    text: str
    start: int
    around: dict[int, tuple[int, int]]
    left: dict[int, int]
    clause: dict[int, tuple[int, int]]
    before: dict[int, int | None]
    dated: list[int]
    subjects: dict[int, tuple[int, int] | None]

    def mention_at(self, i: int) -> Mention | None:
        """The name that word i belongs to."""
        for mention in self.mentions:
            if mention.first <= i < mention.last:
                return mention
        return None

    def offset(self, i: int) -> int:
        """Where word i begins in the document."""
        return _offset(self.text, self.start, self.spelt, i)


def parse(
    text: str, span: tuple[int, int], figures: Sequence[tuple[int, Figure]], dictionary: Dictionary, cast: Cast
) -> Sentence:
    """Take a sentence apart; `figures` are those that lie in it, with their numbers, in order.

    text: the document's, with straight apostrophes.
    """
    words = dictionary.look_up(_marked(text, span, figures))
    if len(words) > 2 * WIDTH and words[WIDTH] == "-" and words[2 * WIDTH].islower() and words[0] != FIGURE.spelt:
        _join_opening(text, span[0], words, dictionary, cast)
    line = mentions.line(words)
    spelt, low, shapes, _ = line
    marks, stems = words[TAG], words[STEM]
    named = mentions.find(line, dictionary.names, cast)
    i = -1
    at: dict[int, int] = {}
    kinds: dict[int, str] = {}
    for number, figure in figures:
        i = shapes.index(FIGURE.shape, i + 1)
        spelt[i] = text[figure.start : figure.end]
        low[i] = spelt[i].lower()
        at[i], kinds[i] = number, figure.kind
        if 0 <= figure.before < figure.start:
            hedged = len(dictionary.look_up(text[max(span[0], figure.before) : figure.start])) // WIDTH
            marks[i - hedged : i] = "h" * hedged
            stems[i - hedged : i] = [""] * hedged
    if "'" in shapes:
        _mark_plurals(spelt, marks)
    if shapes.count("y") > 1:
        _mark_repeats(spelt, shapes, marks, stems)
    plain = low.copy()
    _name(named, low, marks, plain, stems)
    if "-" in shapes:
        _join_names(text, span[0], spelt, marks, named)
        _join_based(spelt, low, marks, plain, stems)
    tagged = tags(words, marks, named)
    hits = role_hits(plain, words[ROLES])
    phrases, phrase_of = chunk(tagged)
    around, left, clause, before, dated = _seats(tagged, phrases, phrase_of, at, figures)
    return Sentence(
        spelt, low, plain, hits, tagged, stems, at, kinds, named, phrases, phrase_of, text, span[0],
        around, left, clause, before, dated, {},
    )  # fmt: skip


def _seats(
    tagged: str,
    phrases: Sequence[tuple[int, int]],
    phrase_of: Sequence[int],
    places: Iterable[int],
    figures: Sequence[tuple[int, Figure]],
) -> tuple[
    dict[int, tuple[int, int]], dict[int, int], dict[int, tuple[int, int]], dict[int, int | None], list[int]
]:  # fmt: skip
    """Where each figure stands, see Sentence: around, left, clause, before; and those that name days."""
    around: dict[int, tuple[int, int]] = {}
    left: dict[int, int] = {}
    clause: dict[int, tuple[int, int]] = {}
    before: dict[int, int | None] = {}
    dated: list[int] = []
    borders = tagged
    for sign in _BORDERS:
        if sign in borders:
            borders = borders.replace(sign, ",")
    last, latest, bounds = -1, None, (0, 0)
    for i, (_, figure) in zip(places, figures, strict=True):
        if last < i:
            first, last = borders.rfind(",", 0, i) + 1, borders.find(",", i)
            if last < 0:
                last = len(borders)
            bounds = first, last
        clause[i], before[i] = bounds, latest
        around[i] = phrase = phrases[phrase_of[i]]
        j = phrase[0] - 1
        left[i] = len(tagged[: j + 1].rstrip("rh")) - 1 if j >= 0 and tagged[j] in "rh" else j
        if figure.kind not in UNMEASURED:
            latest = i
        elif figure.kind in DATE_LIKE and figure.since is not None and figure.until is not None:
            dated.append(i)
    return around, left, clause, before, dated


def _marked(text: str, span: tuple[int, int], figures: Sequence[tuple[int, Figure]]) -> str:
    """A sentence with the sign for a figure in place of each."""
    parts = []
    position = span[0]
    for _, figure in figures:
        parts.append(text[position : figure.start])
        position = figure.end
    return FIGURE.spelt.join([*parts, text[position : span[1]]])


def _offset(text: str, start: int, spelt: Sequence[str], i: int) -> int:
    """Where word i of the words that begin at `start` begins: nothing but space stands between two words."""
    for word in spelt[:i]:
        start = text.index(word, start) + len(word)
    return text.index(spelt[i], start)


def _join_opening(text: str, start: int, words: list[Any], dictionary: Dictionary, cast: Cast) -> None:
    """The capital that opens a sentence is no name's: "Fire-related costs" begins with one word, not with three."""
    first, second = words[0], words[2 * WIDTH]
    joined = f"{first}-{second}"
    if text.startswith(joined, text.index(first, start)) and first not in cast.capitals:
        known = dictionary.names.openers.get(first)
        if known is None or known.name is None:
            words[: 3 * WIDTH] = dictionary.entry(joined)


def _mark_plurals(spelt: Sequence[str], marks: list[str]) -> None:
    """The apostrophe of a plural is a possessive: "the banks' profits"."""
    for i in range(1, len(spelt)):
        if spelt[i] == "'" and spelt[i - 1].endswith("s"):
            marks[i] = "q"


def _mark_repeats(spelt: Sequence[str], shapes: str, marks: list[str], stems: list[str]) -> None:
    """ "Year on year" is an adverb."""
    for i in range(len(spelt) - 2):
        if shapes[i] == "y" and spelt[i] == spelt[i + 2] and spelt[i + 1] in ("on", "over"):
            marks[i : i + 3] = "rrr"
            stems[i : i + 3] = "", "", ""


def _name(named: Sequence[Mention], low: Sequence[str], marks: list[str], plain: list[str], stems: list[str]) -> None:
    """The words of names are that and nothing else, and tell even where they look like adverbs."""
    for mention in named:
        i = mention.first
        while i < mention.last:
            if marks[i] == "r" and telling(low[i]):
                stems[i] = stem(low[i])
            marks[i] = "N"
            plain[i] = ""
            i += 1


def _join_names(text: str, start: int, spelt: Sequence[str], marks: list[str], named: Sequence[Mention]) -> None:
    """The hyphen between two names belongs to them."""
    for left, right in pairwise(named):
        i = left.last
        if right.first == i + 1 and spelt[i] in "-–" and _tight(text, start, spelt, i):
            marks[i] = "N"


def _join_based(spelt: Sequence[str], low: Sequence[str], marks: list[str], plain: list[str], stems: list[str]) -> None:
    """Where a name comes from is said before it: "Oslo-based | Berg Motors"."""
    for i in range(1, len(spelt) - 1):
        if spelt[i] == "-" and low[i + 1] in BASED and spelt[i - 1][0].isupper():
            first = i - 1
            while first > 0 and spelt[first - 1][0].isupper() and marks[first - 1] in "nN":
                first -= 1
            marks[first : i + 2] = "N" * (i + 2 - first)
            plain[first : i + 2] = stems[first : i + 2] = [""] * (i + 2 - first)


def _tight(text: str, start: int, spelt: Sequence[str], i: int) -> bool:
    """Whether no space stands between word i and the next."""
    return text.startswith(spelt[i] + spelt[i + 1], _offset(text, start, spelt, i))


def chunk(tagged: str) -> tuple[list[tuple[int, int]], list[int]]:
    """Noun phrases (runs of determiners, adjectives, nouns, names, figures), and each word's own by its number."""
    phrases = list(map(re.Match.span, _PHRASE.finditer(tagged.replace("rn", "Rn"))))
    phrase_of = [-1] * len(tagged)
    for number, (first, last) in enumerate(phrases):
        i = first
        while i < last:
            phrase_of[i] = number
            i += 1
    return phrases, phrase_of
