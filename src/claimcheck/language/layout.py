"""Paragraphs and their places: headline, summary, body, caption, quote, furniture of the page."""

from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from claimcheck.language.lexicon import lines
from claimcheck.model import Place

#: Widths at which mail, terminals and editors wrap lines.
WRAPPED_LONGEST = 140
WRAPPED_SHORTEST = 40
HEADLINE_LONGEST = 200
LABEL_LONGEST = 24
LONGEST_CAPTION = 600
#: Where the first words of such paragraphs are listed.
OPENINGS: dict[Place, str] = {"furniture": "furniture.txt", "caption": "captions.txt"}
END_MARKS = (".", "!", "?", ":", ";", ",", "”", '"')


def find_paragraphs(text: str) -> tuple[str, list[tuple[int, int]]]:
    """The paragraphs as (start, end), and the text with the line ends inside wrapped paragraphs made spaces."""
    found: list[tuple[int, int]] = []
    wrapped: list[int] = []
    block: list[tuple[int, int]] = []
    at = 0
    for line in text.split("\n"):
        stripped = line.strip()
        if stripped:
            start = at if stripped == line else at + len(line) - len(line.lstrip())
            block.append((start, start + len(stripped)))
        elif block:
            _close(text, block, found, wrapped)
            block = []
        at += len(line) + 1
    if block:
        _close(text, block, found, wrapped)
    if wrapped:
        parts, done = [], 0
        for start, end in zip(wrapped[::2], wrapped[1::2], strict=True):
            parts += [text[done:start], text[start:end].replace("\n", " ")]
            done = end
        text = "".join(parts) + text[done:]
    return text, found


def _close(text: str, block: list[tuple[int, int]], found: list[tuple[int, int]], wrapped: list[int]) -> None:
    """One block without empty lines: one paragraph where its lines were wrapped at one width, else one a line."""
    longest = max(end - start for start, end in block) if len(block) > 1 else 0
    if WRAPPED_SHORTEST <= longest <= WRAPPED_LONGEST and _no_room(text, block, longest):
        found.append((block[0][0], block[-1][1]))
        wrapped += found[-1]
    else:
        found += block


def _no_room(text: str, block: list[tuple[int, int]], width: int) -> bool:
    """Whether every line ends where the first word of the next one would not have fitted any more."""
    for (start, end), (following, last) in pairwise(block):
        word = text[following:last].split(None, 1)[0]
        if end - start + 1 + len(word) < width:
            return False
    return True


def places_of(
    text: str,
    paragraphs: Sequence[tuple[int, int]],
    raw: Sequence[tuple[int, int]],
    known: Sequence[tuple[int, int, Place]],
    title: tuple[int, int] | None,
) -> list[Place]:
    """The place of each paragraph: `known` from the reader of the format, in the document's offsets, else guessed."""
    places: list[Place] = []
    headline_open, in_summary = title is None, False
    spans, at = list(known), 0
    last = len(paragraphs) - 1
    for number, ((start, end), (raw_start, raw_end)) in enumerate(zip(paragraphs, raw, strict=True)):
        if spans:
            while at < len(spans) and spans[at][1] <= raw_start:
                at += 1
            if at < len(spans) and spans[at][0] < raw_end:
                places.append(spans[at][2])
                headline_open = False
                continue
        if title and raw_start <= title[0] and raw_end <= title[1] + 2:
            places.append("headline")
            continue
        paragraph = text[start:end]
        place = _place(paragraph)
        if headline_open and number < last and place in ("body", "headline"):
            headline_open = False
            if _reads_like_headline(paragraph):
                place = "headline"
        short = end - start < LABEL_LONGEST and paragraph[-1] not in ".!?”"
        if short and (label := paragraph.lstrip("# ").rstrip(": ").lower()):
            in_summary = label in lines("summary_labels.txt")
        elif in_summary and place == "body":
            place, in_summary = "summary", text[start] in "•*-"
        places.append(place)
    return places


def _reads_like_headline(paragraph: str) -> bool:
    return len(paragraph) <= HEADLINE_LONGEST and not paragraph.endswith(END_MARKS[:1] + END_MARKS[3:])


@cache
def _openings() -> dict[str, dict[Place, tuple[str, ...]]]:
    """First four letters -> the openings with them that tell the place of a paragraph."""
    found: dict[str, dict[Place, tuple[str, ...]]] = {}
    for place, name in OPENINGS.items():
        for opening in lines(name):
            listed = found.setdefault(opening[:4], {})
            listed[place] = (*listed.get(place, ()), opening)
    return found


def _place(paragraph: str) -> Place:
    first = paragraph[0]
    listed = _openings()
    if not first.isalpha() or paragraph[:4].lower() in listed:
        opening = paragraph[:40].lower().lstrip("*_#>-–—• ")
        known = listed.get(opening[:4]) or listed.get(opening[:1]) or {}
        for place, openings in known.items():
            if opening.startswith(openings) and (place == "furniture" or len(paragraph) < LONGEST_CAPTION):
                return place
    if first == ">" or (first == "“" and paragraph.rstrip(".")[-1] == "”"):
        return "quote"
    return "headline" if first == "#" and paragraph[1:2] == " " else "body"
