"""Markdown: the file's own characters. What is markup is told by language/reading.py, which blanks it in place."""

import re

from claimcheck.language.pattern import lazy
from claimcheck.readers import text as plain
from claimcheck.readers.content import Content, Metadata

_HEADING = lazy(r"^# {1,3}(\S[^\n]{0,300})$", re.MULTILINE)


def extract(data: bytes, where: str, encoding: str | None = None) -> Content:
    """As plain text; without a title in the front matter, the first level-one heading is the title.

    Raises:
        ReadError: not text.
    """
    content = plain.extract(data, where, encoding)
    heading = _HEADING.search(content.text)
    title = heading[1].strip(" #\r") if heading else None
    return content._replace(metadata=content.metadata.or_else(Metadata(title=title)))
