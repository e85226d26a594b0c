"""claimcheck index SOURCE... --into ARCHIVE: very many articles, read once, to be checked against."""

import os
import time
from pathlib import Path
from typing import TYPE_CHECKING

import click

from claimcheck.cli.options import configured

if TYPE_CHECKING:
    from claimcheck.store.indexing import Outcome

#: Seconds between two lines of progress.
EVERY = 10.0


@click.command("index")
@click.argument("paths", nargs=-1, required=True, metavar="SOURCE...")
@click.option("--into", "archive", required=True, metavar="ARCHIVE", help="The archive: a folder of its own.")
@click.option("--jobs", type=click.IntRange(1), help="Worker processes; as many as there are cores by default.")
@click.option("--scheduler", metavar="ADDRESS", help="A Dask scheduler, tcp://HOST:PORT, or local to start one.")
@click.option("--column", "columns", multiple=True, metavar="FIELD=NAME", help="A table's column, such as text=body.")
@click.option("--names", metavar="FILE", help="The desk's own table of names (see names.csv).")
@click.option("--measures", metavar="FILE", help="The desk's own table of measures (measure, aliases, role).")
@click.option("--quiet", is_flag=True, help="No progress on standard error.")
@configured
def command(
    paths: tuple[str, ...],
    archive: str,
    jobs: int | None,
    scheduler: str | None,
    columns: tuple[str, ...],
    names: str | None,
    measures: str | None,
    quiet: bool,
) -> None:
    """Read articles into an archive, which `claimcheck check --against ARCHIVE` looks figures up in.

    SOURCE is an article, a folder, a .zip or .tar.gz of articles, or a table of them: .jsonl, .jsonl.gz, .csv or
    .parquet with columns for id, text, published, outlet, title and url. Unchanged articles are skipped, changed ones
    replace their claims, and so do those that were read by another version or with other tables of names and measures.
    A run that was stopped goes on where it was.

    Exit code 0: all is read; 1: some articles could not be read (`claimcheck archive errors` lists them); 2: nothing
    could be done.
    """
    from claimcheck.store import folder, indexing
    from claimcheck.store import sources as found
    from claimcheck.store.desk import taken
    from claimcheck.store.rows import named

    folder.needs_store()
    desk = taken(*(Path(table) if table else None for table in (names, measures)))
    files = found.find(paths)
    total = sum(path.stat().st_size for path, _ in files)
    progress = None if quiet else _Progress(total)
    outcome = indexing.index(
        found.read(files, named(columns)), Path(archive), jobs or os.cpu_count() or 1, scheduler, progress, desk
    )
    click.echo(
        f"{outcome.read:,} documents with {outcome.claims:,} figures added, {outcome.unchanged:,} unchanged, "
        f"{outcome.failed:,} could not be read."
    )
    click.get_current_context().exit(1 if outcome.failed else 0)


class _Progress:
    """A line now and then: how many, how fast, how long still."""

    def __init__(self, total: int) -> None:
        self._total = total
        self._begun = self._told = time.monotonic()

    def __call__(self, outcome: "Outcome", drawn: int, done: int) -> None:
        now = time.monotonic()
        if now - self._told < EVERY:
            return
        self._told = now
        seconds = now - self._begun
        documents = outcome.read + outcome.failed + outcome.unchanged
        # Sources are drawn ahead of the work, so that only this part of what was drawn is done.
        part = done / max(1, self._total) * documents / max(1, drawn)
        left = f", about {_length(seconds / part - seconds)} left" if part else ""
        click.echo(f"claimcheck: {documents:,} documents, {documents / seconds:,.0f} a second{left}", err=True)


def _length(seconds: float) -> str:
    if seconds < 90:
        return f"{seconds:.0f} seconds"
    return f"{seconds / 60:.0f} minutes" if seconds < 5400 else f"{seconds / 3600:.1f} hours"
