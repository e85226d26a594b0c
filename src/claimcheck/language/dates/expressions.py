"""One date expression, whatever its form: which grammar reads it goes by its first word."""

import re
from collections.abc import Callable
from datetime import date
from functools import cache

from claimcheck.language.calendars import MONTH, WEEKDAY, S, one_of, words
from claimcheck.language.dates import periods, printed, relative, years
from claimcheck.language.dates.stated import LooksAhead, Stated, part_of
from claimcheck.language.lexicon import cased
from claimcheck.language.number_words import cardinals, ordinals
from claimcheck.language.numerals import numeral

Reader = Callable[[str, int, "date | None", LooksAhead], "Stated | None"]

_WORD = re.compile(r"[A-Za-z]+")
_LEADING = re.compile(r"\d{1,4}(?!\d)")


def expression(text: str, at: int, published: date | None, ahead: LooksAhead) -> Stated | None:
    """The date, period or relative time that begins at `at`, or None. Ranges are read by ranges.py."""
    first = text[at : at + 1]
    if first.isdigit():
        return _digits(text, at, published)
    if first in "'’‘":
        return years.short_decade(text, at)
    word = _WORD.match(text, at)
    reader = readers().get(word[0]) if word else None
    return reader(text, at, published, ahead) if reader else None


_BEHIND_DIGITS = re.compile(rf"(?:st|nd|rd|th|ST|ND|RD|TH)?(?:{S}|-|,{S})?([A-Za-z]*)")
_THE_BEFORE = re.compile(r"[Tt]he $")


def _digits(text: str, at: int, published: date | None) -> Stated | None:
    leading = _LEADING.match(text, at)
    if not leading:
        found = _LEADING.match(text, at + 1)  # a longer number can still have elapsed: "10000 years ago"
        return relative.elapsed(text, at, published) if found else None
    size = leading.end() - at
    follows = text[leading.end() : leading.end() + 1]
    if follows in "-/." and (stated := printed.numeric(text, at)):
        return stated
    if size == 4 and (stated := years.year_or_span(text, at)):
        return stated
    if size <= 2:
        if follows == "s":
            return years.short_decade(text, at, bare=bool(_THE_BEFORE.search(text, max(0, at - 4), at)))
        if follows in " -–—\u00a0sSnNrRtTqQhH,\n.":
            return _small(text, at, published)
        return None
    return relative.elapsed(text, at, published) if follows in " -,\u00a0" else None


def _small(text: str, at: int, published: date | None) -> Stated | None:
    """One or two digits: a day of a month, a century, a quarter, or years ago."""
    found = _BEHIND_DIGITS.match(text, at + (2 if text[at + 1 : at + 2].isdigit() else 1))
    word = found[1] if found else ""
    if word in MONTH or word in _JOINTS or text[at + 1 : at + 4].lstrip("0123456789sthndr")[:1] in ("-", "–", "—", ","):
        if stated := printed.day_month(text, at):
            return stated
    if word in ("century", "Century"):
        return years.century(text, at)
    if word.lower() in _QUARTERS:
        return periods.quarter(text, at, published) or periods.coded_quarter(text, at, published)
    return relative.elapsed(text, at, published) if word in words("unit") or word == "and" else None


_JOINTS = {"of", "day", "and", "or", "to", "until", "till", "through", "thru"}
_QUARTERS = {"quarter", "half", "q", "h", "trimester", "fiscal"}


def _month(text: str, at: int, published: date | None, ahead: LooksAhead) -> Stated | None:
    return printed.month_day(text, at) or periods.month(text, at, published)


def _weekday(text: str, at: int, published: date | None, ahead: LooksAhead) -> Stated | None:
    return printed.weekday_date(text, at) or relative.weekday(text, at, published)


def _move(text: str, at: int, published: date | None, ahead: LooksAhead) -> Stated | None:
    return (
        relative.moved(text, at, published)
        or relative.same_period(text, at, published)
        or periods.first_months(text, at, published)
        or _named_part(text, at, published, ahead)
    )


def _number_word(text: str, at: int, published: date | None, ahead: LooksAhead) -> Stated | None:
    return relative.elapsed(text, at, published)


def _ordinal_word(text: str, at: int, published: date | None, ahead: LooksAhead) -> Stated | None:
    stated = periods.quarter(text, at, published) or periods.first_months(text, at, published)
    if stated:
        return stated
    count = numeral(text, at)
    return periods.century_in_words(text, at, int(count.low), count.end) if count and count.ordinal else None


_PART = re.compile(
    rf"(?P<part>{one_of(words('part'))})(?:(?:{S}|-)(?:(?:of|in){S})?(?:the{S})?|[- ](?=\d))(?:(?P<own>year|month|week|quarter|decade|century)(?![A-Za-z]))?"
)
_OWN = re.compile(r"(?P<part>[Mm]id|[Yy]ear|[Mm]onth)-?(?P<unit>year|month|week|end)(?![A-Za-z])")
_EARLIER = re.compile(
    rf"(?P<which>[Ee]arlier|[Ll]ater)(?:{S}in)?{S}(?P<the>this|the){S}(?P<unit>year|month|week|quarter|decade|century)(?![A-Za-z])"
)


def _part(text: str, at: int, published: date | None, ahead: LooksAhead) -> Stated | None:
    """ "early 2019", "mid-June", "late last year", "end of October", "beginning of the year"."""
    found = _PART.match(text, at)
    if not found:
        return None
    part = words("part")[found["part"]]
    if (
        part in ("start", "end", "middle")
        and found["part"].lower() != "mid"
        and not _OF_BETWEEN.match(text, found.end("part"))
    ):
        return None
    whole = expression(text, found.end("part") + len(found[0]) - len(found["part"]), published, ahead)
    if not whole or whole.weekday is not None or whole.grain == "day" or whole.start < found.end("part"):
        return None
    stated = part_of(whole, part, published, ahead)
    kind = (
        "relative_time"
        if whole.kind == "relative_time"
        else "period"
        if part in ("first", "middle", "last")
        else "date"
    )
    return stated._replace(start=at, kind=kind)


_OF_BETWEEN = re.compile(rf"{S}of{S}|-")
_NAMED_PART = re.compile(
    rf"(?P<which>first|last|final|First|Last){S}(?P<unit>day|week|month|quarter|weekend){S}of{S}(?:the{S})?"
)


def _named_part(text: str, at: int, published: date | None, ahead: LooksAhead) -> Stated | None:
    """ "last quarter of 2018", "first week of June", "last day of the year"."""
    from claimcheck.language.calendars import around
    from claimcheck.language.dates.stated import settle

    found = _NAMED_PART.match(text, at)
    whole = expression(text, found.end(), published, ahead) if found else None
    if not found or not whole or whole.grain == "day":
        return None
    days = settle(whole, published, ahead)
    if days and days.since and days.until:
        days = around(days.since if found["which"].lower() == "first" else days.until, found["unit"])
    kind = "relative_time" if whole.kind == "relative_time" else "period"
    return Stated(at, whole.end, kind, found["unit"], days=days, settled=True)


@cache
def readers() -> dict[str, Reader]:
    """First word -> the grammar that it opens."""
    table: dict[str, Reader] = {}

    def add(forms: object, reader: Reader) -> None:
        for form in forms:  # type: ignore[attr-defined]
            table.setdefault(form, reader)

    add(MONTH, _month)
    add(WEEKDAY, _weekday)
    add(words("day word"), lambda text, at, published, ahead: relative.day_word(text, at, published))
    add(words("move"), _move)
    add(cased(["same", "corresponding", "year-earlier", "final"]), _move)
    add(words("part"), _part)
    add(words("season"), lambda text, at, published, ahead: periods.season(text, at, published))
    add([*words("ordinal"), *cased(ordinals())], _ordinal_word)
    add(cased(w for w in cardinals()), _number_word)
    add(
        ("fiscal", "Fiscal", "financial", "Financial", "academic", "marketing", "crop"),
        lambda text, at, p, a: periods.fiscal_year(text, at),
    )
    add(("FY",), lambda text, at, p, a: periods.fiscal_year(text, at))
    add(("Q", "H"), lambda text, at, published, ahead: periods.coded_quarter(text, at, published))
    add(words("decade"), _decade_word)
    add([w for w in words("unit") if not w.isupper()], lambda text, at, p, a: relative.unit_ago(text, at, p))
    return table


_DECADE_WORD = re.compile(one_of(words("decade")))


def _decade_word(text: str, at: int, published: date | None, ahead: LooksAhead) -> Stated | None:
    """ "the nineties": people in their nineties are told by "their"."""
    found = _DECADE_WORD.match(text, at)
    if not found or not _THE_BEFORE.search(text, max(0, at - 4), at):
        return None
    return years.decade_of(at, found.end(), int(words("decade")[found[0]]))
