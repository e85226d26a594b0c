"""Who and what a document names: its cast, from its runs of capitalised words."""

from collections import Counter
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from claimcheck.extractors.linking.dictionary import CALENDAR, TITLES
from claimcheck.extractors.linking.lexicon import word_class
from claimcheck.language.names import Names
from claimcheck.language.pattern import lazy

EMPTY = word_class("empty adjective")
EVENTS = word_class("event noun")
TOPICAL = frozenset(["country", "company", "bloc"])
# The looks behind stand after the capital: a pattern that begins with a set of letters is searched for much faster.
_REST = r"(?:\.(?>[A-Z]\.)++|[\w’'&-]*+)"
#: A run of capitalised words, the end of a word in lower case before it, the beginning of an article before it.
_RUN = lazy(
    r"([A-Z](?<!\w[A-Z])(?:(?<=([^\W\d_A-ZÀ-ÖØ-Þ]) [A-Z])(?:(?<=([tT])he [A-Z])|)|)"
    rf"{_REST}(?> (?:[A-Z]|(?:of|for|on) (?:the )?[A-Z]){_REST})*+)"
)
_LEAD = 400


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


#: A country's name that only says whose money it is: "20 million U.S. dollars".
_MONEY = lazy(r"([A-Z](?<![\w.][A-Z])[\w.]*+(?> [A-Z][\w.]*+)?) (?:dollar|pound|franc|peso|rupee)s?\b")


class _Run(NamedTuple):
    """A run of capitalised words.

    name: that of the table with which it begins, "" for none; about: the country, company or bloc that this is or
    belongs to; capitals: its words with a capital; behind: the same without the first; persons: short names and the
    full one; thing: what "the summit" is short for, by its last word.
    """

    name: str
    about: str | None
    capitals: tuple[str, ...]
    behind: tuple[str, ...]
    persons: tuple[tuple[str, str], ...]
    thing: tuple[str, str] | None


def cast(text: str, names: Names) -> Cast:
    """One pass over the document for what its names are."""
    rows = _RUN.findall(text)
    runs = [run for run, _, _ in rows]
    times = Counter(runs)
    leading = Counter(runs[: len(_RUN.findall(text, 0, _LEAD))])
    articled = {run for run, _, article in rows if article}
    inner = {run for run, word, _ in rows if word}
    money = Counter(_MONEY.findall(text))
    full: dict[str, str] = {}
    things: dict[str, str] = {}
    capitals: set[str] = set()
    counts: dict[str, int] = {}
    mentioned: dict[str, int] = {}
    direct: set[str] = set()
    for words, often in times.items():
        within = words in inner or " " in words
        if not within and words.removesuffix("'s") not in names.openers:
            continue
        run = _run_of(words, names)
        about = run.about
        often -= money[words]
        if about and often > 0:
            mentioned[about] = mentioned.get(about, 0) + often
            direct.add(run.name)
            weight = (often + 2 * min(often, leading[words])) * (4 if about == run.name else 1)
            counts[about] = counts.get(about, 0) + weight
        if within:
            capitals.update(run.capitals if words in inner else run.behind)
            if run.persons and words not in articled:
                for short, name in run.persons:
                    full.setdefault(short, name)
        if run.thing:
            things[run.thing[0]] = run.thing[1]
    topics = {name: count for name, count in counts.items() if name in direct}
    return Cast(full, frozenset(capitals), things, _topic(topics, mentioned))


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
    return _Run(known.name if known else "", about, capitals, behind, _persons(parts, names), _thing(parts, names))


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
    """Which event or agreement its last word stands for."""
    if len(parts) < 2 or parts[-1].lower() not in EVENTS:
        return None
    while len(parts) > 2 and parts[0].lower() in EMPTY:
        parts = parts[1:]
    event = names.get(" ".join(parts))
    return parts[-1].lower(), event.name if event else " ".join(parts)
