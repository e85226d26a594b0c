"""Percent, percentage points and basis points, kept apart: "6%", "1.9 percentage points", "25 basis points"."""

import re
from collections.abc import Iterator
from functools import cache

from claimcheck.extractors.figure import Figure
from claimcheck.extractors.mention import Mention
from claimcheck.extractors.names import is_name
from claimcheck.language.lexicon import lines, trie
from claimcheck.language.pattern import lazy

WHOLE = 100  # no rate moves by as many points
POINT = lazy(r"[ -]points?(?![A-Za-z])", re.IGNORECASE)
REACH_BACK, REACH_ON = 300, 200


@cache
def _words(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![A-Za-z]){trie(lines(name))}(?![A-Za-z])")


def read(mention: Mention) -> Iterator[Figure]:
    """The percentages that begin here."""
    for amount in mention.amounts:
        unit = amount.last.unit
        if unit is None:
            behind = POINT.match(mention.text, amount.last.end)
            named = is_name(mention.text, amount.first.start, amount.last.end)  # "three-point range"
            if behind and not named and abs(amount.last.number.low) < WHOLE and _of_a_rate(mention.text, behind.end()):
                yield mention.figure(amount, "percentage_points", "percentage_point", end=behind.end())
        elif unit.kind == "percent":
            yield mention.figure(amount, "percent", "percent")
        elif unit.kind == "percentage_points":
            yield mention.figure(amount, "percentage_points", unit.unit)


def _of_a_rate(text: str, end: int) -> bool:
    """Whether the sentence around `end` is about a rate, not about an index or a game."""
    start = text.rfind(". ", max(0, end - REACH_BACK), end) + 1 or max(0, end - REACH_BACK)
    stop = text.find(". ", end, end + REACH_ON)
    sentence = text[start : stop if stop >= 0 else end + REACH_ON]
    return bool(_words("rate_words.txt").search(sentence)) and not _words("index_words.txt").search(sentence)
