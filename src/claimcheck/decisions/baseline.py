"""Known findings, by fingerprint: only new ones fail. The file is a CSV in fixed order, so that git shows what came."""

import csv
import io
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from claimcheck.decisions.decision import figures, fingerprint
from claimcheck.errors import TableError
from claimcheck.model import Finding
from claimcheck.table import guard

COLUMNS = ("fingerprint", "check", "document", "figures")


def write_baseline(findings: Iterable[Finding]) -> str:
    """The findings that an editor would have to look at, one row each."""
    rows = sorted(
        (finding.check, finding.claims[0].document if finding.claims else "", figures(finding), fingerprint(finding))
        for finding in findings
        if finding.severity is not None
    )
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows((key, check, guard(document), guard(printed)) for check, document, printed, key in rows)
    return out.getvalue()


def read_baseline(path: Path) -> Counter[str]:
    """How often each fingerprint is known.

    Raises:
        TableError: the file cannot be read or is no baseline.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as handle:
            rows = list(csv.reader(handle, strict=True))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise TableError(f"{path}: cannot be read ({error}); --write-baseline makes a new one.") from None
    if not rows or rows[0][:1] != ["fingerprint"]:
        raise TableError(f"{path}, row 1: expected the columns {', '.join(COLUMNS)}; --write-baseline makes a new one.")
    return Counter(row[0] for row in rows[1:] if row)
