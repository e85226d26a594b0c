"""Years and decades in digits, and whether a bare number is a year at all."""

from functools import cache

from claimcheck.language.calendars import WHOLE_YEAR, S, month_stretch, year_days
from claimcheck.language.dates import fiscal
from claimcheck.language.dates.stated import Scene, Stated
from claimcheck.language.lexicon import cased, rows, trie, word_set
from claimcheck.language.pattern import lazy

THIS_CENTURY, LAST_CENTURY, PIVOT = 2000, 1900, 40


def full_year(two: int) -> int:
    """The year that two printed digits stand for: of this century below 40, of the last one from 40 on."""
    return two + (THIS_CENTURY if two < PIVOT else LAST_CENTURY)


_NEXT_WORD = lazy(rf"(?:{S}|-)?([A-Za-z%]+|[%°$€£])")
_YEAR_SPAN = lazy(r"[-–—/‑](\d{4}|\d{2})(?![\d%]|[-/.,]\d)")
_AFTER_YEAR = lazy(
    r"(?![\d%°$€£]|[.,:/]\d|[ ][A-Z]{2}\d|[-–](?:[A-Z\d]|strong|odd|plus|page|seat|word|man|year|day|mile|foot"
    r"|metre|meter)|[A-Za-rt-z])"
)
_OF_SPAN, _OF_DECADE = frozenset("-–—/‑"), frozenset("s'’")
_POSSESSIVE = lazy(rf"['’]s{S}[a-z]")
_DECADE = lazy(r"['’]?s(?![A-Za-z])")
_YEAR_BEFORE = lazy(
    r"(?:\b(?:in|since|by|of|from|to|until|till|before|after|during|through|between|for|around|circa|year|fiscal|early|mid|late"
    r"|In|Since|By|From|Until|Before|After|During|Through|Between|For|Around|Early|Late|summer|winter|spring|autumn|fall)"
    r"(?:[ \u00a0\n]|-)|\()$"
)
_PREFIX = lazy(r"\b(?:pre|post|Pre|Post|mid|Mid|end|early|late)[-–]$")
_HEDGES = frozenset(
    ("than", "about", "nearly", "almost", "over", "some", "least", "exactly", "only", "all", "another", "other")
) | {"these", "those"}
_PLURAL_AFTER = lazy(rf"{S}[a-z]{{2,}}s(?![A-Za-z])")
_NOTHING_BEHIND = lazy(
    rf"[.,;:)]|\s*$|{S}(?:and|or|to|by|when|at|with|the|under|after|was|were|is|he|she|it|they|his|a|an|its)(?![a-z])"
)
_IN_YEAR = frozenset(cased(["in", "since", "during"]))
_WORD_BEFORE = lazy(r"\b(\w+\.?) $")
#: Signs that join digits to what stands before them.
_JOINING = frozenset(".,:/$€£¥#@&+*=_\\-")
_REACH = 12
"""Characters before a year that are looked at."""


@cache
def _names() -> frozenset[str]:
    """The words beside which a year is part of a name: "Vision 2030"."""
    return frozenset(row["word"] for row in rows("named_days.csv") if (row["of"], row["side"]) == ("year", "before"))


def counts_things(text: str, end: int) -> bool:
    """Whether what follows a number is what it counts or measures ("people", "%", "million")."""
    word = _NEXT_WORD.match(text, end)
    return bool(word) and (word[1].lower() in word_set("counted_nouns.txt") or word[1] in "%°$€£")  # type: ignore[index]


def is_year(text: str, at: int, number: int) -> bool:
    """Whether four bare digits are a year: 1000 to 2299, nothing counted behind, and outside 1800 to 2060, or where it
    is a round hundred, a preposition of time or a bracket before it."""
    if not 1000 <= number < 2300 or not _AFTER_YEAR.match(text, at + 4):
        return False
    if not 1500 <= number < 2100 and not _NOTHING_BEHIND.match(text, at + 4):
        return False
    near = text[max(0, at - _REACH) : at]
    sign = near[-1:]
    if (sign in _JOINING or sign.isalnum()) and not _PREFIX.search(near):
        return False
    word = near[:-1].rpartition(" ")[2] if sign == " " else ""
    if word and not word.isalpha():
        told = _WORD_BEFORE.search(near)
        word = told[1] if told else ""
    if word in _names() or (counts_things(text, at + 4) and not (number % 10 and word in _IN_YEAR)):
        return False
    if word in _HEDGES and _PLURAL_AFTER.match(text, at + 4):
        return False
    if 1800 <= number <= 2060 and (number % 100 or number in (1900, 2000)):
        return True
    return bool(_YEAR_BEFORE.search(near))


def year_or_span(scene: Scene, at: int) -> Stated | None:
    """ "2018", "1931-45", "2024-2025", "2023/24", "1990s"."""
    text, number = scene.text, int(scene.text[at : at + 4])
    sign = text[at + 4 : at + 5]
    decade = _DECADE.match(text, at + 4) if sign in _OF_DECADE else None
    if decade and number % 10 == 0 and not _POSSESSIVE.match(text, at + 4):
        if not 1500 <= number < 2100:
            return None
        grain, years = ("century", 100) if number % 100 == 0 and number < 2000 else ("decade", 10)
        return Stated(at, decade.end(), "period", grain, days=year_days(number, number + years - 1), settled=True)
    span = _YEAR_SPAN.match(text, at + 4) if sign in _OF_SPAN else None
    if span and not counts_things(text, span.end()):
        last = int(span[1]) if len(span[1]) == 4 else number // 100 * 100 + int(span[1])
        before = text[max(0, at - 1) : at]
        if sign == "/" and last != number + 1:  # a law's number, "2009/28"
            return None
        alone = not (before and (before.isalnum() or before in ".,-/$€£"))
        if alone and number < last < 2300 and number >= 1000:
            days = fiscal.span(scene, number, last, at, False) or year_days(number, last)
            return Stated(at, span.end(), "period", "years", days=days, settled=True)
        if alone and 1500 <= last < number < 2100:  # years the wrong way round are still a period
            return Stated(at, span.end(), "period", "years", settled=True)
        return None
    if not is_year(text, at, number):
        return None
    return Stated(at, at + 4, "year", "year", WHOLE_YEAR, number)


_NAMED = lazy(r"\b[Yy]ear $")


def named_year(scene: Scene, at: int) -> Stated | None:
    """ "the year 247": three digits are a year behind the word alone."""
    text = scene.text
    if (
        not _NAMED.search(text, max(0, at - 6), at)
        or not _AFTER_YEAR.match(text, at + 3)
        or counts_things(text, at + 3)
    ):
        return None
    return Stated(at, at + 3, "year", "year", WHOLE_YEAR, int(text[at : at + 3]))


_SHORT_DECADE = lazy(r"['’‘]?(?P<two>\d0)['’]?s(?![A-Za-z])")
#: "In 70's" opens a sentence; behind "in" people are in their 70s.
_OF_TIME = lazy(r"[Tt]he $|\bIn $")


def short_decade(scene: Scene, at: int) -> Stated | None:
    """ "'90s"; "90s" only behind "the" or an opening "In": ages and temperatures are "his 70s", "in the low 60s"."""
    found = _SHORT_DECADE.match(scene.text, at)
    if not found:
        return None
    before = scene.text[max(0, at - 4) : at]
    if before[-1:] in ("'", "’", "‘"):
        at -= 1
    elif at == found.start("two") and not (_OF_TIME.search(before) and not _of_the_weather(scene.text, at)):
        return None
    return decade_of(at, found.end(), int(found["two"]))


_WEATHER = lazy(lambda: rf"\b{trie(word_set('weather_words.txt'))}(?![A-Za-z])")
_NEAR = 100
"""Characters either side in which a word of the weather tells."""


def _of_the_weather(text: str, at: int) -> bool:
    return bool(_WEATHER.search(text, max(0, at - _NEAR), at + _NEAR))


def decade_of(start: int, end: int, two: int) -> Stated:
    """The decade of two digits: 90 is 1990 to 1999, 10 the one of this century."""
    first = two + (THIS_CENTURY if two < 20 else LAST_CENTURY)
    return Stated(start, end, "period", "decade", days=year_days(first, first + 9), settled=True)


_CODED_YEAR = lazy(r"(?P<year>20\d\d|19\d\d)[ -]?(?P<unit>[QH])(?P<nth>[1-4])(?![A-Za-z0-9])")


def year_then_quarter(scene: Scene, at: int) -> Stated | None:
    """ "2018Q4", "2024 H1"."""
    found = _CODED_YEAR.match(scene.text, at)
    months = 0 if not found else 3 if found["unit"] == "Q" else 6
    if not found or int(found["nth"]) * months > 12:
        return None
    stretch = month_stretch((int(found["nth"]) - 1) * months + 1, months)
    return Stated(at, found.end(), "period", "quarter" if months == 3 else "half", stretch, int(found["year"]))


_SHORT_YEAR = lazy(r"[’'](?P<two>\d\d)(?![\d\w%]|[.,:/]\d|[’'])")
_SHORT_BEFORE = lazy(r"\b(?:[Ii]n|of|[Ss]ince|[Tt]he|[Bb]y|[Ff]rom|to|and|[Uu]ntil|spring|summer|fall|winter) $")


def short_year(scene: Scene, at: int) -> Stated | None:
    """ "the class of '98", "the '08 crisis", read at the apostrophe or at the digits."""
    at -= scene.text[at : at + 1].isdecimal()
    found = _SHORT_YEAR.match(scene.text, at) if at >= 0 else None
    if not found or not _SHORT_BEFORE.search(scene.text, max(0, at - 8), at) or counts_things(scene.text, found.end()):
        return None
    return Stated(at, found.end(), "year", "year", WHOLE_YEAR, full_year(int(found["two"])))
