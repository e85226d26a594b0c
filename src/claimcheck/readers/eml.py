"""Mail messages (RFC 5322, MIME): a press release as it arrives. The subject is the headline, the sender the outlet.

The plain text of the message is read, or its HTML where there is none; quoted lines and the signature are furniture.
Attachments are not read, and a warning says so.
"""

import re
import warnings
from contextlib import suppress
from typing import TYPE_CHECKING

from claimcheck.errors import ClaimcheckWarning, ReadError
from claimcheck.language.pattern import lazy
from claimcheck.model import Place
from claimcheck.readers import html
from claimcheck.readers.content import Block, Content, Metadata, compose
from claimcheck.readers.dates import parse_date

if TYPE_CHECKING:
    from email.message import Message

#: Bytes (attachments included), parts, bytes of a header value, characters of the text.
_MOST_BYTES = 30_000_000
_MOST_PARTS = 200
_MOST_VALUE = 2_000
_MOST_CHARACTERS = 1_000_000
#: "Harbour Authority" <press@example.org>: the name before the address.
_SENDER = lazy(r'"?+([^"<>@]*+)"?+ *+<')
_BLANK_LINES = lazy(r"\n(?>[ \t]*+\n)++")
_CONTENT_TYPE = lazy(rb"^content-type:", re.IGNORECASE | re.MULTILINE)


def extract(data: bytes, where: str, encoding: str | None = None) -> Content:
    """The text of an .eml file. `encoding` has no say: each part names its own.

    Raises:
        ReadError: no mail message, or larger than any article.
    """
    from email import message_from_bytes, policy

    if len(data) > _MOST_BYTES or sum(1 for _ in _CONTENT_TYPE.finditer(data)) > _MOST_PARTS:
        raise ReadError(f"{where}: the message is larger than any article needs and is not read; save its text alone")
    try:
        # compat32: the newer policies parse each header in more than linear time
        message = message_from_bytes(data, policy=policy.compat32)
        parts = list(message.walk())
    except Exception:  # the parser fails in many ways on damaged and deeply nested parts
        raise ReadError(f"{where}: the message is damaged; save it again from the mail program") from None
    if data.strip() and not message.keys():
        raise ReadError(f"{where}: this is no mail message (no header); give a text file the suffix .txt")
    return _read(message, parts, where)


def _read(message: "Message", parts: "list[Message]", where: str) -> Content:
    subject = _header(message, "Subject") or None
    sender = _SENDER.match(_header(message, "From"))
    outlet = sender[1].strip() or None if sender else None
    metadata = Metadata(parse_date(_header(message, "Date")), subject, outlet)
    names = [part.get_filename() or "unnamed" for part in parts if part.get_content_disposition() == "attachment"]
    if names:
        warnings.warn(
            f"{where}: attachments are not read ({', '.join(names)}); save them and name them beside the message",
            ClaimcheckWarning,
            stacklevel=2,
        )
    blocks = [Block(subject, "subject", "headline")] if subject else []
    for kind in ("text/plain", "text/html"):
        for part in parts:
            if part.get_content_type() == kind and part.get_content_disposition() != "attachment":
                text = _characters(part, where)
                return compose(blocks + (_plain(text, part) if kind == "text/plain" else _page(text, where)), metadata)
    return compose(blocks, metadata)


def _header(message: "Message", name: str) -> str:
    """A header's words, decoded (RFC 2047); in a charset that does not exist they stay as they are."""
    from email.errors import MessageError
    from email.header import decode_header, make_header

    value = str(message.get(name) or "")[:_MOST_VALUE]
    with suppress(MessageError, LookupError, ValueError):
        value = str(make_header(decode_header(value)))
    return " ".join(value.split())


def _characters(part: "Message", where: str) -> str:
    """The part's text; in a charset that does not exist it is read as UTF-8."""
    payload = part.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else b""
    if len(data) > _MOST_CHARACTERS:
        raise ReadError(f"{where}: the message is longer than any article; save the article alone")
    try:
        text = data.decode(str(part.get_content_charset() or "utf-8"), "replace")
    except (LookupError, ValueError):
        text = data.decode("utf-8", "replace")
    return text.replace("\r\n", "\n")


def _page(text: str, where: str) -> list[Block]:
    content = html.article(text, where)
    places = {start: place for start, _, place in content.places}
    return [Block(content.text[start:end], place, places.get(start)) for start, end, place in content.origin]


def _plain(text: str, part: "Message") -> list[Block]:
    if part.get_param("format") == "flowed":  # RFC 3676: a line that ends with a space goes on
        text = re.sub(r"(?<!^--)(?<!\n--) \n", " ", text)
    blocks: list[Block] = []
    signed = False
    for number, paragraph in enumerate(_BLANK_LINES.split(text.strip("\n")), 1):
        signed = signed or paragraph.startswith("-- \n") or paragraph.rstrip() == "--"
        furniture: Place | None = "furniture" if signed or paragraph.startswith(">") else None
        body, _, signature = paragraph.partition("\n-- \n")
        blocks.append(Block(body.strip(), f"paragraph {number}", furniture))
        if signature:
            signed = True
            blocks.append(Block(signature.strip(), f"paragraph {number}", "furniture"))
    return blocks
