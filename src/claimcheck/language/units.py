"""Our own units, and how one is converted into another. pint is loaded when a conversion is first asked for.

Units are names of vocabulary/units.txt ("kilometre", "TEU", "degree_celsius"), or two of them with a slash between
("kilometre/day"). Days and months are different dimensions: no number of days is exactly a month.
"""

from collections import Counter
from decimal import Decimal
from functools import cache
from typing import Any

from claimcheck.language.lexicon import VOCABULARY, lines
from claimcheck.language.pattern import lazy

NAME = lazy(r"[A-Za-z_]{1,40}(?:/[A-Za-z_]{1,40})?")
#: A factor of a definition: "* metre", "/ second ** 2", "[length]".
FACTOR = lazy(r"(?P<by>[*/]|^)[ ]*(?P<name>[A-Za-z_]+|\[[a-z_]+\])(?:[ ]\*\*[ ](?P<power>[0-9]))?|[0-9.e-]+")


@cache
def _registry() -> Any:
    import pint

    registry: Any = pint.UnitRegistry(str(VOCABULARY / "units.txt"), non_int_type=Decimal, on_redefinition="raise")
    return registry


@cache
def _definitions() -> dict[str, str]:
    """Unit -> what units.txt defines it by, without the zero of its scale."""
    parts = (line.partition(";")[0].split(" = ") for line in lines("units.txt"))
    return {name: definition.strip() for name, definition in parts}


@cache
def _powers(name: str) -> Counter[str] | None:
    """Base dimensions of a unit with their powers; None for what is no unit of ours, in the singular or the plural."""
    definition = _definitions().get(name) or _definitions().get(name.removesuffix("s"))
    return None if definition is None else _product(definition)


def _product(text: str) -> Counter[str] | None:
    powers = Counter[str]()
    for factor in FACTOR.finditer(text):
        name = factor["name"]
        if name is None:
            continue
        of_unit = Counter([name]) if name.startswith("[") else _powers(name)
        if of_unit is None:
            return None
        power = int(factor["power"] or 1) * (-1 if factor["by"] == "/" else 1)
        for dimension_, exponent in of_unit.items():
            powers[dimension_] += power * exponent
    return powers


def dimension(unit: str | None) -> str:
    """The dimension of one of our units, as a canonical string ("[length] / [time]"); "" for what is none."""
    powers = _product(unit) if unit and NAME.fullmatch(unit) else None
    if powers is None:
        return ""
    above = [_printed(name, power) for name, power in powers.items() if power > 0]
    below = [_printed(name, -power) for name, power in powers.items() if power < 0]
    return " / ".join([" * ".join(above) or ("1" if below else "dimensionless"), *below])


def _printed(name: str, power: int) -> str:
    return name if power == 1 else f"{name} ** {power}"


@cache
def _convertible(a: str, b: str) -> bool:
    return bool(dimension(a)) and dimension(a) == dimension(b)


def convert(value: Decimal, from_unit: str, to_unit: str) -> Decimal:
    """The value in another unit of the same dimension.

    Raises:
        ValueError: the units have no dimension in common.
    """
    if from_unit == to_unit:
        return value
    if not _convertible(from_unit, to_unit):
        raise ValueError(f"{from_unit} cannot be converted to {to_unit}")
    registry = _registry()
    converted: Decimal = registry.Quantity(value, registry.Unit(from_unit)).to(registry.Unit(to_unit)).magnitude
    return +converted
