"""A range must run forward, and so must the two ends of a life or an office.

Why: "2009 to 2007" is a slip of the keyboard that no spelling checker sees.

Example: "from 2009 to 2007" is a conflict; "16-18 June" holds, and so does "founded in 1906 and closed in 1945".

Cannot see: a range whose ends are in order but wrong; a range printed backwards on purpose (a countdown).
"""

from collections.abc import Iterator
from itertools import pairwise

from claimcheck.comparator.arithmetic import HUNDRED
from claimcheck.comparator.docket import Docket
from claimcheck.comparator.wording import day, number
from claimcheck.language.pattern import lazy
from claimcheck.model import DATE_LIKE, Claim, Finding

CHECK = "range_order"
BEGINNINGS = frozenset({"founding", "birth", "start", "opening"})
#: "2009 to 2007", "June 18-16" and "18-16 June".
DASH = r"\s*+(?:-|–|—|to|until|through|and)\s*+"
YEARS = lazy(rf"(?>from |between |)(\d{{4}}){DASH}(\d{{4}})")
DAYS = lazy(rf"(?>[A-Za-z.]++ |)(\d{{1,2}}){DASH}(\d{{1,2}})(?> [A-Za-z.]++|)(?>,? \d{{4}}|)")
FALLING = frozenset({"from", "previous", "change", "fall"})
#: "52% to 41%": what is divided among two, as in "by 52% to 41%".
EACH_ITS_SIGN = lazy(r"(?:%|per ?cent|pct\.?+) to ")
#: Characters between two years joined by a dash or " to ".
TO = frozenset({1, 3, 4})
#: Percent of those asked who have an opinion.
DIVIDED = 80
ENDINGS = frozenset({"end", "death", "closing"})


def compare(docket: Docket) -> Iterator[Finding]:
    for claim in docket.claims:
        if claim.kind not in DATE_LIKE and not YEARS.fullmatch(claim.text):
            if _is_range(claim):
                yield _values(claim)
        elif claim.kind in ("period", "date", "count"):
            yield from _days(claim)
    for claims in docket.sentences.values():
        yield from _lives(claims)
        for first, second in pairwise(claims):
            if first.kind == second.kind == "year" and second.start - first.end in TO:
                yield from _years(first, second)


def _is_range(claim: Claim) -> bool:
    """Whether two numbers are the ends of a range: "787-8" is a model, "52-35", "52-35%" and "52% to 41%" are votes,
    "42 to 38" may be a fall."""
    if claim.low is None or claim.high is None or claim.low == claim.high:
        return False
    whole = claim.kind == "percent" and DIVIDED <= claim.low + claim.high <= HUNDRED
    paired = whole or claim.kind in ("score", "count") or EACH_ITS_SIGN.search(claim.text)
    return claim.low < claim.high or not (paired or FALLING.intersection(claim.role))


def _values(claim: Claim) -> Finding:
    low, high = claim.low, claim.high
    assert low is not None and high is not None

    if low < high:
        return Finding(CHECK, "consistent", None, (claim,), f"{number(low)} is less than {number(high)}.")
    message = f'"{claim.text}" runs backwards: {number(low)} is more than {number(high)}.'
    return Finding(CHECK, "conflict", "error", (claim,), message, "ends swapped", f"{number(high)} to {number(low)}")


def _days(claim: Claim) -> Iterator[Finding]:
    """Days in the wrong order name no period, so the order is that of the numbers as printed."""
    if claim.kind in DATE_LIKE and claim.since is not None and claim.until is not None and claim.since < claim.until:
        if claim.kind == "period":
            yield Finding(CHECK, "consistent", None, (claim,), f"{day(claim.since)} comes before {day(claim.until)}.")
        return
    ends = YEARS.fullmatch(claim.text) or DAYS.fullmatch(claim.text)
    if ends and int(ends[1]) > int(ends[2]):
        text = f'"{claim.text}" runs backwards: {ends[1]} comes after {ends[2]}.'
        yield Finding(CHECK, "conflict", "error", (claim,), text, "ends swapped", f"{ends[2]} to {ends[1]}")


def _years(first: Claim, second: Claim) -> Iterator[Finding]:
    """ "2050 to 2000", which names no period, as two years side by side."""
    if first.since and second.since and first.since > second.since:
        text = f'"{first.text}" to "{second.text}" runs backwards.'
        suggestion = f"{second.text} to {first.text}"
        yield Finding(CHECK, "conflict", "error", (first, second), text, "ends swapped", suggestion)


def _lives(claims: list[Claim]) -> Iterator[Finding]:
    """A founding and a closing of the same thing in one sentence."""
    dated = [c for c in claims if c.kind in DATE_LIKE and c.since is not None and c.until is not None]
    for first in dated:
        for last in dated:
            if first.measure in BEGINNINGS and last.measure in ENDINGS and first.entities == last.entities:
                yield _life(first, last)


def _life(first: Claim, last: Claim) -> Finding:
    assert first.since is not None and last.until is not None
    both = tuple(sorted((first, last), key=lambda c: c.start))
    text = f'{first.measure} "{first.text}" and {last.measure} "{last.text}"'
    if first.since <= last.until:
        return Finding(CHECK, "consistent", None, both, f"{text} are in order.")
    return Finding(
        CHECK, "conflict", "error", both, f"{text} are in the wrong order.", "years swapped or a digit changed"
    )
