"""Characters that a text writes as HTML does ("&pound;5m", "12&nbsp;million", "5&ndash;6") are read as characters."""

import html
import re

from claimcheck.language.pattern import lazy

ENTITY = lazy(r"&(?:#[0-9]{2,7}|#[xX][0-9A-Fa-f]{2,6}|[A-Za-z][A-Za-z0-9]{1,30});")
#: Spaces, hyphens and marks of which the grammar knows the plain form only.
PLAIN = dict.fromkeys("\u00a0\u2002\u2003\u2007\t\n\r\u00ad\u200b\ufeff", " ") | {"\u2010": "-", "\u2011": "-"}


def read_entities(text: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The text with each entity as its character, and for each (offset behind it in the new text, characters cut so
    far). What names no single character stays."""
    if "&" not in text:
        return text, ()
    parts: list[str] = []
    cuts: list[tuple[int, int]] = []
    done = removed = 0
    for match in ENTITY.finditer(text):
        char = _character(match)
        if char:
            parts += [text[done : match.start()], char]
            done = match.end()
            removed += len(match[0]) - 1
            cuts.append((done - removed, removed))
    return "".join(parts) + text[done:], tuple(cuts)


def blank_entities(text: str) -> str:
    """The text with spaces for what is no character of its own, in place."""
    return ENTITY.sub(lambda match: " " * len(match[0]), text) if "&" in text else text


def _character(match: re.Match[str]) -> str:
    char = html.unescape(match[0])
    return PLAIN.get(char, char) if len(char) == 1 else ""
