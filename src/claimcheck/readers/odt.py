"""OpenDocument text (ISO/IEC 26300): paragraphs, headings, tables, text boxes and notes of content.xml.

Read: tracked insertions, table rows (cells parted by tabs), notes at the end. Not read: tracked deletions, annotations,
page headers and footers (they stand in styles.xml).
"""

from collections.abc import Iterator
from typing import Any

from claimcheck.errors import ReadError
from claimcheck.language.pattern import lazy
from claimcheck.model import Place
from claimcheck.office.package import open_package, parse_part, read_part
from claimcheck.office.shifts import LOWERED, RAISED
from claimcheck.readers.content import Block, Content, Metadata, compose

_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_PARAGRAPHS = frozenset({f"{_TEXT}p", f"{_TEXT}h"})
_NOTE = f"{_TEXT}note"
_UNREAD = frozenset(
    {f"{_TEXT}tracked-changes", f"{_OFFICE}annotation", f"{_TEXT}note-citation", f"{_TEXT}sequence-decls"}
)
_PLACES: dict[str, Place] = {"title": "headline", "subtitle": "summary", "caption": "caption", "quotations": "quote"}
_MOST_SPACES = 1_000
_BLANKS = lazy(r"[ \t\r\n]+")


def extract(data: bytes, where: str, encoding: str | None = None) -> Content:
    """The text of an .odt file. `encoding` has no say: the format fixes it.

    Raises:
        ReadError: damaged, encrypted, or larger than any article.
    """
    with open_package(data, where, ".odt") as package:
        root = parse_part(read_part(package, "content.xml", where), "content.xml", where)
    body = root.find(f"{_OFFICE}body/{_OFFICE}text")
    if body is None:
        raise ReadError(f"{where}: this is no OpenDocument text (.odt); save it as one, or as .docx")
    styles = _styles(root)
    blocks: list[Block] = []
    notes: list[Block] = []
    _walk(body, styles, blocks, notes)
    headline = next((block.text for block in blocks if block.place == "headline"), None)
    return compose(blocks + notes, Metadata(title=headline))


def _walk(container: Any, styles: dict[str, tuple[str, str]], blocks: list[Block], notes: list[Block]) -> None:
    """The blocks of a body, section, list, text box or cell, in order; what its notes say goes to `notes`."""
    for child in container:
        if child.tag in _PARAGRAPHS:
            parts: list[str] = []
            boxes: list[Any] = []
            _inline(child, styles, "", parts, boxes, notes)
            name = child.get(f"{_TEXT}style-name") or ""
            style = styles.get(name, (name, ""))[0]
            place = _PLACES.get(style.lower().replace("_20_", " "))
            blocks.append(Block("".join(parts).strip(), f"paragraph {len(blocks) + 1}", place))
            for box in boxes:
                _walk(box, styles, blocks, notes)
        elif child.tag == f"{_TABLE}table-row":
            blocks += _row(child, styles, len(blocks), notes)
        elif child.tag not in _UNREAD and isinstance(child.tag, str):
            _walk(child, styles, blocks, notes)


def _row(row: Any, styles: dict[str, tuple[str, str]], number: int, notes: list[Block]) -> Iterator[Block]:
    """One block with tabs between the cells; each paragraph its own in a table that lays out the page."""
    cells: list[list[Block]] = []
    for cell in row:
        inner: list[Block] = []
        _walk(cell, styles, inner, notes)
        cells.append([block for block in inner if block.text])
    if any(len(cell) > 1 for cell in cells):
        blocks = [block for cell in cells for block in cell]
    else:
        blocks = [Block("\t".join(cell[0].text for cell in cells if cell), "")]
    yield from (block._replace(where=f"paragraph {at}") for at, block in enumerate(blocks, number + 1))


def _inline(
    element: Any, styles: dict[str, tuple[str, str]], shift: str, parts: list[str], boxes: list[Any], notes: list[Block]
) -> None:
    """The characters of a paragraph; text boxes in it wait in `boxes`, notes are walked at once."""
    _append(element.text, shift, parts)
    for child in element:
        if child.tag == _NOTE:
            inner: list[Block] = []
            _walk(child, styles, inner, notes)
            notes += [Block(block.text, f"note {len(notes) + 1}") for block in inner if block.text]
        elif child.tag == f"{_TEXT}s":
            parts.append(" " * min(int(child.get(f"{_TEXT}c") or 1), _MOST_SPACES))
        elif child.tag == f"{_TEXT}tab":
            parts.append("\t")
        elif child.tag == f"{_TEXT}line-break":
            parts.append("\n")
        elif child.tag == f"{_DRAW}text-box":
            boxes.append(child)
        elif child.tag not in _UNREAD and isinstance(child.tag, str):
            _, own = styles.get(child.get(f"{_TEXT}style-name") or "", ("", ""))
            if own != "none":
                _inline(child, styles, own or shift, parts, boxes, notes)
        _append(child.tail, shift, parts)


def _append(text: str | None, shift: str, parts: list[str]) -> None:
    if text:
        text = _BLANKS.sub(" ", text)
        parts.append(text.translate(RAISED if shift == "super" else LOWERED) if shift else text)


def _styles(root: Any) -> dict[str, tuple[str, str]]:
    """Name -> (the named style that it derives from, "super", "sub", "none" for hidden text, or "")."""
    found: dict[str, tuple[str, str]] = {}
    for style in root.iter(f"{_STYLE}style"):
        name = style.get(f"{_STYLE}name") or ""
        position = ""
        properties = style.find(f"{_STYLE}text-properties")
        if properties is not None:
            position = _position(properties.get(f"{_STYLE}text-position") or "")
            if properties.get(f"{_TEXT}display") == "none":
                position = "none"
        found[name] = (style.get(f"{_STYLE}parent-style-name") or name, position)
    return found


def _position(value: str) -> str:
    """ "super 58%", "sub 58%", "33% 58%" and "-33% 58%" are the ways to write it."""
    first = value.split(" ")[0]
    if first in ("super", "sub"):
        return first
    if first.rstrip("%").lstrip("-").strip("0."):
        return "sub" if first.startswith("-") else "super"
    return ""
