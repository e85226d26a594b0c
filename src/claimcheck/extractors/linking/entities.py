"""Whom a figure is about: the names in its measure's phrase, then its subject's, its clause's, those named before."""

from collections.abc import Sequence
from operator import attrgetter

from claimcheck.extractors.linking import pointers, runs, standpoint
from claimcheck.extractors.linking.clause import verb_at
from claimcheck.extractors.linking.measured import Measured, apposed
from claimcheck.extractors.linking.reference import ACTORS, COUNTRIES, SHARED, History
from claimcheck.extractors.linking.runs import person_like
from claimcheck.extractors.linking.sentence import Sentence
from claimcheck.extractors.linking.standing import describes, official
from claimcheck.language.names import Name
from claimcheck.model import DATE_LIKE

MOST, _NEAR = 6, 4
#: Verbs by which a company tells of itself, an office of others.
_OWN = frozenset(["report", "post", "announce", "record"])
#: Verbs by which an office says what it has measured.
STATES = _OWN | {"confirm", "register", "estimate", "show", "count", "log", "tally", "project", "forecast", "share"}
#: What two countries have together.
TRADED = frozenset(["exports", "export", "imports", "import", "trade", "shipments", "deliveries"])
#: What a company has by itself.
_RESULTS = frozenset(
    ["dividend", "earnings", "income", "loss", "profit", "revenue", "revenues", "shares", "share", "stock"]
)
_FLOATING = frozenset(["all", "both", "each"])
_NAME, _TYPE = attrgetter("name"), attrgetter("type")
AHEAD = frozenset(["ahead", "behind", "clear", "adrift"])
PLACES = runs.PLACES | {"country"}


def of_figure(
    sentence: Sentence,
    i: int,
    found: Measured,
    before: Sequence[Name],
    source: str | None,
    history: History,
) -> list[Name]:
    """Names that the figure at word i is about, in the order of their roles.

    before: the names of the figure that its measure comes from; source: who says it,
    left out where others are named; history: what was named earlier, and the topic.
    """
    told = standpoint.told(sentence, i, before, history)
    if told is not None:
        return told
    if history.names_any:
        names = _of_measure(sentence, i, found, history)
        if names and found.verb is not None and _states(sentence, found.verb):
            names = [name for name in names if not official(name)]
        if found.inherits:
            names = names or _where(sentence, i, history) or _since_joint(sentence, i, history)
            names = _with_those_before(names, before)
        else:
            names = _behind(sentence, i, found, names, history)
    else:
        names = [*before] if found.inherits else []
    if found.inherits and names and names == [*before]:
        history.latest = names
        return names
    if source is not None and _tells_of_itself(sentence, found, source, before, history):
        source = None
    traded = not TRADED.isdisjoint(found.phrase.words)
    if traded and not names and COUNTRIES.issuperset(map(_TYPE, before)):
        names = [*before]  # While imports | fell: from whom the exports before went to.
    told = names
    names = names or _by_default(sentence, i, before, source, history)
    if traded:
        names = _with_partner(names, history)
    names = _completed(sentence, i, found, names, source, history)
    if told or "unknown" not in map(_TYPE, names):
        history.latest = names
    return names


def _where(sentence: Sentence, i: int, history: History) -> list[Name]:
    """The place behind a figure of its own: "another 34 were hurt | in Norway"."""
    last = sentence.clause[i][1]
    place = next((m for m in sentence.mentions if i < m.first < last), None)
    if place is None or place.first > i + _NEAR or sentence.low[place.first - 1] not in ("in", "at", "from"):
        return []
    return history.within(sentence, place.first, place.last)


def _since_joint(sentence: Sentence, i: int, history: History) -> list[Name]:
    """The names between the last "and" or "while" and the figure: "was 3% in Norway, and in Peru it was | 4%"."""
    joint = max(sentence.tags.rfind("c", 0, i), sentence.tags.rfind("s", 0, i))
    if joint <= sentence.tags.rfind("f", 0, i):
        return []
    first = joint + 1
    if any(m.first == first for m in sentence.mentions):  # "Norway and Peru both"
        first, _ = _with_list(sentence, (first, i))
    return history.within(sentence, first, i)


def _by_default(sentence: Sentence, i: int, before: Sequence[Name], source: str | None, history: History) -> list[Name]:
    """The names of the clause, else whom the sentence, the paragraph or the section opens with, else those of the whole
    sentence, else whom the figure before in the paragraph was of; not who only measures or says."""
    kind = sentence.kinds[i]
    first, last = sentence.clause[i]
    names = history.within(sentence, first, last)
    if first and sentence.tags[first - 1] == ")":
        names = _before_short(sentence, first, history) + names
    if names:
        names = [n for n in names if not official(n) and n.type != "competition"]
    if not names and kind in DATE_LIKE and not history.topic:  # What is on a day is of all whom its sentence names.
        names = [n for n in history.within(sentence, 0, len(sentence.low)) if n.type != "media"][:3]
    if names:
        return names
    several = i + 1 < len(sentence.low) and sentence.low[i + 1] in pointers.NATIONS  # "the six | countries" are not one
    if not several and (opened := history.opened(sentence, i, source)):
        return [opened]
    if not history.topic and (anywhere := history.within(sentence, 0, len(sentence.low))):
        inset = _inset(sentence, history) if "w" in sentence.tags else ()
        names = [name for name in anywhere if name not in inset and not history.stands_by(name, kind)][:3]
    if not (names or several):
        names = history.focus(kind, source)
    if not (names or history.topic or several) and len(history.latest) == 1:
        names = [name for name in history.latest if not history.stands_by(name, kind) and name.name != source]
    if not (names or history.topic) and (history.goes_on or not history.lead):
        names = [name for name in before if not history.stands_by(name, kind)]
    return names


def _inset(sentence: Sentence, history: History) -> list[Name]:
    """The names in relative clauses that commas set off: "the firm, | whose brands include Dag and Natt, said"."""
    found: list[Name] = []
    tags, at = sentence.tags, 0
    while (at := tags.find(",w", at) + 1) > 0:
        found += history.within(sentence, at, tags.find(",", at)) if "," in tags[at:] else []
    return found


def _before_short(sentence: Sentence, first: int, history: History) -> list[Name]:
    """The names before a bracket that only shortens one, which parts no clause: "The Bank of Norway (NB) | cut"."""
    tags = sentence.tags
    opener = tags.rfind("(", 0, first)
    if opener < 0 or tags[opener + 1 : first - 1].strip("N"):
        return []
    return history.within(sentence, max(tags.rfind(sign, 0, opener) for sign in ",;:.-)") + 1, opener)


def _states(sentence: Sentence, verb: int) -> bool:
    """Whether who stands before a verb only says or measures: "the agency | confirmed 616 cases"."""
    found = verb_at(sentence, verb)
    return found.kind == "say" or found.base in STATES


def _tells_of_itself(
    sentence: Sentence, found: Measured, source: str, before: Sequence[Name], history: History
) -> bool:
    """Whether who says a figure is whom it is of: "Berg Motors | reported a profit of"; whom the story is
    about tells of itself, and whom the figure before was of."""
    if history.lead is not None and history.lead.name == source:
        return True
    if found.inherits and source in map(_NAME, before):
        return True
    if found.verb is None or found.subject is None or verb_at(sentence, found.verb).base not in _OWN:
        return False
    return any(name.name == source for name in history.within(sentence, *found.subject))


def _with_partner(names: list[Name], history: History) -> list[Name]:
    """Trade with one other country is also that of the country that the story is about: "exports to Peru"."""
    owner = history.owner("")
    others = {name.name for name in names if name.type in COUNTRIES}
    if len(others) != 1 or len(names) > 2 or owner is None or owner.type != "country" or owner.name in others:
        return names
    return [*names, owner]


def _completed(
    sentence: Sentence, i: int, found: Measured, names: list[Name], source: str | None, history: History
) -> list[Name]:
    """The names without who only says so, with whom the story is about where they stand beside it, at most six."""
    alone = not names or (len(names) == 1 and names[0].name == source)
    if alone or ACTORS.isdisjoint(map(_TYPE, names)):
        owner = history.owner(sentence.kinds[i])
        if owner and alone:
            names = [owner]
        elif (
            owner
            and (sentence.kinds[i] in DATE_LIKE or history.belongs(sentence, names, owner))
            and not (
                (owner.type != "country" or _plays(sentence, i, found, names[0]))
                and _acts(sentence, found, names[0], history)
            )
        ):
            names.append(owner)
    if len(names) < 2:
        return names
    unique = [*dict(zip(map(_NAME, names), names, strict=True)).values()]
    if "competition" in map(_TYPE, unique):
        unique = [name for name in unique if name.type != "competition"] or unique
    if source is not None and source in map(_NAME, unique):
        unique = [name for name in unique if name.name != source] or unique
    return unique[:MOST]


def _plays(sentence: Sentence, i: int, found: Measured, name: Name) -> bool:
    """Whether a figure is what a person himself has: Berg scored | 3 goals, not Berg noted | 3 fires."""
    if name.type == "unknown" and not _RESULTS.isdisjoint(found.phrase.words):
        return True
    if sentence.kinds[i] in SHARED or name.type not in ("person", "unknown") or not person_like(name.name):
        return False
    return found.verb is None or verb_at(sentence, found.verb).kind != "say"


def _acts(sentence: Sentence, found: Measured, name: Name, history: History) -> bool:
    """Whether a name that is no place's, and no unknown abbreviation, is in the subject, and so a rival of the company
    that the story is about."""
    if name.type in PLACES or (name.type == "unknown" and name.name.isupper()):
        return False
    if found.subject is None:
        verbs = [m.last for m in sentence.mentions if m.name == name.name and sentence.tags[m.last : m.last + 1] == "v"]
        return bool(verbs) and verb_at(sentence, verbs[0]).kind != "say"
    return name in history.within(sentence, *found.subject)


def _of_measure(sentence: Sentence, i: int, found: Measured, history: History) -> list[Name]:
    """The names in the phrase of the measure and in the subject."""
    names: list[Name] = []
    for at in found.phrase.spans:
        names += history.within(sentence, *at)
    kind = sentence.kinds[i]
    subject = _antecedent(sentence, i) if "w" in sentence.tags else []
    if not subject and (found.subject is None or (kind == "ordinal" and names)):
        return names
    subject = subject or history.within(sentence, *_subject(sentence, *found.subject or (0, 0)))
    return names + subject if kind in ("ordinal", "count") else subject + names


def _antecedent(sentence: Sentence, i: int) -> list[Name]:
    """Whom a relative clause around the figure at word i is about: "Berg, who won | 3 cups"."""
    who = sentence.tags.rfind("w", 1, i)
    if who < 0 or "." in sentence.tags[who:i] or "," in sentence.tags[who:i]:
        return []
    end = who - (sentence.tags[who - 1] == ",")
    named = next((m for m in sentence.mentions if m.last == end and not m.adjective), None)
    if named is not None and describes(sentence, named):  # Berg of Norway, who won
        named = next((m for m in sentence.mentions if m.last < named.first <= m.last + 2), named)
    return [Name(named.name, named.type)] if named else []


def _subject(sentence: Sentence, first: int, last: int) -> tuple[int, int]:
    """The name set beside a subject, or the subject with the names listed before it."""
    if sentence.low[first] in _FLOATING and sentence.tags[first - 1 : first] == "N":  # "Oslo and Bergen | both rose"
        first, last = next(((m.first, m.last) for m in sentence.mentions if m.last == first), (first, last))
    opened = sentence.tags[first - 1 : first] or "."
    if not sentence.mentions or (opened not in ",c-dh" and sentence.tags[last : last + 1] != ","):
        return first, last
    beside = apposed(sentence, (first, last))
    if beside is None and any(m.first in (first, first + 1) for m in sentence.mentions):
        return _with_list(sentence, (first, last))
    return beside or (first, last)


def _behind(sentence: Sentence, i: int, found: Measured, names: list[Name], history: History) -> list[Name]:
    """Names with whom the others are compared: "is 57 seconds | ahead of Lund"."""
    if AHEAD.isdisjoint(sentence.low[i + 1 : i + 3]):
        return names
    others = history.within(sentence, i + 1, sentence.clause[i][1])
    if found.subject:
        return [*names, *others]
    opened = history.opened(sentence, i, None)
    return [opened, *others] if opened else others


def _with_those_before(names: list[Name], before: Sequence[Name]) -> list[Name]:
    """A figure that goes on about the one before keeps who acts and takes its own counterpart or place."""
    names = list(dict.fromkeys(names))
    if not names:
        return list(before)
    if all(name.type in PLACES for name in names):
        kept = [name for name in before if name.type not in PLACES]
        if not kept and len(before) == 2 and len(names) == 1 and names[0] not in before and _alike(before[1], names[0]):
            kept = [before[0]]
        return kept + names
    return names


def _alike(one: Name, other: Name) -> bool:
    return one.type == other.type or {one.type, other.type} <= COUNTRIES


def _with_list(sentence: Sentence, span: tuple[int, int]) -> tuple[int, int]:
    """The span with the names listed before it: "Oslo, Bergen, | and Trondheim"."""
    first = span[0]
    while first > 0:
        j = first
        while j > 0 and (sentence.tags[j - 1] in ",c" or sentence.low[j - 1] == "the"):
            j -= 1
        listed = next((mention for mention in sentence.mentions if mention.last == j), None) if j < first else None
        if listed is None:
            break
        first = listed.first
    return first, span[1]
