"""Money, shares, changes, quantities: the grammatical frames in which English states an amount.

They are tried in the order in which they bind: "of X" and a noun to the right, a preposition or a verb to the left,
then the verb of the clause.
"""

from collections.abc import Callable
from functools import cache

from claimcheck.extractors.figure import Figure
from claimcheck.extractors.linking import phrases
from claimcheck.extractors.linking.clause import governor, main_verb, object_phrase, verb_at
from claimcheck.extractors.linking.lexicon import word_class
from claimcheck.extractors.linking.measured import (
    NO_ROLES,
    Measured,
    apposed,
    direction,
    figure_before,
    following_verb,
    of_subject,
    span,
    subject_phrase,
    subject_span,
)
from claimcheck.extractors.linking.moves import moved
from claimcheck.extractors.linking.phrases import CHANGE, GENERIC, LONGEST, Phrase
from claimcheck.extractors.linking.rightward import STANCE, in_right, noun_right, of_right
from claimcheck.extractors.linking.sentence import Sentence
from claimcheck.extractors.linking.verbal import done_right, from_right, points, verb_left, verbal

#: What opens a frame behind an amount.
_AHEAD = frozenset(["of", "in", "for", "from"])
#: What leaves the measure to its complement or to the subject.
_UNSAID, _UNDONE = GENERIC | STANCE, GENERIC | CHANGE
_TOTALS = frozenset(["exceeding", "totaling", "totalling", "reaching", "averaging", "worth", "valued"])
_SCALES = frozenset(["hundred", "thousand", "million", "billion", "trillion"])
SOURCES = word_class("source noun")
_SUMS = word_class("sum noun")
_POINTING = frozenset((word,) for word in phrases.POINTING)


def amount(sentence: Sentence, i: int, figure: Figure) -> Measured:
    """What the amount at word i measures."""
    if figure.unit == "magnitude":
        return Measured(Phrase(("magnitude",), (sentence.around[i],)), verb=governor(sentence, i))
    last = sentence.around[i][1] == i + 1
    ahead = sentence.low[i + 1] if last and i + 1 < len(sentence.low) else ""
    for frame in _frames(figure.kind, last, ahead if ahead in _AHEAD else ""):
        found = frame(sentence, i, figure)
        if found is not None:
            return found
    return _clause(sentence, i)


@cache
def _frames(kind: str, last: bool, ahead: str) -> list[Callable[[Sentence, int, Figure], Measured | None]]:
    """The frames that a figure of a kind can stand in, in their order.

    last: nothing of its phrase follows it; ahead: the preposition that follows then, "" for other words.
    """
    fitting = {
        verbal: kind in ("multiple", "fraction"),
        _coordinated: last,
        of_right: ahead == "of" or kind == "fraction",
        done_right: last and kind == "percent",
        from_right: ahead == "from" and kind == "percent",
        noun_right: not last,
        in_right: ahead in ("in", "for") and kind in ("money", "quantity"),
        _noun_left: True,
        moved: True,
        verb_left: True,
    }
    return [frame for frame, fits in fitting.items() if fits]


def _coordinated(sentence: Sentence, i: int, figure: Figure) -> Measured | None:
    """An increase of 6% | and 18%; $3.3 billion, | or $6.47 a share: the measure of the figure before."""
    j = sentence.around[i][0] - 1
    if j < 1 or sentence.tags[j] not in "c(" or sentence.low[i + 1 : i + 2] in (["of"], ["in"]):
        return None
    before = sentence.before[i]
    if before is not None and sentence.low[j] in ("or", "(") and sentence.kinds[before] != figure.kind:
        again = _again(sentence, before, j, figure)
        if again is not None:
            return again
    if sentence.tags[j] == "(":
        return None
    j -= 2 if sentence.tags[j - 1] == "," else 1
    if before is not None and figure.kind == "quantity" and sentence.kinds[before] == "count":
        return Measured(_unit(sentence, i), verb=governor(sentence, i))
    if before is None or sentence.kinds[before] != figure.kind or not before <= j < sentence.around[before][1] + 2:
        return None
    return Measured(inherits=True, verb=governor(sentence, i))


def _again(sentence: Sentence, before: int, j: int, figure: Figure) -> Measured | None:
    """Rose 70 points, | or 1.6%; fell $3 (2%): the same change in another unit."""
    if sentence.around[before][1] != j - (sentence.tags[j - 1] == ","):
        return None
    found = _noun_left(sentence, before, figure) or moved(sentence, before, figure)
    found = found or verb_left(sentence, before, figure)
    return found if found is not None and "change" in found.roles else None


def _unit(sentence: Sentence, i: int) -> Phrase:
    """The unit as the thing that is measured, where nothing else says it: 1.9 million | TEUs."""
    words = [word for word in sentence.low[i].split() if word.isalpha() and word not in _SCALES]
    return Phrase(tuple(words[-1:]), (sentence.around[i],))


def _noun_left(sentence: Sentence, i: int, figure: Figure) -> Measured | None:
    """A profit | of $3 billion; Revenue: | $69bn; this section (3128 km); the rate, | 3%, rose."""
    start, last = sentence.around[i]
    own = phrases.content(sentence, start, i) if last == i + 1 and start < i else []
    if len(own) > 1:
        return Measured(Phrase(tuple(own), ((start, last),)))
    j = sentence.left[i]
    if j < 1:
        return _beside(sentence, j) if j == 0 else None
    word, tag = sentence.low[j], sentence.tags[j]
    if tag in "nNq" and sentence.phrase_of[j] >= 0:
        return _beside(sentence, j)
    if tag == "(" and sentence.tags[j - 1] == "N" and not phrases.chain(sentence, j - 1).spans[1:]:
        return None  # of mainland China (|
    if tag in ":(" or (tag == "-" and figure.kind != "count"):
        return _beside(sentence, j - 1)
    if tag == "," and sentence.tags[j - 1] == "n" and sentence.tags[last : last + 2] in (",v", ",x"):
        return _beside(sentence, j - 1)
    if tag == "," and sentence.before[i] is not None and last == i + 1:
        return Measured(inherits=True, verb=governor(sentence, i))
    if word in ("of", "at") and sentence.phrase_of[j - 1] >= 0 and sentence.tags[j - 1] != "f":
        return _noun_of(sentence, j)
    if word in ("of", "at") and sentence.tags[j - 1] in "-,(" and j > 1 and sentence.phrase_of[j - 2] >= 0:
        return _beside(sentence, j - 2)
    if word in _TOTALS and sentence.phrase_of[j - 1] >= 0:
        phrase = phrases.chain(sentence, j - 1)
        return Measured(phrase, inherits=not phrase.words)
    return None


def _beside(sentence: Sentence, j: int) -> Measured | None:
    if sentence.phrase_of[j] < 0 or sentence.tags[j] == "f":
        return None
    phrase = phrases.chain(sentence, j)
    if not phrase.words and sentence.tags[j] in "qN":
        return Measured(Phrase((), phrase.spans), inherits=True)
    return Measured(phrase) if phrase.words else None


def _noun_of(sentence: Sentence, j: int) -> Measured:
    """NOUN | of FIGURE: a change or an empty noun ("a record of") passes on to its complement or to the subject."""
    if had := _had(sentence, j):
        return had
    first = phrases.chain_start(sentence, j - 1)
    last = span(sentence, first)[1]
    phrase = phrases.whole(sentence, first, last)
    head = sentence.low[last - 1]
    roles = direction(head) if head in CHANGE else NO_ROLES
    words = tuple(word for word in phrase.words if word not in CHANGE) if roles else phrase.words
    verb = governor(sentence, first)
    subject = subject_span(sentence, verb)
    if not _UNSAID.issuperset(words):
        if (
            len(words) == 1
            and subject
            and verb is not None
            and verb_at(sentence, verb).kind in ("other", "trade", "have")
        ):
            who = subject_phrase(sentence, subject)
            named = apposed(sentence, subject) or who.words[-1:] in _POINTING
            if who.words and who.words[-1] not in SOURCES and not named:
                words = tuple(dict.fromkeys((*who.words[-3:], *words)))
        return Measured(Phrase(words, phrase.spans), roles, subject, verb)
    if subject is None or verb is None or (points(sentence, verb) and figure_before(sentence, j) is not None):
        follows = following_verb(sentence, span(sentence, j + 1)[1]) if sentence.low[j - 1] in _SUMS else None
        if follows is not None and verb_at(sentence, follows).kind == "other":
            return Measured(Phrase((verb_at(sentence, follows).done,), phrase.spans), roles, None, follows)
        return Measured(Phrase((), phrase.spans), roles, None, verb, inherits=True)
    more = subject_phrase(sentence, subject)
    phrase = Phrase((*more.words, *words)[:LONGEST], (*more.spans, *phrase.spans))
    return Measured(phrase, roles, subject, verb, inherits=not more.words)


def _had(sentence: Sentence, j: int) -> Measured | None:
    """A country | with an area of FIGURE: what it has, and it as the subject."""
    first, last = span(sentence, j - 1)
    if first < 2 or sentence.low[first - 1] != "with" or sentence.phrase_of[first - 2] < 0:
        return None
    words = tuple(phrases.content(sentence, first, last))
    if _UNSAID.issuperset(words) or sentence.low[last - 1] in CHANGE:
        return None
    owner = phrases.chain_start(sentence, first - 2), first - 1
    return Measured(Phrase(words, ((first, last),)), NO_ROLES, apposed(sentence, owner) or owner, governor(sentence, j))


def _clause(sentence: Sentence, i: int) -> Measured:
    verb = governor(sentence, i)
    if verb is None:
        verb = main_verb(sentence, i)
    last = i
    if verb is None and sentence.kinds[i] == "percent" and sentence.tags[i - 1 : i] == "(":
        verb = sentence.tags.find("v", i)  # Norway (| 3%) and Chad (| 5%) posted a surplus
        verb, last = (verb if verb > 0 else None), len(sentence.tags)
    if verb is None:
        return Measured(inherits=True)
    target = object_phrase(sentence, verb, last)
    phrase = phrases.whole(sentence, *target) if target else Phrase()
    if not _UNDONE.issuperset(phrase.words):
        return Measured(phrase, NO_ROLES, subject_span(sentence, verb), verb)
    return of_subject(sentence, verb)
