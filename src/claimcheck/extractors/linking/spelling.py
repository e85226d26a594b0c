"""What words with capitals name, and how the name is spelt."""

import re
from collections.abc import Sequence
from functools import lru_cache

from claimcheck.extractors.linking.runs import SUFFIXES
from claimcheck.language.names import Name, Names

_DASH = re.compile(r" ?([-–]) ?")


@lru_cache(maxsize=1 << 13)
def spelt_name(run: tuple[str, ...], shapes: str, names: Names) -> tuple[int, Name, int]:
    """What words with capitals name: the name, how long it is, and behind how many of them reading goes on."""
    last = len(run)
    while last > 1 and run[last - 1].lower() in SUFFIXES:
        last -= 1
    dash = shapes.find("-", 1, last - 1)
    if dash > 0 and (pair := names.at(run, 0)) and _pair_ends(run, dash + 1, last, names):
        return *pair, dash + 1
    text = run[0] if last == 1 else _joined(run[:last])
    return len(run), names.get(text) or Name(text, "unknown"), len(run)


def _pair_ends(spelt: Sequence[str], i: int, last: int, names: Names) -> bool:
    """Whether "A-B" is two names side by side and not the beginning of a longer one ("China-Central Asia Summit")."""
    while i < last:
        known = names.at(spelt, i)
        if known is None:
            return False
        i = known[0]
        if i < last and spelt[i] in "-–":
            i += 1
    return True


def _joined(spelt: Sequence[str]) -> str:
    """The words as they are printed."""
    text = " ".join(spelt).replace(" 's", "'s").replace(" .", ".")
    return _DASH.sub(r"\1", text) if "-" in text or "–" in text else text
