"""Rich Text Format 1.9.1: a small reader of the text, its paragraphs and footnotes; formatting is skipped.

Read: tracked insertions, table cells (parted by tabs, a row a block), footnotes at the end. Not read: tracked
deletions, hidden text, field codes, pictures, fonts, styles, page headers and footers.
"""

from dataclasses import dataclass, field
from typing import Any, NamedTuple

from claimcheck.errors import ReadError
from claimcheck.language.pattern import lazy
from claimcheck.office.shifts import LOWERED, RAISED
from claimcheck.readers.content import Block, Content, compose

#: Bytes, backslashes and braces, paragraph marks.
_MOST_BYTES = 60_000_000
_MOST_TOKENS = 1_000_000
_MOST_PARAGRAPHS = 100_000
_TOKEN = lazy(
    rb"\\(?:(?P<word>[a-zA-Z]{1,32})(?>(?P<number>-?\d{1,10})|) ?+|'(?P<hex>[0-9a-fA-F]{2})|(?P<symbol>[^a-zA-Z']))"
    rb"|(?P<brace>[{}])|(?P<text>[^\\{}\r\n]++)"
)
#: Groups that hold no text of the story. A group that begins with \* is skipped too, unless it is read below.
_SKIPPED = frozenset({
    b"fonttbl", b"colortbl", b"stylesheet", b"listtable", b"listoverridetable", b"rsidtbl", b"generator", b"info",
    b"pict", b"nonshppict", b"object", b"objdata", b"themedata", b"datastore", b"latentstyles", b"xmlnstbl", b"revtbl",
    b"filetbl", b"header", b"headerl", b"headerr", b"headerf", b"footer", b"footerl", b"footerr", b"footerf",
    b"fldinst", b"sp", b"shprslt", b"pntext", b"pntxta", b"pntxtb", b"annotation", b"atnid", b"atnauthor", b"comment",
    b"bkmkstart", b"bkmkend", b"tc", b"xe",
})  # fmt: skip
_STARRED_BUT_READ = frozenset({b"shptxt", b"shpinst", b"shp"})
_PRINTED = {
    b"tab": "\t", b"line": "\n", b"cell": "\t", b"nestcell": "\t", b"emdash": "—", b"endash": "–", b"lquote": "‘",
    b"rquote": "’", b"ldblquote": "“", b"rdblquote": "”", b"bullet": "•", b"emspace": " ", b"enspace": " ",
    b"qmspace": " ", b"lbr": "\n",
}  # fmt: skip
_ENDS = frozenset({b"par", b"row", b"nestrow", b"sect", b"page"})
_SYMBOLS = {b"~": "\u00a0", b"_": "-", b"-": "", b"\\": "\\", b"{": "{", b"}": "}", b"\t": "\t"}
_SHIFTS = {b"super": "super", b"up": "super", b"sub": "sub", b"dn": "sub"}
_CHARSETS = {
    0: "cp1252", 77: "mac_roman", 128: "cp932", 129: "cp949", 134: "gbk", 136: "big5", 161: "cp1253", 162: "cp1254",
    163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874", 238: "cp1250",
}  # fmt: skip


class _State(NamedTuple):
    """What a group inherits from the one around it, and loses at its end."""

    skipped: bool = False
    hidden: bool = False
    deleted: bool = False
    shift: str = ""
    fallback: int = 1  # characters behind \\uN that stand in for it
    note: bool = False
    font: int = 0
    fonts: bool = False  # inside the font table, which says which font has which code page


@dataclass(slots=True)
class _Script:
    """The reading of one file as it goes on."""

    state: _State = field(default_factory=_State)
    outer: list[_State] = field(default_factory=list)
    codepage: str = "cp1252"
    codepages: dict[int, str] = field(default_factory=dict)
    pending: bytearray = field(default_factory=bytearray)
    line: list[str] = field(default_factory=list)
    note: list[str] = field(default_factory=list)
    body: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    unread: int = 0
    opened: bool = False  # the last token opened a group, whose first word may name its destination
    starred: bool = False


def extract(data: bytes, where: str, encoding: str | None = None) -> Content:
    """The text of an .rtf file. `encoding` has no say: the file names its own code page.

    Raises:
        ReadError: not RTF, cut short, or larger than any article.
    """
    if not data.lstrip().startswith(b"{\\rtf"):
        raise ReadError(f"{where}: this is no .rtf file; open it in an editor and save it again")
    tokens, marks = data.count(b"\\") + data.count(b"{"), data.count(b"\\par") - data.count(b"\\pard")
    if len(data) > _MOST_BYTES or tokens > _MOST_TOKENS or marks > _MOST_PARAGRAPHS:
        raise ReadError(f"{where}: the file is larger than any article needs and is not read; save the text alone")
    script = _Script()
    _read(script, data)
    if script.outer:
        raise ReadError(f"{where}: the file is cut short (a group is left open); get a whole copy of it")
    paragraphs = [Block(_whole(text), f"paragraph {number}") for number, text in enumerate(script.body, 1)]
    notes = [Block(_whole(text), f"footnote {number}") for number, text in enumerate(script.notes, 1)]
    return compose(paragraphs + notes)


def _whole(text: str) -> str:
    """A paragraph with the halves of characters beyond U+FFFF, which come as two words, put together."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace").strip()


def _read(script: _Script, data: bytes) -> None:
    at = 0
    while at < len(data):
        token = _TOKEN.match(data, at)
        if token is None:  # a line end, or a last lone backslash
            at += 1
            continue
        at = token.end()
        opened, script.opened = script.opened, False
        if token["brace"]:
            _group(script, token["brace"])
            if not script.outer:
                break
        elif token["word"]:
            number = int(token["number"]) if token["number"] else None
            if token["word"] == b"bin":
                at += max(number or 0, 0)
            else:
                _word(script, token["word"], number, opened or script.starred)
        elif token["hex"]:
            _bytes(script, bytes.fromhex(token["hex"].decode()), 1)
        elif token["symbol"] == b"*":
            script.starred = opened
        elif token["symbol"] in (b"\n", b"\r"):
            _end(script)
        elif token["symbol"]:
            _print(script, _SYMBOLS.get(token["symbol"], ""))
        else:
            _bytes(script, token["text"], len(token["text"]))
    _end(script)


def _group(script: _Script, brace: bytes) -> None:
    _flush(script)
    script.unread = 0
    script.starred = False
    if brace == b"{":
        script.outer.append(script.state)
        script.opened = True
        return
    inner, script.state = script.state, script.outer.pop()
    if inner.note and not script.state.note:
        script.notes.append("".join(script.note))
        script.note.clear()


def _word(script: _Script, word: bytes, number: int | None, first: bool) -> None:
    """A control word; `first` in its group, it may name the group's destination."""
    starred, script.starred = script.starred, False
    if first and (word in _SKIPPED or (starred and word not in _STARRED_BUT_READ)):
        _change(script, skipped=True, fonts=word == b"fonttbl")
    elif word == b"footnote":
        _change(script, note=True)
    elif script.unread and word != b"u":
        script.unread -= 1
    elif word == b"u":
        _print(script, chr((number or 0) % 65536))
        script.unread = script.state.fallback
    elif word in _PRINTED:
        _print(script, _PRINTED[word])
    elif word in _ENDS:
        _end(script)
    else:
        _setting(script, word, number)


def _setting(script: _Script, word: bytes, number: int | None) -> None:
    on = number != 0
    match word:
        case b"uc":
            _change(script, fallback=max(number or 0, 0))
        case b"f":
            _change(script, font=number or 0)
        case b"fcharset" if script.state.fonts:
            script.codepages[script.state.font] = _CHARSETS.get(number or 0, script.codepage)
        case b"ansicpg":
            script.codepage = _known(f"cp{number}") or script.codepage
        case b"mac":
            script.codepage = "mac_roman"
        case b"v":
            _change(script, hidden=on)
        case b"deleted":
            _change(script, deleted=on)
        case b"super" | b"up" | b"sub" | b"dn" | b"nosupersub":
            _change(script, shift=_SHIFTS.get(word, "") if on else "")
        case b"plain":
            _change(script, hidden=False, deleted=False, shift="")


def _known(codepage: str) -> str | None:
    try:
        "".encode(codepage)
    except LookupError:
        return None
    return codepage


def _change(script: _Script, **changes: Any) -> None:
    _flush(script)
    script.state = script.state._replace(**changes)


def _bytes(script: _Script, data: bytes, length: int) -> None:
    """Bytes in the font's code page; a character may be spread over several tokens."""
    skipped = min(script.unread, length)
    script.unread -= skipped
    if length > skipped:
        script.pending += data[skipped:]


def _flush(script: _Script) -> None:
    if script.pending:
        codepage = script.codepages.get(script.state.font, script.codepage)
        text = bytes(script.pending).decode(codepage, "replace")
        script.pending.clear()
        _append(script, text)


def _print(script: _Script, text: str) -> None:
    _flush(script)
    _append(script, text)


def _append(script: _Script, text: str) -> None:
    state = script.state
    if not (state.skipped or state.hidden or state.deleted):
        shifts = {"super": RAISED, "sub": LOWERED}
        text = text.translate(shifts[state.shift]) if state.shift else text
        (script.note if state.note else script.line).append(text)


def _end(script: _Script) -> None:
    """The end of a paragraph; within a footnote a line end."""
    _flush(script)
    if script.state.note:
        script.note.append("\n")
    elif not script.state.skipped:
        script.body.append("".join(script.line))
        script.line.clear()
