"""A unit must fit what is measured: no length in kilograms, no area in kilometres.

Why: "square" is dropped, or a weight is given in the unit of the figure before.

Example: "a forest with an area of 300 kilometres" is a conflict: an area is not a length.

Cannot see: a unit of the right sort but the wrong size (conversions and repetition look for that).
"""

from collections.abc import Iterator

from claimcheck.comparator.docket import Docket
from claimcheck.comparator.wording import quoted
from claimcheck.language.units import dimension
from claimcheck.model import Claim, Finding

CHECK = "units"
#: What the head noun of a measure is measured in, as dimensions of units.txt.
MEASURED_IN = {
    "length": "length", "distance": "length", "height": "length", "width": "length", "depth": "length",
    "area": "area", "weight": "mass", "mass": "mass", "temperature": "temperature", "speed": "speed",
    "duration": "time",
}  # fmt: skip


def compare(docket: Docket) -> Iterator[Finding]:
    for claim in docket.claims:
        wanted = MEASURED_IN.get((claim.measure or "").rpartition(" ")[2])
        if claim.kind == "quantity" and claim.unit and wanted:
            yield _finding(claim, wanted, dimension(claim.unit))


def _finding(claim: Claim, wanted: str, found: str | None) -> Finding:
    text = f"{quoted(claim)}: {claim.measure} is measured as {wanted}, the unit is one of {found or 'unknown sort'}."
    if found is None:
        return Finding(CHECK, "cannot_tell", None, (claim,), text)
    if found == wanted:
        return Finding(CHECK, "consistent", None, (claim,), text)
    return Finding(CHECK, "conflict", "note", (claim,), text, f"unit: {found} for {wanted}")
