"""What an archive on disk finds for drafts of real news is what the same articles in a folder find."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from click.testing import Result

from claimcheck import Archive, Document, check, extract
from claimcheck.store import folder, indexing
from claimcheck.store.evidence import Evidence
from claimcheck.store.source import Source
from claimcheck.table import read_parquet

pytest.importorskip("duckdb", reason="an archive needs claimcheck[store]")
pytest.importorskip("pyarrow", reason="an archive needs claimcheck[store]")

DATA = Path(__file__).parents[3] / "shared" / "bench" / "data"
pytestmark = pytest.mark.skipif(not DATA.is_dir(), reason="the bench data are not beside the project")
Run = Callable[..., Result]


def rows(name: str) -> list[dict[str, str]]:
    return [json.loads(line) for line in (DATA / name).read_text("utf-8").splitlines()]


def test_drafts_have_the_same_findings_against_disk_and_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(indexing, "BATCH", 40)
    told = {row["id"]: row for row in (*rows("meantime.jsonl"), *rows("gum_news.jsonl"))}
    archive = tmp_path / "archive"
    indexing.index([Source(n, row["text"].encode(), published=row["date"]) for n, row in sorted(told.items())], archive)
    assert len(folder.parts(archive)) > 3
    memory = Archive(claim for part in folder.files(archive, folder.CLAIMS) for claim in read_parquet(Path(part)))
    conflicts = 0
    for draft in (*rows("meantime_slips.jsonl")[::40], *rows("gum_news_slips.jsonl")[::40]):
        day = date.fromisoformat(told[draft["article"]]["date"])
        claims = extract(Document("draft.txt", draft["text"], day))
        found = check(claims, against=Evidence([archive], (), claims))
        assert found == check(claims, against=memory), draft["id"]
        conflicts += sum(finding.verdict == "conflict" for finding in found)
    assert conflicts > 5


def test_a_folder_and_its_archive_give_one_report(tmp_path: Path, run: Run) -> None:
    articles, drafts = tmp_path / "articles", rows("gum_news_slips.jsonl")[::110]
    articles.mkdir()
    told = {row["id"]: row for row in rows("gum_news.jsonl")}
    for name, row in told.items():
        (articles / f"{name}.txt").write_text(row["text"], "utf-8")
    days = "".join(f"{name}.txt,{row['date']}\n" for name, row in told.items())
    (articles / "metadata.csv").write_text("file,published\n" + days, "utf-8")
    assert run("index", articles, "--into", tmp_path / "archive", "--jobs", "1", "--quiet").exit_code == 0
    touched = 0
    for number, row in enumerate(drafts):
        draft = tmp_path / f"draft {number}.txt"
        draft.write_text(row["text"], "utf-8")
        said = ("check", draft, "--published", told[row["article"]]["date"], "--format", "json", "--all", "--against")
        found, expected = (run(*said, place).output for place in (tmp_path / "archive", articles))
        assert found == expected
        touched += row["article"] in found
    assert touched == len(drafts)
