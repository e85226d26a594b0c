"""Physical quantities: "3,128 km", "1050 km/day", "1.9 million TEUs", "6 feet 2 inches", "magnitude 6.5", "-5 °C"."""

import re
from decimal import Decimal

from claimcheck.extractors.figure import Figure
from claimcheck.extractors.mention import Amount, Mention
from claimcheck.extractors.term import read_term
from claimcheck.language.pattern import lazy
from claimcheck.language.unit_words import per_after, unit_after

MAGNITUDE = lazy(r"(?:magnitude|Magnitude)[ -](?:of[ ])?\Z")
#: The last three characters of these.
MAGNITUDE_ENDS = frozenset(("de ", "de-", "of "))
MAGNITUDE_AFTER = lazy(r"[ -]magnitude(?![a-z])", re.IGNORECASE)
INCHES = lazy(
    r"(?:,?[ ](?:and[ ])?)?([0-9]{1,2}(?:\.[0-9])?)(?:[ -]?(?:inches|inch|in|″|\")(?![A-Za-z]))"
    r"|(?<=-foot)-(?P<joined>[0-9]|1[01])(?![0-9.,/])"
)
FEET_INCHES = lazy(r"([3-9])['′’]([0-9]|1[01])(?:[\"″”]|'')")
HALF = lazy(r"[Hh]alf(?:[ -]an?)?[ -]")
#: A unit, the smaller one printed behind it, how many of those make one of it.
PARTS = {"pound": ("ounce", 16), "stone": ("pound", 14)}
JOINT = lazy(r",?[ ](?:and[ ])?(?=[0-9a-z])")
COLD = lazy(r"[ ]below[ ](?:zero|freezing)(?![a-z])")


def read(mention: Mention) -> list[Figure]:
    """The quantities that begin here."""
    text = mention.text
    first = text[mention.at]
    if first in "hH" and (match := HALF.match(text, mention.at)):
        unit = unit_after(text, match.end() - 1)
        if unit and unit.kind == "quantity":
            figure = Figure(mention.at, unit.end, "quantity", Decimal("0.5"), Decimal("0.5"), Decimal("0.1"), unit.unit)
            mention.hedge(figure)
            return [figure]
        return []
    if first in "3456789" and (height := FEET_INCHES.match(text, mention.at)):
        value = (Decimal(height[1]) + Decimal(height[2]) / 12).quantize(Decimal("1E-6"))
        figure = Figure(mention.at, height.end(), "quantity", value, value, Decimal("0.01"), "foot")
        figure.before, figure.after = figure.start, figure.end
        return [figure]
    found: list[Figure] = []
    for amount in mention.amounts:
        unit = amount.last.unit
        if unit is None:
            if _is_magnitude(text, amount):
                found.append(mention.figure(amount, "quantity", "magnitude"))
        elif unit.kind == "quantity":
            name, end = unit.unit, amount.last.end
            if "/" not in name and (rate := per_after(text, end)) and name != rate[1]:
                name, end = f"{name}/{rate[1]}", rate[0]
            figure = mention.figure(amount, "quantity", name, end=end)
            if name.startswith("degree") and (cold := COLD.match(text, end)) and figure.low and figure.low > 0:
                figure.low, figure.high, figure.end = -figure.low, -(figure.high or figure.low), cold.end()
                figure.after = max(figure.after, figure.end)
            if name == "foot" and not amount.is_range:
                _add_inches(text, figure)
            elif name in PARTS and not amount.is_range:
                _add_part(text, figure, *PARTS[name])
            found.append(figure)
    return found


def _is_magnitude(text: str, amount: Amount) -> bool:
    start = amount.first.start
    before = text[start - 3 : start] in MAGNITUDE_ENDS and MAGNITUDE.search(text, max(0, start - 14), start)
    return bool(before or MAGNITUDE_AFTER.match(text, amount.last.end))


def _add_part(text: str, figure: Figure, smaller: str, parts: int) -> None:
    """Take "three ounces" into the "14 pounds" before it."""
    joint = JOINT.match(text, figure.end)
    part = read_term(text, joint.end(), joint.end()) if joint else None
    if part and part.unit and part.unit.unit == smaller and figure.low is not None and part.number.low < parts:
        figure.low = figure.high = figure.low + (part.number.low / parts).quantize(Decimal("1E-6"))
        figure.step, figure.end = Decimal("0.01"), part.end
        figure.after = max(figure.after, figure.end)


def _add_inches(text: str, figure: Figure) -> None:
    match = INCHES.match(text, figure.end)
    if match and figure.low is not None:
        feet = Decimal(match["joined"] or match[1]) / 12
        figure.low = figure.high = figure.low + feet.quantize(Decimal("1E-6"))
        figure.step, figure.end = Decimal("0.01"), match.end()
        figure.after = max(figure.after, figure.end)
