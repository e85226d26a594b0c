"""claimcheck reference ...: list, show, validate and extend reference tables."""

from pathlib import Path

import click

from claimcheck.errors import UsageError

HERE = "reference"


@click.group("reference")
def command() -> None:
    """List, show, validate and extend reference tables."""


@command.command("list")
@click.argument("paths", nargs=-1, metavar="[PATH]...")
def list_tables(paths: tuple[str, ...]) -> None:
    """The tables of a Data Package or folder: shape, rows, entities, measures, years."""
    from claimcheck.reference import load_references
    from claimcheck.reference.describe import summary

    for table in load_references(paths or (HERE,)).tables:
        click.echo(summary(table))


@command.command()
@click.argument("paths", nargs=-1, required=True, metavar="FILE...")
def show(paths: tuple[str, ...]) -> None:
    """How each table was understood: what every column is for, and the first figures."""
    from claimcheck.reference import load_references
    from claimcheck.reference.describe import understood

    for table in load_references(paths).tables:
        for line in understood(table):
            click.echo(line)


@command.command()
@click.argument("paths", nargs=-1, metavar="[PATH]...")
def validate(paths: tuple[str, ...]) -> None:
    """Check tables against their schema and rules, with line and column.

    Missing sources, duplicates with unlike values, units that do not parse, dates out of order. Exit code 1 when
    anything was found, 2 when a table could not be read.
    """
    from claimcheck.reference.validate import validate as problems_of

    problems = [problem for path in paths or (HERE,) for problem in problems_of(Path(path))]
    for problem in problems:
        click.echo(str(problem))
    click.echo(
        f"{len(problems)} {'problem' if len(problems) == 1 else 'problems'} found."
        if problems
        else "Nothing wrong was found."
    )
    click.get_current_context().exit(1 if problems else 0)


@command.command()
@click.argument("path", metavar="FILE")
@click.option("--force", is_flag=True, help="Overwrite the schema that stands there.")
def describe(path: str, force: bool) -> None:
    """Write how FILE was understood into FILE.schema.json, to be corrected by hand; it then overrules every guess."""
    from claimcheck.reference import load_references
    from claimcheck.reference.describe import schema_bytes, schema_path
    from claimcheck.workspace import write_whole

    if Path(path).is_dir() or path.endswith(".json"):
        raise UsageError(
            f"{path}: describe takes one CSV or XLSX file; a Data Package keeps its schemas in datapackage.json."
        )
    target = schema_path(Path(path))
    if target.exists() and not force:
        raise UsageError(f"{target} exists; correct it by hand, or write it anew with --force.")
    write_whole(target, schema_bytes(load_references(path).tables[0]))
    click.echo(f"{target} written; correct it, then look at `claimcheck reference show {path}`.")


@command.command()
@click.option("--to", "package", default=HERE, show_default=True, metavar="PATH", help="The Data Package to extend.")
@click.option("--entity", required=True, help="Whom or what the figure is about.")
@click.option("--counterpart", default="", help="The other party, or the place.")
@click.option("--measure", required=True, help="What the figure measures.")
@click.option("--value", default="", help="The figure in plain digits; none where --unit is date.")
@click.option("--unit", required=True, help="USD, percent, kilometre, count:noun, ordinal:noun, date.")
@click.option("--since", required=True, metavar="DATE", help="First day of the period.")
@click.option("--until", default="", metavar="DATE", help="Last day of the period.")
@click.option("--bound", default="exact", show_default=True, help="exact, approx, at_least, at_most ...")
@click.option("--authority", required=True, help="Whose statistics it is.")
@click.option("--note", default="", help="What a reader of the table should know.")
@click.option("--source", default="", metavar="ID", help="A source that the package has; or give a new one:")
@click.option("--publisher", default="", help="New source: who published it.")
@click.option("--title", default="", help="New source: a short description.")
@click.option("--url", default="", help="New source: where.")
@click.option("--published", default="", metavar="DATE", help="New source: when.")
@click.option("--retrieved", default="", metavar="DATE", help="New source: when it was read.")
@click.option(
    "--confidence", type=click.Choice(("primary", "secondary", "weak")), default="secondary", show_default=True
)
def add(package: str, **given: str) -> None:
    """Append a sourced row to a Data Package's figures."""
    from claimcheck.reference.add import addition
    from claimcheck.reference.row import statement
    from claimcheck.workspace import write_whole

    if not given["source"] and not (given["publisher"] and given["url"]):
        raise UsageError("a row needs a source: --source ID, or --publisher and --url of a new one.")
    described = ("publisher", "title", "url", "published", "retrieved", "confidence")
    source = {"id": given["source"]} if given["source"] else {name: given[name] for name in described}
    cells = {name: text for name, text in given.items() if name not in (*described[:-1], "source")}
    added = addition(Path(package), cells, source)
    for path, data in added.files.items():
        write_whole(path, data)
    click.echo(f"added: {statement(added.row)}")
