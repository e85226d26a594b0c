"""The checks, in the order in which reports list them. A check is a module; see comparator/docket.py."""

from types import ModuleType

CHECKS: tuple[ModuleType, ...] = ()
