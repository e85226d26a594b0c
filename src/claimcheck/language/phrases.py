"""Which phrase of a list a text has at one place: without a pattern, for most places have none."""

from collections.abc import Iterable

LONGEST = 48
"""Characters of a text that are looked at."""


def by_opening(phrases: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """The phrases, longest first, by their first two characters."""
    found: dict[str, tuple[str, ...]] = {}
    for phrase in sorted(phrases, key=len, reverse=True):
        found[phrase[:2]] = (*found.get(phrase[:2], ()), phrase)
    return found


def phrase_at(text: str, at: int, known: dict[str, tuple[str, ...]], any_case: bool = False) -> str:
    """The longest phrase at an offset of the text that is not part of a longer word or number; "" if none is.

    any_case: the phrases are in lower case, what the text has is in any.
    """
    opening = text[at : at + 2].lower() if any_case else text[at : at + 2]
    listed = known.get(opening) or known.get(opening[:1])
    if listed:
        near = text[at : at + LONGEST].lower() if any_case else text[at : at + LONGEST]
        for phrase in listed:
            if near.startswith(phrase):
                behind = near[len(phrase) : len(phrase) + 1]
                if not (behind.isascii() and behind.isalnum()):
                    return phrase
    return ""
