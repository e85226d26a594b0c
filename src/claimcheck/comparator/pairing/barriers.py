"""What forbids a comparison although the words are alike, each with the words that the verdict prints."""

from collections.abc import Callable
from datetime import timedelta

from claimcheck.model import DATE_LIKE, Claim
from claimcheck.reference import as_of_writing

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
        "cumulative",
        "minimum, maximum, average, median",
        "from",
        "deaths, injured, missing",
        "men, women, children",
        "nominal, real, net, gross, adjusted",
        "part, other",
        "forecast, target",
    )
)
#: Which way something changed: not always told beside the change.
CHANGES, MOVES = EXCLUSIVE[0], frozenset({"rise", "fall"})
#: These make a comparison less likely; linking is not sure enough of them to forbid it.
TELLING: tuple[frozenset[str], ...] = (
    frozenset({"share", "ratio", "rate"}),
    frozenset({"plan"}),
    frozenset({"conditional"}),
    frozenset({"total"}),
    frozenset({"previous"}),
    frozenset({"record"}),
    frozenset({"negated"}),
    frozenset({"half-year", "quarter", "month"}),
)
#: Lengths and areas do not change from story to story; yards are gained anew in each match.
LASTING = frozenset({
    "metre", "kilometre", "foot", "mile", "square_metre", "square_kilometre", "square_foot", "square_mile",
    "hectare", "acre",
})  # fmt: skip
#: Roles of what is added up or a piece of something.
SEVERAL = frozenset({"total", "cumulative", "part", "share", "average"})
#: Stems of the words that tell a part of a match from the match.
PHASES = frozenset({
    "half", "half-t", "halfti", "break", "interv", "quarte", "period", "set", "leg", "first", "second", "lead", "led",
    "ahead", "inning", "minut", "aggreg", "extra", "penalt", "shooto",
})  # fmt: skip
_EXCLUDING = frozenset().union(*EXCLUSIVE)
#: Figures of stories further apart than this are of another moment, unless both name the same period.
MOMENT = timedelta(days=3)
#: A day told of again later is no more than this part of the time between the stories off.
PART = 3


def barrier(a: Claim, b: Claim, copies: bool = False) -> str | None:
    """Why the two must not be compared, None where nothing stands between them.

    copies: the sentences are copies of each other; then another unit, entity or role is part of the slip.
    """
    if copies and not moments_apart(a, b):
        return None
    for test in _TESTS:
        if reason := test(a, b):
            return reason
    return None


def unlike_roles(a: Claim, b: Claim) -> int:
    """How many groups of telling roles differ."""
    if a.role == b.role:
        return 0
    return sum(group.intersection(a.role) != group.intersection(b.role) for group in TELLING)


def _roles(a: Claim, b: Claim) -> str | None:
    first, second = _standing(a), _standing(b)
    if CHANGES & first and CHANGES & second and len(MOVES & (first | second)) == 1:
        first, second = first - MOVES, second - MOVES
    if _EXCLUDING.isdisjoint(first ^ second):
        return None
    for group in EXCLUSIVE:
        mine, other = group & first, group & second
        if mine != other:
            return f"{_named(mine)} v. {_named(other)}"
    return None


def _standing(claim: Claim) -> set[str]:
    """Its roles; a figure that something rose or fell to is the level since then."""
    roles = set(claim.role)
    return roles - MOVES if "to" in roles and "change" not in roles else roles


def _named(roles: frozenset[str]) -> str:
    return " and ".join(sorted(roles)) or "level"


def _units(a: Claim, b: Claim) -> str | None:
    if a.kind in ("count", "ordinal") and a.unit and b.unit and a.unit != b.unit:
        return f"{a.unit} v. {b.unit}"
    return None


def _entities(a: Claim, b: Claim) -> str | None:
    """Across documents another entity is another thing; within one the same thing has several names."""
    if a.kind == b.kind == "age" and not set(a.entities) & set(b.entities):
        return "another person"
    if a.document != b.document and unlike_entities(a, b):
        return f"{', '.join(a.entities)} v. {', '.join(b.entities)}"
    return None


def unlike_entities(a: Claim, b: Claim) -> bool:
    """Whether both name whom they are about, and no word of the names is the same ("United States Air Force" is of the
    United States); a name carried over from another sentence is none that the figure's own words bear out."""
    mine, other = ({word for name in c.entities for word in name.split() if word[:1].isupper()} for c in (a, b))
    return bool(mine and other) and not mine & other and names_its_entity(a) and names_its_entity(b)


def names_its_entity(claim: Claim) -> bool:
    """The words around a figure are stems, so "China" is borne out by "chines"."""
    starts = {word[:4].casefold() for name in claim.entities for word in name.split()}
    return any(word.startswith(start) for word in claim.context for start in starts)


def one_match(a: Claim, b: Claim) -> bool:
    """Whether two results name the same two sides."""
    sides = {name for name in {*a.entities, *b.entities} if _names(a, name) and _names(b, name)}
    return len(sides) > 1


def line_between(a: Claim, b: Claim) -> frozenset[str]:
    """The places by which both name the one line whose length they give, two at least; none where a length is that of
    a part or of several things together, like that of a line's tunnels."""
    lengths = a.unit in LASTING and all(
        "length" in (claim.measure or "").split() and SEVERAL.isdisjoint(claim.role) for claim in (a, b)
    )
    joined = frozenset(a.entities).intersection(b.entities) if lengths else frozenset[str]()
    return joined if len(joined) > 1 else frozenset()


def _names(claim: Claim, name: str) -> bool:
    starts = [word[:4].casefold() for word in name.split()]
    return name in claim.entities or any(word.startswith(start) for word in claim.context for start in starts)


def phases_apart(a: Claim, b: Claim) -> bool:
    """Whether one result is that of a half, set or leg and the other is not."""
    return a.kind == b.kind == "score" and PHASES.isdisjoint(a.context) != PHASES.isdisjoint(b.context)


def _phases(a: Claim, b: Claim) -> str | None:
    return "a part of the match v. the match" if phases_apart(a, b) else None


def _relative(a: Claim, b: Claim) -> str | None:
    """ "today" in two stories is two days."""
    relative = a.kind == b.kind == "relative_time" and a.document != b.document
    return f"{a.text} of {a.published} v. {b.published}" if relative and a.published != b.published else None


def _periods(a: Claim, b: Claim) -> str | None:
    if a.kind in DATE_LIKE or a.unit in LASTING or None in (a.since, a.until, b.since, b.until):
        return None
    if (a.since, a.until) == (b.since, b.until) or as_of_writing(a) or as_of_writing(b):
        return None
    return f"{a.since} to {a.until} v. {b.since} to {b.until}"


def moments_apart(a: Claim, b: Claim) -> bool:
    """Whether two stories were written at so different a time that figures may have changed in between."""
    if a.document == b.document or a.published is None or b.published is None:
        return False
    lasting = a.unit in LASTING or (a.kind in DATE_LIKE and not _moves_along(a, b))
    same_period = a.since is not None and (a.since, a.until) == (b.since, b.until)
    return not lasting and not same_period and abs(a.published - b.published) > MOMENT


def _moves_along(a: Claim, b: Claim) -> bool:
    """Whether one date is as much later than the other as its story: that of another month's release."""
    if "relative_time" in (a.kind, b.kind) or not (a.since and b.since and a.published and b.published):
        return True
    stories, dates = a.published - b.published, a.since - b.since
    return abs(stories - dates) * PART <= abs(stories)


_TESTS: tuple[Callable[[Claim, Claim], str | None], ...] = (_roles, _units, _entities, _phases, _relative, _periods)
