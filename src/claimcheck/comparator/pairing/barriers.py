"""What forbids a comparison although the words are alike, each with the words that the verdict prints."""

from collections.abc import Callable
from datetime import timedelta

from claimcheck.comparator.archive import family
from claimcheck.model import DATE_LIKE, Claim

#: Roles of one group exclude each other: a claim with one is not comparable with a claim that has another or none.
EXCLUSIVE: tuple[frozenset[str], ...] = tuple(
    frozenset(group.split(", "))
    for group in (
        "change, growth, gain, margin",
        "rise",
        "fall",
        "price",
        "per head, per unit, per hour, per day, per week, per month, per year",
        "exports, imports, surplus, deficit",
        "half-year, quarter, month, cumulative",
        "minimum, maximum, average, median, record",
        "from",
        "deaths, injured, missing",
        "men, women, children",
        "nominal, real, net, gross, adjusted",
        "part, other",
        "negated",
        "forecast, target",
    )
)
#: These make a comparison less likely; linking is not sure enough of them to forbid it.
TELLING: tuple[frozenset[str], ...] = (
    frozenset({"share", "ratio", "rate"}),
    frozenset({"plan"}),
    frozenset({"conditional"}),
    frozenset({"total"}),
    frozenset({"previous"}),
)
#: Figures of stories further apart than this are of another moment, unless both name the same period.
MOMENT = timedelta(days=7)


def barrier(a: Claim, b: Claim, copies: bool = False) -> str | None:
    """Why the two must not be compared, None where nothing stands between them.

    copies: the sentences are copies of each other; then another unit, entity or role is part of the slip.
    """
    if family(a) != family(b):
        return f"{a.kind} v. {b.kind}"
    if (a.document, a.sentence) == (b.document, b.sentence):
        return "one sentence"
    if copies and a.document == b.document:
        return None
    for test in _TESTS:
        if reason := test(a, b):
            return reason
    return None


def unlike_roles(a: Claim, b: Claim) -> int:
    """How many groups of telling roles differ."""
    return sum(group.intersection(a.role) != group.intersection(b.role) for group in TELLING)


def _roles(a: Claim, b: Claim) -> str | None:
    for group in EXCLUSIVE:
        mine, other = group.intersection(a.role), group.intersection(b.role)
        if mine != other:
            return f"{_named(mine)} v. {_named(other)}"
    return None


def _named(roles: frozenset[str]) -> str:
    return " and ".join(sorted(roles)) or "level"


def _units(a: Claim, b: Claim) -> str | None:
    if a.kind in ("count", "ordinal") and a.unit and b.unit and a.unit != b.unit:
        return f"{a.unit} v. {b.unit}"
    return None


def _entities(a: Claim, b: Claim) -> str | None:
    """Across documents another entity is another thing; within one the same thing has several names."""
    mine, other = set(a.entities), set(b.entities)
    if a.document != b.document and mine and other and not mine & other:
        return f"{', '.join(a.entities)} v. {', '.join(b.entities)}"
    return None


def _periods(a: Claim, b: Claim) -> str | None:
    if a.kind in DATE_LIKE or None in (a.since, a.until, b.since, b.until):
        return None
    if (a.since, a.until) != (b.since, b.until):
        return f"{a.since} to {a.until} v. {b.since} to {b.until}"
    return None


def _moments(a: Claim, b: Claim) -> str | None:
    """What two stories say of the day that each was written on."""
    if a.document == b.document or a.published is None or b.published is None:
        return None
    lasting = a.kind == "quantity" or (a.kind in DATE_LIKE and "relative_time" not in (a.kind, b.kind))
    if lasting or abs(a.published - b.published) <= MOMENT:
        return None
    if a.since is not None and (a.since, a.until) == (b.since, b.until):
        return None
    return f"stories of {a.published} and {b.published}"


_TESTS: tuple[Callable[[Claim, Claim], str | None], ...] = (_roles, _units, _entities, _periods, _moments)
