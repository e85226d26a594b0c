"""What people have decided on: findings that are right as they are, and findings that were there before."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from claimcheck.decisions.baseline import COLUMNS as BASELINE_COLUMNS
from claimcheck.decisions.baseline import read_baseline, write_baseline
from claimcheck.decisions.comments import ignore_comments
from claimcheck.decisions.decision import Decision, figures, fingerprint, one_line
from claimcheck.decisions.register import COLUMNS, add_decisions, read_decisions
from claimcheck.model import Claim, Finding

__all__ = [
    "Applied",
    "Decision",
    "add_decisions",
    "apply_decisions",
    "covers_document",
    "figures",
    "fingerprint",
    "ignore_comments",
    "in_force",
    "latest",
    "one_line",
    "read_baseline",
    "read_decisions",
    "write_baseline",
]  # fmt: skip


class Applied(NamedTuple):
    """kept: findings still to be looked at, and those that never were. suppressed: decided on, with the decision.
    unused: decisions that cover nothing any more. expired: those whose last day is past; they are void."""

    kept: list[Finding]
    suppressed: dict[Finding, Decision]
    unused: list[Decision]
    expired: list[Decision]


def apply_decisions(
    findings: Sequence[Finding],
    decisions: Sequence[Decision],
    as_of: date | None = None,
    baseline: Mapping[str, int] | None = None,
) -> Applied:
    """Set aside the findings that somebody has decided on, or that the baseline knows.

    as_of: the day on which `until` is judged; by default that of the latest document among the findings, because the
        same input gives the same output on any day. Without any date every decision holds.
    """
    today = as_of or latest(claim for finding in findings for claim in finding.claims)
    valid = [decision for decision in decisions if in_force(decision, today)]
    left = Counter(baseline or {})
    applied = Applied([], {}, [], [decision for decision in decisions if not in_force(decision, today)])
    by_check: dict[str, list[Decision]] = {}
    for decision in valid:
        by_check.setdefault(decision.check, []).append(decision)
    used: set[Decision] = set()
    for finding in findings:
        candidates = [*by_check.get(finding.check, ()), *by_check.get("", ())]
        covering = [decision for decision in candidates if _covers(decision, finding)]
        used.update(covering)
        key = fingerprint(finding) if left and finding.severity is not None else ""
        if finding.severity is not None and covering:
            applied.suppressed[finding] = covering[0]
        elif left[key] > 0:
            left[key] -= 1
            applied.suppressed[finding] = Decision("known from the baseline", check=finding.check, known=True)
        else:
            applied.kept.append(finding)
    applied.unused.extend(decision for decision in valid if decision not in used and decision.check != "diff")
    return applied


def is_ours(header: str) -> bool:
    """Whether a CSV file's first line is a decisions table's or a baseline's."""
    columns = header.lstrip("\ufeff").strip().split(",")
    return columns == list(BASELINE_COLUMNS) or ("reason" in columns and set(columns) <= set(COLUMNS))


def latest(claims: Iterable[Claim]) -> date | None:
    """The day of the newest document among the claims."""
    return max((claim.published for claim in claims if claim.published), default=None)


def in_force(decision: Decision, today: date | None) -> bool:
    return decision.until is None or today is None or today <= decision.until


def _covers(decision: Decision, finding: Finding) -> bool:
    inside = [claim for claim in finding.claims if _in_place(decision, claim)]
    if not inside or (decision.measure and all(claim.measure != decision.measure for claim in finding.claims)):
        return False
    printed = {one_line(claim.text) for claim in finding.claims}
    return all(one_line(figure) in printed for figure in decision.figure.split(";") if figure.strip())


def _in_place(decision: Decision, claim: Claim) -> bool:
    if not covers_document(decision, claim.document):
        return False
    return decision.span is None or (decision.span[0] <= claim.start and claim.end <= decision.span[1])


def covers_document(decision: Decision, document: str) -> bool:
    """Whether the decision speaks of the document; either name may be the end of the other's path."""
    named = decision.document
    return not named or named == document or named.endswith("/" + document) or document.endswith("/" + named)
