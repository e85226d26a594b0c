"""A run of capitalised words: what is known of it wherever it stands."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from claimcheck.extractors.linking.dictionary import CALENDAR, COMMON, TITLES
from claimcheck.extractors.linking.grammar import CLOSED, plural
from claimcheck.extractors.linking.lexicon import verbs, word_class
from claimcheck.language.lexicon import word_set
from claimcheck.language.names import Name, Names

EMPTY = word_class("empty adjective")
EVENTS = word_class("event noun")
SUFFIXES = word_class("company suffix")
BODIES_ON = word_class("body on")
BODIES_OF = word_class("body of")
BASED = word_class("based")
FIELDS = frozenset(["health", "finance", "financial", "defence", "defense", "trade", "economy"])
FIRST_NAMES = word_class("also a first name")
TOPICAL = frozenset(["country", "company", "bloc"])
ENDING_MEASURES = word_class("ends a measure")
PLACES = frozenset(["capital", "city", "state", "region"])
#: Ends of adverbs, adjectives and nouns that are no names.
_OF_NOUNS = ("ing", "tion", "sion", "ment", "ness", "ity", "ance", "ence", "ism", "ship")
_ENDS = (*_OF_NOUNS, "ly", "ous", "ful", "able", "ible", "ed", "wide", "men", "people", "folk")


@dataclass(frozen=True, slots=True, eq=False)
class Run:
    """A run of capitalised words; the same words are the same object.

    about: the country, company or bloc that this names or belongs to; direct: whether it names it;
    capitals: its words with a capital; behind: the same without the first; persons: the full name by short ones;
    thing: the event or agreement that this is, and the word that it is short for;
    place: the city, state or region that it names; opener: its first word, "" for one with which any sentence may open;
    rest: what stands behind such a word; unknown: the name, where the table lacks it.
    """

    about: str | None
    direct: bool
    capitals: tuple[str, ...]
    behind: tuple[str, ...]
    persons: tuple[tuple[str, str], ...]
    thing: tuple[str, str] | None
    place: Name | None
    opener: str
    rest: "Run | None"
    unknown: str


@lru_cache(maxsize=1 << 14)
def run_of(text: str, names: Names) -> Run:
    """What is known of a run of capitalised words, wherever it stands."""
    parts = _cut(_described(text.removesuffix("'s").removesuffix("'").removeprefix("The ").split()))
    known = _known(parts, names)
    firm = " ".join(parts[:-1]) if known is None and len(parts) > 1 and parts[-1].lower() in SUFFIXES else None
    if text == "English":
        known = None  # the language far more often than the nation
    about = known.name if known and known.type in TOPICAL else known.country if known else firm
    capitals, behind = [
        tuple([word for word in some if word[0].isupper() and word.lower() not in CALENDAR])
        for some in (parts, parts[1:])
    ]
    low = parts[0].lower()
    opens = known is None and firm is None and (led_by(low) if len(parts) > 1 else ordinary(low))
    rest = parts[_leading(parts, names) :] if opens else []
    persons = _persons(parts, names)
    titles = all(part.lower().rstrip(".") in TITLES for part in parts)
    unknown = "" if titles else persons[0][1] if persons else " ".join(parts)
    return Run(
        about,
        about is not None and (known is None or about == known.name),
        capitals,
        behind,
        persons,
        _thing(parts, names),
        known if known and known.type in PLACES else None,
        "" if opens else parts[0],
        run_of(" ".join(rest), names) if rest else None,
        "" if known or firm or opens or not capitals or text.isupper() or parts[0] in COMMON else unknown,
    )


def _described(parts: list[str]) -> list[str]:
    """A run without where its name comes from: "Oslo-based | Berg Motors"."""
    behind = 0
    for i, part in enumerate(parts[:-1], 1):
        if "-" in part and part.rpartition("-")[2] in BASED:
            behind = i
    return parts[behind:]


def _leading(parts: list[str], names: Names) -> int:
    """How many words stand before a name that they do not belong to: "In | New York"."""
    k = 1
    while k < len(parts) and led_by(parts[k].lower()) and names.at(parts, k) is None:
        k += 1
    return k


def _cut(parts: list[str]) -> list[str]:
    """A run without what only follows it: "Berg | on Saturday", "Anna Berg | of Norway"."""
    for i, part in enumerate(parts[1:], 1):
        before = parts[i - 1].lower()
        origin = part == "of" and i <= 3 and before not in BODIES_OF and _person(parts[:i])
        if origin or (part == "on" and before not in BODIES_ON):
            return parts[:i]
    return parts


def person_like(name: str) -> bool:
    """Whether a name may be the first and last name of a person."""
    return _person(name.split())


def _person(parts: list[str]) -> bool:
    return 2 <= len(parts) <= 3 and not any(_common(part.lower()) or part.lower() in TITLES for part in parts)


def _known(parts: list[str], names: Names) -> Name | None:
    """The name of the table with which a run begins; a first name begins no country: "Chad Brown", "Chad"."""
    if whole := names.get(" ".join(parts)):
        return whole
    if len(parts) > 1 and parts[0] in FIRST_NAMES and parts[1].lower() not in TITLES:
        return None
    longest = names.at(parts, 0)
    return longest[1] if longest else names.get(parts[0])


def _persons(parts: list[str], names: Names) -> tuple[tuple[str, str], ...]:
    """Which full name a surname, both surnames or a first name stand for: "Anna B. Berg Lund"."""
    while len(parts) > 1 and (parts[0].lower().rstrip(".") in TITLES or names.get(parts[0])):
        parts = parts[1:]
    if len(parts) > 1 and parts[-1].lower() in SUFFIXES:
        parts = parts[:-1]
    spelt = [part for part in parts if not (len(part) == 2 and part[1] == ".")]
    if not 2 <= len(spelt) <= 3 or any(part.endswith(("'s", "'")) or not _own(part) for part in spelt[:-1]):
        return ()
    last, full = spelt[-1], " ".join(parts)
    if full.isupper() or last.lower() in ENDING_MEASURES:
        return ()
    if not _own(last):
        shorts = [spelt[0]] if last.lower() in FIELDS else []
    else:
        shorts = [last, spelt[0], *([" ".join(spelt[1:])] if len(spelt) > 2 else [])]
    return tuple((short, full) for short in shorts if not names.get(short))


def _own(part: str) -> bool:
    """Whether a word of a name is somebody's own: no title, no initial."""
    return part[0].isupper() and len(part) > 1 and part.lower() not in TITLES


def _thing(parts: list[str], names: Names) -> tuple[str, str] | None:
    """The event or agreement that a run names, and the word that it is short for."""
    if len(parts) < 2 or parts[-1].lower() not in EVENTS:
        return None
    while len(parts) > 2 and parts[0].lower() in EMPTY:
        parts = parts[1:]
    event = names.get(" ".join(parts))
    return event.name if event else " ".join(parts), parts[-1].lower()


@lru_cache(maxsize=1 << 14)
def ordinary(low: str) -> bool:
    """Whether a word that opens a sentence is likely no name, although it has a capital."""
    return _common(low) or plural(low) or low.endswith(_ENDS)


def _common(low: str) -> bool:
    return low in qualifying() or low in verbs() or low in word_set("ordinary_openers.txt")


def led_by(low: str) -> bool:
    """Whether a word that opens a sentence before a name does not belong to it: "Total | Berg sales"."""
    return low in qualifying() or low.endswith(("ly", "ing", "ed"))


@cache
def qualifying() -> frozenset[str]:
    """Words of closed classes, and adjectives with which sentences open."""
    return frozenset(CLOSED) | word_class("opening adjective")


def title_case(spelt: Sequence[str]) -> bool:
    """Whether capitals say nothing here: a headline with every longer word capitalised."""
    if spelt and spelt[-1] in ".?!":
        return False
    longer = [word for word in spelt if len(word) > 3 and word[0].isalpha()]
    return len(longer) > 2 and sum(word[0].isupper() for word in longer) > 0.75 * len(longer)
