"""Mail messages (RFC 5322, MIME): a press release as it arrives. The subject is the headline, the sender the outlet.

The plain text of the message is read, or its HTML where there is none; quoted lines and the signature are furniture.
Attachments are not read, and a warning says so.
"""

import re
import warnings
from typing import TYPE_CHECKING

from claimcheck.errors import ClaimcheckWarning, ReadError
from claimcheck.model import Place
from claimcheck.readers import html
from claimcheck.readers.content import BETWEEN, Block, Content, Metadata, compose
from claimcheck.readers.dates import parse_date

if TYPE_CHECKING:
    from email.message import EmailMessage, MIMEPart

_MOST_BYTES = 50_000_000
_BLANK_LINES = re.compile(r"\n(?:[ \t]*+\n)++")


def extract(data: bytes, where: str, encoding: str | None = None) -> Content:
    """The text of an .eml file. `encoding` has no say: each part names its own.

    Raises:
        ReadError: no mail message, or larger than any article.
    """
    from email import message_from_bytes, policy

    if len(data) > _MOST_BYTES:
        raise ReadError(f"{where}: the message is larger than any article needs and is not read; save its text alone")
    try:
        message = message_from_bytes(data, policy=policy.default)
        if data.strip() and not message.keys():
            raise ReadError(f"{where}: this is no mail message (no header); give a text file the suffix .txt")
        return _read(message, where)
    except ReadError:
        raise
    except Exception:  # email's parsers fail in many ways on damaged headers and parts
        raise ReadError(f"{where}: the message is damaged; save it again from the mail program") from None


def _read(message: "EmailMessage", where: str) -> Content:
    subject = " ".join(str(message.get("Subject") or "").split()) or None
    sender = message.get("From")
    outlet = next((address.display_name for address in getattr(sender, "addresses", ()) if address.display_name), None)
    metadata = Metadata(parse_date(str(message.get("Date") or "")), subject, outlet)
    names = [name for name in (part.get_filename() for part in message.walk()) if name]
    if names:
        warnings.warn(
            f"{where}: attachments are not read ({', '.join(names)}); save them and name them beside the message",
            ClaimcheckWarning,
            stacklevel=2,
        )
    blocks = [Block(subject, "subject", "headline")] if subject else []
    body = message.get_body(preferencelist=("plain", "html"))
    if body is not None:
        text = _characters(body)
        blocks += _page(text, where) if body.get_content_type() == "text/html" else _plain(text, body)
    return compose(blocks, metadata)


def _characters(part: "MIMEPart") -> str:
    """The part's text; in a charset that does not exist it is read as UTF-8."""
    try:
        text = part.get_content()
    except LookupError:
        text = (part.get_payload(decode=True) or b"").decode("utf-8", "replace")  # type: ignore[union-attr]
    return str(text).replace("\r\n", "\n")


def _page(text: str, where: str) -> list[Block]:
    content = html.article(text, where)
    places = {start: place for start, _, place in content.places}
    return [Block(content.text[start:end], place, places.get(start)) for start, end, place in content.origin]


def _plain(text: str, part: "MIMEPart") -> list[Block]:
    if (part.get_param("format") or "") == "flowed":  # RFC 3676: a line that ends with a space goes on
        text = re.sub(r"(?<!^--)(?<!\n--) \n", " ", text)
    blocks: list[Block] = []
    signed = False
    for number, paragraph in enumerate(_BLANK_LINES.split(text.strip("\n")), 1):
        signed = signed or paragraph.startswith("-- \n") or paragraph.rstrip() == "--"
        furniture: Place | None = "furniture" if signed or paragraph.startswith(">") else None
        body, _, signature = paragraph.partition("\n-- \n")
        blocks.append(Block(body.strip(BETWEEN), f"paragraph {number}", furniture))
        if signature:
            signed = True
            blocks.append(Block(signature.strip(), f"paragraph {number}", "furniture"))
    return blocks
