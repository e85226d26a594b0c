"""Which line of the new version is which line of the old one, and which figure which.

Four passes, each on what the one before left: lines that are equal; lines in which only figures differ; lines whose
words are mostly the same; single figures, by value, by what they measure and by the words near them. None goes by
position, so that a moved sentence finds itself again; position only decides between equals.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from claimcheck.diff.lines import Line
from claimcheck.diff.same import same_figure
from claimcheck.model import Claim

#: Share of words that two lines have in common (2 * common / all) from which they are two versions of one sentence.
LIKE = 0.6
#: The same share of letters, for lines of so few words that one figure is half of them.
LIKE_LETTERS, SHORT = 0.8, 6
#: The same for the words near two figures of different value, outside of such lines.
NEAR = 0.35
#: The same for two equal small figures in different places.
FAINT = 0.15
#: From how many candidates on only neighbours are compared: hostile input must not take quadratic time.
MANY, TWINS = 100_000, 2_500
REACH = 20


class Pairs(NamedTuple):
    """lines: (old, new) indices of lines. figures: (old, new) claims. dropped, added: claims left over."""

    lines: list[tuple[int, int]]
    figures: list[tuple[Claim, Claim]]
    dropped: list[Claim]
    added: list[Claim]


def pair(old: Sequence[Line], new: Sequence[Line], printed: bool) -> Pairs:
    """Match two versions; printed: the lines are sentences, not rows of a claim table."""
    matched: list[tuple[int, int]] = []
    for key in (_raw, _masked):
        matched += _equal(old, new, matched, key)
    matched += _alike(old, new, matched)
    figures: list[tuple[Claim, Claim]] = []
    for i, j in matched:
        figures += _within(old[i], new[j], printed)
    left = _left(old, {id(a) for a, _ in figures})
    right = _left(new, {id(b) for _, b in figures})
    figures += _single(left, right, printed)
    kept = {id(claim) for pair in figures for claim in pair}
    dropped, added = ([claim for claim, _ in side if id(claim) not in kept] for side in (left, right))
    return Pairs(sorted(matched), figures, dropped, added)


def _raw(line: Line) -> Hashable:
    return line.raw


def _masked(line: Line) -> Hashable:
    return line.masked


def _equal(
    old: Sequence[Line], new: Sequence[Line], matched: Sequence[tuple[int, int]], key: Callable[[Line], Hashable]
) -> Iterator[tuple[int, int]]:
    """Lines with equal keys; among several, those with most figures in common, then the nearest in order."""
    groups: dict[Hashable, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for side, (lines, taken) in enumerate(((old, {i for i, _ in matched}), (new, {j for _, j in matched}))):
        for at, line in enumerate(lines):
            if at not in taken:
                groups[key(line)][side].append(at)
    for left, right in groups.values():
        if key is _raw or len(left) * len(right) <= 1 or len(left) * len(right) > TWINS:
            yield from zip(left, right, strict=False)
        else:
            yield from _best(
                (-_common(old[i], new[j]), abs(a - b), i, j) for a, i in enumerate(left) for b, j in enumerate(right)
            )


def _common(a: Line, b: Line) -> int:
    return (Counter(c.text for c in a.claims) & Counter(c.text for c in b.claims)).total()


def _best(candidates: Iterable[tuple[float, float, int, int]]) -> Iterator[tuple[int, int]]:
    """Pairs (third and fourth of each candidate), the smallest first, each side once."""
    taken_old: set[int] = set()
    taken_new: set[int] = set()
    for *_, i, j in sorted(candidates):
        if i not in taken_old and j not in taken_new:
            taken_old.add(i)
            taken_new.add(j)
            yield i, j


def _alike(old: Sequence[Line], new: Sequence[Line], matched: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    taken_old, taken_new = {i for i, _ in matched}, {j for _, j in matched}
    left = [(i, frozenset(old[i].masked)) for i in range(len(old)) if i not in taken_old and old[i].masked]
    right = [(j, frozenset(new[j].masked)) for j in range(len(new)) if j not in taken_new and new[j].masked]
    few = len(left) * len(right) <= MANY

    def candidates() -> Iterator[tuple[float, float, int, int]]:
        for a, (i, ours) in enumerate(left):
            for j, theirs in right if few else right[max(0, a - REACH) : a + REACH]:
                if 2 * len(ours & theirs) >= LIKE * 0.8 * (len(ours) + len(theirs)):
                    likeness = _likeness(old[i], new[j])
                    if likeness >= LIKE:
                        yield -likeness, abs(i - j), i, j

    return list(_best(candidates()))


def _likeness(old: Line, new: Line) -> float:
    """0 to 1, word by word; letter by letter for lines of few words, such as a date alone."""
    ratio = SequenceMatcher(None, old.masked, new.masked, autojunk=False).ratio()
    if ratio >= LIKE or not old.text or max(len(old.masked), len(new.masked)) > SHORT:
        return ratio
    letters = SequenceMatcher(None, str(old.raw), str(new.raw), autojunk=False).ratio()
    return letters if letters >= LIKE_LETTERS else ratio


def _within(old: Line, new: Line, printed: bool) -> list[tuple[Claim, Claim]]:
    """The figures of two matched lines. Where no word changed, place decides (swapped figures are two changes); where
    words did, equal figures find each other first, then those in the same place."""
    if old.raw == new.raw and len(old.claims) == len(new.claims):
        return list(zip(old.claims, new.claims, strict=True))
    if old.masked == new.masked:
        return list(zip(old.figures, new.figures, strict=True))
    pairs: list[tuple[Claim, Claim]] = []
    for a, b in _aligned(old, new):
        if same_figure(a, b, printed):
            pairs.append((a, b))
    left = _without(old.figures, [a for a, _ in pairs])
    right = _without(new.figures, [b for _, b in pairs])
    for a in left:
        twin = next((b for b in right if same_figure(a, b, printed)), None)
        if twin is not None:
            pairs.append((a, twin))
            right = _without(right, [twin])
    left = _without(left, [a for a, _ in pairs])
    return pairs + [(a, b) for a, b in _aligned(old, new) if a in left and b in right]


def _without(claims: Sequence[Claim], gone: Sequence[Claim]) -> tuple[Claim, ...]:
    ids = {id(claim) for claim in gone}
    return tuple(claim for claim in claims if id(claim) not in ids)


def _aligned(old: Line, new: Line) -> Iterator[tuple[Claim, Claim]]:
    """Figures that stand in the same place between the same words, or that one edit replaced in order."""
    ours, theirs = _places(old), _places(new)
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, old.masked, new.masked, autojunk=False).get_opcodes():
        if tag == "equal":
            for step in range(i2 - i1):
                if i1 + step in ours:
                    yield ours[i1 + step], theirs[j1 + step]
        elif tag == "replace":
            a = [ours[at] for at in range(i1, i2) if at in ours]
            b = [theirs[at] for at in range(j1, j2) if at in theirs]
            if len(a) == len(b):
                yield from zip(a, b, strict=True)


def _places(line: Line) -> dict[int, Claim]:
    """Figures by their item of `masked`."""
    return {at: claim for at, (_, claim) in enumerate(line.items) if claim is not None}


def _left(lines: Sequence[Line], kept: set[int]) -> list[tuple[Claim, frozenset[str]]]:
    """The claims that found no other version yet, each with the words of its line."""
    left = []
    for line in lines:
        lonely = [claim for claim in line.claims if id(claim) not in kept]
        if lonely:
            near = frozenset(word for word in line.masked if len(word) > 3)
            left += [(claim, near) for claim in lonely]
    return left


def _single(
    old: Sequence[tuple[Claim, frozenset[str]]], new: Sequence[tuple[Claim, frozenset[str]]], printed: bool
) -> list[tuple[Claim, Claim]]:
    """Figures outside of matched lines: the same value in a rewritten paragraph, another value for the same thing."""
    few = len(old) * len(new) <= MANY

    def candidates() -> Iterator[tuple[float, float, int, int]]:
        for i, (a, ours) in enumerate(old):
            first, last = (0, len(new)) if few else (max(0, i - REACH), i + REACH)
            for j, (b, theirs) in enumerate(new[first:last], first):
                same = same_figure(a, b, printed)
                score = _score(a, ours, b, theirs)
                sure = _telling(a) or abs(a.paragraph - b.paragraph) <= 1
                if score >= (0.0 if same and sure else FAINT if same else NEAR) and (same or _kindred(a, b)):
                    yield (-score - same, abs(i - j), i, j)

    return [(old[i][0], new[j][0]) for i, j in _best(candidates())]


def _score(a: Claim, ours: frozenset[str], b: Claim, theirs: frozenset[str]) -> float:
    """0 to 1: how much of the words near two figures, and of what they measure, is the same."""
    words = _overlap(ours, theirs)
    of_a, of_b = (frozenset((claim.measure or "", *claim.entities)) - {""} for claim in (a, b))
    return (words + _overlap(of_a, of_b)) / 2 if of_a and of_b else words


def _overlap(a: frozenset[str], b: frozenset[str]) -> float:
    return 2 * len(a & b) / (len(a) + len(b)) if a or b else 0.0


def _telling(claim: Claim) -> bool:
    """Whether the value alone tells it from others: "94.82 billion" does, "three" does not."""
    return len(claim.text) > 8 or sum(sign.isdigit() for sign in claim.text) > 1


def _kindred(a: Claim, b: Claim) -> bool:
    return a.kind == b.kind or {a.kind, b.kind} <= {"percent", "percentage_points", "fraction"}
