"""One pass over the text for the places where a figure may begin; the extractors run only there.

A case-sensitive pattern that branches letter by letter is six to nine times as fast as a flat alternation.
"""

import re
from collections.abc import Callable, Iterator
from functools import cache

from claimcheck.extractors import (
    age,
    count,
    dates,
    duration,
    fraction,
    money,
    multiple,
    ordinal,
    percent,
    quantity,
    score,
    time,
)
from claimcheck.extractors.figure import Figure
from claimcheck.extractors.mention import Mention
from claimcheck.extractors.names import code_end
from claimcheck.language.currencies import glued_signs
from claimcheck.language.lexicon import cased, trie
from claimcheck.language.number_words import cardinals, ordinals
from claimcheck.language.numerals import VULGAR
from claimcheck.language.reading import Reading
from claimcheck.language.unit_words import unit_after

Reader = Callable[[Mention], Iterator[Figure]]

#: In order: an earlier one wins an overlap. Dates come before them all.
EXTRACTORS: tuple[Reader, ...] = (
    time.read, score.read, age.read, money.read, percent.read, duration.read, quantity.read, multiple.read,
    fraction.read, ordinal.read, count.read,
)  # fmt: skip
DIGITS = "0123456789" + "".join(VULGAR)
AFTER_ARTICLE = (
    "dozen", "hundred", "thousand", "lakh", "crore", "million", "billion", "trillion", "half", "third", "quarter",
    "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "minute", "hour", "day", "night",
    "week", "fortnight", "month", "year", "decade", "century", "millennium", "penny", "cent", "dollar", "twentieth",
    "hundredth", "thousandth", "millionth", "billionth", "trillionth", "couple", "whole", "full", "further",
)  # fmt: skip


@cache
def readers() -> dict[str, tuple[Reader, ...]]:
    """First word of a trigger -> the extractors that may read it, in order."""
    table: dict[str, tuple[Reader, ...]] = {}
    numbers = tuple(reader for reader in EXTRACTORS if reader not in (time.read, score.read))
    for word in cased(cardinals()):
        table[word] = numbers
    for word in ordinals():
        table[word] = table[word.title()] = (ordinal.read,)
    for word in cased(time.NAMED):
        table[word] = (time.read,)
    for word in cased(count.VAGUE_WORDS):
        table[word] = (count.read,)
    for word in multiple.triggers():
        table[word] = (multiple.read, count.read)
    for word in ("half", "Half", "HALF", "quarter"):
        table[word] = (money.read, percent.read, duration.read, quantity.read, fraction.read, count.read)
    for word in ("another", "Another", "couple", "Couple", "the", "The", "all", "whole", "full"):
        table[word] = (duration.read,)
    for article in ("a", "A", "an", "An"):
        table[article] = (money.read, percent.read, duration.read, quantity.read, fraction.read, count.read)
    return table


@cache
def triggers() -> re.Pattern[str]:
    """Digits, and words at a word's beginning."""
    articles = {"a", "A", "an", "An"}
    alone = articles | {"the", "The", "all", "whole", "full"}
    words = [word for word in readers() if word not in alone] + ["the whole", "The whole"]
    words += [
        f"{word}{joint}{unit}"
        for word in ("all", "whole", "full")
        for joint in " -"
        for unit in ("day", "week", "night")
    ]
    words += [f"{article} {word}" for article in articles for word in AFTER_ARTICLE]
    words += list(dates.TRIGGER_WORDS)
    glued = "|".join(re.escape(sign) for sign in glued_signs())
    return re.compile(rf"(?<![A-Za-z0-9_])(?:(?:{glued})?([{DIGITS}])|({trie(words)})(?![A-Za-z0-9_]))")


def find(reading: Reading) -> list[Figure]:
    """Every figure of the text, in order, without overlaps."""
    text, found, floor = reading.text, list[Figure](), 0
    for match in triggers().finditer(text):
        digit = match.lastindex == 1
        at = match.start(1 if digit else 2)
        if at < floor:
            continue
        if digit:
            figures = _dated(reading, at)
            if not figures and (code := code_end(text, at)) > at:
                floor = code
            elif not figures:
                figures = _read(reading, at, floor, EXTRACTORS)
        else:
            figures = _worded(reading, at, match[2], floor)
        for figure in figures:
            if figure.start >= floor:
                found.append(figure)
                floor = figure.end
    return found


def _dated(reading: Reading, at: int) -> list[Figure]:
    date = dates.read_date(reading, at)
    if date is None or (date.kind == "year" and date.end - at == 4 and _is_number(reading.text, date.end)):
        return []
    return [date]


def _is_number(text: str, end: int) -> bool:
    """ "2000 milligrams": four digits before a unit are no year."""
    unit = unit_after(text, end)
    return unit is not None and unit.kind in ("quantity", "percent")


def _worded(reading: Reading, at: int, trigger: str, floor: int) -> list[Figure]:
    """What a word begins, or the second word of its phrase ("a third railway" is no third)."""
    table = readers()
    word, _, second = (trigger.replace("-", " ") if trigger[0] in "awf" else trigger).partition(" ")
    figures = _dated(reading, at) or _read(reading, at, floor, table.get(word, ()))
    if second and not figures and second in table:
        figures = _read(reading, at + len(word) + 1, floor, table[second])
    return figures


def _read(reading: Reading, at: int, floor: int, chain: tuple[Reader, ...]) -> list[Figure]:
    mention = Mention(reading, at, floor)
    for reader in chain:
        figures = list(reader(mention))
        if figures:
            return figures
    return []
