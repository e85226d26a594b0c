"""Stretches of a page -> columns -> lines -> paragraphs, by position."""

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from claimcheck.readers.pdf_glyphs import SAME_SIZE, Stretch

#: A gutter: at least so many ems wide, with so many lines on either side, crossed by at most this share of the lines.
_GUTTER, _LINES, _CROSSED = 0.6, 3, 0.2
#: Running text fills its column, cells of a table do not: median characters of a line, its median share of the first
#: column's width; and the share of letters in what stands beside.
_LONG, _FILLED, _WORDED = 12, 0.75, 0.6
_MOST = 2_000  # stretches of a page of text
_DEEPEST = 8
_CELLS = 2.0  # ems between two cells of a row
_TERMINAL = (".", "!", "?", ":", ";", "”", '"', "’", ")")
_BULLETS = ("•", "▪", "◦", "●", "■", "–", "—", "*")


class Line(NamedTuple):
    """A line of one column: runs as in Stretch, its box, and whether it is a row of cells."""

    runs: tuple[tuple[str, bool], ...]
    left: float
    bottom: float
    right: float
    top: float
    size: float
    cells: bool = False

    @property
    def text(self) -> str:
        """Its characters."""
        return "".join(text for text, _ in self.runs)


def paragraphs(page: list[Stretch]) -> list[list[Line]]:
    """The lines of each paragraph of a page, in reading order: columns left to right, what spans them in its place."""
    found: list[list[Line]] = []
    for column in _columns(page, 0):
        found += _paragraphs(_lines(column))
    return found


def _columns(stretches: list[Stretch], depth: int) -> list[list[Stretch]]:
    gutter = _gutter(stretches) if depth < _DEEPEST else None
    if gutter is None:
        return [stretches]
    found: list[list[Stretch]] = []
    spanning: list[Stretch] = []
    band: tuple[list[Stretch], list[Stretch]] = ([], [])
    for stretch in sorted(stretches, key=lambda each: (-each.top, each.left)):
        if stretch.left < gutter < stretch.right:
            if band[0] or band[1]:
                found += [column for side in band if side for column in _columns(side, depth + 1)]
                band = ([], [])
            spanning.append(stretch)
        else:
            if spanning:
                found.append(spanning)
                spanning = []
            band[stretch.left >= gutter].append(stretch)
    found += [spanning] if spanning else []
    return found + [column for side in band if side for column in _columns(side, depth + 1)]


def _gutter(stretches: list[Stretch]) -> float | None:
    """The x behind the first column of running text; None where there is one column, or a table."""
    if not 2 * _LINES <= len(stretches) <= _MOST:
        return None
    size = median(each.size for each in stretches)
    starts = Counter(round(each.left) for each in stretches)
    for start in sorted(starts):
        if starts[start] + starts[start - 1] + starts[start + 1] >= _LINES:
            gutter = start - 1 - 0.5 * _GUTTER * size
            if _parts_text(stretches, gutter, size):
                return gutter
    return None


def _parts_text(stretches: list[Stretch], gutter: float, size: float) -> bool:
    """Whether running text stands on both sides, side by side, and next to none across."""
    half = 0.5 * _GUTTER * size
    left = [each for each in stretches if each.right <= gutter + half]
    right = [each for each in stretches if each.left >= gutter - half]
    if min(len(left), len(right)) < _LINES:
        return False
    top = min(max(each.top for each in side) for side in (left, right))
    bottom = max(min(each.bottom for each in side) for side in (left, right))
    beside = [
        [each for each in side if each.top <= top + size and each.bottom >= bottom - size] for side in (left, right)
    ]
    across = sum(each.left < gutter < each.right and bottom <= each.bottom < top for each in stretches)
    if min(map(len, beside)) < _LINES or across > 2 * _CROSSED * min(map(len, beside)):
        return False
    lines = [[_line(row) for row in _rows(side)] for side in beside]
    width = max(line.right for line in lines[0]) - min(line.left for line in lines[0])
    filled = median(line.right - line.left for line in lines[0]) >= _FILLED * width
    letters = "".join(line.text for line in lines[1] if line.text)
    worded = sum(map(str.isalpha, letters)) >= _WORDED * len(letters)
    return filled and worded and min(median(len(line.text) for line in side) for side in lines) >= _LONG


def _lines(column: list[Stretch]) -> list[Line]:
    """Stretches on one baseline make a line, from top to bottom: a row of cells, or one spread to fill its column."""
    lines = [_line(row) for row in _rows(column)]
    if not lines:
        return []
    left, right = min(line.left for line in lines), max(line.right for line in lines)
    full = [line.right > right - line.size and line.left < left + 2 * line.size for line in lines]
    found: list[Line] = []
    for at, line in enumerate(lines):
        beside = [near for near in (at - 1, at + 1) if 0 <= near < len(lines) and full[near] and not lines[near].cells]
        if line.cells and full[at] and beside:
            line = line._replace(cells=False, runs=tuple((text.replace("\t", " "), doubt) for text, doubt in line.runs))
        found.append(line)
    return found


def _rows(column: list[Stretch]) -> list[list[Stretch]]:
    rows: list[list[Stretch]] = []
    for stretch in sorted(column, key=lambda each: (-each.bottom, each.left)):
        last = rows[-1][0] if rows else stretch
        if rows and _overlap(last, stretch) > 0.5 * min(last.top - last.bottom, stretch.top - stretch.bottom):
            rows[-1].append(stretch)
        else:
            rows.append([stretch])
    return [sorted(row, key=lambda each: each.left) for row in rows]


def _overlap(one: Stretch, other: Stretch) -> float:
    return min(one.top, other.top) - max(one.bottom, other.bottom)


def _line(row: list[Stretch]) -> Line:
    runs: list[tuple[str, bool]] = list(row[0].runs)
    cells = False
    for before, stretch in pairwise(row):
        apart = stretch.left - before.right > _CELLS * max(before.size, stretch.size)
        cells = cells or apart
        runs += [("\t" if apart else " ", False), *stretch.runs]
    box = (
        row[0].left,
        min(each.bottom for each in row),
        max(each.right for each in row),
        max(each.top for each in row),
    )
    return Line(tuple(runs), *box, max(row, key=lambda each: each.length).size, cells)


def _paragraphs(lines: list[Line]) -> Iterator[list[Line]]:
    if not lines:
        return
    left, right = min(line.left for line in lines), max(line.right for line in lines)
    pitches = sorted(above.bottom - line.bottom for above, line in pairwise(lines))
    pitch = pitches[len(pitches) // 4] if pitches else 0.0  # of lines within a paragraph: gaps between them are wider
    current = [lines[0]]
    for above, line in pairwise(lines):
        if _begins(above, line, left, right, pitch):
            yield current
            current = []
        current.append(line)
    yield current


def _begins(above: Line, line: Line, left: float, right: float, pitch: float) -> bool:
    """Whether `line` begins a paragraph: by space, size, indent, or the line above being short and ended."""
    em = line.size
    return (
        above.cells
        or line.cells
        or not same_size(above.size, line.size)
        or above.bottom - line.bottom > max(1.3 * pitch, 1.0 * em)
        or (line.left > left + 0.7 * em and above.left < line.left - 0.7 * em)
        or (above.right < right - 0.2 * (right - left) and above.text.endswith(_TERMINAL))
        or line.text.startswith(_BULLETS)
    )


def same_size(one: float, other: float) -> bool:
    """Two font sizes that are one on paper."""
    return abs(one - other) <= SAME_SIZE * max(one, other)
