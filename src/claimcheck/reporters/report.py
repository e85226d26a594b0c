"""The one report object: what was found, what was not looked at and why. Every format renders it, none adds to it."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Literal, NamedTuple

from claimcheck.model import Claim, Document, Finding

Standing = Literal["conflict", "note", "holds", "ignored", "unchecked"]

#: From what an editor must see first to what needs nobody.
STANDINGS: tuple[Standing, ...] = ("conflict", "note", "holds", "ignored", "unchecked")
NOTHING_TO_COMPARE = "nothing to compare with"
NOT_COMPARABLE = "could not be compared"


class Decision(NamedTuple):
    """A person's word that a finding needs no more looking at. `known` findings come from a baseline."""

    reason: str
    who: str | None = None
    until: date | None = None
    known: bool = False


class Coverage(NamedTuple):
    """How far the check reached. agree, clash, ignored and not_checked count figures and add up to `figures`.

    conflicts and notes count findings: one conflict clashes with two figures when two places disagree.
    """

    figures: int
    checked: int
    agree: int
    clash: int
    ignored: int
    conflicts: int
    notes: int
    not_checked: Mapping[str, int]


@dataclass(frozen=True)
class Report:
    """Documents, their figures, every comparison with its verdict, and what was left unchecked.

    Attributes:
        documents: those at hand with their text, in order; a claim table alone has none.
        claims: the figures under check, by document and start.
        findings: every comparison, by document, start and check.
        unchecked: claim id -> why it was compared with nothing.
        rules: check -> what it does (its docstring).
        sources: document -> the file that it was read from.
        ignored: findings that somebody has decided on, with the decision.
        archive: claims of other documents, which served as evidence.
    """

    documents: tuple[Document, ...]
    claims: tuple[Claim, ...]
    findings: tuple[Finding, ...]
    unchecked: Mapping[str, str] = field(default_factory=dict)
    rules: Mapping[str, str] = field(default_factory=dict)
    sources: Mapping[str, Path] = field(default_factory=dict)
    ignored: Mapping[Finding, Decision] = field(default_factory=dict)
    archive: tuple[Claim, ...] = ()

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Names of the documents under check, with or without their text, in alphabetical order."""
        return tuple(sorted({d.name for d in self.documents} | {c.document for c in self.claims}))

    @cached_property
    def document(self) -> dict[str, Document]:
        """Documents at hand by name."""
        return {d.name: d for d in self.documents}

    @cached_property
    def standing(self) -> dict[str, Standing]:
        """Claim id -> the first of STANDINGS that one of its findings gives it."""
        rank = {standing: at for at, standing in enumerate(STANDINGS)}
        worst = dict.fromkeys((claim.id for claim in self.claims), rank["unchecked"])
        for finding in self.findings:
            given = rank[self.stands(finding)]
            for claim in finding.claims:
                if claim.id in worst:
                    worst[claim.id] = min(worst[claim.id], given)
        return {name: STANDINGS[at] for name, at in worst.items()}

    def stands(self, finding: Finding) -> Standing:
        """What a finding says of its figures; "unchecked" where the comparison could not be made."""
        if self.ignored and finding in self.ignored:
            return "ignored"
        if finding.verdict == "conflict":
            return "conflict"
        if finding.severity is not None:
            return "note"
        return "unchecked" if finding.verdict == "cannot_tell" else "holds"

    @cached_property
    def by_standing(self) -> dict[Standing, tuple[Finding, ...]]:
        """Findings by what they say, each in report order."""
        groups: dict[Standing, list[Finding]] = {standing: [] for standing in STANDINGS}
        for finding in self.findings:
            groups[self.stands(finding)].append(finding)
        return {standing: tuple(found) for standing, found in groups.items()}

    def shown(self, show_all: bool) -> tuple[Finding, ...]:
        """Conflicts and notes, or every comparison, in report order."""
        return tuple(f for f in self.findings if show_all or self.stands(f) in ("conflict", "note"))

    def home(self, finding: Finding) -> Claim | None:
        """The first claim of a finding that is under check: where the finding is filed."""
        first = next(iter(finding.claims), None)
        return next((c for c in finding.claims if c.document in self._names), first)

    @cached_property
    def _names(self) -> frozenset[str]:
        return frozenset(self.names)

    def why_unchecked(self, claim: Claim) -> str:
        """The reason that an unchecked figure has no verdict."""
        return self.unchecked.get(claim.id) or (NOT_COMPARABLE if claim.id in self._tried else NOTHING_TO_COMPARE)

    @cached_property
    def _tried(self) -> frozenset[str]:
        return frozenset(claim.id for finding in self.findings for claim in finding.claims)

    @cached_property
    def coverage(self) -> Coverage:
        return self.coverage_of(self.claims, self.findings)

    def coverage_of(self, claims: Iterable[Claim], findings: Iterable[Finding]) -> Coverage:
        """The coverage of some of the report's claims and findings, as of one document."""
        claims = list(claims)
        count = Counter(self.standing[claim.id] for claim in claims)
        said = Counter(self.stands(finding) for finding in findings)
        reasons = Counter(self.why_unchecked(claim) for claim in claims if self.standing[claim.id] == "unchecked")
        return Coverage(
            figures=len(claims),
            checked=len(claims) - count["unchecked"],
            agree=count["holds"] + count["note"],
            clash=count["conflict"],
            ignored=count["ignored"],
            conflicts=said["conflict"],
            notes=said["note"],
            not_checked=dict(sorted(reasons.items(), key=lambda item: (-item[1], item[0]))),
        )


def make_report(
    documents: Sequence[Document],
    claims: Sequence[Claim],
    findings: Sequence[Finding],
    unchecked: Mapping[str, str],
    *,
    rules: Mapping[str, str] | None = None,
    sources: Mapping[str, Path] | None = None,
    ignored: Mapping[Finding, Decision] | None = None,
    archive: Sequence[Claim] = (),
) -> Report:
    """A report in its fixed order: documents by name, claims by document and start, findings by their home claim."""
    report = Report(
        documents=tuple(sorted(documents, key=lambda d: d.name)),
        claims=tuple(sorted(claims, key=lambda c: (c.document, c.start))),
        findings=tuple(findings),
        unchecked=unchecked,
        rules=rules or {},
        sources=sources or {},
        ignored=ignored or {},
        archive=tuple(archive),
    )

    def filed(finding: Finding) -> tuple[str, int, str, str]:
        home = report.home(finding)
        return (home.document if home else "", home.start if home else 0, finding.check, finding.message)

    return replace(report, findings=tuple(sorted(findings, key=filed)))


def fingerprint(finding: Finding) -> str:
    """32 hex digits that stay the same while the text around the figures moves: check, documents, figures, measures."""
    figures = sorted(
        "\x1f".join((c.document, c.kind, " ".join(c.text.split()), str(c.unit), str(c.measure))) for c in finding.claims
    )
    return hashlib.sha256("\x1e".join((finding.check, *figures)).encode("utf-8", "backslashreplace")).hexdigest()[:32]
