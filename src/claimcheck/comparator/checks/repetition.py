"""The same figure stated twice must be the same figure: within an article and across articles.

Why: a figure that is corrected in one place stays wrong in the other: in the headline, the summary, a caption, the
story of the day before.

Example: "1,200 files" in the headline and "1,020 files" in the text are a conflict, and both places are marked,
because nobody can tell from the copy which one is right.

Cannot see: two statements of one thing in quite different words; a figure that is wrong in the same way everywhere.
"""

from collections.abc import Iterator

from claimcheck.comparator.docket import Docket
from claimcheck.comparator.pairing import Meeting, certainty, meetings
from claimcheck.comparator.wording import day, meaning, printed, quoted, where
from claimcheck.interval import leeway
from claimcheck.model import DATE_LIKE, Claim, Finding, Severity

CHECK = "repetition"
#: Two sources may count differently, but not so that one slip turns one figure into the other (powers of ten).
NEAT = 1.0


def compare(docket: Docket) -> Iterator[Finding]:
    for meeting in meetings(docket):
        yield _finding(meeting)


def _finding(meeting: Meeting) -> Finding:
    a, b, pairing, verdict, odds, cause = meeting
    why = f"Same thing ({certainty(odds):.0%}): {'; '.join(pairing.reasons)}."
    text = f"{quoted(a)} in {where(a, b)}, {quoted(b)} in {where(b, a)}"
    if verdict == "consistent":
        return Finding(CHECK, verdict, None, (a, b), f"{text}: equal. {why}")
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


def _severity(meeting: Meeting) -> Severity:
    a, b = meeting.a, meeting.b
    others = a.attributed_to and b.attributed_to and a.attributed_to != b.attributed_to
    if others and (meeting.cause is None or meeting.cause.surprise < NEAT):
        return "note"
    return "error" if a.document == b.document and meeting.pairing.alike.copies else "warning"


def _means(claim: Claim) -> str:
    if claim.kind in DATE_LIKE:
        return " to ".join(day(d) for d in (claim.since, claim.until) if d)
    return meaning(claim)
