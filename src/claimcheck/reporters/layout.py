"""What a reader of a report may ask for, beside the report itself."""

from typing import NamedTuple


class Layout(NamedTuple):
    """show_all: also what holds; width: columns of a terminal, None elsewhere; color: ANSI colours (text only)."""

    show_all: bool = False
    width: int | None = None
    color: bool = False


def utf8(text: str) -> bytes:
    """The text as bytes; a lone surrogate, which UTF-8 cannot hold, is written as its escape."""
    return text.encode("utf-8", "backslashreplace")
