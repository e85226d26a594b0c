"""Scores and votes: "beat Norway 3-1", "a 7-2 ruling", "won 105-98": two numbers with a dash, beside such a word.

A pair that names what it counts ("7-14 FG") is a count.
"""

import re
from decimal import Decimal
from functools import cache

from claimcheck.extractors.figure import Figure
from claimcheck.extractors.mention import Mention
from claimcheck.extractors.noun import ABBREVIATION
from claimcheck.language.lexicon import trie, word_set
from claimcheck.language.pattern import lazy

SCORE = lazy(
    r"([0-9]{1,3})(?:[-–—:]|[ ][–—][ ])([0-9]{1,3})(?![0-9A-Za-z:/%-]|[.,][0-9]|[ ](?:percent|per|million|billion)"
    r"|[ ](?:people|persons|men|women|years|months|days|hours|jobs|homes|miles|feet)(?![a-z]))"
)

#: "by a vote of 52 to 48", "won 5 to 3"
TO = lazy(
    r"([0-9]{1,3})[ ]to[ ]([0-9]{1,3})(?![0-9A-Za-z:/%-]|[.,][0-9]"
    r"|[ ](?!in|on|to|as|at|against|for|and|by|with|after)[a-z])"
)
TOLD_OF = lazy(
    r"\b(?:vote of|voted|score of|won|beat [A-Z][A-Za-z ]{1,20}|lost|ruled|tally of|margin of|led|leading"
    r"|trailing)[ ]\Z"
)
#: "324/6", "278-4": runs and wickets; "4-75", "3/41": wickets and runs.
INNINGS = lazy(r"([0-9]{1,3})[-–/]([0-9]{1,3})(?:[ ]?dec(?:lared)?)?(?![0-9A-Za-z:/%-]|[.,][0-9])")
CRICKET = lazy(
    r"\b(?:wickets?|overs?|innings|stumps|batsm[ae]n|batters?|batting|bowler|bowled|bowling|cricket|Test|ODI|T20|runs?|lbw|spinner"
    r"|unbeaten|all out)(?![A-Za-z])"
)
#: Hits of tries: "9-of-17 shooting", "3-for-5 from the line". Nothing else is printed so.
MADE = lazy(r"([0-9]{1,3})-(?:of|for)-([0-9]{1,3})(?![0-9A-Za-z])")
WHOLE = 100
WICKETS = 10
#: Characters either side in which so many words of cricket must stand.
NEAR, SPOKEN_OF = 150, 2
POLL = lazy(r"\b(?:[A-Za-z]{0,8}[Pp]olls?|[Ss]urveys?|preferred|preference|support|referendum|election)(?![a-z])")
BEFORE_RECORD = lazy(r"[A-Z][a-z]+[ ]\(\Z")


@cache
def _game() -> re.Pattern[str]:
    return re.compile(rf"\b{trie(sorted(word_set('game_words.txt')))}\b", re.IGNORECASE)


def read(mention: Mention) -> list[Figure]:
    """The score that begins here, if one does."""
    text, at = mention.text, mention.at
    if not text[at].isdigit():
        return []
    if "-" in text[at + 1 : at + 4] and (match := MADE.match(text, at)):
        return [_score(match)]
    if text[at + 1 : at + 8].find(" to ") >= 0 and (match := TO.match(text, at)):
        return [_score(match)] if TOLD_OF.search(text, max(0, at - 36), at) else []
    if (match := INNINGS.match(text, at)) and _is_innings(text, match):
        return [_score(match)]
    match = SCORE.match(text, at)
    if (
        match is None
        or ABBREVIATION.match(text, match.end())
        or not (
            _is_record(text, at, match.end())
            or _divides(text, match)
            or _game().search(text, max(0, at - 60), match.end() + 40)
        )
    ):
        return []
    return [_score(match)] if text[at - 1 : at] not in ("$", "€", "£") else []


def _score(match: re.Match[str]) -> Figure:
    at, end = match.span()
    return Figure(at, end, "score", Decimal(match[1]), Decimal(match[2]), Decimal(1), before=at, after=end)


def _is_innings(text: str, match: re.Match[str]) -> bool:
    """Runs and wickets, of which there are ten, where cricket is spoken of."""
    start, end = match.span()
    if text[start - 1 : start] in ("/", "-", "$", "£") or min(int(match[1]), int(match[2])) > WICKETS:
        return False
    return len(CRICKET.findall(text, max(0, start - NEAR), end + NEAR)) >= SPOKEN_OF


def _divides(text: str, match: re.Match[str]) -> bool:
    """ "led 54-46 in the poll": a hundred percent, divided among two."""
    return (
        int(match[1]) + int(match[2]) == WHOLE
        and POLL.search(text, max(0, match.start() - 80), match.end() + 60) is not None
    )


def _is_record(text: str, start: int, end: int) -> bool:
    """ "the Hawks (12-3)": games won and lost."""
    return (
        text[start - 1 : start] == "("
        and text[end : end + 1] == ")"
        and BEFORE_RECORD.search(text, max(0, start - 12), start) is not None
    )
