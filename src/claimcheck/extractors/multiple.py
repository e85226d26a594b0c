"""Multiples: "doubled", "threefold", "twice as many", "three times the number", "to halve", "10x"."""

from decimal import Decimal
from functools import cache

from claimcheck.extractors.figure import Figure
from claimcheck.extractors.mention import Mention
from claimcheck.language.lexicon import cased, rows, word_set
from claimcheck.language.pattern import lazy

#: What the three below begin with.
AHEAD = lazy(r"[ -]?[ftxX×]")
FOLD = lazy(r"[ -]?folds?(?![A-Za-z])|[xX×](?![A-Za-z0-9])")
TIMES = lazy(
    r"[ -]times?(?![A-Za-z])(?=[ ](?:as|more|less|fewer|that|its|their|the|what|his|her|our|[a-z]+er)(?![A-Za-z]))"
)
PLAIN_TIMES = lazy(r"[ ]times(?![A-Za-z])")
COMPARES = lazy(r"[ ](?:as|the|that|its|their|what|his|her|our)(?![A-Za-z])")
#: "double" and "triple" multiply as verbs or before what is multiplied; "double standards" and "double-digit" do not.
VERB_BEFORE = lazy(
    r"(?:\bto|\bwill|\bwould|\bcould|\bmay|\bmight|\bcan|\bshould|than|nearly|almost|about|roughly|at least)[ ]\Z"
)
MULTIPLIES = lazy(r"[ ](?:the|its|their|that|what|his|her|our|those|this|from|in|by|over|as)(?![A-Za-z])|[.,;]")


@cache
def _words() -> dict[str, tuple[Decimal, str]]:
    return {row["word"]: (Decimal(row["value"]), row["needs"]) for row in rows("multiples.csv")}


@cache
def triggers() -> tuple[str, ...]:
    """Words that begin a multiple."""
    return tuple(cased(_words()))


WORD = lazy(r"[A-Za-z]+(?:-?fold)?(?![A-Za-z])")


def read(mention: Mention) -> list[Figure]:
    """The multiple that begins here, if one does."""
    text, at = mention.text, mention.at
    match = WORD.match(text, at) if text[at].isalpha() else None
    known = _words().get(match[0].lower()) if match else None
    if match and known:
        value, needs = known
        if text[at - 1 : at] != "-" and _holds(needs, text, at, match.end()):
            figure = Figure(at, match.end(), "multiple", value, value, Decimal(1) if value >= 1 else Decimal("0.1"))
            mention.hedge(figure)
            return [figure]
        return []
    found: list[Figure] = []
    for amount in mention.amounts:
        last = amount.last
        if not last.bare or not AHEAD.match(text, last.end):
            continue
        if behind := FOLD.match(text, last.end) or TIMES.match(text, last.end):
            found.append(mention.figure(amount, "multiple", None, end=behind.end()))
        elif behind := PLAIN_TIMES.match(text, last.end):
            figure = mention.figure(amount, "multiple", None, end=behind.end())
            if _grows(text, figure.before):
                found.append(figure)
    return found


def _grows(text: str, at: int) -> bool:
    """Whether a verb of change stands before: "grew 13 times" multiplies, "met 13 times" counts."""
    before = text[max(0, at - 16) : at].split()
    return bool(before) and before[-1].lower() in word_set("change_words.txt")


def _holds(needs: str, text: str, at: int, end: int) -> bool:
    match needs:
        case "comparison":
            return COMPARES.match(text, end) is not None
        case "verb":
            return VERB_BEFORE.search(text, max(0, at - 10), at) is not None or MULTIPLIES.match(text, end) is not None
        case _:
            return True
