"""The measure as a reader meets it: its canonical words, then what kind of figure it is."""

from collections.abc import Sequence
from functools import cache

from claimcheck.extractors.linking.lexicon import verbs, word_class
from claimcheck.extractors.linking.phrases import LONGEST, TIME
from claimcheck.extractors.linking.sentence import Sentence
from claimcheck.language.measures import KINDS, LEADING, Measures

_FREQUENCY = {"quarter": "quarterly", "month": "monthly", "half-year": "half-yearly", "annual": "annual"}
_NOUNS = word_class("stance noun")
_RATES = {
    "per year": "annual",
    "per month": "monthly",
    "per week": "weekly",
    "per day": "daily",
    "per hour": "hourly",
}
_STANCES = frozenset(["expect", "forecast", "project", "predict", "plan", "propose", "estimate"])
_EACH = frozenset(["a", "an", "per"])
#: The roles that show in the measure's words.
_SHOWN = _FREQUENCY.keys() | _RATES.keys() | {"change", "share"}


def canonical(words: Sequence[str], table: Measures) -> tuple[tuple[str, ...], set[str]]:
    """The words with the longest known name of a measure replaced by its canonical one, and that name's role."""
    if len(words) > 1:
        words = [*dict.fromkeys(words)]
    if table.openers.isdisjoint(words):
        return tuple(words[:LONGEST]), set()
    for size in range(min(len(words), 4), 0, -1):
        for first in range(len(words) - size + 1):
            known = table.named.get(" ".join(words[first : first + size]))
            if known and (size > 1 or (first == len(words) - 1 and not set(words[:first]) - _done() - LEADING)):
                replaced = (*words[:first], *known.name.split(), *words[first + size :])
                return tuple(dict.fromkeys(replaced))[:LONGEST], {known.role} if known.role else set()
    return tuple(words[:LONGEST]), set()


@cache
def _done() -> frozenset[str]:
    """Participles and states, as predicates of counts end in them."""
    return frozenset(verb.done for verb in verbs().values() if verb.done) | word_class("state of persons")


@cache
def _stances() -> frozenset[str]:
    """Every form of the verbs and nouns that say how sure a figure is."""
    forms = {form for form, verb in verbs().items() if verb.base in _STANCES}
    return frozenset(forms | _STANCES | {f"{noun}s" for noun in _STANCES})


def joined(words: tuple[str, ...], tail: tuple[str, ...], beside: bool = False) -> tuple[str, ...]:
    """An inherited measure with words added; "ordinal", "length" and "span" lead.

    beside: what the words added say comes in the place of what was said: voters approved, voters | disapproved.
    """
    if beside and tail:
        words = words[: next((i for i, word in enumerate(words) if i and word in _done()), len(words))]
    lead = tail[:1] if tail[:1] in (("ordinal",), ("length",), ("span",)) else ()
    if tail and words and words[-1] in _done():
        words = words[:-1]
    if lead:
        words = tuple(word for word in words if word not in LEADING)
    rest = tail[len(lead) :]
    return tuple(dict.fromkeys((*lead, *words[: LONGEST - len(rest)], *rest)))[:LONGEST]


def named(words: tuple[str, ...], role: set[str], more: Sequence[str]) -> tuple[str, ...]:
    """Trade growth, share of cargo, profit per share, revenue expected quarterly."""
    if not words or (not more and _SHOWN.isdisjoint(role)):
        return words
    changed = "growth" if "rise" in role else "decline" if "fall" in role else "change"
    rates = [word for name, word in _RATES.items() if name in role]
    often = rates or [_FREQUENCY[name] for name in sorted(role & _FREQUENCY.keys())]
    kinds = [*([changed] if "change" in role else []), *more, *often]
    lead = ("share",) if "share" in role else ()
    return tuple(dict.fromkeys((*lead, *words, *kinds)))[:LONGEST]


def per(sentence: Sentence, i: int) -> tuple[str, ...]:
    """$6.47 | a share: what the amount is reckoned by, unless it is a time."""
    low = sentence.low
    if i + 2 < len(low) and low[i + 1] in _EACH and sentence.tags[i + 2] == "n" and low[i + 2] not in TIME:
        return ("per", low[i + 2])
    return ()


def stance(sentence: Sentence, i: int) -> tuple[str, ...]:
    """How sure the figure at word i is, in the word that its clause uses: expected, forecast, planned."""
    first, last = sentence.clause[i]
    if _stances().isdisjoint(sentence.low):
        return ()
    for k in range(first, last):
        word = sentence.low[k]
        verb = verbs().get(word)
        base = verb.base if verb else word.removesuffix("s")
        if (
            base in _STANCES
            and (sentence.tags[k] in "vg" or (word in _NOUNS and word not in KINDS))
            and sentence.low[k - 1 : k] not in (["than"], ["as"])
        ):
            done = verb.done if verb else word
            return (done,) if done in KINDS else ()
    return ()
