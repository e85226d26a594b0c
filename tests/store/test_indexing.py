"""What is in an archive after runs that changed, removed, failed, were killed or met each other."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from claimcheck.errors import UsageError
from claimcheck.store import folder, indexing, ledger, sources, upkeep
from claimcheck.store.source import Source

pytest.importorskip("duckdb", reason="an archive needs claimcheck[store]")
pytest.importorskip("pyarrow", reason="an archive needs claimcheck[store]")

Write = Callable[..., Path]
Files = Callable[[Path], dict[str, bytes]]


def index(table: Path, archive: Path, jobs: int = 1) -> indexing.Outcome:
    return indexing.index(sources.read(sources.find([str(table)]), {}), archive, jobs)


def billions(archive: Path) -> list[str]:
    return [entry.value for entry in ledger.find(archive, "trade Kazakhstan")]


@pytest.fixture(autouse=True)
def small_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(indexing, "BATCH", 4)


def test_unchanged_articles_are_skipped_and_changed_ones_replace_their_claims(tmp_path: Path, write: Write) -> None:
    archive = tmp_path / "archive"
    first = index(write(10), archive)
    assert (first.read, first.failed, first.unchanged) == (10, 0, 0)
    assert first.claims >= 40
    before = sorted(billions(archive))
    again = index(write(10), archive)
    assert (again.read, again.unchanged) == (0, 10)
    assert folder.parts(archive) == [1, 2, 3]
    changed = index(write(10, {3: "99.7"}), archive)
    assert (changed.read, changed.unchanged) == (1, 9)
    assert sorted(billions(archive)) == sorted([*(v for v in before if v != "43500000000"), "99700000000"])


def test_what_came_beside_an_article_counts_as_a_change(tmp_path: Path) -> None:
    source = Source("a.txt", b"Profit rose to $4 million last year.\n", published="2024-01-01")
    archive = tmp_path / "archive"
    indexing.index([source], archive)
    outcome = indexing.index([source._replace(published="2020-01-01")], archive)
    assert outcome.read == 1
    assert ledger.find(archive, "profit")[0].published == "2020-01-01"


def test_a_removed_document_takes_its_claims_along_and_comes_back_with_its_source(tmp_path: Path, write: Write) -> None:
    archive, table = tmp_path / "archive", write(5)
    index(table, archive)
    assert indexing.remove(archive, ["002.txt", "nobody.txt"]) == 1
    assert "42500000000" not in billions(archive)
    assert len(billions(archive)) == 4
    assert index(table, archive).read == 1
    assert "42500000000" in billions(archive)


def test_what_cannot_be_read_is_listed_and_stops_nothing(tmp_path: Path, write: Write) -> None:
    table, archive = write(3), tmp_path / "archive"
    with table.open("a", encoding="utf-8") as out:
        out.write('{"id": "broken.txt", "text":\n{"id": "empty.txt", "text": ""}\n')
        out.write('{"id": "001.txt", "text": "Another article of the same name, with 17 figures."}\n')
    outcome = index(table, archive)
    assert (outcome.read, outcome.failed) == (3, 3)
    reasons = dict(ledger.errors(archive))
    assert "row 4: not a JSON object" in reasons["articles.jsonl/4"]
    assert "the column 'text' is empty" in reasons["empty.txt"]
    assert "another document of this run has this name" in reasons["001.txt"]
    again = index(table, archive)
    assert (again.read, again.failed, again.unchanged) == (0, 3, 3)
    index(write(4), archive)
    assert set(dict(ledger.errors(archive))) == set(reasons)


def test_a_desks_own_tables_are_used_and_a_change_of_them_reads_again(
    tmp_path: Path, write: Write, run: Callable[..., Result], files: Files
) -> None:
    names = tmp_path / "names.csv"
    (tmp_path / "claimcheck.toml").write_text('names = "names.csv"\n', "utf-8")
    names.write_text("name,type,aliases\nLantern Works,company,Lantern Works\n", "utf-8")
    table = tmp_path / "articles.jsonl"
    table.write_text('{"id": "a.txt", "text": "Sales of the Lanterners rose to $4 million in 2023."}\n', "utf-8")

    def indexed(*options: object, into: str = "archive") -> str:
        result = run("index", table, "--into", tmp_path / into, "--quiet", *options)
        assert result.exit_code == 0, result.output
        return result.output

    def entities() -> str:
        return ledger.find(tmp_path / "archive", "sales")[0].entities

    assert indexed("--jobs", "1").startswith("1 documents")
    assert "Lantern Works" not in entities()
    assert "1 unchanged" in indexed("--jobs", "1")
    names.write_text("name,type,aliases\nLantern Works,company,Lanterners\n", "utf-8")
    assert indexed("--jobs", "2").startswith("1 documents")
    assert "Lantern Works" in entities()
    assert "1 unchanged" in indexed("--jobs", "1")
    indexed("--jobs", "1", into="other")
    assert files(tmp_path / "other")["claims/000001.parquet"] == files(tmp_path / "archive")["claims/000002.parquet"]
    (tmp_path / "bad.csv").write_text("name\nLantern Works\n", "utf-8")
    result = run("index", table, "--into", tmp_path / "archive", "--names", tmp_path / "bad.csv")
    assert result.exit_code == 2
    assert "a table of names needs the columns" in result.output
    result = run("index", table, "--into", tmp_path / "archive", "--measures", tmp_path / "none.csv")
    assert "none.csv: cannot be read" in result.output


def test_an_error_ends_when_the_document_is_read(tmp_path: Path) -> None:
    archive = tmp_path / "archive"
    indexing.index([Source("a.txt", b"", error="a.txt: damaged.")], archive)
    assert ledger.errors(archive) == [("a.txt", "a.txt: damaged.")]
    indexing.index([Source("a.txt", b"The fair had 300 guests.\n")], archive)
    assert ledger.errors(archive) == []


def test_an_article_that_breaks_the_extractor_does_not_harm_its_neighbours(
    tmp_path: Path, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    from claimcheck.store import batch

    extract = batch.extract

    def breaks(document, **tables):  # type: ignore[no-untyped-def]
        if document.name == "001.txt":
            raise RecursionError("too deep")
        return extract(document, **tables)

    monkeypatch.setattr(batch, "extract", breaks)
    archive = tmp_path / "archive"
    outcome = index(write(4), archive)
    assert (outcome.read, outcome.failed) == (3, 1)
    assert "RecursionError: too deep" in dict(ledger.errors(archive))["001.txt"]
    assert len(billions(archive)) == 3


def test_two_workers_write_the_bytes_of_one(tmp_path: Path, write: Write, files: Files) -> None:
    table = write(11)
    index(table, tmp_path / "one")
    index(table, tmp_path / "two", jobs=2)
    assert files(tmp_path / "one") == files(tmp_path / "two")
    assert "claims/000003.parquet" in files(tmp_path / "one")


def test_a_second_writer_is_told_who_writes(tmp_path: Path, write: Write) -> None:
    archive = folder.made(tmp_path / "archive")
    with folder.writing(archive), pytest.raises(UsageError, match=f"process {os.getpid()} on .* is writing"):
        index(write(1), archive)
    assert index(write(1), archive).read == 1


@pytest.mark.parametrize(
    ("cut_at", "committed"),
    [
        ("claims/000002.parquet", 4),
        ("lookup/000002.claims", 4),
        ("lookup/000002-000002.words", 4),
        ("documents/000002.parquet", 4),
        ("lookup/000003.gone", 10),
    ],
)
def test_a_run_cut_before_a_rename_goes_on_where_it_was(
    tmp_path: Path, write: Write, files: Files, cut_at: str, committed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    table, cut, whole = write(10), tmp_path / "cut", tmp_path / "whole"
    index(table, whole)
    put = folder.put

    def stops(path: Path, data: bytes) -> None:
        if path == cut / cut_at:
            path.with_name(f".{path.name}.new").write_bytes(data[:100])
            raise KeyboardInterrupt
        put(path, data)

    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr(folder, "put", stops)
        index(table, cut)
    assert len(billions(cut)) == committed
    assert index(table, cut).unchanged == committed
    assert {name: data for name, data in files(cut).items() if not name.endswith(".new")} == files(whole)


@pytest.mark.parametrize("stage", ["merge", "_clear"])
def test_a_look_up_cut_while_it_is_merged_is_finished_by_the_next_run(
    tmp_path: Path, write: Write, files: Files, stage: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    table, cut, whole = write(10), tmp_path / "cut", tmp_path / "whole"
    index(table, whole)

    def halts(*args: object) -> None:
        if stage == "merge":
            Path(str(args[-1])).write_bytes(b"half")
        raise KeyboardInterrupt

    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr(upkeep, stage, halts)
        index(table, cut)
    assert len(billions(cut)) == 10
    assert index(table, cut).unchanged == 10
    assert files(cut) == files(whole)


def test_a_killed_run_leaves_no_process_and_goes_on(
    tmp_path: Path, write: Write, files: Files, monkeypatch: pytest.MonkeyPatch
) -> None:
    table, cut, whole = write(600), tmp_path / "cut", tmp_path / "whole"
    command = [sys.executable, "-m", "claimcheck", "index", str(table), "--jobs", "2", "--quiet", "--into", str(cut)]
    process = subprocess.Popen(command, start_new_session=True, stderr=subprocess.DEVNULL)
    wait(lambda: (cut / "documents" / "000001.parquet").exists())
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert folder.parts(cut)
    assert len(billions(cut)) == min(600, 250 * len(folder.parts(cut)))
    wait(lambda: nobody(process.pid))
    monkeypatch.setattr(indexing, "BATCH", 250)
    index(table, cut)
    index(table, whole)
    assert files(cut) == files(whole)


def wait(done: Callable[[], bool]) -> None:
    """Look again and again, at most for a minute."""
    until = time.monotonic() + 60
    while not done():
        assert time.monotonic() < until, "waited in vain"
        time.sleep(0.01)


def nobody(group: int) -> bool:
    """Whether no process of the group is left."""
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return True
    return False


def test_long_articles_make_short_parts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(indexing, "BYTES", 100)
    archive = tmp_path / "archive"
    indexing.index([Source(f"{n}.txt", b"The fair had 300 guests. " * 3) for n in range(4)], archive)
    assert folder.parts(archive) == [1, 2]
