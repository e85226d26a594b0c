"""The walk over a Word document: `story` tells its text, and which run prints each character (see office.story).

    document = open_document(data, where)    # python-docx's Document, limits checked
    told = story(document)                   # told.text is the reader's Document.text
    cut(told, claim.start, claim.end)        # the elements of `document` that print the claim: edit them, save it

Read: tracked insertions and moves, content controls, hyperlinks, field results, tables (a row of one-paragraph cells
is one block, its cells parted by tabs), text boxes behind the paragraph that anchors them, footnotes and endnotes last.
Not read: tracked deletions, field codes, hidden text, comments, page headers and footers. ECMA-376 part 1, 17.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

from claimcheck.office.package import damaged, open_package, parse_part
from claimcheck.office.shifts import LOWERED, RAISED
from claimcheck.office.story import Block, Printed, Story, told

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_VAL = f"{_W}val"
_WRAPPERS = frozenset(
    _W + name
    for name in ("ins", "moveTo", "hyperlink", "smartTag", "customXml", "fldSimple", "dir", "bdo", "sdt", "sdtContent",
                 "ruby", "rubyBase")
) | {f"{_MC}Choice", f"{_M}oMathPara"}  # fmt: skip
_PRINTED = {f"{_W}tab": "\t", f"{_W}ptab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}
_NOTES = {f"{_W}footnoteReference": "footnote", f"{_W}endnoteReference": "endnote"}
_SPACES = str.maketrans("\n\r\t", "   ")


@dataclass(slots=True)
class _Walk:
    """What the walk has to know and remember: styles by id, counters for `where`, what waits for its turn."""

    styles: dict[str, tuple[str, str, bool]]
    counted: dict[str, int] = field(default_factory=dict)
    boxes: list[tuple[Any, Any]] = field(default_factory=list)
    notes: list[tuple[str, str, Any]] = field(default_factory=list)

    def number(self, what: str) -> str:
        self.counted[what] = self.counted.get(what, 0) + 1
        return f"{what} {self.counted[what]}"


def open_document(data: bytes, where: str) -> Any:
    """python-docx's Document of the bytes.

    Raises:
        ReadError: no Word document, damaged, encrypted, or beyond the limits of `package`.
    """
    open_package(data, where, ".docx").close()
    from docx import Document

    try:
        document = Document(BytesIO(data))
        _ = document.element.body.tag, document.styles.element.tag  # what is missing fails here rather than later
    except Exception:  # python-docx raises whatever the damage leads to: KeyError, AttributeError, lxml's errors
        raise damaged(where, ".docx") from None
    return document


def story(document: Any) -> Story:
    """The text of the document with its paragraphs and pieces; `document` is python-docx's.

    Raises:
        ReadError: a notes part that is not XML.
    """
    walk = _Walk(_styles(document))
    blocks = _blocks(document.element.body, walk, None)
    notes = {kind: _notes(document, kind) for kind in ("footnote", "endnote")}
    for kind, number, pin in walk.notes:
        note = notes[kind].get(number)
        if note is not None:
            blocks += _blocks(note, walk, pin, walk.number(kind))
    return told(blocks)


def _blocks(container: Any, walk: _Walk, pin: Any, where: str | None = None) -> list[Block]:
    """The paragraphs and table rows of a body, a cell, a note or a text box."""
    found: list[Block] = []
    for child in container:
        if child.tag == f"{_W}p":
            found += _paragraph(child, walk, pin, where)
        elif child.tag == f"{_W}tbl":
            found += _table(child, walk, pin, where)
        elif child.tag in _WRAPPERS:
            found += _blocks(child, walk, pin, where)
        elif child.tag == f"{_MC}AlternateContent":
            found += _blocks(child[:1], walk, pin, where)
    return found


def _paragraph(element: Any, walk: _Walk, pin: Any, where: str | None) -> Iterator[Block]:
    """The paragraph, then the text boxes that it anchors."""
    here = where or walk.number("paragraph")
    style = element.find(f"{_W}pPr/{_W}pStyle")
    name = walk.styles.get(style.get(_VAL), ("", "", False))[0] if style is not None else ""
    outer, walk.boxes = walk.boxes, []
    printed: list[Printed] = []
    _inline(element, walk, pin, printed)
    boxes, walk.boxes = walk.boxes, outer
    yield Block(printed, name, here)
    for box, run in boxes:
        yield from _blocks(box, walk, run if pin is None else pin, where or walk.number("text box"))


def _table(table: Any, walk: _Walk, pin: Any, where: str | None) -> Iterator[Block]:
    here = where or walk.number("table")
    for number, row in enumerate(_children(table, f"{_W}tr"), 1):
        place = where or f"{here} row {number}"
        cells = [_blocks(cell, walk, pin, place) for cell in _children(row, f"{_W}tc")]
        cells = [[block for block in cell if block.text.strip()] for cell in cells]
        if any(len(cell) > 1 for cell in cells):  # a table that lays out the page
            yield from (block for cell in cells for block in cell)
            continue
        printed: list[Printed] = []
        for cell in filter(None, cells):
            printed += [Printed("\t")] if printed else []
            printed += cell[0].printed
        yield Block(printed, "", place)


def _children(element: Any, tag: str) -> Iterator[Any]:
    """The rows of a table or the cells of a row, those in content controls included."""
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag in _WRAPPERS:
            yield from _children(child, tag)


def _inline(element: Any, walk: _Walk, pin: Any, printed: list[Printed]) -> None:
    for child in element:
        if child.tag == f"{_W}r":
            _run(child, walk, pin, printed)
        elif child.tag == f"{_M}oMath":
            for node in child.iter(f"{_M}t"):
                text = (node.text or "").translate(_SPACES)
                printed.append(Printed(text, node, node.getparent(), child if pin is None else pin))
        elif child.tag in _WRAPPERS:
            _inline(child, walk, pin, printed)
        elif child.tag == f"{_MC}AlternateContent":
            _inline(child[:1], walk, pin, printed)


def _run(run: Any, walk: _Walk, pin: Any, printed: list[Printed]) -> None:
    shift, hidden = _appearance(run, walk)
    if hidden:
        return
    here = run if pin is None else pin
    for child in run:
        if child.tag == f"{_W}t":
            text = (child.text or "").translate(_SPACES)
            if shift:
                text = text.translate(RAISED if shift == "superscript" else LOWERED)
            printed.append(Printed(text, child, run, here))
        elif child.tag in _PRINTED:
            printed.append(Printed(_PRINTED[child.tag], child, run, here))
        elif child.tag in _NOTES:
            walk.notes.append((_NOTES[child.tag], child.get(f"{_W}id") or "", here))
        elif child.tag == f"{_W}ruby":
            _inline(child, walk, pin, printed)
        elif child.tag == f"{_MC}AlternateContent":
            walk.boxes += [(box, here) for box in _boxes(child[:1])]
        elif child.tag in (f"{_W}drawing", f"{_W}pict", f"{_W}object"):
            walk.boxes += [(box, here) for box in _boxes([child])]


def _boxes(elements: Any) -> Iterator[Any]:
    """The outermost text boxes below; a box in a box is found when its own paragraphs are walked."""
    for element in elements:
        if element.tag == f"{_W}txbxContent":
            yield element
        elif element.tag == f"{_MC}AlternateContent":
            yield from _boxes(element[:1])
        else:
            yield from _boxes(element)


def _appearance(run: Any, walk: _Walk) -> tuple[str, bool]:
    """("superscript", "subscript" or "", hidden or not) of a run, by its own properties or its character style."""
    properties = run.find(f"{_W}rPr")
    if properties is None:
        return "", False
    style = properties.find(f"{_W}rStyle")
    _, shift, hidden = walk.styles.get(style.get(_VAL), ("", "", False)) if style is not None else ("", "", False)
    return _shown(properties, shift, hidden)


def _shown(properties: Any, shift: str, hidden: bool) -> tuple[str, bool]:
    align = properties.find(f"{_W}vertAlign")
    if align is not None:
        shift = align.get(_VAL) if align.get(_VAL) in ("superscript", "subscript") else ""
    vanish = properties.find(f"{_W}vanish")
    if vanish is not None:
        hidden = vanish.get(_VAL) not in ("0", "false", "off")
    return shift, hidden


def _styles(document: Any) -> dict[str, tuple[str, str, bool]]:
    """Style id -> (name, shift, hidden)."""
    found: dict[str, tuple[str, str, bool]] = {}
    for style in document.styles.element.iter(f"{_W}style"):
        name, properties = style.find(f"{_W}name"), style.find(f"{_W}rPr")
        shift, hidden = _shown(properties, "", False) if properties is not None else ("", False)
        found[style.get(f"{_W}styleId") or ""] = (name.get(_VAL) if name is not None else "", shift, hidden)
    return found


def _notes(document: Any, kind: str) -> dict[str, Any]:
    """Id -> element of the document's footnotes or endnotes."""
    for relation in document.part.rels.values():
        if (relation.reltype or "").endswith(f"/{kind}s") and not relation.is_external:
            root = parse_part(relation.target_part.blob, f"{kind}s.xml", str(relation.target_part.partname))
            return {note.get(f"{_W}id") or "": note for note in root.iter(f"{_W}{kind}")}
    return {}
