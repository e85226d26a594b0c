"""An archive against itself, a part at a time: what it has printed that cannot all be true."""

from collections.abc import Iterator
from pathlib import Path

from claimcheck.comparator import check
from claimcheck.model import Claim, Finding
from claimcheck.store import folder
from claimcheck.store.ledger import queried
from claimcheck.store.witnesses import Store
from claimcheck.table import read_parquet


def blocks(archive: Path) -> Iterator[list[Claim]]:
    """The claims that count, part by part."""
    with queried(archive) as base:
        living: dict[int, set[str]] = {}
        for part, name in base.execute("SELECT part, name FROM documents").fetchall():
            living.setdefault(part, set()).add(name)
    for part in sorted(living):
        claims = read_parquet(folder.part(archive, folder.CLAIMS, part))
        yield [claim for claim in claims if claim.document in living[part]]


def conflicts(archive: Path) -> Iterator[tuple[list[Finding], list[Claim]]]:
    """What an editor should look at, part by part, each finding once, with the claims of the documents that it touches.

    Each part is under check once and the whole archive is the evidence, so that memory does not grow with it.
    """
    told: set[tuple[str, ...]] = set()
    for claims in blocks(archive):
        found = []
        for finding in check(claims, against=Store(archive, claims)):
            # Two parts meet twice, each time with the other one as evidence.
            key = (finding.check, *sorted(claim.id for claim in finding.claims))
            if (finding.verdict == "conflict" or finding.severity) and key not in told:
                told.add(key)
                found.append(finding)
        touched = {claim.document for finding in found for claim in finding.claims}
        yield found, [claim for claim in claims if claim.document in touched]
