"""What the words of a sentence make of each other: verb or noun, one letter a word."""

from collections.abc import Collection, Mapping, Sequence

from claimcheck.extractors.linking.dictionary import Word
from claimcheck.extractors.linking.grammar import plural
from claimcheck.extractors.linking.lexicon import Verb, word_class

NOUN_ING = word_class("noun in -ing")
HELPS = word_class("bare infinitive after")
NEVER_NOUN = word_class("never a noun")


def tags(words: Sequence[Word], given: Mapping[int, str], adjectives: Collection[int]) -> str:
    """A letter of grammar for each word.

    given: the tags known beforehand by word, of figures, names, hedges, possessives; adjectives: words that name but
    qualify ("Chinese").
    """
    found = [word.tag for word in words]
    for i, tag in given.items():
        found[i] = tag
    for i in [i for i, tag in enumerate(found) if not tag]:
        verb = words[i].verb
        assert verb is not None
        before = "" if i == 0 else "n" if i - 1 in adjectives else found[i - 1]
        after = given.get(i + 1) or (words[i + 1].guess if i + 1 < len(words) else ".")
        previous = words[i - 1].low if i else ""
        found[i] = _verb_or_noun(verb, words[i].low, previous, before, after, _adjective_place(found, i))
    return "".join(found)


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
