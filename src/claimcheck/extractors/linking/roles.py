"""Role words of a figure: what its frame says, what its measure is called, what stands beside it and in its clause."""

from functools import lru_cache

from claimcheck.extractors.linking.clause import verb_at
from claimcheck.extractors.linking.compared import BASE
from claimcheck.extractors.linking.lexicon import role_hits
from claimcheck.extractors.linking.measured import DEALS, Measured
from claimcheck.extractors.linking.sentence import Sentence
from claimcheck.model import DATE_LIKE

AMOUNTS = frozenset(["money", "percent", "percentage_points", "quantity"])
#: "18% more than", not "$3 million, more than".
_COMPARED = frozenset(["percent", "percentage_points"])
#: Where a word behind the figure still speaks of it, by its scope.
_BEHIND = {"near": 7, "after": 3, "compared": 2}
#: Words from "revised" to what it was revised from.
_REVISION = 3
#: Roles that only amounts can have: a "goal" beside a count is one that was scored.
_OF_AMOUNTS = frozenset(["target", "rate", "price", "net", "gross"])


def of_figure(sentence: Sentence, i: int, found: Measured) -> set[str]:
    """Words of model.ROLES for the figure at word i."""
    roles = set(found.roles)
    if "from" in roles and "revised" in sentence.low[max(0, i - _REVISION) : i]:
        roles = roles - {"from"} | {"revised"}  # the revised (from | 310) level of 305
    if found.phrase.words:
        roles |= _named(found.phrase.words)
        if "price" in roles and found.verb is not None and verb_at(sentence, found.verb).base in DEALS:
            roles.discard("price")  # what something is sold for is its price, called so or not
    if found.tail:
        roles |= _named(found.tail)
    if sentence.hits:
        _add_told(roles, sentence, i, found)
    if sentence.kinds[i] not in AMOUNTS:
        return roles - _OF_AMOUNTS if roles else roles
    start = sentence.around[i][0]
    if start and sentence.plain[start - 1] in BASE:
        roles.add("previous")
    return roles


def _describes(sentence: Sentence, i: int, at: int) -> bool:
    """Whether the word of planning tells which thing is meant and not when: "adopted the | proposed rate on Monday",
    "sold more than | planned in May"."""
    if sentence.kinds[i] not in DATE_LIKE or "v" not in sentence.tags[:at]:
        return False
    before = sentence.tags[:at].rstrip("n")
    named = before.endswith("d") and (len(before) == at or sentence.tags[at + 1 : at + 2] == "n")
    return named or sentence.plain[at - 1] == "than"


@lru_cache(maxsize=1 << 13)
def _named(words: tuple[str, ...]) -> frozenset[str]:
    """The roles that the words of a measure imply."""
    return frozenset(role for _, scope, role in role_hits(words) if scope == "phrase")


def _add_told(roles: set[str], sentence: Sentence, i: int, found: Measured) -> None:
    """The roles that words beside the figure and in its clause imply."""
    start, end = sentence.around[i]
    for at, scope, role in sentence.hits:
        if scope == "clause":
            first, last = sentence.clause[i]
            told = first <= at < last and not (role == "plan" and _describes(sentence, i, at))
        elif scope == "phrase":
            told = start <= at < end or at == i + 1 or any(first <= at < last for first, last in found.phrase.spans)
        elif scope == "before":
            told = start - 4 <= at < start
        elif scope == "object":
            told = at == sentence.left[i]
        else:
            told = i < at < i + _BEHIND[scope] and (scope != "compared" or sentence.kinds[i] in _COMPARED)
        if told:
            roles.add(role)
