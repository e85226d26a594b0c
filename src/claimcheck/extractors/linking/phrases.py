"""Noun phrases as measures: the words that say what is counted, without names, determiners and time."""

from dataclasses import dataclass
from functools import lru_cache

from claimcheck.extractors.linking.lexicon import verbs, word_class
from claimcheck.extractors.linking.sentence import Sentence
from claimcheck.model import DATE_LIKE

LONGEST = 6
#: Adjectives and quantifiers that do not say which thing is meant.
EMPTY = word_class("empty adjective")
#: Heads that say nothing without their complement.
GENERIC = word_class("generic head")
RISE = word_class("rise noun")
FALL = word_class("fall noun")
POINTING = word_class("country noun") | word_class("company noun")
TITLES = word_class("title")
TIME = word_class("time noun")
CHANGE = RISE | FALL | word_class("change noun")
#: Words that say nothing before a tag: "| President Xi", "4% | late Monday".
_MUTE = dict.fromkeys(TITLES, "N") | dict.fromkeys(["early", "late", "mid"], "f")
#: Tags of what can join two noun phrases: a preposition, "and", the "before" of "profit before tax".
_JOINTS = "pcs"
_CHAINED = _JOINTS + "g"
#: What is told of a year's or quarter's figure.
_DATED = CHANGE | word_class("stance noun")
#: What a profit is stated before: "profit before | tax".
_LEFT_OUT = word_class("left out of a profit")
COMPLEMENT = frozenset(
    [
        "before",
        "of",
        "in",
        "for",
        "between",
        "with",
        "from",
        "on",
        "to",
        "by",
        "at",
        "among",
        "per",
        "against",
        "into",
        "over",
        "under",
        "across",
        "within",
        "about",
    ]
)


#: Kinds of verbs whose participles tell which people and things are meant.
_DOING = frozenset(["other", "say", "have", "trade"])


@dataclass(slots=True, eq=False)
class Phrase:
    """Words of a measure, and the stretches of the sentence that they come from, in order; never changed."""

    words: tuple[str, ...] = ()
    spans: tuple[tuple[int, int], ...] = ()


#: What says nothing.
NOTHING = Phrase()


def content(sentence: Sentence, first: int, last: int) -> list[str]:
    """The telling words among words first to last."""
    low, tags = sentence.low, sentence.tags
    words: list[str] = []
    i = first - 1
    while (i := i + 1) < last:
        tag = tags[i]
        if tag == "n" or tag == "g":
            word = low[i]
            if _tells(word) and (word not in _MUTE or tags[i + 1 : i + 2] != _MUTE[word]):
                words.append(word)
        elif tag == "q" and i + 1 < last:
            words.clear()  # the owner's
    return words


def _verb_kind(word: str) -> str:
    known = verbs().get(word)
    return known.kind if known else "other"


@lru_cache(maxsize=1 << 13)
def _tells(word: str) -> bool:
    return word not in EMPTY and len(word) > 1 and word[0].isalpha()


def whole(sentence: Sentence, first: int, last: int, room: int = LONGEST) -> Phrase:
    """A noun phrase, words first to last, with the complements that follow it: trade | between China and Laos."""
    words = content(sentence, first, last)
    if len(words) > 4:
        del words[:-4]
    tags = sentence.tags
    following = _joined(sentence, last) if last < len(tags) and tags[last] in _CHAINED else None
    if following is None:
        return Phrase(tuple(words if len(words) <= room else words[:room]), ((first, last),))
    spans = [(first, last)]
    head = len(words) - 1 if words else None
    changes = sentence.low[last - 1] in CHANGE
    position = last
    while following is not None:
        end = sentence.phrases[sentence.phrase_of[following]][1]
        joint = sentence.low[position]
        if changes and joint not in ("of", "in", "and", "between", "for"):
            break
        added = content(sentence, following, end)[-3:]
        if len(added) == 1 and (added[0] in TIME or (added[0] in POINTING and tags[following] == "d")):
            added = []
        acts = tags[position] == "g" and following == position + 1 and _tells(joint)
        if added and (joint == "before" or acts):
            added.insert(0, joint)
        vague = not words or words[-1] in GENERIC or changes
        if (joint == "of" or vague or len(words) < 3) and len(words) + len(added) <= room:
            words += added
            changes = changes and not added
        spans.append((following, end))
        position = end
        following = _joined(sentence, position)
    if head is not None and len(words) > head + 1 and words[head] in GENERIC:
        del words[head]
    return Phrase(tuple(words)[:room], tuple(spans))


def _joined(sentence: Sentence, position: int) -> int | None:
    """Where the phrase begins that a preposition or "and" at word `position` joins to the one before, or None."""
    tags = sentence.tags
    if position + 1 >= len(tags):
        return None
    joint = tags[position]
    if joint == "g" and position + 2 < len(tags):
        first = position + 1 + (tags[position + 1] == "p")
        fits = sentence.phrase_of[first] >= 0 and _modified(sentence, first) == position
        return first if fits and "f" not in tags[slice(*sentence.phrases[sentence.phrase_of[first]])] else None
    if joint not in _JOINTS or (joint == "s" and not _left_out(sentence, position)):
        return None
    number = sentence.phrase_of[position + 1]
    if number < 0:
        return None
    first, end = sentence.phrases[number]
    if first != position + 1 or ("f" in tags[first:end] and not _dated_change(sentence, first, end)):
        return None
    joins = not _new_clause(sentence, end) if joint == "c" else sentence.low[position] in COMPLEMENT
    return first if joins else None


def _dated_change(sentence: Sentence, first: int, end: int) -> bool:
    """Whether the figures in what changed only say when: a drop in | its third-quarter profits."""
    head = sentence.low[first - 2] if first > 1 else ""
    if head not in _DATED or (head in CHANGE and sentence.kinds.get(first, "period") != "period"):
        return False  # "the drop in 2015 stems from" may hold a verb
    inside = [sentence.kinds[k] for k in range(first, end) if k in sentence.kinds]
    return sentence.tags[end - 1] == "n" and DATE_LIKE.issuperset(inside)


def _left_out(sentence: Sentence, position: int) -> bool:
    """Whether a subordinator joins two noun phrases: the "before" of "profit before tax"."""
    return sentence.low[position + 1] in _LEFT_OUT


def _new_clause(sentence: Sentence, end: int) -> bool:
    """Whether a phrase after "and" that ends before word `end` is the subject of another verb."""
    return end < len(sentence.tags) and (sentence.tags[end] in "vx" or sentence.kinds.get(end) == "multiple")


def _modified(sentence: Sentence, first: int) -> int:
    """Where the participle stands whose object or place begins at word `first`, right behind a noun: "people living in
    | poverty", "staff reporting | pain"; -1 for none."""
    tags = sentence.tags
    at = first - 2 if tags[first - 1] == "p" else first - 1
    doing = at > 0 and tags[at] == "g" and tags[at - 1] == "n" and _verb_kind(sentence.low[at]) in _DOING
    return at if doing else -1


def chain_start(sentence: Sentence, last: int) -> int:
    """Where the chain of noun phrases that ends at word `last` begins: "trade between China and Kazakhstan"."""
    phrase_of, tags = sentence.phrase_of, sentence.tags
    first = sentence.phrases[phrase_of[last]][0]
    while first >= 2:
        joint = tags[first - 1]
        if joint not in _CHAINED:
            break
        if (joint == "p" or joint == "g") and (participle := _modified(sentence, first)) > 0:
            first = sentence.phrases[phrase_of[participle - 1]][0]
            continue
        if joint == "g" or (joint == "s" and not _left_out(sentence, first - 1)):
            break
        before = phrase_of[first - 2]
        if joint == "c" and "f" in tags[sentence.phrases[before][0] : first - 1]:
            break
        if before < 0 or not ((joint in "ps" and sentence.low[first - 1] in COMPLEMENT) or joint == "c"):
            break
        start = sentence.phrases[before][0]
        if joint == "c" and start and (tags[start - 1] in "vg" or sentence.kinds.get(start - 1) == "multiple"):
            break
        if "f" in tags[start : first - 1] and joint == "p" and "n" not in tags[start : first - 1]:
            break
        first = start
    return first


def chain(sentence: Sentence, last: int) -> Phrase:
    """The whole phrase that ends at word `last`, from its head on."""
    first = chain_start(sentence, last)
    return whole(sentence, first, sentence.phrases[sentence.phrase_of[first]][1])
