"""claimcheck checks [NAME]: what each check does, with an example."""

import inspect
from difflib import get_close_matches

import click

from claimcheck.errors import UsageError


@click.command("checks")
@click.argument("name", required=False)
def command(name: str | None) -> None:
    """What each check does; with a NAME all about it, with an example."""
    from claimcheck import comparator

    modules = {comparator.name(module): module for module in comparator.CHECKS}
    if name is None:
        width = max(map(len, modules))
        for each, line in comparator.descriptions().items():
            click.echo(f"{each:<{width}}  {line}")
        return
    if name not in modules:
        nearest = get_close_matches(name, modules, n=1, cutoff=0)
        raise UsageError(f"There is no check {name!r}; did you mean {nearest[0]!r}?")
    click.echo(inspect.cleandoc(modules[name].__doc__ or ""))
