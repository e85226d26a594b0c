"""What a story is about: the country, company, place or person whose name comes most often, and first."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import permutations
from typing import TypeVar

from claimcheck.extractors.linking.grammar import plural
from claimcheck.extractors.linking.lexicon import verbs
from claimcheck.extractors.linking.runs import Run
from claimcheck.language.names import Name, Names
from claimcheck.language.pattern import lazy

#: A nationality that only says whose company or whose citizen a name is: "British pub group Greene King".
_DESCRIBED = lazy(r"([A-Z](?<!\w[A-Z])\w++) ((?>[a-z][\w'-]*+ ){1,5}+)(?=[A-Z])")
LEAD = 400
#: A name counts so often in the first lines; so often where it names a country or company and does not imply it.
_LEADING, _DIRECT = 3, 4
#: What is no country, company or bloc must count so much to be what a story is about.
_OFTEN = 5
_SAID = ("said", "says", "told", "added", "noted")
_Key = TypeVar("_Key", str, Name)


@dataclass(slots=True)
class Tally:
    """How often names come, those of the first lines more: of countries, companies and blocs, of others.

    mentioned: without weight; direct: named, not only by a city or an office; leading: those of the first lines;
    places: cities, states and regions of the first lines.
    """

    counts: dict[str, int] = field(default_factory=dict)
    others: dict[str, int] = field(default_factory=dict)
    mentioned: dict[str, int] = field(default_factory=dict)
    direct: set[str] = field(default_factory=set)
    leading: set[str] = field(default_factory=set)
    places: dict[Name, int] = field(default_factory=dict)


def add(tally: Tally, run: Run, leads: bool) -> None:
    """Count one occurrence of a run."""
    weight = _LEADING if leads else 1
    name = run.about
    if name is None:
        if run.unknown:
            tally.others[run.unknown] = tally.others.get(run.unknown, 0) + weight
        return
    tally.counts[name] = tally.counts.get(name, 0) + weight * (_DIRECT if run.direct else 1)
    tally.mentioned[name] = tally.mentioned.get(name, 0) + 1
    if run.direct:
        tally.direct.add(name)
    if leads and run.place:
        tally.places[run.place] = tally.places.get(run.place, 0) + 1
    elif leads:
        tally.leading.add(name)


def chosen(tally: Tally, text: str, full: Mapping[str, str], names: Names) -> tuple[str | None, Name | None]:
    """The topic of a story, None where none stands out, and what it opens with, the topic where it has one."""
    counts, direct = tally.counts, tally.direct
    for name in _describing(text[:LEAD], names):
        if name in direct:
            counts[name] -= _LEADING * _DIRECT
            tally.mentioned[name] -= 1
    for name in counts.keys() & tally.others.keys():  # "Berg Motors Inc.", then "Berg Motors"
        counts[name] += tally.others[name] * _DIRECT
        tally.mentioned[name] += tally.others.pop(name)
    topic = _topic({name: count for name, count in counts.items() if name in direct}, tally.mentioned)
    best = topic or _first({name: count for name, count in counts.items() if name in tally.leading})
    if best and best != topic and tally.mentioned[best] < 2 and _firm(best, names):
        best = None
    if not best and not tally.places:
        best = _only(tally, names) or _joint(counts, names)
    hero = _hero(tally.others, full)
    told = hero is not None and f" {hero[0].lower()}" not in text and not _speaks(hero[0], text)
    if hero and told and hero[1] > 1.5 * counts.get(best or "", 0) / _DIRECT:
        topic, best = None, hero[0]
    return topic, (names.get(best) or Name(best, "company")) if best else _first(tally.places)


def _joint(counts: Mapping[str, int], names: Names) -> str | None:
    """Two that come equally often and have a name together: "England and Wales"."""
    most = max(counts.values(), default=0)
    for first, second in permutations([name for name, count in counts.items() if count == most][:3], 2):
        if both := names.get(f"{first} and {second}"):
            return both.name
    return None


def _firm(name: str, names: Names) -> bool:
    """Whether a name is a company's, that of the table or one by its suffix."""
    known = names.get(name)
    return known is None or known.type == "company"


def _only(tally: Tally, names: Names) -> str | None:
    """The one country that is named at all, or whose offices and parties are."""
    if len(tally.counts) == 1 and not tally.direct and max(tally.counts.values()) >= _LEADING:
        return next(iter(tally.counts))
    only = names.get(next(iter(tally.direct))) if len(tally.direct) == 1 else None
    return only.name if only and only.type == "country" else None


def _describing(text: str, names: Names) -> Iterator[str]:
    """The countries whose adjectives only describe a name behind them."""
    for adjective, between in _DESCRIBED.findall(text):
        known = names.get(adjective)
        if known and known.adjective and not any(w in verbs() and not plural(w) for w in between.split()):
            yield known.name


def _hero(others: Mapping[str, int], full: Mapping[str, str]) -> tuple[str, int] | None:
    """Who or what without a row in the table comes most often by far, in its full name, and how often."""
    counts: dict[str, int] = {}
    for name, count in others.items():
        name = full.get(name, name)
        counts[name] = counts.get(name, 0) + count
    first, second = sorted([(0, ""), (0, ""), *((count, name) for name, count in counts.items())])[:-3:-1]
    return (first[1], first[0]) if first[0] >= _OFTEN and first[0] >= 1.5 * second[0] else None


def _speaks(name: str, text: str) -> bool:
    """Whether somebody is named at least every other time for what he said: "Berg | said"."""
    short = name.rpartition(" ")[2]
    said = sum([text.count(f"{short} {verb}") + text.count(f"{verb} {short}") for verb in _SAID])
    return 2 * said >= text.count(short)


def _first(counts: Mapping[_Key, int]) -> _Key | None:
    """What comes more often than every other."""
    best = max(counts, key=counts.__getitem__, default=None)
    if best is None or any(count == counts[best] for name, count in counts.items() if name != best):
        return None
    return best


def _topic(counts: Mapping[str, int], mentioned: Mapping[str, int]) -> str | None:
    """The name that stands out from the others."""
    best = max(counts, key=counts.__getitem__, default="")
    others = max([count for name, count in counts.items() if name != best], default=0)
    return best if mentioned.get(best, 0) > 1 and counts[best] >= 1.5 * others else None
