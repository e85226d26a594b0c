"""How figures are written in verdicts, so that an editor can redo them by hand."""

from datetime import date
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

from claimcheck.interval import Interval, Printed, meant
from claimcheck.model import Claim

SCALES = ((Decimal(10) ** 12, "trillion"), (Decimal(10) ** 9, "billion"), (Decimal(10) ** 6, "million"))
HEDGES = {
    "exact": "", "approx": "about ", "at_least": "at least ", "at_most": "at most ", "just_under": "just under ",
    "just_over": "just over ",
}  # fmt: skip
MARKS = {"percent": " %", "percentage_point": " points", "basis_point": " basis points"}
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
EXACT_KINDS = frozenset({"ordinal", "score", "time"})


def printed(claim: Claim) -> Printed:
    """The claim's value as interval.py takes it."""
    return Printed(claim.low, claim.high, claim.step, claim.bound, claim.kind in EXACT_KINDS)


def number(value: Decimal, digits: int | None = None) -> str:
    """A value in plain digits: 4.382E+10 -> "43.82 billion", 1200 -> "1,200"; `digits` decimals where given.

    >>> number(Decimal("4.382E+10")), number(Decimal(1200)), number(Decimal("46.2144"), 1)
    ('43.82 billion', '1,200', '46.2')
    """
    if digits is not None:
        value = to_step(value, Decimal(1).scaleb(-digits))
    for size, word in SCALES:
        if abs(value) >= size:
            return f"{_plain(to_step(value / size, Decimal('0.00001')))} {word}"
    return _plain(value)


def to_step(value: Decimal, step: Decimal) -> Decimal:
    """The value in whole steps, a half rounded up; unchanged where it has more digits than decimals carry."""
    try:
        return value.quantize(step, ROUND_HALF_UP)
    except InvalidOperation:
        return value


def _plain(value: Decimal) -> str:
    text = f"{value:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def digits(value: Decimal) -> str:
    """The significant digits: 43.80 -> "438", 1200 -> "12"."""
    return "".join(map(str, value.as_tuple().digits)).strip("0")


def amount(value: Decimal, unit: str | None, digits: int | None = None) -> str:
    """A value with its unit, in the fewest words: "43.82 billion USD", "46.2 %", "3 kilometre"."""
    if unit is None:
        return number(value, digits)
    return number(value, digits) + MARKS.get(unit, f" {unit.replace('_', ' ')}")


def span(interval: Interval) -> str:
    """An interval: "40.5 billion to 41.5 billion", "at least 20"."""
    if interval.low is not None and interval.high is not None:
        if interval.low == interval.high:
            return number(interval.low)
        return f"{number(interval.low)} to {number(interval.high)}"
    if interval.low is not None:
        return f"at least {number(interval.low)}"
    return "anything" if interval.high is None else f"at most {number(interval.high)}"


def meaning(claim: Claim) -> str:
    """What rounding and hedge allow: "40.5 billion to 41.5 billion"."""
    return span(meant(printed(claim)))


def quoted(claim: Claim) -> str:
    """The figure as printed with its hedge and what it counts: 'at least "1,200" (file)'."""
    noun = claim.unit if claim.kind in ("count", "ordinal") else None
    return f'{HEDGES[claim.bound]}"{claim.text}"' + (f" ({noun})" if noun else "")


def about(claim: Claim) -> str:
    """What the figure is said to measure, of whom: "trade; China, Kazakhstan"."""
    return "; ".join(filter(None, (claim.measure, ", ".join(claim.entities))))


def where(claim: Claim, other: Claim | None = None) -> str:
    """Where it stands; with the document's name when the other claim stands in another one."""
    place = f"paragraph {claim.paragraph + 1}" if claim.place in ("body", "quote") else claim.place
    return place if other is None or other.document == claim.document else f"{claim.document}, {place}"


def day(value: date) -> str:
    """ "28 June 2025"; no locale, no padding."""
    return f"{value.day} {value:%B} {value.year}"
