"""What a bare count counts when the sentence has said it: "4,300 jobs in France and 400 in Spain"."""

import re
from bisect import bisect_right

from claimcheck.extractors.figure import Figure
from claimcheck.language.lexicon import word_set
from claimcheck.language.pattern import lazy
from claimcheck.language.reading import Reading

#: "three times", "twice" count no things; a name behind the number makes it part of one ("8 Block").
COUNTS_EVENTS = lazy(r"(?:times?|twice)\Z", re.IGNORECASE)
REACH = 32
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
