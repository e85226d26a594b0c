"""claimcheck diff OLD NEW: the figures that changed between two versions."""

from datetime import date
from pathlib import Path

import click

from claimcheck.cli.options import day, deliver
from claimcheck.diff.render import FORMATS
from claimcheck.errors import UsageError


@click.command("diff")
@click.argument("paths", nargs=-1, metavar="OLD NEW")
@click.option("--git", "revision", metavar="REV", help="Compare PATH... with a git revision, or two: main..HEAD.")
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", show_default=True)
@click.option("--output", metavar="FILE", help="Write there instead of standard output.")
@click.option("--decisions", multiple=True, metavar="FILE", help="Changes accepted there do not count.")
@click.option("--as-of", type=day, metavar="DATE", help="The day on which accepted changes may have lapsed.")
@click.option("--all", "show_all", is_flag=True, help="Also what does not count: moved, rounded, reworded, accepted.")
@click.option("--encoding", metavar="NAME", help="Encoding of text files, when it is not UTF-8.")
@click.pass_context
def command(
    ctx: click.Context,
    paths: tuple[str, ...],
    revision: str | None,
    form: str,
    output: str | None,
    decisions: tuple[str, ...],
    as_of: date | None,
    show_all: bool,
    encoding: str | None,
) -> None:
    """Show the figures that changed between two articles, two folders or two claim tables.

    Figures are matched by what they measure and by the words around them, not by line. With --git REV the paths (the
    current folder by default) are compared with that revision.

    Exit code 0: no figure changed; 1: one did; 2: something could not be read or understood.
    """
    from claimcheck import config, versions
    from claimcheck.decisions import read_decisions
    from claimcheck.diff import accept_changes
    from claimcheck.diff.render import render
    from claimcheck.workspace import Metadata

    metadata = Metadata(encoding=encoding)
    if revision is not None:
        changes = versions.compare_revisions(revision, [Path(path) for path in paths or (".",)], metadata)
    elif len(paths) == 2:
        changes = versions.compare_paths(Path(paths[0]), Path(paths[1]), metadata)
    else:
        raise UsageError("diff compares two paths, OLD and NEW, or with --git REV any paths with that revision.")
    tables = decisions or config.load(paths).settings.get("decisions", ())
    decided = [decision for path in tables for decision in read_decisions(Path(path))]
    accepted = accept_changes(changes, decided, as_of)
    deliver(render(changes, accepted, form, show_all), output)
    ctx.exit(1 if any(change.counts and change not in accepted for change in changes) else 0)
