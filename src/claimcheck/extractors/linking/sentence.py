"""A sentence taken apart once: words, tags, names, noun phrases, and the figures that stand in it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from claimcheck.extractors.figure import Figure
from claimcheck.extractors.linking import mentions
from claimcheck.extractors.linking.dictionary import FIGURE, Word, entry, look_up
from claimcheck.extractors.linking.lexicon import role_hits
from claimcheck.extractors.linking.mentions import Cast, Mention
from claimcheck.extractors.linking.tagging import tags
from claimcheck.language.names import Names
from claimcheck.model import DATE_LIKE

#: Figures of these kinds leave their measure to none behind them.
UNMEASURED = DATE_LIKE | {"ordinal", "duration", "age", "time"}
# What goes on in a noun phrase; a figure begins one of its own but after a determiner, a possessive or a hedge:
# "the next 30 years", "China's three", "| 30 years". An adverb is inside before a noun.
_ON = "[nNq]|r(?=n)"
_PHRASE = re.compile(
    rf"d(?:{_ON}|h)*(?:f(?:{_ON})*)?"
    rf"|[nNh](?:{_ON}|(?<=[qh])h)*(?:(?<=[qh])f(?:{_ON})*)?"
    rf"|f(?:{_ON})*"
)
_TIMES = frozenset(["year", "quarter", "month", "week"])


@dataclass(slots=True)
class Sentence:
    """Parallel lists over the words of a sentence; a figure, whatever its length, is one word.

    plain: in lower case, without names and the month of May; hits: (word, scope, role) of words that imply a role;
    tags: a letter a word, see grammar; stems: of the words that say what the sentence is about, "" for others.
    figures: word index -> index of the figure in the document; kinds: word index -> its kind; phrases: (first, last)
    of each noun phrase, last exclusive; phrase_of: its number for each word, -1 outside.
    around: the noun phrase of each figure; left: the word before it, adverbs and hedges skipped, -1 for none; before:
    the nearest figure to its left that others go on about, None for none; dated: the figures that name days.
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
    around: dict[int, tuple[int, int]] = field(default_factory=dict)
    left: dict[int, int] = field(default_factory=dict)
    before: dict[int, int | None] = field(default_factory=dict)
    dated: list[int] = field(default_factory=list)

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
    text: str, span: tuple[int, int], figures: Sequence[tuple[int, Figure]], names: Names, cast: Cast
) -> Sentence:
    """Take a sentence apart; `figures` are those that lie in it, with their numbers, in order.

    text: the document's, with straight apostrophes.
    """
    words, given = _words(text, span, figures)
    if len(words) > 2 and words[1].spelt == "-" and words[2].spelt.islower() and words[0] is not FIGURE:
        given = _join_opening(text, span[0], words, given, names, cast)
    spelt = [word.spelt for word in words]
    named = mentions.find(words, spelt, names, cast)
    low = [word.low for word in words]
    at: dict[int, int] = {}
    kinds: dict[int, str] = {}
    for i, (number, figure) in zip([i for i, tag in given.items() if tag == "f"], figures, strict=True):
        spelt[i] = text[figure.start : figure.end]
        low[i] = spelt[i].lower()
        at[i], kinds[i] = number, figure.kind
    _mark(text, span[0], spelt, given, named)
    tagged = tags(words, given, {mention.last - 1 for mention in named if mention.adjective})
    plain = low.copy()
    for i, tag in given.items():
        if tag == "N":
            plain[i] = ""
    if "May" in spelt:
        plain = ["" if capital == "May" else word for capital, word in zip(spelt, plain, strict=True)]
    stems = [word.stem if tag in "nvgN" else "" for tag, word in zip(tagged, words, strict=True)]
    hits = role_hits(plain)
    sentence = Sentence(spelt, low, plain, hits, tagged, stems, at, kinds, named, *chunk(tagged), text, span[0])
    _seat(sentence, figures)
    return sentence


def _seat(sentence: Sentence, figures: Sequence[tuple[int, Figure]]) -> None:
    """What stands around and before each figure."""
    before = None
    for (i, kind), (_, figure) in zip(sentence.kinds.items(), figures, strict=True):
        sentence.around[i] = first, _ = sentence.phrases[sentence.phrase_of[i]]
        sentence.left[i] = len(sentence.tags[:first].rstrip("rh")) - 1
        sentence.before[i] = before
        if kind not in UNMEASURED:
            before = i
        elif figure.since is not None and figure.until is not None and kind in DATE_LIKE:
            sentence.dated.append(i)


def _words(
    text: str, span: tuple[int, int], figures: Sequence[tuple[int, Figure]]
) -> tuple[list[Word], dict[int, str]]:
    """The words of a sentence, its figures as FIGURE, and the tags of figures and hedges by word."""
    words: list[Word] = []
    given: dict[int, str] = {}
    position = span[0]
    for _, figure in figures:
        before = max(position, figure.before if 0 <= figure.before < figure.start else figure.start)
        words += look_up(text, position, before)
        if before < figure.start:
            hedge = look_up(text, before, figure.start)
            given |= dict.fromkeys(range(len(words), len(words) + len(hedge)), "h")
            words += hedge
        given[len(words)] = "f"
        words.append(FIGURE)
        position = figure.end
    words += look_up(text, position, span[1])
    return words, given


def _offset(text: str, start: int, spelt: Sequence[str], i: int) -> int:
    """Where word i of the words that begin at `start` begins: nothing but space stands between two words."""
    for word in spelt[:i]:
        start = text.index(word, start) + len(word)
    return text.index(spelt[i], start)


def _join_opening(
    text: str, start: int, words: list[Word], given: dict[int, str], names: Names, cast: Cast
) -> dict[int, str]:
    """The capital that opens a sentence is no name's: "Fire-related costs" begins with one word, not with three."""
    first, _, second = (word.spelt for word in words[:3])
    joined = f"{first}-{second}"
    if not text.startswith(joined, text.index(first, start)) or first in cast.capitals or names.at([first], 0):
        return given
    words[:3] = [entry(joined)]
    return {i - 2: tag for i, tag in given.items() if i > 2}


def _mark(text: str, start: int, spelt: Sequence[str], given: dict[int, str], named: Sequence[Mention]) -> None:
    """Tags that are known before grammar: plural possessives, "year on year", names, the hyphen between two names."""
    if "'" in spelt or not _TIMES.isdisjoint(spelt):
        for i, word in enumerate(spelt):
            if word in _TIMES and list(spelt[i + 1 : i + 3]) in (["on", word], ["over", word]):
                given |= dict.fromkeys(range(i, i + 3), "r")
            elif word == "'" and i and spelt[i - 1].endswith("s"):
                given[i] = "q"
    for mention in named:
        given |= dict.fromkeys(range(mention.first, mention.last), "N")
    for left, right in pairwise(named):
        i = left.last
        if right.first == i + 1 and spelt[i] in "-–" and _tight(text, start, spelt, i):
            given[i] = "N"


def _tight(text: str, start: int, spelt: Sequence[str], i: int) -> bool:
    """Whether no space stands between word i and the next."""
    return text.startswith(spelt[i] + spelt[i + 1], _offset(text, start, spelt, i))


def chunk(tagged: str) -> tuple[list[tuple[int, int]], list[int]]:
    """Noun phrases (runs of determiners, adjectives, nouns, names, figures), and each word's own by its number."""
    phrases = [match.span() for match in _PHRASE.finditer(tagged)]
    phrase_of = [-1] * len(tagged)
    for number, (first, last) in enumerate(phrases):
        phrase_of[first:last] = [number] * (last - first)
    return phrases, phrase_of
