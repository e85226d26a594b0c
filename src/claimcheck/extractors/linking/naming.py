"""The measure as a reader meets it: its canonical words, then what kind of figure it is."""

from collections.abc import Sequence
from functools import cache

from claimcheck.extractors.linking.lexicon import verbs, word_class
from claimcheck.extractors.linking.phrases import CHANGE, LONGEST, TIME
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
_SHOWN = _FREQUENCY.keys() | _RATES.keys() | {"share"}
_WAYS = {"up": "rise", "higher": "rise", "down": "fall", "lower": "fall"}


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
    rates = [word for name, word in _RATES.items() if name in role]
    often = rates or [_FREQUENCY[name] for name in sorted(role & _FREQUENCY.keys())]
    lead = ("share",) if "share" in role else ()
    changes = CHANGE if more and more[0] in CHANGE else frozenset[str]()
    own = [word for word in words if word not in more and word not in changes]
    return tuple(dict.fromkeys((*lead, *own, *more, *often)))[:LONGEST]


def kinds(sentence: Sentence, i: int, role: set[str], words: Sequence[str]) -> tuple[str, ...]:
    """What kind of figure stands at word i, as its measure's name tells it: a fall, per share, expected.

    words: of the measure; what an economy does is called growth, whatever the verb.
    """
    changed = (_change(sentence, i, role),) if "change" in role else ()
    if changed == ("rise",) and "GDP" in words:
        changed = ("growth",)
    return (*changed, *per(sentence, i), *stance(sentence, i))


@cache
def _changes() -> dict[str, tuple[str, str]]:
    """Which way each verb and noun of change goes, and the name of what it tells: jumped -> rise, grew -> growth."""
    words = {form: (verb.kind, verb.noun or verb.kind) for form, verb in verbs().items() if verb.kind in _WAYS.values()}
    nouns = {noun: (way, noun.removesuffix("s")) for way in ("rise", "fall") for noun in word_class(f"{way} noun")}
    words |= {noun: (way, name if name in KINDS else way) for noun, (way, name) in nouns.items()}
    return words | {word: (way, way) for word, way in _WAYS.items()}


def _change(sentence: Sentence, i: int, role: set[str]) -> str:
    """The name of a change in the word of the sentence that is nearest to the figure: rise, growth, drop."""
    way = "rise" if "rise" in role else "fall" if "fall" in role else ""
    if not way:
        return "change"
    changes, nearest, named = _changes(), len(sentence.low), "growth" if way == "rise" else "fall"
    for k, word in enumerate(sentence.low):
        if word in changes and changes[word][0] == way and abs(k - i) < nearest:
            nearest, named = abs(k - i), changes[word][1]
    return named


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
