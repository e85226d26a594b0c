"""Scores and votes: "beat Norway 3-1", "a 7-2 ruling", "won 105-98". Two bare numbers with a dash beside such a word."""

import re
from collections.abc import Iterator
from decimal import Decimal

from claimcheck.extractors.figure import Figure
from claimcheck.extractors.mention import Mention

SCORE = re.compile(
    r"([0-9]{1,3})[-–—:]([0-9]{1,3})(?![0-9A-Za-z:,/%.-]|[ ](?:percent|per|million|billion))(?!\.[0-9])|([0-9]{1,3})[-–]([0-9]{1,3})(?=[,.](?![0-9]))"
)
GAME = re.compile(
    r"\b(?:w[io]n|wins|winning|beat|beats|beating|victory|victories|defeat|defeated|defeats|los[st]|loses|losing|loss|lead|"
    r"led|leads|tied?|draw|drew|drawn|score|scored|record|vote|voted|ruling|ruled|decision|match|game|set|sets|final|series|"
    r"quarter|half|halftime|run|trailed|trailing|ahead|outscored|thrash|thrashed|edged|downed|aggregate|rout|routed)\b",
    re.IGNORECASE,
)


def read(mention: Mention) -> Iterator[Figure]:
    """The score that begins here, if one does."""
    text, at = mention.text, mention.at
    if not text[at].isdigit():
        return
    match = SCORE.match(text, at)
    if match is None or not GAME.search(text, max(0, at - 60), match.end() + 40):
        return
    first, second = match[1] or match[3], match[2] or match[4]
    if text[at - 1 : at] in ("$", "€", "£") or (len(second) == 2 and len(first) == 4):
        return
    yield Figure(at, match.end(), "score", Decimal(first), Decimal(second), Decimal(1), before=at, after=match.end())
