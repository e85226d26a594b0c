"""claimcheck archive ...: what the desk has printed."""

from datetime import date
from pathlib import Path

import click

from claimcheck.cli.options import day, deliver, terminal

FIND_FORMATS = ("text", "csv", "json", "html")
REPORT_FORMATS = ("text", "concise", "json", "jsonl", "csv", "html", "markdown")


@click.group("archive")
def command() -> None:
    """Search an archive, check it against itself, or take documents out."""


@command.command()
@click.argument("archive", metavar="ARCHIVE", type=Path)
@click.argument("query", metavar='"WORDS..."', nargs=-1, required=True)
@click.option("--since", type=day, metavar="DATE", help="Only figures for periods that end from this day on.")
@click.option("--until", type=day, metavar="DATE", help="Only figures for periods that end up to this day.")
@click.option("--format", "form", type=click.Choice(FIND_FORMATS), default="text", show_default=True)
@click.option("--output", metavar="FILE", help="Write there instead of standard output.")
def find(
    archive: Path, query: tuple[str, ...], since: date | None, until: date | None, form: str, output: str | None
) -> None:
    """Every printed value of one measure over time, with document, day and source: "trade China Kazakhstan".

    All words must fit: names in any form, parts of the measure, or words near the figure.
    """
    from claimcheck.store import ledger, timeline

    words = " ".join(query)
    deliver(timeline.render(ledger.find(archive, words, since, until), words, form), output)


@command.command()
@click.argument("archive", metavar="ARCHIVE", type=Path)
@click.option("--format", "form", type=click.Choice(REPORT_FORMATS), default="text", show_default=True)
@click.option("--output", metavar="FILE", help="Write there instead of standard output.")
def conflicts(archive: Path, form: str, output: str | None) -> None:
    """Check an archive against itself, block by block; the report has the documents in which something was found.

    Exit code 0: nothing found; 1: findings.
    """
    from claimcheck import comparator, reporters
    from claimcheck.model import Document
    from claimcheck.store.conflicts import conflicts as parts

    findings, claims = [], {}
    for found, touched in parts(archive):
        findings += found
        claims.update({claim.id: claim for claim in touched})
        claims.update({claim.id: claim for finding in found for claim in finding.claims})
    documents = {claim.document: Document(claim.document, "", claim.published) for claim in claims.values()}
    report = reporters.make_report(
        list(documents.values()),
        list(claims.values()),
        findings,
        comparator.why_unchecked(tuple(claims.values()), findings),
        checks=comparator.descriptions(),
    )
    width, color = terminal() if output is None else (None, False)
    deliver(reporters.render(report, form, width=width, color=color), output)
    click.get_current_context().exit(1 if findings else 0)


@command.command()
@click.argument("archive", metavar="ARCHIVE", type=Path)
def stats(archive: Path) -> None:
    """How many documents and figures of which sort, of which days, on how much disk."""
    from claimcheck.store import ledger

    for what, how_much in ledger.stats(archive):
        click.echo(f"{what:24}{how_much}")


@command.command()
@click.argument("archive", metavar="ARCHIVE", type=Path)
def errors(archive: Path) -> None:
    """What could not be read, and why."""
    from claimcheck.language.printing import plain
    from claimcheck.store import ledger

    for name, reason in ledger.errors(archive):
        click.echo(plain(reason if name in reason else f"{name}: {reason}"))


@command.command()
@click.argument("archive", metavar="ARCHIVE", type=Path)
@click.argument("names", metavar="DOCUMENT...", nargs=-1, required=True)
def remove(archive: Path, names: tuple[str, ...]) -> None:
    """Take documents out, with their figures. The next `index` over a source that has them brings them back."""
    from claimcheck.store import indexing

    gone = indexing.remove(archive, names)
    click.echo(f"{gone} of {len(names)} documents removed.")
