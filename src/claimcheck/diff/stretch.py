"""The paragraphs in which two texts differ: before and behind them both read alike, and no figure changed."""

from typing import NamedTuple

from claimcheck.language.layout import WRAPPED_LONGEST


class Stretch(NamedTuple):
    """From where on, and up to where, the old and the new text differ; both ends stand between two paragraphs."""

    start: int
    old_end: int
    new_end: int


def stretch(old: str, new: str) -> Stretch:
    """A short run of paragraphs with all differences; of equal texts, an empty one."""
    if old == new:
        return Stretch(len(old), len(old), len(new))
    start = _paragraph_start(old, _common(old, new))
    behind = _common(old[start:][::-1], new[start:][::-1])
    if all(_begins(text, start, len(text) - behind) for text in (old, new)):
        end = len(old) - behind
    else:
        end = _paragraph_end(old, old.find("\n", len(old) - behind) + 1 or len(old))
    return Stretch(start, end, len(new) - len(old) + end)


def _begins(text: str, start: int, at: int) -> bool:
    """Whether a paragraph begins at `at`, or what is left from `start` on."""
    return at == start or (text[at - 1] == "\n" and _stands_alone(text[text.rfind("\n", 0, at - 1) + 1 : at - 1]))


def _paragraph_start(text: str, same: int) -> int:
    """The last place up to `same` behind a line that ends a paragraph; 0 where there is none."""
    at = text.rfind("\n", 0, same) + 1
    while at:
        before = text.rfind("\n", 0, at - 1) + 1
        if _stands_alone(text[before : at - 1]):
            return at
        at = before
    return 0


def _paragraph_end(text: str, at: int) -> int:
    """The first place from `at` on, the beginning of a line, before a line that begins a paragraph, or the end."""
    while at < len(text):
        following = text.find("\n", at) + 1 or len(text)
        if _stands_alone(text[at:following]):
            return at
        at = following
    return at


def _stands_alone(line: str) -> bool:
    """Whether no paragraph goes on from or to the line next to it: it is blank, or no wrapped line is as long."""
    return len(line) > WRAPPED_LONGEST + 1 or not line.strip()


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
