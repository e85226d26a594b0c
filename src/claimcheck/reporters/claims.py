"""The claim table for a person at a terminal: one line a figure."""

import io
from collections.abc import Sequence

from claimcheck.language.printing import plain as printable
from claimcheck.model import Claim
from claimcheck.table import plain


def render_claims(claims: Sequence[Claim], width: int | None = None, color: bool = False) -> bytes:
    """A table per document; every column that a narrow terminal cannot show is folded, none is dropped."""
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    out = io.StringIO()
    console = Console(
        file=out, width=width or 140, force_terminal=color, no_color=not color, highlight=False, legacy_windows=False
    )
    for name in dict.fromkeys(claim.document for claim in claims):
        own = [claim for claim in claims if claim.document == name]
        console.print(Text(f"{printable(name)}: {len(own)} figures", style="bold"))
        grid = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False)
        for heading in ("figure", "kind", "value", "period", "measure", "of", "role"):
            grid.add_column(heading, overflow="fold")
        for claim in own:
            grid.add_row(*(Text(printable(cell)) for cell in _cells(claim)))
        console.print(grid)
        console.print()
    return "\n".join(line.rstrip() for line in out.getvalue().split("\n")).encode()


def _cells(claim: Claim) -> tuple[str, ...]:
    value = "" if claim.low is None else plain(claim.low)
    if claim.high is not None and claim.high != claim.low:
        value += f" to {plain(claim.high)}"
    hedge = "" if claim.bound == "exact" else claim.bound.replace("_", " ")
    period = ""
    if claim.since:
        period = str(claim.since) if claim.since == claim.until else f"{claim.since} to {claim.until or '...'}"
    return (
        claim.text,
        claim.kind.replace("_", " "),
        " ".join(part for part in (hedge, value, claim.unit or "") if part),
        period,
        claim.measure or "",
        ", ".join(claim.entities),
        ", ".join(claim.role),
    )
