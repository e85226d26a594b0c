"""Lengths of time: "30 years", "two-year", "10 months", "three decades", "half a century", "more than a year"."""

import re
from decimal import Decimal

from claimcheck.extractors.figure import Figure
from claimcheck.extractors.mention import Amount, Mention
from claimcheck.extractors.term import read_term
from claimcheck.language.lexicon import word_set
from claimcheck.language.pattern import lazy

UNIT = r"(second|minute|hour|day|night|week|fortnight|month|quarter|year|decade|century|millennium)"
#: "a year" counts as one only where a word before it measures time.
WHOLE = lazy(r"(?:[Aa]ll|[Ww]hole|[Ff]ull)[ -](day|week|night)(?![A-Za-z-])(?!['’]s)")
ARTICLE = lazy(
    rf"(?:an?|An?|[Aa]nother|[Tt]he[ ]whole|[Aa][ ](?:whole|full|further))[ ](?!quarter|second){UNIT}(?![A-Za-z-])"
    r"(?!['’]s)(?![ ](?:ago|earlier|later|before|old)\b)"
)
#: "an hour later": a clock is needed to say when that is, so it measures how long.
CLOCKED = lazy(r"[Aa]n?[ ](minute|hour)(?=[ ](?:ago|earlier|later|afterwards?|before|beforehand|after)(?![a-z]))")
#: "the 11th rise in the space of a year"
IN_THE_COURSE = ("space of ", "course of ", "matter of ", "period of ", "span of ")
AROUND = lazy(r"[ ](?:after|later|before|earlier|of|each|per|only|short|long|left|to|in|a)(?![a-z])")
COUPLE = lazy(rf"(?:an?[ ])?couple[ ](?:of[ ])?(?:more[ ])?{UNIT}s(?![A-Za-z-])", re.IGNORECASE)
HALF = lazy(rf"(?:[Hh]alf)[ -](?:of[ ])?(?:an?[ -])?{UNIT}(?![A-Za-z])")
AND_A_HALF = lazy(r"[ ]and[ ](?:a[ ])?(half|quarter)(?![A-Za-z])")
SELF_MEASURED = lazy(r"another|(?:the|a)[ ](?:whole|full|further)", re.IGNORECASE)
#: "three quarters of the" is a fraction
PARTITIVE = lazy(
    r"[ ]of[ ](?!(?:growth|decline|contraction|recession|loss|profit|expansion|gain|(?:19|20)[0-9]{2})s?e?s?(?![a-z]))"
)
JOINT = lazy(r",?[ ](?:and[ ])?(?=[0-9a-z])")
#: Units of which one is always the same number of another; days and months are not.
FAMILIES = (
    {"second": 1, "minute": 60, "hour": 3600, "day": 86400, "week": 604800},
    {"month": 1, "year": 12, "decade": 120, "century": 1200},
)
PARTS = {"half": Decimal("0.5"), "quarter": Decimal("0.25")}


def read(mention: Mention) -> list[Figure]:
    """The durations that begin here."""
    worded = _worded(mention)
    if worded:
        return [worded]
    found: list[Figure] = []
    for amount in mention.amounts:
        unit = amount.last.unit
        if unit and unit.kind == "duration" and not _is_fraction(mention, amount) and not _is_someday(mention, amount):
            figure = mention.figure(amount, "duration", unit.unit)
            _add_smaller(mention.text, figure)
            half = AND_A_HALF.match(mention.text, figure.end)
            if half and figure.low is not None and figure.low == figure.high:
                figure.low = figure.high = figure.low + PARTS[half[1]]
                figure.step, figure.end = Decimal("0.1"), half.end()
                figure.after = max(figure.after, figure.end)
            found.append(figure)
    return found


def _measures(text: str, at: int) -> bool:
    """Whether the word before `at` measures time."""
    before = text[max(0, at - 12) : at]
    if before.endswith(IN_THE_COURSE):
        return True
    return before[-1:] == " " and before[:-1].rpartition(" ")[2].lower() in word_set("measuring_words.txt")


def _is_fraction(mention: Mention, amount: Amount) -> bool:
    unit = amount.last.unit
    three = amount.last.number.low == 3 and not amount.is_range
    return three and unit is not None and unit.unit == "quarter" and PARTITIVE.match(mention.text, unit.end) is not None


def _is_someday(mention: Mention, amount: Amount) -> bool:
    """ "One day it will rain": no length of time."""
    text, start, end = mention.text, amount.first.start, amount.last.end
    if text[start:end].lower() not in ("one day", "one night"):
        return False
    return not _measures(text, start) and not AROUND.match(text, end)


def _add_smaller(text: str, figure: Figure) -> None:
    """Take "35 minutes" into the "2 hours" before it: in the smaller unit, where one is a number of the other."""
    for _ in range(3):
        joint = JOINT.match(text, figure.end)
        smaller = read_term(text, joint.end(), joint.end()) if joint else None
        if (
            smaller is None
            or smaller.unit is None
            or smaller.currency
            or figure.low is None
            or figure.low != figure.high
        ):
            return
        factors = next((f for f in FAMILIES if figure.unit in f and smaller.unit.unit in f), None)
        if factors is None or factors[figure.unit or ""] <= factors[smaller.unit.unit]:
            return
        figure.low = figure.high = (
            figure.low * factors[figure.unit or ""] / factors[smaller.unit.unit] + smaller.number.low
        )
        figure.unit, figure.step, figure.end = smaller.unit.unit, smaller.number.step, smaller.end
        figure.after = max(figure.after, figure.end)


def _worded(mention: Mention) -> Figure | None:
    """A year, half a century: no number word, but a length of time."""
    text, at = mention.text, mention.at
    first = text[at]
    if first in "hH" and (match := HALF.match(text, at)):
        value, step = Decimal("0.5"), Decimal("0.1")
    elif first in "aAcC" and (match := COUPLE.match(text, at)):
        figure = Figure(at, match.end(), "duration", Decimal(2), Decimal(2), Decimal(1), match[1])
        mention.hedge(figure)
        figure.bound = "approx" if figure.bound == "exact" else figure.bound
        return figure
    elif first in "aAwWfF" and (match := WHOLE.match(text, at) or CLOCKED.match(text, at)):
        value, step = Decimal(1), Decimal(1)
    elif (
        first in "aAtT"
        and (match := ARTICLE.match(text, at))
        and (SELF_MEASURED.match(text, at) or _measures(text, at) or AND_A_HALF.match(text, match.end()))
    ):
        value, step = Decimal(1), Decimal(1)
        if half := AND_A_HALF.match(text, match.end()):
            figure = Figure(
                at, half.end(), "duration", 1 + PARTS[half[1]], 1 + PARTS[half[1]], Decimal("0.1"), match[1]
            )
            mention.hedge(figure)
            return figure
    else:
        return None
    figure = Figure(at, match.end(), "duration", value, value, step, match[1])
    mention.hedge(figure)
    return figure
