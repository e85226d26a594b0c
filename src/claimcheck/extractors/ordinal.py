"""Ordinals: "the 24th meeting", "second", "inaugural". Not "first of all", "second-hand", "at first"."""

import re
from functools import cache

from claimcheck.extractors import fraction
from claimcheck.extractors.figure import Figure
from claimcheck.extractors.mention import Mention
from claimcheck.extractors.noun import ranked_noun
from claimcheck.language.lexicon import lines, word_set
from claimcheck.language.number_words import ordinals
from claimcheck.language.pattern import lazy
from claimcheck.language.phrases import by_opening, phrase_at

DETERMINED = lazy(
    r"(?:\b(?:the|a|an|its|his|her|their|our|my|your|this|that|for|as|in|each|every|one)|['’]s)[ ]\Z", re.IGNORECASE
)
NEXT_WORD = lazy(r"[ ]([a-z]+)(?![A-Za-z])")
#: "First, it rained; second, the dam broke": points of an argument.
OPENS = lazy(r"(?:^|[\n.!?:;(“\"—–]|[;,][ ]and)[ ]*+\Z")
#: "the first two years": the number says it, but not "the first 12-year-old", "the first 10-run win"
NUMBER_AFTER = lazy(
    r"[ ](?:[0-9][0-9,.]*+(?!-[a-z])"
    r"|(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen|few|several)(?![a-z-]))"
)


@cache
def _idioms() -> dict[str, re.Pattern[str]]:
    return by_opening(lines("ordinal_idioms.txt"))


def read(mention: Mention) -> list[Figure]:
    """The ordinal that begins here, if one does."""
    if not mention.amounts:
        return []
    text, term = mention.text, mention.amounts[0].first
    if text[term.start] in "oO" and (part := fraction.read(mention)):
        return part  # "one-hundredth of a second"
    if not term.number.ordinal or term.currency or _is_idiom(text, term.start, term.end):
        return []
    noun = ranked_noun(text, term.end)
    figure = mention.figure(mention.amounts[0], "ordinal", noun.unit)
    figure.noun, figure.after = noun.phrase, max(figure.after, noun.end)
    return [figure]


def _is_idiom(text: str, start: int, end: int) -> bool:
    if (
        phrase_at(text, start, _idioms(), any_case=True)
        or (text[max(0, start - 3) : start].lower() == "at " and text[end : end + 1] != "-")
        or NUMBER_AFTER.match(text, end)
    ):
        return True
    word = text[start:end].lower()
    if word not in ordinals():
        return False
    if text[end : end + 1] in (",", ":") and OPENS.search(text, max(0, start - 8), start):
        return True
    before = text[max(0, start - 8) : start].rstrip(" ")
    if before[-1:] == "," or before.rpartition(" ")[2] in word_set("adverb_before.txt"):
        return word == "first" and text[end : end + 1] == " "
    verb = NEXT_WORD.match(text, end)
    if verb is None or not (verb[1].endswith("ed") or verb[1] in word_set("ordinal_verbs.txt")):
        return False
    return DETERMINED.search(text, max(0, start - 8), start) is None
