"""Times told from the day of publication: "last year", "this Friday", "two years ago", "yesterday", "Tuesday morning"."""

import re
from datetime import date
from decimal import Decimal

from claimcheck.interval import Days
from claimcheck.language.calendars import (
    DAYS_OF,
    MONTH,
    MONTHS_OF,
    WEEKDAY,
    WEEKDAY_WORD,
    S,
    around,
    month_stretch,
    move,
    one_of,
    words,
)
from claimcheck.language.dates.context import Mention, unit_before
from claimcheck.language.dates.printed import DAYPART
from claimcheck.language.dates.stated import Stated, nearest
from claimcheck.language.numerals import numeral

_DAY_WORD = re.compile(rf"(?P<word>{one_of(words('day word'))})(?:{DAYPART.pattern})?+")
_GENERIC = re.compile(
    rf"['’]s{S}(?:world|society|youth|young|generation|economy|age|era|environment|times?|standards?|climate|market|technology|china|Europe|America|Russia)(?![a-z])"
)


def day_word(text: str, at: int, published: date | None) -> Stated | None:
    """ "today", "yesterday morning", "tonight"; not "today's world", "a better tomorrow"."""
    found = _DAY_WORD.match(text, at)
    if not found or _GENERIC.match(text, found.end()):
        return None
    steps = int(words("day word")[found["word"]])
    there = move(published, "day", steps) if published else None
    return known(at, found.end(), "day", Days(there, there) if there else None)


def known(start: int, end: int, unit: str, days: Days | None) -> Stated:
    """A relative time whose days are told, or cannot be."""
    return Stated(start, end, "relative_time", unit, days=days, settled=True)


_WEEKDAY = re.compile(rf"(?P<weekday>{WEEKDAY_WORD})")
_WEEK_AFTER = re.compile(rf",?{S}(?:of{S})?(?P<move>last|this|next){S}week(?![A-Za-z])")
_NAMED_DAYS = re.compile(r"\b(?:Black|Good|Super|Bloody|Easter|Cyber|Ash|Palm|Fat|Shrove|Maundy|Holy|Giving|Casual) $")
WEEK_STEPS = {"last": -1, "this": 0, "next": 1}


def weekday(text: str, at: int, published: date | None) -> Stated | None:
    """ "Friday", "Tuesday morning", "Monday of next week"; not "Black Friday"."""
    found = _WEEKDAY.match(text, at)
    if not found or _NAMED_DAYS.search(text[max(0, at - 8) : at]):
        return None
    name = found["weekday"]
    if name in words("short weekday") and (name.isupper() or text[found.end() : found.end() + 1] != "."):
        return None
    end, number = found.end(), WEEKDAY[name]
    if part := DAYPART.match(text, end):
        end = part.end()
    if week := _WEEK_AFTER.match(text, end):
        days = weekday_of_week(published, number, WEEK_STEPS[week["move"]]) if published else None
        return known(at, week.end(), "day", days)
    return Stated(at, end, "relative_time", "day", weekday=number)


def weekday_of_week(published: date, number: int, weeks: int) -> Days | None:
    """A weekday of the calendar week so many weeks on."""
    found = move(published, "day", number - published.weekday() + 7 * weeks)
    return Days(found, found) if found else None


_MOVED = one_of(words("move"))
_UNIT = one_of({w: g for w, g in words("unit").items() if not w.lower().endswith("s") and g in MONTHS_OF | DAYS_OF})
_MOVE = re.compile(
    rf"(?P<move>{_MOVED}){S}(?:(?:full|fiscal|financial|calendar|whole|entire){S})?"
    rf"(?:(?P<weekday>{WEEKDAY_WORD})|(?P<month>{one_of(MONTH)})|(?P<season>{one_of(words('season'))})|(?P<unit>{_UNIT}))"
)
_OF = re.compile(rf"{S}of(?![a-z])|-")
_ONLY = {
    "day": ("previous", "following", "next"),
    "century": ("last", "this", "next", "previous", "past"),
    "half": ("last", "previous"),
}


def moved(text: str, at: int, published: date | None) -> Stated | None:
    """ "last year", "this quarter", "next Friday", "past year", "the previous month", "last summer"."""
    found = _MOVE.match(text, at)
    if not found:
        return None
    which = words("move")[found["move"]]
    if found["unit"]:
        return _moved_unit(text, found, which, published)
    if which in ("past", "previous", "following") and not (found["weekday"] or found["month"]):
        return None
    end, days = found.end(), None
    if found["weekday"]:
        if part := DAYPART.match(text, end):
            end = part.end()
        days = _moved_weekday(published, WEEKDAY[found["weekday"]], which) if published else None
        return known(at, end, "day", days)
    stretch = (
        month_stretch(MONTH[found["month"]])
        if found["month"]
        else month_stretch(int(words("season")[found["season"]]), 3)
    )
    if published:
        if which == "this":
            days = stretch.of(published.year)
        else:
            days = nearest(stretch, published, lambda: which in ("next", "following"), "month")
    return known(at, end, "month", days)


def _moved_weekday(published: date, number: int, which: str) -> Days | None:
    """ "last" is the nearest one before publication, "this" that of its week, "next" that of the week after."""
    if which == "this":
        return weekday_of_week(published, number, 0)
    if which in ("next", "following"):
        return weekday_of_week(published, number, 1)
    there = move(published, "day", -((published.weekday() - number - 1) % 7 + 1))
    return Days(there, there) if there else None


def _moved_unit(text: str, found: re.Match[str], which: str, published: date | None) -> Stated | None:
    unit = words("unit")[found["unit"]]
    if which not in _ONLY.get(unit, (which,)) or unit == "fortnight" or _OF.match(text, found.end()):
        return None
    start, end = found.start(), found.end()
    if which in ("previous", "following"):
        mention = unit_before(text, start, unit, published)
        return known(start, end, unit, _beside(mention, unit, -1 if which == "previous" else 1))
    if published is None:
        return known(start, end, unit, None)
    if which == "past":
        since = move(published, unit, -1)
        return known(start, end, unit, Days(since, published) if since else None)
    there = move(published, unit, {"last": -1, "this": 0, "next": 1}[which])
    return known(start, end, unit, around(there, unit) if there else None)


def _beside(mention: Mention | None, unit: str, steps: int) -> Days | None:
    there = move(mention.since, unit, steps) if mention else None
    return around(there, unit) if there else None


_SAME = re.compile(
    rf"(?P<same>same|corresponding|year-earlier|year-ago|Same){S}(?:period|quarter|month|week|time|half)"
    rf"(?:{S}(?:of{S}|in{S}|a{S}|the{S})?(?P<which>last{S}year|previous{S}year|prior{S}year|year{S}(?:ago|earlier|before)|[12]\d{{3}}(?!\d)))?"
)


def same_period(text: str, at: int, published: date | None) -> Stated | None:
    """ "same period last year", "same quarter of 2018": the period named before, in that year."""
    found = _SAME.match(text, at)
    if not found or (found["same"].lower() == "same" and not found["which"]):
        return None
    which = found["which"] or ""
    mention = unit_before(text, at, "part", published)
    if which.isdigit():
        year: int | None = int(which)
    elif mention and "last" not in which:
        year = mention.since.year - 1
    else:
        year = published.year - 1 if published else None
    if year is None:
        return known(at, found.end(), "year", None)
    stretch = mention.stretch if mention else month_stretch(1, 12)
    return known(at, found.end(), "period", stretch.of(year))


_UNITS = {w: g for w, g in words("unit").items() if g in MONTHS_OF | DAYS_OF}
_ELAPSED = re.compile(
    rf"(?:{S}|-)(?P<unit>{one_of(_UNITS)}){S}(?:(?P<back>ago|earlier|before|previously)|(?P<on>on|later|after(?=[,.]))|(?P<ahead>from{S}now|hence))(?![A-Za-z])"
)
_PLAIN_ON = re.compile(rf"{S}(?:[A-Z\d]|the|a|an|his|her|its|their|this|that|average|which|end)(?![a-z])")
_BEFORE_WHAT = re.compile(rf"{S}(?:the|he|she|it|they|a|an|being|his|her|its|their|[A-Z]|[a-z]+ing|\d)")


def elapsed(text: str, at: int, published: date | None) -> Stated | None:
    """ "two years ago", "100 years ago", "eight decades ago", "two years on", "three weeks from now"."""
    count = numeral(text, at)
    if not count or count.ordinal or count.low < 0:
        return None
    found = _ELAPSED.match(text, count.end)
    return _elapsed(text, at, found, count.low, published) if found else None


_ONE_UNIT = re.compile(r"\b(?P<article>[Aa]n?|[Hh]alf an?|[Oo]ne)[ \u00a0-]$")
_UNIT_AGO = re.compile(
    rf"(?P<unit>{one_of(_UNITS)}){S}(?:(?P<back>ago|earlier|before|previously)|(?P<on>on|later)|(?P<ahead>from{S}now|hence))(?![A-Za-z])"
)


def unit_ago(text: str, at: int, published: date | None) -> Stated | None:
    """ "a year ago", "half a century ago", read from the unit on."""
    found = _UNIT_AGO.match(text, at)
    article = _ONE_UNIT.search(text, max(0, at - 9), at) if found else None
    if not found or not article or (found["on"] and article["article"].lower() != "one"):
        return None
    half = article["article"].lower().startswith("half")
    return _elapsed(text, article.start(), found, Decimal("0.5" if half else 1), published)


def _elapsed(text: str, start: int, found: re.Match[str], count: Decimal, published: date | None) -> Stated | None:
    end, unit = found.end(), words("unit")[found["unit"]]
    if found["on"] and (found["on"] == "on" and _PLAIN_ON.match(text, end)):
        return None
    if found["back"] in ("before", "earlier") and _BEFORE_WHAT.match(text, end) and found["back"] == "before":
        return None
    if found["back"] in ("earlier", "before", "previously") or found["on"] in ("later", "after"):
        return known(start, end, unit, _from_mention(text, start, found, count, unit, published))
    if published is None:
        return known(start, end, unit, None)
    if found["on"]:
        return known(start, end, unit, around(published, _calendar_unit(unit)))
    return known(start, end, unit, reached(published, unit, -count if found["back"] else count))


def _from_mention(
    text: str, start: int, found: re.Match[str], count: Decimal, unit: str, published: date | None
) -> Days | None:
    """ "a year earlier": told from the period named before, of which the same part of that year is meant."""
    back = bool(found["back"])
    mention = unit_before(text, start, "part" if unit == "year" and back else unit, published)
    if not mention:
        return None
    if unit == "year" and count == int(count):
        return mention.stretch.of(mention.since.year + (-int(count) if back else int(count)))
    return reached(mention.since, unit, -count if back else count)


def _calendar_unit(unit: str) -> str:
    return "year" if MONTHS_OF.get(unit, 0) >= 12 else "day" if unit == "fortnight" else unit


def reached(anchor: date, unit: str, count: Decimal) -> Days | None:
    """The calendar year (month, week, day) that lies so many units off; decades and centuries are told in years."""
    if unit in MONTHS_OF:
        months = count * MONTHS_OF[unit]
        if months != int(months) or abs(months) > 120_000:
            return None
        there = move(anchor, "month", int(months))
        unit = _calendar_unit(unit) if months % MONTHS_OF[_calendar_unit(unit)] == 0 else "month"
    else:
        there = move(anchor, unit, int(count)) if count == int(count) and count < 4_000_000 else None
        unit = _calendar_unit(unit)
    return around(there, unit) if there else None
