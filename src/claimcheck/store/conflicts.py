"""An archive against itself, a block at a time: what it has printed that cannot all be true."""

from collections.abc import Iterator
from hashlib import blake2b
from itertools import groupby
from pathlib import Path

from claimcheck.comparator import check
from claimcheck.model import Claim, Finding
from claimcheck.store import folder
from claimcheck.store.lookup import is_gone
from claimcheck.store.witnesses import Store, finished
from claimcheck.table import read_parquet

#: Claims from which on a block is full.
BLOCK = 2000


def blocks(archive: Path) -> Iterator[list[Claim]]:
    """The claims that count, some whole documents at a time.

    Raises:
        ReadError: the folder is no archive, or was never finished.
        UsageError: the extra is not installed.
    """
    folder.opened(archive)
    if not folder.parts(archive):
        return
    import pyarrow.parquet as pq

    last, _, gone = finished(archive)
    for part in range(1, last + 1):
        names = pq.read_table(folder.part(archive, folder.DOCUMENTS, part), columns=["name"])["name"].to_pylist()
        living = {name for row, name in enumerate(names) if not is_gone(gone, part, row)}
        path = folder.part(archive, folder.CLAIMS, part)
        block: list[Claim] = []
        for name, own in groupby(read_parquet(path) if path.is_file() else (), key=lambda claim: claim.document):
            block += own if name in living else ()
            if len(block) >= BLOCK:
                yield block
                block = []
        if block:
            yield block


def conflicts(archive: Path) -> Iterator[tuple[list[Finding], list[Claim]]]:
    """What an editor should look at, block by block, each finding once, with the claims of the documents it touches.

    Each block is under check once and the whole archive is the evidence: memory is that of a block, and a few bytes for
    each finding told so far. Each claim is held against so many others at most, so that time grows with the claims.
    """
    told: set[bytes] = set()
    for claims in blocks(archive):
        found = []
        for finding in check(claims, against=Store(archive, claims)):
            # Two blocks meet twice, each time with the other one as evidence.
            names = (finding.check, *sorted(claim.id for claim in finding.claims))
            key = blake2b("\x1f".join(names).encode("utf-8", "replace"), digest_size=8).digest()
            if (finding.verdict == "conflict" or finding.severity) and key not in told:
                told.add(key)
                found.append(finding)
        touched = {claim.document for finding in found for claim in finding.claims}
        yield found, [claim for claim in claims if claim.document in touched]
