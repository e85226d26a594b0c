"""What a bare count counts when the sentence has said it: "4,300 jobs in France and 400 in Spain"."""

import re
from bisect import bisect_right

from claimcheck.extractors.figure import Figure
from claimcheck.language.reading import Reading

#: "three times", "twice" count no things; a name behind the number makes it part of one ("8 Block").
COUNTS_EVENTS = re.compile(r"(?:times?|twice)\Z", re.IGNORECASE)
NAME_BEHIND = re.compile(r"[ ][A-Z]")


def carry_nouns(reading: Reading, figures: list[Figure]) -> None:
    """Give a count without a noun the unit of the last count before it in its sentence."""
    counted: Figure | None = None
    for figure in figures:
        if figure.kind != "count":
            continue
        if figure.unit:
            counted = figure
        elif counted and figure.low is not None and _same_sentence(reading, counted, figure):
            text = reading.text
            if not COUNTS_EVENTS.search(text, figure.start, figure.end) and not NAME_BEHIND.match(text, figure.end):
                figure.unit = counted.unit


def _same_sentence(reading: Reading, first: Figure, second: Figure) -> bool:
    at = bisect_right(reading.sentences, (second.start, len(reading.text))) - 1
    return at >= 0 and reading.sentences[at][0] <= first.start
