"""Text that a language tool took apart ("The Bulls won , 107 - 100 , and did n't rest .") is read as it was printed.

It is known by its commas: in print none stands behind a space, in such text nearly all do.
"""

from claimcheck.language.pattern import lazy

#: Commas looked at, and how many are enough to judge by.
COMMA = lazy(r"\S(?P<space> ?),(?= )")
ENOUGH = 3
SHARE = 0.9

_GAPS = lazy(
    r" (?=[,.;:!?%)\]](?:\s|\Z))"  # before closing marks
    r"|(?<=[(\[$]) "  # behind opening ones
    r"| (?='(?:s|re|ve|ll|d|m)?(?: |\Z))| (?=n't\b)"  # before what an apostrophe shortens
    r"|(?<=\w) (?=- \w)|(?<=\w -) (?=\w)"  # round a hyphen
)


def cut_spaces(text: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The text without the spaces that a tokeniser put in, and for each cut (offset in the new text, cut so far)."""
    if not is_tokenised(text):
        return text, ()
    parts: list[str] = []
    cuts: list[tuple[int, int]] = []
    done = 0
    for match in _GAPS.finditer(text):
        parts.append(text[done : match.start()])
        cuts.append((match.start() - len(cuts), len(cuts) + 1))
        done = match.end()
    return "".join(parts) + text[done:], tuple(cuts)


def is_tokenised(text: str) -> bool:
    """Whether nearly all commas stand behind a space."""
    if text.count(" , ") < ENOUGH:
        return False
    spaced = [bool(match["space"]) for match in COMMA.finditer(text)]
    return len(spaced) >= ENOUGH and sum(spaced) >= SHARE * len(spaced)
