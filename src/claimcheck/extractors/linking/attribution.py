"""Who says a figure: "according to X", "X said", the speaker of an interview; None is the article's own voice."""

import re
from bisect import bisect_right
from collections import Counter

from claimcheck.extractors.linking.cast import Cast
from claimcheck.extractors.linking.clause import subject_end
from claimcheck.extractors.linking.lexicon import verbs, word_class
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
#: Words with which a source may be named.
_NAMING = frozenset(form for form, verb in verbs().items() if verb.kind == "say") | {"according", "per"}
_OPENING, _CLOSING = "“„", "”"


class Speakers:
    """Who speaks where in an interview, by the names before colons that come back."""

    def __init__(self, text: str, names: Names, cast: Cast) -> None:
        self._starts: list[int] = []
        self._names: list[str] = []
        if text.count(":") < _TURNS:
            return
        marks = [(match.start(1), match.group(1)) for match in _PREFIX.finditer(text)]
        often = Counter(name for _, name in marks)
        kept = [(start, name) for start, name in marks if often[name] > 1]
        if len(often) > 1 and len(kept) >= _TURNS:
            self._starts = [start for start, _ in kept]
            self._names = [_canonical(name, names, cast) for _, name in kept]

    def at(self, offset: int) -> str | None:
        """The speaker of the text at an offset; None outside interviews."""
        place = bisect_right(self._starts, offset) - 1
        return self._names[place] if place >= 0 else None


def _canonical(name: str, names: Names, cast: Cast) -> str:
    known = names.get(name)
    return known.name if known else cast.full.get(name, name)


def of_sentence(sentence: Sentence) -> str | None:
    """The source that a sentence names for what it states: a canonical name, or the words as printed; or None."""
    if _NAMING.isdisjoint(sentence.low):
        return None
    for i, word in enumerate(sentence.low):
        if word in _NAMING and (source := _source(sentence, i)):
            return source
    return None


def _source(sentence: Sentence, i: int) -> str | None:
    """The source that the words from word i on name, or whoever speaks there."""
    low, tags = sentence.low, sentence.tags
    if low[i] == "according":
        return _named(sentence, i + 2) if low[i + 1 : i + 2] == ["to"] else None
    if low[i] == "per":
        return _named(sentence, i + 1) if i and low[i - 1] == "as" else None
    first = tags[i] == "v" and (i == 0 or (tags[i - 1] != "v" and low[i - 1] != "to"))  # of a group of verbs
    return _sayer(sentence, i) if first else None


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
    opened, (first, last) = -1, paragraph
    if text.find('"', first, last) < 0 and text.find("“", first, last) < 0 and text.find("„", first, last) < 0:
        return found
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
