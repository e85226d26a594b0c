"""Whether a row and a claim speak of the same thing: measure, entities, unit, period; what forbids it, in words."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Literal, NamedTuple

from claimcheck.language.units import convert
from claimcheck.model import Claim
from claimcheck.reference.measures import Phrase, attempted, stems, understand_phrase
from claimcheck.reference.row import Row, period

#: Roles that place a figure at the end of a change, so that it is a level again: "rose 5 percent to $3 bn".
LEVELS = frozenset({"level", "to", "from", "record", "total", "previous"})
RATIOS = {"percent": Decimal(1), "percentage_point": Decimal(1), "basis_point": Decimal("0.01")}
#: An ordinal is a place in a row, whether the event is past or planned.
PLACELESS = frozenset({"order", "growth", "change", "target"})
#: Kinds whose unit is a word that says what is measured.
NOUNS = frozenset({"count", "ordinal", "duration", "age", "quantity"})
PEOPLE = frozenset({"person"})
UNNAMED = "a unit that the table does not name"
DEVIATIONS = frozenset({"growth", "change"})
#: A claim without a period speaks of the time of its publication; events count as near within this many days.
NEAR = timedelta(days=45)
LENGTHS = frozenset({"kilometre", "metre", "mile"})
NOTHING = Phrase(frozenset(), frozenset())


class Match(NamedTuple):
    """A row of the claim's measure and entity.

    Attributes:
        sure: whether measure, entities and period agree without anything left over, so that a conflict is one.
        reasons: why the two are comparable; obstacles: why they are not. No obstacle: compare.
        current: False where the claim names no period and the row is not the latest one at its publication.
        value, step: the row's value in the claim's unit; converted: by a rate, so that it is near and not exact.
    """

    row: Row
    sure: bool
    reasons: tuple[str, ...] = ()
    obstacles: tuple[str, ...] = ()
    current: bool = True
    value: Decimal | None = None
    step: Decimal | None = None
    converted: bool = False


class Asked(NamedTuple):
    """A claim's measure as phrases are compared, the noun that it counts, the words of its entities' names."""

    measure: Phrase
    unit: frozenset[str]
    names: frozenset[str]
    counts: bool


def asked(claim: Claim) -> Asked:
    """The claim's measure without the names it contains, its aspects from measure and roles."""
    names = frozenset(word for name in claim.entities for word in stems(name))
    said = attempted(_narrowing(claim)) if claim.kind == "percent" else _narrowing(claim)
    phrase = understand_phrase(said, claim.role)
    noun = understand_phrase((claim.unit or "") if claim.kind in NOUNS else "")
    aspects = phrase.aspects | (noun.aspects if claim.kind == "count" else frozenset())
    return Asked(Phrase(phrase.core, _aspects(aspects, claim)), noun.core, names, claim.kind in ("count", "ordinal"))


def _narrowing(claim: Claim) -> str:
    """The measure up to the noun that is counted: what stands behind it is said of it and narrows nothing."""
    words = (claim.measure or "").split()
    heads = set(stems(claim.unit or "")) if claim.kind in NOUNS and claim.kind != "ordinal" else set()
    last = max((at for at, word in enumerate(words) if heads & set(stems(word))), default=None)
    return " ".join(words if last is None else words[: last + 1])


def _aspects(aspects: frozenset[str], claim: Claim) -> frozenset[str]:
    if claim.kind == "ordinal":
        return aspects - PLACELESS
    if LEVELS & set(claim.role) and claim.kind not in ("percent", "percentage_points"):
        aspects -= DEVIATIONS
    return _deviation(aspects, claim.kind in ("percent", "percentage_points", "multiple"))


def _deviation(aspects: frozenset[str], relative: bool) -> frozenset[str]:
    """Growth is a change in percent, a change is one in units."""
    if not aspects & DEVIATIONS:
        return aspects
    return (aspects - DEVIATIONS) | {"growth" if relative else "change"}


def row_phrase(measure: str, unit: str | None, kind: str) -> Phrase:
    """A row's measure; an ordinal's "number" and "order" say only that it is one."""
    core, aspects = understand_phrase(measure)
    if kind == "ordinal":
        aspects -= {"order"}
    return Phrase(core, _deviation(aspects, unit in RATIOS))


#: How surely a row measures what a claim does. "narrower": a counted noun with other words, which may narrow it, so
#: that rows can support the claim and not refute it.
Sameness = Literal["same", "narrower", "other"]


def same_measure(question: Asked, phrase: Phrase, noun: frozenset[str]) -> Sameness:
    """Whether the phrase names what the claim measures; noun: what the row counts."""
    if phrase.aspects != question.measure.aspects or phrase == NOTHING:
        return "other"
    needed, said = phrase.core - question.names, question.measure.core - question.names
    if not needed <= said | question.unit:
        return "other"
    if not question.counts:
        return "same" if said <= phrase.core | question.unit or phrase.core == question.unit else "other"
    if question.unit == PEOPLE and said == phrase.core:
        return "same"  # "53 million people" as a population
    return _same_count(question, phrase.core | noun)


def _same_count(question: Asked, counted: frozenset[str]) -> Sameness:
    """A count is of its noun."""
    said = question.measure.core - question.names
    if not question.unit:
        return "narrower" if said <= counted else "other"
    if not question.unit & counted:
        return "other"
    named = bool(question.unit & question.measure.core)
    return "same" if named and said <= counted | question.unit else "narrower"


def same_entities(claim_names: frozenset[str], row_names: tuple[str, str], exact: bool) -> tuple[bool, bool]:
    """(comparable, sure). exact: the counterpart must be named, as for trade; events may leave their place out.

    claim_names: the claim's entities that a row could be about."""
    entity, counterpart = row_names
    if entity not in claim_names:
        return False, False
    rest = claim_names - {entity}
    if not counterpart:
        return True, not rest
    if counterpart in rest:
        return True, rest == {counterpart}
    return not exact, False


class Fit(NamedTuple):
    """How two periods lie. words: the obstacle, "" where there is none; exact: named by the claim, not supplied."""

    words: str
    exact: bool = False
    current: bool = True


def same_period(claim: Claim, row: Row) -> Fit:
    """Whether the row is for the time that the claim is for."""
    if row.since is None and row.until is None:
        return Fit("", exact=True)
    if (claim.since is None and claim.until is None) or as_of_writing(claim):
        return _undated(claim, row)
    since, until = claim.since or claim.until, claim.until or claim.since
    assert since is not None and until is not None
    if _close(since, row.since) and _close(until, row.until):
        return Fit("", exact=True)
    first, last = row.since or date.min, row.until or date.max
    if _state(row) and first <= until and since <= last:
        return Fit("", exact=first <= since and until <= last)
    return Fit(f"the row's period is {period(row.since, row.until)}, the claim's {period(claim.since, claim.until)}")


def as_of_writing(claim: Claim) -> bool:
    """Whether the period is only the day of publication, which says no more than "now"."""
    return claim.since is not None and claim.since == claim.until == claim.published


def _state(row: Row) -> bool:
    """Lengths, members, populations and places in a row hold through their period; flows add up over it."""
    return row.kind != "" or row.until is None or row.since == row.until or row.unit in LENGTHS


def _undated(claim: Claim, row: Row) -> Fit:
    """A claim without a period is for the time of its publication."""
    if claim.published is None:
        return Fit("", current=row.until is None)
    first, last = row.since or date.min, row.until or date.max
    near = NEAR if row.kind == "ordinal" else timedelta(0)
    if first <= claim.published + near and claim.published - near <= last:
        return Fit("")
    if first > claim.published:
        return Fit(f"the row's period is {period(row.since, row.until)}, after the article")
    return Fit("", current=False)


def _close(a: date, b: date | None) -> bool:
    return b is not None and abs((a - b).days) <= 1


class Amount(NamedTuple):
    """The row's value in the claim's unit, or why there is none; `how` says what was converted."""

    value: Decimal | None = None
    step: Decimal | None = None
    obstacle: str = ""
    how: str = ""


def same_unit(claim: Claim, row: Row, question: Asked) -> Amount:
    """The row's value in the unit in which the claim is printed."""
    value, step = row.value, row.step
    if value is None or step is None:
        return Amount(obstacle="the row has no value")
    if claim.kind == "money":
        if row.unit == claim.unit:
            return Amount(value, step)
        return Amount(obstacle=f"the row is in {row.unit or UNNAMED}, the claim in {claim.unit}")
    if claim.kind in ("percent", "fraction", "percentage_points"):
        if row.unit not in RATIOS:
            return Amount(obstacle=f"the row is in {row.unit or UNNAMED}, the claim in percent")
        return Amount(value / 100, step / 100) if claim.kind == "fraction" else Amount(value, step)
    if claim.kind == "count":
        return _counted(claim, row, question)
    if claim.kind == "ordinal":
        return Amount(value, step) if row.kind == "ordinal" else Amount(obstacle="the row is no ordinal")
    return _measured(claim, row, question)


def _counted(claim: Claim, row: Row, question: Asked) -> Amount:
    if row.unit is not None and row.kind != "count":
        return Amount(obstacle=f"the row is in {row.unit}, the claim is a count")
    return Amount(row.value, row.step)


def _measured(claim: Claim, row: Row, question: Asked) -> Amount:
    assert row.value is not None and row.step is not None
    unit = row.unit
    if unit is None and question.unit and question.unit == row_phrase(row.measure, None, "").core:
        unit = claim.unit  # the column is named by its unit: "minutes"
    if unit == claim.unit:
        return Amount(row.value, row.step)
    if unit is None or claim.unit is None:
        return Amount(obstacle="the table does not name its unit")
    try:
        converted = convert(row.value, unit, claim.unit)
    except ValueError:
        return Amount(obstacle=f"the row is in {unit}, the claim in {claim.unit}")
    how = f"{row.value:f} {unit} = {converted:.6g} {claim.unit}"
    return Amount(converted, row.step * abs(converted / row.value) if row.value else row.step, how=how)
