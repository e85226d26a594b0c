"""Days counted from another day: "three weeks from tomorrow", "a week ago Tuesday", "two Sundays from now"."""

from datetime import date
from decimal import Decimal

from claimcheck.interval import Days
from claimcheck.language.calendars import DAYS_OF, MONTHS_OF, WEEKDAY, S, move, one_of, words
from claimcheck.language.dates.stated import Scene, Stated, beside
from claimcheck.language.number_words import Numeral
from claimcheck.language.pattern import lazy

UNITS = {w: g for w, g in words("unit").items() if g in MONTHS_OF | DAYS_OF}
LONGEST = 120_000
"""Units that are counted at most: months of ten thousand years."""

_FROM_DAY = lazy(
    lambda: (
        rf"{S}(?P<unit>{one_of(UNITS)}){S}(?P<side>from|after|before|ago){S}"
        rf"(?:(?P<word>{one_of(words('day word'))})|(?P<weekday>{one_of(words('weekday'))}))"
    )
)
_FOR_BEFORE = lazy(r"\b[Ff]or (?:the )?$")


def from_day(scene: Scene, start: int, end: int, count: Decimal) -> Stated | None:
    """ "three weeks from tomorrow", "two weeks from Friday", "a week ago Tuesday"; "for three days from today" is a
    period, which ended.py reads."""
    found = _FROM_DAY.match(scene.text, end)
    if not found or count != int(count) or count > LONGEST or (found["word"] and found["side"] == "ago"):
        return None
    if found["side"] == "from" and _FOR_BEFORE.search(scene.text, max(0, start - 8), start):
        return None
    if found["weekday"] and UNITS[found["unit"]] not in ("week", "fortnight"):  # "six months from Tuesday to appeal"
        return None
    back = found["side"] in ("before", "ago")
    anchor, published = None, scene.published
    if published and found["word"]:
        anchor = move(published, "day", int(words("day word")[found["word"]]))
    elif published:
        named = beside(published, WEEKDAY[found["weekday"]], not back)
        anchor = named.since if named else None
    there = move(anchor, UNITS[found["unit"]], -int(count) if back else int(count)) if anchor else None
    return _day(start, found.end(), there)


WEEKDAYS = {f"{form}{'S' if form.isupper() else 's'}": number for form, number in WEEKDAY.items() if len(form) > 5}
_WEEKDAYS_OFF = lazy(rf"{S}(?P<weekday>{one_of(WEEKDAYS)}){S}(?:(?P<ago>ago)|from{S}now|hence)(?![A-Za-z])")


def weekdays_off(scene: Scene, at: int, count: Numeral) -> Stated | None:
    """ "two Sundays ago", "three Fridays from now": the day of publication is none of them."""
    found = _WEEKDAYS_OFF.match(scene.text, count.end)
    if not found or not 1 <= count.low == int(count.low) <= LONGEST:
        return None
    there, number = scene.published, WEEKDAYS[found["weekday"]]
    if there and found["ago"]:
        there = move(there, "day", -((there.weekday() - number - 1) % 7 + 1 + 7 * (int(count.low) - 1)))
    elif there:
        there = move(there, "day", (number - there.weekday() - 1) % 7 + 1 + 7 * (int(count.low) - 1))
    return _day(at, found.end(), there)


def _day(start: int, end: int, there: date | None) -> Stated:
    return Stated(start, end, "relative_time", "day", days=Days(there, there) if there else None, settled=True)
