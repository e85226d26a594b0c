"""The command line as its users meet it: exit codes, one sentence for what is wrong, nothing half written."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from claimcheck.cli import COMMANDS, group

STORY = "The mine employs 300 people.\n\nOn Monday, July 3, 2024 the mine, which employs 300 people, was sold.\n"

GERMAN = (
    "Der Handel wuchs nach Angaben des Zolls um 53,5 Prozent auf 3,93 Milliarden Dollar und ist damit so hoch wie noch "
    "nie in der Geschichte der beiden Nachbarn, teilte die Behörde mit.\n"
)
HEAVY = "{'pandas', 'pint', 'rich', 'jinja2', 'yaml', 'lxml', 'babel', 'docx', 'numpy', 'trafilatura'}"


def run(*args: object, stdin: str | None = None, **env: str) -> Result:
    return CliRunner(env=env).invoke(group, [str(arg) for arg in args], input=stdin)


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "story.txt"
    path.write_text(STORY, encoding="utf-8")
    return path


def one_sentence(result: Result) -> str:
    """What stderr says when something is wrong: one line (after click's usage lines), no traceback, exit code 2."""
    assert result.exit_code == 2, result.output
    lines = [line for line in result.stderr.splitlines() if line and not line.startswith(("Usage:", "Try "))]
    assert len(lines) == 1, result.stderr
    assert "Traceback" not in result.stderr
    return lines[0]


def test_findings_exit_with_1_and_clean_text_with_0(story: Path, tmp_path: Path) -> None:
    assert run("check", story, "--published", "2024-07-05").exit_code == 1
    assert run("check", story, "--published", "2024-07-05", "--fail-on", "never").exit_code == 0
    clean = tmp_path / "clean.txt"
    clean.write_text("The mine employs 300 people.\n", encoding="utf-8")
    assert run("check", clean).exit_code == 0


def test_standard_input_is_a_document(story: Path) -> None:
    result = run("check", "-", "--published", "2024-07-05", "--format", "concise", stdin=STORY)
    assert result.exit_code == 1
    assert result.stdout.startswith("-:3:") or "\n-:3:" in result.stdout


def test_a_missing_file_is_one_sentence(tmp_path: Path) -> None:
    assert "nowhere.txt" in one_sentence(run("check", tmp_path / "nowhere.txt"))


def test_a_folder_without_articles_is_one_sentence(tmp_path: Path) -> None:
    assert str(tmp_path) in one_sentence(run("check", tmp_path))


def test_an_unreadable_encoding_is_one_sentence(tmp_path: Path) -> None:
    path = tmp_path / "broken.txt"
    path.write_bytes(bytes(range(256)) * 4)
    assert "broken.txt" in one_sentence(run("extract", path))


def test_a_broken_table_is_one_sentence_and_nothing_is_written(story: Path, tmp_path: Path) -> None:
    table = tmp_path / "claims.csv"
    assert run("extract", story, "--format", "csv", "--output", table).exit_code == 0
    table.write_text(table.read_text(encoding="utf-8").replace(",count,", ",cuont,", 1), encoding="utf-8")
    output = tmp_path / "report.html"
    said = one_sentence(run("check", table, "--format", "html", "--output", output))
    assert "claims.csv, row 2, column kind: 'cuont' is not one of" in said
    assert not output.exists()


def test_unknown_values_name_the_nearest(story: Path) -> None:
    assert "'weekday'" in one_sentence(run("check", story, "--only", "weekdays"))
    assert "'check'" in one_sentence(run("chekc", story))
    assert "'pdf'" in one_sentence(run("check", story, "--format", "pdf"))
    assert "2024-07-03" in one_sentence(run("check", story, "--published", "3 July"))


def test_an_output_that_cannot_be_written_leaves_nothing(story: Path, tmp_path: Path) -> None:
    missing = tmp_path / "no" / "report.html"
    assert "cannot be written" in one_sentence(run("check", story, "--format", "html", "--output", missing))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["story.txt"]


def test_devices_and_links_are_written_to_and_stay(story: Path, tmp_path: Path) -> None:
    report, link = tmp_path / "report.html", tmp_path / "latest.html"
    report.write_text("old", encoding="utf-8")
    link.symlink_to(report)
    assert run("check", story, "--format", "html", "--output", link).exit_code == 1
    assert link.is_symlink() and "old" not in report.read_text(encoding="utf-8")[:3]
    assert run("check", story, "--output", "/dev/null").exit_code == 1
    assert Path("/dev/null").is_char_device()
    assert "it is a folder" in one_sentence(run("check", story, "--output", tmp_path))


@pytest.mark.skipif(not Path("/dev/full").is_char_device(), reason="no /dev/full here")
@pytest.mark.parametrize("arguments", [("checks",), ("extract", "STORY", "--format", "csv")])
def test_a_full_disk_is_one_sentence(story: Path, arguments: tuple[str, ...]) -> None:
    command = [sys.executable, "-m", "claimcheck", *(str(story) if each == "STORY" else each for each in arguments)]
    with Path("/dev/full").open("wb") as full:
        told = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert told.returncode == 2
    assert told.stderr == "claimcheck: standard output cannot be written (No space left on device); use --output.\n"


def test_an_internal_error_is_not_a_finding(story: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError("oops")

    monkeypatch.setattr("claimcheck.comparator.check", broken)
    result = run("check", story)
    assert result.exit_code == 2
    assert "internal error (ZeroDivisionError: oops)" in result.stderr


def test_ctrl_c_exits_with_130(story: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("claimcheck.comparator.check", interrupted)
    assert run("check", story).exit_code == 130


def test_text_that_is_not_english_gets_one_sentence(tmp_path: Path) -> None:
    path = tmp_path / "fremd.txt"
    path.write_text(
        "Der Handel wuchs nach Angaben des Zolls um 53,5 Prozent auf 3,93 Milliarden Dollar und ist damit so "
        "hoch wie noch nie in der Geschichte der beiden Nachbarn, teilte die Behörde mit.\n",
        encoding="utf-8",
    )
    result = run("check", path, "--published", "2024-07-05")
    assert result.exit_code == 0
    assert "fremd.txt: not English" in result.stderr
    assert run("check", path, "--quiet").stderr == ""


def test_tables_win_over_texts_until_the_text_changes(story: Path, tmp_path: Path) -> None:
    table = tmp_path / "claims.csv"
    run("extract", story, "--format", "csv", "--output", table, "--published", "2024-07-05")
    rows = table.read_text(encoding="utf-8")
    table.write_text(rows.replace(",300,300,1,people,", ",400,400,1,people,", 1), encoding="utf-8")
    assert ",400,400,1,people," in run("extract", tmp_path, "--format", "csv").stdout
    story.write_text("In short: " + STORY, encoding="utf-8")
    result = run("extract", tmp_path, "--format", "csv")
    assert "was made from another version of the text" in result.stderr
    assert ",400,400,1,people," not in result.stdout


def test_a_folder_gets_one_table_a_document_and_no_name_leads_out_of_it(story: Path, tmp_path: Path) -> None:
    out = f"{tmp_path}/tables/"
    assert run("extract", story, "--output", out).exit_code == 0
    path = tmp_path / "tables" / "story.txt.csv"
    assert path.read_text(encoding="utf-8") == run("extract", story, "--format", "csv").stdout
    path.write_text(path.read_text(encoding="utf-8").replace("story.txt", "../story.txt"), encoding="utf-8")
    assert "outside" in one_sentence(run("extract", path, "--output", out))


def test_the_same_input_gives_the_same_bytes(story: Path) -> None:
    for form in ("text", "json", "html", "sarif", "markdown"):
        first, second = (run("check", story, "--published", "2024-07-05", "--format", form) for _ in range(2))
        assert first.stdout_bytes == second.stdout_bytes
        assert first.stdout_bytes


def test_options_have_twins_in_the_environment(story: Path) -> None:
    assert run("check", story, "--published", "2024-07-05", CLAIMCHECK_CHECK_FAIL_ON="never").exit_code == 0


def test_config_is_found_upwards_and_the_command_line_wins(story: Path, tmp_path: Path) -> None:
    (tmp_path / "claimcheck.toml").write_text('fail-on = "never"\nskip = ["counting"]\n', encoding="utf-8")
    assert run("check", story, "--published", "2024-07-05").exit_code == 0
    assert run("check", story, "--published", "2024-07-05", "--fail-on", "error").exit_code == 1
    printed = run("config", story).stdout
    assert 'fail-on = "never"' in printed
    assert str(tmp_path / "claimcheck.toml") in printed


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("fail_on = 1", "there is no setting 'fail_on'; did you mean 'fail-on'?"),
        ("skip = 'sums'", "skip must be a list of strings, not 'sums'"),
        ("quiet = 1", "quiet must be true or false, not 1"),
        ("skip = [", "not a TOML file that can be read"),
        ('format = "pdf"', "'pdf'"),
    ],
)
def test_a_wrong_setting_is_one_sentence(story: Path, tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "claimcheck.toml").write_text(text, encoding="utf-8")
    assert said in one_sentence(run("check", story))


def test_every_command_has_help() -> None:
    for name in COMMANDS:
        result = run(name, "--help")
        assert result.exit_code == 0, name
        assert "Usage:" in result.stdout


def process(*args: str, **env: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "claimcheck", *args],
        capture_output=True,
        text=True,
        env={**os.environ, **env},
        check=False,
    )


def test_a_real_process_keeps_the_exit_codes(story: Path, tmp_path: Path) -> None:
    assert process("check", str(story), "--published", "2024-07-05").returncode == 1
    assert process("check", str(story), "--fail-on", "never").returncode == 0
    assert process("check", str(tmp_path / "nowhere")).returncode == 2
    assert process("--version").stdout.startswith("claimcheck, version")


def test_help_imports_nothing_heavy() -> None:
    code = f"import sys, claimcheck.cli; print(sorted(set(sys.modules) & {HEAVY}))"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert result.stdout.strip() == "[]"


def test_a_plain_check_needs_neither_pandas_nor_pint(tmp_path: Path) -> None:
    (tmp_path / "story.md").write_text(
        "---\ntitle: A new road\npublished: 2024-07-03\noutlet: The Valley Post\n---\n\n"
        "The road has a length of 300 kilometres and cost $43 million. The forest beside it covers an area of 900 "
        "square kilometres, and the speed limit is 80 kilometres per hour.\n",
        encoding="utf-8",
    )
    (tmp_path / "roads.csv").write_text(
        "subject,measure,unit,2023\nNorway,road length,kilometre,94000\n", encoding="utf-8"
    )
    code = (
        "import sys; from claimcheck.cli import group\n"
        "try: group(['check', sys.argv[1], '--reference', sys.argv[2], '--format', 'concise', '--quiet'])\n"
        "except SystemExit as exit: print('exit', exit.code)\n"
        "heavy = {'pandas', 'pint', 'numpy', 'dask', 'lxml', 'docx', 'yaml', 'jinja2', 'babel', 'rich'}\n"
        "print(sorted(set(sys.modules) & heavy))"
    )
    arguments = (str(tmp_path / "story.md"), str(tmp_path / "roads.csv"))
    result = subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=True)
    assert result.stdout.splitlines()[-2:] == ["exit 0", "[]"], result.stderr


def test_importing_the_extractors_compiles_no_pattern_of_ours() -> None:
    code = """
import re, sys, claimcheck.extractors
from claimcheck.language.pattern import Lazy

def used(pattern):
    try:
        return bool(Lazy.match.__get__(pattern))
    except AttributeError:
        return False

modules = [vars(module) for name, module in sys.modules.items() if name.startswith("claimcheck.")]
ours = [(name, value) for names in modules for name, value in names.items() if isinstance(value, (re.Pattern, Lazy))]
print(len(ours) > 100, [name for name, value in ours if isinstance(value, re.Pattern) or used(value)])
"""
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert result.stdout == "True []\n"


def test_a_desk_brings_its_own_names_and_measures(tmp_path: Path) -> None:
    (tmp_path / "story.md").write_text("Output of the Torrent Works rose to 40 tonnes in 2023.\n", encoding="utf-8")
    (tmp_path / "names.csv").write_text(
        "name,type,aliases,adjectives,country\nTorrent Works Holding,company,Torrent Works,,\n", encoding="utf-8"
    )
    (tmp_path / "claimcheck.toml").write_text('names = "names.csv"\n', encoding="utf-8")
    assert ",Torrent Works Holding," in run("extract", tmp_path / "story.md", "--format", "csv").stdout
    (tmp_path / "broken.csv").write_text("who\nTorrent Works\n", encoding="utf-8")
    assert "broken.csv" in one_sentence(run("extract", tmp_path / "story.md", "--names", tmp_path / "broken.csv"))
