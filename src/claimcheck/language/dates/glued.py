"""Days whose space was lost in print: "Oct2", "October2", "Oct/2"."""

from claimcheck.language.calendars import MONTH, NOTHING_AFTER, Stretch, day, words
from claimcheck.language.dates.stated import Scene, Stated
from claimcheck.language.lexicon import trie, word_set
from claimcheck.language.pattern import lazy

_NAMED_MONTHS = words("month") | words("short month")
GLUED = [f"{month}{n}" for month in _NAMED_MONTHS for n in range(1, 32)]
"""All such words; a stroke begins no word."""
_GLUED_DAY = lazy(
    rf"(?P<month>(?>{trie(_NAMED_MONTHS)}))(?:/(?=\d(?!\d))|(?=\d))(?P<day>[12]\d|3[01]|[1-9])(?![\w/%-]|[.,:]\d)"
)
_GENES = lazy(lambda: rf"\b{trie(word_set('gene_words.txt'))}(?![a-z])")
NEAR = 100
"""Characters either side in which a word of genetics tells."""


def glued_day(scene: Scene, at: int) -> Stated | None:
    """ "Oct2", "Oct/2"; genes have such names too (SEPT2, Oct4)."""
    found = _GLUED_DAY.match(scene.text, at)
    if not found or not NOTHING_AFTER.match(scene.text, found.end()):
        return None
    if _GENES.search(scene.text, max(0, at - NEAR), at + NEAR):
        return None
    parts = MONTH[found["month"]], int(found["day"])
    return Stated(at, found.end(), "date", "day", Stretch(parts, parts)) if day(2000, *parts) else None
