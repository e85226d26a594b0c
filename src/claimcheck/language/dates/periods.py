"""Months, quarters, halves, seasons and financial years: parts of a year, and which year where it is printed."""

import re
from functools import cache

from claimcheck.interval import Days
from claimcheck.language.calendars import (
    MONTH,
    MONTH_WORD,
    NOTHING_AFTER,
    WHOLE_YEAR,
    S,
    Stretch,
    month_stretch,
    one_of,
    words,
    year_days,
)
from claimcheck.language.dates import fiscal
from claimcheck.language.dates.printed import names_event
from claimcheck.language.dates.stated import Scene, Stated, nearest
from claimcheck.language.dates.which_year import in_year
from claimcheck.language.dates.years import full_year
from claimcheck.language.lexicon import word_set
from claimcheck.language.pattern import lazy

_MONTH = lazy(rf"(?P<month>{MONTH_WORD})\.?+")
_AMBIGUOUS = frozenset(form for word in ("may", "march") for form in (word, word.title(), word.upper()))
_NAMES = frozenset(("April", "May", "June", "August", "July", "January"))
_BEFORE_MONTH = lazy(
    r"(?:\b(?:[Ii]n|[Ss]ince|[Bb]y|of|[Ff]rom|to|[Uu]ntil|[Tt]ill|[Bb]efore|[Aa]fter|[Dd]uring|[Tt]hrough|[Bb]etween"
    r"|[Ff]or|and|or|[Tt]he|[Ll]ast|[Nn]ext|[Tt]his|[Ll]ate|[Ee]arly|[Mm]id|past|on|versus|vs|v|than)"
    r"[ \u00a0\n-]|[–/-])$"
)
_EVERY = lazy(r"\b(?:[Ee]very|[Ee]ach|[Aa]ny) $")
_SURELY_MONTH = lazy(r"\b(?:[Ii]n|[Ss]ince|[Uu]ntil|[Dd]uring|[Ll]ast|[Nn]ext|[Tt]his|[Ll]ate|[Ee]arly|[Tt]he) $")
_BARE_YEAR = lazy(rf"{S}(?P<two>[4-9]\d)(?![\d%]|,?{S}(?:and{S}|or{S})?\d)")
"""Too many for a day, "August 99": of the last century."""
_MONTH_AFTER = lazy(rf"(?:{S}?[-–—/]{S}?|{S}(?:to|and|through|until){S}){MONTH_WORD}")
#: "January, March and May 2023": the year at the end of a list is that of all its months.
_MONTHS_LISTED = lazy(
    rf"(?:(?>,{S}{MONTH_WORD}\.?+){{1,10}}+,?|,){S}(?:and|or){S}{MONTH_WORD}\.?+(?:{S}of)?{S}(?P<year>(?:19|20)\d\d)(?![\d%]|[.,]\d)"
)
_NAME_AFTER = lazy(rf"{S}[A-Z][a-z]")


def month(scene: Scene, at: int) -> Stated | None:
    """ "September 2022", "July last year", "May '19", "August 99", or a month alone where it can be no name and no
    verb."""
    found = _MONTH.match(scene.text, at)
    if not found:
        return None
    word = found["month"]
    bare = Stated(at, at + len(word), "relative_time", "month", month_stretch(MONTH[word]))
    dated = in_year(bare._replace(end=found.end()), scene)
    if dated.end > found.end():
        whole = dated._replace(kind="date") if scene.text[dated.end - 1].isdigit() else dated
        return _ending_in(scene, bare._replace(end=dated.end), dated.year) or whole if dated.year else whole
    before = scene.text[max(0, at - 12) : at]
    bare_year = _BARE_YEAR.match(scene.text, found.end())
    if bare_year and _BEFORE_MONTH.search(before) and NOTHING_AFTER.match(scene.text, bare_year.end()):
        return bare._replace(end=bare_year.end(), kind="date", year=full_year(int(bare_year["two"])))
    if (word.islower() and not (scene.inner and before.endswith(" of "))) or names_event(scene, at):
        return None
    if _EVERY.search(before):
        return None
    if word in _NAMES and _NAME_AFTER.match(scene.text, at + len(word)) and not _SURELY_MONTH.search(before):
        return None
    if listed := _MONTHS_LISTED.match(scene.text, found.end()):
        return bare._replace(end=found.end(), year=int(listed["year"]))
    joined = bool(_MONTH_AFTER.match(scene.text, found.end()))
    if word in words("short month"):
        return (
            bare._replace(end=found.end()) if joined or (_BEFORE_MONTH.search(before) and not word.isupper()) else None
        )
    if told := _before_noun(scene, bare, before):
        return told
    if joined or (_BEFORE_MONTH.search(before) and word not in ("MAY", "MARCH")):
        return bare
    return None if word in _AMBIGUOUS or word.isupper() else bare


_WORD_BEHIND = lazy(rf"{S}([a-z]+)(?![A-Za-z])")
#: "Theresa May", "Mr. May"
_NAME_BEFORE = lazy(
    r"(?:(?<![A-Za-z])(?!(?:The|In|An?|By|For|Since|Last|This|Next|From|To|Until|And|But|After|Before|Its|On|With) )"
    r"[A-Z][a-z]{1,10}|Mrs?\.|Ms\.|Dr\.) $"
)
_ENDS_QUARTER = lazy(rf"{S}(?P<unit>quarter|half)(?![A-Za-z]|{S}(?:of{S})?(?:an?|the|its|their)(?![a-z]))")


def _before_noun(scene: Scene, month: Stated, before: str) -> Stated | None:
    """A month by the noun behind it: "the September quarter", "the November contract", "March exports"."""
    noun = _WORD_BEHIND.match(scene.text, month.end)
    if noun is None:
        return None
    if quarter_ended := _ending_in(scene, month):
        return quarter_ended
    if noun[1] in ("contract", "futures", "delivery", "settlement", "options"):
        return month._replace(days=_to_come(month, scene), settled=True)
    ambiguous = scene.text[month.start : month.end] in _AMBIGUOUS
    if ambiguous and noun[1] in word_set("month_nouns.txt") and not _NAME_BEFORE.search(before):
        return month
    return None


def _ending_in(scene: Scene, month: Stated, year: int | None = None) -> Stated | None:
    """ "the September quarter", "the June 2024 half": the three or six months that end with it."""
    behind = _ENDS_QUARTER.match(scene.text, month.end)
    if behind is None or month.stretch is None:
        return None
    months = {"quarter": 3, "half": 6}[behind["unit"]]
    stretch = month_stretch((month.stretch.first[0] - months) % 12 + 1, months)
    stated = month._replace(end=behind.end(), kind="period", grain=behind["unit"], stretch=stretch, year=year)
    stated = stated if year else in_year(stated, scene)
    return stated._replace(year=stated.year - stretch.wraps) if stated.year is not None else stated


def _to_come(stated: Stated, scene: Scene) -> Days | None:
    """The next such month: that of a contract."""
    if stated.stretch is None or scene.published is None:
        return None
    return nearest(stated.stretch, scene.published, lambda: "ahead")


_QUARTER = lazy(
    lambda: (
        rf"(?P<nth>{one_of(words('ordinal'))})(?:{S}|-)(?:(?:fiscal|calendar|financial){S})?(?P<unit>quarter|half|Quarter|Half|QUARTER|HALF|trimester)(?:-year)?(?![A-Za-z])"
    )
)
_QUARTERS = lazy(
    lambda: (
        rf"(?P<first>{one_of(words('ordinal'))})-?{S}(?P<joint>and|to|through|or){S}(?:the{S})?(?P<last>{one_of(words('ordinal'))})"
        rf"(?:{S}|-)(?P<unit>quarter|halve|half)s?(?![A-Za-z])"
    )
)
_CODED = lazy(
    r"(?:(?P<unit>[QHqh])(?P<nth>[1-4])|(?P<nth2>[1-4])(?P<unit2>[QH]))(?:['’]?(?P<short>\d\d)(?!\d))?(?![A-Za-z0-9])"
)
_IN_BEFORE = lazy(r"\b(?:[Ii]n|[Ff]or|[Dd]uring) $")
_FIRST_MONTHS = lazy(
    rf"(?P<which>first|last|final|First|Last|Final)(?:{S}|-)(?P<count>\d{{1,2}}|two|three|four|five|six|seven|eight|nine|ten|11|eleven)(?:{S}|-)months(?![A-Za-z])"
)
_MONTH_COUNTS = {
    w: n
    for n, w in enumerate(["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven"], 1)
}


def quarter(scene: Scene, at: int) -> Stated | None:
    """ "third quarter", "fourth-quarter", "first half of 2019", "second quarter of this year"."""
    found = _QUARTER.match(scene.text, at)
    if not found:
        return _quarters(scene, at)
    unit, nth = found["unit"].lower(), int(words("ordinal")[found["nth"]])
    stated = _nth_part(at, found.end(), unit, nth)
    if stated and (own := fiscal.part(scene, stated)):
        return own
    dated = in_year(stated, scene) if stated else None
    if dated == stated and (_OF_ELSE.match(scene.text, found.end()) or _of_a_game(scene.text, at)):
        return None
    return fiscal.of_company(scene, dated) if dated and dated == stated else dated


def _quarters(scene: Scene, at: int) -> Stated | None:
    """ "first and second quarters of 2023"."""
    found = _QUARTERS.match(scene.text, at)
    if not found:
        return None
    first, last = (int(words("ordinal")[found[end]]) for end in ("first", "last"))
    months = 3 if found["unit"] == "quarter" else 6
    if last * months > 12 or last <= first or (last > first + 1 and found["joint"] in ("and", "or")):
        return None
    stretch = month_stretch((first - 1) * months + 1, (last - first + 1) * months)
    return in_year(Stated(at, found.end(), "period", "quarter", stretch), scene)


_OF_ELSE = lazy(rf"{S}of{S}(?!(?:[\w’']+{S}){{1,3}}?(?:fiscal|financial|business|academic|calendar){S})")


@cache
def _sport() -> re.Pattern[str]:
    return re.compile(rf"\b{one_of(word_set('sport.txt'))}")


def _of_a_game(text: str, at: int) -> bool:
    """Whether sport is spoken of: its quarters and halves are not those of a year."""
    return bool(_sport().search(text, max(0, at - NEAR), at + NEAR))


NEAR = 200
"""Characters either side in which a word of sport tells."""


def _nth_part(start: int, end: int, unit: str, nth: int) -> Stated | None:
    months = {"quarter": 3, "half": 6, "trimester": 4}[unit]
    if nth * months > 12:
        return None
    return Stated(start, end, "period", unit, month_stretch((nth - 1) * months + 1, months))


def coded_quarter(scene: Scene, at: int) -> Stated | None:
    """ "Q4", "Q4 2018", "4Q18", "H1 2024", "1H24"."""
    found = _CODED.match(scene.text, at)
    if not found:
        return None
    unit = {"q": "quarter", "h": "half"}[(found["unit"] or found["unit2"]).lower()]
    stated = _nth_part(at, found.end(), unit, int(found["nth"] or found["nth2"]))
    if stated and not found["short"] and (own := fiscal.part(scene, stated)):
        return own
    if unit == "half" and stated and not found["short"]:  # "H2" alone is hydrogen as often as not
        dated = in_year(stated, scene)
        return dated if dated != stated or _IN_BEFORE.search(scene.text, max(0, at - 8), at) else None
    if stated and found["short"]:
        return stated._replace(year=full_year(int(found["short"])))
    told = in_year(stated, scene) if stated else None
    return fiscal.of_company(scene, told) if told and told == stated else told


def first_months(scene: Scene, at: int) -> Stated | None:
    """ "first nine months of 2018": a part of a year; without the year it is a duration."""
    found = _FIRST_MONTHS.match(scene.text, at)
    if not found:
        return None
    count = _MONTH_COUNTS.get(found["count"]) or int(found["count"])
    if not 1 < count < 12:
        return None
    first = 1 if found["which"].lower() == "first" else 13 - count
    stated = Stated(at, found.end(), "period", "months", month_stretch(first, count))
    dated = in_year(stated, scene)
    if dated.end > stated.end:
        return dated
    alone = first == 1 and _OF_THE_YEAR.search(scene.text, max(0, at - 24), at) and _ALONE.match(scene.text, stated.end)
    return stated._replace(days=_last_over(stated, scene), settled=True) if alone and scene.published else None


#: "in the first nine months", of the year that is spoken of; "the first six months of her term" are any.
_OF_THE_YEAR = lazy(r"\b(?:[Ii]n|[Ff]or|[Oo]ver|[Dd]uring|of|than) the $|\b(?:[Ii]ts|[Tt]heir) $")
_ALONE = lazy(
    rf"[.,;)]|\s*+$|{S}(?:and|compared|from|was|were|rose|fell|totalled|totaled|stood|amounted|to{S}[$€£\d])(?![a-z])"
)


def _last_over(stated: Stated, scene: Scene) -> Days | None:
    """The last such months that are over."""
    if stated.stretch is None or scene.published is None:
        return None
    years = (scene.published.year, scene.published.year - 1)
    known = [days for year in years if (days := stated.stretch.of(year))]
    return next((days for days in known if days.until and days.until < scene.published), None)


_SEASON = lazy(lambda: rf"(?P<season>{one_of(words('season'))})")


def season(scene: Scene, at: int) -> Stated | None:
    """ "summer of 2023", "spring 2024": a season counts only with its year; winter ends in the next."""
    found = _SEASON.match(scene.text, at)
    if not found:
        return None
    stated = Stated(at, found.end(), "period", "season", month_stretch(int(words("season")[found["season"]]), 3))
    dated = in_year(stated, scene)
    return dated if dated.end > stated.end else None


_FISCAL = lazy(
    rf"(?:(?:fiscal|Fiscal)(?:{S}year)?(?:{S}|-)|(?:financial|Financial|academic|marketing|crop){S}year{S}|FY{S}?)"
    r"['’]?(?P<year>\d{4}|(?<=FY)\d\d|(?<=FY )\d\d|(?<=['’])\d\d)(?!\d|[.,]\d|%)(?>[-–/](?P<to>\d{4}|\d\d)(?!\d)|)"
)


def fiscal_year(scene: Scene, at: int) -> Stated | None:
    """ "fiscal 2019", "FY2019", "financial year 2018-19": by the country's calendar, else the calendar year of that
    number, which year it is being all that is printed."""
    found = _FISCAL.match(scene.text, at)
    if not found:
        return None
    first = int(found["year"]) if len(found["year"]) == 4 else full_year(int(found["year"]))
    if not 1800 <= first < 2100:
        return None
    own = found[0][:2] in ("FY", "fi", "Fi")
    if not found["to"]:
        days = fiscal.year(scene, first) if own else None
        return Stated(at, found.end(), "period", "year", WHOLE_YEAR, first, days=days)
    last = int(found["to"]) if len(found["to"]) == 4 else first // 100 * 100 + int(found["to"])
    days = (own and fiscal.span(scene, first, last, at, True)) or (year_days(first, last) if first < last else None)
    return Stated(at, found.end(), "period", "years", days=days, settled=True)


def months_between(first: Stretch, last: Stretch) -> int:
    """Months from the one in which a stretch ends to the one in which the next begins: 1 for May and June."""
    return (last.first[0] - first.last[0]) % 12
