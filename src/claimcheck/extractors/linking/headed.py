"""Points and lines of a list that hold a name and a figure: the line above with the colon says what they measure."""

import re

from claimcheck.extractors.figure import Figure
from claimcheck.extractors.linking import phrases
from claimcheck.extractors.linking.grammar import CLOSED, verb_form
from claimcheck.extractors.linking.measured import CHANGED, NO_ROLES, Measured, direction
from claimcheck.extractors.linking.phrases import CHANGE, GENERIC, TIME, Phrase
from claimcheck.extractors.linking.sentence import Sentence

#: Tags of what stands before the figure: "• Middle East, |", "Africa: |", "- Kenya (|".
_POINT = re.compile(r"[;-]?N++[,:(-]?")
_WORD = re.compile(r"[a-z][a-z'-]++")
#: Characters above a point in which its heading must end, and words of it that count.
_REACH, _MOST = 900, 3
_BULLETS = ("-", "•", "*", "–", "—")


def pointed(sentence: Sentence, i: int, figure: Figure) -> Measured | None:
    """Sales by region:, then on a line of its own "- Africa, | 8%": sales."""
    if sentence.before[i] is not None or not _POINT.fullmatch(sentence.tags, 0, i):
        return None
    named = sentence.mention_at(i - 1) or sentence.mention_at(i - 2)
    if named is None or named.type == "unknown":
        return None  # "Analysts' Estimate: |"
    told = _words(_heading(sentence.text[max(0, sentence.start - _REACH) : sentence.start]))
    rest = tuple(word for word in told if word not in CHANGE)
    roles = direction(next(word for word in told if word in CHANGE)) if len(rest) < len(told) else NO_ROLES
    return Measured(Phrase(rest), roles if figure.kind != "count" else roles - CHANGED) if rest else None


def _heading(above: str) -> str:
    """The line that ends in a colon, with nothing but points between it and what stands below."""
    for line in reversed(above.splitlines()):
        line = line.strip()
        if line.endswith(":"):
            return line
        if line and line not in _BULLETS and not (line.startswith(_BULLETS) or re.search(r"\d", line)):
            break
    return ""


def _words(heading: str) -> list[str]:
    """The nouns of its first phrase."""
    found: list[str] = []
    for word in _WORD.findall(heading.lower()):
        verb = verb_form(word)
        if verb is not None and (verb.kind in ("be", "have") or verb.form == "past"):
            break
        if word not in CLOSED and word not in phrases.EMPTY | GENERIC | TIME:
            found.append(word)
    return found[:_MOST]
