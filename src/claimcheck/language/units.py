"""Our own units, and how one is converted into another. pint is loaded when a conversion is first asked for.

Units are names of vocabulary/units.txt ("kilometre", "TEU", "degree_celsius"), or two of them with a slash between
("kilometre/day"). Days and months are different dimensions: no number of days is exactly a month.
"""

import re
from decimal import Decimal
from functools import cache
from typing import Any

from claimcheck.language.lexicon import VOCABULARY

NAME = re.compile(r"[A-Za-z_]{1,40}(?:/[A-Za-z_]{1,40})?")


@cache
def _registry() -> Any:
    import pint

    registry: Any = pint.UnitRegistry(str(VOCABULARY / "units.txt"), non_int_type=Decimal, on_redefinition="raise")
    return registry


@cache
def _unit(name: str) -> Any:
    import pint

    if not NAME.fullmatch(name):
        return None
    try:
        return _registry().Unit(name)
    except (pint.UndefinedUnitError, pint.DefinitionSyntaxError, ValueError, TypeError, AttributeError):
        return None


def dimension(unit: str | None) -> str:
    """The dimension of one of our units, as a canonical string ("[length] / [time]"); "" for what is none."""
    found = _unit(unit) if unit else None
    return "" if found is None else str(found.dimensionality)


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
    converted: Decimal = _registry().Quantity(value, _unit(from_unit)).to(_unit(to_unit)).magnitude
    return +converted
