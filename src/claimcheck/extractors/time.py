"""Times of day, as minutes after midnight: "12:20 p.m.", "9am", "11:30", "2000 GMT", "noon"."""

import re
from collections.abc import Iterator
from decimal import Decimal

from claimcheck.extractors.figure import Figure
from claimcheck.extractors.mention import Mention
from claimcheck.language.pattern import lazy

CLOCK = lazy(
    r"([01]?[0-9]|2[0-4])(?:[:.]([0-5][0-9])(?::[0-5][0-9])?)?[ ]?([apAP])(?:\.[ ]?[mM]\.|[mM])(?![A-Za-z0-9])"
)
COLON = lazy(r"([01]?[0-9]|2[0-3]):([0-5][0-9])(?::[0-5][0-9])?(?![0-9:])")
ZONE = lazy(r"([01][0-9]|2[0-3])([0-5][0-9])(?=[ ]?(?:GMT|UTC|EDT|EST|CET|BST|hours|hrs)(?![A-Za-z]))")
O_CLOCK = lazy(r"[ ]o['’]clock(?:[ ]in[ ]the[ ](morning|afternoon|evening))?")
NAMED = {"noon": 720, "midday": 720, "midnight": 0}
#: "with 4:43 left" is a length of time on the clock of a game.
LEFT = lazy(r"[ ](?:left|to[ ]play|to[ ]go|remaining|mark)(?![a-z])")


def read(mention: Mention) -> Iterator[Figure]:
    """The time of day that begins here, if one does."""
    text, at = mention.text, mention.at
    if text[at].isdigit():
        if match := CLOCK.match(text, at):
            hour = int(match[1]) % 12 + (12 if match[3] in "pP" else 0)
            yield _time(mention, match.end(), hour * 60 + int(match[2] or 0))
        elif (match := COLON.match(text, at)) and LEFT.match(text, match.end()):
            yield _remaining(mention, match)
        elif match := COLON.match(text, at) or ZONE.match(text, at):
            yield _time(mention, match.end(), int(match[1]) * 60 + int(match[2]))
        elif match := O_CLOCK.match(text, at + 1 + text[at + 1 : at + 2].isdigit()):
            hour = int(text[at : match.start()]) % 12 + (12 if match[1] in ("afternoon", "evening") else 0)
            yield _time(mention, match.end(), hour * 60)
        return
    for word, minutes in NAMED.items():
        if text[at : at + len(word)].lower() == word:
            yield _time(mention, at + len(word), minutes)


def _remaining(mention: Mention, match: re.Match[str]) -> Figure:
    value = Decimal(int(match[1]) * 60 + int(match[2]))
    return Figure(
        mention.at, match.end(), "duration", value, value, Decimal(1), "second", before=mention.at, after=match.end()
    )


def _time(mention: Mention, end: int, minutes: int) -> Figure:
    value = Decimal(minutes)
    figure = Figure(mention.at, end, "time", value, value, Decimal(1))
    mention.hedge(figure)
    return figure
