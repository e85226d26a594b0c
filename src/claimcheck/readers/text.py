"""Plain text: the file's own characters."""

from claimcheck.readers.content import Content
from claimcheck.readers.decoding import decode
from claimcheck.readers.metadata import front_matter


def extract(data: bytes, where: str, encoding: str | None = None) -> Content:
    """The characters of the file, newlines and front matter included.

    Raises:
        ReadError: not text.
    """
    text = decode(data, where, encoding)
    return Content(text, front_matter(text, where))
