"""Which dates of a sentence belong to what a figure is compared with: "up 3% | from 2% a year earlier"."""

from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from claimcheck.extractors.linking.clause import verb_at
from claimcheck.extractors.linking.lexicon import word_class
from claimcheck.extractors.linking.phrases import CHANGE
from claimcheck.extractors.linking.sentence import Sentence

#: Words that open a comparison with another time.
BASE = word_class("opens a comparison")
_HELD = frozenset(["compared", "comparison", "contrast", "opposed", "relative"])
#: Open a clause of another time where a figure or a verb stands in it: "rose 2% | after falling 1% in May".
AFTER = frozenset(["after", "before"])
#: Words before a month, a quarter or a year that is another one than the figure's: "up 3% on 2014".
BESIDE = frozenset(["on", "as", "like", "unlike", "contrast"])
_SIGNS = frozenset(",;-(")
_FIRST = frozenset(["first", "most", "least", "only", "record"])
#: Words that compare only with a figure behind them: "following a vote in May", "exports from Russia in May".
LOOSE = frozenset(["from", "followed", "following"])
#: Words behind a percentage that tell of what it is more or less: "3% | above the May estimate".
PAST = frozenset(["above", "below", "over"])
_OPENS = BASE | AFTER | PAST | {"to", "since"}
_OTHER = frozenset(["previous", "prior", "preceding"])
_BEFORE = ("ago", "earlier", "before")
#: Words before "period", "quarter" or a sum that say: of the year before.
YEAR_AGO = frozenset(["year-ago", "year-earlier", "prior-year"])
_ALIKE = ("same ", "corresponding ", "comparable ", "equivalent ")
_WAYS = frozenset(["up", "down", "higher", "lower", "unchanged"])
_RELATIVE = frozenset(["percent", "percentage_points", "fraction", "multiple"])
_PARTS = frozenset(["period", "quarter", "month", "half"])
#: "Over the last | 50 years".
_OVER = frozenset(["last", "past"])
#: Words from a figure to the date of its comparison.
_NEAR = 12
_MONTHS = {"month": 1, "quarter": 3, "year": 12}


class Span(NamedTuple):
    """First and last day."""

    since: date
    until: date


def opener(sentence: Sentence, j: int) -> int:
    """The word that opens a comparison which the date at word j is a part of, -1 for none."""
    low, tags = sentence.low, sentence.tags
    stop = j - 1 if low[j - 1] == "from" and ranges(low[j]) else j
    border = max(tags.rfind(";", 0, stop), tags.rfind(".", 0, stop), j - 2 if tags[j - 2 : j] == ",p" else -1)
    for k in sentence.dated:
        if border < k < stop and low[k + 1] != "of":
            border = k
    for k in range(stop - 1, max(border, 0) - 1, -1):
        word = low[k]
        if word not in _OPENS:
            continue
        between = tags[k + 1 : stop]
        held = word == "to" and low[k - 1] in _HELD
        if held or (word in BASE and tags[k] != "h"):
            return k if held or word not in LOOSE or _levels(sentence, k, between) else -1
        if word == "to":
            break
        if word == "since" or (word in PAST and (sentence.kinds.get(k - 1) == "percent" or of_another(low[j]))):
            return k
        if word in AFTER and ("f" in between or (k and ("v" in between or "g" in between))):
            return k
    return -1


def ranges(printed: str) -> bool:
    """Whether a date is printed with both its ends: "from | May 3 to June 9"."""
    return any(joint in printed for joint in (" to ", " through ", " until "))


def compares(sentence: Sentence) -> bool:
    """Whether a word of the sentence can open a comparison at all."""
    return not _OPENS.isdisjoint(sentence.low)


def since(sentence: Sentence, i: int) -> int | None:
    """The date since which the figure at word i has come together: "up 4% | since June", "Since May 1, | 15 cases";
    not "4%, the most since June"."""
    low, tags = sentence.low, sentence.tags
    for j in sentence.dated:
        k = j - 1
        while k > 0 and tags[k] in "dnh":
            k -= 1
        if k < 0 or low[k] != "since":
            continue
        if k == 0 or _reaches(sentence, i, k):
            return j
    return None


def lasted(sentence: Sentence, i: int) -> int | None:
    """The duration over which the figure at word i has come together: "doubled over the last | 50 years", "In the past
    | two decades 300 mines closed"; not "3%, the most in the past 10 years"."""
    for j, kind in sentence.kinds.items():
        if kind == "duration" and j and sentence.low[j - 1] in _OVER:
            opens = not sentence.tags[: j - 1].strip("pd")
            if opens or _reaches(sentence, i, j):
                return j
    return None


def _reaches(sentence: Sentence, i: int, k: int) -> bool:
    """Whether the time that begins at word k is that over which the figure at word i before it has come together."""
    between = sentence.low[i:k]
    apart = not _SIGNS.isdisjoint(sentence.tags[i:k])
    return i < k and not (apart or any(word in _FIRST or word.endswith("est") for word in between))


def _levels(sentence: Sentence, k: int, between: str) -> bool:
    """Whether the loose word at word k sets figures against each other: "to $5 million | from $4 million", not "$5
    million | from 600 people"."""
    if "f" not in between:
        return sentence.low[k] == "from" and sentence.tags[k + 1] not in "Nd" and _moved(sentence, k - 1)
    behind = next(kind for i, kind in sentence.kinds.items() if i > k)
    before = [kind for i, kind in sentence.kinds.items() if i < k]
    return not before or before[-1] in (behind, "percent", "percentage_points")


def _moved(sentence: Sentence, i: int) -> bool:
    """Whether what stands before "from" rises or falls: "down | from levels", "up 3% | from highs"; not "died from"."""
    if sentence.kinds.get(i) in _RELATIVE or sentence.low[i] in _WAYS or sentence.low[i] in CHANGE:
        return True
    return sentence.tags[i] in "vg" and verb_at(sentence, i).kind in ("rise", "fall", "change")


def of_base(sentence: Sentence, i: int, j: int) -> bool:
    """Whether the date at word j may be that of the figure at word i with which another is compared: it stands behind
    it, other figures at most between them: "from | $90 million, or 33 cents a share, recorded a year earlier"."""
    if not i < j <= i + _NEAR:
        return False
    last = sentence.around[i][1]
    last += sentence.tags[last] == "v"
    if any(tag in "vgsw;." for tag in sentence.tags[last:j]):
        return False
    return "to" not in sentence.low[i:j] and BASE.isdisjoint(sentence.low[i + 1 : j])


@lru_cache(maxsize=1 << 12)
def steps_back(printed: str) -> int:
    """The months that an expression goes back from the time that is spoken of: 12 for "a year earlier", 1 for
    "previous month"; 0 for others."""
    words = printed.split()
    if len(words) > 1 and words[0] in ("a", "the", "one"):
        words = words[1:]
    if len(words) != 2:
        return 0
    if words[0] in YEAR_AGO:
        return 12 if words[1] in _PARTS else 0
    if words[0] in _OTHER:
        return _MONTHS.get(words[1], 0)
    return _MONTHS.get(words[0], 0) if words[1] in _BEFORE else 0


def of_another(printed: str) -> bool:
    """Whether an expression names another time than the one spoken of: "previous year", "same period of 2018"."""
    return steps_back(printed) > 0 or printed.startswith(_ALIKE)


def moved_back(span: Span, months: int) -> Span | None:
    """The stretch of whole months so many months earlier; None where it is none, or shorter than the step."""
    behind = span.until + timedelta(1)
    length = (behind.year - span.since.year) * 12 + behind.month - span.since.month
    if span.since.day != 1 or behind.day != 1 or length < min(months, 1) or (months < 12 and length != months):
        return None
    return Span(_first(span.since, -months), _first(behind, -months) - timedelta(1))


def _first(day: date, months: int) -> date:
    """The first day of the month so many months on."""
    index = day.year * 12 + day.month - 1 + months
    return date(index // 12, index % 12 + 1, 1)
