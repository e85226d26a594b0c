"""Figures that words set against another one: parts behind "of which" and a colon, levels behind "up from", "than"."""

from collections.abc import Sequence, Set

from claimcheck.extractors.figure import Figure
from claimcheck.extractors.linking.clause import verb_at
from claimcheck.extractors.linking.measured import (
    CHANGED,
    MOVED,
    NO_ROLES,
    UP,
    direction,
    figure_before,
    phrase_from,
    span,
)
from claimcheck.extractors.linking.phrases import CHANGE
from claimcheck.extractors.linking.sentence import Sentence

_TWICE = ("twice", "double", "triple", "treble")
_COMPARING = frozenset(["than", "on", "over", "from"])
#: Kinds of figures that can be divided into parts.
AMOUNTS = frozenset(["count", "money", "quantity"])
_TOTALS = (["in", "all"], ["in", "total"], ["between", "them"], ["altogether"], ["all", "told"])
_TOTALLING = frozenset(words[0] for words in _TOTALS)
_OF_WHICH = frozenset(["which", "whom"])
_EACH = frozenset(["each", "apiece"])
_TO_AND_FRO = frozenset(["from", "to", "by"])
#: A list of parts has a total and two parts.
_LISTED = 3
#: What the word before the figure must be for it to be set against another.
_AGAINST = _COMPARING.union(_TWICE)
#: Words from a total to its colon, and from the colon to the first part.
_TO_COLON, _FROM_COLON, _TO_COMMA = 8, 4, 3


def set_against(sentence: Sentence, i: int) -> Set[str]:
    """Roles of a level by the one it is held against: 12,400, up from | 11,900; 4 percent more than the | 11,900."""
    low, j = sentence.low, sentence.left[i]
    if j < 0 or low[j] not in _AGAINST:
        return NO_ROLES
    if j > 0 and low[j] in _COMPARING and (word := _comparing(sentence, j)):
        return {"from", "previous", word}
    if low[j] in _TWICE:
        return {"previous"}
    if j > 0 and low[j] == "from":
        j -= 1
        if j > 1 and j in sentence.kinds:  # up by 300 from | 11,900
            j = sentence.left[j]
            j -= low[j] == "by"
        if low[j] in ("up", "down"):
            return {"from", "previous", UP[low[j]]}
    return NO_ROLES


def _comparing(sentence: Sentence, j: int) -> str:
    """The direction of a percentage that the word at j ends: 4 percent more | than, a 14% rise | on; "" for none."""
    low, relative = sentence.low, ("percent", "percentage_points")
    if low[j] == "than" and low[j - 1] in UP and sentence.kinds.get(j - 2) in relative:
        return UP[low[j - 1]]
    if low[j] == "on" and sentence.kinds.get(j - 1) == "percent" and low[sentence.left[j - 1]] in ("up", "down"):
        return UP[low[sentence.left[j - 1]]]
    way = direction(low[j - 1]) - CHANGED if low[j] != "than" and low[j - 1] in CHANGE else NO_ROLES
    inside = way and any(sentence.kinds.get(k) in relative for k in range(*span(sentence, j - 1)))
    return next(iter(way)) if inside else ""


def moved_count(sentence: Sentence, i: int) -> Set[str]:
    """Roles of a bare count by what moves it: up by | 300; rose from | 4,200 to | 5,040."""
    low, j = sentence.low, sentence.left[i]
    word = low[j] if j >= 0 else ""
    if word == "by" and j and low[j - 1] in ("up", "down"):
        return {"change", UP[low[j - 1]]}
    if word not in _TO_AND_FRO:
        return NO_ROLES
    for k in range(j - 1, -1, -1):
        if sentence.tags[k] in "sw.;:":
            break
        if sentence.tags[k] in "vg":
            kind = verb_at(sentence, k).kind
            if kind not in MOVED:
                break
            return {"from"} if word == "from" else {"to", kind} if word == "to" else MOVED[kind]
    return NO_ROLES


def more_than(sentence: Sentence, i: int) -> tuple[int, str] | None:
    """9 percent | more than the 18 million; a 14% | rise on the 16,000: the word of the level, and the direction."""
    low = sentence.low
    for at in (i + 1, i + 2, sentence.around[i][1]):
        if at >= len(low) or low[at] not in _COMPARING:
            continue
        way = _comparing(sentence, at)
        target = phrase_from(sentence, at + 1) if way else None
        inside = [j for j in range(*target) if j in sentence.kinds] if target else []
        levels = AMOUNTS if sentence.kinds[i] == "percent" else ("percent",)
        if inside and sentence.kinds[inside[0]] in levels:
            return inside[0], way
    return None


def for_each(sentence: Sentence, i: int) -> bool:
    """Whether an amount is that of one of many: | $250 each; each of the 45 workers gets | $2,000 (the first there)."""
    last = sentence.around[i][1]
    if last < len(sentence.low) and sentence.low[last] in _EACH:
        return True
    return sentence.low[0] in ("each", "every") and "money" not in [sentence.kinds[j] for j in sentence.kinds if j < i]


def said_total(sentence: Sentence, i: int) -> bool:
    """Whether the words call an amount a total: a total of | 550; | 78 in all; | 76 seats: 41 for A and 35 for B."""
    (start, last), low = sentence.around[i], sentence.low
    if last < len(low) and low[last] in _TOTALLING and any(low[last : last + len(words)] == words for words in _TOTALS):
        return True
    if start > 2 and low[start - 2] == "total" and low[start - 3 : start] == ["a", "total", "of"]:
        return True
    counted = sentence.kinds[i] == "count" and last > i + 1
    if not (counted or ":" in sentence.tags) or not _divided(sentence):
        return False
    like = [j for j, kind in sentence.kinds.items() if j > i and kind == sentence.kinds[i]]
    return len(like) > 1 and any(_listed(sentence, j)[0] == i for j in like[:2])


def _divided(sentence: Sentence) -> bool:
    """Whether a sentence can hold a total and its parts: behind a colon, or each before a preposition."""
    return len(sentence.kinds) >= _LISTED and (":" in sentence.tags or sentence.tags.count("fp") > 1)


def _listed(sentence: Sentence, i: int) -> tuple[int | None, list[int]]:
    """The total before a list of its parts, and the parts."""
    whole, parts = _before_colon(sentence, i) if ":" in sentence.tags else (None, [])
    return (whole, parts) if whole is not None else _broken_down(sentence, i)


def whole_of(sentence: Sentence, i: int, figures: Sequence[Figure]) -> int | None:
    """The word of the total that an amount is a part of by the words between them; None where none say so."""
    whole, like = None, [i]
    if "w" in sentence.tags:
        whole = _of_which(sentence, i)
    if whole is None and sentence.low[0] == "of":
        whole = _of_the(sentence, i)
    if whole is None and _divided(sentence):
        whole, like = _listed(sentence, i)
    if whole is None or sentence.kinds[whole] != sentence.kinds[i]:
        return None
    total = figures[sentence.figures[whole]]
    parts = [figures[sentence.figures[j]] for j in like]
    if len(like) == 1 and sentence.kinds[i] != "count" and total.unit == parts[0].unit:
        return whole
    if sentence.kinds[i] != "count" and any(part.unit != total.unit for part in parts):
        return None
    return whole if total.low is not None and any((part.low or 0) <= total.low for part in parts) else None


def _of_which(sentence: Sentence, i: int) -> int | None:
    """£9 million, of which | £5 million comes from rent and | £4 million from fees."""
    j, tags = i, sentence.tags
    while (j := tags.rfind("w", 2, j)) > 0:
        if sentence.low[j - 1] == "of" and sentence.low[j] in _OF_WHICH:
            return None if ";" in tags[j:i] or "." in tags[j:i] else figure_before(sentence, j - 1)
    return None


def _of_the(sentence: Sentence, i: int) -> int | None:
    """Of the 96 flights, | 71 were late and | 25 were not."""
    target = phrase_from(sentence, 1)
    if target is None:
        return None
    inside = [j for j in range(*target) if sentence.kinds.get(j) == "count"]
    comma = sentence.tags.find(",", target[1], target[1] + _TO_COMMA)
    return inside[0] if inside and 0 < comma < i else None


def _broken_down(sentence: Sentence, i: int) -> tuple[int | None, list[int]]:
    """63 people, | 40 in Paris and | 23 in Lyon: the total and its parts, bare counts with one preposition."""
    if sentence.kinds[i] != "count" or sentence.tags[i + 1 : i + 2] != "p" or "and" not in sentence.low:
        return None, []
    bare = [j for j in sentence.kinds if sentence.kinds[j] == "count" and sentence.around[j][1] == j + 1]
    behind = {j: sentence.low[j + 1] for j in bare if sentence.tags[j + 1 : j + 2] == "p"}
    parts = [j for j in behind if behind[j] == sentence.low[i + 1]]
    whole = sentence.before[parts[0]] if len(parts) > 1 else None
    if whole is None or sentence.kinds[whole] != "count" or whole in bare or sentence.tags[parts[0] - 1] != ",":
        return None, []
    joined = sentence.low[parts[-1] - 1] == "and" and parts[0] - sentence.around[whole][1] <= 1
    return (whole, parts) if joined else (None, [])


def _before_colon(sentence: Sentence, i: int) -> tuple[int | None, list[int]]:
    """76 seats: | 41 for the one party and | 35 for the other; the total and all its parts."""
    colon = sentence.tags.rfind(":", 0, i)
    whole = figure_before(sentence, colon) if colon > 0 else None
    if whole is None or colon - sentence.around[whole][1] > _TO_COLON or sentence.kinds[whole] != sentence.kinds[i]:
        return None, []
    parts = [j for j in sentence.kinds if j > colon and sentence.kinds[j] == sentence.kinds[i]]
    return (whole, parts) if len(parts) > 1 and parts[0] - colon <= _FROM_COLON else (None, [])
