"""What the vocabulary knows of a word wherever it stands: found once a word, then looked up."""

from functools import lru_cache
from itertools import chain
from typing import Any, NamedTuple

from claimcheck.extractors.linking.grammar import CLOSED, OPEN, alone, expected, verb_form
from claimcheck.extractors.linking.lexicon import RolesBySecond, Verb, role_words, verbs, word_class
from claimcheck.language.measures import load
from claimcheck.language.names import Names
from claimcheck.language.words import ABBREVIATIONS, words

#: Words that say nothing of what a sentence is about.
EMPTY = frozenset(CLOSED) | {form for form, verb in verbs().items() if verb.kind in ("be", "have")}
#: Words in capitals that are no names: CEO, GDP.
COMMON = frozenset(form for form in load().named if form.isupper()) | word_class("capitals without a name") | {"I"}
TITLES = word_class("title")
CALENDAR = word_class("calendar")
JOINERS = word_class("joiner")
PREFIXES, INSIDE = word_class("prefix of a name"), word_class("inside the name of a place")
_TIMES = frozenset(["year", "quarter", "month", "week"])
# Of the pieces of an English text between two spaces, one in twenty is none of the 30,000 most frequent.
_DASHES = frozenset("-–")
_MOST, _LONGEST = 1 << 15, 64


class Word(NamedTuple):
    """A word as it is spelt; begins: whether it can begin a name, see `shape`.

    tag, guess: of grammar.alone and expected; stem: "" for words that say nothing, and for adverbs; shape: how it
    begins and goes on a name, see `shape`; roles: words that imply a role and begin with it; verb: what it is a form of
    where neighbours decide on its tag.
    """

    spelt: str
    low: str
    tag: str
    stem: str
    shape: str
    roles: RolesBySecond | None
    guess: str
    verb: Verb | None
    begins: bool


#: What stands for a figure, whatever its length.
FIGURE = Word("\0", "\0", "f", "", "0", None, "f", None, False)
#: Words are laid end to end, field behind field, so many each; a field of all of them is a slice, the fastest of ways.
WIDTH = len(Word._fields)
SPELT, LOW, TAG, STEM, SHAPE, ROLES, GUESS, VERB, BEGINS = [slice(i, None, WIDTH) for i in range(WIDTH)]


class Dictionary:
    """What is known of words, and the names that begin with them."""

    def __init__(self, names: Names) -> None:
        self.names = names
        self._pieces: dict[str, tuple[Any, ...]] = {}

    def look_up(self, stretch: str) -> list[Any]:
        """The words and signs of a stretch of text, in order, end to end."""
        pieces, known = stretch.split(), self._pieces
        found: list[Any] = []
        try:
            for piece in pieces:
                found += known[piece]
        except KeyError:
            found = [*chain.from_iterable(map(self._learn, pieces))]
        if found and found[-WIDTH] in ABBREVIATIONS and not stretch[-1].isspace():
            found[-WIDTH:] = *self.entry(found[-WIDTH][:-1]), *self.entry(".")  # the stop is the sentence's
        return found

    def _learn(self, piece: str) -> tuple[Any, ...]:
        """The words of what stands between two spaces, remembered as long as there is room."""
        if known := self._pieces.get(piece):
            return known
        found = (*chain.from_iterable([self.entry(word) for word in words(piece + " ")]),)
        if piece in _DASHES:
            found = self.entry(piece)._replace(shape=".")  # between spaces it joins no words
        if len(self._pieces) >= _MOST:
            self._pieces.clear()
        if len(piece) <= _LONGEST:
            self._pieces[piece] = found
        return found

    def entry(self, spelt: str) -> Word:
        """What is known of one word."""
        if spelt == FIGURE.spelt:
            return FIGURE
        low = spelt.lower()
        tag = alone(low)
        kept = stem(low) if tag != "r" and telling(low) else ""
        verb = verb_form(low) if tag == OPEN else None
        roles = role_words().get(low) if spelt != "May" else None
        shaped = shape(spelt, low, spelt in self.names.openers)
        return Word(spelt, low, tag, kept, shaped, roles, expected(low), verb, shaped in "CPTBJoA")


@lru_cache(maxsize=2)
def dictionary(names: Names) -> Dictionary:
    """The dictionary for a table of names."""
    return Dictionary(names)


def telling(low: str) -> bool:
    """Whether a word says something of what its sentence is about."""
    return len(low) > 2 and low[0].isalpha() and low not in EMPTY


def shape(spelt: str, low: str, opens: bool) -> str:
    """What a word can be in a name, by its capital: a letter. opens: names of the table begin with it.

    C begins a name and goes on with one; P so does a title  T a word of a closed class, that begins none alone
    K, Q (a title) goes on with one: CEO  A so, and names of the table begin with it  B begins one but goes on with none
    M (a month, a day) goes on with one behind a joint  J, j, - (a dash) joins the words of one; J, o names of the table
    begin with it  0 a figure  y "year" and what else can stand before "on year"  ' itself  . none of these
    """
    common = spelt in COMMON
    titled = low.rstrip(".") in TITLES
    if spelt[0].isupper() and low not in CALENDAR:
        if common:
            return "A" if opens else "Q" if titled else "K"
        return "P" if titled else "T" if low in CLOSED and not opens else "C"
    if spelt in JOINERS:
        return "J" if opens else "j"
    if spelt[0].isalpha() and not spelt.islower() and not common and (opens or low not in CALENDAR):
        return _half(spelt) if "-" in spelt and not opens else "B"
    if spelt[0].isupper() and not opens:
        return "M"
    return "o" if opens else "-" if spelt in "-–" else "y" if spelt in _TIMES else "'" if spelt == "'" else "."


def _half(spelt: str) -> str:
    """The shape of a word in lower case with a capital behind its hyphen: "pre-Berg" is no name, "on-Sea" goes on with
    one, "al-Berg" begins one."""
    first = spelt.partition("-")[0]
    return "." if first in PREFIXES else "K" if first in INSIDE else "B"


@lru_cache(maxsize=1 << 15)
def stem(word: str) -> str:
    """A light stem: the first six letters without a plural or verb ending."""
    for ending in ("ies", "ing", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            word = word[: -len(ending)]
            break
    return word[:6].rstrip("e")
