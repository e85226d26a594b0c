"""What the look-up on disk finds: what the archive in memory finds, from parts that count, and what lies close."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from claimcheck import Archive, Claim, Document, check, extract
from claimcheck.comparator import archive as archived
from claimcheck.comparator.archive import terms
from claimcheck.errors import ClaimcheckWarning, ReadError
from claimcheck.store import folder, indexing, ledger, lookup, postings, sources, upkeep, witnesses
from claimcheck.store.evidence import Evidence
from claimcheck.store.source import Source
from claimcheck.table import as_text

pytest.importorskip("duckdb", reason="an archive needs claimcheck[store]")
pytest.importorskip("pyarrow", reason="an archive needs claimcheck[store]")

Write = Callable[..., Path]
Run = Callable[..., object]
Files = Callable[[Path], dict[str, bytes]]
DRAFT = (
    "Trade between China and Kazakhstan reached $47.5 billion in 2023, the customs office said.\n"
    "Exports of rice rose by 8 percent, and 11 trains carried it to the border town.\n"
)


def draft(text: str = DRAFT) -> list[Claim]:
    return extract(Document("draft.txt", text, date(2024, 7, 20)))


def index(table: Path, archive: Path) -> Path:
    indexing.index(sources.read(sources.find([str(table)]), {}), archive)
    return archive


def in_memory(table: Path) -> Archive:
    return Archive(
        claim
        for source in sources.read(sources.find([str(table)]), {})
        for claim in extract(
            Document(source.name, source.data.decode(), date.fromisoformat(source.published or ""), source.title)
        )
    )


def test_the_store_finds_what_memory_finds(tmp_path: Path, write: Write) -> None:
    table = write(30)
    claims, memory = draft(), in_memory(table)
    store = witnesses.Store(index(table, tmp_path / "archive"), claims)
    # The year stands in copies of one sentence, of which memory keeps the first few.
    for claim in (claim for claim in claims if claim.kind != "year"):
        assert store.candidates(claim) == memory.candidates(claim), claim.text
    assert store.topic("007.txt") == memory.topic("007.txt")
    evidence = Evidence([tmp_path / "archive"], (), claims)
    found = [finding for finding in check(claims, against=evidence) if finding.verdict == "conflict"]
    assert found == [finding for finding in check(claims, against=memory) if finding.verdict == "conflict"] != []


def test_every_field_comes_back(tmp_path: Path) -> None:
    text = 'The list of "a\x1fb; c\x1e" names 3 towns: Almaty, Astana and Ak;tau, over 40 percent more than in 2023.\n'
    archive = tmp_path / "archive"
    indexing.index([Source("x;y.txt", text.encode(), published="2024-07-03")], archive)
    stored = extract(Document("x;y.txt", text, date(2024, 7, 3)))
    store = witnesses.Store(archive, draft(text))
    found = {other.id: other for claim in draft(text) for other in store.candidates(claim)}
    assert found
    for claim in stored:
        if claim.id in found:
            assert found[claim.id] == claim


def test_replaced_and_removed_documents_are_not_found(tmp_path: Path, write: Write) -> None:
    archive = index(write(8), tmp_path / "archive")
    index(write(8, {7: "99.7"}), archive)
    claim = draft()[0]
    assert "$99.7 billion" in {other.text for other in witnesses.Store(archive, [claim]).candidates(claim)}
    assert "$47.5 billion" not in {other.text for other in witnesses.Store(archive, [claim]).candidates(claim)}
    indexing.remove(archive, ["007.txt"])
    found = witnesses.Store(archive, [claim]).candidates(claim)
    assert found
    assert "007.txt" not in {other.document for other in found}


def test_documents_under_check_are_no_witnesses(tmp_path: Path, write: Write) -> None:
    archive = index(write(8), tmp_path / "archive")
    claims = extract(Document("003.txt", DRAFT, date(2024, 7, 20)))
    store = witnesses.Store(archive, claims)
    assert all(other.document != "003.txt" for claim in claims for other in store.candidates(claim))


def test_of_very_many_those_of_the_same_period_and_days_are_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(archived, "POSTINGS", 10)
    monkeypatch.setattr(archived, "NEAREST", 10)
    years = range(1950, 2024)
    archive = tmp_path / "archive"
    indexing.index(
        [
            Source(f"{year}.txt", f"Trade of Kazakhstan was $31 billion in {year}.".encode(), published=f"{year}-12-01")
            for year in years
        ],
        archive,
    )
    claims = extract(Document("draft.txt", "Trade of Kazakhstan was $13 billion in 1961.", date(2023, 6, 1)))
    money = next(claim for claim in claims if claim.kind == "money")
    store = witnesses.Store(archive, claims)
    found = [other.document for other in store.candidates(money)]
    assert found[0] == "1961.txt"
    assert {"2022.txt", "2023.txt"} < set(found)
    assert "1990.txt" not in found


def test_the_look_up_is_made_anew_the_same(
    tmp_path: Path, write: Write, files: Files, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(indexing, "BATCH", 2)
    archive = index(write(13), tmp_path / "archive")
    before = files(archive)
    assert {name for name in before if name.endswith(".words")} == {
        "lookup/000001-000004.words", "lookup/000005-000006.words", "lookup/000007-000007.words",
    }  # fmt: skip
    (archive / "lookup" / "000003.claims").unlink()
    upkeep.build(archive)
    assert files(archive) == before
    shutil.rmtree(archive / "lookup")
    upkeep.build(archive)
    assert files(archive) == before


def test_what_is_found_does_not_depend_on_how_parts_were_merged(
    tmp_path: Path, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(archived, "POSTINGS", 20)
    monkeypatch.setattr(archived, "NEAREST", 7)
    table, claims = write(60), draft()
    memory = in_memory(table)
    for size in (60, 20, 7, 1):
        monkeypatch.setattr(indexing, "BATCH", size)
        archive = index(table, tmp_path / str(size))
        store = witnesses.Store(archive, claims)
        assert len(lookup.latest(archive).segments) == len(upkeep.spans_of(-(-60 // size)))
        for claim in claims:
            if claim.kind != "year":
                assert store.candidates(claim) == memory.candidates(claim), (size, claim.text)


def test_an_addition_writes_what_it_adds(tmp_path: Path, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(indexing, "BATCH", 4)
    archive = index(write(32), tmp_path / "archive")
    large = archive / "lookup" / "000001-000008.words"
    before = large.stat()
    index(write(33), archive)
    assert {path.name for path in large.parent.glob("*.words")} == {large.name, "000009-000009.words"}
    after = large.stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_a_segment_of_which_much_is_gone_is_written_anew(
    tmp_path: Path, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(indexing, "BATCH", 4)
    archive = index(write(8), tmp_path / "archive")
    assert len(lookup.latest(archive).segments[0].days) == 8
    indexing.remove(archive, ["001.txt"])
    assert len(lookup.latest(archive).segments[0].days) == 8
    indexing.remove(archive, ["002.txt", "005.txt"])
    # The fourth part is a removal too, and with it the four are merged.
    assert [len(segment.days) for segment in lookup.latest(archive).segments] == [5]
    claim = draft()[0]
    found = {other.document for other in witnesses.Store(archive, [claim]).candidates(claim)}
    assert found == {f"{n:03}.txt" for n in (0, 3, 4, 6, 7)}


def test_words_of_cells_are_those_of_the_claim() -> None:
    claims = [*draft(), *(replace(claim, entities=("A; b\\", "C")) for claim in draft())]
    assert any(worth > 1 for claim in claims for worth in terms(claim).values())
    for claim in claims:
        cells = as_text(claim)
        wanted = ("entities", "context", "measure", "since", "until")
        assert postings.spoken(*(cells[name] for name in wanted)) == set(terms(claim))


def test_what_is_no_archive_is_a_sentence(tmp_path: Path, run: Callable[..., object]) -> None:
    with pytest.raises(ReadError, match="this is not an archive; make one with"):
        folder.opened(tmp_path)
    archive = folder.made(tmp_path / "archive")
    with pytest.raises(ReadError, match="has no look-up yet; run `claimcheck index` to its end"):
        witnesses.latest(archive)
    (archive / "archive.json").write_text('{"layout": 99}', "utf-8")
    with pytest.raises(ReadError, match="layout is 99, expected 1; index it anew"):
        folder.opened(archive)


def test_what_an_unfinished_run_added_is_told(tmp_path: Path, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    archive = index(write(3), tmp_path / "it's the archive")
    with monkeypatch.context() as patch:
        patch.setattr(indexing, "build", lambda archive: None)
        index(write(6), archive)
    claims = draft()
    with pytest.warns(ClaimcheckWarning, match="1 new parts are not searched yet"):
        store = witnesses.Store(archive, claims)
    assert {other.document for claim in claims for other in store.candidates(claim)} == {
        "000.txt", "001.txt", "002.txt",
    }  # fmt: skip
    assert len(ledger.find(archive, "trade Kazakhstan")) == 6
