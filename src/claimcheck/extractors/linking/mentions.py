"""Who and what is named: names of the table, and capitalised words that it does not know, kept as written."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import compress, count
from typing import Any

from claimcheck.extractors.linking.cast import Cast
from claimcheck.extractors.linking.dictionary import BEGINS, CALENDAR, FIGURE, LOW, SHAPE, SPELT, TITLES
from claimcheck.extractors.linking.grammar import CLOSED, verb_form
from claimcheck.extractors.linking.lexicon import verbs, word_class
from claimcheck.extractors.linking.runs import (
    BASED,
    BODIES_OF,
    BODIES_ON,
    ENDING_MEASURES,
    SUFFIXES,
    led_by,
    ordinary,
    title_case,
)
from claimcheck.extractors.linking.spelling import spelt_name
from claimcheck.language.measures import load
from claimcheck.language.names import Name, Names

SURNAMES = frozenset(["king", "prince", "bishop", "dean", "duke", "baron", "pope"])
_LISTS = frozenset(["the", "and", "with", "to", ",", "-", "–"])
MEASURES = frozenset(name for name in load().named if " " in name)
MEASURED = frozenset(name.split()[-1] for name in MEASURES) | ENDING_MEASURES
OFFICES = word_class("office noun")
COMMON_NOUNS = word_class("common noun with a capital")
INDEXED = word_class("before an index")
#: The signs that close the phrase of a figure ("" the end).
CLOSING = frozenset([",", ";", ")", ".", ""])
_BODY = frozenset(["of", "for", "on"])
_STOPS = frozenset('.:"“•*;—')
CITIES = frozenset(["capital", "city"])
#: A report opens so early, and says in so many words where it comes from.
_OPENING, _LONG_DATELINE = 600, 14
#: No name is longer, and a text of capitals alone is read in linear time.
_LONGEST_RUN = 40
_IN_DATELINE = frozenset([",", "(", ")", ".", "/", FIGURE.spelt])
# Shapes of words, see dictionary.shape: those that go on with a name, join one, begin one of no table, go on with none.
_ON, _JOINS, _SURE, _ENDS = frozenset("CPTKQA"), frozenset("jJ-"), frozenset("CPTB"), frozenset("BMoy0'.")


@dataclass(slots=True)
class Mention:
    """Words first to last (exclusive) of a sentence name something."""

    first: int
    last: int
    name: str
    type: str
    adjective: bool = False


#: The words of a sentence as they are spelt and in lower case, FIGURE for a figure, and the shape of each, see
#: dictionary.shape, with two signs more, that stand for none; whether a name can begin with it.
Line = tuple[list[str], list[str], str, list[bool]]


def line(words: list[Any]) -> Line:
    """Words that are laid end to end as `find` reads them."""
    return words[SPELT], words[LOW], "".join(words[SHAPE]) + "..", words[BEGINS]


def find(line: Line, names: Names, cast_: Cast) -> list[Mention]:
    """The names in a sentence, in order, without overlaps."""
    spelt, low, shapes, begins = line
    found: list[Mention] = []
    if True not in begins:
        return found
    headline = title_case(spelt)
    done = 0
    for i in compress(count(), begins):
        if i < done:
            continue
        known = names.at(spelt, i) if spelt[i] in names.openers else None
        behind = known[0] if known else i + 1
        ends = shapes[behind] in _ENDS
        if known is None and (shapes[i] not in _SURE or (ends and shapes[i] == "T")):
            continue
        end = behind if ends or (known and headline) else _run(line, behind, names)
        if end + 1 < len(low) and low[end] == "-" and low[end + 1] in BASED:
            done = end + 2  # "Oslo-based"
        elif i == 0 and (report := _dateline(line, behind if known else end, known, cast_)):
            done = report
        elif known and (end == behind or _splits(line, behind, end, known[1].adjective, names, cast_)):
            done = behind + (behind < len(low) and low[behind] in SUFFIXES)
            found.append(_government(line, i, *known) if known[1].type == "capital" else _mention(i, done, known[1]))
        elif known is None and low[end - 1] in MEASURED and _measures(low, i, end):
            done = end  # "Gross Domestic Product"
        elif known or (not headline and _is_name(line, i, end, cast_)):
            done = _unknown(line, i, end, known, names, cast_, found)
    return found


def _dateline(line: Line, end: int, known: tuple[int, Name] | None, cast_: Cast) -> int:
    """Where the text of a report begins behind the city that it comes from: "Oslo: |", "OSLO, 3 May (NTB) - |"; 0 where
    the words before `end` open no report."""
    spelt = line[0]
    if known[1].type not in CITIES if known else not "".join(spelt[:end]).isupper():
        return 0
    if spelt[end : end + 1] == [":"]:
        city = f"{' '.join(spelt[:end])}:"
        opens = cast_.beginning.startswith(city) or 0 <= cast_.beginning.find(f"\n{city}") < _OPENING
        return end + 1 if opens else 0
    if end == len(spelt) or spelt[end] not in ",(":
        return 0
    for k in range(end, min(end + _LONG_DATELINE, len(spelt) - 1)):
        if spelt[k] in "-–—":
            return k + 1
        if spelt[k] not in _IN_DATELINE and not spelt[k][0].isupper():
            return 0
    return 0


def _government(line: Line, i: int, end: int, name: Name) -> Mention:
    """A known capital, which stands for its country where it acts: "Beijing | agreed", not "in Beijing"."""
    spelt, low, _, _ = line
    if name.country and (i == 0 or CLOSED.get(low[i - 1]) not in ("p", "c")):
        following = spelt[end] if end < len(spelt) else ""
        if following in verbs() or following.endswith("ed") or CLOSED.get(following) == "x":
            return Mention(i, end, name.country, "country")
    return _mention(i, end, name)


def _mention(first: int, last: int, name: Name) -> Mention:
    return Mention(first, last, name.name, name.type, name.adjective)


def _measures(low: Sequence[str], i: int, end: int) -> bool:
    """Whether several words with capitals are what is measured: "Bank Rate", "Food Price Index"."""
    ends = end > i + 1 and low[end - 1] in ENDING_MEASURES and (low[end - 1] != "index" or low[end - 2] in INDEXED)
    return ends or " ".join(low[i:end]) in MEASURES


def _run(line: Line, j: int, names: Names) -> int:
    """The end of the run of capitalised words that goes on at word j, a bounded number of words ahead."""
    spelt, low, shapes, _ = line
    bound = j + _LONGEST_RUN
    while True:
        while shapes[j] in _ON and j < bound:
            j += 1
        if j >= bound:
            return j
        if j < len(spelt) and spelt[j] == "." and _initial(line, j):
            j += 2
            continue
        if shapes[j] not in _JOINS:
            return j
        skip = j + 1 + (shapes[j + 1] in _JOINS)
        if (
            (shapes[skip] not in _ON and (shapes[skip] != "M" or spelt[j] == "on"))
            or spelt[j] == "the"
            or (spelt[j] == "on" and low[j - 1] not in BODIES_ON)
            or (spelt[j] == "of" and low[j - 1] not in BODIES_OF and names.at(spelt, skip))
            or (spelt[j] == "and" and (names.at(spelt, skip) or not _joins(spelt, skip)))
        ):
            return j
        j = skip + 1


def _initial(line: Line, stop: int) -> bool:
    """Whether a stop belongs to the initial of a name: "Anna B | . Berg"."""
    spelt, low, shapes, _ = line
    following = low[stop + 1] if stop + 1 < len(low) else ""
    first = stop > 1 and shapes[stop - 2] == "C" and len(spelt[stop - 1]) == 1
    return first and shapes[stop + 1] == "C" and following not in CLOSED and len(following) > 1


def _joins(spelt: Sequence[str], i: int) -> bool:
    """Whether "and" before word i lies inside a name: "Centers for Disease Control and Prevention"."""
    before = i > 3 and spelt[i - 2][0].isupper() and spelt[i - 3][0].isupper()
    last = i + 1 >= len(spelt) or not spelt[i + 1][0].isupper()
    return before and last and not _BODY.isdisjoint(spelt[max(0, i - 6) : i - 3])


def _splits(line: Line, i: int, end: int, adjective: bool, names: Names, cast_: Cast) -> bool:
    """Whether a known name ends before word i although capitals go on: "Chinese | President"."""
    spelt, low, _, _ = line
    following = low[i].rstrip(".")
    if following in SUFFIXES or following in TITLES or spelt[i] in ("and", "of", "for", "on", "the", "&"):
        return True
    rest = names.at(spelt, i) if adjective else None
    whole = following in CLOSED or (rest is not None and rest[0] == end) or " ".join(spelt[i:end]) in cast_.persons
    return adjective and whole


def _is_name(line: Line, i: int, end: int, cast_: Cast) -> bool:
    """A capital at the start of a sentence is a name only when the document writes it so elsewhere."""
    spelt, low = line[0], line[1][i]
    opens = i == 0 or spelt[i - 1] in _STOPS or (spelt[i - 1] in "-–" and (i == 1 or spelt[i - 2] == ")"))
    if opens and i + 1 < len(spelt) and spelt[i + 1] == "of" and spelt[i] not in cast_.capitals:
        return False  # "Construction of the Oslo line"
    if low in CALENDAR or (low in CLOSED and end == i + 1):
        return False
    if end == i + 1 and (spelt[i] in cast_.initials or low in COMMON_NOUNS or low in SUFFIXES):
        return False
    if i == 0 and spelt[0] not in cast_.capitals and all(word.isupper() and len(word) > 2 for word in spelt[:end]):
        return False  # where a report comes from: "OSLO, Norway -"
    if len(low) > 1 and spelt[i].isupper() and spelt[i].isalpha():
        return not (end == i + 1 and _lettered(spelt, i))
    if not opens and end > i + 1:
        return True
    if not opens:
        return len(low) > 1 and (spelt[i] in cast_.full or f" {low}" not in cast_.beginning)
    if spelt[i] not in cast_.capitals and (led_by(low) if end > i + 1 else ordinary(low)):
        return False  # "Total Berg sales": the name begins behind it
    return end - i > 1 or (low not in verbs() and (spelt[i] in cast_.capitals or _acts(line, i, cast_)))


def _acts(line: Line, i: int, cast_: Cast) -> bool:
    """Whether a word at the start of a sentence is a name because it owns or does something: "Berg | reported"."""
    spelt, low, _, _ = line
    if spelt[i] not in cast_.openers:
        return False
    following = low[i + 1] if i + 1 < len(low) else ""
    if following not in ("'s", "has", "had", "is", "was") and CLOSED.get(following) != "x":
        verb = verb_form(following)
        if verb is None or (verb.form != "past" and following != "says"):
            return False
    return f" {low[i]}" not in cast_.beginning


def _lettered(spelt: Sequence[str], i: int) -> bool:
    """Whether letters are what the figure before them counts, or begin a model: "7-14 | FG |,", "30 | MD | -80s"."""
    behind = spelt[i + 1 : i + 3]
    if behind[:1] == ["-"] and len(behind) > 1:
        return behind[1][0].isdigit()
    return i > 0 and spelt[i - 1] == FIGURE.spelt and "".join(behind[:1]) in CLOSING


def _unknown(
    line: Line, i: int, end: int, known: tuple[int, Name] | None, names: Names, cast_: Cast, found: list[Mention]
) -> int:
    """Append the name that words i to end spell, without titles; return where reading goes on.

    known: the name of the table that begins with word i.
    """
    spelt, low, shapes, _ = line
    run = shapes[i:end]
    if run == "C":
        found.append(Mention(i, end, cast_.full.get(spelt[i], spelt[i]), "unknown"))
        return end
    first = i
    if known or "P" in run or "Q" in run or low[i] in CLOSED:
        ranked = end - (low[end - 1] in SURNAMES)  # "Burger | King"
        titled = max(shapes.rfind("P", i, ranked), shapes.rfind("Q", i, ranked))
        if known and titled >= known[0]:
            found.append(_mention(i, *known))
            i = known[0]
        first = max(i, titled + 1)
        if first < end and low[first] in OFFICES:
            first = i
        while first < end and low[first] in CLOSED:
            first += 1
        inner = names.at(spelt, first) if i < first < end else None
        if inner:
            found.append(_mention(first, *inner))
            return inner[0]
        if first == end:
            return end
    long, name, taken = spelt_name(tuple(spelt[first:end]), shapes[first:end], names)
    full = cast_.full.get(name.name, name.name) if name.type == "unknown" else name.name
    found.append(Mention(first, first + long, full, name.type, name.adjective))
    return first + taken


def listed_from(spelt: Sequence[str], named: Sequence[Mention], i: int) -> list[Name]:
    """The names listed from word i on: "China, Laos and Thailand"."""
    found: list[Name] = []
    for mention in named:
        if mention.first >= i and all(word in _LISTS for word in spelt[i : mention.first]):
            found.append(Name(mention.name, mention.type))
            i = mention.last
    return found


def listed_to(spelt: Sequence[str], named: Sequence[Mention], i: int) -> list[Name]:
    """The names with dashes between that stand right before word i: "China-Laos-Thailand"."""
    found: list[Name] = []
    for mention in reversed(named):
        if mention.last == i:
            found.insert(0, Name(mention.name, mention.type))
            i = mention.first - (mention.first > 0 and spelt[mention.first - 1] in "-–")
    return found
