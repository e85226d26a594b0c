"""Which figure of the sentence another one is a share of, a change to, or a part of."""

from collections.abc import Mapping, Sequence

from claimcheck.extractors.figure import Figure
from claimcheck.extractors.linking import parts
from claimcheck.extractors.linking.clause import verb_at
from claimcheck.extractors.linking.lexicon import word_class
from claimcheck.extractors.linking.measured import RELATIVE, Measured, phrase_from
from claimcheck.extractors.linking.sentence import Sentence
from claimcheck.model import DATE_LIKE

_THOSE = (["them"], ["those"], ["these"], ["whom"])
_ALL = word_class("the whole")
#: Roles of figures that are no bare counts.
_STEPS = frozenset(["change", "from", "to"])
#: Tags that part two figures.
_PARTING, _CLAUSES, _ENDS = frozenset("v;.c"), frozenset("sw;v"), frozenset(";.")
_POINTS = frozenset(["percent", "percentage_points"])
_UNBASED = DATE_LIKE | {"ordinal", "age", "time"}
_PARTS = frozenset(["including", "include", "includes", "included"])


def of_figure(
    sentence: Sentence,
    i: int,
    found: Measured,
    role: set[str],
    figures: Sequence[Figure],
    earlier: Sequence[int],
    wholes: Mapping[int, int],
) -> int | None:
    """The number of the figure that the one at word i is based on, or None; a part and its share get their roles.

    earlier: the numbers of the figures of the sentence before; wholes: the wholes of the parts found so far, and of
    those themselves.
    """
    kind = sentence.kinds[i]
    if kind in _UNBASED:
        return None
    told = _told(sentence, i, role, figures)
    if told is not None:
        return sentence.figures[told]
    before = sentence.before[i]
    if kind == "count" and (whole := _of_those(sentence, i, figures, earlier)) is not None:
        role.add("part")
        return whole
    if kind == "percent" and before is not None and _restates(sentence, i, before):
        whole = wholes.get(sentence.figures[before])
        if whole is not None:
            role.add("share")
            return whole
    base = _share(sentence, i) if kind in RELATIVE else None
    if base is None and "change" in role:
        base = _level(sentence, i, kind)
    if base is None and "to" in role:
        base = _from(sentence, i, kind)
    like = base is None and before is not None and sentence.kinds[before] == kind
    if like and before is not None and _is_part(sentence, i, found) and _larger(sentence, before, i, figures):
        role.add("part")
        base = before
    return sentence.figures[base] if base is not None else None


def _told(sentence: Sentence, i: int, role: set[str], figures: Sequence[Figure]) -> int | None:
    """The word of the figure that words set this one against, with its roles."""
    kind = sentence.kinds[i]
    role |= parts.set_against(sentence, i)
    if kind in _POINTS and (level := parts.more_than(sentence, i)) is not None:
        role |= {"change", level[1]}
        return level[0]
    if kind not in parts.AMOUNTS:
        return None
    if kind == "count" and role.isdisjoint(_STEPS):
        role |= parts.moved_count(sentence, i)
    if kind == "money" and parts.for_each(sentence, i):
        role.add("per unit")
    if parts.said_total(sentence, i):
        role.add("total")
    whole = parts.whole_of(sentence, i, figures)
    if whole is not None:
        role.add("part")
    return whole


def _of_those(sentence: Sentence, i: int, figures: Sequence[Figure], earlier: Sequence[int]) -> int | None:
    """The whole of 48 | of the 120 seats; 800 | of them; Of those, | 800 left: in its sentence or the one before."""
    low = sentence.low
    if low[i + 1 : i + 2] == ["of"]:
        target = phrase_from(sentence, i + 2)
        inside = [j for j in range(*target) if sentence.kinds.get(j) == "count"] if target else []
        if inside:
            return sentence.figures[inside[0]] if _larger(sentence, inside[0], i, figures) else None
        if low[i + 2 : i + 3] not in _THOSE:
            return None
        numbers = [*earlier, *(number for j, number in sentence.figures.items() if j < i)]
    elif low[0] != "of" or (low[1:2] not in _THOSE and (low[1:2] != ["the"] or _ALL.isdisjoint(low[2:3]))):
        return None
    else:
        numbers = list(earlier)
    part = figures[sentence.figures[i]].low
    fitting = [n for n in numbers if figures[n].kind == "count" and part is not None and (figures[n].low or 0) >= part]
    return max(fitting, key=lambda n: figures[n].low or 0, default=None)


def _restates(sentence: Sentence, i: int, before: int) -> bool:
    """Whether a percentage says again what the count before it says: 800 | (63%); 48 seats, | or 40%."""
    if sentence.tags[i - 1] == "(":
        return sentence.around[before][1] == i - 1
    j = sentence.left[i]
    return j >= 0 and sentence.low[j] == "or" and "v" not in sentence.tags[before:j]


def _share(sentence: Sentence, i: int) -> int | None:
    """15 percent | of the 54,000 workers."""
    last = sentence.around[i][1]
    if sentence.low[last : last + 1] != ["of"]:
        return None
    j = last + 1
    while j < len(sentence.tags) and sentence.tags[j] in "dh":
        j += 1
    target = phrase_from(sentence, last + 1)
    if target and sentence.low[target[1] : target[1] + 1] == ["of"]:
        j = target[1] + 1
    if j < len(sentence.tags) and j in sentence.kinds and sentence.kinds[j] not in DATE_LIKE and target:
        return j
    return None


def _level(sentence: Sentence, i: int, kind: str) -> int | None:
    """Rose 5 percent | to $41 billion; reached 41 billion, up 5 percent."""
    for j, other in sentence.kinds.items():
        if j <= i or other in DATE_LIKE:
            continue
        if not _PARTING.isdisjoint(sentence.tags[i + 1 : j]):
            break
        joint = sentence.low[sentence.left[j]]
        if joint == "to" and (kind in RELATIVE or other == kind):
            return j
        if joint == "from" and kind == "percent" and other not in RELATIVE:
            return j
    before = sentence.before[i]
    if before is None or kind not in RELATIVE or sentence.kinds[before] in RELATIVE:
        return None
    between = sentence.tags[before + 1 : i]
    return before if ("," in between or "-" in between) and _CLAUSES.isdisjoint(between) else None


def _from(sentence: Sentence, i: int, kind: str) -> int | None:
    """From 5% | to 7%; to $4.1 billion from $3.9 billion."""
    for j in sorted(sentence.kinds, key=lambda j: abs(j - i)):
        if j == i or sentence.kinds[j] != kind or sentence.low[sentence.left[j]] != "from":
            continue
        if _ENDS.isdisjoint(sentence.tags[min(i, j) : max(i, j)]):
            return j
    return None


def _is_part(sentence: Sentence, i: int, found: Measured) -> bool:
    j = sentence.left[i]
    if "including" in sentence.low[max(0, j - 2) : i] or (j >= 0 and sentence.low[j] in _PARTS):
        return True
    return found.inherits and found.verb is not None and verb_at(sentence, found.verb).base == "account"


def _larger(sentence: Sentence, whole: int, part: int, figures: Sequence[Figure]) -> bool:
    a, b = figures[sentence.figures[whole]].low, figures[sentence.figures[part]].low
    return a is not None and b is not None and a >= b
