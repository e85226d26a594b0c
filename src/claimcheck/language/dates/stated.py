"""What a date expression states, before the publication date and the tense settle which days are meant."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from claimcheck.interval import Bound, Days
from claimcheck.language.calendars import MONTHS_OF, Stretch, day, month_stretch, move
from claimcheck.language.dates.tense import Tense, sentence_around, tense
from claimcheck.language.reading import Reading
from claimcheck.model import Kind


@dataclass(slots=True)
class Scene:
    """Where a date stands.

    Attributes:
        text, published: of the reading.
        place: where the expression begins and ends, once that is known, and whether it is a weekday.
        inner: it is read as a part of another expression; one holds another at most.
    """

    reading: Reading
    text: str
    published: date | None
    place: tuple[int, int, bool]
    inner: bool = False

    def within(self) -> "Scene":
        """The same place, read as a part of another expression."""
        return Scene(self.reading, self.text, self.published, self.place, True)

    def tense(self) -> Tense | None:
        """What the words around say."""
        return tense(self.reading, *self.place)

    def span(self, start: int, end: int, weekday: bool = False) -> None:
        """The expression's own words, known before it is settled: they tell nothing of the tense."""
        self.place = (start, end, weekday)

    def opening(self) -> int:
        """Where the sentence begins."""
        return sentence_around(self.reading, self.place[0])[0]


class Stated(NamedTuple):
    """One date expression, as far as its own words say.

    Attributes:
        start, end: characters of the text, without leading preposition or article.
        grain: the unit that it names ("day", "month", "year", ...).
        stretch, year: the part of a year that it names, and which year, None where none is printed.
        weekday: of a day named by its weekday alone, from Monday, 0.
        named: the weekday printed with a day that lacks its year.
        days: the days, where the words alone or with the publication date tell.
        settled: nothing is left to be settled; days None then means that the words name no day that can be known.
    """

    start: int
    end: int
    kind: Kind
    grain: str
    stretch: Stretch | None = None
    year: int | None = None
    weekday: int | None = None
    days: Days | None = None
    settled: bool = False
    named: int | None = None
    bound: Bound = "exact"


Reader = Callable[[Scene, int], Stated | None]
"""A grammar: what is stated at an offset, or None."""

NEAR = timedelta(45)
"""A yearless day so shortly after publication is that one, unless the text looks back."""

SOON = timedelta(31)
"""A yearless day so shortly after publication is that one, whatever has been done: one of last year has its year."""

FAR = timedelta(270)
"""One so long after publication is not meant where the same day has only just passed."""

MONTHLY = timedelta(62)
"""What lasts longer, a quarter say, is spoken of as past from its middle on."""

YEARS_AROUND = 2
"""Years either side of publication among which a yearless date is looked for."""

LEAP_YEARS_AROUND = 8
"""The same for the 29th of February: there was none from 1896 to 1904."""


def settle(stated: Stated, scene: Scene) -> Days | None:
    """The days that an expression names: a missing year is that of the nearest such date in the past, unless the text
    looks ahead; a weekday is the one beside the publication date on the side that the tense says."""
    if stated.settled or stated.days:
        return stated.days
    if stated.stretch and stated.year is not None:
        return stated.stretch.of(stated.year)
    if scene.published is None:
        return None
    if stated.weekday is not None:
        return beside(scene.published, stated.weekday, scene.tense() in ("ahead", "perhaps"))
    if stated.stretch is None:
        return None
    weekday_fits = stated.named is not None and _by_weekday(stated.stretch, stated.named, scene.published)
    return weekday_fits or nearest(stated.stretch, scene.published, scene.tense)


def _by_weekday(stretch: Stretch, named: int, published: date) -> Days | None:
    """The day next to publication, though its weekday may be wrong; farther off, the one on which the weekday falls."""
    known = [days for year in (-1, 0, 1) if (days := stretch.of(published.year + year)) and days.since]
    known.sort(key=lambda days: abs((days.since or published) - published))
    if known and abs((known[0].since or published) - published) <= MONTHLY:
        return known[0]
    return next((days for days in known if days.since and days.since.weekday() == named), None)


def beside(published: date, weekday: int, after: bool) -> Days | None:
    """The nearest such weekday, the day of publication itself included."""
    steps = (weekday - published.weekday()) % 7 if after else -((published.weekday() - weekday) % 7)
    found = move(published, "day", steps)
    return Days(found, found) if found else None


def nearest(stretch: Stretch, published: date, look: Callable[[], Tense | None]) -> Days | None:
    """The last such stretch that is past, or the next one where the text looks ahead and it is the nearer."""
    years = LEAP_YEARS_AROUND if (2, 29) in stretch else YEARS_AROUND
    past, future = _last_begun(stretch, published, years), _first_to_end(stretch, published, years)
    if past is None or future is None:
        return None
    if past == future:
        return Days(*past)
    looks = look()
    if looks == "done" and future[0] == future[1] and future[0] - published <= SOON and published - past[1] > FAR:
        return Days(*future)
    if looks is None:
        ahead = future[0] - published <= NEAR and published - past[1] > FAR
    elif looks == "perhaps":
        ahead = future[0] - published <= FAR or published - past[1] >= 2 * NEAR
    else:
        ahead = looks == "ahead"
    return Days(*(future if ahead else past))


def _last_begun(stretch: Stretch, published: date, years: int) -> tuple[date, date] | None:
    """The last one that has begun by publication; what lasts long is half over."""
    for year in range(published.year, published.year - years - 1, -1):
        since, until = stretch.of(year) or (None, None)
        if not since or not until or since > published:
            continue
        if until - since <= MONTHLY or since + (until - since) / 2 <= published:
            return since, until
    return None


def _first_to_end(stretch: Stretch, published: date, years: int) -> tuple[date, date] | None:
    """The first one that is not over by publication."""
    for year in range(published.year - 1, published.year + years + 1):
        since, until = stretch.of(year) or (None, None)
        if since and until and until >= published:
            return since, until
    return None


def complete(first: Stated, second: Stated) -> tuple[Stated, Stated]:
    """Both ends of a range, the year that only one of them prints given to the other."""
    a, b = first.stretch, second.stretch
    if a and b and first.year is None and second.year is not None:
        first = first._replace(year=second.year - (b.first < a.first))
    elif a and b and second.year is None and first.year is not None:
        second = second._replace(year=first.year + (b.first < a.first))
    return first, second


def settle_range(first: Stated, second: Stated, scene: Scene) -> Days | None:
    """From the first day of one expression to the last day of another; None where they are not in order."""
    first, second = complete(first, second)
    a, b = first.stretch, second.stretch
    if a and b and first.year is None and second.year is None and scene.published:
        return nearest(Stretch(a.first, b.last), scene.published, scene.tense)
    until = settle(second, scene)
    if first.weekday is not None and second.weekday is not None:
        if not until or not until.until:
            return None
        return Days(move(until.until, "day", -((second.weekday - first.weekday) % 7)), until.until)
    since = settle(first, scene)
    if not (since and until and since.since and until.until) or since.since > until.until:
        return None
    return Days(since.since, until.until)


THIRDS = {"first": 0, "middle": 1, "last": 2, "start": 0, "end": 2}


def part_of_stretch(stretch: Stretch, part: str) -> Stretch | None:
    """The first, middle or last third of a month (ten days) or of a number of months that three divides."""
    third = THIRDS[part]
    (month, first), (last_month, last) = stretch
    if (first, last) != (1, 0):
        return None
    if month == last_month:
        return Stretch((month, 10 * third + 1), (month, 0 if third == 2 else 10 * third + 10))
    months = (last_month - month) % 12 + 1
    if months % 3:
        return None
    begin = month + months // 3 * third
    return Stretch(((begin - 1) % 12 + 1, 1), ((begin + months // 3 - 2) % 12 + 1, 0))


def part_of_days(days: Days, part: str, grain: str) -> Days | None:
    """The first, middle or last third of known days: of a decade 1990-93, 1994-96 and 1997-99."""
    third = THIRDS[part]
    since, until = days.since, days.until
    if not since or not until:
        return None
    if MONTHS_OF.get(grain, 0) > 12:
        years = until.year - since.year + 1
        edges = [0, 4, 7, 10] if years == 10 else [years * n // 3 for n in range(4)]
        return Days(day(since.year + edges[third], 1, 1), day(since.year + edges[third + 1] - 1, 12, 31))
    if since.day == 1 and grain in MONTHS_OF:
        whole = part_of_stretch(month_stretch(since.month, MONTHS_OF[grain]), part)
        return whole.of(since.year + (whole.first[0] < since.month)) if whole else None
    count = (until - since).days + 1
    first, last = count * third // 3, max(count * (third + 1) // 3 - 1, count * third // 3)
    return Days(since + timedelta(first), since + timedelta(last))


def part_of(whole: Stated, part: str, scene: Scene) -> Stated:
    """ "early", "mid" and "late" name thirds, "approx"; the "start" and the "end" of a month or week its first and last
    third, of anything longer its first and last day."""
    if part not in ("start", "end"):
        return _third(whole, part, scene)._replace(bound="approx")
    if whole.grain in ("month", "week", "weekend"):
        return _third(whole, part, scene)
    days = settle(whole, scene)
    if days:
        days = Days(days.since, days.since) if part == "start" else Days(days.until, days.until)
    return whole._replace(days=days, settled=True)


def _third(whole: Stated, part: str, scene: Scene) -> Stated:
    if whole.stretch and not whole.settled and (third := part_of_stretch(whole.stretch, part)):
        return whole._replace(stretch=third)
    days = settle(whole, scene)
    return whole._replace(days=part_of_days(days, part, whole.grain) if days else None, settled=True)


def by_its_end(stated: Stated, scene: Scene) -> Stated:
    """The last day of what an expression names, for "by the end of"."""
    days = settle(stated, scene)
    return stated._replace(days=Days(days.until, days.until) if days else None, settled=True, bound="at_most")
