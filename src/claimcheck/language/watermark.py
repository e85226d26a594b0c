"""A watermark inside words: a name that a copying site strews over its text ("hiWorld Timesstorical files").

It is known by its repetition: at least three different words are broken by the same capitalised phrase.
"""

from collections import defaultdict

from claimcheck.language.pattern import lazy

#: Capitals as "A", small letters as "a": so a break shows without a pattern.
_CASES = bytes(65 if 65 <= code <= 90 else 97 if 97 <= code <= 122 else 32 for code in range(256))
FRAGMENT = lazy(r"[A-Za-z]*+")
LENGTH = 40
SHORTEST = 5
KEY = 5
LEAST = 3


def cut_watermark(text: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The text without a watermark, and for each cut (offset in the new text, characters cut so far)."""
    phrase = find_watermark(text)
    if phrase is None:
        return text, ()
    parts: list[str] = []
    cuts: list[tuple[int, int]] = []
    done = length = removed = 0
    start = text.find(phrase)
    while start >= 0:
        end = start + len(phrase)
        if text[start - 1 : start].isalnum() or text[end : end + 1].isalnum():
            parts.append(text[done:start])
            length += start - done
            removed += len(phrase)
            cuts.append((length, removed))
            done = end
        start = text.find(phrase, end)
    return "".join(parts) + text[done:], tuple(cuts)


def find_watermark(text: str) -> str | None:
    """The phrase that breaks at least three different words, two of them in their middle."""
    cases = text.encode("latin-1", "replace").translate(_CASES)
    if cases.count(b"aA") < LEAST:
        return None
    groups: dict[str, list[int]] = defaultdict(list)
    at = cases.find(b"aA") + 1
    while at:
        if cases[at + 1 : at + 2].isalpha():
            groups[text[at : at + KEY]].append(at)
        at = cases.find(b"aA", at) + 1
    for places in groups.values():
        if len(places) < LEAST:
            continue
        phrase = _common([text[at : at + LENGTH] for at in places]).rstrip()
        if len(phrase) < SHORTEST:
            continue
        fronts = {text[max(0, at - 3) : at] for at in places}
        tails = {FRAGMENT.match(text, at + len(phrase), at + len(phrase) + 3)[0] for at in places}  # type: ignore[index]
        if len(fronts) >= LEAST and len([tail for tail in tails if tail[:1].islower()]) >= 2:
            return phrase
    return None


def _common(texts: list[str]) -> str:
    """What all of them begin with."""
    first, last = min(texts), max(texts)
    same = next((i for i, letter in enumerate(first) if not last.startswith(letter, i)), len(first))
    return first[:same]
