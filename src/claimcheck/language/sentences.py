"""Where sentences end: our own rules for abbreviations, initials, quotes, decimal points and glued sentences."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from claimcheck.language.lexicon import word_set
from claimcheck.language.pattern import lazy

MARKS = ".!?…。！？"
#: A run of end marks with closing quotes before a space, or a full stop glued to the next sentence ("agreed.The").
ENDING = lazy(rf"[{MARKS}]++[\"'”’)\]]*+(?:(?=\s)|(?<=[。！？])|(?<=[a-z0-9)”\"][.!?])(?=[A-Z“][a-z’']))")
#: What may begin a sentence: a capital, a digit, a quote or bracket, or a letter without case.
OPENING = lazy(r"\s{0,9}+[\"'“‘(\[•–—*-]{0,4}+\s?+(?:[A-Z0-9$€£¥]|[^\W\d_a-z])")
NEXT_WORD = lazy(r"\s{0,9}+[\"'“‘(\[]{0,4}+([A-Za-z]++)")
PLAIN_OPENING = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")
LAST_WORD_REACH = 16


def split_sentences(text: str, paragraphs: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The sentences of the paragraphs, both as (start, end) without surrounding space."""
    found: list[tuple[int, int]] = []
    endings = _endings(text)
    match = next(endings, None)
    for start, end in paragraphs:
        while match and (stop := match.end()) <= end:
            if stop < end and _ends(text, match.start(), stop, end):
                found.append((start, stop))
                start = stop
                while text[start].isspace():
                    start += 1
            match = next(endings, None)
        found.append((start, end))
    return found


def _endings(text: str) -> Iterator[re.Match[str]]:
    """Every run of end marks behind which a sentence may begin, in order; a run is looked at from its first mark."""
    places = [at for mark in MARKS if mark in text for at in _places(text, mark)]
    places.sort()
    last = -2
    for at in places:
        if at > last + 1 and (match := ENDING.match(text, at)):
            yield match
        last = at


def _places(text: str, mark: str) -> Iterator[int]:
    at = text.find(mark)
    while at >= 0:
        yield at
        at = text.find(mark, at + 1)


def _ends(text: str, mark: int, stop: int, end: int) -> bool:
    """Whether the marks text[mark:stop] end a sentence."""
    plain = text[stop] == " " and text[stop + 1] in PLAIN_OPENING
    if not plain and not OPENING.match(text, stop, end):
        return False
    if text[mark] != ".":
        return True
    before = text[max(mark - LAST_WORD_REACH, 0) : mark]
    word = before.rsplit(None, 1)[-1].lstrip("(\"“‘'[—–-") if before and not before[-1].isspace() else ""
    if len(word) == 1 and word.isalpha() and word.isupper():
        return stop - mark > 1  # an initial: "J. Smith"
    if not word.isascii() or not word:
        return True
    if word in word_set("abbreviations_open.txt"):
        return False
    if ("." in word and word.replace(".", "").isalpha()) or word in word_set("abbreviations_closing.txt"):
        following = NEXT_WORD.match(text, stop, end)
        return following is not None and following[1] in word_set("sentence_openers.txt")
    return True


@cache
def _english() -> frozenset[str]:
    return word_set("function_words.txt")


def looks_english(text: str) -> bool:
    """Whether enough of the first words are English function words; short texts get the benefit of the doubt.

    English running text has 35 to 45 of them in 100 words; headlines and lists fewer.
    """
    words = re.findall(r"[^\W\d_]+", text[:6000])
    if len(words) < 12:
        letters = [c for c in text[:6000] if c.isalpha()]
        return sum(c.isascii() for c in letters) * 2 >= len(letters)
    return sum(word.lower() in _english() for word in words) * 12 >= len(words)
