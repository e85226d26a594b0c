"""The paragraphs, headings, list items and table rows of a tree: of a web page and of trafilatura's XML alike."""

import re
from collections.abc import Iterator
from itertools import islice
from typing import Any

from claimcheck.language.pattern import lazy
from claimcheck.model import Place

_UNREAD = frozenset({
    "script", "style", "noscript", "template", "svg", "title", "meta", "nav", "footer", "form", "button", "select",
    "iframe", "object", "del", "strike", "comments", "graphic", "rt", "rp",
})  # fmt: skip
_BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "caption", "dd", "div", "dl", "doc", "dt", "fieldset",
    "figcaption", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "head", "header", "hr", "html", "item", "li", "list",
    "main", "ol", "p", "pre", "quote", "row", "section", "table", "tbody", "td", "th", "cell", "tfoot", "thead", "tr",
    "ul",
})  # fmt: skip
_ROWS = frozenset({"tr", "row"})
_CELLS = frozenset({"td", "th", "cell"})
_PLACES: dict[str, Place] = {
    "h1": "headline", "figcaption": "caption", "caption": "caption", "quote": "quote", "blockquote": "quote",
}  # fmt: skip
_BLANKS = lazy(r"[ \t\r\n\f]+")
_BREAKS = lazy(r" ?\n[ \n]*+")


def walk_blocks(root: Any) -> Iterator[tuple[str, Place | None, int]]:
    """(text, place, source line) of each block in order; a table row is one, unless the table lays out the page."""
    from lxml import etree

    parts: list[str] = []
    places: list[Place | None] = [None]
    line = 0
    row: Any = None  # the data row that we are in: its cells are parted by tabs instead of being blocks
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        tag = element.tag
        if tag in _UNREAD or not isinstance(tag, str):
            if event == "start":
                walk.skip_subtree()
                continue
        elif tag in _BLOCKS and row is None:
            yield from _flushed(parts, places[-1], line)
            line = element.sourceline or line
            if event == "start":
                places.append(_place(element) or places[-1])
                row = element if tag in _ROWS and _holds_data(element) else None
            else:
                places.pop()
        elif event == "end" and element is row:
            row = None
            yield from _flushed(parts, places.pop(), line)
        elif event == "start" and tag in _CELLS:
            parts.append("\t" if "".join(parts).strip() else "")
        elif event == "start" and tag in ("br", "lb"):
            parts.append("\n")
        text = element.text if event == "start" else element.tail if element is not root else None
        if text:
            parts.append(_BLANKS.sub(" ", text))
    yield from _flushed(parts, places[-1], line)


def _flushed(parts: list[str], place: Place | None, line: int) -> Iterator[tuple[str, Place | None, int]]:
    """The block gathered so far, if it says anything; two line breaks in a row part paragraphs."""
    text = "".join(parts)
    parts.clear()
    if text.strip():
        for paragraph in _BREAKS.sub(lambda found: "\n\n" if found[0].count("\n") > 1 else "\n", text).split("\n\n"):
            if paragraph.strip():
                yield re.sub(" {2,}", " ", paragraph.strip()), place, line


def _place(element: Any) -> Place | None:
    return "headline" if element.get("rend") == "h1" else _PLACES.get(element.tag)


def _holds_data(row: Any) -> bool:
    """A row of a table of data: no cell holds more than one block."""
    return all(sum(1 for _ in islice((inner for inner in cell.iter() if inner.tag in _BLOCKS), 3)) <= 2 for cell in row)
