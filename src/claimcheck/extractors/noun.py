"""The head noun that a count or an ordinal is of, by word lists and endings: no tagger."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from claimcheck.language.calendars import MONTH
from claimcheck.language.lexicon import rows, trie, word_set
from claimcheck.language.pattern import lazy

WORD = lazy(
    r"[ ]{1,3}((?:[A-Z]\.){2,3}(?:-[a-z]++)?|[A-Za-z][A-Za-z’'&./-]*(?:[A-Za-z]|-[0-9]{1,3}s?)|[A-Za-z])"
    r"(?=([^A-Za-z]|$))"
)
#: "the second most populous", "the third-largest", "the first-ever", "the second-placed"
MOST = lazy(r"[ -](?:most|least)(?=[ ])|-(?:best|worst|ever|[a-z]++(?<=est|.ed))(?=[ ])")
#: "an 87th-minute winner", "a fourth-round pick": what is ranked stands behind the hyphen.
JOINED = lazy(r"-([a-z]{3,})(?![A-Za-z-])")
MOST_JOINED = lazy(r"best|worst|ever|[a-z]{2,12}(?:est|ed)")
SUPERLATIVE = lazy(r"best|worst|[a-z]{2,12}est")
NUMBER = r"(?:[0-9][0-9,]*+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
OF_THE = lazy(
    rf"[ ](?:out[ ])?of[ ](?:(?:the|its|their|those|these|our|his|her|all)(?:[ ][A-Za-z-]++['’]s)?(?:[ ]{NUMBER})?"
    rf"|(?P<whole>(?:about|over|more[ ]than)?[ ]?{NUMBER}))(?=[ ])"
)
#: "12 more deaths", "3 fewer seats": what is added is what is counted.
MORE = lazy(r"[ ](?:more|fewer|less)(?=[ ])")
#: "34 were killed", "15 hurt", "two remain missing": people, who go without saying.
AUXILIARIES = (
    "are", "were", "was", "is", "have", "had", "has", "been", "being", "remain", "remained", "still", "feared",
    "confirmed", "reported", "seriously", "critically", "also", "left", "presumed", "slightly", "now",
)  # fmt: skip
BEFELL = lazy(
    lambda: (
        rf"(?:[ ](?:more|others?))?(?P<verb>(?>[ ]{trie(AUXILIARIES)}(?![a-z]))*+)"
        rf"[ ]{trie(word_set('sufferings.txt'))}(?![A-Za-z-])"
    )
)
#: What is counted, as tables shorten it: "7-14 FG, 2-3 3PT", "9,000 TEU.": letters alone before a sign.
ABBREVIATION = lazy(r"[ ]((?:[0-9]?[A-Z]{1,4}|[0-9][A-Z][a-z]))s?(?=[ ]?[,;)]|[ ]?\.(?![A-Za-z0-9]))")
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
    people = word[0].isupper() and lowered.endswith("is") and len(word) > 5
    if not lowered.endswith("s") or (lowered.endswith(("ss", "us", "is")) and not people) or len(lowered) < 3:
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
    if word[0].isupper() and lowered.endswith("is") and len(word) > 5:
        return True  # Israelis, Pakistanis
    return (
        lowered.endswith("s")
        and not lowered.endswith(("ss", "us", "is", "'s", "’s"))
        and len(lowered) > 2
        and lowered not in word_set("not_plurals.txt")
    )


def counted_noun(text: str, end: int) -> Noun:
    """The head of the phrase behind a count: its first plural; without one, its only word."""
    first = WORD.match(text, end)
    if first is None or first[1] not in _leading():
        return _head(text, end, first)
    if befell := _befell(text, end):
        return befell
    of = OF_THE.match(text, end)
    if of and of["whole"]:  # "68 of 123 seats": the noun is the other figure's
        return Noun(end, "", (_befell(text, of.end()) or _head(text, of.end(), WORD.match(text, of.end()))).unit)
    group = of or MORE.match(text, end)
    return _head(text, end, WORD.match(text, group.end()) if group else first)


@cache
def _leading() -> frozenset[str]:
    """Words behind a count that lead on to what is counted, or tell what befell it."""
    return (
        word_set("sufferings.txt") | {"of", "out", "more", "fewer", "less", "other", "others"} | frozenset(AUXILIARIES)
    )


def _head(text: str, end: int, match: re.Match[str] | None) -> Noun:
    """The first plural of the phrase that begins with a word, or its only word; it is printed from `end` on."""
    words: list[tuple[int, str]] = []
    for _ in range(REACH):
        if match is None:
            break
        word, stop = match[1], match.end(1)
        sort = _sort(word)
        if sort == "plural":
            return _noun(text, end, [*words, (stop, word)])
        match = WORD.match(text, stop)
        if len(words) == 1 and word in ("and", "or"):
            continue  # "200 hourly and salaried workers"
        if sort == "stop":
            break
        words.append((stop, word))
        if sort == "invariable":
            if match and match[1].endswith("s") and is_plural(match[1]):
                continue  # "12 police officers"
            return _noun(text, end, words)
        if sort == "name" and not (match and match[1].islower()):
            return _noun(text, end, words)
        if sort == "possessive":
            words.clear()
    return _only(text, end, words)


def _only(text: str, end: int, words: list[tuple[int, str]]) -> Noun:
    """The noun of a phrase without a plural: its only word, or what a table shortens it to."""
    nouns = [(stop, word) for stop, word in words if not _is_verb(word)]
    if nouns and nouns[-1][1] in word_set("noun_adjectives.txt"):
        nouns.clear()
    if not text[end + 1 : end + 2].islower() and (short := ABBREVIATION.match(text, end)):
        return Noun(short.end(), short[1], short[1])
    if not nouns or len(words) > 2 or not nouns[-1][1].islower() or "-" in nouns[-1][1]:
        return Noun(end, "", None)
    return _noun(text, end, nouns)


@lru_cache(maxsize=4096)
def _sort(word: str) -> str:
    """What a word behind a count is: "stop", "plural", "invariable" for one without an s, "name" for a plural that a
    name may go on behind ("Times"), "possessive", or "" for any other."""
    lowered = word.lower()
    if lowered in word_set("noun_stops.txt"):
        return "stop"
    if word in _invariable():
        return "invariable"
    if is_plural(word) and lowered not in word_set("plural_modifiers.txt"):
        return "name" if word[0].isupper() and lowered in word_set("name_plurals.txt") else "plural"
    return "possessive" if word.endswith(POSSESSIVES) else ""


@cache
def _invariable() -> frozenset[str]:
    """Plurals without an s, which stand before nouns as well: "police", "staff", "people"."""
    return frozenset(row["plural"] for row in rows("plurals.csv") if not row["plural"].endswith("s"))


def _befell(text: str, end: int) -> Noun | None:
    """People whom only what befell them tells: "34 were killed", "15 hurt", but "two missing hikers"."""
    match = BEFELL.match(text, end)
    if match is None:
        return None
    if match["verb"]:
        return Noun(end, "", "people")
    behind = WORD.match(text, match.end())
    alone = behind is None or behind[1].lower() in word_set("noun_stops.txt")
    return Noun(match.end(), text[end : match.end()].strip(), "people") if alone else None


def ranked_noun(text: str, end: int) -> Noun:
    """The head of the phrase behind an ordinal: its last word."""
    if not text[end + 1 : end + 2].islower() and (short := ABBREVIATION.match(text, end)):
        return Noun(short.end(), short[1], short[1])
    most = MOST.match(text, end)
    if most is None and (joined := JOINED.match(text, end)):
        if MOST_JOINED.fullmatch(joined[1]):  # "his lap was the 9th-fastest"
            return Noun(end, "", None)
        return Noun(joined.end(), joined[1], singular_of(joined[1]))
    words: list[tuple[int, str]] = []
    for stop, word in _phrase(text, most.end() if most else end):
        if words and word in MONTH and SUPERLATIVE.fullmatch(words[-1][1]):  # "the second hottest September"
            words.append((stop, word))
            break
        if word.lower() in word_set("noun_stops.txt") or (
            words and _is_verb(word) and word not in word_set("ing_nouns.txt")
        ):
            break
        if words and word[0].isupper() and words[-1][1].islower() and "-" not in words[-1][1]:
            break  # "62nd minute Kim"
        words.append((stop, word))
        if word.endswith(POSSESSIVES):
            words.clear()
    if not words or SUPERLATIVE.fullmatch(words[-1][1]) or (len(words) == 1 and words[0][1].endswith("ed")):
        return Noun(end, "", None)
    return _noun(text, end, words)


POSSESSIVES = ("'s", "’s", "s’", "s'")


def _phrase(text: str, at: int) -> Iterator[tuple[int, str]]:
    """The next words with nothing but spaces between: where each ends, the word."""
    for _ in range(REACH):
        match = WORD.match(text, at)
        if match is None:
            return
        at = match.end(1)
        yield at, match[1]


def _is_verb(word: str) -> bool:
    return (word.endswith(("ed", "ing")) and len(word) > 4 and word.islower()) or word.lower() in word_set(
        "noun_ends.txt"
    )


def _noun(text: str, start: int, words: list[tuple[int, str]]) -> Noun:
    stop, head = words[-1]
    if "-" in head and not head[0].isupper():
        last = head.rsplit("-", 1)[-1]
        head = last if last[0].isalpha() else head  # "over-65s"
    return Noun(stop, text[start:stop].strip(), singular_of(head))


@lru_cache(maxsize=4096)
def singular_of(word: str) -> str:
    """Lower case except for names and initials."""
    plain = singular(word)
    return plain if plain.isupper() or plain[1:] != plain[1:].lower() else plain.lower()
