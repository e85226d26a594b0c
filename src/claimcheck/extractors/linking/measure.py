"""What a figure measures, as a short canonical phrase."""

from claimcheck.extractors.figure import Figure
from claimcheck.extractors.linking import phrases
from claimcheck.extractors.linking.amounts import amount
from claimcheck.extractors.linking.clause import governor, verb_at
from claimcheck.extractors.linking.counts import counted, ordinal
from claimcheck.extractors.linking.events import dated, event, lasting
from claimcheck.extractors.linking.lexicon import word_class
from claimcheck.extractors.linking.measured import (
    MOVED,
    NO_ROLES,
    RELATIVE,
    UP,
    Measured,
    direction,
    from_place,
    phrase_from,
    subject_span,
)
from claimcheck.extractors.linking.phrases import CHANGE, GENERIC, LONGEST, Phrase
from claimcheck.extractors.linking.sentence import Sentence
from claimcheck.extractors.linking.spans import confined, gap
from claimcheck.language.measures import LEADING
from claimcheck.model import DATE_LIKE

#: Nouns that only say that time passes: "in the space of | two days".
_STRETCHES = (("space",), ("course",), ("matter",), ("stretch",))
#: Nouns of what lasts, whose name says that it is a time.
_LASTS = word_class("lasting noun") | LEADING
_DEGREES = frozenset(["degree_celsius", "degree_fahrenheit", "celsius", "fahrenheit"])
_WARMTH = ("temperature", "temperatures", "warming", "heat", "cooling")
_SPEEDS = frozenset(["kilometre/hour", "mile/hour", "knot", "metre/second"])
_PACES = ("speed", "speeds", "pace", "velocity", "wind-speed")
_COUNTED = frozenset(["count", "fraction"])
_BALANCES = frozenset(["balance", "deficit", "deficits", "margin", "margins", "surplus", "surpluses"])
_POINTS = frozenset(["percent", "percentage_points"])
_SHARE = frozenset(["share"])
_RATES = frozenset(["rate", "rates", "figure", "figures", "pace"])
_GOODS = word_class("unit of trade")
_PRICES = word_class("price noun")
#: Words behind a figure that hold it against another, and which way that goes.
_THRESHOLDS = {"above": "rise", "below": "fall"}
_WAYS = {**UP, **_THRESHOLDS}
_COMPARED = frozenset(["percent", "percentage_points", "money"])
#: Kinds that say when something happened.
_EVENTFUL = DATE_LIKE | {"time", "age"}


def measured(sentence: Sentence, i: int, figure: Figure) -> Measured:
    """What the figure at word i measures."""
    kind = figure.kind
    if kind in _EVENTFUL:
        return dated(sentence, i)
    if kind == "count":
        return counted(sentence, i, figure)
    if kind == "ordinal":
        return ordinal(sentence, i)
    if kind == "duration":
        return confined(sentence, i) or gap(sentence, i) or lasting(sentence, i) or _duration(sentence, i, figure)
    if kind == "score":
        return _score(sentence, i)
    found = amount(sentence, i, figure)
    if kind in RELATIVE:
        _settle(found, sentence.before[i])
        if kind in _POINTS:
            _beside(sentence, i, found)
    elif kind == "money":
        _price(sentence, i, found)
    elif figure.unit in _DEGREES:
        _name_by_unit(sentence, i, found, _WARMTH)
    elif figure.unit in _SPEEDS:
        _name_by_unit(sentence, i, found, _PACES)
    if kind in _COMPARED:
        _compare(sentence, i, kind, found)
    return found


def _beside(sentence: Sentence, i: int, found: Measured) -> None:
    """9 million, | +4%: a change of the figure before; 12,310 votes | (46%): a share of them."""
    tag = sentence.tags[i - 1] if i else ""
    if way := _signed(sentence, i, tag):
        if _BALANCES.isdisjoint(found.phrase.words):
            found.roles |= MOVED[way]
    elif tag == "n" and not found.roles and (first := sentence.phrases[sentence.phrase_of[i - 1]][0]) > 0:
        moves = verb_at(sentence, first - 1).kind if sentence.tags[first - 1] in "vg" else ""
        if moves in MOVED:  # cut its costs | 3 percent
            found.roles |= MOVED[moves]
    elif tag == "(" and i > 1 and sentence.kinds.get(sentence.phrases[sentence.phrase_of[i] - 1][0]) in _COUNTED:
        verb = governor(sentence, i)
        if "change" not in found.roles and (verb is None or verb_at(sentence, verb).kind not in MOVED):
            found.roles |= _SHARE


def _signed(sentence: Sentence, i: int, tag: str) -> str:
    """The way that a sign says: +4%, behind another figure -4% and (-4%); "" for none, and for columns of a table."""
    sign = sentence.spelt[i][0]
    if sign == "+":
        return "rise" if tag != "f" else ""
    return "fall" if sign in "-–−" and tag in ",(" and sentence.before[i] is not None else ""


def _price(sentence: Sentence, i: int, found: Measured) -> None:
    """Gold closed at | $2,000 an ounce: a price, where nothing else that is reckoned by the unit is told."""
    if _GOODS.isdisjoint(sentence.low[i + 2 : i + 3]) or sentence.low[i + 1] not in ("a", "an", "per"):
        return
    words = found.phrase.words
    if found.inherits and not words:
        found.tail = (*found.tail, "price")
    elif _PRICES.isdisjoint(words):
        found.phrase = Phrase((*words, "price")[-LONGEST:], found.phrase.spans)


def _name_by_unit(sentence: Sentence, i: int, found: Measured, names: tuple[str, ...]) -> None:
    """A high of | 30C, it was | 30C: a temperature, whatever the words; winds of | 60 mph (97 km/h): a speed."""
    words, before = found.phrase.words, sentence.before[i]
    if found.inherits and before is not None and sentence.kinds[before] == "quantity":
        return
    if not any(name in words for name in names):
        words = tuple(word for word in words if word not in GENERIC)
        found.phrase, found.inherits = Phrase((*words, names[0])[-LONGEST:], found.phrase.spans), False


def _compare(sentence: Sentence, i: int, kind: str, found: Measured) -> None:
    """Rents are | 8 percent lower than in May, sales | 3 percent below target: a change, and what against."""
    low, at = sentence.low, i + 1
    word = low[at] if at + 1 < len(low) else ""
    if word not in _WAYS or sentence.around[i][1] not in (at, at + 1):
        return
    if word in _THRESHOLDS:
        target = phrase_from(sentence, at + 1) if kind != "money" else None
        if target is None:
            return
        more = [word for word in phrases.content(sentence, *target) if word not in phrases.TIME and word not in GENERIC]
        if found.inherits:
            found.tail = (*found.tail, *more[-2:])
        else:
            found.phrase = Phrase((*found.phrase.words, *more[-2:])[:LONGEST], found.phrase.spans)
    elif low[at + 1] != "than":
        return
    found.roles |= MOVED[_WAYS[word]]


def _settle(found: Measured, before: int | None) -> None:
    """Words of change leave the phrase of a relative figure and become its role: growth in output -> output."""
    words = found.phrase.words
    if found.tail or CHANGE.isdisjoint(words):
        return
    rest = tuple(word for word in words if word not in CHANGE)
    found.roles |= direction(next(word for word in words if word in CHANGE))
    found.inherits = not rest or (before is not None and _RATES.issuperset(rest))  # growth rates of | 5 and 6 percent
    found.phrase = Phrase(() if found.inherits else rest, found.phrase.spans)


def _score(sentence: Sentence, i: int) -> Measured:
    """9-of-17 | shooting, 3-for-4 | from the line: what was tried, where the pair says so."""
    verb = governor(sentence, i)
    last = sentence.around[i][1]
    words = phrases.content(sentence, i + 1, last) or from_place(sentence, last).words
    tried = (
        words if sentence.low[i].replace("-", "").isalnum() and not sentence.low[i].replace("-", "").isdigit() else ()
    )
    return Measured(Phrase(("score", *tried)[:LONGEST]), NO_ROLES, subject_span(sentence, verb), verb)


def _duration(sentence: Sentence, i: int, figure: Figure) -> Measured:
    """The journey takes | 11 days: the subject; cooperated | for 30 years: the event."""
    j = sentence.left[i]
    if j >= 0 and sentence.tags[j] == "p" and sentence.low[j] not in ("to", "of", "at", "by"):
        found = event(sentence, i)
        found.phrase = Phrase(("time", *found.phrase.words)[:LONGEST], found.phrase.spans)
        return found
    found = amount(sentence, i, figure)
    if found.phrase.words[-1:] in _STRETCHES:
        found = event(sentence, i)
        found.phrase = Phrase(("time", *found.phrase.words)[:LONGEST], found.phrase.spans)
        return found
    words = found.phrase.words
    if words and j >= 0 and sentence.low[j] == "of":
        found.phrase = Phrase(("length", *words)[:LONGEST], found.phrase.spans)
    elif words and _LASTS.isdisjoint(words):
        found.phrase = Phrase(("time", *words)[:LONGEST], found.phrase.spans)
    return found
