"""One figure as an extractor finds it, before it is linked: offsets count in Reading.text."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from claimcheck.interval import Bound
from claimcheck.model import Kind


@dataclass(slots=True)
class Figure:
    """What is printed, where. `before` and `after` bound the whole expression: hedge words to the left, a count's
    printed head noun or a hedge such as "or more" to the right; linking looks for the measure outside them.

    Attributes:
        start, end: the bare figure, without hedge.
        noun: printed words of a count's head noun phrase, as printed ("historical files"), "" where there is none; a
            count that leaves its noun to the sentence before it ("and 400 in Spain") has a unit all the same.
    """

    start: int
    end: int
    kind: Kind
    low: Decimal | None = None
    high: Decimal | None = None
    step: Decimal | None = None
    unit: str | None = None
    bound: Bound = "exact"
    since: date | None = None
    until: date | None = None
    before: int = -1
    after: int = -1
    noun: str = ""
