"""One article on its way into the archive, before anything of it is understood."""

from typing import NamedTuple

#: What comes beside an article from outside; it wins over what the article itself says.
GIVEN = ("published", "outlet", "title", "url")


class Source(NamedTuple):
    """Attributes:
    name: what the document is called.
    data: the file's bytes, or the text of a row in UTF-8.
    suffix: by which the format is known.
    published, outlet, title, url: what came beside it.
    error: why it cannot be read, where that is known already.
    done: bytes of input read up to and with this one.
    """

    name: str
    data: bytes
    suffix: str = ".txt"
    published: str | None = None
    outlet: str | None = None
    title: str | None = None
    url: str | None = None
    error: str | None = None
    done: int = 0
