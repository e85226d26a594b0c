"""What a figure measures: the grammatical frames in which English states an amount.

Each frame is tried in the order in which it binds: "of X" and a noun to the right, a preposition or verb to the left,
then the subject of the clause.
"""

from dataclasses import dataclass, field

from claimcheck.extractors.figure import Figure
from claimcheck.extractors.linking import phrases
from claimcheck.extractors.linking.clause import governor, main_verb, object_phrase, subject_end, verb_at
from claimcheck.extractors.linking.lexicon import Verb, word_class
from claimcheck.extractors.linking.phrases import CHANGE, FALL, RISE, Phrase
from claimcheck.extractors.linking.sentence import Sentence
from claimcheck.model import DATE_LIKE

RELATIVE = frozenset(["percent", "percentage_points", "fraction", "multiple"])
PERSONS = word_class("persons")


@dataclass(slots=True)
class Measured:
    """A measure in the making. `inherits`: the frame names no thing, the measure is that of the figure before."""

    phrase: Phrase = Phrase()
    roles: set[str] = field(default_factory=set)
    subject: tuple[int, int] | None = None
    verb: int | None = None
    inherits: bool = False


def measured(sentence: Sentence, i: int, figure: Figure) -> Measured:
    """What the figure at word i measures."""
    if figure.kind in DATE_LIKE or figure.kind in ("time", "age"):
        return event(sentence, i)
    if figure.kind in ("count", "ordinal"):
        return counted(sentence, i, figure)
    return amount(sentence, i, figure)


def _span(sentence: Sentence, i: int) -> tuple[int, int]:
    return sentence.phrases[sentence.phrase_of[i]]


def _left(sentence: Sentence, i: int) -> int:
    """The word before the figure's expression: hedges and a determiner or adjectives of its phrase skipped."""
    first = _span(sentence, i)[0]
    j = first - 1
    while j >= 0 and sentence.tags[j] in "rh":
        j -= 1
    return j


# -- counts -----------------------------------------------------------------------------------------------------------


def counted(sentence: Sentence, i: int, figure: Figure) -> Measured:
    """Counts and ordinals: the noun to the right, with its complement, and for people what happened to them."""
    last = _span(sentence, i)[1]
    if figure.kind == "ordinal":
        phrase = phrases.whole(sentence, i + 1, last)
        words = phrase.words or _name_head(sentence, i + 1, last)
        if not words:
            return Measured(inherits=True, phrase=phrase)
        return Measured(Phrase(("ordinal", *words)[: phrases.LONGEST], phrase.spans))
    if last == i + 1 and sentence.low[last : last + 1] == ["of"] and last + 1 < len(sentence.low):
        if sentence.phrase_of[last + 1] >= 0:
            first, end = _span(sentence, last + 1)
            found = Measured(phrases.whole(sentence, first, end), {"part"} if _definite(sentence, first) else set())
            return _with_predicate(sentence, found, i)
    if last == i + 1:
        return _bare_count(sentence, i, figure)
    start = _span(sentence, i)[0]
    found = Measured(phrases.whole(sentence, i + 1, last))
    found.phrase = Phrase(found.phrase.words, ((start, last), *found.phrase.spans[1:]))
    if not found.phrase.words:
        return _bare_count(sentence, i, figure)
    head = sentence.low[last - 1]
    if head in CHANGE:
        return _change_noun(sentence, i, found)
    return _with_predicate(sentence, found, i)


def _definite(sentence: Sentence, first: int) -> bool:
    return sentence.low[first] in ("the", "those", "these", "its", "their")


def _name_head(sentence: Sentence, first: int, last: int) -> tuple[str, ...]:
    """The last word of a name as the thing that is numbered: "China-Central Asia Summit" -> summit."""
    return (sentence.low[last - 1],) if last > first and sentence.tags[last - 1] == "N" else ()


def _bare_count(sentence: Sentence, i: int, figure: Figure) -> Measured:
    found = amount(sentence, i, figure)
    return found if found.phrase.words or found.inherits else Measured(inherits=True, verb=found.verb)


def _with_predicate(sentence: Sentence, found: Measured, i: int) -> Measured:
    """Add the verb that tells people counted apart: died, were hired, applied."""
    end = max(last for _, last in found.phrase.spans) if found.phrase.spans else i + 1
    verb = _following_verb(sentence, end)
    if verb is None:
        verb = governor(sentence, i)
        if verb is not None:
            found.subject = _subject_span(sentence, verb)
    found.verb = verb
    if verb is None or verb_at(sentence, verb).kind in ("be", "have", "say") or len(found.phrase.words) > 4:
        return found
    kind = verb_at(sentence, verb).kind
    telling = found.phrase.words[-1] in PERSONS or found.phrase.words[0] in PERSONS or kind in ("death", "injury")
    if telling or (len(found.phrase.words) < 3 and kind == "other"):
        found.phrase = Phrase((*found.phrase.words, sentence.low[verb]), found.phrase.spans)
        room = phrases.LONGEST - len(found.phrase.words)
        j = verb + 1
        if room and j + 1 < len(sentence.low) and sentence.low[j] in ("from", "of", "by", "in", "to", "for"):
            number = sentence.phrase_of[j + 1]
            if number >= 0 and "f" not in sentence.tags[slice(*sentence.phrases[number])]:
                more = phrases.content(sentence, *sentence.phrases[number])[-2:][:room]
                spans = (*found.phrase.spans, sentence.phrases[number])
                found.phrase = Phrase((*found.phrase.words, *more), spans)
    if kind in ("rise", "fall") and verb > i:
        found.roles.discard("change")
    return found


def _following_verb(sentence: Sentence, end: int) -> int | None:
    """The verb or participle that follows a phrase directly: "63,600 people | died", "trains | operated"."""
    j = end
    while (j < len(sentence.tags) and sentence.tags[j] in "rxw") or (
        j < len(sentence.tags) and sentence.low[j] in ("be", "been")
    ):
        j += 1
    if j < len(sentence.tags) and sentence.tags[j] in "vg":
        while (
            j + 1 < len(sentence.tags) and sentence.tags[j + 1] in "vgr" and verb_at(sentence, j).kind in ("be", "have")
        ):
            j += 1
        return j
    return None


# -- amounts ----------------------------------------------------------------------------------------------------------


def amount(sentence: Sentence, i: int, figure: Figure) -> Measured:
    """Money, shares, changes, quantities: the frames from the one that binds most closely to the loosest."""
    for frame in (_of_right, _noun_right, _in_right, _left_of, _left_verb):
        found = frame(sentence, i, figure)
        if found is not None:
            return found
    return _fallback(sentence, i, figure)


def _of_right(sentence: Sentence, i: int, figure: Figure) -> Measured | None:
    """80 percent | of the cargo; half | China's trade."""
    last = _span(sentence, i)[1]
    if (figure.kind == "fraction" and last > i + 1 and sentence.tags[i + 1] in "nN") or (
        figure.kind == "fraction" and _next_phrase(sentence, i)
    ):
        first, end = (i + 1, last) if last > i + 1 else _span(sentence, i + 1)
        if sentence.low[end - 1] not in CHANGE:
            return Measured(phrases.whole(sentence, first, end), {"share"})
    if last != i + 1 or sentence.low[last : last + 1] != ["of"] or last + 1 >= len(sentence.low):
        return None
    number = sentence.phrase_of[last + 1]
    if number < 0:
        return None
    first, end = sentence.phrases[number]
    phrase = phrases.whole(sentence, first, end)
    roles = {"share"} if figure.kind in RELATIVE else set()
    return Measured(phrase, roles, inherits=not phrase.words, verb=governor(sentence, i))


def _next_phrase(sentence: Sentence, i: int) -> bool:
    return i + 1 < len(sentence.tags) and sentence.tags[i + 1] in "dN" and sentence.phrase_of[i + 1] >= 0


def _noun_right(sentence: Sentence, i: int, figure: Figure) -> Measured | None:
    """A 0.7% | increase, a $1 trillion | market capitalization."""
    start, last = _span(sentence, i)
    if last == i + 1:
        return None
    found = Measured(phrases.whole(sentence, i + 1, last))
    if sentence.low[last - 1] in CHANGE:
        return _change_noun(sentence, i, found)
    found.phrase = Phrase(found.phrase.words, ((start, last), *found.phrase.spans[1:]))
    if not found.phrase.words:
        return None
    if figure.kind == "percent" and sentence.low[i + 1] in ("more", "fewer", "less", "higher", "lower"):
        found.roles |= {"change", "rise" if sentence.low[i + 1] in ("more", "higher") else "fall"}
    return found


def _change_noun(sentence: Sentence, i: int, found: Measured) -> Measured:
    """A 2.7 percent rise | in imports; an increase of 5 percent: of what, or of whom."""
    word = sentence.low[_span(sentence, i)[1] - 1]
    found.roles |= {"change"} | ({"rise"} if word in RISE else {"fall"} if word in FALL else set())
    rest = tuple(other for other in found.phrase.words if other not in CHANGE)
    if rest:
        found.phrase = Phrase(rest, found.phrase.spans)
        return found
    verb = governor(sentence, i)
    subject = _subject_span(sentence, verb) if verb is not None else None
    if subject is None:
        found.inherits, found.phrase = True, Phrase((), found.phrase.spans)
        return found
    phrase = _subject_phrase(sentence, subject)
    found.phrase, found.subject, found.verb = phrase, subject, verb
    found.inherits = not phrase.words
    return found


def _in_right(sentence: Sentence, i: int, figure: Figure) -> Measured | None:
    """$3 billion | in profit."""
    last = _span(sentence, i)[1]
    if figure.kind not in ("money", "quantity", "percent") or last != i + 1 or last + 1 >= len(sentence.low):
        return None
    if sentence.low[last] not in ("in", "for", "worth") or sentence.phrase_of[last + 1] < 0:
        return None
    first, end = _span(sentence, last + 1)
    if (sentence.low[last] != "in" and figure.kind != "money") or "f" in sentence.tags[first:end]:
        return None
    head = sentence.tags[end - 1]
    if head != "n" or _left_kind(sentence, i) in ("change", "of"):
        return None
    phrase = phrases.whole(sentence, first, end)
    return Measured(phrase, verb=governor(sentence, i)) if phrase.words else None


def _left_kind(sentence: Sentence, i: int) -> str:
    j = _left(sentence, i)
    if j >= 0 and sentence.low[j] in ("of", "by", "to", "from", "at"):
        return "of"
    return (
        "change"
        if j >= 0 and sentence.tags[j] in "vg" and verb_at(sentence, j).kind in ("rise", "fall", "amount", "be")
        else ""
    )


def _left_of(sentence: Sentence, i: int, figure: Figure) -> Measured | None:
    """A profit | of $3 billion; cut by, rose to, down from 17%."""
    j = _left(sentence, i)
    if j < 0:
        return None
    word, tag = sentence.low[j], sentence.tags[j]
    if (tag in "nNq" and sentence.phrase_of[j] >= 0) or (tag in ":(" and j and sentence.phrase_of[j - 1] >= 0):
        return _apposition(sentence, i, j if tag in "nNq" else j - 1)
    if word in ("of", "at") and j and sentence.phrase_of[j - 1] >= 0:
        return _noun_of(sentence, i, j, figure)
    if word in ("to", "from", "by", "up", "down", "off") or word == "than":
        return _moved(sentence, i, j, figure)
    if (
        tag == "g"
        and sentence.phrase_of[j - 1] >= 0
        and word in ("exceeding", "totaling", "totalling", "reaching", "averaging", "worth")
    ):
        phrase = phrases.chain(sentence, j - 1)
        return Measured(phrase, inherits=not phrase.words)
    return None


def _apposition(sentence: Sentence, i: int, j: int) -> Measured | None:
    phrase = phrases.chain(sentence, j)
    return Measured(phrase) if phrase.words else None


def _noun_of(sentence: Sentence, i: int, j: int, figure: Figure) -> Measured | None:
    """NOUN of FIGURE: the phrase before; a change noun or an empty one ("a record of") passes on to its complement or subject."""
    first = phrases.chain_start(sentence, j - 1)
    last = _span(sentence, first)[1]
    phrase = phrases.whole(sentence, first, last)
    head = sentence.low[last - 1]
    found = Measured(phrase)
    if head in CHANGE and figure.kind != "count":
        found.roles |= {"change"} | ({"rise"} if head in RISE else {"fall"} if head in FALL else set())
        found.phrase = Phrase(tuple(word for word in phrase.words if word not in CHANGE), phrase.spans)
    if found.phrase.words and not set(found.phrase.words) <= phrases.GENERIC:
        return found
    verb = governor(sentence, first)
    subject = _subject_span(sentence, verb) if verb is not None else None
    if subject:
        more = _subject_phrase(sentence, subject)
        found.phrase = Phrase((*more.words, *found.phrase.words)[: phrases.LONGEST], (*more.spans, *found.phrase.spans))
        found.subject, found.verb = subject, verb
    found.inherits = not found.phrase.words
    return found


def _moved(sentence: Sentence, i: int, j: int, figure: Figure) -> Measured | None:
    """... by, to, from, up, down FIGURE: a change, a new level or an old one of what the verb moves."""
    word = sentence.low[j]
    roles: set[str] = {"to": {"to"}, "from": {"from", "previous"}, "by": {"change"}}.get(word, set())
    if word in ("up", "down", "off"):
        roles = {"change", "rise" if word == "up" else "fall"}
    if word == "than":
        return None
    start = j
    while start > 0 and sentence.tags[start - 1] not in "vg.;:":
        if sentence.tags[start - 1] in "sw":
            break
        start -= 1
    verb = start - 1 if start > 0 and sentence.tags[start - 1] in "vg" else None
    if verb is None:
        return Measured(roles=roles, inherits=True)
    kind = verb_at(sentence, verb)
    if kind.kind in ("rise", "fall"):
        roles |= {kind.kind} if word != "from" else set()
    target = object_phrase(sentence, verb, j)
    if target and sentence.low[target[1] - 1] not in CHANGE and word != "up" and word != "down":
        return Measured(phrases.whole(sentence, *target), roles, _subject_span(sentence, verb), verb)
    return _of_subject(sentence, verb, roles)


def _of_subject(sentence: Sentence, verb: int, roles: set[str]) -> Measured:
    subject = _subject_span(sentence, verb)
    if subject is None:
        return Measured(roles=roles, inherits=True, verb=verb)
    phrase = _subject_phrase(sentence, subject)
    return Measured(phrase, roles, subject, verb, inherits=not phrase.words)


def _left_verb(sentence: Sentence, i: int, figure: Figure) -> Measured | None:
    """Trade | hit $41 billion; Prime costs $119."""
    j = _left(sentence, i)
    if j < 0 or sentence.tags[j] not in "vg":
        if j < 0 or sentence.low[j] not in ("for", "as", "than") or sentence.tags[j - 1] not in "vg":
            return None
        j -= 1
    verb = verb_at(sentence, j)
    roles = _verb_roles(verb, figure)
    if verb.kind == "trade":
        return _traded(sentence, i, j, verb, roles)
    return _of_subject(sentence, j, roles)


def _verb_roles(verb: Verb, figure: Figure) -> set[str]:
    return {"change", verb.kind} if verb.kind in ("rise", "fall") else set()


def _traded(sentence: Sentence, i: int, j: int, verb: Verb, roles: set[str]) -> Measured:
    """The verb itself names the measure: costs, spent, earned; what it was spent on follows."""
    words: tuple[str, ...] = (verb.noun or verb.base,)
    spans: tuple[tuple[int, int], ...] = ()
    last = _span(sentence, i)[1]
    if last + 1 < len(sentence.low) and sentence.low[last] in ("on", "for", "in") and sentence.phrase_of[last + 1] >= 0:
        more = phrases.whole(sentence, *_span(sentence, last + 1), room=4)
        words, spans = words + more.words, more.spans
    return Measured(Phrase(words, spans), roles, _subject_span(sentence, j), j)


def _subject_span(sentence: Sentence, verb: int) -> tuple[int, int] | None:
    """First and last word of the subject, its complements included; None for none and for pronouns."""
    end = subject_end(sentence, verb)
    if end is None or sentence.phrase_of[end] < 0:
        return None
    return phrases.chain_start(sentence, end), end + 1


def _subject_phrase(sentence: Sentence, subject: tuple[int, int]) -> Phrase:
    first, last = sentence.phrases[sentence.phrase_of[subject[0]]]
    return phrases.whole(sentence, first, last)


def _fallback(sentence: Sentence, i: int, figure: Figure) -> Measured:
    verb = governor(sentence, i)
    if verb is None:
        verb = main_verb(sentence, i)
    if verb is None:
        return Measured(inherits=True)
    target = object_phrase(sentence, verb, i)
    subject = _subject_span(sentence, verb)
    if target:
        return Measured(phrases.whole(sentence, *target), set(), subject, verb)
    return _of_subject(sentence, verb, set())


# -- dates ------------------------------------------------------------------------------------------------------------


def event(sentence: Sentence, i: int) -> Measured:
    """What happened then: object or subject of the clause, and its verb."""
    last = _span(sentence, i)[1]
    if last > i + 1 and sentence.tags[last - 1] == "n":
        phrase = phrases.whole(sentence, i + 1, last)
        if phrase.words:
            return Measured(phrase)
    verb = governor(sentence, i)
    if verb is None:
        verb = next((j for j in range(i + 1, len(sentence.tags)) if sentence.tags[j] == "v"), None)
    if verb is None:
        return _titled(sentence, i)
    while (
        verb + 1 < len(sentence.tags)
        and sentence.tags[verb + 1] in "vg"
        and verb_at(sentence, verb).kind in ("be", "have")
    ):
        verb += 1
    subject = _subject_span(sentence, verb)
    target = object_phrase(sentence, verb, len(sentence.tags))
    words: tuple[str, ...] = ()
    spans: tuple[tuple[int, int], ...] = ()
    if verb_at(sentence, verb).kind not in ("be", "have"):
        words = (sentence.low[verb],)
    if target is None and subject:
        phrase = _subject_phrase(sentence, subject)
        words, spans = (*phrase.words[:4], *words), phrase.spans
    elif target:
        phrase = phrases.whole(sentence, *target)
        words, spans = words + phrase.words[:4], phrase.spans
    return Measured(Phrase(words, spans), set(), subject, verb)


def _titled(sentence: Sentence, i: int) -> Measured:
    """No verb: a caption, a heading; the noun phrase beside the date."""
    for j in (_left(sentence, i), _left(sentence, i) - 1):
        if j >= 0 and sentence.phrase_of[j] >= 0:
            return Measured(phrases.chain(sentence, j))
    return Measured(phrases.whole(sentence, 0, sentence.phrases[0][1]) if sentence.phrases else Phrase())
