"""Times told by counting: "two years ago", "100 years ago", "a year earlier", "three weeks from now"."""

import re
from datetime import date
from decimal import Decimal

from claimcheck.interval import Days
from claimcheck.language.calendars import DAYS_OF, MONTHS_OF, S, around, move, one_of, words
from claimcheck.language.dates.context import REACH, unit_before
from claimcheck.language.dates.from_day import LONGEST, UNITS, from_day
from claimcheck.language.dates.stated import Scene, Stated
from claimcheck.language.number_words import Numeral
from claimcheck.language.numerals import numeral
from claimcheck.language.pattern import lazy

_TAIL = (
    rf"(?P<unit>{one_of(UNITS)})(?:{S}and{S}a{S}half)?{S}"
    rf"(?:(?P<back>ago|earlier|before|previously)|(?P<on>on|later)|(?P<ahead>from{S}now|hence))(?![A-Za-z]|{S}than{S})"
)
_ELAPSED = lazy(rf"(?:{S}|-){_TAIL}")
_UNIT_AGO = lazy(_TAIL)
_ARTICLE = lazy(
    rf"(?:[Aa]{S})?[Cc]ouple{S}(?P<couple>(?:of{S})?(?:more{S})?)"
    rf"|(?:(?P<half>[Hh]alf)|(?P<quarter>(?:[Aa]{S})?[Qq]uarter{S}of))?{S}?[Aa]n?{S}"
)
_SOON = lazy(r"ago|earlier|before|previously|on|later|from|hence|after")
_PLAIN_ON = lazy(
    rf"{S}(?:[A-Z\d$€£\"“]|(?:the|a|an|his|her|its|their|this|that|average|which|end|top|each|it)(?![a-z]))"
)
_BEFORE_WHAT = lazy(rf"{S}[^\W_]|['’]")


def elapsed(scene: Scene, at: int, count: Numeral) -> Stated | None:
    """ "two years ago", "100 years ago", "eight decades ago", "two years on", "three weeks from now"."""
    if not _SOON.search(scene.text, count.end, count.end + 48):
        return None
    if told := from_day(scene, at, count.end, count.low):
        return told
    if found := _ELAPSED.match(scene.text, count.end):
        return _elapsed(scene, at, found, count.low)
    return _compound(scene, at)


_AHEAD = lazy(
    lambda: (
        rf"{S}(?:(?P<working>business|working|trading){S})?(?P<unit>{one_of(UNITS)})(?:(?P<time>['’]s?{S}time(?![a-z]))|(?=[.,;)!?]|\s*+$))"
    )
)
_IN_BEFORE = lazy(r"\b[Ii]n $")
_ASKED = lazy(r"\b[Pp]lease\b")


def in_time(scene: Scene, at: int, count: Numeral) -> Stated | None:
    """ "in three weeks' time"; "in ten days" where the sentence looks ahead, elsewhere it measures how long something
    took. Working days are Monday to Friday: no calendar of holidays is ours."""
    found = _AHEAD.match(scene.text, count.end)
    if not found or not _IN_BEFORE.search(scene.text, max(0, at - 4), at):
        return None
    scene.span(at, found.end())
    unit = UNITS[found["unit"]]
    looks_ahead = scene.tense() == "ahead" or _ASKED.search(scene.text, max(scene.opening(), at - REACH), at)
    if not found["time"] and not (unit in DAYS_OF and looks_ahead):
        return None
    days = None
    if scene.published and not found["working"]:
        days = ahead(scene.published, unit, count.low)
    elif scene.published and unit == "day":
        days = workdays_on(scene.published, count.low)
    return Stated(at, found.end(), "relative_time", unit, days=days, settled=True)


_TERM = lazy(lambda: rf"{S}(?P<unit>{one_of(UNITS)})(?P<joint>,?{S}(?:and{S})?)(?=[\da-z])")
_MOST_TERMS = 4


def _compound(scene: Scene, start: int) -> Stated | None:
    """ "two years, one month and 21 days ago": the day, or the month where no days are counted."""
    at = start
    terms: list[tuple[str, int]] = []
    while (count := numeral(scene.text, at)) and count.low == int(count.low) and len(terms) < _MOST_TERMS:
        if last := _ELAPSED.match(scene.text, count.end):
            terms.append((UNITS[last["unit"]], int(count.low)))
            return _counted_back(scene, start, last, terms) if last["back"] == "ago" else None
        term = _TERM.match(scene.text, count.end)
        if not term or count.low > LONGEST:
            return None
        terms.append((UNITS[term["unit"]], int(count.low)))
        at = term.end()
    return None


def _counted_back(scene: Scene, start: int, last: re.Match[str], terms: list[tuple[str, int]]) -> Stated:
    there = scene.published
    for unit, count in terms:
        there = move(there, unit, -count) if there and count <= LONGEST else None
    days = around(there, _calendar_unit(terms[-1][0])) if there else None
    return Stated(start, last.end(), "relative_time", terms[-1][0], days=days, settled=True)


def article_ago(scene: Scene, at: int) -> Stated | None:
    """ "a year ago", "half a century ago", "a decade later", "a week from Friday"; "a couple of years ago"."""
    article = _ARTICLE.match(scene.text, at)
    if not article:
        return None
    couple = article["couple"] is not None
    count = Decimal("0.5") if article["half"] else Decimal("0.25") if article["quarter"] else Decimal(1 + couple)
    found = _UNIT_AGO.match(scene.text, article.end())
    if found and found["on"] != "on" and not (found["back"] == "ago" and _WEEKDAY_AFTER.match(scene.text, found.end())):
        stated = _elapsed(scene, at, found, count)
        return stated._replace(bound="approx") if stated and couple else stated
    return None if couple else from_day(scene, at, article.end() - 1, count)


_WEEKDAY_AFTER = lazy(rf"{S}{one_of(words('weekday'))}")


def _elapsed(scene: Scene, start: int, found: re.Match[str], count: Decimal) -> Stated | None:
    end, unit = found.end(), UNITS[found["unit"]]
    if " and a half" in found[0]:
        count += Decimal("0.5")
    if count * MONTHS_OF.get(unit, 0) > LONGEST:  # the age of the earth is a duration
        return None
    if found["on"] == "on" and _PLAIN_ON.match(scene.text, end):
        return None
    if found["back"] == "before" and _BEFORE_WHAT.match(scene.text, end):
        return None
    stated = Stated(start, end, "relative_time", unit, settled=True)
    if found["back"] in ("earlier", "before", "previously") or found["on"] == "later":
        return stated._replace(days=_from_mention(scene, start, found, count))
    if scene.published is None:
        return stated
    if found["on"]:
        return stated._replace(days=around(scene.published, _calendar_unit(unit)))
    return stated._replace(days=(reached if found["back"] else ahead)(scene.published, unit, count))


def _from_mention(scene: Scene, start: int, found: re.Match[str], count: Decimal) -> Days | None:
    """ "a year earlier": told from the period named before, of which the same part of that year is meant; other spans
    of time are told from events, which no calendar knows."""
    unit, back = UNITS[found["unit"]], bool(found["back"])
    mention = unit_before(scene, start, "part") if unit == "year" and back and count == int(count) else None
    return mention.stretch.of(mention.since.year - int(count)) if mention else None


def _calendar_unit(unit: str) -> str:
    return "year" if MONTHS_OF.get(unit, 0) >= 12 else "day" if unit == "fortnight" else unit


def ahead(anchor: date, unit: str, count: Decimal) -> Days | None:
    """The day that lies so many days or weeks on; the month or year of longer units."""
    return reached(anchor, "day" if unit in DAYS_OF else unit, -count * DAYS_OF.get(unit, 1))


def workdays_on(anchor: date, count: Decimal) -> Days | None:
    """So many days on, Saturdays and Sundays not counted."""
    if count != int(count) or count > LONGEST:
        return None
    friday = min(anchor.weekday(), 4)
    weeks, days = divmod(friday + int(count), 5)
    there = move(anchor, "day", 7 * weeks + days - anchor.weekday())
    return Days(there, there) if there else None


def reached(anchor: date, unit: str, count: Decimal) -> Days | None:
    """The calendar year (month, week, day) that lies so many units back; decades and centuries are told in years."""
    steps = -count * (MONTHS_OF.get(unit) or DAYS_OF[unit])
    if steps != int(steps) or abs(steps) > LONGEST:
        return None
    if unit not in MONTHS_OF:
        there = move(anchor, "day", int(steps))
        return around(there, _calendar_unit(unit)) if there else None
    there = move(anchor, "month", int(steps))
    calendar = _calendar_unit(unit)
    return around(there, calendar if steps % MONTHS_OF[calendar] == 0 else "month") if there else None
