"""Percent, percentage points and basis points, kept apart: "6%", "1.9 percentage points", "25 basis points"."""

import re
from collections.abc import Iterator

from claimcheck.extractors.figure import Figure
from claimcheck.extractors.mention import Mention

WHOLE = 100  # no rate moves by as many points
POINT = re.compile(r"[ -]points?(?![A-Za-z])", re.IGNORECASE)
#: Words that make a sentence one about a rate, so that its points are percentage points.
RATE = re.compile(
    r"percent|per cent|%|\b(?:rate|rates|inflation|GDP|gross domestic product|growth|poll|polls|approval|yield|margin|"
    r"turnout|unemployment|economists|lead over|ahead of)\b"
)
#: Words that make them points of an index, a game or a list.
OTHER_POINTS = re.compile(
    r"\b(?:index|indexes|Dow|DJIA|Nasdaq|NASDAQ|S&P|FTSE|Nikkei|DAX|Hang Seng|shares|stocks?|Composite|Average|scored?|scoring|rebounds?|"
    r"assists?|games?|plan|agenda|win over|Mavericks|basketball|league|season|standings|table)\b"
)


def read(mention: Mention) -> Iterator[Figure]:
    """The percentages that begin here."""
    for amount in mention.amounts:
        unit = amount.last.unit
        if unit is None:
            behind = POINT.match(mention.text, amount.last.end)
            if behind and abs(amount.last.number.low) < WHOLE and _of_a_rate(mention, amount.last.end):
                yield mention.figure(amount, "percentage_points", "percentage_point", end=behind.end())
        elif unit.kind == "percent":
            yield mention.figure(amount, "percent", "percent")
        elif unit.kind == "percentage_points":
            yield mention.figure(amount, "percentage_points", unit.unit)


def _of_a_rate(mention: Mention, end: int) -> bool:
    text = mention.text
    start = text.rfind(". ", max(0, end - 300), end) + 1
    stop = text.find(". ", end, end + 200)
    sentence = text[max(start, end - 300) : stop if stop >= 0 else end + 200]
    return bool(RATE.search(sentence)) and not OTHER_POINTS.search(sentence)
