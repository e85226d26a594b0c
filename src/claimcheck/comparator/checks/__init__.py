"""The checks, in the order in which reports list them. A check is a module; see comparator/docket.py."""

from types import ModuleType

from claimcheck.comparator.checks import (
    against_reference,
    conversions,
    counting,
    dateline,
    direction,
    elapsed,
    growth,
    impossible_date,
    ordinals,
    percent_points,
    plausibility,
    range_order,
    rates,
    repetition,
    scores,
    series,
    shares,
    sums,
    units,
    weekday,
)

CHECKS: tuple[ModuleType, ...] = (
    weekday,
    impossible_date,
    range_order,
    dateline,
    elapsed,
    ordinals,
    counting,
    sums,
    shares,
    growth,
    percent_points,
    direction,
    rates,
    conversions,
    units,
    plausibility,
    repetition,
    against_reference,
    scores,
    series,
)
