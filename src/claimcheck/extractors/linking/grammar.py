"""Closed classes of English words and what a word is by itself: a tag of one letter.

f figure  d determiner  p preposition  c and/or  s subordinator  w relative pronoun  x auxiliary  v verb  g -ing verb
r adverb  o pronoun  n noun or adjective  N name  q possessive 's  h hedge; signs stand for themselves.
"""

from claimcheck.extractors.linking.lexicon import Verb, verbs, word_class

_CLASSES = {
    "o": "pronoun",
    "r": "adverb",
    "x": "auxiliary",
    "w": "relative",
    "s": "subordinator",
    "c": "conjunction",
    "p": "preposition",
    "d": "determiner",
}
CLOSED = {word: tag for tag, name in _CLASSES.items() for word in word_class(name)}

SIGNS = {",": ",", ";": ";", ":": ":", "(": "(", ")": ")", "[": "(", "]": ")", "—": "-", "–": "-", "-": "-", ".": ".",
         "?": ".", "!": ".", "|": ";", "•": ";", "*": ";", "%": "n"}  # fmt: skip
_KNOWN = CLOSED | SIGNS | {"'s": "q"} | dict.fromkeys(word_class("comparison adverb"), "r")
ADJECTIVE_LY = word_class("adjective in -ly")
#: Stands for the tag of a verb form that its neighbours can make a noun.
OPEN = "?"


def commas(signs: str) -> str:
    """A table that makes commas of signs: tags are translated by it, faster than by a dict that lacks the others."""
    return "".join("," if chr(code) in signs else chr(code) for code in range(128))


def plural(word: str) -> bool:
    """Whether a noun looks like a plural: 'exports', 'people', not 'loss'."""
    return word in ("people", "police", "men", "women", "children") or (
        len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is"))
    )


def alone(word: str) -> str:
    """The tag of a word in lower case wherever it stands, OPEN for a verb form that its neighbours can make a noun."""
    if word in _KNOWN:
        return _KNOWN[word]
    verb = verb_form(word)
    if verb is None:
        if word.endswith("ly") and len(word) > 4 and word.rpartition("-")[2] not in ADJECTIVE_LY:
            return "r"
        return "n" if word[0].isalnum() or word[0] == "'" else '"'
    if verb.kind in ("be", "have"):
        return "x" if verb.form == "ing" else "v"
    return OPEN


def expected(word: str) -> str:
    """The tag that the word before reckons with, while this one has none."""
    if word in _KNOWN:
        return _KNOWN[word]
    verb = verbs().get(word)
    if verb and (verb.kind in ("be", "have") or verb.form == "past"):
        return "v"
    return "r" if word.endswith("ly") else "n"


def verb_form(word: str) -> Verb | None:
    """The verb that a word in lower case is a form of, known or regular; None for other words."""
    if known := verbs().get(word):
        return known
    if len(word) > 5 and word.endswith("ed") and not word.endswith("eed") and "-" not in word:
        return Verb(word[:-2], "other", "past")
    if len(word) > 6 and word.endswith("ing") and "-" not in word:
        return Verb(word[:-3], "other", "ing")
    return None
