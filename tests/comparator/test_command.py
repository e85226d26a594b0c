"""claimcheck checks [NAME]."""

import pytest
from click.testing import CliRunner

from claimcheck.cli import group
from claimcheck.comparator import CHECKS, descriptions, name


def test_all_checks_with_their_first_line() -> None:
    result = CliRunner().invoke(group, ["checks"])
    assert result.exit_code == 0
    for each, line in descriptions().items():
        assert each in result.output
        assert line in result.output


@pytest.mark.parametrize("module", CHECKS, ids=name)
def test_one_check_with_an_example(module: object) -> None:
    result = CliRunner().invoke(group, ["checks", name(module)])  # type: ignore[arg-type]
    assert result.exit_code == 0
    assert "Example: " in result.output
    assert "Cannot see: " in result.output


def test_an_unknown_check_names_the_nearest() -> None:
    result = CliRunner().invoke(group, ["checks", "wekday"])
    assert result.exit_code == 2
    assert "'weekday'" in result.output
