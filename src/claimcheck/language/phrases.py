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


def phrase_at(near: str, known: dict[str, tuple[str, ...]]) -> str:
    """The longest phrase that begins the text and is not part of a longer word or number; "" if none is."""
    listed = known.get(near[:2]) or known.get(near[:1], ())
    if near.startswith(listed):
        for phrase in listed:
            if near.startswith(phrase):
                behind = near[len(phrase) : len(phrase) + 1]
                if not (behind.isascii() and behind.isalnum()):
                    return phrase
    return ""
