"""Only the paragraphs that differ are read; what is told of them is what reading the whole tells."""

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from claimcheck import Document, extract, read
from claimcheck.diff import diff, stretch
from claimcheck.extractors import extract_between

ROOT = Path(__file__).parents[2]
ARTICLES = sorted((ROOT / "claims" / "articles").glob("*.md"))
FIRST, SECOND, THIRD = "The quay has 40 berths.\n\n", "It took $5 million.\n\n", "It opens on May 6.\n"
LONG = "Nobody on the quay knows when the harbour master will be back from lunch, " * 2 + "or why it takes so long.\n"


@pytest.mark.parametrize(
    ("old", "new", "parts"),
    [
        (FIRST + SECOND + THIRD, FIRST + SECOND.replace("5", "6") + THIRD, (SECOND, SECOND.replace("5", "6"))),
        (FIRST + THIRD, FIRST + SECOND + THIRD, ("", SECOND)),
        (FIRST + SECOND + THIRD, FIRST + THIRD, (SECOND, "")),
        (SECOND + THIRD, SECOND + SECOND + THIRD, ("", SECOND)),
        (FIRST + THIRD, FIRST.replace("40", "41") + THIRD.replace("6", "7"), (FIRST + THIRD, None)),
        (THIRD, THIRD, ("", "")),
        ("", THIRD, ("", THIRD)),
        (LONG + THIRD + LONG, LONG + SECOND + LONG, (THIRD, SECOND)),
        (
            "It has 5\nof 7.\nOr 8\n" + LONG,
            "It has 5\nof 6.\nOr 8\n" + LONG,
            ("It has 5\nof 7.\nOr 8", "It has 5\nof 6.\nOr 8"),
        ),
    ],
)
def test_the_stretch_holds_all_that_differs(old: str, new: str, parts: tuple[str, str | None]) -> None:
    part = stretch(old, new)
    was, now = old[part.start : part.old_end], new[part.start : part.new_end]
    assert (was.strip(), now.strip()) == (parts[0].strip(), (parts[1] if parts[1] is not None else new).strip())
    assert old[: part.start] == new[: part.start] and old[part.old_end :] == new[part.new_end :]


def edited(text: str) -> Iterator[str]:
    """Figures, words and paragraphs changed, cut out, put in twice and moved."""
    draw = random.Random(7)
    paragraphs = text.split("\n\n")
    for _ in range(12):
        some = list(paragraphs)
        for _ in range(draw.randint(1, 2)):
            at = draw.randrange(len(some))
            edit = draw.choice(["digit", "cut", "twice", "move"])
            if edit == "digit":
                digits = [place for place, sign in enumerate(some[at]) if sign.isdigit()]
                if digits:
                    place = draw.choice(digits)
                    some[at] = f"{some[at][:place]}{(int(some[at][place]) + 1) % 10}{some[at][place + 1 :]}"
            elif edit == "cut" and len(some) > 1:
                del some[at]
            elif edit == "twice":
                some.insert(at, some[at])
            else:
                some.insert(draw.randrange(len(some)), some.pop(at))
        yield "\n\n".join(some)


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_part_by_part_tells_what_the_whole_tells(path: Path) -> None:
    old = read(path)
    compared = 0
    for text in edited(old.text):
        new = Document(old.name, text, old.published)
        part = stretch(old.text, new.text)
        was = extract_between(old, part.start, part.old_end, link=False)
        now = extract_between(new, part.start, part.new_end)
        assert now == [claim for claim in extract(new) if part.start <= claim.start < part.new_end]
        assert was == [c for c in extract(old, link=False) if part.start <= c.start < part.old_end]
        whole = diff(extract(old, link=False), extract(new), old.text, new.text)
        assert diff(was, now, old.text, new.text, part) == whole
        compared += len(whole)
    assert compared
