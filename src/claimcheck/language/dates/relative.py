"""Times told from the day of publication: "last year", "this Friday", "yesterday", "Tuesday morning"."""

import re
from datetime import date

from claimcheck.interval import Days
from claimcheck.language.calendars import (
    DAYS_OF,
    MONTH,
    MONTH_WORD,
    MONTHS_OF,
    WEEKDAY,
    WEEKDAY_WORD,
    S,
    around,
    month_stretch,
    move,
    named,
    one_of,
    words,
)
from claimcheck.language.dates import fiscal
from claimcheck.language.dates.context import unit_before
from claimcheck.language.dates.nth import is_counted
from claimcheck.language.dates.printed import DAYPART, day_month, month_day, names_sun, weekday_date
from claimcheck.language.dates.stated import Scene, Stated, nearest
from claimcheck.language.dates.tense import cue_behind, sentence_around
from claimcheck.language.lexicon import word_set
from claimcheck.language.pattern import lazy

_DAY_WORD = lazy(lambda: rf"(?P<word>{one_of(words('day word'))})(?>{DAYPART.pattern}|)")
_POSSESSED = lazy(rf"['’]s{S}([a-z]+)")
_WORD_BEFORE = lazy(rf"([a-z]{{1,16}}){S}$")
_COMMA = lazy(r", (?=[A-Za-z])")
_MAIN_VERB = 64
"""Characters in which the verb of a sentence that opens with "Today, " is looked for."""


def _nowadays(scene: Scene, start: int, end: int) -> bool:
    """ "today's world", "the problems of humanity today", and "Today, the valley sends its milk to town": without a
    verb that tells of one day, an opening "Today" is our times."""
    beside = _POSSESSED.match(scene.text, end) or _WORD_BEFORE.search(scene.text, max(0, start - 16), start)
    if beside and beside[1] in word_set("nowadays.txt"):
        return True
    if scene.text[start] != "T" or not _COMMA.match(scene.text, end):
        return False
    limit = min(end + _MAIN_VERB, sentence_around(scene.reading, start)[1])
    return cue_behind(scene.text, end, limit) is None


_NEXT_DAY = lazy(rf"[Dd]ay{S}(?:before{S}(?P<back>yesterday)|after{S}(?:tomorrow|tmrw))(?![a-z])")


def day_word(scene: Scene, at: int) -> Stated | None:
    """ "today", "yesterday morning", "tonight"; not "today's world", nor the newspaper USA TODAY."""
    found = _DAY_WORD.match(scene.text, at)
    if not found or found["word"].isupper():
        return None
    if found["word"].lower() == "today" and _nowadays(scene, at, found.end()):
        return None
    return days_on(scene, at, found.end(), int(words("day word")[found["word"]]))


def day_before(scene: Scene, at: int) -> Stated | None:
    """ "day before yesterday", "day after tomorrow"."""
    found = _NEXT_DAY.match(scene.text, at)
    return days_on(scene, at, found.end(), -2 if found["back"] else 2) if found else None


def days_on(scene: Scene, start: int, end: int, steps: int) -> Stated:
    """A day told by its distance from publication."""
    there = move(scene.published, "day", steps) if scene.published else None
    return known(start, end, "day", Days(there, there) if there else None)


def known(start: int, end: int, unit: str, days: Days | None) -> Stated:
    """A relative time whose days are told, or cannot be."""
    return Stated(start, end, "relative_time", unit, days=days, settled=True)


_NOW = lazy(r"now(?![a-z])")
_RANGE_BEFORE = lazy(r"\b(?:[Bb]etween|[Ff]rom|and|to|until|till|through) $")


def now(scene: Scene, at: int) -> Stated | None:
    """The "now" of "between now and March 3" or "from 2015 until now"; alone it names no day."""
    found = _NOW.match(scene.text, at)
    if not found or not _RANGE_BEFORE.search(scene.text, max(0, at - 8), at):
        return None
    return days_on(scene, at, found.end(), 0)._replace(grain="now")


_NIGHT = lazy(rf"(?:(?P<last>[Ll]ast){S}night|(?P<this>[Tt]his){S}(?:morning|afternoon|evening))(?![A-Za-z])")


def part_of_day(scene: Scene, at: int) -> Stated | None:
    """ "last night", "this morning"."""
    found = _NIGHT.match(scene.text, at)
    return days_on(scene, at, found.end(), -1 if found["last"] else 0) if found else None


_WEEKDAY = lazy(rf"(?P<weekday>{WEEKDAY_WORD})")
_WEEK_AFTER = lazy(rf",?{S}(?:(?:of{S})?(?P<move>last|this|next){S}week|(?P<after>after{S}next))(?![A-Za-z])")
_ANY_BEFORE = lazy(lambda: rf"\b(?:{named('weekday', 'before')}|[Ee]very|[Ee]ach|[Aa]ny|[Mm]ost) $")
_NAME_AFTER = lazy(lambda: rf" {named('weekday', 'after')}(?![a-z])")
_DAY_IN_BRACKETS = lazy(rf"{S}\((?=[A-Z\d])")
WEEK_STEPS = {"last": -1, "this": 0, "next": 1}


def weekday(scene: Scene, at: int) -> Stated | None:
    """ "Friday", "Tuesday morning", "Monday of next week"; not "Black Friday"."""
    found = _WEEKDAY.match(scene.text, at)
    if not found or _ANY_BEFORE.search(scene.text, max(0, at - 12), at) or _NAME_AFTER.match(scene.text, found.end()):
        return None
    name = found["weekday"]
    if name in words("short weekday") and (name.isupper() or scene.text[found.end() : found.end() + 1] != "."):
        return None
    if names_sun(scene.text, at) or is_counted(scene.text, at):
        return None
    end, number = found.end(), WEEKDAY[name]
    if part := DAYPART.match(scene.text, end):
        end = part.end()
    if week := _WEEK_AFTER.match(scene.text, end):
        if week["after"]:
            return known(at, week.end(), "day", _coming(scene.published, number, 2) if scene.published else None)
        days = weekday_of_week(scene.published, number, WEEK_STEPS[week["move"]]) if scene.published else None
        return known(at, week.end(), "day", days)
    bracket = _DAY_IN_BRACKETS.match(scene.text, end)
    dated = (month_day(scene, bracket.end()) or day_month(scene, bracket.end())) if bracket else None
    if dated and dated.kind == "date":  # "Thursday (July 4)"
        return dated._replace(start=at, end=end, kind="relative_time")
    return Stated(at, end, "relative_time", "day", weekday=number)


def weekday_of_week(published: date, number: int, weeks: int) -> Days | None:
    """A weekday of the calendar week so many weeks on."""
    found = move(published, "day", number - published.weekday() + 7 * weeks)
    return Days(found, found) if found else None


_UNIT = one_of([w for w, g in words("unit").items() if not w.lower().endswith("s") and g in MONTHS_OF | DAYS_OF])
_MOVE = lazy(
    lambda: (
        rf"(?P<move>{one_of(words('move'))}){S}(?:(?:full|fiscal|financial|calendar|whole|entire){S})?"
        rf"(?:(?P<weekday>{WEEKDAY_WORD})|(?P<month>{one_of(MONTH)})|(?P<season>{one_of(words('season'))})|(?P<unit>{_UNIT}))"
    )
)
_OF = lazy(rf"{S}of(?![a-z])|-")
_OF_MONTH = lazy(
    rf"{S}(?:of|in){S}(?:(?:early|mid|late)[ -])?"
    rf"(?:{MONTH_WORD}|(?:the|each|every|this|last|next|a){S}(?:month|year|quarter|season)|\d{{4}}(?!\d))"
)
_DAY_AFTER = lazy(rf"{S}\d{{1,2}}(?!\d)")
_ON_WEEKDAY = lazy(rf"{S}(?:on{S})?(?P<weekday>{WEEKDAY_WORD})")
_WEEKDAYS = lazy(
    rf"{S}(?:from|between){S}(?P<first>{WEEKDAY_WORD})\.?+{S}(?:to|and|through|until){S}(?P<last>{WEEKDAY_WORD})"
)
STEPS = {"last": -1, "this": 0, "next": 1, "coming": 1}
_ONLY = {
    "day": ("previous", "following", "next"),
    "century": ("last", "this", "next", "previous", "past", "coming"),
    "half": ("last", "previous"),
}


def moved(scene: Scene, at: int) -> Stated | None:
    """ "last year", "this quarter", "next Friday", "past year", "the previous month", "last summer"."""
    found = _MOVE.match(scene.text, at)
    if not found:
        return None
    which = words("move")[found["move"]]
    if found["unit"]:
        return _moved_unit(scene, found, which)
    if which in ("past", "previous", "following") and not (found["weekday"] or found["month"]):
        return None
    end, days, published = found.end(), None, scene.published
    if found["month"] and _DAY_AFTER.match(scene.text, end):  # "this March 3"
        return None
    if found["weekday"]:
        if _OF_MONTH.match(scene.text, end):  # "last Friday of May" is no Friday of last week
            return None
        dated = weekday_date(scene, found.start("weekday"))
        if dated and dated.kind == "date":  # "this Sunday, June 25, 2017"
            return dated._replace(start=at)
        if part := DAYPART.match(scene.text, end):
            end = part.end()
        days = _moved_weekday(published, WEEKDAY[found["weekday"]], which) if published else None
        return known(at, end, "day", days)
    begin, months = (MONTH[found["month"]], 1) if found["month"] else (int(words("season")[found["season"]]), 3)
    stretch = month_stretch(begin, months)
    if published:
        days = stretch.of(published.year) if which == "this" else _past_or_next(scene, published, begin, months, which)
    return known(at, end, "month" if found["month"] else "season", days)


def _past_or_next(scene: Scene, published: date, begin: int, months: int, which: str) -> Days | None:
    """Last October is over, next October has not begun."""
    ahead = which in ("next", "following", "coming")
    found = nearest(month_stretch(begin, months), published, lambda: "ahead" if ahead else "back")
    if not found or not found.since or not found.until or not found.since <= published <= found.until:
        return found
    return month_stretch(begin, months).of(found.since.year + (1 if ahead else -1))


def _moved_weekday(published: date, number: int, which: str) -> Days | None:
    """ "last" is the nearest one before publication, "coming" the nearest one behind it, "this" that of its week,
    "next" that of the week after."""
    if which == "this":
        return weekday_of_week(published, number, 0)
    if which in ("next", "following"):
        return weekday_of_week(published, number, 1)
    if which == "coming":
        return _coming(published, number)
    there = move(published, "day", -((published.weekday() - number - 1) % 7 + 1))
    return Days(there, there) if there else None


def _coming(published: date, number: int, nth: int = 1) -> Days | None:
    there = move(published, "day", (number - published.weekday() - 1) % 7 + 7 * nth - 6)
    return Days(there, there) if there else None


def _moved_unit(scene: Scene, found: re.Match[str], which: str) -> Stated | None:
    unit, published = words("unit")[found["unit"]], scene.published
    if which not in _ONLY.get(unit, (which,)) or unit == "fortnight" or _OF.match(scene.text, found.end()):
        return None
    start, end = found.start(), found.end()
    if which in ("previous", "following"):
        return known(start, end, unit, _beside_mention(scene, start, unit, -1 if which == "previous" else 1))
    if published is None:
        return known(start, end, unit, None)
    if unit == "week" and which in WEEK_STEPS and (stated := _in_week(scene, start, end, published, WEEK_STEPS[which])):
        return stated
    if which == "past":
        since = move(published, unit, -1)
        return known(start, end, unit, Days(since, published) if since else None)
    steps = STEPS[which]
    if which == "coming" and unit == "weekend" and published.weekday() < _SATURDAY:
        steps = 0
    if unit == "year" and ("fiscal" in found[0] or "financial" in found[0]) and (days := fiscal.moved(scene, steps)):
        return known(start, end, unit, days)
    there = move(published, unit, steps)
    return known(start, end, unit, around(there, unit) if there else None)


_SATURDAY = 5


def _in_week(scene: Scene, start: int, end: int, published: date, steps: int) -> Stated | None:
    """ "last week on Tuesday", "this week from Tuesday to Thursday"."""
    if day := _ON_WEEKDAY.match(scene.text, end):
        return known(start, day.end(), "day", weekday_of_week(published, WEEKDAY[day["weekday"]], steps))
    days = _WEEKDAYS.match(scene.text, end)
    if not days:
        return None
    since, until = (weekday_of_week(published, WEEKDAY[days[side]], steps) for side in ("first", "last"))
    ordered = since and until and since.since and until.until and since.since < until.until
    both = Days(since.since, until.until) if since and until and ordered else None
    return Stated(start, days.end(), "period", "day", days=both, settled=True)


def _beside_mention(scene: Scene, start: int, unit: str, steps: int) -> Days | None:
    mention = unit_before(scene, start, unit, guess=steps < 0)
    there = move(mention.since, unit, steps) if mention else None
    return around(there, unit) if there else None


_AFTER_NEXT = lazy(rf"(?P<unit>week|weekend|month|year|quarter){S}after{S}(?:the{S})?next(?![a-z])")


def after_next(scene: Scene, at: int) -> Stated | None:
    """ "the week after next"."""
    found = _AFTER_NEXT.match(scene.text, at)
    if not found:
        return None
    there = move(scene.published, found["unit"], 2) if scene.published else None
    return known(at, found.end(), found["unit"], around(there, found["unit"]) if there else None)
