"""Words and signs of a stretch of text.

A hyphen joins words that begin in lower case ("year-on-year", "short-term") and splits names ("China-Kazakhstan");
abbreviations keep their stops ("U.S.", "No."), a possessive is a word of its own.
"""

from claimcheck.language.pattern import lazy

_SHORT = "Mr|Mrs|Ms|Dr|St|Mt|Jr|Sr|Bros|Sen|Rep|Gov|Gen|Col|Lt|Prof|Inc|Corp|Co|Ltd|No"
#: Words whose stop is their own where a space follows.
ABBREVIATIONS = frozenset(f"{word}." for word in _SHORT.split("|"))
_WORD = lazy(
    r"[a-zß-öø-ÿ][^\W\d_]*+(?>['’](?!s\b)[^\W\d_]++|-[^\W_]++)*+"
    r"|(?>[A-Z]\.){2,}+"
    rf"|(?:{_SHORT})\.(?=\s)"
    r"|[A-Z]{1,3}+&[A-Z]++"
    r"|[^\W\d_]++\.com\b"
    r"|[^\W\d_]++(?>['’](?!s\b)[^\W\d_]++)*+\d*+"
    r"|['’]s\b|\d(?>\w|[.,](?=\w))*+|[^\w\s]"
)


def words(text: str) -> list[str]:
    """The words and signs of a text, in order."""
    return _WORD.findall(text)
