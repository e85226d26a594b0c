"""Web pages: the article without the page around it, its headline, summary, captions and quotations told apart.

trafilatura finds the article (its XML, since its plain text glues 10<sup>6</sup> to 106); a page too short for it is
read whole. Spans lead back to source lines of the file.
"""

import re
from typing import Any

from claimcheck.errors import ReadError
from claimcheck.language.pattern import lazy
from claimcheck.model import Place
from claimcheck.office.shifts import LOWERED, RAISED
from claimcheck.readers.content import Block, Content, compose
from claimcheck.readers.decoding import decode
from claimcheck.readers.html_blocks import walk_blocks
from claimcheck.readers.html_metadata import page_metadata

#: Characters and tags of a page beyond which it is no article.
_MOST_CHARACTERS = 5_000_000
_MOST_TAGS = 40_000
#: Characters under which a page is a fragment, in which everything is meant to be read.
_FRAGMENT = 1_000
#: Marks put before the text of elements that trafilatura does not tell apart; private use, so no page prints them.
_MARKS: dict[str, Place] = {"\ue000": "caption", "\ue001": "summary"}
_PRIVATE = str.maketrans("", "", "".join(_MARKS) + "\u00ad\u200b")
_CONTROLS = dict.fromkeys([*set(range(32)) - {9, 10, 13}, 0xFFFE, 0xFFFF, *range(0xD800, 0xE000)])
_SUMMARY = lazy(
    r"(?:^|[\s_-])(?:standfirst|dek|deck|subtitle|sub-?headline|sub-?title|article-summary|lede)(?:$|[\s_-])"
)
_CHARSET = lazy(rb"<meta[^>]{1,200}?charset\s{0,5}=\s{0,5}[\"']?([\w-]{2,40})", re.IGNORECASE)


def extract(data: bytes, where: str, encoding: str | None = None) -> Content:
    """The article of a web page.

    Raises:
        ReadError: not text, or larger than any article's page.
    """
    return article(_decoded(data, where, encoding), where)


def article(text: str, where: str) -> Content:
    """The article in a page's characters.

    Raises:
        ReadError: larger than any article's page.
    """
    if len(text) > _MOST_CHARACTERS or text.count("<") > _MOST_TAGS:
        raise ReadError(f"{where}: the page is larger than any article needs and is not read; save the article alone")
    page = _parsed(text, where)
    if page is None:
        return Content("")
    metadata = page_metadata(page)
    _prepare(page)
    lines = _source_lines(page)
    headline = _headline(page)
    whole = [_placed(*block) for block in walk_blocks(page)]
    chosen = whole if sum(len(block[0]) for block in whole) < _FRAGMENT else _main(page) or whole
    if headline and headline not in [block[0] for block in chosen[:5]]:
        chosen.insert(0, (headline, "headline"))
    return compose(
        (
            Block(words, f"line {lines[words]}" if words in lines else f"paragraph {number}", place)
            for number, (words, place) in enumerate(chosen, 1)
        ),
        metadata,
    )


def _decoded(data: bytes, where: str, encoding: str | None) -> str:
    declared = _CHARSET.search(data[:4096])
    if encoding is None and declared:
        try:
            data.decode("utf-8")
        except UnicodeDecodeError:
            name = declared[1].decode("ascii").lower()
            try:
                return data.decode("windows-1252" if name in ("iso-8859-1", "latin1") else name)
            except (LookupError, UnicodeError):
                pass
    return decode(data, where, encoding)


def _parsed(text: str, where: str) -> Any:
    from lxml import etree, html

    parser = html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False, remove_comments=True, remove_pis=True)
    try:
        page = html.document_fromstring(text.translate(_PRIVATE).encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):  # an empty page
        page = None
    if any(entry.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT for entry in parser.error_log):
        raise ReadError(f"{where}: elements are nested too deeply to be read; save the article's text alone")
    return page


def _prepare(page: Any) -> None:
    """Raised digits as Unicode's, marks before captions and summaries, hidden elements out."""
    for element in list(page.iter()):
        tag = element.tag
        if element.get("hidden") is not None or "display:none" in (element.get("style") or "").replace(" ", "").lower():
            if element.getparent() is not None and tag not in ("html", "body"):
                element.drop_tree()
        elif tag in ("sup", "sub"):
            if element.text:
                element.text = _printable(element.text).translate(RAISED if tag == "sup" else LOWERED)
        elif tag == "figcaption":
            element.tag = "p"
            element.text = "\ue000" + _printable(element.text)
        elif tag == "figure":
            element.tag = "div"
        elif (
            tag in ("p", "h2", "h3", "div")
            and _SUMMARY.search((element.get("class") or "").lower())
            and not len(element)
        ):
            element.text = "\ue001" + _printable(element.text)


def _printable(text: str | None) -> str:
    """Without the control characters that a page may name (&#1;) and that XML forbids."""
    return (text or "").translate(_CONTROLS)


def _main(page: Any) -> list[tuple[str, Place | None]]:
    """The blocks of the article that trafilatura finds; none where it declines."""
    from lxml import etree
    from trafilatura import extract as find_article

    try:
        found = find_article(
            page, output_format="xml", include_formatting=True, include_tables=True, include_comments=False
        )
        parser = etree.XMLParser(resolve_entities=False, no_network=True)
        main = etree.fromstring(found.encode(), parser).find("main") if found else None
    except Exception:  # a strange page is read whole: trafilatura promises no list of errors
        return []
    return [_placed(*block) for block in walk_blocks(main)] if main is not None else []


def _placed(text: str, place: Place | None, line: int) -> tuple[str, Place | None]:
    return (text[1:].strip(), _MARKS[text[0]]) if text[:1] in _MARKS else (text, place)


def _headline(page: Any) -> str | None:
    """The page's headline: the h1 of the article, or the only one of the page."""
    heads = page.xpath("//article//h1 | //main//h1") or page.xpath("//h1")
    words = [" ".join("".join(head.itertext()).split()) for head in heads]
    return words[0] if words and words[0] and len(set(words)) == 1 else None


def _source_lines(page: Any) -> dict[str, int]:
    """The first line of the file on which a block's words stand."""
    lines: dict[str, int] = {}
    for text, _, line in walk_blocks(page):
        lines.setdefault(text.lstrip("".join(_MARKS)), line)
    return lines
