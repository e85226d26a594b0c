"""The command line: read, call one function, write. One module a command, loaded when it is called."""

import errno
import os
import sys
import warnings
from collections.abc import Sequence
from importlib import import_module
from typing import Any, NoReturn

import click

import claimcheck
from claimcheck.errors import ClaimcheckError, ClaimcheckWarning, meant

#: Each command with the one line that --help shows: the module itself is imported only when it is called.
COMMANDS = {
    "check": "Check the figures of articles, folders or claim tables.",
    "extract": "Print the claim table: every figure and what it measures.",
    "diff": "Show the figures that changed between two versions.",
    "accept": "Accept a finding or a change, with a reason.",
    "reference": "List, show, validate and extend reference tables.",
    "index": "Read very many articles into the desk's archive.",
    "archive": "Search an archive, check it against itself, or take documents out.",
    "config": "Print the settings that a check would use.",
    "checks": "Explain what each check does, with an example.",
}

#: What a full disk or a closed terminal says when standard output is written to.
UNWRITABLE = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO, errno.EBADF)


class LazyGroup(click.Group):
    """Commands are modules of this package with a click command called `command`."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            return None
        command = import_module(f"claimcheck.cli.{name}").command
        assert isinstance(command, click.Command)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            ctx.fail(f"There is no command {args[0]!r}; {meant(args[0], COMMANDS, 'commands')}")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def main(self, args: Sequence[str] | None = None, prog_name: str | None = None, **extra: Any) -> NoReturn:  # type: ignore[override]
        extra["standalone_mode"] = False
        sys.exit(_run(lambda: super(LazyGroup, self).main(args, prog_name, **extra)))


def _run(call: Any) -> int:
    """The exit code: 0 clean, 1 findings, 2 anything wrong, 130 Ctrl-C; an uncaught error never looks like findings."""
    with warnings.catch_warnings():
        warnings.simplefilter("always", ClaimcheckWarning)
        warnings.showwarning = _show_warning
        try:
            result = call()
        except (KeyboardInterrupt, click.Abort):
            return 130
        except click.ClickException as error:
            error.show()
            return 2
        except ClaimcheckError as error:
            click.echo(f"claimcheck: {error}", err=True)
            return 2
        except BrokenPipeError:
            # The reader of the pipe has gone; there is nobody left to tell.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            return 2
        except OSError as error:
            if error.filename is not None or error.errno not in UNWRITABLE:
                return _internal(error)
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            click.echo(f"claimcheck: standard output cannot be written ({error.strerror}); use --output.", err=True)
            return 2
        except Exception as error:
            return _internal(error)
    return result if isinstance(result, int) else 0


def _internal(error: Exception) -> int:
    if os.environ.get("CLAIMCHECK_DEBUG"):
        raise error
    click.echo(
        f"claimcheck: internal error ({type(error).__name__}: {error}); this is our fault, not your file's. "
        "Run again with CLAIMCHECK_DEBUG=1 for the details to report.",
        err=True,
    )
    return 2


def _show_warning(message: Warning | str, category: type[Warning], *_: Any, **__: Any) -> None:
    if issubclass(category, ClaimcheckWarning):
        click.echo(f"claimcheck: {message}", err=True)


@click.group(
    cls=LazyGroup,
    context_settings={
        "help_option_names": ["-h", "--help"],
        "auto_envvar_prefix": "CLAIMCHECK",
        "max_content_width": 100,
    },
)
@click.version_option(claimcheck.__version__, prog_name="claimcheck")
def group() -> None:
    """A fact-checker for figures.

    Finds every number and date in an article, works out what each one measures, cross-checks them and says what does
    not fit, with the arithmetic and the probable slip.
    """


def main() -> None:
    """The console script."""
    group(prog_name="claimcheck")
