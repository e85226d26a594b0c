"""The year printed behind a part of a year: "of 2018", ", 2024", "this year", "'18", "of the year"."""

from claimcheck.language.calendars import S
from claimcheck.language.dates.spelled import year_in_words
from claimcheck.language.dates.stated import Scene, Stated
from claimcheck.language.dates.years import counts_things, full_year
from claimcheck.language.pattern import lazy

_BY_MOVE = (
    rf"(?:the{S})?(?P<move>last|this|next|that|same|previous|following|current|past|coming|prior){S}year(?![A-Za-z])"
)
_BEHIND = lazy(
    rf"(?:,?{S}(?:(?:of|in|for|during){S}(?:the{S})?)?|-|(?<=[QH][1-4])[:/])(?:(?:fiscal|calendar){S}(?:year{S})?)?"
    rf"(?:(?P<year>1\d{{3}}|20\d\d)(?!\d|[.,]\d|%|[-–](?:year|strong))(?>[-–/](?P<to>\d\d|\d{{4}})(?!\d)|)|{_BY_MOVE})"
    rf"|{S}FY{S}?['’]?(?P<fiscal>\d\d|\d{{4}})(?!\d)|{S}of{S}the{S}(?P<own>(?:(?:financial|fiscal|calendar){S})?year)(?![A-Za-z])|(?:,?{S}(?:of{S})?)?['’](?P<short>\d\d)(?![\d\w])"
)
_BEFORE_WORDS = lazy(rf",?{S}(?:of{S})?(?=[nNtTeE])")
STEPS = {"last": -1, "past": -1, "this": 0, "current": 0, "next": 1, "coming": 1}


def in_year(stated: Stated, scene: Scene) -> Stated:
    """The same part of a year with the year that follows it in print, if any does."""
    found = _BEHIND.match(scene.text, stated.end)
    if not found:
        joint = _BEFORE_WORDS.match(scene.text, stated.end)
        spelled = year_in_words(scene.text, joint.end()) if joint else None
        return stated._replace(year=spelled[0], end=spelled[1]) if spelled else stated
    if found["year"]:
        year = int(found["year"])
        if year < 1500 and stated.grain != "day":
            return stated
        if not year % 10 and counts_things(scene.text, found.end()):
            return stated
        return stated._replace(end=found.end(), year=year)
    if found["fiscal"] and len(found["fiscal"]) == 4:
        return stated._replace(end=found.end(), year=int(found["fiscal"]))
    if found["short"] or found["fiscal"]:
        return stated._replace(end=found.end(), year=full_year(int(found["short"] or found["fiscal"])))
    if found["own"]:
        return stated._replace(end=found.end())
    step = STEPS.get(found["move"])
    if step is None or scene.published is None:
        return stated._replace(end=found.end(), settled=True)
    return stated._replace(end=found.end(), year=scene.published.year + step)
