"""The nth day, week, weekday or month of a period: "first week of June", "last Friday of May", "20th of next month"."""

from claimcheck.interval import Days
from claimcheck.language.calendars import WEEKDAY, S, around, month_stretch, move
from claimcheck.language.dates.parts import kind_of_part, own_unit
from claimcheck.language.dates.stated import Reader, Scene, Stated, settle
from claimcheck.language.dates.weeks import nth_week
from claimcheck.language.lexicon import word_set
from claimcheck.language.numerals import numeral
from claimcheck.language.pattern import lazy
from claimcheck.model import Kind

_UNIT_OF = lazy(
    rf"{S}(?P<unit>[A-Za-z]++)(?:{S}(?:of|in){S}(?:the{S})?|{S}(?=(?:this|last|next){S}(?:year|month|quarter)))"
    rf"(?:(?P<own>year|month|week|quarter|decade|century)(?![A-Za-z-]))?"
)
_UNITS = frozenset(("day", "week", "month", "quarter", "weekend"))
_FIRST_OR_LAST = lazy(r"(?P<last>[Ll]ast|[Ff]inal)|[Ff]irst")


def first_or_last(scene: Scene, at: int, expression: Reader) -> Stated | None:
    """ "last quarter of 2018", "final day of the month", "first Monday of September"."""
    found = _FIRST_OR_LAST.match(scene.text, at)
    if not found:
        return None
    last = bool(found["last"])
    return nth_unit(scene, at, -1 if last else 1, found.end(), expression) or _units_of(
        scene, at, last, found.end(), expression
    )


_NTH_BEFORE = lazy(
    r"(?:\b(?P<word>[a-z]{1,12}) )?\b(?:[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth|[Ff]ifth|1st|2nd|3rd|4th|5th) $"
)
_RANKING = ("ed", "ing", "es", "to", "for", "in", "is")


def is_counted(text: str, at: int) -> bool:
    """Whether a weekday is one of several, "the second Sunday", and not the one beside publication: "he finished
    second Sunday"."""
    before = _NTH_BEFORE.search(text, max(0, at - 24), at) if text[at - 2 : at] in _LAST_LETTERS else None
    if not before:
        return False
    word = before["word"] or ""
    return not (word.endswith(_RANKING) or word in word_set("ordinal_verbs.txt"))


_LAST_LETTERS = frozenset(("t ", "d ", "h "))
_COUNT_NEXT = lazy(rf"{S}(?=[\dbtfsen])")
_UNITS_OF = lazy(
    rf"{S}(?P<unit>day|week|month|quarter)s{S}(?:of|in){S}(?:the{S})?(?:(?P<own>year|month|week|quarter|decade|century)(?![A-Za-z-]))?"
)


def _units_of(scene: Scene, at: int, last: bool, end: int, expression: Reader) -> Stated | None:
    """ "first two weeks of June", "last 10 days of the month"."""
    joint = None if scene.inner else _COUNT_NEXT.match(scene.text, end)
    count = numeral(scene.text, joint.end()) if joint else None
    found = _UNITS_OF.match(scene.text, count.end) if count else None
    if not count or not found or not 1 < count.low == int(count.low) < _MOST:
        return None
    if found["own"]:
        whole: Stated | None = own_unit(scene, found.start("own"), found["own"])
    else:
        whole = expression(scene.within(), found.end())
    if not whole or whole.grain in ("day", found["unit"]) or whole.weekday is not None:
        return None
    scene.span(at, whole.end)
    days = settle(whole, scene)
    if days and days.since and days.until:
        steps, unit = int(count.low), found["unit"]
        edge = move(days.until if last else days.since, "day", 1 if last else 0)
        other = move(edge, unit, -steps if last else steps) if edge else None
        inside = other and (other >= days.since if last else other <= days.until)
        days = None
        if edge and other and inside:
            first, behind = (other, edge) if last else (edge, other)
            days = Days(first, move(behind, "day", -1))
    return Stated(at, whole.end, kind_of_part(whole, False), f"{found['unit']}s", days=days, settled=True)


_MOST = 100


def nth_unit(scene: Scene, at: int, nth: int, end: int, expression: Reader) -> Stated | None:
    """The nth day, week, month or weekday of what is named behind; -1 is the last."""
    found = None if scene.inner else _UNIT_OF.match(scene.text, end)
    weekday = WEEKDAY.get(found["unit"]) if found else None
    if not found or (weekday is None and found["unit"] not in _UNITS):
        return None
    whole = (
        own_unit(scene, found.start("own"), found["own"]) if found["own"] else expression(scene.within(), found.end())
    )
    if not whole or whole.grain == "day" or whole.weekday is not None:
        return None
    if weekday is not None and whole.grain != "month":
        return None
    scene.span(at, whole.end)
    days = settle(whole, scene)
    if days and days.since and days.until:
        days = _nth_weekday(days, nth, weekday) if weekday is not None else _nth_part(days, nth, found["unit"])
    grain = found["unit"] if weekday is None else "day"
    kind: Kind = "date" if weekday is not None else kind_of_part(whole, grain == "day")
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


_DAY_OF = lazy(rf"{S}of{S}(?:the{S})?(?P<which>this|current|next|coming|last){S}month(?![a-z])")
_STEPS = {"last": -1, "this": 0, "current": 0, "next": 1, "coming": 1}


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
