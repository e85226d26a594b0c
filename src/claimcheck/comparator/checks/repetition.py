"""The same figure stated twice must be the same figure: within an article and across articles.

Why: a figure that is corrected in one place stays wrong in the other: in the headline, the summary, a caption, the
story of the day before.

Example: "1,200 files" in the headline and "1,020 files" in the text are a conflict, and both places are marked,
because nobody can tell from the copy which one is right.

Cannot see: two statements of one thing in quite different words; a figure that is wrong in the same way everywhere.
"""

from collections.abc import Iterator

from claimcheck.comparator.docket import Docket
from claimcheck.comparator.pairing import Meeting, certainty, meetings, other_periods
from claimcheck.comparator.wording import day, meaning, printed, quoted, where
from claimcheck.interval import leeway
from claimcheck.model import DATE_LIKE, Claim, Finding, Severity

CHECK = "repetition"
#: Places named in the message of an agreement.
PLACES = 6
#: Two sources may count differently, but not so that one slip turns one figure into the other (powers of ten).
NEAT = 1.0


def compare(docket: Docket) -> Iterator[Finding]:
    found = meetings(docket)
    yield from _agreements([meeting for meeting in found if meeting.verdict == "consistent"])
    for meeting in found:
        if meeting.verdict != "consistent":
            yield _finding(meeting)
    for head, other in other_periods(docket):
        yield _of_another_period(head, other)


def _agreements(found: list[Meeting]) -> Iterator[Finding]:
    """One finding for all places that state one figure: places that meet, and those that these meet."""
    leader: dict[str, str] = {}

    def led_by(name: str) -> str:
        while leader.setdefault(name, name) != name:
            leader[name] = name = leader[leader[name]]
        return name

    for meeting in found:
        leader[led_by(meeting.b.id)] = led_by(meeting.a.id)
    groups: dict[str, list[Meeting]] = {}
    for meeting in found:
        groups.setdefault(led_by(meeting.a.id), []).append(meeting)
    for group in groups.values():
        claims = {claim.id: claim for meeting in group for claim in (meeting.a, meeting.b)}
        ordered = sorted(claims.values(), key=lambda claim: (claim.document, claim.start))
        yield _agreement(tuple(ordered), max(group, key=lambda meeting: meeting.odds))


def _agreement(claims: tuple[Claim, ...], meeting: Meeting) -> Finding:
    places = [where(claim, None if claim.document == claims[0].document else claims[0]) for claim in claims]
    named = ", ".join(dict.fromkeys(places[:PLACES])) + (f" and {len(places) - PLACES} more" if places[PLACES:] else "")
    text = f"{quoted(claims[0])} {len(claims)} times: {named}: equal."
    return Finding(CHECK, "consistent", None, claims, f"{text} {_why(meeting)}")


def _why(meeting: Meeting) -> str:
    return f"Same thing ({certainty(meeting.odds):.0%}): {'; '.join(meeting.pairing.reasons)}."


def _finding(meeting: Meeting) -> Finding:
    a, b, verdict, cause = meeting.a, meeting.b, meeting.verdict, meeting.cause
    why = _why(meeting)
    text = f"{quoted(a)} in {where(a, b)}, {quoted(b)} in {where(b, a)}"
    if verdict == "compatible":
        slack = "overlap" if a.kind in DATE_LIKE else leeway(printed(a), printed(b))
        severity: Severity | None = "note" if slack == "truncation" else None
        return Finding(CHECK, verdict, severity, (a, b), f"{text}: both can hold ({slack}). {why}")
    if verdict == "cannot_tell":
        return Finding(CHECK, verdict, None, (a, b), f"{text}. {why}")
    return Finding(
        CHECK, "conflict", _severity(meeting), (a, b),
        f"{text} cannot both be right ({_means(a)} v. {_means(b)}). {why}",
        cause and cause.name, f"one of them: {a.text} or {b.text}",
    )  # fmt: skip


def _of_another_period(head: Claim, other: Claim) -> Finding:
    message = (
        f"{quoted(head)} in {where(head)} is for {_means(head, True)}, in {where(other)} for {_means(other, True)}."
    )
    claims = tuple(sorted((head, other), key=lambda claim: claim.start))
    return Finding(CHECK, "conflict", "warning", claims, message, "another period's figure", "one of the two periods")


def _severity(meeting: Meeting) -> Severity:
    a, b = meeting.a, meeting.b
    others = a.attributed_to and b.attributed_to and a.attributed_to != b.attributed_to
    if others and (meeting.cause is None or meeting.cause.surprise < NEAT):
        return "note"
    return "error" if a.document == b.document and meeting.pairing.alike.copies else "warning"


def _means(claim: Claim, period: bool = False) -> str:
    if period or claim.kind in DATE_LIKE:
        return " to ".join(day(d) for d in (claim.since, claim.until) if d)
    return meaning(claim)
