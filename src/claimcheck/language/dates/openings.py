"""Whether a date can begin at digits or a word, by what stands behind: most of those that can begin one begin none.

Each set holds at least the words and signs that the grammars of expressions.py go on with; those decide.
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
    rf"([0-9]{{1,3}})(?![0-9])(?>(\.[0-9]{{1,4}})(?![0-9])|)(?>([sSnNrRtT][tTdDhH])|)(?>{S}|-|,{S}|\.{S}|)([A-Za-z]*+)"
)
_YEAR = 4
"""As many digits may be a year without more."""
_ANY_SIZE = frozenset(WEEKDAYS) | _set("business working trading A AD B BC BCE CE")
_SMALL = frozenset(MONTH) | _set("Q H")
_JOINTS = _set("of and or to until till through thru")
_DAYS = _lower(MONTH) | _DIGITS | {"the"}
#: Behind these, digits may be a short year, a named year or one of an era.
_BEFORE_DIGITS = ("'", "’", "year ", "Year ", "AD ", "A.D. ")
_BEFORE_LISTED = ("and ", " or ", ", ")
_BEFORE = _BEFORE_DIGITS + _BEFORE_LISTED
#: Words behind digits without which those begin no date, unless it stands before them; the "s" is that of "90s".
_WORDS = frozenset(UNITS) | _ANY_SIZE | _SMALL | _JOINTS | {"s"}
_LISTED = lazy(r"\d(?i:st|nd|rd|th|),?\s{1,2}(?:(?:and|or)\s{1,2})?$")


def begins_with_digits(text: str, at: int) -> bool:
    """Whether a date can begin with the digits at an offset."""
    if text[at : at + _YEAR].isdecimal():
        return not text[at + _YEAR : at + _YEAR + 1].isdecimal()
    head = _HEAD.match(text, at)
    if not head:
        return False
    number, decimals, nth, word = head.groups()
    if word and word not in _WORDS and not (nth or decimals or text.endswith(_BEFORE, 0, at)):
        return False
    if word in UNITS and _told_from_a_day(text, at, head.end()):
        return True
    if decimals:  # "22.04.2015"
        return text.startswith(".", head.end(2)) and text[head.end(2) + 1 : head.end(2) + 2].isdecimal()
    if word in _ANY_SIZE or text.endswith(_BEFORE_DIGITS, 0, at):
        return True
    if nth and _goes_on(text, head.end(3), _BEHIND_NTH):
        return True
    if len(number) > 2:
        return False
    if word in _SMALL or (word in _JOINTS and _goes_on(text, head.end(), _DAYS)):
        return True
    return _begins_with_day(text, at, at + len(number), word)


def _begins_with_day(text: str, at: int, end: int, word: str) -> bool:
    """Whether one or two digits can be a day by the sign behind them, or a decade, or the last of a list of days."""
    if text.endswith(_BEFORE_LISTED, 0, at) and _LISTED.search(text, max(0, at - 12), at):
        return True
    match text[end : end + 1]:
        case "/" | "–" | "—":
            return True
        case "-":
            return not word
        case ",":
            return text[end + 1 : end + 2].isspace() and text[end + 2 : end + 4].lstrip()[:1].isdecimal()
        case "s" | "'" | "’":
            return text[end - 1] == "0"
    return False


_SIGNS = _set('. , ; : ! ? ) " ”') | {""}
#: The word or digit behind a space or hyphen, the sign directly behind, "" at the end of the text.
_NEXT = lazy(r"(?:[\s-]{1,3}(?=[A-Za-z\d])|(?=[.,;:!?)\"”]|\Z))([A-Za-z]+|.?)")
_RANKED = _lower([*UNITS, *WEEKDAYS, *WEEKDAY]) | _SIGNS
_RANKED |= _set("half halve halves trimester fiscal calendar financial and to through or of")
_BEHIND_NTH = _RANKED | _DAYS | _JOINTS
_TOLD = (
    _lower([*cardinals(), *ordinals()])
    | _DIGITS
    | _set("ago earlier before previously on later from hence after and a an year , period that ended ending through")
    | _set("to of beginning starting commencing")
)
_TOLD_BY_MORE = ("in ", "In ", "ithin the ")


def _told_from_a_day(text: str, at: int, end: int) -> bool:
    """Whether a number of days or years can be more than a duration: "two years | ago", "in | 30 days"."""
    return _goes_on(text, end, _TOLD) or text.endswith(_TOLD_BY_MORE, 0, at)


def _goes_on(text: str, end: int, may_follow: frozenset[str]) -> bool:
    """Whether one of these words, digits or signs follows, or what is none of those that can be told."""
    following = _NEXT.match(text, end)
    return not following or following[1].lower() in may_follow


def begins_with_word(text: str, at: int, trigger: str) -> bool:
    """Whether a date can begin with a trigger: a word, two with a hyphen, or "a" with the word behind it."""
    known = _behind_trigger(trigger)
    if not known:
        return False
    size, may_follow, counts = known
    following = _NEXT.match(text, at + size) if may_follow else None
    if not following or not may_follow:
        return True
    if following[1].lower() not in may_follow:
        return False
    return not counts or following[1] not in UNITS or _told_from_a_day(text, at, following.end())


_AGO = _set("and ago earlier before previously on later from hence after year")


@cache
def _behind_trigger(trigger: str) -> tuple[int, frozenset[str] | None, bool] | None:
    """Behind how many of its characters a word or sign of which set follows, any where that is None, and whether it is
    a number; None: it begins no date."""
    article, _, last = trigger.rpartition(" ")
    word = "".join(takewhile(str.isalpha, last))
    if word not in _behind() or (article and article not in ARTICLES):
        return None
    may_follow = _behind()[word]
    if article and may_follow:
        may_follow |= _AGO
    return len(trigger) - len(last) + len(word), may_follow, word.lower() in cardinals()


@cache
def _behind() -> dict[str, frozenset[str] | None]:
    """First word of a date -> the words, in lower case, digits and signs of which one follows; None where any may."""
    units, numbers, days = _lower(UNITS), _lower([*cardinals(), *ordinals()]), _lower([*WEEKDAYS, *WEEKDAY])
    begin = _lower(readers()) | _DIGITS
    moved = units | days | _lower([*MONTH, *words("season")])
    moved |= _set("full fiscal financial calendar whole entire half night morning afternoon evening")
    counted = units | days | numbers | _lower(words("decade")) | _set("and a half quarter point oh tens thousands")
    table: dict[str, frozenset[str] | None] = dict.fromkeys(readers())

    def add(those: Iterable[str], followed_by: frozenset[str]) -> None:
        for form in table.keys() & cased(those):
            table[form] = followed_by | (table[form] or frozenset())

    add([word for word, (_, sort) in cardinals().items() if sort != "ten"], counted | _set("business working trading"))
    add(ordinals(), _RANKED)
    add(["latter"], _RANKED | {"part"})
    add(words("move"), moved)
    add(["first", "last", "final", "past", "next", "coming", "upcoming"], _RANKED | numbers | _DIGITS)
    add(["same", "corresponding"], _set("period quarter month week time half"))
    add([unit for unit in UNITS if unit != "weekend"], _set("period that ended ending through to of from ,"))
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
    add(words("season"), _set(", following current past coming prior seventeen eighteen nineteen twenty two"))
    add(words("rest"), _set("of"))
    return table
