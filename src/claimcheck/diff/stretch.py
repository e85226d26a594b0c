"""The paragraphs in which two texts differ: before and behind them both read alike, and no figure changed."""

from typing import NamedTuple

BREAK = "\n\n"


class Stretch(NamedTuple):
    """From where on, and up to where, the old and the new text differ; both ends stand between two paragraphs."""

    start: int
    old_end: int
    new_end: int


def stretch(old: str, new: str) -> Stretch:
    """The shortest run of paragraphs with all differences; of equal texts, an empty one."""
    if old == new:
        return Stretch(len(old), len(old), len(new))
    same = _common(old, new)
    start = old.rfind(BREAK, 0, same)
    start = start + len(BREAK) if start >= 0 else 0
    behind = _common(old[start:][::-1], new[start:][::-1])
    if not all(_begins(text, start, len(text) - behind) for text in (old, new)):
        end = old.find(BREAK, len(old) - behind)
        behind = len(old) - end if end >= 0 else 0
    return Stretch(start, len(old) - behind, len(new) - behind)


def _begins(text: str, start: int, at: int) -> bool:
    """Whether a paragraph begins at `at`, or what is left from `start` on."""
    return at == start or text.endswith(BREAK, start, at)


def _common(a: str, b: str) -> int:
    """How many characters both begin with."""
    low, high = 0, min(len(a), len(b))
    while low < high:
        middle = (low + high + 1) // 2
        if a.startswith(b[low:middle], low):
            low = middle
        else:
            high = middle - 1
    return low
