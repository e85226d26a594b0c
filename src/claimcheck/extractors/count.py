"""Counts: a number of things that no unit measures: "1,200 historical files", "five", "three times" (of events)."""

import re
from decimal import Decimal

from claimcheck.extractors.figure import Figure
from claimcheck.extractors.mention import Amount, Mention
from claimcheck.extractors.names import is_name
from claimcheck.extractors.noun import counted_noun, is_plural, ranked_noun, singular_of
from claimcheck.language.hedges import bound_after
from claimcheck.language.lexicon import word_set
from claimcheck.language.pattern import lazy

TIMES = lazy(r"[ ]times?(?![A-Za-z])")
TWICE = lazy(r"[Tt]wice(?![A-Za-z])")
#: Two things, but for what is one thing of two parts: "a pair of towers", not "a pair of scissors".
PAIR = lazy(r"[Aa][ ]pair(?=[ ]of[ ][a-z])")
#: Characters before "one" in which the count before it in a list stands.
LIST_WIDTH = 64
ONE_OF = lazy(r"one(?![A-Za-z])", re.IGNORECASE)
#: "one less than in May", "one more seat than before"
ONE_APART = lazy(r"one[ ](?:less|fewer|more)[ ](?:[a-z]++[ ])?than(?![a-z])", re.IGNORECASE)
PRONOUN = lazy(
    r"[ ](?:of[ ](?!every|an?[ ])|who|that|which|another|is|was|has|can|could|will|would)(?![A-Za-z])|[.;?!]"
)
COUNTED_ONE = lazy(r"(?:\bonly|\bjust|\bat least|\bexactly)[ ]\Z", re.IGNORECASE)
#: One among other counts: "two men, one woman and three children", "one woman and two men", "one man and one woman".
NUMBER = r"(?:[0-9]{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
ONE_LISTED = lazy(rf"\b{NUMBER}[ ][a-z]++(?:[ ][a-z]++){{0,4}}(?:,|,?[ ]and)[ ]\Z", re.IGNORECASE)
ONE_FIRST = lazy(rf"one[ ][a-z]++(?:[ ](?!and)[a-z]++){{0,4}}(?:,|,?[ ]and)[ ]{NUMBER}[ ][a-z]", re.IGNORECASE)
NEXT_WORD = lazy(r"[ ]([a-z]+)")
WORD_PREFIX = lazy(
    r"-(?:way|sided|stop|off|time|man|woman|piece|liner|tier|tiered|fold|hand|handed|thirds?)(?![a-z])", re.IGNORECASE
)
VAGUE = lazy(
    r"(?:(?:tens|hundreds)[ ]of[ ]|many[ ])?(?:dozens|hundreds|thousands|millions|billions)(?=[ ]of[ ](?!them))",
    re.IGNORECASE,
)
HYPHENED = lazy(r"-(?!odd|plus|some|ish|strong)([a-z]+)(?![A-Za-z-])")
#: "net zero", "ground zero"
ZERO_NAMED = lazy(r"\b(?:net|ground|patient)[ -]\Z", re.IGNORECASE)
#: "killing nine and injuring more than 1,000": people, where no others are named.
HARMED = (" killing", " killed", " injuring", " injured", " wounding", " wounded", " displacing", " kills", " injures")
VAGUE_WORDS = ("tens", "dozens", "hundreds", "thousands", "millions", "billions")
VAGUE_FIRST = frozenset("tdhmbTDHMB")


def read(mention: Mention) -> list[Figure]:
    """The counts that begin here."""
    text, at = mention.text, mention.at
    first = text[at]
    if first in "tT" and TWICE.match(text, at):
        figure = Figure(at, at + 5, "count", Decimal(2), Decimal(2), Decimal(1))
        mention.hedge(figure, spelled=True)
        return [figure]
    if first in "aA" and (match := PAIR.match(text, at)):
        return _pair(mention, match.end())
    if first in VAGUE_FIRST and (match := VAGUE.match(text, at)):
        noun = counted_noun(text, match.end() + len(" of"))
        figure = Figure(at, match.end(), "count", unit=noun.unit, noun=noun.phrase)
        mention.hedge(figure)
        figure.after = max(noun.end, figure.end)
        return [figure]
    return [
        _count(mention, amount)
        for number, amount in enumerate(mention.amounts)
        if amount.last.bare
        and amount.first.bare
        and not amount.last.number.ordinal
        and not _is_none(mention, amount, number)
    ]


def _pair(mention: Mention, end: int) -> list[Figure]:
    noun = counted_noun(mention.text, end + len(" of"))
    if noun.unit and is_plural(noun.phrase.rsplit(" ", 1)[-1]) and noun.unit not in word_set("paired_things.txt"):
        two = Decimal(2)
        return [Figure(mention.at, end, "count", two, two, Decimal(1), noun.unit, after=noun.end, noun=noun.phrase)]
    return []


def _count(mention: Mention, amount: Amount) -> Figure:
    text = mention.text
    behind = text[amount.last.end : amount.last.end + 2]
    if behind == " t" and (times := TIMES.match(text, amount.last.end)):
        return mention.figure(amount, "count", None, end=times.end())
    figure = mention.figure(amount, "count", None)
    hyphened = HYPHENED.match(text, amount.last.end) if behind[:1] == "-" else None
    if hyphened and hyphened[1] not in ("under", "to", "and", "or"):  # "a six-under 65"
        figure.unit, figure.noun, figure.after = singular_of(hyphened[1]), hyphened[1], hyphened.end()
        return figure
    counted = figure.after  # behind "or more"
    if figure.before < figure.start and (late := bound_after(text, figure.end)):
        counted = late.end
    noun = (ranked_noun if amount.last.number.low == 1 else counted_noun)(text, counted)
    if noun.unit is None and mention.amounts[-1] is not amount:
        noun = counted_noun(text, mention.amounts[-1].last.end)
        figure.unit, figure.noun = noun.unit, noun.phrase
        return figure
    if noun.unit is None and text[max(0, figure.before - 16) : figure.before].rpartition(" ")[0].endswith(HARMED):
        figure.unit = "people"
        return figure
    figure.unit, figure.noun, figure.after = noun.unit, noun.phrase, max(figure.after, noun.end)
    if (
        figure.bound == "exact"
        and (late := bound_after(text, noun.end))
        and text[late.start : late.start + 2] in ("or", "at")
    ):
        figure.bound, figure.after = late.bound, late.end
    return figure


def is_pronoun(text: str, at: int) -> bool:
    """Whether "one" at an offset is no number for what follows: "one of the towns", "the one that burnt"."""
    return PRONOUN.match(text, at + 3) is not None and not COUNTED_ONE.search(text, max(0, at - 9), at)


def _one_counts(text: str, at: int) -> bool:
    """Whether "one" is a number here and no pronoun."""
    before = max(0, at - LIST_WIDTH)
    following = NEXT_WORD.match(text, at + len("one"))
    of_things = following is not None and following[1] not in word_set("noun_stops.txt")
    listed = of_things and (ONE_LISTED.search(text, before, at) or ONE_FIRST.match(text, at))
    return bool(listed or ONE_APART.match(text, at) or COUNTED_ONE.search(text, max(0, at - 9), at))


def _is_none(mention: Mention, amount: Amount, number: int) -> bool:
    """Whether the number is part of a name, an idiom or a label and counts nothing."""
    text, term = mention.text, amount.first
    if amount.joint == "-" and amount.last.number.low < term.number.low:
        return True  # "the 787-8"
    if term.number.is_words:
        if ONE_OF.match(text, term.start) and term.end - term.start == 3:
            return not _one_counts(text, term.start)
        if term.number.low == 0 and ZERO_NAMED.search(text, max(0, term.start - 10), term.start):
            return True
        return bool(WORD_PREFIX.match(text, term.end)) or (number == 0 and is_name(text, term.start, term.end))
    return number == 0 and is_name(text, term.start, amount.last.end)
