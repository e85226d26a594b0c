"""The pytest plugin, run by pytest itself in a folder of its own."""

import subprocess
import sys

import pandas  # Loaded once, out here: its C parts cannot be loaded again by each run inside this process.
import pytest

assert pandas
pytest_plugins = ["pytester"]
NAMES = ("claimcheck.pytest_plugin", "pytest_regressions.plugin", "pytest_datadir.plugin", "xdist.plugin")
PLUGINS = [word for name in NAMES for word in ("-p", name)]

TABLE = """
from dataclasses import replace
from datetime import date
from decimal import Decimal
from claimcheck import Claim

def claim(text, start, low, **more):
    return Claim("harbour.md", start, start + len(text), text, "count", Decimal(low), Decimal(low), Decimal(1), **more)

CLAIMS = [
    claim("40", 10, "40", unit="berth", measure="berths let"),
    claim("seven", 60, "7", unit="crane", measure="cranes"),
    claim("7", 90, "7", unit="crane", measure="cranes", paragraph=1, sentence=2),
]
"""


def _run(pytester: pytest.Pytester, body: str, *options: str) -> pytest.RunResult:
    """One run of a test file; `body` is the test's, with CLAIMS at hand."""
    lines = "\n".join(f"    {line}" for line in body.strip().splitlines())
    pytester.makepyfile(test_harbour=f"{TABLE}\ndef test_harbour(claims_regression):\n{lines}\n")
    return pytester.runpytest_inprocess(*PLUGINS, "-p", "no:cacheprovider", *options)


@pytest.fixture(autouse=True)
def only_named_plugins(monkeypatch: pytest.MonkeyPatch) -> None:
    """Loading every plugin that happens to be installed takes seconds a run."""
    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")


def _accepted(pytester: pytest.Pytester, body: str) -> None:
    first = _run(pytester, body)
    first.assert_outcomes(failed=1)
    _run(pytester, body).assert_outcomes(passed=1)


def test_first_run_writes_and_fails_then_passes(pytester: pytest.Pytester) -> None:
    _accepted(pytester, "claims_regression.check(CLAIMS)")
    written = (pytester.path / "test_harbour" / "test_harbour.csv").read_text(encoding="utf-8")
    assert written.startswith("id,document,start,end,text,kind") and written.count("\n") == 4


def test_changed_figure_is_named_and_can_be_accepted(pytester: pytest.Pytester) -> None:
    _accepted(pytester, "claims_regression.check(CLAIMS)")
    changed = 'CLAIMS[0] = claim("40,000", 10, "40000", unit="berth", measure="berths let")\n'
    body = changed + "claims_regression.check(CLAIMS)"
    failed = _run(pytester, body)
    failed.assert_outcomes(failed=1)
    failed.stdout.fnmatch_lines(["*harbour.md: changed: 40 -> 40,000 (paragraph 1), x1000"])
    failed.stdout.no_fnmatch_line("*seven*->*")
    _run(pytester, body, "--force-regen").assert_outcomes(failed=1)
    _run(pytester, body).assert_outcomes(passed=1)


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ("CLAIMS[0], CLAIMS[1] = CLAIMS[1], CLAIMS[0]", "*in another order*"),
        ('CLAIMS[0] = replace(CLAIMS[0], measure="cranes")', "*column measure*"),
        ("del CLAIMS[2]", "*dropped: 7 (paragraph 2)*"),
        ('CLAIMS[1] = replace(CLAIMS[1], bound="at_least")', "*changed: seven -> at least seven*"),
        ('CLAIMS[2] = replace(CLAIMS[2], unit="berth")', "*'crane' -> 'berth'*"),
    ],
)
def test_what_a_numeric_comparison_lets_through(pytester: pytest.Pytester, change: str, says: str) -> None:
    _accepted(pytester, "claims_regression.check(CLAIMS)")
    failed = _run(pytester, f"{change}\nclaims_regression.check(CLAIMS)")
    failed.assert_outcomes(failed=1)
    failed.stdout.fnmatch_lines([says])


FRAME = """
import pandas as pd
frame = pd.DataFrame({"code": ["007", "NA", "KZ"], "berths": ["30", "12", "12"], "cranes": ["1", "2", "2"]})
"""


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ('frame = frame.drop(columns="cranes")', "*missing cranes*"),
        ("frame = frame[['berths', 'code', 'cranes']]", "*other columns*"),
        ('frame["code"] = ["007", "NULL", "KZ"]', "*column code: 'NA' -> 'NULL'*"),
        ('frame["code"] = ["7", "NA", "KZ"]', "*column code: '007' -> '7'*"),
        ('frame["berths"] = ["30.0", "12", "12"]', "*'30' -> '30.0'*"),
        ("frame = frame.iloc[[0, 2, 1]]", "*in another order*"),
    ],
)
def test_a_data_frame_is_compared_as_written(pytester: pytest.Pytester, change: str, says: str) -> None:
    _accepted(pytester, FRAME + "claims_regression.check(frame)")
    failed = _run(pytester, FRAME + change + "\nclaims_regression.check(frame)")
    failed.assert_outcomes(failed=1)
    failed.stdout.fnmatch_lines([says])


def test_place_can_be_left_out(pytester: pytest.Pytester) -> None:
    body = "{}claims_regression.check(CLAIMS, ignore='place')"
    _accepted(pytester, body.format(""))
    later = "CLAIMS = [replace(c, start=c.start + 5, end=c.end + 5, paragraph=3) for c in CLAIMS_]\n"
    moved = ("CLAIMS_ = globals()['CLAIMS']\n" + later).replace("CLAIMS = [", "moved = [")
    _run(pytester, moved + "claims_regression.check(moved, ignore='place')").assert_outcomes(passed=1)
    _run(pytester, moved + "claims_regression.check(moved)").assert_outcomes(failed=1)


def test_ignoring_an_unknown_column_is_an_error(pytester: pytest.Pytester) -> None:
    failed = _run(pytester, "claims_regression.check(CLAIMS, ignore=['measures'])")
    failed.assert_outcomes(failed=1)
    failed.stdout.fnmatch_lines(["*there is no column 'measures'*"])


def test_several_tables_in_one_test_and_xdist(pytester: pytest.Pytester) -> None:
    body = "claims_regression.check(CLAIMS, basename='a')\nclaims_regression.check(CLAIMS[:1], basename='b')"
    _run(pytester, body).assert_outcomes(failed=1)
    _run(pytester, body).assert_outcomes(failed=1)
    _run(pytester, body, "-n", "2").assert_outcomes(passed=1)
    _run(pytester, body.replace("[:1]", "[1:]"), "-n", "2").assert_outcomes(failed=1)


def test_paths_documents_and_copy(pytester: pytest.Pytester) -> None:
    pytester.path.joinpath("pier.md").write_text("The pier took 40 ships in May 2024.\n", encoding="utf-8")
    body = """
from pathlib import Path
from claimcheck import Document, extract
from claimcheck.table import write_csv
text = Path("pier.md").read_text(encoding="utf-8")
claims = extract(Document("pier.md", text))
Path("pier.csv").write_text(write_csv(claims), encoding="utf-8")
for subject in ("pier.md", Path("pier.md"), Document("pier.md", text), claims, "pier.csv",
                claims_regression.figures(text, name="pier.md")):
    claims_regression.check(subject, basename="pier")
"""
    _accepted(pytester, body)
    pytester.path.joinpath("pier.md").write_text("The pier took 41 ships in May 2024.\n", encoding="utf-8")
    failed = _run(pytester, body)
    failed.assert_outcomes(failed=1)
    failed.stdout.fnmatch_lines(["*pier.md: changed: 40 -> 41*"])


def test_an_installed_claimcheck_is_found(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD")
    shown = pytester.runpytest_subprocess("--fixtures", "-q")
    shown.stdout.fnmatch_lines(["claims_regression -- *pytest_plugin.py*"])


def test_without_pytest_regressions_it_says_what_to_install(pytester: pytest.Pytester) -> None:
    pytester.makepyfile("def test_harbour(claims_regression):\n    pass\n")
    failed = pytester.runpytest_inprocess("-p", "claimcheck.pytest_plugin")
    failed.assert_outcomes(errors=1)
    failed.stdout.fnmatch_lines(["*pip install pytest-regressions*"])


def test_start_up_imports_nothing_of_ours() -> None:
    code = "import sys, claimcheck.pytest_plugin as p; print([m for m in sys.modules if m.startswith('claimcheck.')])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "['claimcheck.pytest_plugin']\n"
