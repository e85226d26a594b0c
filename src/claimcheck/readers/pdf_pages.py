"""The pages of a PDF, by PDFium: paragraphs in reading order, columns and hyphenation undone, running heads apart.

A figure that stands at a change of font size is read, and its origin says "page 2, doubtful": it may be two figures, or
one with a raised mark. The headline is told by its size. Text that stands across the rest (watermarks, picture credits)
is not read. The dates of the file's properties are the file's, not the article's.
"""

import re
import warnings
from collections import Counter
from statistics import median
from typing import Any, NamedTuple

from claimcheck.errors import ClaimcheckWarning, ReadError
from claimcheck.language.pattern import lazy
from claimcheck.model import Place
from claimcheck.readers.content import BETWEEN, Content, Metadata
from claimcheck.readers.pdf_glyphs import glyphs_of, stretches
from claimcheck.readers.pdf_layout import Line, paragraphs, same_size

_MOST_PAGES = 1_000
_MOST_CHARACTERS = 600_000
_MOST_UNKNOWN = 0.3
_HEADLINE = 1.3  # times the size of the body
_PAGE_NUMBER = lazy(r"(?:page )?[-–— ]{0,3}\d{1,4}(?: ?(?:of|/) ?\d{1,4})?[-–— ]{0,3}", re.IGNORECASE)
_CAPTION = lazy(r"(?:Figure|Fig\.|Photo|Chart|Graphic|Map|Table) ?\d{0,3}[.:|]")
_TOP = 6  # paragraphs among which the headline stands
_LONG_LINE = 60  # characters: what is shorter and ends without a full stop is a heading
_SENTENCE_ENDS = (".", "!", "?", ":", "”", '"', "’", ")")
#: A hyphen at the end of a line that belongs to the figure: "twenty-|five", "2023-|24", "five-|year".
_NUMBER_WORD = lazy(
    r"(?:\d|\b(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|one|two|three|four|five|six|seven|eight|nine|ten"
    r"|half|mid|non|self|ex|year|per|year-on|month-on|quarter-on))-$",
    re.IGNORECASE,
)


class _Paragraph(NamedTuple):
    """Runs of (text, where), the size of its letters, whether a table row, and its place."""

    runs: list[tuple[str, str]]
    size: float
    cells: bool
    place: Place | None = None

    @property
    def text(self) -> str:
        return "".join(text for text, _ in self.runs)


def tell(data: bytes, where: str) -> Content:
    """The text of a PDF.

    Raises:
        ReadError: damaged, encrypted, a scan without text, or more pages or characters than any article has.
    """
    pages = _pages(data, where)
    if b"%%EOF" not in data[-2048:]:
        _warn(f"{where}: the file is cut short; only what is left of it was read")
    furniture = _furniture([page for page in pages if page])
    told: list[_Paragraph] = []
    for number, page in enumerate(pages, 1):
        told += _joined(page, f"page {number}", furniture)
    return _content(_mended(told))


def _warn(sentence: str) -> None:
    warnings.warn(sentence, ClaimcheckWarning, stacklevel=3)


def _pages(data: bytes, where: str) -> list[list[list[Line]]]:
    """Page by page the lines of each paragraph."""
    import pypdfium2

    try:
        pdf = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise ReadError(f"{where}: the file is encrypted; save it without a password") from None
        raise ReadError(f"{where}: this is no .pdf file, or it is damaged; get a whole copy of it") from None
    try:
        if len(pdf) > _MOST_PAGES:
            raise ReadError(f"{where}: {len(pdf)} pages are more than any article has; save the article's pages alone")
        return _read_pages(pdf, where)
    finally:
        pdf.close()


def _read_pages(pdf: Any, where: str) -> list[list[list[Line]]]:
    import pypdfium2

    pages: list[list[list[Line]]] = []
    characters = unknown = 0
    blank: list[str] = []
    for number in range(len(pdf)):
        try:
            page = pdf[number]
            textpage = page.get_textpage()
        except pypdfium2.PdfiumError:
            raise ReadError(f"{where}: page {number + 1} is damaged; get a whole copy of the file") from None
        characters += textpage.count_chars()
        if characters > _MOST_CHARACTERS:
            raise ReadError(f"{where}: the file holds more than any article needs; save the article's pages alone")
        glyphs = glyphs_of(textpage)
        unknown += sum(glyph.char == "\ufffd" for glyph in glyphs)
        if not any(glyph.char.isalnum() for glyph in glyphs):
            blank.append(str(number + 1))
        pages.append(paragraphs(stretches(glyphs)))
        textpage.close()
        page.close()
    if len(blank) == len(pages):
        raise ReadError(f"{where}: no text in it, only pictures of pages; run text recognition (OCR) on it first")
    if unknown > _MOST_UNKNOWN * characters:
        raise ReadError(f"{where}: its fonts hide which letters they draw; run text recognition (OCR) on it first")
    if blank:
        _warn(f"{where}: no text on page {', '.join(blank)}; if it is a picture of text, it was not read")
    return pages


def _furniture(pages: list[list[list[Line]]]) -> frozenset[str]:
    """What the first and last lines of half of the pages say, digits apart: running heads and page numbers."""
    seen: Counter[str] = Counter()
    for page in pages:
        lines = sorted((line for paragraph in page for line in paragraph), key=lambda line: -line.top)
        seen.update({_pattern(line.text) for line in (*lines[:2], *lines[-2:])})
    return frozenset(text for text, times in seen.items() if times >= max(2, len(pages) / 2))


def _pattern(text: str) -> str:
    return re.sub(r"\d+", "0", " ".join(text.split()).lower())


def _joined(page: list[list[Line]], where: str, furniture: frozenset[str]) -> list[_Paragraph]:
    """The paragraphs of a page; its running heads and page number behind them."""
    body: list[_Paragraph] = []
    aside: list[_Paragraph] = []
    for paragraph in page:
        lines = []
        for line in paragraph:
            if _pattern(line.text) in furniture or _PAGE_NUMBER.fullmatch(line.text.strip()):
                aside.append(_Paragraph(_runs([line], where), line.size, line.cells, "furniture"))
            else:
                lines.append(line)
        if lines:
            place: Place | None = "caption" if _CAPTION.match(lines[0].text) else None
            body.append(_Paragraph(_runs(lines, where), lines[0].size, lines[0].cells, place))
    return body + aside


def _runs(lines: list[Line], where: str) -> list[tuple[str, str]]:
    """The lines as one text: a hyphen that the line end made is dropped, one that belongs to the word stays."""
    runs: list[tuple[str, str]] = []
    for line in lines:
        _continue(runs, [(text, f"{where}, doubtful" if doubtful else where) for text, doubtful in line.runs if text])
    return runs


def _continue(runs: list[tuple[str, str]], following: list[tuple[str, str]]) -> None:
    if runs and following:
        last, where = runs[-1]
        if len(last) > 1 and last.endswith("-") and last[-2].isalnum():
            if following[0][0][0].islower() and not _NUMBER_WORD.search(last):
                runs[-1] = (last[:-1], where)
        else:
            runs.append((" ", where))
    runs += following


def _mended(told: list[_Paragraph]) -> list[_Paragraph]:
    """Paragraphs that go on in the next column or on the next page made one, and the headline told by its size."""
    found: list[_Paragraph] = []
    open_at: int | None = None
    for paragraph in told:
        if paragraph.place == "furniture":
            found.append(paragraph)
        elif open_at is not None and _goes_on(found[open_at], paragraph):
            _continue(found[open_at].runs, paragraph.runs)
        else:
            open_at = len(found)
            found.append(paragraph)
    body = [paragraph for paragraph in found if paragraph.place is None]
    if body:
        usual = median(paragraph.size for paragraph in body for _ in paragraph.runs)
        largest = max(body[:_TOP], key=lambda paragraph: paragraph.size)
        if largest.size >= _HEADLINE * usual and any(char.isalpha() for char in largest.text):
            found[found.index(largest)] = largest._replace(place="headline")
    return found


def _goes_on(before: _Paragraph, after: _Paragraph) -> bool:
    text, start = before.text, after.text[:1]
    goes_on = (
        start.islower() or (len(text) > _LONG_LINE and start.isdigit()) or (text.endswith("-") and start.isalpha())
    )
    running = not (before.cells or after.cells) and before.place is None is after.place
    return goes_on and running and same_size(before.size, after.size) and not text.endswith(_SENTENCE_ENDS)


def _content(told: list[_Paragraph]) -> Content:
    parts: list[str] = []
    places: list[tuple[int, int, Place]] = []
    origin: list[tuple[int, int, str]] = []
    title: str | None = None
    at = 0
    for paragraph in told:
        begun = at
        for text, where in paragraph.runs:
            if origin and origin[-1][1] == at and origin[-1][2] == where:
                origin[-1] = (origin[-1][0], at + len(text), where)
            else:
                origin.append((at, at + len(text), where))
            at += len(text)
        parts.append(paragraph.text)
        if paragraph.place is not None:
            places.append((begun, at, paragraph.place))
        title = paragraph.text if paragraph.place == "headline" else title
        at += len(BETWEEN)
    return Content(BETWEEN.join(parts), Metadata(title=title), tuple(places), tuple(origin))
