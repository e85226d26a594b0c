"""A rise leads up and a fall leads down; a profit is no loss.

Why: "fell from 4 to 5" turns the story round, and no figure in it is wrong by itself.

Example: "unemployment fell from 4.1 percent to 4.4 percent" is a conflict, and so is a headline "profit of $52
million" over a text with a loss of $52 million.

Cannot see: a direction without two levels; irony.
"""

from collections.abc import Iterator

from claimcheck.comparator.arithmetic import Change, changes, means
from claimcheck.comparator.docket import Docket
from claimcheck.comparator.pairing import likeness, own_figures
from claimcheck.comparator.pairing.barriers import moments_apart
from claimcheck.comparator.wording import digits, quoted, where
from claimcheck.language.currencies import currency_words
from claimcheck.model import Claim, Finding

CHECK = "direction"
#: Roles of which a figure can have only one.
OPPOSITES = (("rise", "fall"), ("profit", "loss"), ("surplus", "deficit"), ("exports", "imports"))
#: What a rise or a fall leads from or to is neither.
LEVELS = frozenset({"from", "to", "previous"})
#: A figure of so many digits in so like words is the same figure.
DIGITS, WORDS, SHARE = 2, 3, 0.5


def compare(docket: Docket) -> Iterator[Finding]:
    for change in changes(docket):
        if change.direction and not (_rate(change.before) or _rate(change.after)):
            yield _finding(change)
    for claim in docket.claims:
        yield from _turned(claim, docket)


def _rate(claim: Claim) -> bool:
    """Whether it is a rate of exchange as a bare number: a krona that falls costs more kronor per euro."""
    return claim.kind == "count" and bool(currency_words().intersection((claim.measure or "").split()))


def _turned(claim: Claim, docket: Docket) -> Iterator[Finding]:
    """The same figure in like words, a rise here and a fall there."""
    directed = any(set(pair) & set(claim.role) for pair in OPPOSITES)
    if not directed or claim.low is None or len(digits(claim.low)) < DIGITS:
        return
    for other in docket.witnesses(claim):
        same = (claim.kind, claim.unit, claim.low, claim.high) == (other.kind, other.unit, other.low, other.high)
        words = _opposed(claim, other)
        if not same or not words or _of_another(claim, other, docket):
            continue
        once = other.document not in docket.documents or (claim.document, claim.start) < (other.document, other.start)
        alike = likeness(claim, other, docket.index)
        if once and len(alike.shared) >= WORDS and alike.share >= SHARE:
            text = f"{quoted(claim)} is a {words[0]} in {where(claim, other)}, a {words[1]} in {where(other, claim)}."
            slip = "sign or direction"
            yield Finding(CHECK, "conflict", "warning", (claim, other), text, slip, "one of the two words")


def _of_another(claim: Claim, other: Claim, docket: Docket) -> bool:
    """Whether it is said of another thing: "one share is down 0.12 points and the other up 0.12 points"."""
    beside = (claim.document, claim.sentence) == (other.document, other.sentence)
    return beside or moments_apart(claim, other) or own_figures(claim, other, docket)


def _opposed(claim: Claim, other: Claim) -> tuple[str, str] | None:
    if LEVELS.intersection(claim.role + other.role):
        return None
    for pair in OPPOSITES:
        mine, theirs = set(pair) & set(claim.role), set(pair) & set(other.role)
        if len(mine) == len(theirs) == 1 and mine != theirs:
            return mine.pop(), theirs.pop()
    return None


def _finding(change: Change) -> Finding:
    word = "rise" if change.direction > 0 else "fall"
    text = f"a {word} from {quoted(change.before)} to {quoted(change.after)}"
    before, after = means(change.before), means(change.after)
    lower, higher = (before, after) if change.direction > 0 else (after, before)
    pair = _levels(change)
    if lower.low is not None and higher.high is not None and lower.low > higher.high:
        return Finding(
            CHECK, "conflict", "error", pair, f"{text}: the second figure is on the wrong side of the first.",
            "sign or direction", "turn the verb, or the two figures",
        )  # fmt: skip
    return Finding(CHECK, "consistent", None, pair, f"{text}: in order.")


def _levels(change: Change) -> tuple[Claim, ...]:
    return tuple(sorted((change.before, change.after), key=lambda claim: claim.start))
