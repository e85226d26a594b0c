"""Options that several commands share, and the way results leave the program."""

import functools
import os
import sys
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import click
from click.core import ParameterSource

from claimcheck import config
from claimcheck.workspace import Metadata, write_whole

Command = TypeVar("Command", bound=Callable[..., Any])


def day(text: str) -> date:
    """A date option's value."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise click.BadParameter(f"{text!r} is not a date; write it as 2024-07-03.") from None


def document_options(command: Command) -> Command:
    """--published, --title, --outlet, --encoding, --names, --measures: what the user says of the documents."""
    options: list[Callable[[Command], Command]] = [
        click.option("--measures", metavar="FILE", help="The desk's own table of measures (measure, aliases, role)."),
        click.option("--names", metavar="FILE", help="The desk's own table of names (see names.csv)."),
        click.option("--encoding", metavar="NAME", help="Encoding of text files, when it is not UTF-8."),
        click.option("--outlet", metavar="NAME", help="Who publishes it."),
        click.option("--title", metavar="TEXT", help="The headline."),
        click.option("--published", type=day, metavar="DATE", help="The day that 'last year' hangs on: 2024-07-03."),
    ]
    for option in options:
        command = option(command)
    return command


def configured(command: Callable[..., None]) -> Callable[..., None]:
    """Options that were given neither on the command line nor in the environment come from claimcheck.toml."""

    @functools.wraps(command)
    def with_config(**given: Any) -> None:
        context = click.get_current_context()
        options = {option.name: option for option in context.command.params}
        for key, value in config.load(given["paths"]).settings.items():
            if key in given and context.get_parameter_source(key) is ParameterSource.DEFAULT:
                given[key] = options[key].type_cast_value(context, value)
        command(**given)

    return with_config


def metadata(given: Mapping[str, Any]) -> Metadata:
    """What document_options took."""
    paths = {key: Path(given[key]) if given[key] else None for key in ("names", "measures")}
    return Metadata(given["published"], given["title"], given["outlet"], given["encoding"], **paths)


def stdin_bytes(paths: tuple[str, ...]) -> bytes:
    """Standard input where "-" asks for it."""
    return sys.stdin.buffer.read() if "-" in paths else b""


def terminal() -> tuple[int | None, bool]:
    """Width and whether colour is welcome; (None, False) in a pipe (https://no-color.org)."""
    stdout = sys.stdout
    if not stdout.isatty():
        return None, False
    return os.get_terminal_size(stdout.fileno()).columns, not os.environ.get("NO_COLOR")


def deliver(data: bytes, output: str | None) -> None:
    """To the file, whole or not at all, or to standard output."""
    if output and output != "-":
        write_whole(Path(output), data)
        return
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()
