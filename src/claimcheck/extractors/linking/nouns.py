"""Nouns before a figure: a profit of $3 billion, revenue: $69 billion, shares worth $2 million."""

from claimcheck.extractors.figure import Figure
from claimcheck.extractors.linking import phrases
from claimcheck.extractors.linking.clause import governor, verb_at
from claimcheck.extractors.linking.lexicon import word_class
from claimcheck.extractors.linking.measured import (
    NO_ROLES,
    Measured,
    apposed,
    direction,
    figure_before,
    following_verb,
    phrase_from,
    span,
    subject_phrase,
    subject_span,
)
from claimcheck.extractors.linking.phrases import CHANGE, GENERIC, LONGEST, NOTHING, Phrase
from claimcheck.extractors.linking.sentence import Sentence
from claimcheck.extractors.linking.verbal import points

#: Nouns that say how sure a figure is; what it is about stands elsewhere.
STANCE = word_class("stance noun")
SOURCES = word_class("source noun")
_TOTALS = frozenset(["exceeding", "totaling", "totalling", "reaching", "averaging", "valued"])
#: What a level is, told after "at": "remained | steady at 4 percent".
STEADY = word_class("level adjective")
_PACES = (("pace",), ("rate",), ("row",))
#: What leaves the measure to its complement or to the subject.
_UNSAID = GENERIC | STANCE | phrases.TIME | {"adjusted"}
_PLAIN = GENERIC | phrases.TIME | phrases.POINTING
_CHANGES = CHANGE | {"monthly", "weekly", "daily"}
_PEAKS = frozenset(["high", "low", "peak", "record"])
_SUMS = word_class("sum noun")
_POINTING = frozenset((word,) for word in phrases.POINTING)


def noun_left(sentence: Sentence, i: int, figure: Figure) -> Measured | None:
    """A profit | of $3 billion; Revenue: | $69bn; this section (3128 km); the rate, | 3%, rose."""
    start, last = sentence.around[i]
    own = phrases.content(sentence, start, i) if last == i + 1 and start < i else []
    if len(own) > 1 or (own and sentence.low[start] not in ("a", "an") and figure.kind != "duration"):
        return Measured(Phrase(tuple(own), ((start, last),)))
    j = sentence.left[i]
    if j < 1:
        return _beside(sentence, j) if j == 0 else None
    word, tag = sentence.low[j], sentence.tags[j]
    if word == "worth":
        return _worth(sentence, j)
    if tag in "nNq" and sentence.phrase_of[j] >= 0:
        return _beside(sentence, j)
    if word in ("of", "at"):
        return _behind_noun(sentence, i, j)
    if tag == "(" and sentence.tags[j - 1] == "N" and not phrases.chain(sentence, j - 1).spans[1:]:
        return None  # of mainland China (|
    if tag in ":(" or (tag == "-" and figure.kind != "count"):
        return _beside(sentence, j - 1)
    if tag == "," and sentence.tags[j - 1] == "n" and sentence.tags[last : last + 2] in (",v", ",x"):
        return _beside(sentence, j - 1)
    if tag == "," and sentence.before[i] is not None and last == i + 1:
        return Measured(inherits=True, verb=governor(sentence, i))
    if word in _TOTALS and sentence.phrase_of[j - 1] >= 0:
        phrase = phrases.chain(sentence, j - 1)
        return Measured(phrase, inherits=not phrase.words)
    return None


def _behind_noun(sentence: Sentence, i: int, j: int) -> Measured | None:
    """A profit | of FIGURE, rates | at FIGURE, the rate, | at FIGURE; "to trade at" goes on about what trades."""
    if sentence.low[j - 2 : j + 1] == ["to", "trade", "at"]:
        return Measured(inherits=True)
    if sentence.phrase_of[j - 1] >= 0 and sentence.tags[j - 1] != "f":
        return _noun_of(sentence, i, j)
    if sentence.tags[j - 1] not in "-,(" or j < 2 or sentence.phrase_of[j - 2] < 0:
        return None
    found = _beside(sentence, j - 2)
    return found if found is None or found.phrase.words[-1:] not in _PACES else None


def _worth(sentence: Sentence, j: int) -> Measured:
    """Shares | worth FIGURE, an offer, | worth FIGURE; the firm is | worth FIGURE: the value of what stands before."""
    before = j - 1 - (sentence.tags[j - 1] == ",")
    verb = governor(sentence, j)
    subject = subject_span(sentence, verb)
    phrase = NOTHING
    if sentence.phrase_of[before] >= 0 and sentence.tags[before] in "nN":
        phrase = phrases.chain(sentence, before)
    elif subject is not None:
        phrase = subject_phrase(sentence, subject)
    words = tuple(word for word in phrase.words if word != "worth")
    return Measured(Phrase((*words, "value")[-LONGEST:], phrase.spans), NO_ROLES, subject, verb)


def _beside(sentence: Sentence, j: int) -> Measured | None:
    if sentence.phrase_of[j] < 0 or sentence.tags[j] == "f":
        return None
    phrase = phrases.chain(sentence, j)
    if not phrase.words and sentence.tags[j] in "qN":
        return Measured(Phrase((), phrase.spans), inherits=True)
    return Measured(phrase) if phrase.words else None


def _changed_in(sentence: Sentence, i: int) -> Phrase:
    """A drop of FIGURE | in exports: what changed, behind the figure; an empty phrase where only a time or place is."""
    last = sentence.around[i][1]
    target = phrase_from(sentence, last + 1) if sentence.low[last : last + 1] == ["in"] else None
    if target is None or sentence.tags[target[1] - 1] != "n" or "f" in sentence.tags[target[0] : target[1]]:
        return NOTHING
    phrase = phrases.whole(sentence, *target)
    return NOTHING if _PLAIN.issuperset(phrase.words) else phrase


def _noun_of(sentence: Sentence, i: int, j: int) -> Measured:
    """NOUN | of FIGURE: a change or an empty noun ("a record of") passes on to its complement or to the subject."""
    if had := _had(sentence, j):
        return had
    changes = sentence.low[j - 1] in CHANGE
    first = span(sentence, j - 1)[0] if changes else phrases.chain_start(sentence, j - 1)
    last = span(sentence, first)[1]
    phrase = phrases.whole(sentence, first, last)
    head = sentence.low[last - 1]
    roles = direction(head) if head in CHANGE else NO_ROLES
    words = tuple(word for word in phrase.words if word not in (_CHANGES if roles else STEADY))
    if sentence.low[j] == "at" and first and verb_at(sentence, first - 1).base == "value":
        words = (*words, "value")  # "valuing the firm | at"
    if head in _PEAKS:
        words = tuple(word for word in words if "-" not in word)  # "a city-wide | high of"
    if changes and GENERIC.issuperset(words) and (behind := _changed_in(sentence, i)).words:
        return Measured(behind, roles, None, governor(sentence, first))
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
