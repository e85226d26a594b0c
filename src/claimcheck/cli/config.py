"""claimcheck config [PATH]: the settings that a check of PATH would use."""

import json

import click

from claimcheck.config import SETTINGS, load


@click.command("config")
@click.argument("path", default=".")
def command(path: str) -> None:
    """Print the settings that a check of PATH would use, and where they stand.

    Every option has a twin in the environment as well: CLAIMCHECK_CHECK_FAIL_ON=warning.
    """
    config = load([path])
    click.echo(f"# {config.path}" if config.path else "# no claimcheck.toml and no [tool.claimcheck] from here upwards")
    for key in SETTINGS:
        if key in config.written:
            click.echo(f"{key} = {json.dumps(config.written[key], ensure_ascii=False)}")
