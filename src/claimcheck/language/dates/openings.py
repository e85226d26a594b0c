"""Whether a date can begin at digits or a word, by what stands behind: most of those that can begin one begin none.

Each set holds at least the words that the grammars of expressions.py go on with; those decide.
"""

from collections.abc import Iterable
from functools import cache
from itertools import takewhile

from claimcheck.language.calendars import MONTH, WEEKDAY, S, words
from claimcheck.language.dates.expressions import ARTICLES, readers
from claimcheck.language.dates.from_day import UNITS, WEEKDAYS
from claimcheck.language.lexicon import cased
from claimcheck.language.number_words import cardinals, ordinals
from claimcheck.language.pattern import lazy

_DIGITS = frozenset("0123456789")


def _set(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


def _lower(forms: Iterable[str]) -> frozenset[str]:
    return frozenset(form.lower() for form in forms)


_HEAD = lazy(
    rf"(?P<number>\d{{1,4}})(?!\d)(?>(?P<decimals>\.\d{{1,4}})(?!\d)|)(?P<nth>(?i:st|nd|rd|th)|)"
    rf"(?:{S}|-|,{S}|\.{S})?(?P<word>[A-Za-z]*)"
)
_BEHIND_DIGITS = frozenset(MONTH) | frozenset(UNITS) | frozenset(WEEKDAYS) | _set(
    "of day and or to until till through thru business working trading Q H A AD B BC BCE CE"
)  # fmt: skip
#: Behind these, digits may be the last of a list of days, a short year, a named year or one of an era.
_BEFORE_DIGITS = ("and ", " or ", ", ", "'", "’", "year ", "Year ", "AD ", "A.D. ")
_ALONE = 4
"""As many digits may be a year without more."""


def begins_with_digits(text: str, at: int) -> bool:
    """Whether a date can begin with the digits at an offset."""
    head = _HEAD.match(text, at)
    if not head:
        return False
    number, decimals, nth, word = head.groups()
    size, end = len(number), at + len(number)
    if size == _ALONE:
        return True
    if decimals:  # "22.04.2015", "2.5 years ago"
        return word in UNITS or text.startswith(".", end + len(decimals))
    if nth or word in _BEHIND_DIGITS or text.endswith(_BEFORE_DIGITS, 0, at):
        return True
    follows = text[end : end + 1]
    if size > 2 or not follows:
        return False
    if follows in "/–—" or (text[end - 1] == "0" and follows in "s'’"):
        return True
    return (follows == "-" and not word) or (follows == "," and not text[end + 1 : end + 2].isdecimal())


def begins_with_word(text: str, at: int, trigger: str) -> bool:
    """Whether a date can begin with a trigger: a word, two with a hyphen, or "a" with the word behind it."""
    known = _behind_trigger(trigger)
    if not known:
        return False
    size, may_follow = known
    following = _NEXT.match(text, at + size) if may_follow else None
    return not following or not may_follow or following[1].lower() in may_follow


_NEXT = lazy(r"[ \u00a0\u2009\u202f\n-]{1,3}([A-Za-z]+|\d)")
_AGO = _set("and ago earlier before previously on later from hence after year")


@cache
def _behind_trigger(trigger: str) -> tuple[int, frozenset[str] | None] | None:
    """Behind how many of its characters a word of which set follows, any where that is None; None: it begins none."""
    article, _, last = trigger.rpartition(" ")
    word = "".join(takewhile(str.isalpha, last))
    if word not in _behind() or (article and article not in ARTICLES):
        return None
    may_follow = _behind()[word]
    if article and may_follow:
        may_follow |= _AGO
    return len(trigger) - len(last) + len(word), may_follow


@cache
def _behind() -> dict[str, frozenset[str] | None]:
    """First word of a date -> the words, in lower case, of which one follows if any word does; None where any may."""
    units, numbers, days = _lower(UNITS), _lower([*cardinals(), *ordinals()]), _lower([*WEEKDAYS, *WEEKDAY])
    begin = _lower(readers()) | _DIGITS
    moved = units | days | _lower([*MONTH, *words("season")])
    moved |= _set("full fiscal financial calendar whole entire half night morning afternoon evening")
    ranked = units | days | _set("half halve halves trimester fiscal calendar financial and to through or of")
    counted = units | days | numbers | _lower(words("decade")) | _set("and a half quarter point oh tens thousands")
    table: dict[str, frozenset[str] | None] = dict.fromkeys(readers())

    def add(those: Iterable[str], followed_by: frozenset[str]) -> None:
        for form in table.keys() & cased(those):
            table[form] = followed_by | (table[form] or frozenset())

    add([word for word, (_, sort) in cardinals().items() if sort != "ten"], counted | _set("business working trading"))
    add(ordinals(), ranked)
    add(["latter"], ranked | {"part"})
    add(words("move"), moved)
    add(["first", "last", "final", "past", "next", "coming", "upcoming"], ranked | numbers | _DIGITS)
    add(["same", "corresponding"], _set("period quarter month week time half"))
    add([unit for unit in UNITS if unit != "weekend"], _set("period that ended ending through to of from"))
    add([unit for unit in UNITS if unit != "weekend"], _set("beginning starting commencing"))
    add(["day"], _set("before after"))
    add(["year", "month", "quarter"], _set("after end earlier ago"))
    add(["week", "weeks"], _DIGITS | {"after"})
    add(["half"], _set("a an"))
    add(["couple"], units | _set("of more"))
    add(["earlier", "later"], _set("in this the"))
    add(["early", "mid", "late"], begin | _set("of in the current calendar part"))
    add(["beginning", "start", "middle", "end", "close", "midpoint"], begin | _set("of"))
    add(["fiscal", "financial", "academic", "marketing", "crop"], _DIGITS | {"year"})
    add(words("season"), _DIGITS | _set("of in for during fiscal calendar fy the last this next that same previous"))
    add(words("season"), _set("following current past coming prior seventeen eighteen nineteen twenty two"))
    add(words("rest"), _set("of"))
    return table
