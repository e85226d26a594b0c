"""claimcheck extract PATH...: the claim table."""

import tempfile
from datetime import date
from pathlib import Path

import click

from claimcheck import table
from claimcheck.cli.options import deliver, document_options, metadata, stdin_bytes, terminal
from claimcheck.errors import UsageError
from claimcheck.workspace import gather

FORMATS = ("text", "csv", "jsonl", "parquet")


@click.command("extract")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--format", "form", type=click.Choice(FORMATS), help="text at a terminal, csv elsewhere.")
@click.option("--output", metavar="FILE", help="Write there instead of standard output.")
@document_options
def command(
    paths: tuple[str, ...],
    form: str | None,
    output: str | None,
    published: date | None,
    title: str | None,
    outlet: str | None,
    encoding: str | None,
) -> None:
    """Print the claim table of articles, folders or claim tables ("-" is standard input).

    One row a figure: where it stands, its value as printed, and what it measures, of whom, when, and who says so.
    """
    gathered = gather(paths, metadata(published, title, outlet, encoding), stdin_bytes(paths))
    width, color = terminal()
    form = form or ("csv" if width is None or output else "text")
    if form == "text":
        from claimcheck.reporters.claims import render_claims

        deliver(render_claims(gathered.claims, width=width, color=color), output)
    elif form == "csv":
        deliver(table.write_csv(gathered.claims).encode(), output)
    elif form == "jsonl":
        deliver(table.write_jsonl(gathered.claims).encode(), output)
    elif not output or output == "-":
        raise UsageError("Parquet is not text: name a file with --output claims.parquet.")
    else:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder, "claims.parquet")
            table.write_parquet(gathered.claims, path)
            deliver(path.read_bytes(), output)
