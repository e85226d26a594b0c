"""Which phrase of a list a text has at one place: most places have none, which their first two characters tell."""

import re
from collections.abc import Iterable

from claimcheck.language.lexicon import trie
from claimcheck.language.pattern import lazy

LONGEST = 48
"""Characters of a text that are looked at."""


def by_opening(phrases: Iterable[str]) -> dict[str, re.Pattern[str]]:
    """A pattern for the phrases that begin with the same two characters, by these; a whole word or number only."""
    listed: dict[str, list[str]] = {}
    for phrase in phrases:
        listed.setdefault(phrase[:2], []).append(phrase)
    return {opening: lazy(f"{trie(same)}(?![A-Za-z0-9])") for opening, same in listed.items()}


def phrase_at(text: str, at: int, known: dict[str, re.Pattern[str]], any_case: bool = False) -> str:
    """The longest phrase at an offset of the text that is not part of a longer word or number; "" if none is.

    any_case: the phrases are in lower case, what the text has is in any.
    """
    opening = text[at : at + 2].lower() if any_case else text[at : at + 2]
    pattern = known.get(opening) or known.get(opening[:1])
    if pattern is None:
        return ""
    match = pattern.match(text[at : at + LONGEST].lower()) if any_case else pattern.match(text, at)
    return match[0] if match else ""
