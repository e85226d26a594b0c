"""What the words of a sentence make of each other: verb or noun, one letter a word."""

from collections.abc import Sequence
from typing import Any

from claimcheck.extractors.linking.dictionary import GUESS, LOW, TAG, VERB
from claimcheck.extractors.linking.grammar import OPEN, plural
from claimcheck.extractors.linking.lexicon import Verb, word_class
from claimcheck.extractors.linking.mentions import Mention

NOUN_ING = word_class("noun in -ing")
HELPS = word_class("bare infinitive after")
BE = frozenset(["is", "are", "was", "were", "be", "been", "being"])
HAVE = frozenset(["had", "has", "have"])
ARTICLES = frozenset(["a", "an", "the", "its", "their"])
SAID = frozenset(["said", "told", "showed"])
CHANGES = word_class("rise noun") | word_class("fall noun") | word_class("change noun")
NEVER_NOUN = word_class("never a noun")


def tags(words: list[Any], marks: Sequence[str], named: Sequence[Mention]) -> str:
    """A letter of grammar for each word.

    words: end to end; marks: their tags, but OPEN for verb forms that can be nouns; named: the names, of which some
    qualify ("Chinese").
    """
    left, *rest = "".join(marks).split(OPEN)
    if not rest:
        return left
    low, guesses, verbs, alone = words[LOW], words[GUESS], words[VERB], words[TAG]
    guesses.append(".")
    for following in rest:
        i = len(left)
        before = left[-1:]
        if before == "N" and _qualified(named, i):
            before = "n"
        ahead = i + 1
        after = guesses[ahead] if ahead == len(low) or marks[ahead] == alone[ahead] else marks[ahead]
        left += _verb_or_noun(verbs[i], low[i], low[i - 1] if i else "", before, after, left) + following
    return left


def _qualified(named: Sequence[Mention], i: int) -> bool:
    """Whether the name before word i only qualifies it."""
    for mention in named:
        if mention.last == i:
            return mention.adjective
    return False


def _opened(left: str) -> bool:
    """Whether what follows these tags stands within a noun phrase that a determiner or a possessive has opened."""
    return left.rstrip("nrc").endswith(("d", "q", "f"))


def _verb_or_noun(verb: Verb, word: str, previous: str, before: str, after: str, left: str) -> str:
    """left: the tags of the words before; before: that of the last, as it counts here."""
    if verb.form == "ing":
        return _ing(word, previous, before, after, left)
    if verb.form == "past":
        return _past(verb, word, previous, before, after, left)
    if before in {"d", "q"}:
        return "n"
    helped = previous == "to" or (before == "v" and previous in HELPS)
    if before in {"x", "o", "w"} or (helped and verb.form == "base"):
        return "v"
    if before == "v" and previous in HAVE and verb.done == word:
        return "v"
    if _no_noun(verb, word, previous, before, after) or (before == "f" and _states(verb, after, left)):
        return "v"
    if before == "v" and verb.form == "s" and verb.kind == "amount" and after in {"f", "h"}:
        return "v"  # "the number of homes destroyed | nears 1,600"
    if before == "f" and verb.done == word and after in {"d", "o"} and not left.endswith("df"):
        return "v"  # "the bank on Monday | cut its rate"
    if before in {"f", "p", "h", "v", "g"}:
        return "n"
    # "the firm cut its debts", "the index shed 5 points", but "the rate cut last week"
    past = verb.done == word and (after in {"d", "o"} or (after in {"f", "h"} and word not in CHANGES))
    if before == "n" and not past and (verb.form == "base" or after not in "fhrp") and _opened(left):
        return "n"
    if before == "n" and verb.form == "s" and after in {"p", "c"} and left.rstrip("n").endswith(("vf", "gf")):
        return "n"  # "took 12 offensive | rebounds"
    return _present(verb, word, previous, before, after)


def _no_noun(verb: Verb, word: str, previous: str, before: str, after: str) -> bool:
    """Whether a base form or one in -s can only be a verb: "crime | continues", "sales were | forecast to fall"."""
    if verb.base in NEVER_NOUN:
        return verb.form == "base" or (before in {"n", "N", "r", ")"} and after != "v")
    return previous in BE and verb.done == word and after == "p" and not verb.noun


def _states(verb: Verb, after: str, left: str) -> bool:
    """Whether a base form behind a figure is what so many do: "30 percent | oppose it", not "a 3 percent drop this"."""
    return verb.form == "base" and verb.kind in {"say", "other"} and after in {"d", "o"} and not left.endswith("df")


def _past(verb: Verb, word: str, previous: str, before: str, after: str, left: str) -> str:
    """Past forms are verbs but before a noun ("the increased demand") and after a preposition ("of unemployed")."""
    if after not in {"n", "N", "f"} and before not in {"p", "q", "d"}:
        return "v"
    if before in {"x", "o", "w"} or word in SAID or (previous in HAVE and verb.done == word):
        return "v"
    if before in {"p", "q"} or (before == "d" and after not in {"p", "d", "f", "h", "r"}):
        return "n"
    if (after in {"f", "n", "N"} and left.endswith("dr")) or (after == "f" and previous in ARTICLES):
        return "n"  # "a seasonally | adjusted 3 million", "the | revised May figure"
    if after not in {"n", "N"}:
        return "v"
    if before == "v":
        return "v" if previous in BE or previous in HAVE else "n"  # "reported | adjusted earnings"
    return "n" if before in {"", "f", "c"} or (before not in {"n", "r"} and _opened(left)) else "v"


def _present(verb: Verb, word: str, previous: str, before: str, after: str) -> str:
    """Forms that can be nouns are verbs when they agree with a noun before and govern what follows."""
    agrees = before == "N" or before == "r" or plural(previous) == (verb.form == "base") or verb.done == word
    if before in {"n", "N", "r", ")"} and agrees:
        if after in {"f", "d", "h", "r", "o", "N", "s"}:
            return "v"
        if before == "N" and after != "v":
            return "v" if (after in {"p", "n"} and not plural(word)) or after == "p" else "n"
        if after == "p" and verb.kind in {"rise", "fall", "amount"}:
            return "v"
        return "v" if after == "n" and verb.form == "s" and verb.kind == "other" else "n"
    return "v" if before in {"c", ",", "-", ":"} and after in {"f", "h", "d"} and verb.form == "base" else "n"


def _ing(word: str, previous: str, before: str, after: str, left: str) -> str:
    if before == "x" or previous in BE or left.endswith("vr"):
        return "g"
    if word == "running" and after in {"p", ",", "."}:
        return "r"  # "for a third year | running"
    if before in {"d", "q"} or (word in NOUN_ING and after in {"n", "p", ",", "."}):
        return "n"
    if (after in {"n", "N"} and _opened(left)) or (word in NOUN_ING and before in {"n", "N"}):
        return "n"
    return "g" if after in {"n", "N", "d", "f", "h", "p", "r", "o", "s"} else "n"
