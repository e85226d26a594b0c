"""For a terminal, or a mail: each finding with its place, its figures in their words, and what to do about it."""

from collections.abc import Iterator
from io import StringIO
from itertools import groupby
from typing import TYPE_CHECKING

from claimcheck.language.printing import plain
from claimcheck.model import Finding
from claimcheck.reporters.layout import Layout, utf8
from claimcheck.reporters.place import Spot, spots
from claimcheck.reporters.report import Report, Standing
from claimcheck.reporters.wording import (
    coverage_line,
    label,
    place_words,
    rest_line,
    safe_url,
    says,
    source_words,
)

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

WIDTH = 80
#: Figures quoted of one finding; a series of fifty would bury its message.
QUOTED = 6
SIGNS: dict[Standing, tuple[str, str]] = {
    "conflict": ("✗", "bold red"),
    "note": ("!", "bold yellow"),
    "holds": ("✓", "green"),
    "ignored": ("–", "dim"),
    "unchecked": ("?", "dim"),
}


def render(report: Report, layout: Layout) -> bytes:
    """Wrapped at layout.width (80 where there is no terminal); addresses are never broken."""
    from rich.console import Console
    from rich.text import Text

    out = StringIO()
    console = Console(
        file=out,
        width=max(20, layout.width or WIDTH),
        force_terminal=layout.color,
        color_system="standard" if layout.color else None,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
        _environ={},
    )
    console.print(Text(coverage_line(report.coverage), "bold"))
    findings = report.shown(layout.show_all)
    places = spots(report.documents, (claim for finding in findings for claim in finding.claims))
    for name, filed in groupby(findings, key=lambda f: home.document if (home := report.home(f)) else ""):
        console.print()
        console.print(Text(plain(name), "bold underline" if layout.color else ""))
        for finding in filed:
            console.print()
            _print(console, report, finding, [places[c.id] for c in finding.claims], layout.color)
    console.print()
    console.print(Text(rest_line(report, layout.show_all), "bold"))
    return utf8("".join(line.rstrip() + "\n" for line in out.getvalue().splitlines()))


def _print(console: "Console", report: Report, finding: Finding, quoted: list[Spot], color: bool) -> None:
    from rich.padding import Padding
    from rich.text import Text

    standing = report.stands(finding)
    sign, style = SIGNS[standing]
    home = report.home(finding)
    here = home.document if home else ""
    console.print(Text.assemble((f"{sign} {label(finding)}", style), "  ", (finding.check, "bold")))
    for line in _quotes(quoted, here, color):
        console.print(Padding(line, (0, 0, 0, 2)))
    for head, said in says(finding):
        console.print(Padding(Text.assemble((f"{head}: " if head else "", "bold"), said), (0, 0, 0, 2)))
    for row in finding.evidence:
        words = source_words(row)
        source = f"{plain(row.statement)}" + (f" ({words})" if words else "")
        console.print(Padding(Text.assemble(("Source: ", "bold"), source), (0, 0, 0, 2)))
        if url := safe_url(row):
            console.print(Text(f"  {url}", "dim"), soft_wrap=True)
    if standing == "ignored":
        decision = report.ignored[finding]
        console.print(Padding(Text(f"Ignored: {plain(decision.reason)}", "dim"), (0, 0, 0, 2)))


def _quotes(quoted: list[Spot], here: str, color: bool) -> Iterator["Text"]:
    """Each figure in its words, marked by weight in colour and by brackets without; its document when it is another."""
    from rich.text import Text

    for spot in quoted[:QUOTED]:
        place = ", ".join(p for p in (plain(spot.document) if spot.document != here else "", place_words(spot)) if p)
        figure = spot.figure if color or not (spot.before or spot.after) else f"[{spot.figure}]"
        words = ("“", spot.before, (figure, "bold"), spot.after, "”")
        yield Text.assemble((f"{place}: " if place else "", "dim"), *words)
    if len(quoted) > QUOTED:
        yield Text(f"and {len(quoted) - QUOTED} more figures", "dim")
