"""The nth day, week, weekday or month of a period: "first week of June", "last Friday of May", "20th of next month"."""

from claimcheck.interval import Days
from claimcheck.language.calendars import WEEKDAY, WEEKDAY_WORD, S, around, month_stretch, move
from claimcheck.language.dates.parts import kind_of_part, own_unit
from claimcheck.language.dates.stated import Reader, Scene, Stated, settle
from claimcheck.language.dates.weeks import nth_week
from claimcheck.language.pattern import lazy
from claimcheck.model import Kind

_UNIT_OF = lazy(
    rf"{S}(?:(?P<unit>day|week|month|quarter|weekend)|(?P<weekday>{WEEKDAY_WORD}))(?:{S}(?:of|in){S}(?:the{S})?|{S}(?=(?:this|last|next){S}(?:year|month|quarter)))"
    rf"(?:(?P<own>year|month|week|quarter|decade|century)(?![A-Za-z-]))?"
)
_FIRST_OR_LAST = lazy(r"(?P<last>[Ll]ast|[Ff]inal)|[Ff]irst")


def first_or_last(scene: Scene, at: int, expression: Reader) -> Stated | None:
    """ "last quarter of 2018", "final day of the month", "first Monday of September"."""
    found = _FIRST_OR_LAST.match(scene.text, at)
    return nth_unit(scene, at, -1 if found["last"] else 1, found.end(), expression) if found else None


def nth_unit(scene: Scene, at: int, nth: int, end: int, expression: Reader) -> Stated | None:
    """The nth day, week, month or weekday of what is named behind; -1 is the last."""
    found = None if scene.inner else _UNIT_OF.match(scene.text, end)
    if not found:
        return None
    whole = (
        own_unit(scene, found.start("own"), found["own"]) if found["own"] else expression(scene.within(), found.end())
    )
    if not whole or whole.grain == "day" or whole.weekday is not None or (found["weekday"] and whole.grain != "month"):
        return None
    scene.span(at, whole.end)
    days = settle(whole, scene)
    if days and days.since and days.until:
        weekday = WEEKDAY[found["weekday"]] if found["weekday"] else None
        days = _nth_weekday(days, nth, weekday) if weekday is not None else _nth_part(days, nth, found["unit"])
    grain = found["unit"] or "day"
    kind: Kind = "date" if found["weekday"] else kind_of_part(whole, grain == "day")
    return Stated(at, whole.end, kind, grain, days=days, settled=True)


def _nth_weekday(days: Days, nth: int, weekday: int) -> Days | None:
    assert days.since and days.until
    first = move(days.since, "day", (weekday - days.since.weekday()) % 7 + 7 * (nth - 1))
    last = move(days.until, "day", -((days.until.weekday() - weekday) % 7))
    there = last if nth < 0 else first
    return Days(there, there) if there and there <= days.until else None


def _nth_part(days: Days, nth: int, unit: str) -> Days | None:
    assert days.since and days.until
    if unit == "week":
        return nth_week(days, nth)
    there = move(days.since, unit, nth - 1) if nth > 0 else days.until
    return around(there, unit) if there and there <= days.until else None


_DAY_OF = lazy(rf"{S}of{S}(?P<which>this|next|last){S}month(?![a-z])")
_STEPS = {"last": -1, "this": 0, "next": 1}


def nth_day_of_month(scene: Scene, at: int, number: int, end: int) -> Stated | None:
    """ "20th of next month"."""
    found = _DAY_OF.match(scene.text, end)
    if not found or not 1 <= number <= 31:
        return None
    month = move(scene.published, "month", _STEPS[found["which"]]) if scene.published else None
    whole = month_stretch(month.month).of(month.year) if month else None
    there = move(whole.since, "day", number - 1) if whole and whole.since else None
    fits = there and whole and whole.until and there <= whole.until
    return Stated(at, found.end(), "date", "day", days=Days(there, there) if fits else None, settled=True)
