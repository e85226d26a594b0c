"""The time that a figure is for: a date in its clause or sentence, else the one before it, else the story's own."""

from collections.abc import Collection, Sequence
from functools import lru_cache
from typing import NamedTuple

from claimcheck.extractors.figure import Figure
from claimcheck.extractors.linking.clause import verb_at
from claimcheck.extractors.linking.compared import AFTER, BASE, BESIDE, Span, compares, of_base, opener, ranges
from claimcheck.extractors.linking.grammar import commas
from claimcheck.extractors.linking.lexicon import word_class
from claimcheck.extractors.linking.phrases import GENERIC
from claimcheck.extractors.linking.sentence import Sentence
from claimcheck.model import DATE_LIKE

#: Words before a date that make it another one than the figure's own.
_APART = word_class("before another time")
_HELD = frozenset(["compared", "comparison", "relative"])
REPORTS = word_class("report noun")
_OUTLOOK = word_class("looks ahead")
_LATER = word_class("delivered later")
#: Tags of all but the signs before a clause, and the signs behind one as commas.
_WITHIN, _CLOSES = 'fdpcswxvgronNqh)."', commas(");:.-")
#: What follows a name and a hyphen: "New York-based".
_HYPHENATED = frozenset(["based", "backed", "led", "listed", "owned", "run", "born", "made", "built", "controlled"])
_LEADING = 9
_FARTHEST = 26


#: A document's days come again and again.
_span = lru_cache(maxsize=1 << 12)(Span)


def of_date(figure: Figure) -> Span | None:
    """The days that a date-like figure names."""
    if figure.kind not in DATE_LIKE or figure.since is None or figure.until is None:
        return None
    return _span(figure.since, figure.until)


class Dated(NamedTuple):
    """A date of a sentence, for the figures beside it.

    Attributes:
        at: its word.
        apart: whether it is not the one that figures are for.
        opener: the word that opens the comparison which it is a part of, -1 for none.
    """

    at: int
    span: Span
    apart: bool
    opener: int


def dates(sentence: Sentence, figures: Sequence[Figure]) -> dict[int, Dated]:
    """The dates of a sentence by their words, in order."""
    compared = compares(sentence)
    found: dict[int, Dated] = {}
    for j in sentence.dated:
        span = of_date(figures[sentence.figures[j]])
        assert span is not None
        found[j] = Dated(j, span, apart(sentence, j, span), opener(sentence, j) if compared else -1)
    return found


def in_sentence(sentence: Sentence, i: int, known: Collection[Dated], base: bool) -> tuple[Span, int] | None:
    """The nearest date of the sentence that fits the figure at word i, and where it stands.

    base: the figure is what another is compared with; only a date right behind it is its own, or one that labels it.
    """
    if "(" in sentence.tags and (own := _before_bracket(sentence, i, known)):
        return own
    if "w" in sentence.tags[:i] and (own := _of_antecedent(sentence, i, known)):
        return own
    best: tuple[int, Span, int] | None = None
    for dated in known:
        labels = sentence.tags[dated.at + 1 : i] == ":"  # (2019: | $4 million)
        if not (labels or (of_base(sentence, i, dated.at) if base else _fits(sentence, i, dated))):
            continue
        distance = _distance(sentence, i, dated.at)
        if distance <= _FARTHEST and (best is None or distance <= best[0]):
            best = distance, dated.span, dated.at
    return (best[1], best[2]) if best else None


def _fits(sentence: Sentence, i: int, dated: Dated) -> bool:
    """Whether a date may be that of a figure at word i with which none is compared."""
    j = dated.at
    number = sentence.phrase_of[j]
    last = sentence.phrases[number][1]
    if j < i and _owns(sentence, i, j, last):
        return True
    if dated.apart or _of_another(sentence, i, dated) or ("(" in sentence.tags and _bracketed(sentence, i, j)):
        return False
    if sentence.phrase_of[i] == number or 0 < j - i <= 2:
        return True
    return not (bound(sentence, i, j) or enclosed(sentence, i, j) or _ahead(sentence, i, j))


def _of_another(sentence: Sentence, i: int, dated: Dated) -> bool:
    """Whether a date is that of a comparison which the figure at word i is no part of."""
    if i < dated.at:
        return dated.opener > i
    first, last = sentence.clause[dated.at]
    return dated.opener >= first and not (i < last and sentence.low[dated.opener] in AFTER)


def modifies(sentence: Sentence, j: int) -> bool:
    """Whether the date at word j only tells which thing is meant: "third-quarter profits", "the 2008 elections"."""
    return j + 1 < sentence.phrases[sentence.phrase_of[j]][1]


def _of_antecedent(sentence: Sentence, i: int, known: Collection[Dated]) -> tuple[Span, int] | None:
    """The date of the thing on which a relative clause goes on: "the 2008 elections, which saw a turnout of | 75%"."""
    who = sentence.tags.rfind("w", 0, i)
    if who < 2 or "," in sentence.tags[who:i]:
        return None
    end = who - (sentence.tags[who - 1] == ",") - 1
    if sentence.low[end] in REPORTS:
        return None
    number = sentence.phrase_of[end]
    return next(
        (
            (dated.span, dated.at)
            for dated in known
            if sentence.phrase_of[dated.at] == number and modifies(sentence, dated.at)
        ),
        None,
    )


def _bracketed(sentence: Sentence, i: int, j: int) -> bool:
    """Whether the date at word j is that of a figure in brackets with it: "to | $5 million (2019: $4 million)"."""
    first, last = sentence.tags.rfind("(", 0, j), sentence.tags.find(")", j)
    if first < 0 or first < i < last or sentence.tags.find(")", first, j) >= 0:
        return False
    return "f" in sentence.tags[first:j] or "f" in sentence.tags[j + 1 : last]


def _before_bracket(sentence: Sentence, i: int, known: Collection[Dated]) -> tuple[Span, int] | None:
    """The date right before the brackets around a figure: "in 2019 (| 5%)"; none where they name one."""
    bracket = sentence.tags.rfind("(", 0, i)
    if sentence.tags.find(")", bracket, i) >= 0:
        return None
    first, last = sentence.clause[i]
    own = None
    for dated in known:
        if dated.at == bracket - 1:
            own = dated.span, dated.at
        elif first <= dated.at < last:
            return None
    return own


def _owns(sentence: Sentence, i: int, j: int, last: int) -> bool:
    """Whether a figure behind a date is said to be its own: May's | 5%, this month's sum (| 5%), the May sum of | 5%.

    last: where the phrase of the date ends.
    """
    tags = sentence.tags
    if tags[j + 1 : j + 2] == "q" and (i == j + 2 or (i == last + 1 and tags[last] == "(")):
        return True
    return last < i and sentence.low[last] == "of" and not tags[last + 1 : i].strip("dh")


def _distance(sentence: Sentence, i: int, j: int) -> int:
    """How far the date at word j is from the figure at word i: words, and more for each border between them."""
    low, high = min(i, j), max(i, j)
    tags = _without_aside(sentence.tags[low + 1 : high])
    borders = sum(map(tags.count, ",;:-(sw")) + sum(map(BASE.__contains__, sentence.low[low + 1 : high]))
    owned = j < i and j > 1 and sentence.tags[j - 1] == "p" and "f" in sentence.tags[max(0, j - 4) : j - 1]
    distance = len(tags) + (2 * tags.count("c") if j < i else 0) + 6 * borders + 4 * tags.count("f") + 6 * owned
    opens = j < 4 and j < i and sentence.tags[j + 1 : j + 2] == ","
    return min(distance, _LEADING) if opens else distance


def _without_aside(tags: str) -> str:
    """The words between without what stands between two dashes: "rose 5 points - its first rise - | in May"."""
    if tags.count("-") != 2:
        return tags
    first = tags.index("-")
    return tags[:first] + tags[tags.index("-", first + 1) + 1 :]


def apart(sentence: Sentence, j: int, span: Span) -> bool:
    """Whether the date at word j is not the one that figures beside it are for: a base, the day of a report."""
    k = j - 1
    while k >= 0 and (sentence.tags[k] in "dh" or sentence.low[k] in ("in", "during")):
        k -= 1
    before = sentence.low[k] if k >= 0 else ""
    earlier = sentence.low[k - 1] if k > 0 else ""
    if before in BASE or before in _APART or (before in ("with", "to") and earlier in _HELD):
        return before != "from" or not ranges(sentence.low[j])
    if (span.until - span.since).days > 6:
        return before in BESIDE
    if j < sentence.dated[-1] and _when_said(sentence, j):
        return True
    if before in ("on", "late", "early"):
        k -= 1
    if k >= 0 and (sentence.low[k] in REPORTS or (sentence.tags[k] == "v" and verb_at(sentence, k).kind == "say")):
        return True
    following = sentence.low[j + 1 : j + 3]
    return bool(following) and (following[0] in REPORTS or (following[0] == "'s" and bool(set(following) & REPORTS)))


def _when_said(sentence: Sentence, j: int) -> bool:
    """Whether a day with which a clause opens is that of what is said there: "On | Friday, the bank said profit fell 5%
    in the first quarter"."""
    if sentence.tags[sentence.clause[j][0] : j].strip("pdrn"):
        return False
    behind = range(j + 1, sentence.tags.find("f", j + 1))
    return any(sentence.tags[k] == "v" and verb_at(sentence, k).kind == "say" for k in behind)


def enclosed(sentence: Sentence, i: int, j: int) -> bool:
    """Whether the date at word j stands in a clause beside the figure's: "The port, | which opened in 1998, | has"."""
    tags = sentence.tags
    first = len(tags[:j].rstrip(_WITHIN))
    opens = tags[first]
    if opens not in "vw" or (opens == "v" and not _participle(sentence, first)):
        return False
    last = tags.translate(_CLOSES).find(",", j)
    if tags[last : last + 3] == ",cv":  # "who came in 2001, and left | two children"
        last = tags.translate(_CLOSES).find(",", last + 1)
    if first <= i and (i < last or last < 0):
        return False
    return opens == "w" or j > i or (last >= 0 and tags[last] != ".")


def _participle(sentence: Sentence, i: int) -> bool:
    """Whether the verb that opens a clause is a participle: "the port, | opened in 1998", not "the man, 65, | was
    arrested", not "New York-| based"."""
    verb = verb_at(sentence, i)
    hyphenated = sentence.low[i - 1] == "-" and sentence.low[i] in _HYPHENATED
    return verb.form == "past" and verb.base not in ("be", "have") and not hyphenated


def _ahead(sentence: Sentence, i: int, j: int) -> bool:
    """Whether a forecast stands between the figure and a later date: "is 7 million | and expected to be 9 by 2070"."""
    if j < i or _OUTLOOK.isdisjoint(sentence.low[i + 1 : j]):
        return False
    planned = next(k for k in range(j - 1, i, -1) if sentence.low[k] in _OUTLOOK)
    return "f" in sentence.tags[planned:j] or "c" in sentence.tags[i:planned]


def bound(sentence: Sentence, i: int, j: int) -> bool:
    """Whether the date at word j only says which thing another phrase means: "2018's record", "the 2021 figure"."""
    first, last = sentence.phrases[sentence.phrase_of[j]]
    if first <= i < last or j + 1 >= last:
        return False
    return sentence.tags[j + 1] == "q" or sentence.low[last - 1] in GENERIC or sentence.low[last - 1] in _LATER


def frequency(span: Span) -> str:
    """The role of a period by its length: month, quarter or half-year; "" for others."""
    days = (span.until - span.since).days + 1
    return "month" if 28 <= days <= 31 else "quarter" if 89 <= days <= 92 else "half-year" if 181 <= days <= 184 else ""
