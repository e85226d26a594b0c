"""Which names of a sentence stand for themselves, and which only describe, measure, speak or say where from."""

from collections.abc import Sequence
from functools import lru_cache

from claimcheck.extractors.linking.grammar import CLOSED, plural
from claimcheck.extractors.linking.lexicon import verbs, word_class
from claimcheck.extractors.linking.mentions import Mention
from claimcheck.extractors.linking.runs import person_like
from claimcheck.extractors.linking.sentence import Sentence
from claimcheck.language.names import Name

OFFICES = word_class("office of a state")
_NO_AGENTS = word_class("no agent in -er")
_DATELINE = frozenset([":", "-", "–", "—", "("])
_WITH_OTHERS = frozenset(["and", "-", "&"])


def describes(sentence: Sentence, mention: Mention) -> bool:
    """Whether an adjective only describes who or what is named or meant: "Chinese | President Xi Jinping", "British |
    pub group Greene King", "the Swedish | swimmer"; a language: "entries for French"."""
    if not mention.adjective:
        return mention.type == "country" and mention.first > 1 and _origin(sentence, mention)
    tags, low = sentence.tags, sentence.low
    j = mention.last
    behind = len(tags) - len(tags[j:].lstrip("nc"))
    if behind == j:
        if tags[j : j + 1] == ",":
            return not any(m.adjective and m.first in (j + 1, j + 2) for m in sentence.mentions)
        return tags[j : j + 1] in ("", ".", "(", ")", "p", "v", "x", "-") and low[mention.first - 1] != "the"
    if tags[behind : behind + 1] == "N":
        return tags[behind - 1] == "n" and not plural(low[behind - 1])
    return _agent(low[behind - 1])


def _origin(sentence: Sentence, mention: Mention) -> bool:
    """Whether a country is only where a person is from: "Anna Berg of | Norway"."""
    of = mention.first - 1 - (sentence.low[mention.first - 1] == "the")
    if of < 1 or sentence.low[of] != "of":
        return False
    return any(m.last == of and (m.type == "person" or person_like(m.name)) for m in sentence.mentions)


def _agent(noun: str) -> bool:
    """Whether a noun is of one person or company, which is named elsewhere: swimmer, carmaker, woman."""
    return noun.endswith(("er", "or", "ist", "man", "woman")) and noun not in _NO_AGENTS


@lru_cache(maxsize=1 << 14)
def official(name: Name) -> bool:
    """Whether a name is of an office that measures and says, and of the press."""
    if name.type == "media":
        return True
    return name.type in ("organisation", "unknown") and not OFFICES.isdisjoint(name.name.lower().split())


def behind_adjunct(sentence: Sentence, i: int) -> Name | None:
    """Whom a figure in what opens a sentence is about: "After 20 years in office, | Berg left"."""
    first, last = sentence.clause[i]
    if first or sentence.tags[0] not in "psg" or sentence.tags[last : last + 1] != ",":
        return None
    at = last + 1 + (sentence.tags[last + 1 : last + 2] == "d")
    found = next((m for m in sentence.mentions if m.first == at), None)
    return Name(found.name, found.type) if found else None


def opening(words: Sequence[str], named: Sequence[Mention]) -> Name | None:
    """What a sentence opens with the name of, but who only speaks there, and the media."""
    if not named or named[0].type == "media":
        return None
    first, last = named[0].first, named[0].last
    if first and any(word[0].isalnum() and word.lower() not in CLOSED for word in words[:first]):
        return None
    following = words[last] if last < len(words) else ""
    if following in _DATELINE and named[0].type in ("city", "capital"):
        return None
    behind = verbs().get(following)
    listed = following == "," and len(named) > 1 and named[1].first == last + 1
    says = behind is not None and behind.kind == "say" and named[0].type != "company"
    described = named[0].adjective and (_agent(following) or (len(named) > 1 and named[1].first < last + 6))
    if listed or says or described or following in _WITH_OTHERS:
        return None
    return Name(named[0].name, named[0].type)
