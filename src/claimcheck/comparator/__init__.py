"""Claims -> Findings."""

from collections.abc import Iterable, Sequence
from types import ModuleType

from claimcheck.comparator.archive import Archive, Witnesses
from claimcheck.comparator.checks import CHECKS
from claimcheck.comparator.coverage import why_unchecked
from claimcheck.comparator.docket import Docket
from claimcheck.model import Claim, Finding
from claimcheck.reference import References

__all__ = ["CHECKS", "Archive", "Docket", "Witnesses", "check", "descriptions", "name", "why_unchecked"]


def check(
    claims: Iterable[Claim],
    against: Witnesses | None = None,
    references: References | None = None,
    only: Sequence[str] = (),
    skip: Sequence[str] = (),
) -> list[Finding]:
    """Every comparison that the checks can make, with its verdict, ordered by document, start and check.

    claims: those under check, from one document or many, compared within and across documents.
    against: other documents' claims that serve as evidence only; those of a document under check are left out.
    only, skip: names of checks.
    """
    docket = Docket(claims, against, references)
    chosen = [module for module in CHECKS if (not only or name(module) in only) and name(module) not in skip]
    found = [finding for module in chosen for finding in module.compare(docket)]
    order = {name(module): at for at, module in enumerate(CHECKS)}
    return sorted(found, key=lambda f: (*_place(f), order[f.check], *((c.document, c.start) for c in f.claims)))


def name(module: ModuleType) -> str:
    """A check's only name is its module's."""
    return module.__name__.rpartition(".")[2]


def descriptions() -> dict[str, str]:
    """What each check demands, in one line, by name, in order."""
    return {name(module): (module.__doc__ or "").strip().partition("\n")[0] for module in CHECKS}


def _place(finding: Finding) -> tuple[str, int]:
    first = finding.claims[0]
    return first.document, first.start
