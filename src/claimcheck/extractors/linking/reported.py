"""The period that a whole document is about, read from its dates before any sentence is taken apart."""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from operator import attrgetter

from claimcheck.extractors.figure import Figure
from claimcheck.extractors.linking.compared import BASE, BESIDE, PAST, Span, steps_back
from claimcheck.extractors.linking.lexicon import verbs, word_class
from claimcheck.extractors.linking.period import REPORTS, frequency, of_date
from claimcheck.model import DATE_LIKE

_SHORTEST = 27
#: Days since a time that is recent, and to the end of the running year.
_RECENT, _AHEAD = 200, 366
#: Days by which a quarter or half that is reckoned by weeks begins or ends beside the months.
_WEEKS = 21
_QUARTER, _HALF = 80, 190
_STALE = 800
_OFTEN = 3
#: Characters of a document in which the day of its news is named, and the days since that.
_BEGINNING, _WEEK = 600, 7
#: Characters before a date or a figure in which a word that makes it another time's is looked for, and from a figure
#: to the date that tells when it was.
_LOOK, _REACH = 24, 48
#: Characters at the beginning that tell whether a document is on a market, how many different words of trading it
#: needs there, and their share among all.
_OPENING, _SEVERAL, _DENSE = 1500, 3, 0.03
#: What stories of elections have, and characters from a day to it.
_ELECTION, _BESIDES = "lection", 64
_MARKET = word_class("market word")
_PASSED = word_class("before a number or a time")
_PAST = [[word] for word in PAST]
_AFTER = BASE | {"after", "contrast"}
#: Before a day, and before a longer time, that is another one.
_APART = BASE | word_class("before another time")
_BESIDE = _APART | BESIDE
_WHEN = frozenset(["on", "late", "early"])
_KIND = attrgetter("kind")
#: Makes letters small ones and spaces of all other bytes.
_LETTERS = bytes(code | 32 if chr(code & 127).isalpha() and code < 128 else 32 for code in range(256))
_STOPS = re.compile(r"[.;?!\n](?:\s|$)")


def of_story(text: str, figures: Sequence[Figure], published: date | None) -> tuple[Span | None, bool]:
    """The period of a month or longer that a document comes back to most often, and whether it stands out.

    The recent and the early ones count for more, most those that are both; those with which others are compared do not
    count, nor do the halves of a match. What a market did is that of its day, whichever quarter moved it.
    """
    counts: dict[Span, int] = {}
    game = "score" in map(_KIND, figures)
    last = figures[-1].start if figures else 0
    for number, figure in enumerate(figures):
        span = of_date(figure) if figure.kind in DATE_LIKE else None
        if span is None or (span.until - span.since).days < _SHORTEST:
            continue
        age = _STALE if published is None else (published - span.until).days
        if abs(age) > _STALE or (game and figure.kind == "period") or _other(text, figures, number):
            continue
        relative = figure.kind == "relative_time"
        if relative and 0 <= age <= 1:
            weight = 1  # "the last six weeks" are no period that is reported on
        else:
            recent, early = 0 <= age <= _RECENT, figure.start < last / 4
            runs = relative and not game and -_AHEAD <= age < 0  # "this year"
            weight = 1 + recent + early * (1 + (recent or runs)) + (figure.kind == "period")
        counts[span] = counts.get(span, 0) + weight
    second, often = sorted([0, 0, *counts.values()])[-2:]
    if often < _OFTEN or _of_a_market(text):
        return None, False
    best = max(counts, key=counts.__getitem__)
    return _latest(counts, best, published), often >= 2 * _OFTEN and often >= 1.5 * second


def by_weeks(text: str, figures: Sequence[Figure]) -> Span | None:
    """The quarter or half of a company that reckons it by weeks: "the 24 weeks to October 14"."""
    if " weeks " not in text and "-week " not in text:
        return None
    for figure in figures:
        span = of_date(figure) if figure.kind == "period" and "week" in text[figure.start : figure.end] else None
        if span is not None and _QUARTER < (span.until - span.since).days < _HALF:
            return span
    return None


def alike(one: Span, other: Span) -> bool:
    """Whether two times begin and end at about the same days: a first half and the 24 weeks to October 14."""
    return abs((one.since - other.since).days) < _WEEKS and abs((one.until - other.until).days) < _WEEKS


def _latest(counts: dict[Span, int], best: Span, published: date | None) -> Span:
    """Of two neighbouring months or quarters the later one, where that is over and half as often named: the news tells
    of the latest and compares it with the one before."""
    if published is None or not (length := frequency(best)):
        return best
    behind = best.until + timedelta(1)
    later = [span for span in counts if span.since == behind and frequency(span) == length and span.until < published]
    return later[0] if later and 2 * counts[later[0]] >= counts[best] else best


def _of_a_market(text: str) -> bool:
    """Whether a document begins as a report on shares, oil or gold does: with many and several words of trading."""
    words = text[:_OPENING].encode("ascii", "replace").translate(_LETTERS).decode().split()
    told = [*filter(_MARKET.__contains__, words)]
    return len({*told}) >= _SEVERAL and len(told) >= _DENSE * len(words)


def day(text: str, figures: Sequence[Figure], published: date | None) -> Span | None:
    """The day that a document is about: the first day of the week before that is named at its beginning, unless the
    day of publication is named there too, or none is."""
    if published is None:
        return None
    today = Span(published, published)
    days = list[Span]()
    for number, figure in enumerate(figures):
        if figure.start > _BEGINNING:
            break
        since = figure.since
        if since is None or since != figure.until or not 0 <= (published - since).days <= _WEEK:
            continue
        if not (_dateline(text, figure) or _other(text, figures, number) or _said(text, figure.start)):
            days.append(Span(since, since))
    if not days and _ELECTION in text[:_BEGINNING]:
        days += _voted(text, figures, published)
    return today if not days or today in days else days[0]


def _voted(text: str, figures: Sequence[Figure], published: date) -> list[Span]:
    """The days of the fortnight before that are named beside an election: "the elections held | yesterday"."""
    days = list[Span]()
    for figure in figures:
        since = figure.since
        if since is None or since != figure.until or not 0 <= (published - since).days <= 2 * _WEEK:
            continue
        if _ELECTION in text[max(0, figure.start - _BESIDES) : figure.end + _BESIDES] and not _said(text, figure.start):
            days.append(Span(since, since))
    return days


def _other(text: str, figures: Sequence[Figure], number: int) -> bool:
    """Whether a date is the time that others are compared with: "on 2014", "after a 2% rise in May", "a year ago"."""
    figure = figures[number]
    printed = text[figure.start : figure.end].lower()
    if steps_back(printed) or printed.endswith("ago"):
        return True
    if _before(text, figure.start) in (_APART if figure.since == figure.until else _BESIDE):
        return True
    before = figures[number - 1] if number else None
    if before is None or before.kind in DATE_LIKE or not 0 < figure.start - before.end <= _REACH:
        return False
    if text.find(",", before.end, figure.start) >= 0 or _STOPS.search(text, before.end, figure.start):
        return False
    if before.kind == "percent" and text[before.end : figure.start].split(maxsplit=1)[:1] in _PAST:
        return True
    return _before(text, before.start if before.before < 0 else before.before) in _AFTER


def _dateline(text: str, figure: Figure) -> bool:
    """Whether a date stands in a line of its own."""
    start = text.rfind("\n", 0, figure.start) + 1
    end = text.find("\n", figure.end)
    return end >= 0 and not text[start : figure.start].strip() and not text[figure.end : end].strip(" .")


def _said(text: str, at: int) -> bool:
    """Whether the day at an offset is that on which something was said: "announced on | Friday"."""
    word = _before(text, at, _WHEN)
    verb = verbs().get(word)
    return word in REPORTS or (verb is not None and verb.kind == "say")


def _before(text: str, at: int, passed: frozenset[str] = frozenset()) -> str:
    """The word before an offset, articles and the like skipped."""
    words = text[max(0, at - _LOOK) : at].lower().split()
    while words and (words[-1] in _PASSED or words[-1] in passed):
        del words[-1]
    return words[-1] if words else ""
