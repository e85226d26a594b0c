"""One pass over the text for the places where a figure may begin; the extractors run only there."""

from collections.abc import Callable
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
from claimcheck.extractors.ellipsis import carry_hedges, carry_nouns, carry_units
from claimcheck.extractors.figure import Figure
from claimcheck.extractors.mention import Mention
from claimcheck.extractors.names import code_end, goes_on
from claimcheck.extractors.places import Trigger, by_last_word, places
from claimcheck.language.dates.openings import begins_with_digits, begins_with_word
from claimcheck.language.lexicon import cased
from claimcheck.language.number_words import cardinals, denominators, ordinals
from claimcheck.language.pattern import lazy
from claimcheck.language.reading import Reading
from claimcheck.language.unit_words import unit_after
from claimcheck.model import DATE_LIKE

Reader = Callable[[Mention], list[Figure]]

#: The extractors in order, an earlier one wins an overlap, each with what the number must be measured in for it to be
#: read: "digits" looks at printed digits before any number is read, "none" at numbers without a unit; "quarter" is a
#: length of time or a part. Dates come first.
EXTRACTORS: dict[Reader, tuple[str, ...]] = {
    time.read: ("digits",),
    score.read: ("digits",),
    age.read: ("duration", "quarter", "none"),
    money.read: ("money", "quantity"),
    percent.read: ("percent", "percentage_points", "quarter", "none"),
    duration.read: ("duration", "quarter"),
    quantity.read: ("quantity", "none"),
    multiple.read: ("none",),
    fraction.read: ("quarter", "none"),
    ordinal.read: ("ordinal",),
    count.read: ("none",),
}
BY_UNIT: dict[str, tuple[Reader, ...]] = {
    unit: tuple(reader for reader, units in EXTRACTORS.items() if unit in units)
    for unit in {unit for units in EXTRACTORS.values() for unit in units}
}
MOST_BARE: tuple[Reader, ...] = (age.read, count.read)
NUMBERED: tuple[Reader, ...] = ()  # by the unit of its number
#: Digits before what continues no code, time or score: a comma, "%", decimals, a space with a word that is none of
#: theirs.
PLAIN = lazy(
    r"[0-9]{1,15}+(?:[,;%'’\"”\n]|[.)](?![ .-]?[0-9])|\.[0-9]++(?![.:-][0-9]|[ ]?[aApP][.mM]|[ ]?[A-Z]{3})"
    r"|-(?!of-|for-)[a-z]|[ ](?![aApP][.mM]|o['’]|in[ ]the|at[ ]night|hours|hrs|GMT|UTC|E[DS]T|CET|BST|to[ ][0-9]"
    r"|[–—0-9(]))"
)
DIGITS = frozenset("0123456789")
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
def triggers() -> dict[bytes, Trigger]:
    """The words and phrases at which a figure may begin."""
    words = [word for word in readers() if word not in ARTICLES + WHOLES] + ["the whole", "The whole"]
    words += [f"{word}{joint}{unit}" for word in WHOLES[2:] for joint in " -" for unit in ("day", "week", "night")]
    words += [f"{article} {word}" for article in ARTICLES for word in AFTER_ARTICLE]
    return by_last_word([*words, *dates.TRIGGER_WORDS])


def find(reading: Reading, start: int = 0, end: int | None = None) -> list[Figure]:
    """Every figure of the text, in order, without overlaps; start, end: only those that begin between two paragraphs
    (a figure may begin at its sign, before its trigger)."""
    text, floor = reading.text, start
    found: list[Figure] = []
    for at, word in places(text[start:end], triggers()):
        at += start
        if at < floor or (at > 1 and text[at - 2] in DIGITS and goes_on(text, at, floor)):
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
    carry_hedges(text, found)
    money.own_dollars(reading, found)
    return found


def _printed(reading: Reading, at: int, floor: int) -> tuple[list[Figure], int]:
    """What digits begin, and where the next figure may begin: behind a code, or a number that is none."""
    text = reading.text
    figures = _dated(reading, at) if begins_with_digits(text, at) else []
    if figures:
        return figures, floor
    plain = PLAIN.match(text, at) is not None
    if not plain and (code := code_end(text, at)) > at:
        return [], code
    mention = Mention(text, at, floor)
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
    text = reading.text
    if trigger in ("one", "One") and count.is_pronoun(text, at):
        return []
    figures = _dated(reading, at) if begins_with_word(text, at, trigger) else []
    for offset, order in _orders(trigger):
        if figures:
            break
        mention = Mention(text, at + offset, floor)
        figures = _numbered(mention) if order is NUMBERED else _first(order, mention)
    return figures


@cache
def _orders(trigger: str) -> list[tuple[int, tuple[Reader, ...]]]:
    """The words of a trigger that begin a figure: where in it they stand, their extractors."""
    word, _, second = (trigger.replace("-", " ") if trigger[0] in "awf" else trigger).partition(" ")
    return [(at, readers()[key]) for at, key in ((0, word), (len(word) + 1, second)) if key in readers()]


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
    elif term.unit:
        unit = term.unit.kind if term.unit.unit != "quarter" else "quarter"
    else:
        return _first(_of_bare(mention), mention)
    return _first(BY_UNIT[unit], mention)


def _of_bare(mention: Mention) -> tuple[Reader, ...]:
    """The extractors for a number without a unit: where it stands alone, by the word behind it."""
    only = mention.amounts[0]
    start = only.first.start
    if len(mention.amounts) > 1 or only.joint or mention.text[start - 3 : start] in quantity.MAGNITUDE_ENDS:
        return BY_UNIT["none"]
    return _by_word_behind().get(only.last.behind.lower(), MOST_BARE)


@cache
def _by_word_behind() -> dict[str, tuple[Reader, ...]]:
    parts = denominators()
    words: dict[Reader, frozenset[str]] = {
        percent.read: parts | {"point", "points"},
        quantity.read: frozenset(("magnitude", "'", "′", "’")),
        multiple.read: frozenset(("fold", "folds", "time", "times", "x", "×")),
        fraction.read: parts | {"over", "out", "in", "of", "/"},
    }
    return {
        word: tuple(reader for reader in BY_UNIT["none"] if reader in MOST_BARE or word in words[reader])
        for word in frozenset().union(*words.values())
    }


def _first(order: tuple[Reader, ...], mention: Mention) -> list[Figure]:
    for reader in order:
        if figures := reader(mention):
            return figures
    return []
