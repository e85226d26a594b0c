"""Fractions: "half", "nearly a third", "two-thirds", "three quarters of", "one in five", "nine out of 10", "1/4"."""

import re
from decimal import Decimal
from functools import cache

from claimcheck.extractors.figure import Figure
from claimcheck.extractors.mention import Mention
from claimcheck.language.hedges import bound_before
from claimcheck.language.lexicon import rows, trie, word_set
from claimcheck.language.number_words import SMALL, denominator
from claimcheck.language.numerals import numeral
from claimcheck.language.pattern import lazy
from claimcheck.language.unit_words import unit_after
from claimcheck.model import Kind

SLASH = lazy(r"([0-9]{1,3})/([0-9]{1,4})(?![0-9/])")
OVER = lazy(r"[ ]over[ ](?=[0-9a-z])")
CLOSED = lazy(r"[.,;:?!)]|$")
OUT_OF = lazy(r"(?:-in-|-out-of-)(?=[0-9a-z])|[ ](?:out[ ]of(?:[ ]every)?|in(?:[ ]every)?|of[ ]every)[ ](?=[0-9a-z])")
OF_A = lazy(r"[ ]of[ ](?:an?|one)(?=[ ])")
MEASURED: dict[str, Kind] = {"quantity": "quantity", "duration": "duration"}
HALF = lazy(r"[Hh]alf(?![A-Za-z-])(?![ ](?:year|time|hour|past|brother|sister|century|of[ ](?:20|19)))")
PERIOD_HALF = lazy(r"(?:the|first|second|other|1st|2nd|1H|2H|this|last|next)[ -]\Z", re.IGNORECASE)
NEXT_WORD = lazy(r"[ ]([a-z]+)(?![A-Za-z])")
LARGEST_TOP = 1000


@cache
def _of() -> re.Pattern[str]:
    return re.compile(rf"[ ]{trie(sorted(word_set('partitive_words.txt')))}(?![A-Za-z])|[.,;:)]|$")


@cache
def parts() -> dict[str, int]:
    """Word for a part -> how many of them make a whole."""
    return {row["word"]: int(row["parts"]) for row in rows("fractions.csv")}


@cache
def _article_part() -> re.Pattern[str]:
    return re.compile(rf"an?[ ]({trie(parts())})(?![A-Za-z-])", re.IGNORECASE)


def read(mention: Mention) -> list[Figure]:
    """The fraction that begins here, if one does."""
    text, at = mention.text, mention.at
    amounts = mention.amounts
    number = amounts[0].first.number if amounts else None
    worded = number and number.is_words and (number.scale or number.low > 1)  # "half a million", "half a dozen"
    found = None if worded else _half(text, at) or _with_article(text, at) or _slash(text, at)
    found = found or _one_part(text, at) or _counted(mention)
    if not found:
        return []
    end, value = found
    if text[at - 1 : at] in ("-", "−") and not text[at - 2 : at - 1].isalnum() and text[at].isdigit():
        at, value = at - 1, -value
    figure = Figure(at, end, "fraction", value, value, Decimal("0.1"))
    if (whole := OF_A.match(text, end)) and (unit := unit_after(text, whole.end())) and unit.kind in MEASURED:
        figure.kind, figure.unit, figure.end = MEASURED[unit.kind], unit.unit, unit.end  # "a third of a mile"
    mention.hedge(figure)
    return [figure]


def _half(text: str, at: int) -> tuple[int, Decimal] | None:
    match = HALF.match(text, at) if text[at] in "hH" else None
    if match is None or PERIOD_HALF.search(text, max(0, at - 8), at):
        return None
    return match.end(), Decimal("0.5")


def _with_article(text: str, at: int) -> tuple[int, Decimal] | None:
    """A third of, a quarter: but "a third railway" is an ordinal and "in a quarter" a period."""
    match = _article_part().match(text, at) if text[at] in "aA" else None
    if match is None:
        return None
    word = match[1].lower()
    if word == "quarter" and (text[at - 3 : at] in ("in ", "or ") or text[match.end() : match.end() + 8] == " of 20"):
        return None
    if word == "half" or _of().match(text, match.end()) or bound_before(text, at) or _changes(text, at, match.end()):
        return match.end(), ratio(1, parts()[word])
    return None


def _changes(text: str, at: int, end: int) -> bool:
    """ "up a fifth on last year", "between a third and a half": not "hit by a third car"."""
    before, behind = text[max(0, at - 16) : at].split(), NEXT_WORD.match(text, end)
    if not before or not (behind and behind[1] in word_set("noun_stops.txt")):
        return False
    return before[-1].lower() in ("by", "up", "down", "between") or before[-1] in word_set("change_words.txt")


@cache
def _hyphened_part() -> re.Pattern[str]:
    return re.compile(rf"one-({trie(parts())})(?=[ ]of[ ]an?[ ])", re.IGNORECASE)


def _one_part(text: str, at: int) -> tuple[int, Decimal] | None:
    """ "one-hundredth of a second", which is else a rank, "the one-hundredth rider"."""
    match = _hyphened_part().match(text, at) if text[at] in "oO" else None
    return (match.end(), ratio(1, parts()[match[1].lower()])) if match else None


def _slash(text: str, at: int) -> tuple[int, Decimal] | None:
    match = SLASH.match(text, at) if "/" in text[at + 1 : at + 4] else None
    if match is None or not 0 < int(match[1]) < int(match[2]) or (match[2] in ("11", "7") and match[1] in ("9", "24")):
        return None
    return match.end(), ratio(int(match[1]), int(match[2]))


def _counted(mention: Mention) -> tuple[int, Decimal] | None:
    """Two-thirds, three quarters, one in five, nine out of ten."""
    if not mention.amounts:
        return None
    text, term = mention.text, mention.amounts[0].first
    number = term.number
    if number.ordinal or term.currency or number.scale or number.low != number.low.to_integral_value():
        return None
    if text[number.end : number.end + 1] in (" ", "-") and 0 < number.low < LARGEST_TOP:
        parts = denominator(text, number.end + 1, int(number.low))
        if parts is None and text[number.end] == "-":
            parts = denominator(text, number.end + 1, 1)  # "a two-third majority", as Indian papers have it
        if parts and _is_part(text, number.end, parts[0]):
            return parts[0], ratio(int(number.low), parts[1])
    if number.low == 1 and (match := OVER.match(text, number.end)):
        below = numeral(text, match.end())
        return (
            (below.end, ratio(1, int(below.low))) if below and below.low > 1 and CLOSED.match(text, below.end) else None
        )
    if match := OUT_OF.match(text, number.end):
        whole = numeral(text, match.end())
        in_words = text[match.start() + 1 : match.start() + 3] == "in"
        round_whole = whole and (_even(number.low, whole.low) or (whole.low % 100 == 0 and not in_words))
        if whole and not whole.ordinal and number.low < whole.low and round_whole:
            return whole.end, ratio(int(number.low), int(whole.low))
    return None


def _is_part(text: str, at: int, end: int) -> bool:
    """Not "two quarters of growth", "one second"; a hyphen makes it one for sure."""
    return text[at] == "-" or not text[at + 1 : end].lower().startswith("quarter") or _of().match(text, end) is not None


def _even(part: Decimal, whole: Decimal) -> bool:
    """ "one in five", "3 in 10", "one in 100,000": not "five in 2024", "two in 17 days" or "45 out of 62 members"."""
    return part == 1 or whole in (3, 4, 5, 6, 8, 10, 12, 20, 100, 1000)


def ratio(part: int, whole: int) -> Decimal:
    """Their quotient, to as many places as a fraction is read to."""
    return (Decimal(part) / whole).quantize(SMALL).normalize()
