"""The head noun that a count or an ordinal is of, by word lists and endings: no tagger."""

import re
from functools import cache
from typing import NamedTuple

from claimcheck.language.lexicon import rows, word_set

WORD = re.compile(r"[ ]{1,3}([A-Za-z][A-Za-z’'&./-]*[A-Za-z]|[A-Za-z])(?=([^A-Za-z]|$))")
MOST = re.compile(r"[ -](?:most|least)(?=[ ])")
OF_THE = re.compile(
    r"[ ]of[ ](?:the|its|their|those|these|our|his|her|all)(?:[ ](?:[0-9,]+|two|three|four|five|six|seven|eight|nine|ten))?(?=[ ])"
)
REACH = 6


class Noun(NamedTuple):
    """The printed phrase ("historical files"), where it ends, its head in the singular ("file"), None without one."""

    end: int
    phrase: str
    unit: str | None


@cache
def _irregular() -> dict[str, str]:
    return {row["plural"]: row["singular"] for row in rows("plurals.csv")}


def singular(word: str) -> str:
    """The singular of a plural noun as it is printed; other words unchanged."""
    lowered = word.lower()
    if lowered in _irregular():
        return _irregular()[lowered]
    if not lowered.endswith("s") or lowered.endswith(("ss", "us", "is")) or len(lowered) < 3:
        return word
    if lowered.endswith("ies") and len(lowered) > 4:
        return word[:-3] + "y"
    if lowered.endswith(("sses", "xes", "ches", "shes", "zzes")):
        return word[:-2]
    return word[:-1]


def is_plural(word: str) -> bool:
    """Whether a word looks like a plural noun."""
    lowered = word.lower()
    if lowered in _irregular():
        return True
    return (
        lowered.endswith("s")
        and not lowered.endswith(("ss", "us", "is", "'s", "’s"))
        and len(lowered) > 2
        and lowered not in word_set("not_plurals.txt")
    )


def head_noun(text: str, end: int, singular: bool = False) -> Noun:
    """The head noun of the phrase behind a count (its first plural) or, singular=True, behind an ordinal (its last word)."""
    words: list[tuple[int, str]] = []
    at = end
    if not singular and (group := OF_THE.match(text, end)):
        at = group.end()
    stops = word_set("noun_stops.txt")
    if singular and (most := MOST.match(text, at)):
        at = most.end()
    for _ in range(REACH):
        match = WORD.match(text, at)
        if match is None:
            break
        word = match[1]
        if words and not singular and word in ("and", "or") and len(words) == 1:
            at = match.end(1)  # "200 hourly and salaried workers"
            continue
        if word.lower() in stops or (words and singular and _is_verb(word)):
            break
        if singular and words and word[0].isupper() and words[-1][1].islower():
            break  # "62nd minute Kim"
        words.append((match.end(1), word))
        at = match.end(1)
        if word[0].isupper() and (beyond := WORD.match(text, at)) and beyond[1].islower() and beyond[1] not in stops:
            continue  # "three United States markets"
        if not singular and is_plural(word) and word.lower() not in word_set("plural_modifiers.txt"):
            return _noun(text, end, words)
        if word.endswith(("'s", "’s", "s’", "s'")):
            words.clear()
    if not words:
        return Noun(end, "", None)
    if singular:
        return _noun(text, end, words)
    last = [word for word in words if not _is_verb(word[1])]
    if not last or len(words) > 2 or not last[-1][1].islower() or "-" in last[-1][1]:
        return Noun(end, "", None)
    return _noun(text, end, last)


def _is_verb(word: str) -> bool:
    return (word.endswith(("ed", "ing")) and len(word) > 4 and word.islower()) or word.lower() in word_set(
        "noun_ends.txt"
    )


def _noun(text: str, start: int, words: list[tuple[int, str]]) -> Noun:
    stop, head = words[-1]
    head = head.rsplit("-", 1)[-1] if "-" in head and not head[0].isupper() else head
    return Noun(stop, text[start:stop].strip(), singular_of(head))


def singular_of(word: str) -> str:
    """Lower case except for names and initials."""
    plain = singular(word)
    return plain if plain.isupper() or plain[1:] != plain[1:].lower() else plain.lower()
