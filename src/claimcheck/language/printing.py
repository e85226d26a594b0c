"""A stranger's text on a terminal, in a page or a message: shown, never obeyed."""

#: Controls that would move a terminal's cursor, break XML or turn the reading direction of the text behind them.
_UNPRINTABLE = {
    code: "\N{REPLACEMENT CHARACTER}"
    for codes in (range(0x20), range(0x7F, 0xA0), range(0x200E, 0x2010), range(0x202A, 0x202F),
                  range(0x2066, 0x206A), range(0xD800, 0xE000), (0x61C, 0xFFFE, 0xFFFF))
    for code in codes
}  # fmt: skip
_IN_LINES = {code: sign for code, sign in _UNPRINTABLE.items() if chr(code) not in "\t\n"}


def plain(text: str) -> str:
    """On one line, controls and direction marks shown as U+FFFD instead of obeyed."""
    return " ".join(text.split()).translate(_UNPRINTABLE)


def printable(text: str) -> str:
    """As `plain`, line breaks and tabs kept."""
    return text.replace("\r\n", "\n").replace("\r", "\n").translate(_IN_LINES)
