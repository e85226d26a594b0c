"""The README says what the program does: its tables are compared with the program's own lists."""

import re
import textwrap
from pathlib import Path

import pytest
from click.testing import CliRunner

from claimcheck.cli import COMMANDS, group
from claimcheck.cli.check import FORMATS
from claimcheck.comparator import descriptions
from claimcheck.readers import SUFFIXES

README = (Path(__file__).parents[1] / "README.md").read_text(encoding="utf-8")


def test_every_check_has_its_row() -> None:
    section = README.split("## The checks", 1)[1].split("\n## ", 1)[0]
    rows = dict(re.findall(r"^\| (\w+) \| (.+) \|$", section, re.M))
    rows.pop("check")
    assert rows == {name: text.split("\n", 1)[0] for name, text in descriptions().items()}


def test_every_command_and_format_is_named() -> None:
    assert all(f"claimcheck {name}" in README for name in COMMANDS)
    assert all(re.search(rf"\b{form}\b", README) for form in FORMATS)
    assert all(suffix in README for suffix in (".txt", ".md", ".html", ".docx", ".pdf", ".odt", ".rtf", ".eml"))
    assert {".txt", ".md", ".html", ".docx", ".pdf", ".odt", ".rtf", ".eml"} <= set(SUFFIXES)


def test_the_plain_commands_are_those_of_make() -> None:
    makefile = (Path(__file__).parents[1] / "Makefile").read_text(encoding="utf-8")
    for command in ("check claims/articles --reference reference", "-m pytest"):
        assert command in README
        assert command in makefile


def test_the_findings_shown_are_those_of_the_demo(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(Path(__file__).parents[1])
    result = CliRunner().invoke(group, ["check", "claims/articles", "--reference", "reference"])
    shown = README.split("two of the findings):", 1)[1].split("    make demo", 1)[0]
    findings = [textwrap.dedent(block).strip() for block in re.split(r"\n(?=    ✗)", shown)]
    assert len(findings) == 3
    assert all(finding in result.stdout for finding in findings)
