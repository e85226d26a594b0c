"""Percent, percentage points and basis points, kept apart: "6%", "1.9 percentage points", "25 basis points"."""

import re
from decimal import Decimal
from functools import cache

from claimcheck.extractors.figure import Figure
from claimcheck.extractors.fraction import parts, ratio
from claimcheck.extractors.mention import Mention
from claimcheck.extractors.names import is_name
from claimcheck.language.lexicon import lines, trie
from claimcheck.language.number_words import denominator
from claimcheck.language.pattern import lazy
from claimcheck.model import Kind

WHOLE = 100  # no rate moves by as many points
POINT = lazy(r"[ -]points?(?![A-Za-z])", re.IGNORECASE)
#: "a 16-point victory", where people vote.
AHEAD = lazy(r"[ ](?:lead|victory|win|margin|advantage|swing|gap|edge|deficit|bump|bounce)(?![a-z])")
VOTE = lazy(
    r"\b(?:poll|polls|pollsters?|votes?|voters?|voted|election|elections|candidates?|mayor|mayoral|incumbent|senator"
    r"|governor|referendum|ballots?|party|Democrats?|Republicans?|Labour|Tory|Tories)(?![A-Za-z])"
)
REACH_BACK, REACH_ON = 300, 200
ONE_PART = lazy(r"(?:an?[ ])?(half|third|quarter|fifth|eighth|tenth|hundredth)(?![A-Za-z])", re.IGNORECASE)
POINTS = r"(percentage[ -]points?|points?|percent|per[ ]cent|pct)(?![A-Za-z])"
PART_OF = lazy(rf"(?:[ ]of)?[ ](?:an?|one)[ -]{POINTS}|(?<=half|rter)[ -]{POINTS}", re.IGNORECASE)


@cache
def _words(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![A-Za-z]){trie(lines(name))}(?![A-Za-z])")


def read(mention: Mention) -> list[Figure]:
    """The percentages that begin here."""
    if not mention.text[mention.at].isdigit() and (part := _part_of_a_point(mention)):
        return [part]
    found: list[Figure] = []
    for amount in mention.amounts:
        unit = amount.last.unit
        if unit is None:
            behind = POINT.match(mention.text, amount.last.end)
            named = is_name(mention.text, amount.first.start, amount.last.end)  # "three-point range"
            if behind and not named and abs(amount.last.number.low) < WHOLE and _of_a_rate(mention.text, behind.end()):
                found.append(mention.figure(amount, "percentage_points", "percentage_point", end=behind.end()))
        elif unit.kind == "percent":
            found.append(mention.figure(amount, "percent", "percent"))
        elif unit.kind == "percentage_points":
            found.append(mention.figure(amount, "percentage_points", unit.unit))
    return found


def _part_of_a_point(mention: Mention) -> Figure | None:
    """Half a percentage point, a quarter of a point, two-tenths of a percent, a quarter-point."""
    text = mention.text
    part = _part(mention)
    match = PART_OF.match(text, part[0]) if part else None
    if part is None or match is None:
        return None
    word, value = (match[1] or match[2]).lower(), part[1]
    if word.startswith("point") and not _of_a_rate(text, match.end()):
        return None
    is_points = "point" in word
    kind: Kind = "percentage_points" if is_points else "percent"
    step = Decimal("0.01") if value.as_tuple().exponent == -2 else Decimal("0.1")
    unit = "percentage_point" if is_points else "percent"
    figure = Figure(mention.at, match.end(), kind, value, value, step, unit)
    mention.hedge(figure)
    return figure


def _part(mention: Mention) -> tuple[int, Decimal] | None:
    """A fraction in words: where it ends, its value."""
    text, at = mention.text, mention.at
    if match := ONE_PART.match(text, at):
        return match.end(), ratio(1, parts()[match[1].lower()])
    number = mention.amounts[0].first.number if mention.amounts else None
    if (
        number is None
        or not number.is_words
        or number.ordinal
        or number.scale
        or not text.startswith((" ", "-"), number.end)
    ):
        return None
    below = denominator(text, number.end + 1, int(number.low))
    return (below[0], ratio(int(number.low), below[1])) if below else None


def _of_a_rate(text: str, end: int) -> bool:
    """Whether the sentence around `end` is about a rate, not about an index or a game."""
    start = text.rfind(". ", max(0, end - REACH_BACK), end) + 1 or max(0, end - REACH_BACK)
    stop = text.find(". ", end, end + REACH_ON)
    if AHEAD.match(text, end) and VOTE.search(text, max(0, end - REACH_BACK), end + REACH_ON):
        return True
    sentence = text[start : stop if stop >= 0 else end + REACH_ON]
    return bool(_words("rate_words.txt").search(sentence)) and not _words("index_words.txt").search(sentence)
