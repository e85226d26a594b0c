"""Whether the words around a date speak of what is to come or of what has been."""

import re
from bisect import bisect_right

from claimcheck.language.reading import Reading

REACH = 240
"""Characters either side that are looked at, within the sentence."""

_MODAL = r"will|would|shall|could|may|might|should|must|can|won't|wouldn't"
_AHEAD = (
    # "would be held" looks ahead although "held" alone looks back
    rf"(?:{_MODAL}|to)(?: (?:not|also|now|then|soon|likely|formally|officially))? be \w++|{_MODAL}"
    r"|(?:was|were|is|are|be|been) (?:due|set|scheduled|expected|slated|planned|poised|about|likely)|going to|set to"
    r"|due|expects?|expecting|expected to|scheduled|slated|plan(?:s|ned|ning)?|poised|upcoming|coming|ahead of|until"
    r"|deadline|next|prepar(?:e|es|ed|ing|ation|ations)(?: for)?|forecasts?|hop(?:es|ing)|aim(?:s|ing)|tomorrow|looking to|intends?"
    r"|seeks?|if|once|unless|promis(?:es|ed)|pledg(?:es|ed)|vow(?:s|ed)"
    r"|to (?:begin|start|open|close|host|hold|attend|visit|meet|take|go|vote|launch|return|arrive|announce|decide|end)"
)
_BACK = (
    r"was|were|had|has|have|did|been|held|rose|fell|met|took|came|went|began|left|won|lost|made|found"
    r"|sold|shot|hit|grew|saw|sent|wrote|gave|signed|became|led|put|got|ran|broke|brought|built|bought|caught|chose|cut"
    r"|drew|drove|fought|flew|kept|knew|laid|paid|spent|spoke|stood|struck|taught|thought|threw|sank|shut|slid|sought"
    r"|[a-z]{3,}ed|since|last|showing|ago|after"
)
# The tense of "said" is that of the saying, and tells of a date only where this stands directly behind.
_SAYING = r"said|says?|told|announced|according|reported|added|noted|stated|confirmed|warned|reports?|quoted"
_CUE = re.compile(rf"(?<![\w'’])(?:(?P<saying>{_SAYING})|(?P<ahead>{_AHEAD})|(?P<back>{_BACK}))(?![\w'’])")
_DIRECTLY = re.compile(r"[,;]?[ \n](?:(?:in|on|late|early|here|the)[ \n]){0,2}$")


def _sentence(reading: Reading, at: int) -> tuple[int, int]:
    """The sentence around an offset; a stretch of the text where sentences are not known yet."""
    found = bisect_right(reading.sentences, (at, len(reading.text) + 1)) - 1
    if found >= 0 and at < reading.sentences[found][1]:
        return reading.sentences[found]
    return max(0, at - REACH), min(len(reading.text), at + REACH)


def looks_ahead(reading: Reading, start: int, end: int, weekday: bool = False) -> bool | None:
    """True where the nearest verb before a date (or, failing that, behind it) speaks of what is to come, False of what
    has been; None where the sentence does not tell. A weekday is beside its publication date, and there a saying tells
    as much as any verb."""
    first, last = _sentence(reading, start)
    nearest = None
    for found in _CUE.finditer(reading.text, max(first, start - REACH), start):
        if found.lastgroup != "saying" or weekday or _DIRECTLY.fullmatch(reading.text, found.end(), start):
            nearest = found.lastgroup
    if nearest is None:
        nearest = _cue_behind(reading.text, end, max(end, min(last, end + REACH)), weekday)
    return None if nearest is None else nearest == "ahead"


def _cue_behind(text: str, end: int, limit: int, weekday: bool) -> str | None:
    for found in _CUE.finditer(text, end, limit):
        if found.lastgroup != "saying" or weekday:
            return found.lastgroup
    return None
