"""Who says a figure: "according to X", "X said", the speaker of an interview; None is the article's own voice."""

import re
from bisect import bisect_right
from collections import Counter

from claimcheck.extractors.linking.clause import subject_end, verb_at
from claimcheck.extractors.linking.lexicon import word_class
from claimcheck.extractors.linking.mentions import Cast
from claimcheck.extractors.linking.phrases import chain_start
from claimcheck.extractors.linking.sentence import Sentence
from claimcheck.language.names import Names
from claimcheck.language.pattern import lazy

_MOST = 6
#: An interview has so many turns at least.
_TURNS = 4
_SOURCES = word_class("source noun")
_SPEAKERS = frozenset(["person", "unknown", "organisation", "media", "company", "bloc", "country"])
_PREFIX = lazy(r"(?:^|(?<=[\n.?!”\"]))[ \t]*+([A-Z][\w.’'-]*+(?> [A-Z][\w.’'-]*+){0,2}+)[ \t]?:(?=\s)", re.M)
_QUOTES = lazy(r"[“„”\"]")
#: The first verb of each group of verbs.
_VERB_GROUPS = re.compile("(?<!v)v")
_OPENERS = frozenset(["according", "per"])
_OPENING, _CLOSING = "“„", "”"


class Speakers:
    """Who speaks where in an interview, by the names before colons that come back."""

    def __init__(self, text: str, names: Names, cast: Cast) -> None:
        told = text.count(":") >= _TURNS
        marks = [(match.start(1), match.group(1)) for match in _PREFIX.finditer(text)] if told else []
        often = Counter(name for _, name in marks)
        kept = [(start, name) for start, name in marks if often[name] > 1]
        self._starts = [start for start, _ in kept]
        self._names = [_canonical(name, names, cast) for _, name in kept]
        self._active = len(often) > 1 and len(kept) >= _TURNS

    def at(self, offset: int) -> str | None:
        """The speaker of the text at an offset; None outside interviews."""
        place = bisect_right(self._starts, offset) - 1
        return self._names[place] if self._active and place >= 0 else None


def _canonical(name: str, names: Names, cast: Cast) -> str:
    known = names.get(name)
    return known.name if known else cast.full.get(name, name)


def of_sentence(sentence: Sentence) -> str | None:
    """The source that a sentence names for what it states: a canonical name, or the words as printed; or None."""
    places = [match.start() for match in _VERB_GROUPS.finditer(sentence.tags)]
    if not _OPENERS.isdisjoint(sentence.low):
        places = sorted([*places, *(i for i, word in enumerate(sentence.low) if word in _OPENERS)])
    return next(filter(None, (_source(sentence, i) for i in places)), None)


def _source(sentence: Sentence, i: int) -> str | None:
    """The source that the words from word i on name, or whoever speaks there."""
    low = sentence.low
    if low[i] == "according" and low[i + 1 : i + 2] == ["to"]:
        return _named(sentence, i + 2)
    if low[i] == "per" and i and low[i - 1] == "as":
        return _named(sentence, i + 1)
    return _sayer(sentence, i) if sentence.tags[i] == "v" and verb_at(sentence, i).kind == "say" else None


def _sayer(sentence: Sentence, verb: int) -> str | None:
    """X | said; | said X, at the end of a quotation."""
    end = subject_end(sentence, verb)
    if end is not None and sentence.tags[end] in "nN":
        return _named(sentence, chain_start(sentence, end))
    before = sentence.tags[verb - 1] if verb else "."
    return _named(sentence, verb + 1) if before in ',".' else None


def _named(sentence: Sentence, first: int) -> str | None:
    if first >= len(sentence.low) or sentence.phrase_of[first] < 0:
        return None
    start, last = sentence.phrases[sentence.phrase_of[first]]
    inside = [m for m in sentence.mentions if start <= m.first < last and m.type in _SPEAKERS and not m.adjective]
    if inside and inside[-1].last == last:
        return inside[-1].name
    if sentence.low[last - 1] in _SOURCES:
        words = [sentence.spelt[i] for i in range(start, last) if sentence.tags[i] not in "df"]
        return " ".join(words[-_MOST:]).replace(" 's", "'s") or None
    return inside[-1].name if inside and inside[-1].type != "country" else None


def quotations(text: str, paragraph: tuple[int, int]) -> list[tuple[int, int]]:
    """Where a paragraph quotes: (start, end) of each stretch between quotation marks, in order."""
    found: list[tuple[int, int]] = []
    opened = -1
    for match in _QUOTES.finditer(text, *paragraph):
        mark = match.group()
        if opened < 0 and mark not in _CLOSING:
            opened = match.start()
        elif opened >= 0 and mark not in _OPENING:
            found.append((opened, match.start()))
            opened = -1
    if opened >= 0 and text[opened] in _OPENING:
        found.append((opened, paragraph[1]))
    return found
