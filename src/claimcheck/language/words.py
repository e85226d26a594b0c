"""Words and signs of a stretch of text, with their offsets.

A hyphen joins words that begin in lower case ("year-on-year", "short-term") and splits names ("China-Kazakhstan");
abbreviations keep their stops ("U.S.", "No."), a possessive is a word of its own.
"""

from claimcheck.language.pattern import lazy

_WORD = lazy(
    r"[a-zß-öø-ÿ][^\W\d_]*+(?>['’](?!s\b)[^\W\d_]++|-[^\W_]++)*+"
    r"|(?>[A-Z]\.){2,}+"
    r"|(?:Mr|Mrs|Ms|Dr|St|Sen|Rep|Gov|Gen|Col|Lt|Prof|Inc|Corp|Co|Ltd|No|vs)\.(?=\s)"
    r"|[A-Z]{1,3}+&[A-Z]++"
    r"|[^\W\d_]++\.com\b"
    r"|[^\W\d_]++(?>['’](?!s\b)[^\W\d_]++)*+\d*+"
    r"|['’]s\b|\d(?>\w|[.,](?=\w))*+|[^\w\s]"
)


def words(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, str]]:
    """(start, word) of each word and sign in text[start:end], in order."""
    return [(match.start(), match.group()) for match in _WORD.finditer(text, start, len(text) if end is None else end)]
