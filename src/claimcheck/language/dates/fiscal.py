"""Financial years by the calendar of the country that a text is about: "2024-25" in India is April to March."""

import re
from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta
from functools import cache, lru_cache
from typing import NamedTuple

from claimcheck.interval import Days
from claimcheck.language.calendars import MONTH, MONTH_WORD, S, Stretch, month_stretch, one_of
from claimcheck.language.dates.stated import Scene, Stated
from claimcheck.language.dates.tense import sentence_around
from claimcheck.language.lexicon import rows, word_set
from claimcheck.language.pattern import lazy


class Calendar(NamedTuple):
    """When a country's financial year begins. named: whether one number names its "first" or "last" year.

    Source of fiscal_years.csv: each country's budget law; the CIA World Factbook's field "Fiscal year" lists them.
    """

    month: int
    named: str

    def beginning(self, year: int) -> Days:
        """The financial year that begins in a year."""
        return Days(date(year, self.month, 1), date(year + 1, self.month, 1) - timedelta(1))

    def around(self, day: date) -> int:
        """The year in which the financial year of a day began."""
        return day.year - (day.month < self.month)


@cache
def _countries() -> dict[str, int]:
    return {word: number for number, row in enumerate(rows("fiscal_years.csv")) for word in row["words"].split()}


#: How a company tells when its year begins: "first quarter, which ended May 30", "ended May 30 and was its first
#: quarter", "fiscal year ended June 30".
_NTH = rf"(?P<nth>first|second|third|fourth)(?:{S}|-)(?:fiscal(?:{S}|-))?quarter(?![A-Za-z])"
_DAY = rf"{S}(?:on{S}|in{S})?(?>(?P<first>\d{{1,2}}){S}|)(?P<month>{MONTH_WORD})(?>\.?+{S}(?P<day>\d{{1,2}})(?!\d)|)"
_ENDED = rf"(?:ended|ending|ends){_DAY}"
_QUARTERS = [
    lazy(rf"{_NTH}(?P<gap>[^.\n]{{0,40}}?){_ENDED}"),
    lazy(rf"{_ENDED},?(?:{S}and{S}was|)(?P<gap>[^.\n]{{0,24}}?){_NTH}"),
]
_HALF = lazy(rf"(?:(?:six|6){S}months|2[4-8]{S}weeks|half(?:-|{S})year){S}(?:that{S})?(?:ended|ending|to){_DAY}")
_INTERIM = lazy(r"\b(?i:interim|first[- ]half|half[- ]year)\b")
_QUARTER = lazy(rf"(?:quarter|1[34](?:-|{S})weeks?(?:{S}period)?){S}{_ENDED}")
_RESULT = lazy(rf"\b(?i:{_NTH})(?!{S}(?:of{S})?(?:the{S})?(?:[12]\d{{3}}|this|last|next))")
_YEARS = [lazy(rf"(?:fiscal|financial){S}year(?P<nth>)(?P<gap>[^.\n]{{0,16}}?){_ENDED}")]
_NTHS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "": 4}
#: Words between a quarter and the end of another one.
_HELD = frozenset(["from", "than", "with", "against", "versus", "to", "and"])
#: A quarter that ends in the first days of a month is reckoned by weeks, and of the month before.
_WEEKS = 10
#: Days after a quarter in which a quarter of the same number, told of first, is no outlook but a result.
_RESULTS = 45


@lru_cache(maxsize=8)
def company(text: str) -> Calendar | None:
    """That of the company on whose quarter a text reports, where it tells when that ended."""
    if "uarter" in text and (told := _told(text, _QUARTERS) or _odd(text)):
        return told
    half = _HALF.search(text) if "half" in text or "interim" in text else None
    month = (_last_month(half) - 6) % 12 + 1 if half and _INTERIM.search(text) else 1
    return Calendar(month, "last") if month > 1 else None


def _odd(text: str) -> Calendar | None:
    """That of a company whose quarter ends with no quarter of the common calendar: "the quarter ended Oct. 30", "the
    13 weeks ended Nov. 1", and elsewhere "third-quarter"."""
    ended = _QUARTER.search(text)
    nth = _RESULT.search(text) if ended else None
    if ended is None or nth is None:
        return None
    last = _last_month(ended)
    return Calendar((last - 3 * _NTHS[nth["nth"].lower()]) % 12 + 1, "last") if last % 3 else None


def _last_month(found: re.Match[str]) -> int:
    """The month that a quarter or half ends with, 0 for December."""
    return (MONTH[found["month"]] - (int(found["first"] or found["day"] or _WEEKS) < _WEEKS)) % 12


def _told(text: str, patterns: Sequence[re.Pattern[str]]) -> Calendar | None:
    """The calendar that a text tells by the end of a quarter or year, None for the common one."""
    if "ended" not in text and "ending" not in text:
        return None
    for pattern in patterns:
        for found in pattern.finditer(text):
            if _HELD.isdisjoint(found["gap"].split()):
                month = (_last_month(found) - 3 * _NTHS[found["nth"].lower()]) % 12 + 1
                return Calendar(month, "last") if month > 1 else None
    return None


@lru_cache(maxsize=8)
def _reported(text: str, published: date) -> Calendar | None:
    """That of a company whose results a text reports on, by the quarter that it names first: a third quarter of which
    is told in July is that which has just ended; None where the common calendar may have it."""
    if " a share" not in text and "per share" not in text:
        return None
    found = _RESULT.search(text)
    if found is None:
        return None
    nth = _NTHS[found["nth"].lower()]
    over = (published.month - 1) // 3 or 4
    begun = date(published.year, (published.month - 1) // 3 * 3 + 1, 1)
    behind = (over - nth) % 4
    if behind < 2 or (behind > 2 and (published - begun).days > _RESULTS):
        return None
    return Calendar(3 * (over - nth) % 12 + 1, "last")


def of_company(scene: Scene, stated: Stated) -> Stated:
    """A quarter or half without a year by the calendar of the company that the text reports on."""
    used = company(scene.text) or (scene.published and _reported(scene.text, scene.published))
    return stated._replace(stretch=_shifted(stated.stretch, used)) if used and stated.stretch else stated


def _shifted(stretch: Stretch, used: Calendar) -> Stretch:
    """The part of a financial year that is so much of the common one."""
    (month, _), (until, _) = stretch
    return month_stretch((month + used.month - 2) % 12 + 1, (until - month) % 12 + 1)


@lru_cache(maxsize=8)
def calendar(text: str) -> Calendar | None:
    """The one that a text tells by its end, or that of the country that it names most; None where that has the common
    one, or none is named."""
    return company(text) or _told(text, _YEARS) or _of_country(text)


def _of_country(text: str) -> Calendar | None:
    known = _countries()
    named = Counter(
        known[word] for each in text.split() if (word := each.strip(".,;:()'\"").replace("’", "'")) in known
    )
    if not named:
        return None
    row = rows("fiscal_years.csv")[named.most_common(1)[0][0]]
    month = int(row["month"])
    return Calendar(month, row["named"]) if month > 1 else None


def span(scene: Scene, first: int, last: int, at: int, told: bool) -> Days | None:
    """The financial year of "2024-25"; told: its words say that it is one, else only a text that is not on sports,
    schools or the weather means one."""
    used = calendar(scene.text) if last == first + 1 else None
    if used is None:
        return None
    if not told:
        start, end = sentence_around(scene.reading, at)
        if any(
            word.strip(".,;:()'’\"").lower() in word_set("season_words.txt") for word in scene.text[start:end].split()
        ):
            return None
    return used.beginning(first)


def year(scene: Scene, number: int) -> Days | None:
    """The financial year of one number: "fiscal 2024"."""
    used = calendar(scene.text)
    return used.beginning(number - (used.named == "last")) if used else None


def moved(scene: Scene, steps: int) -> Days | None:
    """This financial year, or the one so many on."""
    used = calendar(scene.text) if scene.published else None
    return used.beginning(used.around(scene.published) + steps) if used and scene.published else None


_CENTURY = 2000
_STEPS = {"last": -1, "previous": -1, "this": 0, "current": 0, "same": 0, "next": 1}
_OWN = rf"(?:fiscal|financial)(?:{S}year)?"
_MONTHS = lazy(rf"{S}\((?P<first>{MONTH_WORD})(?:[-–]|{S}to{S})(?P<last>{MONTH_WORD})\)")
_OF = lazy(
    rf"{S}of{S}(?:the{S})?(?:(?P<which>{one_of(_STEPS)}){S})?{_OWN}(?![A-Za-z]|[- ]\d)"
    rf"|{S}of{S}(?:the{S})?(?:{_OWN}{S}|FY{S}?)?(?P<begun>20\d\d)[-–/]\d\d(?!\d)"
    rf"|(?:{S}of)?{S}FY{S}?['’]?(?P<named>\d\d|20\d\d)(?![-–/]?\d)"
)


def part(scene: Scene, stated: Stated) -> Stated | None:
    """ "first quarter (April-June)", "second half of the financial year", "Q2 FY25": the months that are printed behind
    it, else those of the country's own calendar; None where nothing there tells of either."""
    months = _MONTHS.match(scene.text, stated.end)
    whose = _OF.match(scene.text, months.end() if months else stated.end)
    end = whose.end() if whose else months.end() if months else stated.end
    if months:
        first, last = MONTH[months["first"]], MONTH[months["last"]]
        return stated._replace(end=end, stretch=month_stretch(first, (last - first) % 12 + 1))
    used = calendar(scene.text) if whose else None
    if used is None or whose is None or stated.stretch is None:
        return None
    begun = _begun(used, scene, whose)
    if begun is None:
        return None
    month = stated.stretch.first[0]
    shifted = _shifted(stated.stretch, used)
    return stated._replace(
        end=end, stretch=shifted, days=shifted.of(begun + (month + used.month - 2) // 12), settled=True
    )


def _begun(used: Calendar, scene: Scene, found: re.Match[str]) -> int | None:
    """The year in which the financial year behind "of" began."""
    if found["begun"]:
        return int(found["begun"])
    if found["named"]:
        return int(found["named"][-2:]) + _CENTURY - (used.named == "last")
    if scene.published is None:
        return None
    return used.around(scene.published) + _STEPS[found["which"] or "this"]
