"""Whom a figure is about by where it stands, whatever it measures: in brackets, behind a label, in a pair."""

from collections.abc import Sequence

from claimcheck.extractors.linking.measured import figure_before
from claimcheck.extractors.linking.reference import History
from claimcheck.extractors.linking.sentence import Sentence
from claimcheck.language.names import Name

_RANKED = (["placed"], ["ranked"], ["seeded"])
LEVEL = frozenset(["at", "with", "on"])


def told(sentence: Sentence, i: int, before: Sequence[Name], history: History) -> list[Name] | None:
    """Whom the figure at word i is about by the words around it, whatever it measures; None where none tell."""
    if "(" in sentence.tags and (bracketed := _before_bracket(sentence, i, before)):
        return bracketed
    if sentence.low[i - 1] in ("former", "latter") and i > 1 and (placed := history.referred(sentence, i - 1, i)):
        return [name for _, name in placed]
    left = sentence.left[i]
    if left > 0 and sentence.low[left] in ("from", "to"):
        if (paired := _of_pair(sentence, i, history)) is not None:
            return paired or [*before]
        earlier = sentence.before[i]
        if before and earlier is not None and left == sentence.around[earlier][1]:  # up 2% | to 5%
            return [*before]
    if not sentence.mentions or sentence.mentions[0].first > i:
        return None
    if sentence.tags[i - 1] in ",rphfN" and (following := _following(sentence, i)):
        return following
    if sentence.kinds[i] == "ordinal" and (ranked := _ranked(sentence, i)):
        return ranked
    return _labelled(sentence, i) or _beside(sentence, i)


def _ranked(sentence: Sentence, i: int) -> list[Name]:
    """Whose place an ordinal is: "at | second-placed Lund"."""
    if sentence.low[i + 1 : i + 2] != ["-"] or sentence.low[i + 2 : i + 3] not in _RANKED:
        return []
    return [Name(m.name, m.type) for m in sentence.mentions if m.first == i + 3]


def _before_bracket(sentence: Sentence, i: int, before: Sequence[Name]) -> list[Name]:
    """Whom a figure in brackets is about: the name directly before them, "the Lakers (17-36)", or whom the figure
    before them is about, "had 29 points (5-6 FG, 2-3 FT)", unless they name somebody.

    before: the names of the figure before.
    """
    opener = sentence.tags.rfind("(", 0, i)
    if opener < 0 or sentence.tags.find(")", opener, i) > 0:
        return []
    name = next((Name(m.name, m.type) for m in sentence.mentions if m.last == opener), None)
    if name:
        return [] if any(opener < m.first < i for m in sentence.mentions) else [name]
    earlier = figure_before(sentence, opener)
    if earlier is None or sentence.around[earlier][1] != opener:
        return []
    first, last = sentence.clause[i]
    return [] if any(first <= m.first < last for m in sentence.mentions) else list(before)


def _following(sentence: Sentence, i: int) -> list[Name]:
    """Who comes next: "led with 40 percent, followed by Norway, up | 3 percent, with | 30 percent"."""
    last = len(sentence.tags[:i].rstrip(",rphf"))
    if not last or sentence.tags[last - 1] != "N":
        return []
    return [
        Name(m.name, m.type)
        for m in sentence.mentions
        if m.last == last and sentence.low[max(0, m.first - 2) : m.first] == ["followed", "by"]
    ]


def _labelled(sentence: Sentence, i: int) -> list[Name] | None:
    """The name with which a sentence, a point of a list or a member of one opens right before its figure:
    "Norway: | 40%", "Peru at | 3%"."""
    at = sentence.left[i]
    if sentence.tags[at] == "N" and sentence.before[i] is not None:  # "Norway won 5, Peru | 3"
        at += 1
    elif sentence.low[at] not in LEVEL:
        at = 0
    for listed in sentence.mentions if at > 1 else ():
        if listed.last == at and _begins(sentence, listed.first):
            return [Name(listed.name, listed.type)]
    label = sentence.mentions[0]
    if label.adjective or sentence.tags[label.last : i].strip(":,-(hr") or sentence.tags[: label.first].strip(";-.,"):
        return None
    return [Name(label.name, label.type)]


def _begins(sentence: Sentence, first: int) -> bool:
    """Whether a member of a list begins at a word: "Norway with 3 | and Peru with 2", "followed by | Peru"."""
    at = first - 1 - (sentence.tags[first - 1 : first] == "d")
    if at < 1:
        return False
    if sentence.tags[at] == "c":
        at -= sentence.tags[at - 1] == ","
        return sentence.tags[at - 1] != "N"
    return sentence.tags[at] == "," or sentence.low[at - 1 : at + 1] == ["followed", "by"]


def _beside(sentence: Sentence, i: int) -> list[Name] | None:
    """Who stands beside the subject with a figure of its own: "Berg has 64 points, with Lund second on | 57"."""
    first, _ = sentence.clause[i]
    if first == 0 or sentence.low[first] != "with":
        return None
    at = first + 1 + (sentence.tags[first + 1] == "d")
    found = next((m for m in sentence.mentions if m.first == at and m.last <= i), None)
    if found is None or found.adjective or not set("vgqc").isdisjoint(sentence.tags[found.last : i]):
        return None
    return [Name(found.name, found.type)]


def _of_pair(sentence: Sentence, i: int, history: History) -> list[Name] | None:
    """Whose a second pair of levels is: "from 3% to 4%, and in Norway from | 5% to | 6%"; empty for the second of it:
    that of the figure before; None where it is no such pair."""
    j, earlier = sentence.left[i], sentence.before[i]
    if earlier is None or j < 1 or sentence.low[j] not in ("from", "to"):
        return None
    if sentence.low[j] == "to":
        opened = sentence.left[earlier] if j == sentence.around[earlier][1] else 0
        return [] if opened > 0 and _of_pair(sentence, earlier, history) else None
    first = sentence.phrases[sentence.phrase_of[j - 1]][0] if sentence.tags[j - 1] == "N" else 0
    joined = first > earlier + 1 and sentence.low[first - 1] == "in" and sentence.tags[first - 2] == "c"
    return history.within(sentence, first, j) or None if joined else None
