"""Where a figure may begin: at digits, and at words that begin numbers, dates and times.

The text is taken apart into words, each of which is looked up: several times as fast as one pattern of all of them.
"""

from collections.abc import Iterable
from typing import NamedTuple

from claimcheck.language.currencies import COUNTRIES, LONGEST_SIGN, OF_DOLLARS, glued_signs
from claimcheck.language.numerals import VULGAR
from claimcheck.language.pattern import lazy

DOLLARS_BEHIND = lazy(OF_DOLLARS)
#: Letters, digits and the underscore make up words; all else stands between them.
_IN_WORDS = bytes(code if (code < 128 and chr(code).isalnum()) or code == ord("_") else 32 for code in range(256))
#: Digits and the parts printed as one sign, all as "0".
_IN_NUMBERS = bytes(ord("0") if chr(code) in "0123456789¼½¾" else 32 for code in range(256))
SPACE = 32

Place = tuple[int, str | None]


class Trigger(NamedTuple):
    """A word as a trigger.

    Attributes:
        spaced: as it stands in the text taken apart.
        alone: it begins a figure by itself.
        phrases: those that begin one and end with it: "a year", "year-end".
    """

    spaced: bytes
    word: str
    alone: bool
    phrases: frozenset[str]


def by_last_word(words: Iterable[str]) -> dict[bytes, Trigger]:
    """Words, and phrases of two joined by a space or a hyphen, by the last word of each; digits need none."""
    alone: set[str] = set()
    phrases: dict[str, set[str]] = {}
    for word in words:
        if word[0].isdigit():
            continue
        last = word.replace("-", " ").rpartition(" ")[2]
        if last == word:
            alone.add(word)
        else:
            phrases.setdefault(last, set()).add(word)
    return {
        word.encode(): Trigger(f" {word} ".encode(), word, word in alone, frozenset(phrases.get(word, ())))
        for word in alone | phrases.keys()
    }


def places(text: str, known: dict[bytes, Trigger]) -> list[Place]:
    """Where a figure may begin, in order, with the word or phrase that begins it, None for a digit."""
    for sign in VULGAR:
        if sign in text:
            text = text.replace(sign, "½")
    encoded = f" {text} ".encode("latin-1", "replace")
    words, numbers = encoded.translate(_IN_WORDS), encoded.translate(_IN_NUMBERS)
    found = _words(text, words, known)
    end = 0
    for run in numbers.split():
        at = numbers.find(run, end) - 1
        end = at + len(run) + 1
        if words[at] == SPACE or _is_sign(text, words.rfind(b" ", max(0, at - LONGEST_SIGN), at), at):
            found.append((at, None))
    found.sort()
    return found


def _words(text: str, words: bytes, known: dict[bytes, Trigger]) -> list[Place]:
    """A phrase wins over its first word, and what is a part of one begins no other."""
    found: list[Place] = []
    at, done = -1, 0
    for trigger in filter(None, map(known.get, words.split())):
        at = words.find(trigger.spaced, at + 1)
        start, word = at, trigger.word
        if trigger.phrases:
            first = words.rfind(b" ", 0, at)
            phrase = text[first : at + len(word)]
            if phrase in trigger.phrases and (first >= done or (found and found[-1][0] == first)):
                start, word = first, phrase
        if start < at:
            if found and found[-1][0] == start:
                found.pop()
        elif not trigger.alone or at < done:
            continue
        found.append((start, word))
        done = start + len(word)
    return found


def _is_sign(text: str, start: int, end: int) -> bool:
    """Whether a currency sign of letters, text[start:end], is glued to digits: "RMB10"; -1: no word so short begins."""
    sign = text[start:end] if start >= 0 else ""
    return sign in glued_signs() or (sign in COUNTRIES and DOLLARS_BEHIND.match(text, end) is not None)
