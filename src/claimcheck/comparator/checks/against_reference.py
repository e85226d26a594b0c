"""A figure must be the one that the reference tables have, for the same measure, entities, unit and period.

Why: most figures in a story were published by someone; a table that the desk trusts settles them at once.

Example: "$43.82 million" for the trade of China and Kazakhstan in 2024 is a conflict where China customs have 43.82
billion dollars. A figure of another year is named as such, another authority's figure too: agreement with one and
conflict with another is a note that names both, because authorities count differently and are both right.

Cannot see: a figure whose measure or entity stands in no table; a figure without a period that equals no row. Rows of
the same measure and entity for another period or unit are not compared, and the finding says so.
"""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from decimal import Decimal
from typing import NamedTuple

from claimcheck.comparator.causes import explain
from claimcheck.comparator.docket import Docket
from claimcheck.comparator.sourced import Judged, attributed, judge, look_up, ranked, whose
from claimcheck.comparator.wording import amount, meaning, printed, quoted
from claimcheck.interval import Days, Printed, Verdict, compare_days, leeway
from claimcheck.interval import compare as compare_values
from claimcheck.model import DATE_LIKE, Claim, Finding, Severity
from claimcheck.reference import Match, References, Row, as_of_writing
from claimcheck.reference.row import attribution, evidence, period, subject, value_text

CHECK = "against_reference"
#: Figures before one whose partner it may share: "trade with Asia was $9 bn, with Japan $2 bn".
BEFORE = 3
#: Longer spans of time than a year hold too much to be held against the day of an event.
LONGEST = timedelta(days=366)


def compare(docket: Docket) -> Iterator[Finding]:
    if docket.references is None:
        return
    for document in docket.documents.values():
        claims = list(document)
        for at, claim in enumerate(claims):
            if claim.kind in DATE_LIKE:
                yield from _day(claim, docket.references)
            if claim.kind in DATE_LIKE or claim.kind == "score" or claim.low is None:
                continue
            before = claims[max(0, at - BEFORE) : at]
            about = claims[at] = whose(claim, before, docket.references)
            matches = attributed(claim, look_up(about, before, docket.references))
            finding = _judge(claim, matches, docket.references)
            if finding:
                yield finding


def _day(claim: Claim, references: References) -> Iterator[Finding]:
    """A date that a row has for the claim's entity. Another day is another event as often as a slip, and not judged."""
    if claim.since is None or claim.until is None or claim.until - claim.since > LONGEST:
        return
    said = Days(claim.since, claim.until)
    near = [row for row in references.days(claim) if row.since and claim.since <= row.since <= claim.until]
    verdicts = [(compare_days(said, Days(row.since, row.until or row.since)), row) for row in near]
    holding: tuple[Verdict, ...] = ("consistent", "compatible")
    for wanted in holding:
        row = next((row for verdict, row in verdicts if verdict == wanted), None)
        if row:
            message = f'"{claim.text}": {_has(row)} for {row.measure}, {subject(row)}: '
            message += "the same." if wanted == "consistent" else "one lies within or across the other."
            yield Finding(CHECK, wanted, None, (claim,), message, evidence=(evidence(row),))
            return


def _judge(claim: Claim, matches: list[Match], references: References) -> Finding | None:
    open_rows = [m for m in matches if not m.obstacles]
    if not open_rows:
        return _not_comparable(claim, matches)
    judged = [judge(claim, match) for match in open_rows]
    dated = (claim.since is not None and not as_of_writing(claim)) or any(m.row.since is None for m in open_rows)
    if claim.kind == "ordinal" and not any(m.sure for m in open_rows):
        return _ordinal(claim, judged)
    if not dated:
        judged, older = _latest(judged)
        if not any(j.agrees for j in judged):
            return _stale(claim, judged, older)
    best = ranked(judged, references)
    agreeing = [j for j in best if j.agrees]
    differing = [j for j in best if not j.agrees]
    if agreeing:
        return _agreement(claim, agreeing, differing, _echo(claim, agreeing[0], matches))
    return _conflict(claim, best, matches, references)


def _latest(judged: list[Judged]) -> tuple[list[Judged], list[Judged]]:
    """For a claim without a period: the latest rows at its publication, whoever published them, and all older ones."""
    newest = max(_until(one.match.row) for one in judged)
    latest = [j for j in judged if j.match.current or _until(j.match.row) == newest]
    return latest, [j for j in judged if j not in latest]


def _until(row: Row) -> date:
    return row.until or row.since or date.min


def _stale(claim: Claim, latest: list[Judged], older: list[Judged]) -> Finding | None:
    """Equal to an earlier period's figure, while a later one was known; or equal to none, which says nothing."""
    then = next((j for j in older if j.agrees), None)
    now = latest[0].match.row
    if then is None:
        message = f"{quoted(claim)} names no period; {_has(now)}, {period(now.since, now.until)}."
        return Finding(CHECK, "cannot_tell", None, (claim,), message, evidence=(evidence(now),))
    row = then.match.row
    message = (
        f"{quoted(claim)} is the figure of {period(row.since, row.until)} ({attribution(row)}); "
        f"a later one exists: {_has(now)}, {period(now.since, now.until)}."
    )
    return Finding(
        CHECK, "compatible", "note", (claim,), message, "stale figure", "say for when it is, or take the later one",
        (evidence(row), evidence(now)),
    )  # fmt: skip


def _ordinal(claim: Claim, judged: list[Judged]) -> Finding | None:
    """A place in a row of events: whichever event bears the number is meant, unless the claim dates it."""
    same = [j for j in judged if j.agrees]
    if same:
        best = next((j for j in same if j.match.current), same[-1])
        return _agreement(claim, [best], [])
    near = next((j for j in judged if j.match.current), judged[-1])
    message = (
        f"{quoted(claim)} is in no row; {_has(near.match.row)}, {period(near.match.row.since, near.match.row.until)}."
    )
    return Finding(CHECK, "cannot_tell", None, (claim,), message, evidence=(evidence(near.match.row),))


def _echo(claim: Claim, best: Judged, matches: list[Match]) -> Row | None:
    """The earlier row that has this very figure, where the row of the claim's own time has a near one only."""
    if best.known.low == claim.low:
        return None
    same = [m.row for m in matches if m.obstacles and m.value == claim.low and _until(m.row) < _until(best.match.row)]
    return max(same, key=_until, default=None)


def _agreement(claim: Claim, agreeing: list[Judged], differing: list[Judged], echo: Row | None = None) -> Finding:
    best = agreeing[0]
    severity: Severity | None = None
    parts = [f"{quoted(claim)} printed; {_has(best.match.row)}, {_for(best.match)}: {_fits(claim, best)}"]
    cause = suggestion = None
    if _loose(best):
        severity, cause = "note", "loose hedge"
        suggestion = f"print {amount(best.known.low or Decimal(0), claim.unit)} without the hedge"
        parts.append("the hedge says more than the source: it has this very value")
    elif best.verdict == "compatible" and leeway(best.said, best.known) == "truncation":
        severity, cause = "note", "cut off instead of rounded"
    if echo:
        severity, cause = "note", "stale figure"
        parts.append(f"this very figure is that of {period(echo.since, echo.until)} ({attribution(echo)})")
    if differing:
        other = differing[0].match.row
        severity = "note"
        parts.append(f"{_has(other)}, which does not agree; {_whose(best.match.row, other)}")
    rows = (best.match.row, *filter(None, (echo,)), *(j.match.row for j in differing[:2]))
    return Finding(
        CHECK,
        best.verdict,
        severity,
        (claim,),
        "; ".join(parts) + ".",
        cause,
        suggestion,
        tuple(evidence(r) for r in rows),
    )


def _fits(claim: Claim, one: Judged) -> str:
    if one.verdict == "consistent" or (one.said.low == one.known.low and one.said.bound == one.known.bound):
        return "equal as printed"
    why = leeway(one.said, one.known)
    means = f"it stands for {meaning(claim)}"
    return {
        "truncation": "the digits were cut off, not rounded",
        "hedge": f"it fits the hedge, {means}",
        "overlap": f"it overlaps, {means}",
    }.get(why or "", f"it fits by rounding, {means}")


def _loose(one: Judged) -> bool:
    """ "More than 94.82" where the source has 94.82 exactly, "nearly 20" where it has 20."""
    if one.known.bound != "exact" or one.known.low is None or one.said.low is None:
        return False
    if one.said.bound in ("at_least", "just_over"):
        return one.known.low <= one.said.low
    return one.said.bound in ("at_most", "just_under") and one.said.high is not None and one.known.low >= one.said.high


def _whose(row: Row, other: Row) -> str:
    if row.authority != other.authority:
        return f"{row.authority or row.table} and {other.authority or other.table} count differently"
    return "the two rows of one authority differ"


def _conflict(claim: Claim, best: list[Judged], matches: list[Match], references: References) -> Finding:
    """Against the preferred row, or the one from which a slip leads to the printed figure."""
    if not any(j.match.sure for j in best) or references.rivals(claim, best[0].match.row):
        rows = tuple(evidence(j.match.row) for j in best[:3])
        message = f"{_against(claim, best[0])}, but the claim may be about something else."
        return Finding(CHECK, "cannot_tell", None, (claim,), message, evidence=rows)
    stories = [(one, _story(claim, one, matches, references)) for one in best]
    one, story = next((pair for pair in stories if pair[1]), stories[0])
    row = one.match.row
    severity: Severity = "note" if row.weak or one.match.converted else "warning"
    message = f"{_against(claim, one)}; {story.message if story else 'the two cannot both be right'}."
    rows = tuple(evidence(r) for r in (row, *filter(None, (story and story.row,))))
    return Finding(CHECK, "conflict", severity, (claim,), message, story and story.cause, value_text(row), rows)


def _against(claim: Claim, one: Judged) -> str:
    return f"{quoted(claim)} printed; {_has(one.match.row)}, {_for(one.match)}"


class Story(NamedTuple):
    """How the printed figure may have come about, and the row that was read by mistake."""

    cause: str
    message: str
    row: Row | None = None


def _story(claim: Claim, one: Judged, matches: list[Match], references: References) -> Story | None:
    """Another period's figure, a slip of the pen, another entity's figure, in this order."""
    row = one.match.row
    other = _same_figure(claim, row, [m.row for m in matches if m.obstacles and m.value is not None])
    if other:
        when = period(other.since, other.until)
        return Story("stale figure", f"the printed figure is that of {when} ({attribution(other)})", other)
    slip = explain(one.said, one.known)
    if slip:
        return Story(slip.name, "the two cannot both be right")
    other = _same_figure(claim, row, references.beside(row))
    if other:
        return Story("another entity's figure", f"the printed figure is that of {subject(other)}", other)
    return None


def _same_figure(claim: Claim, row: Row, others: Iterable[Row]) -> Row | None:
    """A row of the same unit that has the printed figure."""
    said = printed(claim)._replace(bound="exact")
    for other in others:
        if other.value is None or (other.unit, other.kind) != (row.unit, row.kind):
            continue
        if compare_values(said, Printed(other.value, other.value, other.step)) != "conflict":
            return other
    return None


def _not_comparable(claim: Claim, matches: list[Match]) -> Finding | None:
    """Said once, by the row that came nearest: the fewest obstacles, the period closest to the claim's."""
    if not matches:
        return None
    when = claim.until or claim.since or claim.published or date.min

    def distance(match: Match) -> tuple[int, int]:
        return len(match.obstacles), abs((_until(match.row) - when).days)

    nearest = min(matches, key=distance)
    message = f"{quoted(claim)} could not be compared with {_has(nearest.row)}: {'; '.join(nearest.obstacles)}."
    return Finding(CHECK, "cannot_tell", None, (claim,), message, evidence=(evidence(nearest.row),))


def _has(row: Row) -> str:
    return f"{attribution(row)} has {value_text(row)}"


def _for(match: Match) -> str:
    row = match.row
    return ", ".join(
        part for part in (row.measure, subject(row), period(row.since, row.until), *match.reasons[1:]) if part
    )
