"""How the vocabulary files are read, and how a list of words becomes one pattern.

Files are UTF-8; in .txt one entry a line, in .csv a header and rows; "#" begins a comment line.
"""

import csv
import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

VOCABULARY = Path(__file__).with_name("vocabulary")


@cache
def lines(name: str) -> tuple[str, ...]:
    """The entries of a .txt file of the vocabulary, in order."""
    text = (VOCABULARY / name).read_text(encoding="utf-8")
    return tuple(line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#"))


@cache
def rows(name: str) -> tuple[dict[str, str], ...]:
    """The rows of a .csv file of the vocabulary, in order."""
    with (VOCABULARY / name).open(encoding="utf-8", newline="") as handle:
        return tuple(csv.DictReader(line for line in handle if not line.startswith("#")))


@cache
def word_set(name: str) -> frozenset[str]:
    """The entries of a .txt file, for look-up; several words on one line are several entries."""
    return frozenset(word for line in lines(name) for word in line.split())


def cased(words: Iterable[str]) -> list[str]:
    """Each word in lower case, with a capital, and in capitals: what running text, titles and headlines print."""
    return sorted({form for word in words for form in (word, word[:1].upper() + word[1:], word.title(), word.upper())})


def trie(words: Iterable[str]) -> str:
    """One pattern source for all words, longest first, branching letter by letter."""
    root: dict[str, dict] = {}  # type: ignore[type-arg]
    for word in words:
        node = root
        for letter in word:
            node = node.setdefault(letter, {})
        node[""] = {}
    return _source(root)


def _source(node: dict[str, dict]) -> str:  # type: ignore[type-arg]
    optional = "" in node
    branches = [re.escape(letter) + _source(child) for letter, child in sorted(node.items()) if letter]
    if not branches:
        return ""
    source = branches[0] if len(branches) == 1 else "(?:" + "|".join(branches) + ")"
    if not optional:
        return source
    return f"(?:{source})?" if len(branches) == 1 else source + "?"
