"""claimcheck extract PATH...: the claim table."""

import tempfile
from collections.abc import Sequence
from pathlib import Path, PurePosixPath
from typing import Any

import click

from claimcheck import table
from claimcheck.cli.options import configured, deliver, document_options, metadata, stdin_bytes, terminal
from claimcheck.errors import UsageError
from claimcheck.model import Claim
from claimcheck.workspace import gather

FORMATS = ("text", "csv", "jsonl", "parquet")


@click.command("extract")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--format", "table_form", type=click.Choice(FORMATS), help="text at a terminal, csv elsewhere.")
@click.option("--output", metavar="FILE", help="Write there; a folder (ending in /) gets one table a document.")
@document_options
@configured
def command(
    paths: tuple[str, ...],
    table_form: str | None,
    output: str | None,
    **said: Any,
) -> None:
    """Print the claim table of articles, folders or claim tables ("-" is standard input).

    One row a figure: where it stands, its value as printed, and what it measures, of whom, when, and who says so.
    """
    claims = gather(paths, metadata(said), stdin_bytes(paths)).claims
    width, color = terminal()
    form = table_form or ("csv" if width is None or output else "text")
    if output and output.endswith("/"):
        _write_each(claims, form, Path(output))
    elif form == "parquet" and (not output or output == "-"):
        raise UsageError("Parquet is not text: name a file with --output claims.parquet.")
    else:
        deliver(_written(claims, form, width, color), output)


def _write_each(claims: Sequence[Claim], form: str, folder: Path) -> None:
    """One table a document, named like the document; no name leads out of the folder."""
    for name in dict.fromkeys(claim.document for claim in claims):
        parts = PurePosixPath(name).parts
        if ".." in parts or PurePosixPath(name).is_absolute() or "\\" in name:
            raise UsageError(f"The document {name!r} would be written outside {folder}; rename it.")
        path = folder / f"{name}.{form}"
        path.parent.mkdir(parents=True, exist_ok=True)
        deliver(_written([claim for claim in claims if claim.document == name], form), str(path))


def _written(claims: Sequence[Claim], form: str, width: int | None = None, color: bool = False) -> bytes:
    if form == "text":
        from claimcheck.reporters.claims import render_claims

        return render_claims(claims, width=width, color=color)
    if form == "csv":
        return table.write_csv(claims).encode()
    if form == "jsonl":
        return table.write_jsonl(claims).encode()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "claims.parquet")
        table.write_parquet(claims, path)
        return path.read_bytes()
