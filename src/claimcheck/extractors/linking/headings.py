"""The lines of a text, and the names in the headings that stand above its paragraphs."""

import re
from bisect import bisect_left, bisect_right

from claimcheck.language.names import Name, Names

#: A line between two others that is so short and no sentence is a heading.
_SHORT, _CLOSED, _DIGIT = 80, tuple('.?!:;,"”'), re.compile(r"\d")
_PARTS = re.compile(r" [-–—] |: ")
#: What a heading can tell of, and what can own something.
OWNERS = frozenset(["country", "bloc", "company", "organisation", "city", "region", "state", "unknown"])


class Headings:
    """The headings of a text, their names read when a figure asks for them."""

    def __init__(self, text: str, names: Names) -> None:
        self._text, self._names = text, names
        self._starts = [0]
        self._spans: list[tuple[int, int]] = []
        self._read: dict[int, list[Name]] = {}
        start = 0
        for line in text.split("\n")[:-1]:
            if 1 < len(line) <= _SHORT and start and _titles(line):
                self._spans.append((start, start + len(line)))
            start += len(line) + 1
            self._starts.append(start)

    def line(self, offset: int) -> int:
        """Where the line begins that an offset lies in."""
        return self._starts[bisect_right(self._starts, offset) - 1]

    def above(self, paragraph: int) -> list[Name]:
        """The names of the heading under which a paragraph stands, [] for none; the document's own is none."""
        place = bisect_left(self._spans, (paragraph, 0)) - 1
        if place < 0:
            return []
        if place not in self._read:
            self._read[place] = self._labels(self._text[slice(*self._spans[place])])
        return self._read[place]

    def _labels(self, heading: str) -> list[Name]:
        """The names that are a heading by themselves, or a part of it: "Cholera - Peru", "Peru: Lima"."""
        parts = [part.strip("#*• \r\n\t") for part in _PARTS.split(heading)]
        known = [self._names.get(part) for part in parts if part]
        return [name for name in known if name and name.type in OWNERS]


def _titles(line: str) -> bool:
    return not line.rstrip().endswith(_CLOSED) and not _DIGIT.search(line)
