"""What every check owes its reader: its line in the list, and a docstring with what, why, an example and its limits."""

import re
from pathlib import Path

import pytest

from claimcheck import comparator
from claimcheck.comparator import CHECKS, checks, descriptions, name

FOLDER = Path(checks.__file__).parent


def test_every_module_is_listed() -> None:
    modules = {
        path.stem for path in FOLDER.glob("*.py") if "compare" in re.findall(r"^def (\w+)", path.read_text(), re.M)
    }
    assert modules == {name(module) for module in CHECKS}
    assert len(CHECKS) == len(set(CHECKS))


@pytest.mark.parametrize("module", CHECKS, ids=name)
def test_docstring(module: object) -> None:
    text = module.__doc__ or ""
    first, *_ = text.splitlines()
    assert first.endswith(".") and len(first) <= 120
    for part in ("\nWhy: ", "\nExample: ", "\nCannot see: "):
        assert part in text


@pytest.mark.parametrize("module", CHECKS, ids=name)
def test_name_in_findings(module: object) -> None:
    assert name(module) == module.CHECK  # type: ignore[attr-defined]


def test_descriptions() -> None:
    assert list(descriptions()) == [name(module) for module in comparator.CHECKS]
    assert all(descriptions().values())
