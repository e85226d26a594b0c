"""Spans of days that begin or end at publication: "the past three weeks", "the next 10 days", "within two years".

Print counts days, weeks, months and a few past years so; "the last 30 years" and "the next two quarters" are round, and
durations.
"""

import re
from datetime import date

from claimcheck.interval import Days
from claimcheck.language.calendars import NOTHING_AFTER, S, move, one_of
from claimcheck.language.dates.from_day import LONGEST, UNITS
from claimcheck.language.dates.relative import days_on
from claimcheck.language.dates.stated import Scene, Stated
from claimcheck.language.dates.tense import REACH, cue_behind, sentence_around
from claimcheck.language.number_words import Numeral
from claimcheck.language.numerals import numeral
from claimcheck.language.pattern import lazy

_EXACT = ("day", "week", "fortnight", "month")
_ROUND = 10
"""So many years or quarters and more are round."""
_MOVE = lazy(rf"(?:(?P<back>[Ll]ast|[Pp]ast)|(?P<next>[Nn]ext)|(?P<coming>(?:[Uu]p)?[Cc]oming)){S}(?=[\dbtfsenBTFSEN])")
_OWNERS = "[Hh]is|[Hh]er|[Ii]ts|[Tt]heir|[Mm]y|[Oo]ur|[Yy]our|[Ee]very|first|one"
_OWNED = lazy(rf"\b(?:{_OWNERS})[ \n]$|['’]s?[ \n]$")
#: Elsewhere they are verbs: "the talks will last three weeks", "coming three days late".
_NO_VERB = lazy(r"(?:\b(?:[Tt]he|[Tt]hese|[Ii]n|[Oo]ver|[Dd]uring|[Ff]or|[Ww]ithin|[Ff]rom|[Ss]ince)[ \n]|[.\n] ?|^)$")
_TERM = lazy(lambda: rf"{S}(?P<unit>{one_of(UNITS)})")
_NEXT_TERM = lazy(rf",?{S}(?=\d)")
_MOST_TERMS = 3
_TOLD_FROM_ELSE = lazy(
    rf"{S}(?:of|in|before|after|until|till|to|through|from|ended|ending|leading|prior|ago|later|earlier|on)(?![a-z])"
)
_TOLD_FROM_NOW = lazy(rf"{S}from{S}(?:today|now)(?![A-Za-z])")
_WITHIN = lazy(r"\b[Ww]ithin (?:the )?$")

Terms = list[tuple[str, int]]


def window(scene: Scene, at: int) -> Stated | None:
    """ "past three weeks", up to publication; "next 10 days", "coming two months", from the day after it on, unless
    the next ones may be those of the story ("it rained for the next three days")."""
    found = _MOVE.match(scene.text, at)
    count = numeral(scene.text, found.end()) if found else None
    read = _terms(scene.text, count) if count else None
    if not found or not read or _OWNED.search(scene.text, max(0, at - 7), at):
        return None
    terms, end = read
    deadline = not found["back"] and _WITHIN.search(scene.text, max(0, at - 11), at)
    exact = all(unit in _EXACT or (found["back"] == "past" and steps < _ROUND) for unit, steps in terms)
    if not deadline and not exact:
        return None
    if _TOLD_FROM_ELSE.match(scene.text, end):
        return None
    may_be_verb = found["coming"] or found["back"] in ("last", "Last")
    if may_be_verb and not _NO_VERB.search(scene.text, max(0, at - 8), at):
        return None
    if found["back"]:
        return _until_now(scene, at, end, terms)
    scene.span(at, end)
    if found["next"] and _may_be_then(scene, end):
        return None
    return _from_now(scene, at, end, terms, bool(deadline))


_DAY = lazy(rf"(?P<which>[Ll]ast|[Pp]ast|[Tt]his){S}day(?![A-Za-z-])")
_NOT_ALONE = lazy(
    rf"\b(?:[Tt]o|[IiOo]n|[Uu]ntil|[Ff]rom|[Oo]f|[Ff]or|[Aa]t|[Tt]he|[Bb]y|[Dd]uring|[Oo]ver|{_OWNERS})[ \n]$"
    r"|['’]s?[ \n]$"
)


def day_alone(scene: Scene, at: int) -> Stated | None:
    """ "past day"; "last day" and "this day" without an article, preposition or owner, for these are told from the
    story: "on the last day", "to this day"."""
    found = _DAY.match(scene.text, at)
    if not found:
        return None
    if found["which"] not in ("past", "Past") and (
        not NOTHING_AFTER.match(scene.text, found.end()) or _NOT_ALONE.search(scene.text, max(0, at - 9), at)
    ):
        return None
    return days_on(scene, at, found.end(), 0 if found["which"] in ("this", "This") else -1)


def within(scene: Scene, at: int, count: Numeral) -> Stated | None:
    """ "within five days" where the sentence looks ahead, "within two weeks from today"; elsewhere, and told from an
    event ("within five days of the vote"), it is a duration. The day of publication is its first."""
    if not _WITHIN.search(scene.text, max(0, at - 11), at):
        return None
    read = _terms(scene.text, count)
    if not read:
        return None
    terms, end = read
    if now := _TOLD_FROM_NOW.match(scene.text, end):
        return _from_now(scene, at, now.end(), terms, True)
    scene.span(at, end)
    if _TOLD_FROM_ELSE.match(scene.text, end) or scene.tense() != "ahead":
        return None
    return _from_now(scene, at, end, terms, True)


def _terms(text: str, count: Numeral) -> tuple[Terms, int] | None:
    """ "five days", "5 years 1 month 12 days": its terms, and where they end."""
    terms: Terms = []
    counted: Numeral | None = count
    end = count.end
    while counted and len(terms) < _MOST_TERMS:
        found: re.Match[str] | None = _TERM.match(text, counted.end)
        if not found or counted.ordinal or not 0 < counted.low == int(counted.low) <= LONGEST:
            break
        unit = UNITS[found["unit"]]
        terms.append((unit, int(counted.low)))
        end = found.end()
        goes_on = _NEXT_TERM.match(text, end)
        counted = numeral(text, goes_on.end()) if goes_on else None
    return (terms, end) if terms else None


def _may_be_then(scene: Scene, end: int) -> bool:
    """Whether the sentence tells of what was then to come, or of what hangs on a condition, which may begin later."""
    if scene.tense() in ("ahead", None):
        return False
    limit = min(sentence_around(scene.reading, scene.place[0])[1], end + REACH)
    behind = cue_behind(scene.text, end, max(end, limit))
    return behind not in ("ahead", "will")


def _until_now(scene: Scene, start: int, end: int, terms: Terms) -> Stated:
    """So many units back to the day of publication (DESIGN part 1)."""
    there = _moved(scene.published, terms, -1)
    return _known(start, end, terms, Days(there, scene.published) if there else None)


def _from_now(scene: Scene, start: int, end: int, terms: Terms, today: bool) -> Stated:
    """So many units that begin with the day of publication, or with the one after it."""
    first = move(scene.published, "day", 0 if today else 1) if scene.published else None
    there = _moved(first, terms, 1)
    return _known(start, end, terms, Days(first, move(there, "day", -1)) if there else None)


def _known(start: int, end: int, terms: Terms, days: Days | None) -> Stated:
    return Stated(start, end, "relative_time", f"{terms[0][0]}s", days=days, settled=True)


def _moved(there: date | None, terms: Terms, side: int) -> date | None:
    for unit, count in terms:
        there = move(there, unit, side * count) if there else None
    return there
