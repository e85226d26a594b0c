"""Where sentences end: our own rules for abbreviations, initials, quotes, decimal points and glued sentences."""

import re
from functools import cache

from claimcheck.language.lexicon import word_set
from claimcheck.language.pattern import lazy

#: A run of end marks with closing quotes before a space, or a full stop glued to the next sentence ("agreed.The").
ENDING = lazy(r"[.!?…。！？]++[\"'”’)\]]*+(?:(?=\s)|(?<=[。！？])|(?<=[a-z0-9)”\"][.!?])(?=[A-Z“][a-z’']))")
#: What may begin a sentence: a capital, a digit, a quote or bracket, or a letter without case.
OPENING = lazy(r"\s{0,9}+[\"'“‘(\[•–—*-]{0,4}+\s?+(?:[A-Z0-9$€£¥]|[^\W\d_a-z])")
NEXT_WORD = lazy(r"\s{0,9}+[\"'“‘(\[]{0,4}+([A-Za-z]++)")
LAST_WORD_REACH = 16


def split_sentences(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The sentences of one paragraph, text[start:end], as (start, end) without surrounding space."""
    found: list[tuple[int, int]] = []
    begin = start
    for match in ENDING.finditer(text, start, end):
        stop = match.end()
        if stop < end and _ends(text, match.start(), stop, end):
            begin = _add(found, text, begin, stop)
    _add(found, text, begin, end)
    return found


def _add(found: list[tuple[int, int]], text: str, start: int, end: int) -> int:
    sentence = text[start:end]
    words = sentence.strip()
    if words and len(words) == len(sentence):
        found.append((start, end))
    elif words:
        begin = start + len(sentence) - len(sentence.lstrip())
        found.append((begin, begin + len(words)))
    return end


def _ends(text: str, mark: int, stop: int, end: int) -> bool:
    """Whether the marks text[mark:stop] end a sentence."""
    if not OPENING.match(text, stop, end):
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
