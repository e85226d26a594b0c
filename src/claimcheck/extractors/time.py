"""Times of day, as minutes after midnight: "12:20 p.m.", "9am", "11:30", "2000 GMT", "noon"."""

import re
from decimal import Decimal

from claimcheck.extractors.figure import Figure
from claimcheck.extractors.mention import Mention
from claimcheck.language.pattern import lazy

CLOCK = lazy(
    r"([01]?[0-9]|2[0-4])(?:[:.]([0-5][0-9])(?::[0-5][0-9])?)?[ ]?([apAP])(?:\.[ ]?[mM]\.|[mM])(?![A-Za-z0-9])"
)
COLON = lazy(r"([01]?[0-9]|2[0-3]):([0-5][0-9])(?::[0-5][0-9])?(?![0-9:])")
ZONE = lazy(r"([01][0-9]|2[0-3])([0-5][0-9])(?=[ ]?(?:GMT|UTC|EDT|EST|CET|BST|hours|hrs)(?![A-Za-z]))")
DOTTED = lazy(r"([01]?[0-9]|2[0-3])[.:]([0-5][0-9])[ ]?(?=(?:GMT|UTC|EDT|EST|CET|BST|IST|AEST)(?![A-Za-z]))")
#: "2:17:01", "4:27.11": how long a race took.
RACE = lazy(r"(?:([0-9]{1,2}):)?([0-5]?[0-9]):([0-5][0-9](?:\.[0-9]{1,3})?)(?![0-9:]|[ ]?[apAP]\.?[mM])")
AT_CLOCK = lazy(r"\b(?:[Aa]t|[Ss]ince|[Uu]ntil|[Bb]y|[Ff]rom)[ ](?:about[ ]|around[ ])?\Z")
O_CLOCK = lazy(r"[ ]o['’]clock")
#: "3:15 in the afternoon"; "this afternoon" is told of the day, so it is no part of the time.
_DAYLIGHT = "(morning|afternoon|evening)"
PART = lazy(rf"(?:[ ]in[ ]the[ ]{_DAYLIGHT}|[ ]at[ ](night)|(?=[ ]this[ ]{_DAYLIGHT}|[ ](tonight)))(?![A-Za-z-])")
HOUR = lazy(
    rf"(?:1[0-2]|[1-9])(?=[ ](?:in[ ]the[ ]{_DAYLIGHT}|at[ ]night)"
    r"(?:[.,;:)!?]|[ ](?:on|and|when|after|to|but|as|local)[ ]|\s*+$))"
)
AT = lazy(r"\b(?:[Aa]t|[Aa]round|[Aa]bout|[Bb]y|[Uu]ntil|[Bb]efore|[Aa]fter|[Ss]ince|nearly|almost) $")
NAMED = {"noon": 720, "midday": 720, "midnight": 0}
#: "with 4:43 left" is a length of time on the clock of a game.
LEFT = lazy(r"[ ](?:left|to[ ]play|to[ ]go|remaining|mark)(?![a-z])")


def read(mention: Mention) -> list[Figure]:
    """The time of day that begins here, if one does."""
    text, at = mention.text, mention.at
    if text[at].isdigit():
        end = at + 1 + text[at + 1 : at + 2].isdigit()
        colon = COLON.match(text, at) if ":" in text[at + 1 : at + 3] else None
        behind = text[end + 1 : end + 2]
        if match := CLOCK.match(text, at):
            hour = int(match[1]) % 12 + (12 if match[3] in "pP" else 0)
            return [_time(mention, match.end(), hour * 60 + int(match[2] or 0))]
        if ":" in text[at + 1 : at + 3] and (race := _race(text, at)):
            return [race]
        if text[end : end + 1] in (".", ":") and (match := DOTTED.match(text, at)):
            return [_time(mention, match.end(1) + 3, int(match[1]) * 60 + int(match[2]))]
        if colon and LEFT.match(text, colon.end()):
            return [_remaining(mention, colon)]
        if colon:
            return [_in_part(mention, colon.end(), int(colon[1]), int(colon[2]))]
        if text[at : at + 4].isdigit() and (match := ZONE.match(text, at)):
            return [_time(mention, match.end(), int(match[1]) * 60 + int(match[2]))]
        if behind == "o" and (match := O_CLOCK.match(text, end)):
            return [_in_part(mention, match.end(), int(text[at : match.start()]), 0)]
        if behind in ("i", "a") and (match := HOUR.match(text, at)) and AT.search(text, max(0, at - 8), at):
            return [_in_part(mention, match.end(), int(match[0]), 0)]
        return []
    return [
        _time(mention, at + len(word), minutes)
        for word, minutes in NAMED.items()
        if text[at : at + len(word)].lower() == word
    ]


def _race(text: str, at: int) -> Figure | None:
    """The time that a race took, in seconds: with hundredths, or with hours and seconds but no "at" before it."""
    match = RACE.match(text, at)
    if match is None or ("." not in match[3] and (match[1] is None or AT_CLOCK.search(text, max(0, at - 14), at))):
        return None
    if text[match.end() : match.end() + 1].isalpha() or DOTTED.match(text, at):
        return None
    value = int(match[1] or 0) * 3600 + int(match[2]) * 60 + Decimal(match[3])
    step = Decimal((0, (1,), -len(match[3].partition(".")[2])))
    return Figure(at, match.end(), "duration", value, value, step, "second", before=at, after=match.end())


def _remaining(mention: Mention, match: re.Match[str]) -> Figure:
    value = Decimal(int(match[1]) * 60 + int(match[2]))
    return Figure(
        mention.at, match.end(), "duration", value, value, Decimal(1), "second", before=mention.at, after=match.end()
    )


SMALL_HOURS = 5


def _in_part(mention: Mention, end: int, hour: int, minutes: int) -> Figure:
    """A time with the part of the day behind it, which tells which half of the day is meant."""
    part = PART.match(mention.text, end)
    if not part or hour > 12:
        return _time(mention, end, hour * 60 + minutes)
    name = part[part.lastindex or 0]
    late = name in ("afternoon", "evening") or (name in ("night", "tonight") and SMALL_HOURS < hour < 12)
    return _time(mention, part.end(), (hour % 12 + 12 * late) * 60 + minutes)


def _time(mention: Mention, end: int, minutes: int) -> Figure:
    value = Decimal(minutes)
    figure = Figure(mention.at, end, "time", value, value, Decimal(1))
    mention.hedge(figure)
    return figure
