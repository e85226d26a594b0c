"""Who and what a document names: its cast, from its runs of capitalised words."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from claimcheck.extractors.linking.dictionary import CALENDAR, TITLES
from claimcheck.extractors.linking.lexicon import word_class
from claimcheck.language.names import Names
from claimcheck.language.pattern import lazy

EMPTY = word_class("empty adjective")
EVENTS = word_class("event noun")
TOPICAL = frozenset(["country", "company", "bloc"])
# The looks behind stand after the capital: a pattern that begins with a set of letters is searched for much faster.
_REST = r"(?:\.(?>[A-Z]\.)++|[\w'&-]*+)"
#: A run of capitalised words, the end of a word in lower case before it, the beginning of an article before it, and
#: what a country's name counts that only says whose money it is: "20 million U.S. dollars".
_RUN = lazy(
    r"([A-Z](?<!\w[A-Z])(?:(?<=([^\W\d_A-ZÀ-ÖØ-Þ]) [A-Z])(?:(?<=([tT])he [A-Z])|)|)"
    rf"{_REST}(?> (?:[A-Z]|(?:of|for|on) (?:the )?[A-Z]){_REST})*+)"
    r"(?:(?= (dollar|pound|franc|peso|rupee)s?\b)|)"
)
_LEAD = 400
#: A name counts so often in the first lines; so often where it names a country or company and does not imply it.
_LEADING, _DIRECT = 3, 4


class Cast(NamedTuple):
    """The names of a document.

    full: full names by their last or first word; capitals: words that it writes with a capital within sentences;
    things: what "the summit" is short for, by its last word in lower case;
    topic: the country, company or organisation that it is about, None where no name comes twice.
    """

    full: dict[str, str]
    capitals: frozenset[str]
    things: dict[str, str]
    topic: str | None


@dataclass(frozen=True, slots=True)
class _Run:
    """A run of capitalised words.

    about: the country, company or bloc that this names or belongs to; direct: whether it names it;
    capitals: its words with a capital; behind: the same without the first; persons: the full name by short ones;
    thing: the event or agreement that this is, and the word that it is short for.
    """

    about: str | None
    direct: bool
    capitals: tuple[str, ...]
    behind: tuple[str, ...]
    persons: tuple[tuple[str, str], ...]
    thing: tuple[str, str] | None


def cast(text: str, names: Names) -> Cast:
    """One pass over the document for what its names are; its apostrophes are straight."""
    persons: dict[str, tuple[tuple[str, str], ...]] = {}
    articled: set[str] = set()
    things: dict[str, str] = {}
    capitals: list[str] = []
    counts: dict[str, int] = {}
    mentioned: dict[str, int] = {}
    direct: set[str] = set()
    for match in _RUN.finditer(text):
        words, word, article, money = match.groups()
        run = _run_of(words, names)
        capitals += run.capitals if word else run.behind
        if run.about and not money:
            weight = (_LEADING if match.start() < _LEAD else 1) * (_DIRECT if run.direct else 1)
            counts[run.about] = counts.get(run.about, 0) + weight
            mentioned[run.about] = mentioned.get(run.about, 0) + 1
            if run.direct:
                direct.add(run.about)
        if article:
            articled.add(words)
        if run.persons:
            persons[words] = run.persons
        if run.thing:
            things.setdefault(*run.thing)
    full: dict[str, str] = {}
    for short, name in chain.from_iterable(persons[words] for words in persons if words not in articled):
        full.setdefault(short, name)
    topics = {name: count for name, count in counts.items() if name in direct}
    # Of two summits "the summit" is the one that the document named later.
    return Cast(full, frozenset(capitals), {short: thing for thing, short in things.items()}, _topic(topics, mentioned))


@lru_cache(maxsize=1 << 14)
def _run_of(text: str, names: Names) -> _Run:
    """What is known of a run of capitalised words, wherever it stands."""
    parts = text.removesuffix("'s").removeprefix("The ").split()
    known = names.get(" ".join(parts)) or names.get(parts[0])
    about = known.name if known and known.type in TOPICAL else known.country if known else None
    capitals, behind = [
        tuple([word for word in some if word[0].isupper() and word.lower() not in CALENDAR])
        for some in (parts, parts[1:])
    ]
    direct = known is not None and about == known.name
    return _Run(about, direct, capitals, behind, _persons(parts, names), _thing(parts, names))


def _topic(counts: Mapping[str, int], mentioned: Mapping[str, int]) -> str | None:
    """The name that stands out from the others."""
    best = max(counts, key=counts.__getitem__, default="")
    others = max([count for name, count in counts.items() if name != best], default=0)
    return best if mentioned.get(best, 0) > 1 and counts[best] >= 1.5 * others else None


def _persons(parts: list[str], names: Names) -> tuple[tuple[str, str], ...]:
    """Which full name a surname or a first name stands for."""
    while len(parts) > 1 and (parts[0].lower().rstrip(".") in TITLES or names.get(parts[0])):
        parts = parts[1:]
    if not 2 <= len(parts) <= 3 or any(not part[0].isupper() or part.lower() in TITLES for part in parts):
        return ()
    return tuple((short, " ".join(parts)) for short in (parts[-1], parts[0]) if len(short) > 1 and not names.get(short))


def _thing(parts: list[str], names: Names) -> tuple[str, str] | None:
    """The event or agreement that a run names, and the word that it is short for."""
    if len(parts) < 2 or parts[-1].lower() not in EVENTS:
        return None
    while len(parts) > 2 and parts[0].lower() in EMPTY:
        parts = parts[1:]
    event = names.get(" ".join(parts))
    return event.name if event else " ".join(parts), parts[-1].lower()
