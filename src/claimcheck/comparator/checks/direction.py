"""A rise leads up and a fall leads down; a profit is no loss.

Why: "fell from 4 to 5" turns the story round, and no figure in it is wrong by itself.

Example: "unemployment fell from 4.1 percent to 4.4 percent" is a conflict.

Cannot see: a direction without two levels; irony.
"""

from collections.abc import Iterator

from claimcheck.comparator.arithmetic import Change, changes, means
from claimcheck.comparator.docket import Docket
from claimcheck.comparator.wording import quoted
from claimcheck.model import Claim, Finding

CHECK = "direction"
#: Roles of which a thing can have only one.
OPPOSITES = (("rise", "fall"), ("profit", "loss"), ("surplus", "deficit"), ("exports", "imports"))


def compare(docket: Docket) -> Iterator[Finding]:
    for change in changes(docket):
        if change.direction:
            yield _finding(change)


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
