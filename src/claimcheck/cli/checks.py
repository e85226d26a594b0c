"""claimcheck checks [NAME]: what each check does, with an example."""

import inspect

import click

from claimcheck.errors import UsageError, meant


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
        raise UsageError(f"There is no check {name!r}; {meant(name, modules, 'checks')}")
    click.echo(inspect.cleandoc(modules[name].__doc__ or ""))
