"""A person's word that a finding, or a change, needs no more looking at; and the name by which it is known again."""

import hashlib
from dataclasses import dataclass
from datetime import date

from claimcheck.model import Finding


@dataclass(frozen=True, slots=True)
class Decision:
    """Which findings it covers, and why. An empty field covers any.

    Attributes:
        check: name of a check; "diff" for a change between two versions.
        figure: the figures as printed, joined by "; "; "old -> new" for a change.
        measure: what one of the figures measures.
        document: a document's name, or the end of its path.
        reason, who, when: why, who says so, and on which day.
        until: last day on which it holds; None for good.
        span: characters of the document that it covers, for a comment in the text.
        where: where it is written ("decisions.csv, row 3"), for messages.
        known: it comes from a baseline: nobody has judged it.
    """

    reason: str
    check: str = ""
    figure: str = ""
    measure: str = ""
    document: str = ""
    who: str | None = None
    when: date | None = None
    until: date | None = None
    span: tuple[int, int] | None = None
    where: str = ""
    known: bool = False


def figures(finding: Finding) -> str:
    """The finding's figures as a decision names them."""
    return "; ".join(dict.fromkeys(one_line(claim.text) for claim in finding.claims))


def one_line(text: str) -> str:
    """On one line, single spaces."""
    return " ".join(text.split())


def fingerprint(finding: Finding) -> str:
    """32 hex digits that stay the same while the text around the figures moves: check, documents, figures, measures."""
    claims = sorted(
        "\x1f".join((c.document, c.kind, one_line(c.text), str(c.unit), str(c.measure))) for c in finding.claims
    )
    return hashlib.sha256("\x1e".join((finding.check, *claims)).encode("utf-8", "backslashreplace")).hexdigest()[:32]
