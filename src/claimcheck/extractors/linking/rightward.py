"""Amounts whose measure stands to their right: of what, a noun, in what."""

from claimcheck.extractors.figure import Figure
from claimcheck.extractors.linking import phrases
from claimcheck.extractors.linking.clause import governor, verb_at
from claimcheck.extractors.linking.lexicon import word_class
from claimcheck.extractors.linking.measured import (
    MOVED,
    NO_ROLES,
    RELATIVE,
    Measured,
    direction,
    following_verb,
    phrase_from,
    span,
    subject_phrase,
    subject_span,
)
from claimcheck.extractors.linking.nouns import STANCE
from claimcheck.extractors.linking.phrases import CHANGE, GENERIC, LONGEST, Phrase
from claimcheck.extractors.linking.predicates import predicate
from claimcheck.extractors.linking.sentence import Sentence
from claimcheck.extractors.linking.verbal import points
from claimcheck.model import DATE_LIKE

_MORE = {"more": "rise", "higher": "rise", "fewer": "fall", "less": "fall", "lower": "fall"}
_SHARE = frozenset(["share"])
_OF = frozenset(["of"])
#: The name of the measure, as measures.csv has it, where words stand before it.
_ECONOMY = {("gdp",): ("GDP",), ("gross", "domestic", "product"): ("GDP",)}
_LEADING = frozenset(["of", "by", "to", "from", "at"])
_DIMENSIONS = word_class("dimension")
#: A series is read over so many words to either side of its figure.
_SERIES = 16


def of_right(sentence: Sentence, i: int, figure: Figure) -> Measured | None:
    """80 percent | of the cargo; half | China's trade."""
    last = sentence.around[i][1]
    if figure.kind == "fraction":
        target = (i + 1, last) if last > i + 1 else phrase_from(sentence, i + 1)
        if target and sentence.low[target[1] - 1] not in CHANGE and sentence.tags[target[0]] != "f":
            phrase = phrases.whole(sentence, *target)
            words = () if GENERIC.issuperset(phrase.words) else phrase.words
            return Measured(Phrase(words, phrase.spans), _SHARE, inherits=not words)
    if last != i + 1 or sentence.low[last : last + 1] != ["of"]:
        return None
    target = phrase_from(sentence, last + 1)
    if target is None:
        return None
    if sentence.kinds.get(target[1] - 1) in DATE_LIKE:
        return None  # "the 17 percent of June"
    phrase = phrases.whole(sentence, *target)
    roles = _SHARE if figure.kind in RELATIVE else NO_ROLES
    verb = governor(sentence, i)
    if GENERIC.issuperset(phrase.words):
        phrase = Phrase((), phrase.spans)
    j = sentence.left[i]
    if roles and phrase.words and j > 0 and sentence.low[j] in _OF and sentence.tags[j - 1] == "n":
        what = phrases.content(sentence, *span(sentence, j - 1))[-2:]  # a deficit of | 5 percent of GDP
        if what and CHANGE.isdisjoint(what) and not GENERIC.issuperset(what):
            whole = _ECONOMY.get(phrase.words[-3:], phrase.words)
            phrase = Phrase((*what, *whole)[:LONGEST], phrase.spans)
    done = following_verb(sentence, target[1]) if roles and 0 < len(phrase.words) < 3 else None
    if done is not None and verb_at(sentence, done).kind not in ("be", "have"):
        phrase = Phrase((*phrase.words, *predicate(sentence, done))[:LONGEST], phrase.spans)
    return Measured(phrase, roles, subject_span(sentence, verb), verb, inherits=not phrase.words)


def bracketed(sentence: Sentence, i: int, figure: Figure) -> Measured | None:
    """30 miles (48 km) | of coast, one in ten (10%) | pupils: what stands behind the bracket with the other unit."""
    tags = sentence.tags
    at = i + 4 if tags.startswith("(f)", i + 1) else -1
    if at < 0 and tags.startswith("f(f)", i - 2) and sentence.kinds[i - 2] != figure.kind:
        at = i + 2
    if at < 0 or at >= len(tags) or (figure.kind == "quantity" and "within" in sentence.low[max(0, i - 4) : i]):
        return None
    of = sentence.low[at] == "of"
    target = phrase_from(sentence, at + of)
    if target is None or "f" in tags[target[0] : target[1]] or (not of and tags[target[1] - 1] == "N"):
        return None
    phrase = phrases.whole(sentence, *target)
    if sentence.low[target[1] - 1] in CHANGE or GENERIC.issuperset(phrase.words):
        return None
    verb = governor(sentence, i)
    roles = _SHARE if figure.kind in RELATIVE else NO_ROLES
    return Measured(phrase, roles, subject_span(sentence, verb), verb)


def series(sentence: Sentence, i: int, figure: Figure) -> Measured | None:
    """12mm, 9mm and 30mm | of rain: what the last is of; not "a profit of $3 million and $5 million of debt"."""
    tags, first, k = sentence.tags, i, i
    while 1 < first > i - _SERIES and tags.startswith("f,", first - 2):
        first -= 2
    if sentence.low[sentence.left[first]] in _LEADING:
        return None
    while k - i < _SERIES and (step := tags.startswith((",f", "cf"), k + 1) + 2 * tags.startswith(",cf", k + 1)):
        if sentence.kinds.get(k + step + 1) != figure.kind:
            return None
        k += step + 1
    end = sentence.around[k][1]
    if k == i or (end == k + 1 and sentence.low[end : end + 1] != ["of"]):
        return None
    found = of_right(sentence, k, figure) or (noun_right(sentence, k, figure) if end > k + 1 else None)
    return None if found is None or found.inherits else found


def noun_right(sentence: Sentence, i: int, figure: Figure) -> Measured | None:
    """A 0.7% | increase, a $1 trillion | market capitalization."""
    start, last = sentence.around[i]
    head = sentence.low[last - 1]
    phrase = phrases.whole(sentence, i + 1, last)
    if figure.kind == "quantity" and head in _DIMENSIONS:
        verb = governor(sentence, i)
        return Measured(Phrase((head,), ((start, last),)), NO_ROLES, subject_span(sentence, verb), verb)
    if head in CHANGE:
        return change_noun(sentence, i, Measured(phrase))
    if head in STANCE or not phrase.words or (head in GENERIC and GENERIC.issuperset(phrase.words)):
        j = sentence.left[i]
        return None if j >= 0 and sentence.tags[j] in "vgp" else Measured(inherits=True)
    verb = governor(sentence, i)
    found = Measured(
        Phrase(phrase.words, ((start, last), *phrase.spans[1:])), NO_ROLES, subject_span(sentence, verb), verb
    )
    if sentence.low[i + 1] in _MORE and figure.kind in RELATIVE:
        found.roles = MOVED[_MORE[sentence.low[i + 1]]]
    return found


def change_noun(sentence: Sentence, i: int, found: Measured) -> Measured:
    """A 2.7 percent rise | in imports: of what it says, else of its subject, else of the figure before."""
    found.roles |= direction(sentence.low[sentence.around[i][1] - 1])
    rest = tuple(word for word in found.phrase.words if word not in CHANGE and word not in GENERIC)
    verb = governor(sentence, i)
    subject = subject_span(sentence, verb)
    found.verb = verb
    if rest:
        found.phrase = Phrase(rest, found.phrase.spans)
        return found
    if subject is None or verb is None or (points(sentence, verb) and sentence.before[i] is not None):
        found.inherits, found.phrase = True, Phrase((), found.phrase.spans)
        return found
    found.phrase, found.subject = subject_phrase(sentence, subject), subject
    found.inherits = not found.phrase.words
    return found


def multiplied(sentence: Sentence, i: int, figure: Figure) -> Measured | None:
    """Five times | the mass of the moon, twice | the rate elsewhere: in what it is so many times another."""
    target = phrase_from(sentence, i + 1)
    if target is None or sentence.tags[target[0]] != "d" or "f" in sentence.tags[target[0] : target[1]]:
        return None
    phrase = phrases.whole(sentence, *target)
    if GENERIC.issuperset(phrase.words):
        return None
    verb = governor(sentence, i)
    return Measured(phrase, NO_ROLES, subject_span(sentence, verb), verb)


def in_right(sentence: Sentence, i: int, figure: Figure) -> Measured | None:
    """$3 billion | in profit."""
    last = i + 1
    target = phrase_from(sentence, last + 1)
    if target is None or sentence.tags[target[1] - 1] != "n" or "f" in sentence.tags[target[0] : target[1]]:
        return None
    j = sentence.left[i]
    if j >= 0 and sentence.low[j] in ("of", "by", "to", "from", "at"):
        return None
    if sentence.low[last] == "for" and j >= 0 and sentence.tags[j] in "vg" and verb_at(sentence, j).kind != "other":
        return None
    phrase = phrases.whole(sentence, *target)
    verb = governor(sentence, i)
    return Measured(phrase, NO_ROLES, subject_span(sentence, verb), verb) if phrase.words else None


def per_right(sentence: Sentence, i: int, figure: Figure) -> Measured | None:
    """A $128 | per share offer; the 94 cents | a share forecast: the noun behind what it is reckoned by."""
    first, last = sentence.around[i]
    each = sentence.low[last] != "per"
    target = phrase_from(sentence, last + (not each))
    if target is None or sentence.tags[first] != "d" or target[1] < target[0] + 2 + each:
        return None
    target = target[0] + each, target[1]
    words = [word for word in phrases.content(sentence, target[0] + 1, target[1]) if word not in CHANGE]
    if not words or sentence.low[target[0]] in phrases.TIME:
        return None
    verb = governor(sentence, i)
    return Measured(Phrase(tuple(words), (target,)), NO_ROLES, subject_span(sentence, verb), verb)
