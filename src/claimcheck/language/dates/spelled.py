"""Years in words: "nineteen seventy-eight", "two thousand and eighteen", "the nineteen-fifties"."""

from claimcheck.language.calendars import NOTHING_AFTER, WHOLE_YEAR, S, one_of, words, year_days
from claimcheck.language.dates.stated import Scene, Stated
from claimcheck.language.lexicon import cased
from claimcheck.language.number_words import cardinals
from claimcheck.language.numerals import numeral
from claimcheck.language.pattern import lazy

_HUNDREDS = {"seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20}
_SMALL = ("unit", "teen", "ten")
_BELOW = {word: int(value) for word, (value, sort) in cardinals().items() if sort in _SMALL and value}
_TENS = one_of([word for word, value in _BELOW.items() if value >= 10])
_UNITS = one_of([word for word, value in _BELOW.items() if value < 10])
_BELOW_HUNDRED = rf"(?P<tens>{_TENS})(?>(?:{S}|-)(?P<units>{_UNITS})|)|(?:zero|oh){S}(?P<unit>{_UNITS})"
_DECADE = rf"(?P<decade>{one_of([*words('decade'), 'tens'])})"
_PAIR = lazy(lambda: rf"(?P<hundreds>{one_of(cased(_HUNDREDS))})(?:{S}|-)(?:{_BELOW_HUNDRED}|{_DECADE})")
_THOUSANDS = lazy(rf"[Tt]wo{S}thousand(?:s(?![A-Za-z])|{S}(?:and{S})?{_DECADE})")
_THE_BEFORE = lazy(r"[Tt]he $")
_THOUSAND = lazy(rf"[Tt]wo{S}thousand(?![A-Za-z])")
_YEAR_BEFORE = lazy(
    r"\b(?:[Ii]n|[Ss]ince|[Bb]y|of|[Ff]rom|[Uu]ntil|[Bb]efore|[Aa]fter|[Yy]ear|[Bb]etween|summer|winter|spring) $"
)


def year_in_words(text: str, at: int) -> tuple[int, int] | None:
    """The year that begins at an offset, and where it ends."""
    if found := _PAIR.match(text, at):
        if found["decade"]:
            return None
        hundreds = _HUNDREDS[found["hundreds"].lower()] * 100
        below = _BELOW[found["tens"]] if found["tens"] else 0
        units = found["units"] or found["unit"]
        if units and below and below < 20:
            return None
        return hundreds + below + (_BELOW[units] if units else 0), found.end()
    if _THOUSAND.match(text, at) and (number := numeral(text, at)) and 2000 <= number.low < 2100:
        return int(number.low), number.end
    return None


def spelled_year(scene: Scene, at: int) -> Stated | None:
    """ "in nineteen twenty-eight": a year behind a preposition of time; "nineteen-fifties" wherever it stands."""
    found = _PAIR.match(scene.text, at)
    if found and found["decade"]:
        return _decade(at, found.end(), _HUNDREDS[found["hundreds"].lower()] * 100, found["decade"])
    if not found and (thousands := _THOUSANDS.match(scene.text, at)):
        the = _THE_BEFORE.search(scene.text, max(0, at - 4), at)
        return _decade(at, thousands.end(), 2000, thousands["decade"] or "noughties") if the else None
    told = found and found["units"] and found["hundreds"].lower() != "twenty"  # no number is "nineteen eighty-four"
    if not told and not _YEAR_BEFORE.search(scene.text, max(0, at - 9), at):
        return None
    year = year_in_words(scene.text, at)
    return Stated(at, year[1], "year", "year", WHOLE_YEAR, year[0]) if year else None


_COUNTED_BEFORE = lazy(r"\b(?:the year|Year|(?P<when>[Ii]n|[Ss]ince|[Bb]y|[Uu]ntil)) $")
_FIRST_COUNTED = 100
""" "In year two" is the second of a plan."""


def counted_year(scene: Scene, at: int) -> Stated | None:
    """ "the year eight hundred", "in one thousand seven hundred and eighty-nine": years told as numbers are."""
    text = scene.text
    before = _COUNTED_BEFORE.search(text, max(0, at - 10), at)
    if not before or (before["when"] and not text.startswith("one thousand", at)):
        return None
    count = numeral(text, at)
    if not count or count.ordinal or not _FIRST_COUNTED <= count.low == int(count.low) < 2100:
        return None
    if not NOTHING_AFTER.match(text, count.end) or (before["when"] and count.low % 100 == 0):
        return None
    return Stated(at, count.end, "year", "year", WHOLE_YEAR, int(count.low))


def _decade(start: int, end: int, century: int, word: str) -> Stated:
    first = century + int(words("decade").get(word, 10))
    return Stated(start, end, "period", "decade", days=year_days(first, first + 9), settled=True)
