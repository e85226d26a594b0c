"""One difference between two versions, and how it is said."""

import hashlib
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from claimcheck.diff.lines import UNREAD
from claimcheck.model import DATE_LIKE, Claim

What = Literal["changed", "added", "dropped", "words", "row", "beside", "rounded", "moved"]

#: What makes `claimcheck diff` exit with 1. Other words beside it, another place or a
#: rougher printing that is still true leave a figure what it was.
COUNTED: frozenset[What] = frozenset({"changed", "added", "dropped", "words", "row"})

_HEDGES = {
    "exact": "",
    "approx": "about ",
    "at_least": "at least ",
    "at_most": "at most ",
    "just_under": "nearly ",
    "just_over": "just over ",
}


@dataclass(frozen=True, slots=True)
class Change:
    """A figure, the words beside one, or a row of a reference table, that differs between two versions.

    Attributes:
        what: changed, added, dropped; words: the figure stands, words beside it turned round; row: of a plain table;
            beside: other words right beside the same figure; rounded: the same value printed more roughly, with a
            hedge; moved: the same figure elsewhere.
        document: name in the new version, in the old one where it was dropped.
        old, new: the figure in either version; None where it is not there, and for rows.
        before, after: what is printed in the old and the new version, with the hedge where the hedge changed.
        place: where to look, in words ("paragraph 4", "row 12, column value"), in the new version where there is one.
        start: where it stands, an offset in the new version, in the old one where it was dropped; the row's number.
        note: what the difference amounts to ("x1000", "digits swapped", "+1 year"), "" where nothing fits.
    """

    what: What
    document: str
    old: Claim | None
    new: Claim | None
    before: str
    after: str
    place: str
    start: int = 0
    note: str = ""

    @property
    def counts(self) -> bool:
        """Whether a reader of the new version is told something else than a reader of the old one."""
        return self.what in COUNTED

    @property
    def figure(self) -> str:
        """How a decision names it: "5 -> 7", "none -> 7" for a figure added."""
        return " ".join(f"{self.before or 'none'} -> {self.after or 'none'}".split())

    @property
    def id(self) -> str:
        """12 hex digits that stay the same while the text around the figure moves."""
        claim = self.new or self.old
        measure = claim.measure if claim else self.place
        words = (self.what, self.document, self.before, self.after, str(measure))
        return hashlib.sha256("\x1f".join(words).encode("utf-8", "backslashreplace")).hexdigest()[:12]


def place(claim: Claim, text: str | None = None) -> str:
    """ "paragraph 4", counted from 1 as people count; "headline"; the line of a number that is no claim."""
    if claim.measure == UNREAD and text is not None:
        return f"line {text.count(chr(10), 0, claim.start) + 1}, {UNREAD}"
    return claim.place if claim.place in ("headline", "caption") else f"paragraph {claim.paragraph + 1}"


def said(old: Claim, new: Claim) -> tuple[str, str]:
    """Both printings; with their hedges, in one word for all of a sort, where these differ."""
    if old.bound == new.bound:
        return old.text, new.text
    return _HEDGES[old.bound] + old.text, _HEDGES[new.bound] + new.text


def amounts_to(old: Claim, new: Claim) -> str:
    """What the difference between two printings of one figure amounts to, "" where there is nothing to add."""
    if old.kind in DATE_LIKE and new.kind in DATE_LIKE:
        return _days(old, new)
    if old.unit != new.unit and old.low == new.low:
        return f"{old.unit or old.kind} -> {new.unit or new.kind}".replace("_", " ")
    if old.low is None or new.low is None or (old.low, old.high) == (new.low, new.high):
        return ""
    return _ratio(old, new)


def _days(old: Claim, new: Claim) -> str:
    if old.since is None or new.since is None or old.since == new.since:
        return ""
    years = new.since.year - old.since.year
    if years and (old.since.month, old.since.day) == (new.since.month, new.since.day):
        return f"{years:+d} {'year' if abs(years) == 1 else 'years'}"
    days = (new.since - old.since).days
    return f"{days:+d} {'day' if abs(days) == 1 else 'days'}"


def _ratio(old: Claim, new: Claim) -> str:
    before, after = (new.low, new.high) if old.low is None else (old.low, new.low)
    if old.low == new.low:
        before, after = old.high, new.high
    assert before is not None and after is not None
    if not before or not after:
        return ""
    ratio = after / before
    power = ratio.adjusted()
    if ratio == Decimal(1).scaleb(power):
        return f"x{Decimal(1).scaleb(power):f}"
    digits = sorted(_digits(before)), sorted(_digits(after))
    if before * after < 0:
        return "sign"
    if digits[0] == digits[1]:
        return "digits swapped"
    return f"x{ratio:.3g}" if ratio >= 2 or ratio <= Decimal("0.5") else f"{float(ratio - 1) * 100:+.2g} %"


def _digits(value: Decimal) -> str:
    return "".join(map(str, value.normalize().as_tuple().digits))
