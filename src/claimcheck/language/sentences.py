"""Where sentences end: our own rules for abbreviations, initials, quotes, decimal points and glued sentences."""

import re
from collections.abc import Iterable
from functools import cache

from claimcheck.language.lexicon import word_set
from claimcheck.language.pattern import lazy

WIDE = "。！？"
"""Marks that no space follows."""
MARKS = f".!?…{WIDE}"
#: A run of end marks with closing quotes before a space, or a full stop glued to the next sentence ("agreed.The").
ENDING = lazy(rf"[{MARKS}]++[\"'”’)\]]*+(?:(?=\s)|(?<=[{WIDE}])|(?<=[a-z0-9)”\"][.!?])(?=[A-Z“][a-z’']))")
#: Behind a mark these end nothing: decimals, abbreviations, addresses; but see what ends without a space.
GOES_ON = frozenset("abcdefghijklmnopqrstuvwxyz0123456789,;:-/")
#: What may begin a sentence: a capital, a digit, a quote or bracket, or a letter without case.
OPENING = lazy(r"\s{0,9}+[\"'“‘(\[•–—*-]{0,4}+\s?+(?:[A-Z0-9$€£¥]|[^\W\d_a-z])")
NEXT_WORD = lazy(r"\s{0,9}+[\"'“‘(\[]{0,4}+([A-Za-z]++)")
PLAIN_OPENING = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")
LAST_WORD_REACH = 16


def split_sentences(text: str, paragraphs: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The sentences of the paragraphs, both as (start, end) without surrounding space."""
    found: list[tuple[int, int]] = []
    endings = iter(_endings(text))
    mark, stop = next(endings)
    for start, end in paragraphs:
        while stop <= end:
            if stop < end and _ends(text, mark, stop, end):
                found.append((start, stop))
                start = stop + 1 if text[stop] == " " else stop
                while text[start].isspace():
                    start += 1
            mark, stop = next(endings)
        found.append((start, end))
    return found


def _endings(text: str) -> list[tuple[int, int]]:
    """Every run of end marks behind which a sentence may begin, in order, and where what closes it ends, with one
    behind the text; a run is looked at from its first mark."""
    places: list[int] = []
    for mark in MARKS:
        at = text.find(mark)
        while at >= 0:
            places.append(at)
            at = text.find(mark, at + 1)
    places.sort()
    found: list[tuple[int, int]] = []
    last, end = -2, len(text) - 1
    for at in places:
        if at > last + 1:
            following = text[at + 1] if at < end else ""
            if following == " " or following == "\n":
                found.append((at, at + 1))
            elif (following not in GOES_ON or text[at] in WIDE) and (match := ENDING.match(text, at)):
                found.append(match.span())
        last = at
    return [*found, (end, end + 2)]


def _ends(text: str, mark: int, stop: int, end: int) -> bool:
    """Whether the marks text[mark:stop] end a sentence."""
    plain = text[stop] == " " and text[stop + 1] in PLAIN_OPENING
    if not plain and not OPENING.match(text, stop, end):
        return False
    if text[mark] != ".":
        return True
    letters = text[mark - 3 : mark]
    if letters.isalpha() and letters not in _last_letters() and "." not in text[max(mark - LAST_WORD_REACH, 0) : mark]:
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
def _last_letters() -> frozenset[str]:
    """What abbreviations end with; words that end otherwise are none."""
    return frozenset(word[-3:] for name in ("open", "closing") for word in word_set(f"abbreviations_{name}.txt"))


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
