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
    **dict.fromkeys(("length", "distance", "height", "width", "depth", "altitude"), "[length]"),
    "area": "[length] ** 2",
    **dict.fromkeys(("weight", "mass"), "[mass]"),
    "temperature": "[temperature]",
    "speed": "[length] / [time]",
}
#: "A temperature of 29 degrees": as usual as the scale is left out.
BARE_DEGREES = ("degree", "[temperature]")


def compare(docket: Docket) -> Iterator[Finding]:
    for claim in docket.claims:
        wanted = MEASURED_IN.get((claim.measure or "").rpartition(" ")[2])
        if claim.kind == "quantity" and claim.unit and wanted and (claim.unit, wanted) != BARE_DEGREES:
            yield _finding(claim, wanted, dimension(claim.unit))


def _finding(claim: Claim, wanted: str, found: str) -> Finding:
    text = f"{quoted(claim)}: {claim.measure} is measured in {_named(wanted)}, printed is one of {_named(found)}."
    if not found:
        return Finding(CHECK, "cannot_tell", None, (claim,), f"{quoted(claim)}: {claim.unit} is of no known dimension.")
    if found == wanted:
        return Finding(CHECK, "consistent", None, (claim,), text)
    return Finding(CHECK, "conflict", "note", (claim,), text, f"unit: {_named(found)} for {_named(wanted)}")


def _named(dimension_: str) -> str:
    """ "[length] ** 2" -> "length squared"."""
    plain = dimension_.replace("[", "").replace("]", "")
    return plain.replace(" ** 2", " squared").replace(" ** 3", " cubed").replace(" / ", " per ")
