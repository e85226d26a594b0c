"""Which verb governs a word, and what its subject and object are."""

from functools import lru_cache

from claimcheck.extractors.linking.lexicon import Verb, verbs, word_class
from claimcheck.extractors.linking.sentence import UNMEASURED, Sentence

#: What a relative clause behind it hardly goes on about: "at a rate, which".
_GENERIC = word_class("generic head")
#: Kinds of verbs that tell what becomes of their subject.
_INTRANSITIVE = frozenset(["rise", "fall", "change", "amount", "be"])
_BARRIERS = frozenset([".", ";", ":", "("])
_STOPS = frozenset(".;")
#: So many words a parenthesis has at most.
_LONGEST = 29
#: Tags that neither govern what follows nor part it from its verb.
_PASSED = 'fdpcxronNqh,-"'


def verb_at(sentence: Sentence, i: int) -> Verb:
    """The verb at word i; one that the vocabulary lacks is of kind other."""
    return _verb(sentence.low[i])


@lru_cache(maxsize=1 << 13)
def _verb(word: str) -> Verb:
    found = verbs().get(word)
    if found:
        return found
    form = "ing" if word.endswith("ing") else "past"
    return Verb(word.removesuffix("ing").removesuffix("ed"), "other", form, "", word)


def governor(sentence: Sentence, i: int) -> int | None:
    """The verb to the left whose clause word i is in, or None."""
    depth, j = 0, i
    while (j := len(sentence.tags[:j].rstrip(_PASSED)) - 1) >= 0:
        tag = sentence.tags[j]
        if tag in "vg" and not depth:
            return j
        if tag == ")":
            depth += 1
        elif tag == "(" and depth:
            depth -= 1
        elif depth:
            continue
        elif tag in _BARRIERS or (tag in "sw" and opens_clause(sentence, j)):
            return None
    return None


def opens_clause(sentence: Sentence, i: int) -> bool:
    """Whether the subordinator or relative at word i parts what follows from its verb: not "fell, | though by 3%"."""
    return sentence.low[i] != "that" and sentence.tags[i + 1 : i + 2] != "p"


def main_verb(sentence: Sentence, i: int) -> int | None:
    """The nearest finite verb to the left of word i."""
    verb = sentence.tags.rfind("v", 0, i)
    return verb if verb >= 0 else None


def head_verb(sentence: Sentence, i: int) -> int:
    """The first word of the verb group that word i ends: "has been | rising", "is expected to | reach"."""
    tags, low = sentence.tags, sentence.low
    j = i
    while j > 0 and (tags[j - 1] in "xrv" or (low[j - 1] == "to" and j > 1 and tags[j - 2] in "vxg")):
        j -= 1
    while j < i and tags[j] == "r":
        j += 1
    return j


def subject_end(sentence: Sentence, verb: int) -> int | None:
    """The last word of the phrase that the verb is about, or None; a pronoun counts."""
    tags, low = sentence.tags, sentence.low
    head = head_verb(sentence, verb)
    j = head - 1 - (low[head - 1] == "to" and _raised(sentence, verb, head))
    while j >= 0:
        tag = tags[j]
        if tag in "nNq":
            return _outside(sentence, j) if "w" in tags else j
        if tag in "rh" or (tag == "f" and _adverbial(sentence, j)):
            j = _before_time(sentence, j) if tag == "f" else j - 1
        elif tag == "w" or (low[j] == "that" and j and tags[j - 1] in "nN"):
            j -= 2 if j and tags[j - 1] in ",-" else 1
            if low[j] in _GENERIC or sentence.kinds.get(j) in UNMEASURED:
                return _subject_before(sentence, j)
        elif tag in ",-" and (low[head] in ("having", "being") or _verb(low[verb]).form == "ing"):
            break
        elif tag in ",)-":
            opener = _opener(sentence, j)
            if opener is None:
                break
            j = opener - 1
        elif tag == "c":
            return _subject_before(sentence, j)
        elif tag in "ofd":
            return j
        else:
            break
    if j >= 0 and tags[j] in ",-vg" and _verb(low[verb]).form in ("ing", "past"):
        return _subject_before(sentence, j)
    return None


def _subject_before(sentence: Sentence, i: int) -> int | None:
    """The end of the subject of the verb before word i."""
    earlier = _earlier_verb(sentence, i)
    return subject_end(sentence, earlier) if earlier is not None else None


def _outside(sentence: Sentence, last: int) -> int:
    """The end of the noun phrase that a relative clause ending at word `last` belongs to: "people who live in cities |
    rose"; `last` where there is no such clause."""
    tags = sentence.tags
    opener = tags.rfind("w", 0, last)
    if opener < 1 or tags[opener - 1] not in "nNq" or "v" not in tags[opener:last]:
        return last
    first = sentence.phrases[sentence.phrase_of[last]][0]
    told = tags[first - 1] == "v" and _verb(sentence.low[first - 1]).kind == "say"
    return last if told or any(tag in tags[opener:last] for tag in ",;:-s") else opener - 1


def _raised(sentence: Sentence, verb: int, head: int) -> bool:
    """Whether the object of another verb is what an infinitive, its "to" before `head`, is about: "expects sales to |
    rise"."""
    last, tags = head - 2, sentence.tags
    if last < 1 or tags[last] not in "nNq":
        return False
    first = sentence.phrases[sentence.phrase_of[last]][0]
    return first > 0 and tags[first - 1] in "vg" and _verb(sentence.low[verb]).kind in _INTRANSITIVE


def _adverbial(sentence: Sentence, i: int) -> bool:
    """Whether a figure before a verb is a time that stands there as an adverb: "trade last year | rose"."""
    number = sentence.phrase_of[i]
    first, last = sentence.phrases[number]
    return i > 0 and last == i + 1 and first >= 1 and sentence.tags[first - 1] in "nNp,"


def _before_time(sentence: Sentence, i: int) -> int:
    j = sentence.phrases[sentence.phrase_of[i]][0] - 1
    return j - 1 if j >= 0 and sentence.tags[j] == "p" else j


def _opener(sentence: Sentence, closer: int) -> int | None:
    """Where the parenthesis that ends at a comma, dash or bracket begins: "Kobe, the port, | hit"."""
    tags = sentence.tags
    sign = tags[closer]
    j = tags.rfind("(" if sign == ")" else sign, max(0, closer - _LONGEST), closer)
    return j if j > 0 and tags[j - 1] in "nNfq)o" and _STOPS.isdisjoint(tags[j:closer]) else None


def _earlier_verb(sentence: Sentence, i: int) -> int | None:
    tags = sentence.tags
    j = tags.rfind("v", 0, i)
    while j >= 0 and tags[j + 1] == "v":
        j = tags.rfind("v", 0, j)
    return j if j >= 0 and _STOPS.isdisjoint(tags[j:i]) else None


def object_phrase(sentence: Sentence, verb: int, stop: int) -> tuple[int, int] | None:
    """The noun phrase right after a verb and before word `stop`, without a figure but an ordinal."""
    tags = sentence.tags
    j = verb + 1
    while j < stop and tags[j] == "r":
        j += 1
    if j >= stop or sentence.phrase_of[j] < 0:
        return None
    first, last = phrase = sentence.phrases[sentence.phrase_of[j]]
    if first != j or last > stop:
        return None
    if "f" not in tags[first:last]:
        return phrase
    return None if any(sentence.kinds.get(k, "ordinal") != "ordinal" for k in range(first, last)) else phrase
