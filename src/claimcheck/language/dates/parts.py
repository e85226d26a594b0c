"""Parts of a period: "early 2019", "mid-June", "end of next year", "first week of June", "year ended March 31"."""

import re
from collections.abc import Callable

from claimcheck.interval import Days
from claimcheck.language.calendars import (
    DAYS_OF,
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
from claimcheck.language.dates.stated import Scene, Stated, by_its_end, part_of, settle
from claimcheck.language.lexicon import cased
from claimcheck.language.numerals import Numeral
from claimcheck.model import Kind

Reader = Callable[[Scene, int], Stated | None]

_PART = re.compile(
    rf"(?P<part>{one_of(words('part'))})(?P<of>{S}of{S}|{S}in{S}|{S}|-)(?:the{S})?"
    rf"(?:(?:current{S}|calendar{S})?(?P<own>year|month|week|quarter|decade|century)(?![A-Za-z-]))?"
)
_BY = re.compile(r"\b[Bb]y (?:the )?$")


def part(scene: Scene, at: int, expression: Reader) -> Stated | None:
    """ "early 2019", "mid-June", "late last year", "end of October", "beginning of the year"."""
    found = None if scene.inner else _PART.match(scene.text, at)
    if not found:
        return None
    which, joint = words("part")[found["part"]], found["of"]
    noun = which in ("start", "end") or found["part"].lower() in ("middle", "midpoint")
    if noun and joint.strip() not in ("of", "-"):
        return None
    if found["own"]:
        whole = _own(scene, found) if joint.strip() in ("of", "in") else None
    else:
        whole = expression(scene.within(), found.end())
    if not whole or whole.weekday is not None or whole.grain == "day" or whole.start < found.end("part"):
        return None
    if which == "end" and _BY.search(scene.text, max(0, at - 8), at):
        stated = by_its_end(whole, scene)
    else:
        stated = part_of(whole, which, scene)
    return stated._replace(start=at, kind=_kind(whole, noun))


def _kind(whole: Stated, noun: bool) -> Kind:
    return "relative_time" if whole.kind == "relative_time" else "date" if noun else "period"


def _own(scene: Scene, found: re.Match[str]) -> Stated:
    """The year, month or week of publication: "the end of the year"."""
    days = around(scene.published, found["own"]) if scene.published else None
    return Stated(found.start("own"), found.end("own"), "relative_time", found["own"], days=days, settled=True)


_EARLIER = re.compile(
    rf"(?P<which>[Ee]arlier|[Ll]ater){S}(?:in{S})?(?P<the>this|the){S}(?P<unit>year|month|week|quarter|decade|century)(?![A-Za-z])"
)


def earlier(scene: Scene, at: int) -> Stated | None:
    """ "earlier this year": from its first day to publication; "later this week": from publication on."""
    found = _EARLIER.match(scene.text, at)
    if not found:
        return None
    whole = around(scene.published, found["unit"]) if scene.published else None
    if whole:
        early = found["which"].lower() == "earlier"
        whole = Days(whole.since, scene.published) if early else Days(scene.published, whole.until)
    return Stated(at, found.end(), "relative_time", found["unit"], days=whole, settled=True)


_MIDDLE = re.compile(
    r"(?P<word>[Mm]id-?(?P<unit>year|month|week|summer|winter)|(?P<end>[Yy]ear|[Mm]onth|[Qq]uarter)-?end)(?![A-Za-z-])"
)


def midyear(scene: Scene, at: int) -> Stated | None:
    """ "midyear", "mid-month", "year-end": of the year and month that publication lies in."""
    found = _MIDDLE.match(scene.text, at)
    if not found or found["unit"] in ("summer", "winter"):
        return None
    unit = (found["end"] or found["unit"]).lower()
    days = around(scene.published, unit) if scene.published else None
    whole = Stated(at, found.end(), "relative_time", unit, days=days, settled=True)
    if not found["end"]:
        return part_of(whole, "middle", scene)
    if _BY.search(scene.text, max(0, at - 8), at):
        return by_its_end(whole, scene)
    return whole._replace(days=Days(days.until, days.until) if days else None)


_NAMED = re.compile(
    rf"(?P<which>first|last|final|First|Last){S}(?P<unit>day|week|month|quarter|weekend){S}(?:of|in){S}(?:the{S})?"
)
_NTH_WEEKDAY = re.compile(rf"{S}(?P<weekday>{WEEKDAY_WORD}){S}(?:of|in){S}")


def named_part(scene: Scene, at: int, expression: Reader) -> Stated | None:
    """ "last quarter of 2018", "first week of June", "last day of next month", "last Monday of May"."""
    if scene.inner:
        return None
    found = _NAMED.match(scene.text, at)
    if not found:
        last = re.match("last|Last|final|Final", scene.text[at : at + 5])
        return nth_weekday(scene, at, -1, at + last.end(), expression) if last else None
    whole = expression(scene.within(), found.end())
    if not whole or whole.grain == "day":
        return None
    days = settle(whole, scene)
    if days and days.since and days.until:
        days = around(days.since if found["which"].lower() == "first" else days.until, found["unit"])
    return Stated(at, whole.end, _kind(whole, False), found["unit"], days=days, settled=True)


def nth_weekday(scene: Scene, at: int, nth: int, end: int, expression: Reader) -> Stated | None:
    """ "first Monday of September", "third Friday of next month"; nth is -1 for the last."""
    found = None if scene.inner else _NTH_WEEKDAY.match(scene.text, end)
    whole = expression(scene.within(), found.end()) if found else None
    if not found or not whole or whole.grain != "month" or nth > 5:
        return None
    days, there = settle(whole, scene), None
    if days and days.since and days.until:
        number = WEEKDAY[found["weekday"]]
        first = move(days.since, "day", (number - days.since.weekday()) % 7 + 7 * (nth - 1))
        last = move(days.until, "day", -((days.until.weekday() - number) % 7))
        there = last if nth < 0 else first if first and first <= days.until else None
    return Stated(at, whole.end, "date", "day", days=Days(there, there) if there else None, settled=True)


_DAY_OF = re.compile(rf"{S}of{S}(?P<which>this|next|last){S}month(?![a-z])")


def nth_day_of_month(scene: Scene, at: int, number: int, end: int) -> Stated | None:
    """ "20th of next month"."""
    found = _DAY_OF.match(scene.text, end)
    if not found or not 1 <= number <= 31:
        return None
    month = (
        move(scene.published, "month", {"last": -1, "this": 0, "next": 1}[found["which"]]) if scene.published else None
    )
    whole = month_stretch(month.month).of(month.year) if month else None
    there = move(whole.since, "day", number - 1) if whole and whole.since else None
    fits = there and whole and whole.until and there <= whole.until
    return Stated(at, found.end(), "date", "day", days=Days(there, there) if fits else None, settled=True)


_LENGTHS = {
    w: g
    for w, g in words("unit").items()
    if g in MONTHS_OF | DAYS_OF and g not in ("decade", "century", "millennium", "day", "weekend")
}
_ENDED = re.compile(
    rf"(?P<unit>{one_of(_LENGTHS)})(?P<joint>{S}(?:that{S})?(?:ended|ending|through|to){S}|{S}(?:of|beginning|starting|commencing){S})(?:on{S})?(?:the{S}(?:end{S}of{S}|(?=\d)))?"
)
_BEGIN = re.compile(r"of|beginning|starting|commencing")


def period_ended(scene: Scene, at: int, expression: Reader, count: Numeral | None = None) -> Stated | None:
    """ "three months to December", "year ended March 31", "week of June 3": told from its last (or first) day."""
    found = None if scene.inner else _ENDED.match(scene.text, count.end + 1 if count else at)
    if not found or (count and (count.low != int(count.low) or scene.text[count.end] not in " -\u00a0")):
        return None
    other = expression(scene.within(), found.end())
    if not other or other.start != found.end() or other.grain not in ("day", "month") or other.weekday is not None:
        return None
    steps, unit = int(count.low) if count else 1, _LENGTHS[found["unit"]]
    if (
        (other.kind == "relative_time" and other.settled)
        or steps > 99
        or (unit == "week") < bool(_BEGIN.search(found["joint"]))
    ):
        return None
    days = settle(other, scene)
    kind: Kind = "period"
    return Stated(at, other.end, kind, unit, days=_told_from(days, unit, steps, found) if days else None, settled=True)


def _told_from(days: Days, unit: str, steps: int, found: re.Match[str]) -> Days | None:
    if not days.since or not days.until:
        return None
    if found["joint"].strip() == "of":
        return around(days.since, "week")
    if _BEGIN.search(found["joint"]):
        return Days(days.since, move(days.since, "day", DAYS_OF["week"] * steps - 1))
    after = move(days.until, "day", 1)
    since = move(after, unit, -steps) if after else None
    return Days(since, days.until) if since else None


OPENING = cased(["earlier", "later", "midyear", "year", "month", "quarter"])
