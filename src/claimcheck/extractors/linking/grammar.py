"""Closed classes of English words and what a word is in its sentence: a tag of one letter a word.

f figure  d determiner  p preposition  c and/or  s subordinator  w relative pronoun  x auxiliary  v verb  g -ing verb
r adverb  o pronoun  n noun or adjective  N name  q possessive 's  h hedge; signs stand for themselves.
"""

from collections.abc import Collection, Sequence

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
NOUN_ING = word_class("noun in -ing")
_KNOWN = CLOSED | SIGNS | {"'s": "q"} | dict.fromkeys(word_class("comparison adverb"), "r")
ADJECTIVE_LY = word_class("adjective in -ly")
HELPS = word_class("bare infinitive after")
NEVER_NOUN = word_class("never a noun")


def plural(word: str) -> bool:
    """Whether a noun looks like a plural: 'exports', 'people', not 'loss'."""
    return word in ("people", "police", "men", "women", "children") or (
        len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is"))
    )


def alone(word: str) -> str:
    """The tag of a word in lower case wherever it stands, "" for a verb form that its neighbours can make a noun."""
    if word in _KNOWN:
        return _KNOWN[word]
    verb = verbs().get(word) or _regular(word)
    if verb is None:
        if word.endswith("ly") and len(word) > 4 and word not in ADJECTIVE_LY:
            return "r"
        return "n" if word[0].isalnum() or word[0] == "'" else '"'
    if verb.kind in ("be", "have"):
        return "x" if verb.form == "ing" else "v"
    return ""


def expected(word: str) -> str:
    """The tag that the word before reckons with, while this one has none."""
    if word in _KNOWN:
        return _KNOWN[word]
    verb = verbs().get(word)
    if verb and (verb.kind in ("be", "have") or verb.form == "past"):
        return "v"
    return "r" if word.endswith("ly") else "n"


def tags(low: Sequence[str], sure: Sequence[str], guesses: Sequence[str], adjectives: Collection[int]) -> str:
    """A letter for each word.

    sure: the tags known beforehand: those of `alone`, of figures, names, hedges, possessives; guesses: those of
    `expected` where nothing better is known; adjectives: words that name but qualify ("Chinese").
    """
    found = list(sure)
    for i, tag in enumerate(sure):
        if not tag:
            word = low[i]
            verb = verbs().get(word) or _regular(word)
            assert verb is not None
            before = "" if i == 0 else "n" if i - 1 in adjectives else found[i - 1]
            after = guesses[i + 1] if i + 1 < len(low) else "."
            found[i] = _verb_or_noun(verb, word, low[i - 1] if i else "", before, after, _adjective_place(found, i))
    return "".join(found)


def _regular(word: str) -> Verb | None:
    if len(word) > 5 and word.endswith("ed") and not word.endswith("eed") and "-" not in word:
        return Verb(word[:-2], "other", "past")
    if len(word) > 6 and word.endswith("ing") and "-" not in word:
        return Verb(word[:-3], "other", "ing")
    return None


def _adjective_place(found: Sequence[str], i: int) -> bool:
    """Whether word i stands within a noun phrase that a determiner or a possessive has opened."""
    j = i - 1
    while j >= 0 and found[j] in ("n", "r", "c"):
        j -= 1
    return j >= 0 and found[j] in ("d", "q", "f")


def _verb_or_noun(verb: Verb, word: str, previous: str, before: str, after: str, opened: bool) -> str:
    if verb.form == "ing":
        return _ing(word, before, after, opened)
    if previous in ("had", "has", "have") and verb.done == word:
        return "v"
    if previous in HELPS and verb.form == "base" and before == "v":
        return "v"
    if before in ("x", "o", "w") or (previous == "to" and verb.form == "base"):
        return "v"
    if verb.form == "past":
        return _past(before, after, opened)
    if verb.form == "base" and word in NEVER_NOUN and before not in ("d", "q"):
        return "v"
    if before in ("d", "q", "f", "p", "h", "v", "g"):
        return "n"
    past = verb.done == word and after in ("d", "o")  # "the firm cut its debts"
    if opened and before == "n" and not past and (verb.form == "base" or after not in "fhrp"):
        return "n"
    return _present(verb, word, previous, before, after)


def _past(before: str, after: str, opened: bool) -> str:
    """Past forms are verbs but before a noun ("the increased demand") and after a preposition ("of unemployed")."""
    if before in ("p", "q") or (before == "d" and after not in ("p", "d", "f", "h", "r")):
        return "n"
    adjectival = after in ("n", "N") and (before in ("", "f", "c") or (opened and before not in ("n", "r")))
    return "n" if adjectival else "v"


def _present(verb: Verb, word: str, previous: str, before: str, after: str) -> str:
    """Forms that can be nouns are verbs when they agree with a noun before and govern what follows."""
    agrees = before == "N" or before == "r" or plural(previous) == (verb.form == "base") or verb.done == word
    if before in ("n", "N", "r", ")") and agrees:
        if after in ("f", "d", "h", "r", "o", "N", "s"):
            return "v"
        if before == "N" and after != "v":
            return "v" if (after in ("p", "n") and not plural(word)) or after == "p" else "n"
        if after == "p" and verb.kind in ("rise", "fall", "amount"):
            return "v"
        return "v" if after == "n" and verb.form == "s" and verb.kind == "other" else "n"
    return "v" if before in ("c", ",", "-", ":") and after in ("f", "h", "d") and verb.form == "base" else "n"


def _ing(word: str, before: str, after: str, opened: bool) -> str:
    if before == "x":
        return "g"
    if before in ("d", "q") or (opened and after in ("n", "N")) or (word in NOUN_ING and after in ("n", "p", ",", ".")):
        return "n"
    if word in NOUN_ING and before in ("n", "N"):
        return "n"
    return "g" if after in ("n", "N", "d", "f", "h", "p", "r", "o", "s") else "n"
