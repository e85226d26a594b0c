"""One date expression, whatever its form: which grammar reads it goes by its first word."""

from collections.abc import Iterable
from functools import cache

from claimcheck.language.calendars import MONTH, NOTHING_AFTER, WEEKDAY, S, one_of, words
from claimcheck.language.dates import (
    elapsed,
    ended,
    eras,
    from_day,
    glued,
    nth,
    numeric,
    parts,
    periods,
    printed,
    relative,
    same,
    spelled,
    weeks,
    windows,
    years,
)
from claimcheck.language.dates.stated import Reader, Scene, Stated, settle
from claimcheck.language.lexicon import cased, trie, word_set
from claimcheck.language.number_words import Numeral, cardinals, ordinals
from claimcheck.language.numerals import numeral
from claimcheck.language.pattern import lazy

_WORD = lazy(r"[A-Za-z]+")
_LEADING = lazy(r"\d{1,4}(?!\d)")


def expression(scene: Scene, at: int) -> Stated | None:
    """The date, period or relative time that begins at `at`, or None. Ranges are read by ranges.py."""
    stated = _expression(scene, at)
    if stated and stated.grain == "year" and scene.text.startswith(_OWNING, stated.end):
        own = _OWN.match(scene.text, stated.end)
        return (_part_of_year(scene, stated, own.end()) if own else None) or stated
    return stated


_OWN = lazy(rf"['’]s{S}(?=[A-Zfst1-4])")
_OWNING = ("'s", "’s")


def _part_of_year(scene: Scene, year: Stated, at: int) -> Stated | None:
    """ "last year's third quarter", "2018's first half"."""
    part = _expression(scene.within(), at)
    days = settle(year, scene)
    if not part or not part.stretch or part.year is not None or not days or not days.since:
        return None
    return part._replace(start=year.start, year=days.since.year)


def _expression(scene: Scene, at: int) -> Stated | None:
    first = scene.text[at : at + 1]
    if first.isdecimal():
        return _digits(scene, at)
    if first in "'’‘":
        return years.short_decade(scene, at) or years.short_year(scene, at)
    word = _WORD.match(scene.text, at)
    for reader in readers().get(word[0], ()) if word else ():
        if stated := reader(scene, at):
            return stated
    return None


_BEHIND_DIGITS = lazy(rf"(?>(?P<nth>st|nd|rd|th|ST|ND|RD|TH)|)(?P<joint>(?:{S}|-|,{S}|\.{S})?)(?P<word>[A-Za-z]*)")
_THE_BEFORE = lazy(r"[Tt]he $")
_ON_THE = lazy(
    r"\b(?:[Oo]n|[Bb]y|[Uu]ntil|[Ss]ince|[Ff]rom|[Bb]efore|[Aa]fter|[Ff]or|to|(?P<week>week of)"
    r"|(?:[Mm]orning|[Aa]fternoon|[Ee]vening|[Nn]ight) of) the $"
)


def _digits(scene: Scene, at: int) -> Stated | None:
    text = scene.text
    leading = _LEADING.match(text, at)
    if not leading:
        return None
    end = leading.end()
    size, follows = end - at, text[end : end + 1]
    behind = text[end + 1 : end + 2]
    if follows == "/" and size < 3 and (stated := printed.night_of_month(scene, at)):
        return stated
    month = size == 4 and (word := _WORD_BEHIND.match(text, end)) is not None and word[1] in MONTH
    if (month or (follows in _SEPARATORS and behind.isalnum())) and (stated := numeric.numeric(scene, at)):
        return stated
    if text[at - 1 : at] in (".", ",") and text[at - 2 : at - 1].isdecimal():  # "107.31 August"
        return None
    if (behind in _ERAS or text[at - 2 : at] in ("D ", ". ")) and (stated := eras.year_of_era(scene, at)):
        return stated
    if size == 4:
        numbered = month or (follows in _BEFORE_MONTH and behind.isdecimal())
        stated = (
            (years.year_then_quarter(scene, at) if follows in _CODES or behind in _CODES else None)
            or (numeric.year_month(scene, at) if numbered else None)
            or years.year_or_span(scene, at)
        )
        if stated:
            return stated
    if size == 3 and (stated := years.named_year(scene, at)):
        return stated
    if size == 2 and follows in ("s", "'", "’") and text[end - 1] == "0" and not behind.isdecimal():
        return years.short_decade(scene, at)
    if size == 2 and text[at - 1 : at] in ("'", "’") and (stated := years.short_year(scene, at)):
        return stated
    if follows == "." and behind.isdecimal():
        count = numeral(text, at) if _DECIMAL_UNITS.match(text, at) else None
        return _counted(scene, at, count) if count else None
    return _by_next_word(scene, at, end) if follows and follows not in ":;)]%$" else None


_SEPARATORS = frozenset("-/.")
_BEFORE_MONTH = frozenset("-/")
_WORD_BEHIND = lazy(r"(?:[-/ ]|, )([A-Za-z]+)")
_DECIMAL_UNITS = lazy(lambda: rf"\d{{1,4}}\.\d{{1,4}}(?:{S}|-){one_of(from_day.UNITS)}")
_ERAS = frozenset("ABC")
_DASHES = frozenset("-–—,")


def _by_next_word(scene: Scene, at: int, end: int) -> Stated | None:
    """Digits by what follows them: a day of a month, a century, a quarter, years ago, months to December."""
    found = _BEHIND_DIGITS.match(scene.text, end)
    if not found:
        return None
    word, stated, small = found["word"], None, end - at <= 2
    if small and (word in MONTH or word in _JOINTS or scene.text[found.start("joint") : end + 3][:1] in _DASHES):
        stated = printed.day_month(scene, at)
        stated = stated or printed.days_of_this_month(scene, at) or printed.day_to_month_day(scene, at)
    if small and not stated and (scene.text[at - 4 : at] in ("and ", " or ") or scene.text[at - 2 : at] == ", "):
        stated = printed.listed_day(scene, at)
    if stated or found["nth"]:
        number, end = int(scene.text[at:end]), found.end("nth")
        return stated or _nth(scene, at, number, end) or _bare_day(scene, at, number, end)
    if word in from_day.UNITS or word in from_day.WEEKDAYS or word in ("and", "business", "working", "trading"):
        count = numeral(scene.text, at)
        return _counted(scene, at, count) if count else None
    return periods.coded_quarter(scene, at) if word in _CODES else None


_JOINTS = frozenset(("of", "day", "and", "or", "to", "until", "till", "through", "thru"))
_CODES = frozenset("QH")


def _bare_day(scene: Scene, at: int, number: int, end: int) -> Stated | None:
    """ "on the 27th", "by the twenty-seventh": a day whose month goes without saying. Golf has its 18th as well."""
    before = _ON_THE.search(scene.text, max(0, at - 17), at)
    if not before or not (before["week"] or NOTHING_AFTER.match(scene.text, end)):
        return None
    if _GOLF.search(scene.text, max(0, at - periods.NEAR), end + periods.NEAR):
        return None
    return printed.nth_day(scene, at, end, number)


_GOLF = lazy(lambda: rf"\b{trie(word_set('golf.txt'))}(?![A-Za-z])")
_FIRST_DAY_IN_WORDS = 13
"""Below it an ordinal in words that ends a clause ranks as often as it dates: "she lost the second"."""


def _nth(scene: Scene, at: int, number: int, end: int) -> Stated | None:
    """An ordinal, by what follows it: a quarter, a century, a day, a weekday of a month."""
    return (
        periods.quarter(scene, at)
        or eras.century(scene, at, number, end)
        or printed.nth_of_month(scene, at, number, end)
        or nth.nth_unit(scene, at, number, end, expression)
        or nth.nth_day_of_month(scene, at, number, end)
    )


def _units() -> str:
    return one_of([*from_day.UNITS, *from_day.WEEKDAYS])


_UNIT_NEXT = lazy(lambda: rf"(?:{S}|-)(?:(?:business|working|trading){S})?{_units()}")


def _counted(scene: Scene, at: int, count: Numeral) -> Stated | None:
    """A number of years, months, weeks: ago, or up to a day."""
    if not _UNIT_NEXT.match(scene.text, count.end):
        return None
    return (
        windows.within(scene, at, count)
        or elapsed.in_time(scene, at, count)
        or elapsed.elapsed(scene, at, count)
        or from_day.weekdays_off(scene, at, count)
        or ended.period_ended(scene, at, expression, count)
    )


def _number_word(scene: Scene, at: int) -> Stated | None:
    count = numeral(scene.text, at)
    if not count:
        return None
    if not count.ordinal:
        return _counted(scene, at, count)
    number = int(count.low)
    stated = _nth(scene, at, number, count.end) if number <= 100 else None
    return stated or (_bare_day(scene, at, number, count.end) if _FIRST_DAY_IN_WORDS <= number <= 31 else None)


_DECADE_WORD = lazy(lambda: one_of(words("decade")))


def _decade_word(scene: Scene, at: int) -> Stated | None:
    """ "the nineties": people in their nineties are told by "their"."""
    found = _DECADE_WORD.match(scene.text, at)
    if not found or not _THE_BEFORE.search(scene.text, max(0, at - 4), at):
        return None
    return years.decade_of(at, found.end(), int(words("decade")[found[0]]))


def _part(scene: Scene, at: int) -> Stated | None:
    return parts.part(scene, at, expression)


def _first_or_last(scene: Scene, at: int) -> Stated | None:
    return nth.first_or_last(scene, at, expression)


def _ended(scene: Scene, at: int) -> Stated | None:
    return ended.period_ended(scene, at, expression)


_ARTICLE = lazy(rf"[Aa]n?{S}(?=[a-z]{{3}})")


def _behind_article(scene: Scene, at: int) -> Stated | None:
    """ "a fourth-quarter loss": the article is no part of it."""
    article = _ARTICLE.match(scene.text, at)
    return _expression(scene, article.end()) if article else None


ARTICLES = ("a", "an", "A", "An")


@cache
def readers() -> dict[str, tuple[Reader, ...]]:
    """First word -> the grammars that it opens, in the order in which they are tried."""
    table: dict[str, tuple[Reader, ...]] = {}

    def add(forms: Iterable[str], *grammars: Reader) -> None:
        for form in forms:
            table[form] = (*table.get(form, ()), *grammars)

    add(MONTH, printed.month_day, glued.glued_day, periods.month)
    add(WEEKDAY, printed.weekday_date, numeric.weekday_numeric, relative.weekday)
    add(words("day word"), relative.day_word)
    add(("now",), relative.now)
    add(cased(["day"]), relative.day_before)
    add(words("move"), relative.moved, relative.part_of_day)
    add(cased(["same", "corresponding", "similar", "comparable", "equivalent"]), same.same_period)
    add(cased(["year-earlier", "year-ago", "prior"]), same.same_period)
    add({part.partition(" ")[0] for part in words("part")}, _part)
    add(cased(["mid", "midyear", "year", "month", "quarter"]), parts.midyear, same.same_period)
    add(cased(["earlier", "later"]), parts.earlier)
    add(words("season"), periods.season)
    add(cased(["first", "last", "final"]), periods.first_months, _first_or_last)
    add(cased(["last", "past", "next", "coming", "upcoming"]), windows.window)
    add(cased(["last", "past", "this"]), windows.day_alone)
    add([word for word in words("ordinal") if word.lower() not in ordinals()], periods.quarter)
    add(cased(ordinals()), _number_word)
    add(cased(word for word, (_, sort) in cardinals().items() if sort != "scale"), _number_word)
    add([w for w in words("unit") if w in from_day.UNITS and not w.lower().endswith("s")], _ended)
    add(ARTICLES, elapsed.article_ago, _behind_article)
    add(cased(["half", "quarter", "couple"]), elapsed.article_ago)
    add(("fiscal", "Fiscal", "financial", "Financial", "academic", "marketing", "crop", "FY"), periods.fiscal_year)
    add(("Q", "H"), periods.coded_quarter)
    add(words("decade"), _decade_word)
    add(cased(["seventeen", "eighteen", "nineteen", "twenty", "two"]), spelled.spelled_year)
    add([word for word, (value, sort) in cardinals().items() if sort in ("unit", "teen", "ten")], spelled.counted_year)
    add(["week", "month", "year", "weekend"], relative.after_next)
    add(cased(["week", "weeks"]), weeks.numbered)
    add(["weekend"], weeks.weekend)
    add(words("rest"), parts.rest)
    return table
