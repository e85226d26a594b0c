"""The glyphs of a PDF page, and the stretches of one line in which they stand side by side.

PDFium's own text runs columns together, glues raised digits to the figure before them and breaks lines at a change of
size, so lines are put together from positions.
"""

import math
from collections import Counter
from typing import Any, NamedTuple

from claimcheck.office.shifts import LOWERED, RAISED

_LIGATURES = {
    "\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl", "\ufb05": "st", "\ufb06": "st",
    "\x02": "-", "\ufffe": "-", "\u2010": "-", "\u2011": "-", "\u00ad": "-",
}  # fmt: skip
#: Ems (a font's size): a wider gap parts two stretches; one in which the file has a space of its own may be that wide
#: in justified text; a gap wider than the third parts two words.
_GAP, _STRETCHED, _SPACE = 1.0, 2.0, 0.2
#: A space that PDFium adds where it sees a gap.
_ADDED = "\u200a"
#: How far sizes may differ and still be the same size on paper.
SAME_SIZE = 0.12
_UPRIGHT = 0.1


class Glyph(NamedTuple):
    """A character and its box in points, y upwards; `size` is its font's size on paper."""

    char: str
    left: float
    bottom: float
    right: float
    top: float
    size: float


class Stretch(NamedTuple):
    """Characters side by side: runs of (text, whether a figure in it is at a change of font size), and their box."""

    runs: tuple[tuple[str, bool], ...]
    left: float
    bottom: float
    right: float
    top: float
    size: float

    @property
    def length(self) -> int:
        """Characters."""
        return sum(len(text) for text, _ in self.runs)


def glyphs_of(textpage: Any) -> list[Glyph]:
    """The glyphs that stand upright when the page is turned so that most do."""
    import pypdfium2.raw as pdfium

    box, matrix = pdfium.FS_RECTF(), pdfium.FS_MATRIX()
    found: list[tuple[int, Glyph]] = []
    for index in range(textpage.count_chars()):
        code = pdfium.FPDFText_GetUnicode(textpage, index)
        if code in (10, 13):
            continue
        pdfium.FPDFText_GetLooseCharBox(textpage, index, box)
        pdfium.FPDFText_GetMatrix(textpage, index, matrix)
        size = pdfium.FPDFText_GetFontSize(textpage, index) * math.hypot(matrix.c, matrix.d)
        added = code == 32 and pdfium.FPDFText_IsGenerated(textpage, index)
        char = _ADDED if added else _character(code)
        turn = found[-1][0] if char.isspace() and found else _quarter_turns(matrix.a, matrix.b)
        edges = (box.left, box.bottom, box.right, box.top)
        if all(math.isfinite(edge) and abs(edge) < 1e6 for edge in edges):
            found.append((turn, Glyph(char, *edges, size)))
    if not found:
        return []
    most = Counter(turn for turn, glyph in found if not glyph.char.isspace()).most_common(1)
    upright = most[0][0] if most and most[0][0] >= 0 else 0
    return [_turned(glyph, upright) for turn, glyph in found if turn == upright]


def _character(code: int) -> str:
    char = chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"
    char = _LIGATURES.get(char, char)
    return "\ufffd" if char < " " and char != "\t" else char


def _quarter_turns(a: float, b: float) -> int:
    """0 to 3 quarter turns counterclockwise, -1 for anything between."""
    length = math.hypot(a, b)
    if not length or min(abs(a), abs(b)) > _UPRIGHT * length:
        return -1 if length else 0
    return (0 if a > 0 else 2) if abs(a) > abs(b) else (1 if b > 0 else 3)


def _turned(glyph: Glyph, turns: int) -> Glyph:
    """The glyph on a page turned clockwise, so that text running upwards runs to the right."""
    char, left, bottom, right, top, size = glyph
    match turns:
        case 1:
            return Glyph(char, bottom, -right, top, -left, size)
        case 2:
            return Glyph(char, -right, -top, -left, -bottom, size)
        case 3:
            return Glyph(char, -top, left, -bottom, right, size)
    return glyph


def stretches(glyphs: list[Glyph]) -> list[Stretch]:
    """The glyphs in the order of the file, parted where one does not stand right beside the last."""
    found: list[Stretch] = []
    current: list[Glyph] = []
    space = ""
    for glyph in glyphs:
        if glyph.char.isspace():
            space = " " if " " in (space, glyph.char) else glyph.char
            continue
        if current and not _beside(current[-1], glyph, _STRETCHED if space == " " else _GAP):
            found.append(_stretch(current))
            current = []
        elif current and (space or glyph.left - current[-1].right > _SPACE * max(glyph.size, current[-1].size)):
            current.append(glyph._replace(char=" ", right=glyph.left, left=current[-1].right))
        current.append(glyph)
        space = ""
    return [*found, _stretch(current)] if current else found


def _beside(last: Glyph, glyph: Glyph, gap: float) -> bool:
    if last[1:5] == glyph[1:5]:  # the letters of a ligature share its box
        return True
    overlap = min(last.top, glyph.top) - max(last.bottom, glyph.bottom)
    size = max(last.size, glyph.size, 1.0)
    return (
        overlap > 0.3 * min(last.top - last.bottom, glyph.top - glyph.bottom)
        and -0.6 * size < glyph.left - last.right < gap * size
    )


def _stretch(glyphs: list[Glyph]) -> Stretch:
    sizes = Counter(round(glyph.size, 1) for glyph in glyphs if glyph.char != " ")
    size = max(sizes, key=lambda each: (sizes[each], each))
    usual = [glyph for glyph in glyphs if abs(glyph.size - size) <= SAME_SIZE * size]
    baseline = usual[0].bottom if usual else glyphs[0].bottom
    runs: list[tuple[str, bool]] = []
    word: list[Glyph] = []
    for glyph in glyphs:
        if glyph.char == " ":
            runs += [_word(word, size, baseline), (" ", False)]
            word = []
        else:
            word.append(glyph)
    runs.append(_word(word, size, baseline))
    return Stretch(
        tuple(runs),
        min(glyph.left for glyph in glyphs),
        min(glyph.bottom for glyph in usual or glyphs),
        max(glyph.right for glyph in glyphs),
        max(glyph.top for glyph in usual or glyphs),
        size,
    )


def _word(glyphs: list[Glyph], size: float, baseline: float) -> tuple[str, bool]:
    """The word, small raised or lowered digits as Unicode's; doubtful when a figure in it changes size."""
    text = ""
    doubtful = False
    for before, glyph in zip([None, *glyphs], glyphs, strict=False):
        char = glyph.char
        if glyph.size < (1 - SAME_SIZE) * size:
            middle = (glyph.top + glyph.bottom) / 2 - baseline
            char = char.translate(RAISED if middle > 0.5 * size else LOWERED if middle < 0.15 * size else {})
        text += char
        changed = before is not None and abs(before.size - glyph.size) > SAME_SIZE * max(before.size, glyph.size)
        doubtful = doubtful or (changed and ((before is not None and before.char.isdigit()) or glyph.char.isdigit()))
    return text, doubtful
