"""Claims -> Findings."""

from collections.abc import Iterable, Sequence

from claimcheck.comparator.archive import Archive
from claimcheck.comparator.docket import Docket
from claimcheck.model import Claim, Finding
from claimcheck.reference import References

__all__ = ["Archive", "Docket", "check"]


def check(
    claims: Iterable[Claim],
    against: Archive | None = None,
    references: References | None = None,
    only: Sequence[str] = (),
    skip: Sequence[str] = (),
) -> list[Finding]:
    """Every comparison that the checks can make, with its verdict, ordered by document, start and check.

    claims: those under check, from one document or many, compared within and across documents.
    against: other documents' claims that serve as evidence only; those of a document under check are left out.
    only, skip: names of checks.
    """
    raise RuntimeError("being written")
