"""Weeks by their number, and the weekend: "week 31", "the third week of 2027", "over the weekend", "that weekend".

Weeks are those of ISO 8601: Monday to Sunday, the first of a year the one with its first Thursday. Weeks of a month or
a quarter are counted in the same way.
"""

from datetime import date, timedelta

from claimcheck.interval import Days
from claimcheck.language.calendars import S, around, move, one_of
from claimcheck.language.dates.stated import Scene, Stated
from claimcheck.language.lexicon import cased, word_set
from claimcheck.language.pattern import lazy
from claimcheck.model import Kind

_THURSDAY = 3


def nth_week(whole: Days, nth: int) -> Days | None:
    """The nth week whose Thursday lies in a year or month; -1 is the last."""
    since, until = whole.since, whole.until
    if not since or not until:
        return None
    if nth > 0:
        thursday = move(since, "day", (_THURSDAY - since.weekday()) % 7 + 7 * (nth - 1))
    else:
        thursday = move(until, "day", -((until.weekday() - _THURSDAY) % 7))
    return around(thursday, "week") if thursday and since <= thursday <= until else None


_WEEK = lazy(
    rf"[Ww]eek(?P<more>s?){S}(?P<first>\d{{1,2}})(?![\d%:/]|[.,]\d)"
    rf"(?>(?:{S}(?:to|and|through|until){S}|[-–])(?P<last>\d{{1,2}})(?![\d%:/]|[.,]\d)|)"
    rf"(?>(?:,|{S}of|{S}in)?{S}(?P<year>(?:19|20)\d\d)(?![\d%]|[.,]\d)|)(?!{S}of(?![a-z]))"
)
_BEFORE = lazy(r"\b(?:[Ii]n|[Ff]rom|[Ss]ince|[Dd]uring|[Ff]or|[Bb]etween|[Uu]ntil|[Tt]o|and|through|of) (?:the )?$")
_COURSE = lazy(lambda: rf"\b{one_of(cased(word_set('course_words.txt') | word_set('sport.txt')))}")
NEAR = 200
"""Characters either side in which a word tells that the weeks are those of a course, not of the year."""


def numbered(scene: Scene, at: int) -> Stated | None:
    """ "in week 31", "weeks 31 to 35 of 2024": without a year those of the year of publication."""
    text, found = scene.text, _WEEK.match(scene.text, at)
    if not found or bool(found["more"]) != bool(found["last"]):
        return None
    if not found["year"] and not _BEFORE.search(text, max(0, at - 12), at):
        return None
    if _COURSE.search(text, max(0, at - NEAR), found.end() + NEAR):
        return None
    first, last = int(found["first"]), int(found["last"] or found["first"])
    if not 1 <= first <= last <= 53:
        return None
    year = int(found["year"]) if found["year"] else scene.published.isocalendar().year if scene.published else None
    days = _weeks_of(year, first, last) if year else None
    kind: Kind = "period" if found["year"] or found["last"] else "relative_time"
    return Stated(at, found.end(), kind, "week", days=days, settled=True)


def _weeks_of(year: int, first: int, last: int) -> Days | None:
    try:
        since, until = (date.fromisocalendar(year, week, 1) for week in (first, last))
    except ValueError:  # no year has a week 0, few have a week 53
        return None
    return Days(since, until + timedelta(6))


_WEEKEND = lazy(r"weekend(?![A-Za-z-])")
_WEEKEND_BEFORE = lazy(
    r"\b(?:(?:[Oo]ver|[Dd]uring|[Aa]t|[Oo]n|for|by|of|[Tt]hrough|[Tt]hroughout|[Uu]ntil) (?:the )?|(?P<that>[Tt]hat )"
    r"|(?P<the>[Tt]he ))$"
)
_NO_NOUN = lazy(
    rf"['’]s(?![a-z])|[.,;:)!?]|\s*+$|{S}(?:and|or|in|with|at|to|was|is|were|will|when|that|as|but|after|before|for)(?![a-z])"
)


def weekend(scene: Scene, at: int) -> Stated | None:
    """ "over the weekend": the one beside publication, on the side that the tense says; "that weekend" is told by the
    story alone."""
    found = _WEEKEND.match(scene.text, at)
    before = _WEEKEND_BEFORE.search(scene.text, max(0, at - 16), at) if found else None
    if not found or not before or (before["the"] and not _NO_NOUN.match(scene.text, found.end())):
        return None
    stated = Stated(at, found.end(), "relative_time", "weekend", settled=True)
    published = scene.published
    if before["that"] or published is None:
        return stated
    this = around(published, "weekend")
    back = bool(this and this.since and this.since > published and scene.tense() not in ("ahead", "perhaps"))
    there = move(published, "week", -1 if back else 0)
    return stated._replace(days=around(there, "weekend") if there else None)
