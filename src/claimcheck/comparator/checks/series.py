"""What an article says about a row of figures must hold in it: records, runs, places, growth, shares, anniversaries.

Why: "a record", "for the third year running" and "nearly half" are computed from figures that a table has, and are
wrong more often than the figures themselves.

Example: "nearly half" of the trade with Central Asia, beside $41 billion with Kazakhstan in 2023, is 41.02 / 89.4 =
45.9 % by the table: compatible. A record is a conflict where an earlier period of the same series was higher,
"second on the team with 15 points" where two others of the team have more, "for the first time since 2014" where
a year between was as high.

Cannot see: a series that the table does not have; periods before its first row, which the finding names.
"""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from itertools import pairwise

from claimcheck.comparator.docket import Docket
from claimcheck.comparator.sourced import Judged, agreeing
from claimcheck.comparator.wording import amount, number, printed, quoted
from claimcheck.interval import Interval, Printed, meant
from claimcheck.interval import compare as compare_values
from claimcheck.model import Claim, Finding, Severity
from claimcheck.reference import References, Row
from claimcheck.reference.measures import stems
from claimcheck.reference.naming import canonical
from claimcheck.reference.row import attribution, evidence, ordinal, period, subject
from claimcheck.reference.row import printed as row_printed

CHECK = "series"
PERCENT = Decimal(100)
FALLS = frozenset({"fall", "loss", "minimum"})
RUNS = frozenset({"year", "quarter", "month"})
#: Characters between "first" and the year of the time before: " time since ", " time, since ".
SINCE = 14
#: Stems beside "third year" that make it a run of years and not the third year of a plan.
RUNNING = frozenset(
    {"row", "consecutive", "consecut", "straight", "running", "run", "succession", "success", "successive"}
)


def compare(docket: Docket) -> Iterator[Finding]:
    references = docket.references
    if references is None:
        return
    for claims in docket.sentences.values():
        known = {claim.id: rows[0] for claim in claims if (rows := agreeing(claim, references))}
        for claim in claims:
            if claim.id in known and "record" in claim.role:
                yield from _record(claim, known[claim.id].match.row, references)
            elif claim.kind in ("fraction", "percent") and "share" in claim.role:
                yield from _share(claim, claims, known, references)
            elif claim.kind == "percent" and {"growth", "change", "rise", "fall"} & set(claim.role):
                yield from _growth(claim, references)
            elif claim.kind == "ordinal" and claim.unit in RUNS:
                yield from _run(claim, claims, known, references)
            elif claim.kind == "ordinal" and claim.unit == "anniversary":
                yield from _anniversary(claim, references)
            elif claim.kind == "ordinal" and claim.unit == "time":
                yield from _first_since(claim, claims, known, references)
            elif claim.kind == "ordinal" and claim.unit is None:
                yield from _place(claim, claims, references)


def _like(row: Row, references: References) -> list[Row]:
    """The row's series with periods of its own length, figures only."""
    if row.since is None or row.until is None:
        return []
    length = row.until - row.since
    return [
        other
        for other in references.series(row)
        if other.since
        and other.until
        and other.value is not None
        and abs((other.until - other.since) - length).days <= 3
    ]


def _record(claim: Claim, row: Row, references: References) -> Iterator[Finding]:
    """The highest (or lowest) figure of its series up to its own period."""
    before = [other for other in _like(row, references) if _until(other) < _until(row)]
    if not before:
        return
    low = bool(FALLS & set(claim.role))
    assert row.value is not None
    beaten = min if low else max
    best = beaten(before, key=lambda other: other.value or Decimal(0))
    assert best.value is not None
    holds = best.value >= row.value if low else best.value <= row.value
    word = "low" if low else "high"
    first = min(_until(other).year for other in before)
    if holds:
        message = (
            f"{quoted(claim)} is a record {word} in {len(before) + 1} figures since {first} ({attribution(row)}); "
            f"the one before it is {amount(best.value, best.unit)}, {period(best.since, best.until)}."
        )
        yield Finding(CHECK, "consistent", None, (claim,), message, evidence=(evidence(row), evidence(best)))
        return
    message = (
        f"{quoted(claim)} is called a record, but {period(best.since, best.until)} had "
        f"{amount(best.value, best.unit)} ({attribution(best)})."
    )
    severity: Severity = "note" if best.weak or row.weak else "warning"
    yield Finding(CHECK, "conflict", severity, (claim,), message, evidence=(evidence(row), evidence(best)))


def _share(claim: Claim, claims: list[Claim], known: dict[str, Judged], references: References) -> Iterator[Finding]:
    """The part's figure over the whole's: two rows of one measure, authority, period and unit."""
    parts = [other for other in claims if other.id in known and other.start == claim.base]
    parts = parts or [other for other in claims if other.id in known and other.start < claim.start][-1:]
    for part in parts:
        row = known[part.id].match.row
        names = {canonical(name) for name in claim.entities}
        wholes = [
            other
            for other in references.beside(row)
            if other.unit == row.unit and other.value and {canonical(n) for n in _names(other)} <= names
        ]
        for whole in wholes:
            yield _ratio(claim, row, whole, "share")
            return


def _names(row: Row) -> set[str]:
    return {name for name in (row.entity, row.counterpart) if name}


def _ratio(claim: Claim, row: Row, base: Row, sort: str) -> Finding:
    """The claim against row / base, or its growth over base, each with its rounding."""
    assert row.value is not None and base.value
    span = _quotient(meant(row_printed(row)), meant(row_printed(base)))
    value = row.value / base.value
    if sort == "growth":
        span = Interval(span.low and span.low - 1, span.high and span.high - 1)
        value -= 1
    said = printed(claim)
    if "fall" in claim.role and value < 0 and said.low is not None and said.low > 0:
        value, span = -value, Interval(span.high and -span.high, span.low and -span.low)
    scale = Decimal(1) if claim.kind == "fraction" else PERCENT
    half = ((span.high or value) - (span.low or value)) / 2 * scale
    computed = Printed(value * scale, value * scale, max(half * 2, Decimal("0.000001")))
    verdict = compare_values(said, computed)
    sum_text = f"{_short(row)} / {_short(base)}" + (" - 1" if sort == "growth" else "")
    message = (
        f"{quoted(claim)}: {sum_text} = {number(abs(value) * PERCENT, 1)} % "
        f"({row.measure}, {subject(row)}, {period(row.since, row.until)} over {subject(base)}, "
        f"{period(base.since, base.until)}; {attribution(row)})."
    )
    verdict = "compatible" if verdict == "consistent" else verdict
    severity: Severity | None = None
    if verdict == "conflict":
        severity = "note" if sort == "growth" or row.weak or base.weak else "warning"
        message += " The base may have been revised since." if sort == "growth" else ""
    return Finding(CHECK, verdict, severity, (claim,), message, evidence=(evidence(row), evidence(base)))


def _short(row: Row) -> str:
    assert row.value is not None
    return number(row.value)


def _quotient(a: Interval, b: Interval) -> Interval:
    if a.low is None or a.high is None or b.low is None or b.high is None or b.low <= 0:
        return Interval(None, None)
    return Interval(a.low / b.high, a.high / b.low)


def _growth(claim: Claim, references: References) -> Iterator[Finding]:
    """The period's figure over that of the same period a year before, by one authority."""
    for row, base in references.growth(claim):
        yield _ratio(claim, row, base, "growth")
        return


def _run(claim: Claim, claims: list[Claim], known: dict[str, Judged], references: References) -> Iterator[Finding]:
    """ "For the third year running": so many changes in one direction, one after the other."""
    if not RUNNING & set(claim.context) or claim.low is None:
        return
    times = int(claim.low)
    siblings = [other for other in claims if other.id in known]
    for sibling in siblings:
        row = known[sibling.id].match.row
        series = [other for other in _like(row, references) if _until(other) <= _until(row)]
        if len(series) < times + 1:
            continue
        tail = series[-times - 1 :]
        falls = bool(FALLS & {*claim.role, *sibling.role})
        values = [other.value or Decimal(0) for other in tail]
        holds = all((b < a) if falls else (b > a) for a, b in pairwise(values))
        figures = ", ".join(f"{amount(o.value or Decimal(0), None)} ({_until(o).year})" for o in tail)
        verb = "fall" if falls else "rise"
        message = (
            f"{quoted(claim)} in a row: {figures} {'do' if holds else 'do not'} {verb} each time ({attribution(row)})."
        )
        rows = tuple(evidence(other) for other in tail)
        if holds:
            yield Finding(CHECK, "consistent", None, (claim,), message, evidence=rows)
        else:
            yield Finding(CHECK, "conflict", "warning", (claim,), message, evidence=rows)
        return


def _first_since(
    claim: Claim, claims: list[Claim], known: dict[str, Judged], references: References
) -> Iterator[Finding]:
    """ "Topped $9 billion for the first time since 2014": 2014 did, and no period in between."""
    back = next((c.until for c in claims if c.kind == "year" and 0 < c.start - claim.end <= SINCE), None)
    level = next((c for c in claims if c.id in known and c.low is not None), None)
    if claim.low != 1 or back is None or level is None or level.low is None:
        return
    row, threshold = known[level.id].match.row, level.low
    falls = level.bound in ("at_most", "just_under") or bool(FALLS & set(level.role))
    earlier = [other for other in _like(row, references) if back <= _until(other) < _until(row)]
    reached = [other for other in earlier if _reaches(other, threshold, falls)]
    if not earlier or _until(earlier[0]) != back:
        return
    figures = ", ".join(f"{_until(other).year} {_short(other)}" for other in earlier)
    message = f"{quoted(claim)} since {back.year} that {quoted(level)} was reached: {figures} ({attribution(row)})."
    rows = tuple(evidence(other) for other in (row, *earlier))
    if reached == earlier[:1]:
        yield Finding(CHECK, "consistent", None, (claim,), message, evidence=rows)
    else:
        right = f"since {_until(reached[-1]).year}" if reached else None
        yield Finding(CHECK, "conflict", "warning", (claim,), message, suggestion=right, evidence=rows)


def _reaches(row: Row, threshold: Decimal, falls: bool) -> bool:
    assert row.value is not None
    return row.value <= threshold if falls else row.value >= threshold


def _place(claim: Claim, claims: list[Claim], references: References) -> Iterator[Finding]:
    """ "Second on the team with 15 points": the place among the team's figures of the measure named behind it."""
    group = set(stems(claim.measure or "")) - {claim.kind}
    behind = (
        other
        for other in claims
        if other.start > claim.start and other.kind == "count" and other.entities[:1] == claim.entities[:1]
    )
    figure = next(behind, None)
    rows = [m.row for m in references.look_up(figure) if m.sure and not m.obstacles] if figure else []
    peers = references.peers(rows[0], group) if rows else []
    if peers and rows[0].value is not None and claim.low is not None:
        yield _placed(claim, claim.low, rows[0], peers)


def _placed(claim: Claim, said: Decimal, row: Row, peers: list[Row]) -> Finding:
    assert row.value is not None
    ahead = [other for other in peers if other.value is not None and other.value > row.value]
    level = sum(other.value == row.value for other in peers)
    more = ", ".join(f"{subject(other)} {number(other.value or Decimal(0))}" for other in ahead)
    message = (
        f"{quoted(claim)}: {subject(row)} has {number(row.value)}, {row.measure}, place {len(ahead) + 1} of "
        f"{len(peers) + 1}{f', behind {more}' if more else ''} ({attribution(row)})."
    )
    rows = (evidence(row), *(evidence(other) for other in ahead))
    if len(ahead) < said <= len(ahead) + level + 1:
        return Finding(CHECK, "consistent", None, (claim,), message, evidence=rows)
    return Finding(CHECK, "conflict", "warning", (claim,), message, suggestion=ordinal(len(ahead) + 1), evidence=rows)


def _anniversary(claim: Claim, references: References) -> Iterator[Finding]:
    """The year of the claim less the year of the event."""
    when = claim.until or claim.published
    if when is None or claim.low is None:
        return
    for row in references.events(claim):
        assert row.since is not None
        years = when.year - row.since.year
        text = f"{row.since.year} + {number(claim.low)} = {row.since.year + int(claim.low)}"
        of = f"{row.measure}, {subject(row)}, {period(row.since, row.until)}; {attribution(row)}"
        message = f"{quoted(claim)} in {when.year}: {text} ({of})."
        if claim.low == years:
            yield Finding(CHECK, "consistent", None, (claim,), message, evidence=(evidence(row),))
        else:
            yield Finding(
                CHECK, "conflict", "warning", (claim,), message, "off by one" if abs(claim.low - years) == 1 else None,
                f"{years}", (evidence(row),),
            )  # fmt: skip
        return


def _until(row: Row) -> date:
    return row.until or row.since or date.min
