"""Stretches of a page -> columns -> lines -> paragraphs, by position."""

from collections.abc import Iterator
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from claimcheck.readers.pdf_glyphs import SAME_SIZE, Stretch

#: A gutter: at least so many ems wide, with so many lines on either side, crossed by at most this share of the lines.
_GUTTER, _LINES, _CROSSED = 0.6, 3, 0.2
#: Running text fills its column; cells of a table do not: median characters, median share of the column's width.
_LONG, _FILLED = 15, 0.5
_DEEPEST = 4
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
    """The x at which a gutter parts two columns of running text; None where there is one column, or a table."""
    if len(stretches) < 2 * _LINES:
        return None
    edges = sorted({edge for stretch in stretches for edge in (stretch.left, stretch.right)})
    lefts, rights = sorted(each.left for each in stretches), sorted(each.right for each in stretches)
    size = median(each.size for each in stretches)
    best: tuple[int, float] | None = None
    at = None
    begun = ended = 0
    for edge, following in pairwise(edges):
        while begun < len(lefts) and lefts[begun] <= edge:
            begun += 1
        while ended < len(rights) and rights[ended] <= edge:
            ended += 1
        crossed = begun - ended
        wide = following - edge
        if wide < _GUTTER * size or crossed > _CROSSED * len(stretches) or ended < _LINES:
            continue
        if len(lefts) - begun >= _LINES and (best is None or (crossed, -wide) < best):
            best, at = (crossed, -wide), (edge + following) / 2
    return at if at is not None and _parts_text(stretches, at) else None


def _parts_text(stretches: list[Stretch], gutter: float) -> bool:
    sides = ([each for each in stretches if each.right <= gutter], [each for each in stretches if each.left >= gutter])
    for side in sides:
        width = max(each.right for each in side) - min(each.left for each in side)
        if median(each.length for each in side) < _LONG:
            return False
        if median(each.right - each.left for each in side) < _FILLED * width:
            return False
    left, right = ((min(each.bottom for each in side), max(each.top for each in side)) for side in sides)
    shared = min(left[1], right[1]) - max(left[0], right[0])
    return shared > 0.3 * min(left[1] - left[0], right[1] - right[0])


def _lines(column: list[Stretch]) -> list[Line]:
    """Stretches on one baseline make a line, from top to bottom."""
    rows: list[list[Stretch]] = []
    for stretch in sorted(column, key=lambda each: (-each.bottom, each.left)):
        last = rows[-1][0] if rows else stretch
        if rows and _overlap(last, stretch) > 0.5 * min(last.top - last.bottom, stretch.top - stretch.bottom):
            rows[-1].append(stretch)
        else:
            rows.append([stretch])
    return [_line(sorted(row, key=lambda each: each.left)) for row in rows]


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
    pitches = [above.bottom - line.bottom for above, line in pairwise(lines)]
    pitch = median(pitches) if pitches else 0.0
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
