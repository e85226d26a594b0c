"""What forbids a comparison although the words are alike, each with the words that the verdict prints."""

from collections.abc import Callable

from claimcheck.comparator.archive import family
from claimcheck.model import DATE_LIKE, Claim

#: Roles of one group exclude each other: a claim with one is not comparable with a claim that has another or none.
EXCLUSIVE: tuple[frozenset[str], ...] = tuple(
    frozenset(group.split(", "))
    for group in (
        "change, growth, rise, fall, gain, margin",
        "share, ratio, rate",
        "price",
        "per head, per unit, per hour, per day, per week, per month, per year",
        "exports, imports, surplus, deficit",
        "plan, forecast, target",
        "half-year, quarter, month, cumulative",
        "minimum, maximum, average, median, record",
        "from, previous",
        "deaths, injured, missing",
        "men, women, children",
        "nominal, real, net, gross, adjusted",
        "part, other",
        "negated, conditional",
    )
)


def barrier(a: Claim, b: Claim, copies: bool = False) -> str | None:
    """Why the two must not be compared, None where nothing stands between them.

    copies: the sentences are copies of each other; then another unit, entity or measure is part of the slip.
    """
    if family(a) != family(b):
        return f"{a.kind} v. {b.kind}"
    if (a.document, a.sentence) == (b.document, b.sentence):
        return "one sentence"
    if copies:
        return None
    for test in _TESTS:
        if reason := test(a, b):
            return reason
    return None


def _kinds(a: Claim, b: Claim) -> str | None:
    return None if a.kind == b.kind or a.kind in DATE_LIKE else f"{a.kind} v. {b.kind}"


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
    if a.kind == "money" and a.unit != b.unit:
        return f"{a.unit} v. {b.unit}"
    return None


def _entities(a: Claim, b: Claim) -> str | None:
    mine, other = set(a.entities), set(b.entities)
    if mine and other and not (mine <= other or other <= mine):
        return f"{', '.join(a.entities)} v. {', '.join(b.entities)}"
    return None


def _measures(a: Claim, b: Claim) -> str | None:
    if a.measure and b.measure and a.measure != b.measure:
        mine, other = set(a.measure.split()), set(b.measure.split())
        if not (mine <= other or other <= mine):
            return f"{a.measure} v. {b.measure}"
    return None


def _periods(a: Claim, b: Claim) -> str | None:
    if a.kind in DATE_LIKE or None in (a.since, a.until, b.since, b.until):
        return None
    if (a.since, a.until) != (b.since, b.until):
        return f"{a.since} to {a.until} v. {b.since} to {b.until}"
    return None


_TESTS: tuple[Callable[[Claim, Claim], str | None], ...] = (_kinds, _roles, _units, _entities, _measures, _periods)
