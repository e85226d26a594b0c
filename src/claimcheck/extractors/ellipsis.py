"""What a bare number measures when the sentence has said it: "4,300 jobs in France and 400 in Spain", "to 7.3 tonnes
from 8.1", "Japan promised 60 million dollars, Chile 45 million"."""

import re
from bisect import bisect_right
from decimal import Decimal
from itertools import pairwise

from claimcheck.extractors.figure import Figure
from claimcheck.language.lexicon import word_set
from claimcheck.language.numerals import numeral
from claimcheck.language.pattern import lazy
from claimcheck.language.reading import Reading
from claimcheck.language.units import dimension
from claimcheck.model import DATE_LIKE

#: "three times", "twice" count no things; a name behind the number makes it part of one ("8 Block").
COUNTS_EVENTS = lazy(r"(?:times?|twice)\Z", re.IGNORECASE)
REACH = 32
REACH_BACK = 60
#: Kinds whose unit goes without saying for a number held against one of them.
MEASURED = frozenset({"money", "percent", "percentage_points", "quantity", "count"})
#: How far apart two figures of one unit may lie, as a ratio, for one to do without it.
ALIKE = 100
DIGIT = lazy(r"[0-9]")
HELD = lazy(r"(?:\b(up|down)[ ])?\b(from|to)[ ]\Z")
#: Before a number of one scale with the sum that it is held against: "£82.7 million, ahead of the 77 million posted".
AGAINST = lazy(
    r"\b(?:compared[ ](?:with|to)|against|versus|ahead[ ]of|than|above|below|from|of|beating)[ ]"
    r"(?:the[ ]|a[ ]forecast[ ])?\Z"
)
PART_BEHIND = lazy(r"[ ](?:of|out[ ]of)[ ]")
NAME = r"(?:the[ ])?[A-Z][\w’'-]*+(?:[ ][A-Z][\w’'-]*+){0,2}"
CONVERTED = frozenset((" (", " or ", ", or ", " / ", "/", " ["))
LISTED = lazy(rf"(?:,|;|,?[ ]and|,[ ]while)[ ]{NAME}[ ]")
PARALLEL = lazy(rf"[ ](to|for|from|in|by)[ ]{NAME}(?:,|,?[ ]and)[ ]")
#: A noun is what is counted, and what was expected is held against no result.
NOUN_BEHIND = lazy(
    r"[ ](?:(?:that[ ]|the[ ])?(?:analysts|economists)|(?!(?:posted|recorded|reported|earned|made|spent|lost)(?![a-z]))"
    r"[a-z]++(?:(?<=s)|(?<=people)|(?<=ed)|(?<=forecast)))(?![a-z])"
)
NAME_BEHIND = lazy(r"[ ][A-Z]")


def carry_nouns(reading: Reading, figures: list[Figure]) -> None:
    """Give a count without a noun the unit of the last count before it in its sentence."""
    counted: Figure | None = None
    for figure in figures:
        if figure.kind != "count":
            continue
        if figure.unit:
            counted = figure
        elif counted and figure.low is not None and _continues(reading, counted, figure):
            figure.unit = counted.unit


def carry_units(reading: Reading, figures: list[Figure]) -> None:
    """Give a bare number the unit, and where it has none the scale, of the figure that it is held against or listed
    with in its sentence."""
    last: Figure | None = None
    for figure in figures:
        if figure.kind in DATE_LIKE:
            continue
        bare = figure.kind == "count" and not figure.unit and figure.low is not None
        shares = last is not None and last.unit and last.low is not None and last.kind in MEASURED
        if bare and last and shares and _same_sentence(reading, last, figure):
            _share(reading.text, last, figure)
        if last and last.kind == figure.kind == "money" and reading.text[last.end : figure.start] == " (":
            continue  # "82.7 million pounds ($133 million), ahead of the 77 million": pounds
        last = figure


def carry_hedges(text: str, figures: list[Figure]) -> None:
    """Give a figure the bound of the one that it says in another unit: "more than 80 miles (130 kilometres)"."""
    for first, second in pairwise(figures):
        if (
            first.bound != "exact"
            and second.bound == "exact"
            and first.kind == second.kind
            and first.kind in ("quantity", "money")
            and first.unit != second.unit
            and text[first.end : second.start] in CONVERTED
            and (first.kind == "money" or dimension(first.unit) == dimension(second.unit))
        ):
            second.bound = first.bound


def _share(text: str, whole: Figure, bare: Figure) -> None:
    between = text[whole.after : bare.before]
    held = len(between) < REACH_BACK and _is_held_against(text, whole, bare)
    against = whole.kind == "money" and len(between) < 2 * REACH_BACK and _is_against(text, bare)
    if not (held or against or LISTED.fullmatch(between) or _is_parallel(text, between, bare)):
        return
    assert bare.low is not None and bare.high is not None and bare.step is not None
    scale, own = _scale(text, whole), _scale(text, bare)
    small = not own and abs(bare.low) < 1000
    if not held and (small or own != scale or (against and not own)):
        return
    exponent = scale if held and small else 0
    if not _are_alike(whole, bare.low.scaleb(exponent)):
        return
    bare.kind, bare.unit = whole.kind, whole.unit
    bare.low, bare.high, bare.step = (value.scaleb(exponent) for value in (bare.low, bare.high, bare.step))


def _is_held_against(text: str, whole: Figure, bare: Figure) -> bool:
    """ "to 7.3 tonnes from 8.1", "from 50 percent in 1990 to 60", "$40 million, up from 35"."""
    word = HELD.search(text, max(0, bare.before - 16), bare.before)
    if word is None or ";" in text[whole.after : bare.before] or PART_BEHIND.match(text, bare.after):
        return False
    return bool(word[1]) or text.endswith("to " if word[2] == "from" else "from ", 0, whole.before)


def _is_against(text: str, bare: Figure) -> bool:
    before = AGAINST.search(text, max(0, bare.before - 24), bare.before)
    return before is not None and NOUN_BEHIND.match(text, bare.end) is None


def _is_parallel(text: str, between: str, bare: Figure) -> bool:
    """ "$3 million to Chile and 2 million to Peru"."""
    match = PARALLEL.fullmatch(between)
    return match is not None and text.startswith(f" {match[1]} ", bare.end)


def _are_alike(whole: Figure, low: Decimal) -> bool:
    assert whole.low is not None
    small, large = sorted((abs(whole.low), abs(low)))
    return small * ALIKE >= large


def _scale(text: str, figure: Figure) -> int:
    """The exponent of the scale word in a figure, or of its coin."""
    digit = DIGIT.search(text, figure.start, figure.end)
    number = numeral(text, digit.start() if digit else figure.start, money=figure.kind == "money")
    if number is None or figure.low is None:
        return 0
    return -2 if number.low.scaleb(-2) == abs(figure.low) else number.scale


def _continues(reading: Reading, counted: Figure, figure: Figure) -> bool:
    return _same_sentence(reading, counted, figure) and not _stands_alone(reading.text, counted, figure)


def _stands_alone(text: str, counted: Figure, figure: Figure) -> bool:
    """Whether the number has a subject of its own ("deaths fell to 300"), counts events, or is part of a name."""
    if COUNTS_EVENTS.search(text, figure.start, figure.end) or NAME_BEHIND.match(text, figure.end):
        return True
    if ";" in text[counted.end : figure.start]:
        return True
    before = text[max(0, figure.before - REACH) : max(0, figure.before)].lower().split()
    return len(before) > 1 and before[-1] in ("to", "at", "by") and before[-2] in word_set("change_words.txt")


def _same_sentence(reading: Reading, first: Figure, second: Figure) -> bool:
    at = bisect_right(reading.sentences, (second.start, len(reading.text))) - 1
    return at >= 0 and reading.sentences[at][0] <= first.start
