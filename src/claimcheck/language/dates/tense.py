"""Whether the words around a date speak of what is to come or of what has been."""

import re
from bisect import bisect_right

from claimcheck.language.reading import Reading

REACH = 240
"""Characters either side that are looked at, within the sentence."""

_MODAL = r"will|would|shall|could|may|might|should|must|can|won't|wouldn't"
_AHEAD = (
    # "would be held" looks ahead although "held" alone looks back
    rf"(?:{_MODAL}|to)(?: (?:not|also|now|then|soon|likely|formally|officially))? be \w++|{_MODAL}|'ll|’ll"
    r"|(?:was|were|is|are|be|been) (?:due|set|scheduled|expected|slated|planned|poised|about|likely)|going to|set to"
    r"|due|expect(?:s|ed|ing)?|scheduled|slated|plan(?:s|ned|ning)?|poised|upcoming|coming|ahead of|until|deadline|next"
    r"|prepar(?:e|es|ed|ing|ation|ations)(?: for)?|forecasts?|hop(?:es|ing)|aim(?:s|ing)|tomorrow|looking to|intends?"
    r"|seeks?|if|once|unless|promis(?:es|ed)|pledg(?:es|ed)|vow(?:s|ed)"
    r"|to (?:begin|start|open|close|host|hold|attend|visit|meet|take|go|vote|launch|return|arrive|announce|decide|end)"
)
_BACK = (
    r"said|says?|told|was|were|had|has|have|did|been|held|rose|fell|met|took|came|went|began|left|won|lost|made|found"
    r"|sold|shot|hit|grew|saw|sent|wrote|gave|signed|became|led|put|got|ran|broke|brought|built|bought|caught|chose|cut"
    r"|drew|drove|fought|flew|kept|knew|laid|paid|spent|spoke|stood|struck|taught|thought|threw|sank|shut|slid|sought"
    r"|[a-z]{3,}ed|showed|since|last|reports?|showing|ago|after"
)
_CUE = re.compile(rf"(?<![\w'’])(?:(?P<ahead>{_AHEAD})|(?P<back>{_BACK}))(?![\w'’])")


def _sentence(reading: Reading, at: int) -> tuple[int, int]:
    """The sentence around an offset; a stretch of the text where sentences are not known yet."""
    found = bisect_right(reading.sentences, (at, len(reading.text) + 1)) - 1
    if found >= 0 and at < reading.sentences[found][1]:
        return reading.sentences[found]
    return max(0, at - REACH), min(len(reading.text), at + REACH)


def looks_ahead(reading: Reading, start: int, end: int) -> bool | None:
    """True where the nearest verb before a date (or, failing that, behind it) speaks of what is to come, False of what
    has been; None where the sentence does not tell."""
    first, last = _sentence(reading, start)
    nearest = None
    for found in _CUE.finditer(reading.text, max(first, start - REACH), start):
        nearest = found.lastgroup
    if nearest is None:
        cue = _CUE.search(reading.text, end, max(end, min(last, end + REACH)))
        nearest = cue.lastgroup if cue else None
    return None if nearest is None else nearest == "ahead"
