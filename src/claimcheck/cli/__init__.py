"""The command line: read, call one function, write. One module a command, loaded when it is called."""

import sys
from importlib import import_module

import click

import claimcheck

COMMANDS = ("check", "extract", "diff", "reference", "checks")


class LazyGroup(click.Group):
    """Commands are modules of this package with a click command `command`; --help reads their first lines only."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            return None
        command = import_module(f"claimcheck.cli.{name}").command
        assert isinstance(command, click.Command)
        return command


@click.group(cls=LazyGroup)
@click.version_option(claimcheck.__version__, prog_name="claimcheck")
def group() -> None:
    """A fact-checker for figures."""


def main() -> None:
    sys.exit(group())
