"""The samples in claims/: the planted slips are found, and nothing else; figures and findings are pinned."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from pytest_regressions.file_regression import FileRegressionFixture

from claimcheck import table
from claimcheck.cli import group

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared" / "articles"
CHECK = ["check", "claims/articles", "--reference", "reference", "--fail-on", "never"]


def run(*args: str) -> Result:
    result = CliRunner().invoke(group, list(args), catch_exceptions=False)
    assert result.exit_code == 0, result.stderr
    return result


@pytest.fixture(autouse=True)
def at_the_root(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)


def listed_slips() -> list[str]:
    """The checks that claims/README.md names for the planted slips."""
    rows = re.findall(r"^\|.*\| (\w+) \|$", (ROOT / "claims" / "README.md").read_text(encoding="utf-8"), re.M)
    return sorted(row for row in rows if row != "by")


def test_the_demo_finds_the_planted_slips_and_nothing_else() -> None:
    lines = run(*CHECK, "--format", "concise").stdout.splitlines()
    found = [
        line.split(": ", 1)[1].split()[:2] for line in lines if re.match(r"[\w.]+:\d+:\d+: (error|warning) ", line)
    ]
    assert sorted(check for _, check in found) == listed_slips()
    assert len(found) == 4


def test_the_findings_of_the_samples_are_pinned(file_regression: FileRegressionFixture) -> None:
    file_regression.check(run(*CHECK, "--format", "concise", "--all").stdout, extension=".txt", newline="")


def test_the_figures_of_the_samples_are_pinned(file_regression: FileRegressionFixture) -> None:
    file_regression.check(run("extract", "claims/articles", "--format", "csv").stdout, extension=".csv", newline="")


def test_the_committed_report_is_what_the_demo_writes() -> None:
    committed = (ROOT / "reports" / "demo.html").read_bytes()
    assert run(*CHECK, "--format", "html").stdout_bytes == committed


@pytest.mark.skipif(not SHARED.is_dir(), reason="the five articles are not beside the project")
def test_the_claim_tables_of_the_five_articles_can_be_remade(tmp_path: Path) -> None:
    run("extract", str(SHARED), "--output", f"{tmp_path}/")
    made = {path.name: path.read_text(encoding="utf-8") for path in tmp_path.iterdir()}
    kept = {path.name: path.read_text(encoding="utf-8") for path in (ROOT / "claims" / "tables").iterdir()}
    assert made == kept


def test_the_claim_tables_hold_figures_and_short_phrases_only() -> None:
    for path in (ROOT / "claims" / "tables").iterdir():
        for claim in table.read_csv(path.read_text(encoding="utf-8"), path.name):
            assert len(claim.text.split()) <= 8
            assert len((claim.measure or "").split()) <= 8
            assert all(len(word.split()) == 1 for word in claim.context)


@pytest.mark.skipif(not SHARED.is_dir(), reason="the five articles are not beside the project")
def test_the_findings_of_the_five_articles_are_pinned(file_regression: FileRegressionFixture) -> None:
    said = run("check", str(SHARED), "--reference", "reference", "--fail-on", "never", "--format", "concise", "--all")
    figures = [re.sub(r"“[^”]*”", "“...”", line) for line in said.stdout.splitlines()]
    file_regression.check("\n".join(figures) + "\n", extension=".txt", newline="")
