"""The checks, in the order in which reports list them. A check is a module; see comparator/docket.py."""

from types import ModuleType

from claimcheck.comparator.checks import counting, range_order, repetition, weekday

CHECKS: tuple[ModuleType, ...] = (weekday, range_order, repetition, counting)
