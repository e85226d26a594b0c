"""One pass over the text for the places where a figure may begin; the extractors run only there.

A case-sensitive pattern that branches letter by letter is six to nine times as fast as a flat alternation.
"""

import re
from collections.abc import Callable, Iterator
from functools import cache
from itertools import chain

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
from claimcheck.extractors.ellipsis import carry_nouns, carry_units
from claimcheck.extractors.figure import Figure
from claimcheck.extractors.mention import Mention
from claimcheck.extractors.names import code_end, goes_on
from claimcheck.language.currencies import COUNTRIES, OF_DOLLARS, glued_signs
from claimcheck.language.lexicon import cased, trie
from claimcheck.language.number_words import cardinals, ordinals
from claimcheck.language.numerals import VULGAR
from claimcheck.language.pattern import lazy
from claimcheck.language.reading import Reading
from claimcheck.language.unit_words import unit_after
from claimcheck.model import DATE_LIKE

Reader = Callable[[Mention], Iterator[Figure]]

#: The extractors in order, an earlier one wins an overlap, each with what the number must be measured in for it to be
#: read: "digits" looks at printed digits before any number is read, "none" at numbers without a unit. Dates come first.
EXTRACTORS: dict[Reader, tuple[str, ...]] = {
    time.read: ("digits",),
    score.read: ("digits",),
    age.read: ("duration", "none"),
    money.read: ("money", "quantity"),
    percent.read: ("percent", "percentage_points", "duration", "none"),
    duration.read: ("duration",),
    quantity.read: ("quantity", "none"),
    multiple.read: ("none",),
    fraction.read: ("duration", "none"),
    ordinal.read: ("ordinal",),
    count.read: ("none",),
}
BY_UNIT: dict[str, tuple[Reader, ...]] = {
    unit: tuple(reader for reader, units in EXTRACTORS.items() if unit in units)
    for unit in {unit for units in EXTRACTORS.values() for unit in units}
}
NUMBERED: tuple[Reader, ...] = ()  # by the unit of its number
#: Digits before what continues no code, time or score: a comma, "%", a space with a word that is none of theirs.
PLAIN = lazy(
    r"[0-9]{1,15}+(?:[,;%'’\"”\n]|[.)](?![ .-]?[0-9])|-(?!of-|for-)[a-z]"
    r"|[ ](?![aApP][.mM]|o['’]|in[ ]the|at[ ]night|hours|hrs|GMT|UTC|E[DS]T|CET|BST|[–—0-9(]))"
)
#: Digits that begin no date.
AMOUNT = lazy(r"[0-9]{1,3}(?:%|,[0-9]{3}|[ ](?:percent|per[ ]cent|million|billion)(?![a-z]))")
DIGITS = "0123456789" + "".join(VULGAR)
WORD_GROUPS = (2, 4)  # of `triggers`
LONGEST_TRIGGER = 40
AFTER_ARTICLE = (
    "dozen", "hundred", "thousand", "lakh", "crore", "million", "billion", "trillion", "half", "third", "quarter",
    "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "minute", "hour", "day", "night",
    "week", "fortnight", "month", "year", "decade", "century", "millennium", "penny", "cent", "dollar", "twentieth",
    "hundredth", "thousandth", "millionth", "billionth", "trillionth", "couple", "pair", "whole", "full", "further",
)  # fmt: skip


@cache
def readers() -> dict[str, tuple[Reader, ...]]:
    """First word of a trigger -> its extractors in order; NUMBERED where the unit of the number decides."""
    parts = (money.read, percent.read, duration.read, quantity.read, fraction.read, count.read)
    table = dict.fromkeys(cased(cardinals()), NUMBERED)
    table |= {form: (ordinal.read,) for word in ordinals() for form in (word, word.title())}
    table |= dict.fromkeys(cased(time.NAMED), (time.read,))
    table |= dict.fromkeys(cased(count.VAGUE_WORDS), (count.read,))
    table |= dict.fromkeys(multiple.triggers(), (multiple.read, count.read))
    table |= dict.fromkeys((*cased(["half"]), "quarter", *ARTICLES), parts)
    return table | dict.fromkeys(("another", "Another", "couple", "Couple", *WHOLES), (duration.read,))


ARTICLES = ("a", "A", "an", "An")
WHOLES = ("the", "The", "all", "whole", "full")


@cache
def triggers() -> re.Pattern[str]:
    """Digits, and words at a word's beginning: behind a character of no word."""
    words = [word for word in readers() if word not in ARTICLES + WHOLES] + ["the whole", "The whole"]
    words += [f"{word}{joint}{unit}" for word in WHOLES[2:] for joint in " -" for unit in ("day", "week", "night")]
    words += [f"{article} {word}" for article in ARTICLES for word in AFTER_ARTICLE]
    words += list(dates.TRIGGER_WORDS)
    small = _lettered("a-z", [word for word in words if word[0].islower()])
    capital = _lettered("A-Z", [word for word in words if word[0].isupper()], f"|{trie(COUNTRIES)}{OF_DOLLARS}")
    return re.compile(f"[^A-Za-z0-9_](?:[{DIGITS}]()|{small}|{capital})")


def _lettered(letters: str, words: list[str], others: str = "") -> str:
    """What begins with one of `letters`: a word, ended by an empty group; digits glued to a sign, by another one."""
    signs = trie(sign for sign in glued_signs() if re.match(f"[{letters}]", sign))
    return rf"(?=[{letters}])(?:{trie(words)}(?![A-Za-z0-9_])()|(?:{signs}{others})[{DIGITS}]())"


def _places(text: str, start: int) -> Iterator[tuple[int, str | None]]:
    """Where a figure may begin, from `start` on, with the word that begins it, None for a digit."""
    pattern = triggers()
    opening = None if start else pattern.match(f" {text[:LONGEST_TRIGGER]}")
    matches = pattern.finditer(text, max(0, start - 1))
    for shift, match in chain([(1, opening)] if opening else (), ((0, match) for match in matches)):
        if match.lastindex in WORD_GROUPS:
            yield match.start() + 1 - shift, match[0][1:]
        else:
            yield match.end() - 1 - shift, None


def find(reading: Reading, start: int = 0, end: int | None = None) -> list[Figure]:
    """Every figure of the text, in order, without overlaps; start, end: only those that begin between two paragraphs
    (a figure may begin at its sign, before its trigger)."""
    text, found, floor = reading.text, list[Figure](), start
    for at, word in _places(text, start):
        if end is not None and at >= end:
            break
        if at < floor or goes_on(text, at, floor):
            continue
        if word is None:
            figures, floor = _printed(reading, at, floor)
        else:
            figures = _worded(reading, at, word, floor)
        for figure in figures:
            if figure.start >= floor:
                if figure.bound != "exact" and found and _is_compared(text, found[-1], figure):
                    figure.bound, figure.before = "exact", figure.start
                found.append(figure)
                floor = figure.end
    carry_units(reading, found)
    carry_nouns(reading, found)
    return found


def _printed(reading: Reading, at: int, floor: int) -> tuple[list[Figure], int]:
    """What digits begin, and where the next figure may begin: behind a code, or a number that is none."""
    figures = [] if AMOUNT.match(reading.text, at) else _dated(reading, at)
    if figures:
        return figures, floor
    plain = PLAIN.match(reading.text, at) is not None
    if not plain and (code := code_end(reading.text, at)) > at:
        return [], code
    mention = Mention(reading, at, floor)
    figures = _numbered(mention, digits=not plain)
    if not figures and mention.amounts:
        floor = mention.amounts[0].first.number.end  # "million" in what is no figure is none either
    return figures, floor


def _is_compared(text: str, first: Figure, second: Figure) -> bool:
    """Whether what looks like a hedge compares a figure with the one at a date: "2p more than a year ago"."""
    hedge = text[second.before : second.start]
    return (
        second.kind in DATE_LIKE
        and first.kind not in DATE_LIKE
        and second.before == first.after + 1
        and "than" in hedge
    )


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
    figures = _dated(reading, at)
    if figures:
        return figures
    word, _, second = (trigger.replace("-", " ") if trigger[0] in "awf" else trigger).partition(" ")
    for start, key in ((at, word), (at + len(word) + 1, second)):
        order = readers().get(key)
        if order is not None and not figures:
            mention = Mention(reading, start, floor)
            figures = _numbered(mention) if order is NUMBERED else _first(order, mention)
    return figures


def _numbered(mention: Mention, digits: bool = False) -> list[Figure]:
    """What the extractors read that are for the unit of the first number."""
    figures = _first(BY_UNIT["digits"], mention) if digits else []
    if figures or not mention.amounts:
        return figures
    term = mention.amounts[0].last
    if term.currency:
        unit = "money"
    elif term.number.ordinal:
        unit = "ordinal"
    else:
        unit = term.unit.kind if term.unit else "none"
    return _first(BY_UNIT[unit], mention)


def _first(order: tuple[Reader, ...], mention: Mention) -> list[Figure]:
    for reader in order:
        figures = list(reader(mention))
        if figures:
            return figures
    return []
