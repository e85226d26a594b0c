"""Days as they are printed: "July 3, 2024", "Sat. Jun 28th, 2025", "17th of April", "June 16-18", "2024-07-03"."""

from itertools import pairwise

from claimcheck.interval import Days
from claimcheck.language.calendars import (
    MONTH,
    MONTH_WORD,
    NOTHING_AFTER,
    WEEKDAY,
    WEEKDAY_WORD,
    S,
    Stretch,
    day,
    move,
    words,
)
from claimcheck.language.dates.stated import Scene, Stated
from claimcheck.language.dates.which_year import in_year
from claimcheck.language.dates.years import counts_things, full_year
from claimcheck.language.lexicon import word_set
from claimcheck.language.numerals import numeral
from claimcheck.language.pattern import lazy
from claimcheck.model import Kind

ORD = r"(?>st|nd|rd|th|ST|ND|RD|TH|)"
DAY = rf"\d{{1,2}}(?!\d){ORD}(?![A-Za-z%])(?![.,:/]\d)"
TO = rf"(?:{S}?[-–—‑]{S}?|{S}(?:to|through|thru|until|till){S}(?:the{S})?)"
TO_OR_AND = rf"(?:{TO}|{S}and{S}(?:the{S})?)"
LIST = rf"(?>(?>,{S}\d{{1,2}}(?!\d){ORD}(?![.,:/]\d)){{1,6}}+,?|){S}(?:and|or|&){S}(?:the{S})?"
MORE_DAYS = rf"(?>(?P<to>{TO}|{LIST})(?P<last>{DAY})(?!-[A-Za-z])|)"

#: Where a month stands, any word is matched and looked up: of its forms alone a pattern takes longer to compile than
#: most articles to read.
WORD = r"[A-Za-z]{3,9}+(?![A-Za-z0-9])"
_MONTH_DAY = lazy(
    rf"(?P<month>{WORD})\.?+(?:{S}(?:the{S})?|-|(?<=\.))(?P<first>{DAY})(?=-(?P<behind>[A-Za-z]{{1,10}}+[0-9]?+)|){MORE_DAYS}"
)
_DAY_MONTH = lazy(rf"(?P<first>{DAY})\.?+{MORE_DAYS}(?:{S}|-)(?:(?:day{S})?of{S})?(?P<month>{WORD})(?>\.(?={S}?\d|,)|)")
#: "... from January.\n5. The tax ...": a month in full takes no stop, so the number opens a line of a list.
_LIST_NUMBER = lazy(r"(?:[A-Z][a-z]{4,8}+|May|June|July)\.\n")
_NUMBER = lazy(r"\d{1,2}")
_SHORT_YEAR = lazy(r"-(\d\d)(?![\d-])")
_EVENT_DAY = lazy(
    rf"{MONTH_WORD}\.?+{S}\d{{1,2}}(?!\d){ORD}{S}(?>{'|'.join(sorted(word_set('event_nouns.txt')))})(?![a-z])"
)


def month_day(scene: Scene, at: int) -> Stated | None:
    """ "June 16", "June 16-18, 2025", "Sept. 18, 2022": the month first."""
    text = scene.text
    found = _MONTH_DAY.match(text, at)
    if not found or found["month"] not in MONTH or (found["behind"] and found["behind"] not in MONTH):
        return _days_after_month(scene, at) or _month_day_in_words(scene, at)
    if text.startswith(".\n", found.end("month")) and _LIST_NUMBER.match(text, at):
        return None
    last, end = found["last"], found.end()
    if last and (not _in_order(found["first"], last, found["to"]) or counts_things(text, end)):
        last, end = None, found.end("first")
    stated = _days_of_month(at, end, MONTH[found["month"]], found["first"], last)
    if stated is None:
        return None
    dated = in_year(stated, scene)
    if dated.end > end:
        return dated if _day_of(found["first"]) <= 31 or dated.year else None
    if counts_things(text, end) or _day_of(found["first"]) > 31 or names_event(scene, at):
        return None
    if end == found.end():
        return dated
    shared = in_year(stated._replace(end=found.end()), scene)  # "June 3 and 17, 2024"
    return stated._replace(year=shared.year, settled=stated.settled)


_DAYS_AFTER_MONTH = lazy(
    rf"(?P<month>{WORD})\.?+{S}(?:from|between){S}(?:the{S})?(?P<first>{DAY})(?P<to>{TO_OR_AND})(?P<last>{DAY})"
)


def _days_after_month(scene: Scene, at: int) -> Stated | None:
    """ "November between 19 and 20"."""
    found = _DAYS_AFTER_MONTH.match(scene.text, at)
    if (
        not found
        or found["month"] not in MONTH
        or not _day_of(found["first"]) < _day_of(found["last"]) <= 31
        or counts_things(scene.text, found.end())
    ):
        return None
    stated = _days_of_month(at, found.end(), MONTH[found["month"]], found["first"], found["last"])
    return in_year(stated, scene) if stated else None


_LIST_BEFORE = lazy(
    rf"(?P<month>{MONTH_WORD})\.?+{S}(?:\d{{1,2}}(?!\d){ORD},{S}){{0,4}}(?P<before>\d{{1,2}}){ORD},?{S}(?P<and>(?:and|or){S})?$"
)
_LIST_GOES_ON = lazy(rf"(?>,{S}\d{{1,2}}(?!\d){ORD}){{0,4}}+,?{S}(?:and|or){S}\d{{1,2}}(?!\d){ORD}(?![.,:]\d)")
_DAY = lazy(DAY)


def listed_day(scene: Scene, at: int) -> Stated | None:
    """The 17 of "June 3 and 17, 2024", the 5 of "June 3, 5 and 7": its month stands before the list."""
    before = _LIST_BEFORE.search(scene.text, max(0, at - 40), at)
    found = _DAY.match(scene.text, at) if before else None
    if not before or not found or not _day_of(before["before"]) < _day_of(found[0]) <= 31:
        return None
    if not before["and"] and not _LIST_GOES_ON.match(scene.text, found.end()):
        return None
    stated = _days_of_month(at, found.end(), MONTH[before["month"]], found[0], None)
    return None if not stated or counts_things(scene.text, stated.end) else in_year(stated, scene)


def names_event(scene: Scene, at: int) -> bool:
    """The May 4 Movement: a day that names an event, a street or a house."""
    return bool(_EVENT_DAY.match(scene.text, at))


def _day_of(printed: str) -> int:
    found = _NUMBER.match(printed)
    return int(found[0]) if found else 0


def day_month(scene: Scene, at: int) -> Stated | None:
    """ "3 July 2024", "17th of April, 2024", "16, 17 and 18 June": the day first."""
    found = _DAY_MONTH.match(scene.text, at)
    if not found or found["month"] not in MONTH:
        return None
    end, last = found.end(), found["last"]
    whole = _days_of_month(at, end, MONTH[found["month"]], found["first"], last)
    if whole is None:
        return None
    short = None if last else _SHORT_YEAR.match(scene.text, end) if scene.text[found.end("first")] == "-" else None
    if short:  # "3-May-24"
        return whole._replace(end=short.end(), year=full_year(int(short[1])))
    dated = in_year(whole, scene)
    if not last and _day_of(found["first"]) > 31 and dated.end == end:
        return None
    if not last or _in_order(found["first"], last, found["to"]):
        return dated
    first = _days_of_month(at, found.end("first"), MONTH[found["month"]], found["first"], None)
    return first._replace(year=dated.year) if first else None


def _in_order(first: str, last: str, joint: str) -> bool:
    """Whether days make up one period: 16 to 18 do, so do 16, 17 and 18; 3 and 17 are two dates."""
    days = [_day_of(first), *map(int, _NUMBER.findall(joint)), _day_of(last)]
    if any(b <= a for a, b in pairwise(days)) or days[-1] > 31:
        return False
    return not ("and" in joint or "&" in joint or "or" in joint) or days[-1] - days[0] == len(days) - 1


_LONGEST = (0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
"""Days of each month at most, January at 1."""


def _days_of_month(start: int, end: int, month: int, first: str, last: str | None) -> Stated | None:
    low = _day_of(first)
    high = _day_of(last) if last else low
    kind: Kind = "period" if last else "date"
    if not low:
        return None
    if max(low, high) > _LONGEST[month]:  # a day that no year has
        return Stated(start, end, kind, "day", settled=True)
    return Stated(start, end, kind, "day", Stretch((month, low), (month, high)))


_DAY_THEN_MONTH = lazy(rf"(?P<first>{DAY}){TO_OR_AND}(?={MONTH_WORD})")
_FROM = lazy(r"\b(?:[Ff]rom|[Bb]etween) (?:the )?$")


def day_to_month_day(scene: Scene, at: int) -> Stated | None:
    """ "from 4 to January 22, 1995": the month stands at the last day only."""
    found = _DAY_THEN_MONTH.match(scene.text, at)
    if not found or not _FROM.search(scene.text, max(0, at - 12), at):
        return None
    last = month_day(scene, found.end())
    first = _day_of(found["first"])
    if not last or last.kind != "date" or not last.stretch or not 0 < first < last.stretch.last[1]:
        return None
    return last._replace(start=at, kind="period", stretch=Stretch((last.stretch.last[0], first), last.stretch.last))


_MONTH_THEN = lazy(rf"(?P<month>{WORD})\.?+{S}(?:the{S})?(?=[a-z])")
_OF_MONTH = lazy(rf"{S}of{S}(?P<month>{WORD})(?>\.(?={S}?\d|,)|)")
_IN_BEFORE = lazy(r"\b(?:[Ii]n|[Oo]f|[Ss]ince|[Dd]uring) $")
_PART_OF_YEAR = lazy(rf"(?:{S}|-)(?:quarter|half|week|month|day|time|year|century)")


def _month_day_in_words(scene: Scene, at: int) -> Stated | None:
    """ "May twenty-first", "June the first", "May twenty-one"."""
    found = _MONTH_THEN.match(scene.text, at)
    nth = numeral(scene.text, found.end()) if found and found["month"] in MONTH else None
    if not found or not nth or nth.low > 31 or _PART_OF_YEAR.match(scene.text, nth.end):
        return None
    stated = _days_of_month(at, nth.end, MONTH[found["month"]], str(nth.low), None)
    dated = in_year(stated, scene) if stated else None
    if nth.ordinal or dated is None or dated.end > nth.end:
        return dated
    alone = nth.low > 9 and NOTHING_AFTER.match(scene.text, nth.end)  # "in May twenty people died"
    return dated if alone and not _IN_BEFORE.search(scene.text, max(0, at - 8), at) else None


def nth_of_month(scene: Scene, at: int, number: int, end: int) -> Stated | None:
    """ "second of June", "twenty-first of May, 2020": the ordinal's value and end being known."""
    found = _OF_MONTH.match(scene.text, end)
    if not found or number > 31 or found["month"] not in MONTH:
        return None
    stated = _days_of_month(at, found.end(), MONTH[found["month"]], str(number), None)
    return in_year(stated, scene) if stated else None


_NIGHT = lazy(rf"(?P<first>\d{{1,2}})/(?P<last>\d{{1,2}}){S}(?:of{S})?(?P<month>{MONTH_WORD})")


def night_of_month(scene: Scene, at: int) -> Stated | None:
    """ "5/6 June": a night, from one day to the next."""
    found = _NIGHT.match(scene.text, at)
    if not found or int(found["last"]) != int(found["first"]) + 1:
        return None
    stated = _days_of_month(at, found.end(), MONTH[found["month"]], found["first"], found["last"])
    return in_year(stated, scene) if stated else None


_THIS_MONTH = lazy(
    rf"(?P<first>{DAY}){TO_OR_AND}(?P<last>{DAY})(?:{S}(?:of|in))?{S}(?P<which>this|next|last){S}month(?![a-z])"
)


def days_of_this_month(scene: Scene, at: int) -> Stated | None:
    """ "from the 4th to the 22nd of this month"."""
    found = _THIS_MONTH.match(scene.text, at)
    if not found:
        return None
    stated = Stated(at, found.end(), "period", "day", settled=True)
    steps = {"last": -1, "this": 0, "next": 1}[found["which"]]
    month = move(scene.published, "month", steps) if scene.published else None
    first, last = _day_of(found["first"]), _day_of(found["last"])
    since, until = (day(month.year, month.month, n) for n in (first, last)) if month and first else (None, None)
    return stated._replace(days=Days(since, until)) if since and until and since < until else stated


_AFTER_WEEKDAY = lazy(rf"(?P<weekday>{WEEKDAY_WORD})\.?+,?(?:{S}(?P<the>the{S})?)(?=[\dA-Zjfmasondte])")
_NTH = lazy(r"(\d{1,2})(?:st|nd|rd|th)(?![A-Za-z\d])")
DAYPART = lazy(lambda: rf"(?:{S}|-)(?>{'|'.join(words('daypart'))})(?![A-Za-z])")


_SUN = lazy(r"(?:\b[Tt]he|\b(?!On |By |Until |From |Since |Next |Last |This )[A-Z][a-z]++) Sun\b")


def names_sun(text: str, at: int) -> bool:
    """The Sun in the sky, and the Edmonton Sun: no Sunday."""
    return text.startswith("Sun", at) and bool(_SUN.search(text, max(0, at - 20), at + 4))


def weekday_date(scene: Scene, at: int) -> Stated | None:
    """ "Friday, June 28, 2025", "Wed 22 Jan", "Friday the 13th": a date behind its weekday decides."""
    found = _AFTER_WEEKDAY.match(scene.text, at)
    if not found:
        return None
    if (found[0].endswith("\n") and "," not in found[0]) or names_sun(scene.text, at):
        return None
    behind = month_day(scene, found.end()) or day_month(scene, found.end())
    if behind:
        return behind._replace(start=at, named=WEEKDAY[found["weekday"]])
    nth = _NTH.match(scene.text, found.end())
    if nth and (found["the"] or NOTHING_AFTER.match(scene.text, nth.end())):
        return nth_day(scene, at, nth.end(), int(nth[1]))
    worded = numeral(scene.text, found.end()) if found["the"] else None
    if not worded or worded.low > 31 or not NOTHING_AFTER.match(scene.text, worded.end):
        return None
    stated = nth_day(scene, at, worded.end, int(worded.low))
    if worded.ordinal or not stated or not stated.days or not stated.days.since:
        return stated if worded.ordinal else None
    return stated if stated.days.since.weekday() == WEEKDAY[found["weekday"]] else None  # "Friday the fifteen"


def nth_day(scene: Scene, start: int, end: int, number: int) -> Stated | None:
    """A day of a month that is not named, "on the 27th": the nearest such day on the side that the tense says."""
    if not 1 <= number <= 31:
        return None
    stated = Stated(start, end, "date", "day", settled=True)
    if scene.published is None:
        return stated
    ahead, unlucky = scene.tense() == "ahead", bool(_UNLUCKY.match(scene.text, start))
    for months in range(14 if unlucky else 4):
        month = move(scene.published, "month", months if ahead else -months)
        found = day(month.year, month.month, number) if month else None
        beside = found and (found >= scene.published if ahead else found <= scene.published)
        if found and beside and (not unlucky or found.weekday() == _FRIDAY):
            return stated._replace(days=Days(found, found))
    return stated


_FRIDAY = 4
_UNLUCKY = lazy(rf"(?i:Friday,?{S}the{S}(?:13th|thirteenth))")
"""Of all days told by weekday and number this one is known by both: not every month has it."""
