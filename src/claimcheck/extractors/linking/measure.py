"""What a figure measures, as a short canonical phrase."""

from collections.abc import Sequence

from claimcheck.extractors.figure import Figure
from claimcheck.extractors.linking.amounts import RELATIVE, amount
from claimcheck.extractors.linking.counts import counted, ordinal
from claimcheck.extractors.linking.events import dated, event, lasting
from claimcheck.extractors.linking.lexicon import measures
from claimcheck.extractors.linking.measured import Measured, direction, left
from claimcheck.extractors.linking.phrases import CHANGE, LONGEST, TIME, Phrase
from claimcheck.extractors.linking.sentence import Sentence
from claimcheck.model import DATE_LIKE

_STATED = frozenset(["be", "amount", "rise", "fall", "change"])


def measured(sentence: Sentence, i: int, figure: Figure) -> Measured:
    """What the figure at word i measures."""
    if figure.kind in DATE_LIKE or figure.kind in ("time", "age"):
        return dated(sentence, i)
    if figure.kind == "ordinal":
        return ordinal(sentence, i)
    if figure.kind == "count":
        return counted(sentence, i, figure)
    if figure.kind == "duration":
        return lasting(sentence, i) or _duration(sentence, i, figure)
    return amount(sentence, i, figure)


def settle(found: Measured, figure: Figure) -> None:
    """Words of change leave the phrase of a relative figure and become its role: "growth in output" -> output, change."""
    words = found.phrase.words
    changes = [word for word in words if word in CHANGE]
    if figure.kind in RELATIVE and changes and len(changes) < len(words) and not found.tail:
        found.roles |= direction(changes[0])
        found.phrase = Phrase(tuple(word for word in words if word not in CHANGE), found.phrase.spans)


def per(sentence: Sentence, i: int) -> tuple[str, ...]:
    """$6.47 | a share: what the amount is reckoned by, unless it is a time."""
    following = sentence.low[i + 1 : i + 3]
    if len(following) == 2 and following[0] in ("a", "an", "per") and following[1] not in TIME and sentence.tags[i + 2] == "n":
        return ("per", following[1])
    return ()


def _duration(sentence: Sentence, i: int, figure: Figure) -> Measured:
    """The journey takes | 11 days: the subject; cooperated | for 30 years: the event."""
    j = left(sentence, i)
    if j >= 0 and sentence.tags[j] == "p" and sentence.low[j] not in ("to", "of", "at", "by"):
        return event(sentence, i)
    return amount(sentence, i, figure)


def canonical(words: Sequence[str]) -> tuple[tuple[str, ...], set[str]]:
    """The words with the longest known name of a measure in them replaced by its canonical one, and the role of that name."""
    table = measures()
    words = tuple(dict.fromkeys(words))
    for size in range(min(len(words), 4), 0, -1):
        for first in range(len(words) - size + 1):
            known = table.get(" ".join(words[first : first + size]))
            if known and (size > 1 or len(words) == 1):
                rest = tuple(word for word in words[:first] + words[first + size :] if word not in known.name.split())
                replaced = (*words[:first], *known.name.split(), *words[first + size :])
                kept = replaced if rest else tuple(known.name.split())
                return tuple(dict.fromkeys(kept))[:LONGEST], {known.role} if known.role else set()
    return words[:LONGEST], set()
