"""Where articles come from, and what must not come in."""

import gzip
import io
import json
import tarfile
import zipfile
from collections.abc import Sequence
from pathlib import Path

import pytest

from claimcheck.errors import ReadError, UsageError
from claimcheck.store import rows, sources
from claimcheck.store.source import Source

pa = pytest.importorskip("pyarrow", reason="an archive needs claimcheck[store]")

ROWS = [
    {"Doc_ID": "a", "Body": "The fair had 300 guests.", "Date": "3 July 2024", "Publisher": "The Lighthouse"},
    {"Doc_ID": "b", "Body": "The fair had 200 guests.", "Date": "2023-07-03", "Publisher": "The Lighthouse"},
]
EXPECTED = [
    ("a", b"The fair had 300 guests.", "2024-07-03", "The Lighthouse"),
    ("b", b"The fair had 200 guests.", "2023-07-03", "The Lighthouse"),
]


def read(*paths: Path, columns: Sequence[str] = ()) -> list[Source]:
    return list(sources.read(sources.find([str(path) for path in paths]), rows.named(columns)))


def test_columns_are_recognised_in_every_table(tmp_path: Path) -> None:
    import pyarrow.parquet as pq

    lines = "".join(json.dumps(row) + "\n" for row in ROWS).encode()
    (tmp_path / "t.jsonl").write_bytes(lines)
    (tmp_path / "t.jsonl.gz").write_bytes(gzip.compress(lines))
    quoted = [",".join(f'"{cell}"' for cell in row.values()) for row in ROWS]
    (tmp_path / "t.csv").write_text("\n".join([",".join(ROWS[0]), *quoted]), "utf-8-sig")
    pq.write_table(pa.Table.from_pylist(ROWS), tmp_path / "t.parquet")
    for name in ("t.jsonl", "t.jsonl.gz", "t.csv", "t.parquet"):
        found = [(s.name, s.data, s.published, s.outlet) for s in read(tmp_path / name)]
        assert found == EXPECTED, name


def test_a_named_column_wins_and_a_missing_one_is_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text("id,text,lead\n1,long,short\n", "utf-8")
    assert read(path, columns=["text=lead"])[0].data == b"short"
    with pytest.raises(ReadError, match=r"t\.csv: no column 'teaser' for text; it has id, text, lead"):
        read(path, columns=["text=teaser"])
    with pytest.raises(UsageError, match="FIELD is one of id, text"):
        rows.named(["words=lead"])
    path.write_text("id,words\n1,long\n", "utf-8")
    with pytest.raises(ReadError, match="no column holds the text; it has id, words: name one with --column text="):
        read(path)


def test_a_folder_gives_its_articles_by_name_with_what_stands_beside_them(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "two.txt").write_text("Two.", "utf-8")
    (tmp_path / "a.md").write_text("One.", "utf-8")
    (tmp_path / "metadata.csv").write_text("file,published,outlet\na.md,2024-07-03,The Lighthouse\n", "utf-8")
    (tmp_path / "notes.xyz").write_text("No article.", "utf-8")
    found = [(s.name, s.suffix, s.published, s.outlet) for s in read(tmp_path)]
    assert found == [("a.md", ".md", "2024-07-03", "The Lighthouse"), ("b/two.txt", ".txt", None, None)]


def packed(tmp_path: Path, members: dict[str, bytes]) -> list[Path]:
    with zipfile.ZipFile(tmp_path / "p.zip", "w", zipfile.ZIP_DEFLATED) as out:
        for name, data in members.items():
            out.writestr(name, data)
    with tarfile.open(tmp_path / "p.tar.gz", "w:gz") as tar:
        for name, data in members.items():
            member = tarfile.TarInfo(name)
            member.size = len(data)
            tar.addfile(member, io.BytesIO(data))
    return [tmp_path / "p.zip", tmp_path / "p.tar.gz"]


def test_packed_articles_come_in_order_and_nothing_leads_out_of_the_folder(tmp_path: Path) -> None:
    members = {"in/a.txt": b"One.", "../b.txt": b"Two.", "/c.txt": b"Three.", "d.exe": b"MZ", "e.txt": b"Four."}
    for path in packed(tmp_path, members):
        found = read(path)
        assert [s.name for s in found] == ["in/a.txt", "../b.txt", "/c.txt", "e.txt"]
        assert [s.data for s in found] == [b"One.", b"", b"", b"Four."]
        assert [bool(s.error) for s in found] == [False, True, True, False]
        assert "its path leads out of the folder" in (found[1].error or "")


def test_a_bomb_is_left_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources, "LARGEST", 100_000)
    for path in packed(tmp_path, {"bomb.txt": b"0" * 1_000_000, "a.txt": b"One."}):
        found = read(path)
        assert "more than any article has" in (found[0].error or ""), path
        assert found[1].data == b"One."


def test_a_zip_that_lies_about_a_size_is_not_believed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources, "LARGEST", 1000)
    monkeypatch.setattr(sources, "_bomb", lambda size, packed: None)
    for path in packed(tmp_path, {"bomb.txt": b"0" * 5000}):
        assert "more than any article has" in (read(path)[0].error or "")


def test_a_damaged_file_costs_only_itself(tmp_path: Path) -> None:
    first, second = packed(tmp_path, {f"{n}.txt": str(n).encode() * 5000 for n in range(50)})
    first.write_bytes(first.read_bytes()[:300])
    second.write_bytes(second.read_bytes()[:200])
    (tmp_path / "z.txt").write_text("One.", "utf-8")
    found = read(first, second, tmp_path / "z.txt")
    assert found[-1].data == b"One."
    assert sum("cannot be read to its end" in (s.error or "") for s in found) == 2


def test_progress_reaches_the_end_of_the_input(tmp_path: Path) -> None:
    (tmp_path / "t.jsonl").write_text("".join(json.dumps(row) + "\n" for row in ROWS), "utf-8")
    (tmp_path / "z.txt").write_text("One.", "utf-8")
    found = read(tmp_path / "t.jsonl", tmp_path / "z.txt")
    done = [source.done for source in found]
    assert done == sorted(done)
    assert done[-1] == sum(path.stat().st_size for path in tmp_path.iterdir())
