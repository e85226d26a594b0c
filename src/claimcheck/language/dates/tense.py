"""Whether the words around a date speak of what is to come or of what has been."""

from bisect import bisect_right
from typing import Literal

from claimcheck.language.lexicon import rows, trie
from claimcheck.language.pattern import lazy
from claimcheck.language.reading import Reading

Tense = Literal["ahead", "perhaps", "back", "done"]
"""What the words around say of a date: that it is to come, that it may be, that it has been, or that something has been
done, which may be no verb ("an expected cut on Dec. 11")."""

REACH = 240
"""Characters either side that are looked at, within the sentence."""


def _words(cue: str) -> str:
    return trie(row["words"] for row in rows("tense.csv") if row["cue"] == cue)


_BE = "(?: (?:not|also|now|then|soon|likely|formally|officially))? be [a-z]++"
_AHEAD = (
    rf"(?:{_words('modal')}|to){_BE}|{_words('modal')}|{_words('ahead')}"  # "would be held", although "held" looks back
)
_PERHAPS = rf"{_words('perhaps')}(?:{_BE})?"
_CUE = lazy(
    lambda: (
        rf"(?<![\w'’])(?:(?P<saying>{_words('saying')})|(?P<ahead>{_AHEAD})|(?P<perhaps>{_PERHAPS})|(?P<timed>{_words('timed')})|(?P<back>{_words('back')})|(?P<done>[a-z]{{3,}}ed))(?![\w'’])"
        r"|['’](?P<will>ll|d) "
    )
)
_DIRECTLY = lazy(r"[,;]?[ \n](?:(?:in|on|late|early|here|the)[ \n]){0,2}$")


def sentence_around(reading: Reading, at: int) -> tuple[int, int]:
    """The sentence around an offset; a stretch of the text where sentences are not known yet."""
    found = bisect_right(reading.sentences, (at, len(reading.text) + 1)) - 1
    if found >= 0 and at < reading.sentences[found][1]:
        return reading.sentences[found]
    return max(0, at - REACH), min(len(reading.text), at + REACH)


def tense(reading: Reading, start: int, end: int, weekday: bool = False) -> Tense | None:
    """What the nearest verb before a date (or, failing that, behind it) says of it; None where the sentence does not
    tell. A weekday is beside its publication date, and there a saying tells as much as any verb."""
    first, last = sentence_around(reading, start)
    nearest = None
    for found in _CUE.finditer(reading.text, max(first, start - REACH), start):
        if found.lastgroup == "timed" and weekday:
            continue
        if found.lastgroup != "saying" or weekday or _DIRECTLY.fullmatch(reading.text, found.end(), start):
            nearest = found.lastgroup
    if nearest is None:
        nearest = cue_behind(reading.text, end, max(end, min(last, end + REACH)), weekday)
    return _MEANS.get(nearest) if nearest else None


_MEANS: dict[str, Tense] = {
    "ahead": "ahead",
    "will": "ahead",
    "perhaps": "perhaps",
    "timed": "perhaps",
    "back": "back",
    "done": "done",
    "saying": "back",
}


def cue_behind(text: str, end: int, limit: int, weekday: bool = True) -> str | None:
    """The sort of the first verb that tells, behind a date."""
    for found in _CUE.finditer(text, end, limit):
        if found.lastgroup not in ("saying", "timed") or (weekday and found.lastgroup == "saying"):
            return found.lastgroup
    return None
