"""The one report object: what was found, what was not looked at and why. Every format renders it, none adds to it."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import groupby
from pathlib import Path
from typing import Literal, NamedTuple

from claimcheck.decisions import Decision
from claimcheck.model import Claim, Document, Finding

Standing = Literal["conflict", "note", "holds", "ignored", "unchecked"]

#: From what an editor must see first to what needs nobody.
STANDINGS: tuple[Standing, ...] = ("conflict", "note", "holds", "ignored", "unchecked")
NOTHING_TO_COMPARE = "nothing to compare with"
NOT_COMPARABLE = "could not be compared"


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
        checks: check -> what it does (its docstring).
        sources: document -> the file that it was read from.
        ignored: findings that somebody has decided on, with the decision.
        archive: claims of other documents, which served as evidence.
    """

    documents: tuple[Document, ...]
    claims: tuple[Claim, ...]
    findings: tuple[Finding, ...]
    unchecked: Mapping[str, str] = field(default_factory=dict)
    checks: Mapping[str, str] = field(default_factory=dict)
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

    def path(self, document: str) -> str:
        """The file that a document was read from, as it was given, with "/"; its name where there is none."""
        source = self.sources.get(document)
        return source.as_posix() if source else document

    def why_unchecked(self, claim: Claim) -> str:
        """The reason that an unchecked figure has no verdict."""
        return self.unchecked.get(claim.id) or (NOT_COMPARABLE if claim.id in self._tried else NOTHING_TO_COMPARE)

    @cached_property
    def _tried(self) -> frozenset[str]:
        return frozenset(claim.id for finding in self.findings for claim in finding.claims)

    @cached_property
    def coverage(self) -> Coverage:
        return self._coverage(self.claims, self.findings)

    def coverage_in(self, document: str) -> Coverage:
        """The coverage of one document; its conflicts and notes are the findings that touch it."""
        return self._coverage(self.claims_of.get(document, ()), self._touching.get(document, ()))

    @cached_property
    def claims_of(self) -> dict[str, tuple[Claim, ...]]:
        """Figures under check by document."""
        return {name: tuple(found) for name, found in groupby(self.claims, key=lambda c: c.document)}

    @cached_property
    def _touching(self) -> dict[str, list[Finding]]:
        touching: dict[str, list[Finding]] = {}
        for finding in self.findings:
            for name in dict.fromkeys(claim.document for claim in finding.claims):
                touching.setdefault(name, []).append(finding)
        return touching

    def _coverage(self, claims: Sequence[Claim], findings: Sequence[Finding]) -> Coverage:
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
    checks: Mapping[str, str] | None = None,
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
        checks=checks or {},
        sources=sources or {},
        ignored=ignored or {},
        archive=tuple(archive),
    )

    def filed(finding: Finding) -> tuple[str, int, str, str]:
        home = report.home(finding)
        return (home.document if home else "", home.start if home else 0, finding.check, finding.message)

    return replace(report, findings=tuple(sorted(findings, key=filed)))
