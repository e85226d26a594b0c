"""What the vocabulary knows of a word wherever it stands: found once a word, then looked up."""

from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, repeat

from claimcheck.extractors.linking.grammar import CLOSED, alone, expected, verb_form
from claimcheck.extractors.linking.lexicon import Verb, verbs, word_class
from claimcheck.language.measures import load
from claimcheck.language.words import ABBREVIATIONS, words

#: Words that say nothing of what a sentence is about.
EMPTY = frozenset(CLOSED) | {form for form, verb in verbs().items() if verb.kind in ("be", "have")}
#: Words in capitals that are no names: CEO, GDP.
COMMON = frozenset(form for form in load().named if form.isupper()) | word_class("capitals without a name")
# Of the pieces of an English text between two spaces, one in twenty is none of the 30,000 most frequent.
_MOST, _LONGEST = 1 << 15, 64


@dataclass(frozen=True, slots=True)
class Word:
    """A word as it is spelt.

    tag, guess: of grammar.alone and expected; verb: what it is a form of where neighbours decide on its tag;
    stem: "" for words that say nothing; named: it may begin a name.
    """

    spelt: str
    low: str
    tag: str
    guess: str = ""
    verb: Verb | None = None
    stem: str = ""
    named: bool = False


#: What stands for a figure, whatever its length.
FIGURE = Word("0", "0", "f")

_pieces: dict[str, list[Word]] = {}
_UNKNOWN: list[Word] = []


def look_up(text: str, start: int, end: int) -> list[Word]:
    """The words and signs in text[start:end], in order."""
    pieces = text[start:end].split()
    known = list(map(_pieces.get, pieces, repeat(_UNKNOWN)))
    if not all(known):
        known = [_pieces.get(piece) or _learn(piece) for piece in pieces]
    found = list(chain.from_iterable(known))
    if found and found[-1].spelt in ABBREVIATIONS and not text[end - 1].isspace():
        found[-1:] = [entry(found[-1].spelt[:-1]), entry(".")]  # the stop is the sentence's
    return found


def _learn(piece: str) -> list[Word]:
    """The words of what stands between two spaces, remembered as long as there is room."""
    found = [entry(word) for word in words(piece + " ")]
    if len(_pieces) >= _MOST:
        _pieces.clear()
    if len(piece) <= _LONGEST:
        _pieces[piece] = found
    return found


def entry(spelt: str) -> Word:
    """What is known of one word."""
    low = spelt.lower()
    tag = alone(low)
    telling = len(low) > 2 and low[0].isalpha() and low not in EMPTY
    named = not spelt.islower() and spelt[0].isalpha() and spelt != "I" and spelt not in COMMON
    verb = None if tag else verb_form(low)
    return Word(spelt, low, tag, expected(low), verb, stem(low) if telling else "", named)


@lru_cache(maxsize=1 << 15)
def stem(word: str) -> str:
    """A light stem: the first six letters without a plural or verb ending."""
    for ending in ("ies", "ing", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            word = word[: -len(ending)]
            break
    return word[:6].rstrip("e")
