"""The ledger, and the commands around an archive."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import pytest
from click.testing import Result

from claimcheck.store import folder

pytest.importorskip("duckdb", reason="an archive needs claimcheck[store]")
pytest.importorskip("pyarrow", reason="an archive needs claimcheck[store]")

Write = Callable[..., Path]
Run = Callable[..., Result]


@pytest.fixture
def archive(tmp_path: Path, write: Write, run: Run) -> Path:
    result = run("index", write(12), "--into", tmp_path / "archive", "--jobs", "1", "--quiet")
    assert result.exit_code == 0, result.output
    assert result.output.startswith("12 documents with ")
    assert result.output.endswith(" figures added, 0 unchanged, 0 could not be read.\n")
    return tmp_path / "archive"


def test_find_gives_every_printed_value_in_order_of_time(archive: Path, run: Run) -> None:
    result = run("archive", "find", archive, "trade", "Kazakh", "chinese", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(result.output)))
    assert [row["value"] for row in rows] == [f"{40 + n}500000000" for n in (0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11)]
    assert {row["until"] for row in rows} == {"2023-12-31"}
    assert rows[0]["document"] == "000.txt"
    assert rows[0]["outlet"] == "The Lighthouse"
    assert [row["published"] for row in rows] == sorted(row["published"] for row in rows)
    text = run("archive", "find", archive, "copper exports").output
    assert text.count("percent") == 2
    assert run("archive", "find", archive, "submarines").output == "Nothing of this has been printed.\n"


def test_find_between_days(archive: Path, run: Run) -> None:
    found = json.loads(
        run("archive", "find", archive, "trade China", "--until", "2022-12-31", "--format", "json").output
    )
    assert found == []
    found = json.loads(
        run("archive", "find", archive, "trade China", "--since", "2023-12-31", "--format", "json").output
    )
    assert len(found) == 12


def test_find_draws_a_time_line(archive: Path, run: Run) -> None:
    page = run("archive", "find", archive, "<trade> & China", "--format", "html").output
    assert "<title>&lt;trade&gt; &amp; China</title>" in page
    page = run("archive", "find", archive, "trains border", "--format", "html").output
    drawing = ElementTree.fromstring(page[page.index("<svg") : page.index("</svg>") + 6])
    dots = [(float(dot.attrib["cx"]), float(dot.attrib["cy"])) for dot in drawing.iter("circle")]
    assert len(dots) == 12
    values = sorted((day, height) for day, height in dots)
    assert [height for _, height in values][1:] == sorted((height for _, height in values[1:]), reverse=True)
    assert "<script" not in page
    assert "http" not in page.replace("http://www.w3.org", "")


def test_conflicts_are_told_once_with_the_usual_report(archive: Path, run: Run, tmp_path: Path, write: Write) -> None:
    table = write(2, {0: "40.5", 1: "45.0"}, name="again.jsonl")
    lines = table.read_text("utf-8").replace('"000.txt"', '"rival.txt"').splitlines()
    table.write_text(lines[0].replace("40.5", "45.0") + "\n", "utf-8")
    assert run("index", table, "--into", archive, "--quiet").exit_code == 0
    result = run("archive", "conflicts", archive, "--format", "json")
    report = json.loads(result.output)
    pairs = [
        tuple(claim["text"] for claim in finding["claims"])
        for finding in report["findings"]
        if {claim["document"] for claim in finding["claims"]} == {"000.txt", "rival.txt"}
        and finding["verdict"] == "conflict"
    ]
    assert pairs == [("$40.5 billion", "$45.0 billion")]
    assert result.exit_code == 1


def test_stats_count_what_is_there(archive: Path, run: Run) -> None:
    said = dict(line.split(maxsplit=1) for line in run("archive", "stats", archive).output.splitlines())
    assert said["documents"] == "12"
    assert said["published"] == "2024-01-15 to 2024-12-15"
    assert said["money"] == "12"
    assert said["parts"] == "1"


def test_remove_and_errors(archive: Path, run: Run, tmp_path: Path) -> None:
    assert run("archive", "remove", archive, "000.txt", "nobody.txt").output == "1 of 2 documents removed.\n"
    (tmp_path / "bad.docx").write_bytes(b"no document")
    result = run("index", tmp_path / "bad.docx", "--into", archive, "--quiet")
    assert result.exit_code == 1
    assert "1 could not be read" in result.output
    assert run("archive", "errors", archive).output.startswith("bad.docx")


def test_a_draft_is_checked_against_the_archive(archive: Path, run: Run, tmp_path: Path) -> None:
    draft = tmp_path / "draft.txt"
    draft.write_text("Trade between China and Kazakhstan reached $405 billion in 2023.\n", "utf-8")
    result = run("check", draft, "--published", "2024-01-16", "--against", archive, "--all", "--fail-on", "never")
    assert result.exit_code == 0, result.output
    assert "000.txt" in result.output
    assert "$40.5 billion" in result.output


def test_without_the_extra_a_sentence_says_what_to_install(
    archive: Path, run: Run, write: Write, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    import importlib.util

    draft = tmp_path / "draft.txt"
    draft.write_text("The fair had 300 guests.", "utf-8")

    find_spec = importlib.util.find_spec
    monkeypatch.setattr(
        importlib.util, "find_spec", lambda name, *rest: None if name == "duckdb" else find_spec(name, *rest)
    )
    for command in (
        ("index", write(1), "--into", archive),
        ("archive", "stats", archive),
        ("check", draft, "--against", archive),
    ):
        result = run(*command)
        assert result.exit_code == 2
        assert folder.INSTALL in result.output, command


def test_a_folder_of_something_else_is_left_alone(tmp_path: Path, run: Run, write: Write) -> None:
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos" / "a.png").touch()
    result = run("index", write(1), "--into", tmp_path / "photos")
    assert result.exit_code == 2
    assert "this is no archive and is not empty" in result.output


def test_an_archive_without_articles_opens(tmp_path: Path, run: Run) -> None:
    folder.made(tmp_path / "empty")
    assert "documents               0" in run("archive", "stats", tmp_path / "empty").output
    assert run("archive", "find", tmp_path / "empty", "trade").output == "Nothing of this has been printed.\n"
    assert run("archive", "conflicts", tmp_path / "empty").exit_code == 0
    assert run("archive", "errors", tmp_path / "empty").output == ""
