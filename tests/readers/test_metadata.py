"""Publication date, outlet, title and URL: where they are looked for, in which order, and what is never used."""

import os
import re
import time
from datetime import date

import pytest

from claimcheck.errors import ClaimcheckWarning, ReadError
from claimcheck.readers import read, read_bytes
from claimcheck.readers.dates import parse_date
from claimcheck.readers.metadata import dateline

FRONT_MATTER = "---\ntitle: 'Ferries: 12% more'\ndate: 2024-07-03T09:00:00+08:00\nsource: Harbour Post\n---\n"


def said_of(text: str, suffix: str = ".md"):
    return read_bytes(text.encode(), f"draft{suffix}", suffix)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("OSLO, July 3, 2024 /PRNewswire/ -- Ferries", date(2024, 7, 3)),
        ("A headline\n\nNEW YORK, N.Y., 3 July 2024 (Agency) - Ferries", date(2024, 7, 3)),
        ("(Agency) - Sept. 9, 2023 - Ferries", date(2023, 9, 9)),
        ("BERGEN, Norway (July 3, 2024) — Ferries", date(2024, 7, 3)),
        ("Published: Wed, July 3rd, 2024", date(2024, 7, 3)),
        ("Posted on 3 July 2024", date(2024, 7, 3)),
        ("Ferries fill up\n\nBy Our Harbour Reporter\n\nWednesday 3 July 2024\n\nFerries", date(2024, 7, 3)),
        ("Ferries fill up\nJuly 3, 2024, 10:30 GMT\nFerries", date(2024, 7, 3)),
        (
            "Ferries carried more people than ever before in the summer, the harbour office said in its report, "
            "and that of many years.\n3 July 2024\n",
            None,
        ),
        ("Ferries since 3 July 2024\nare late", None),
        ("OSLO, July 3 (Agency) -- Ferries carried more in 2024", None),
        ("The contract, signed on July 3, 2024 - after long talks - is void", None),
        ("OSLO, February 30, 2024 /PRNewswire/ -- Ferries", None),
        ("x\n" * 1000 + "OSLO, July 3, 2024 /PRNewswire/ -- Ferries", None),
    ],
)
def test_dateline(text, day):
    assert dateline(text).published == day


@pytest.mark.parametrize(
    ("printed", "day"),
    [
        ("2024-07-03", date(2024, 7, 3)),
        ("2024-07-03T23:59:59Z", date(2024, 7, 3)),
        ("20240703", date(2024, 7, 3)),
        ("Wed, 03 Jul 2024 10:00:00 +0800", date(2024, 7, 3)),
        ("July 3, 2024", date(2024, 7, 3)),
        ("2024-13-03", None),
        ("03/07/2024", None),
        ("July 2024", None),
        ("", None),
    ],
)
def test_dates_are_full_or_none(printed, day):
    assert parse_date(printed) == day


def test_front_matter_stays_in_the_text_and_gives_the_metadata():
    document = said_of(FRONT_MATTER + "Ferries carried 1.2 million people.")
    assert document.text.startswith("---\ntitle:")
    assert (document.published, document.title, document.outlet) == (
        date(2024, 7, 3),
        "Ferries: 12% more",
        "Harbour Post",
    )


def test_the_first_heading_is_the_title_without_front_matter():
    assert said_of("Intro\n\n# Ferries carry 12% more #\n\n# Second\n").title == "Ferries carry 12% more"
    assert said_of("# Ferries\n", ".txt").title is None


@pytest.mark.parametrize("broken", ["title: [", "title: *unknown", "a: " + "[" * 5000, "a: b\n" * 5000])
def test_broken_front_matter_warns_and_the_text_is_read(broken):
    with pytest.warns(ClaimcheckWarning, match="front matter"):
        document = said_of(f"---\n{broken}\n---\nFerries carried 5 people.")
    assert document.title is None and document.text.endswith("5 people.")


def test_an_unquoted_colon_in_a_title_breaks_nothing():
    document = said_of("---\ntitle: Ferries: 12% more\n\ndate: 2024-07-03\n---\nFerries carried 5 people.")
    assert (document.title, document.published) == ("Ferries: 12% more", date(2024, 7, 3))


def test_a_date_that_is_not_full_warns():
    with pytest.warns(ClaimcheckWarning, match="'July 2024'"):
        assert said_of("---\ndate: July 2024\n---\nx 5").published is None


@pytest.mark.parametrize(
    "rule", ["---\nno end\n", "text\n---\ntitle: a\n---\n", "----\ntitle: a\n----\n", "---\n- a\n---\n"]
)
def test_what_is_no_front_matter(rule):
    assert said_of(rule).title is None


def test_the_table_beside_the_file_wins_and_is_filled_up(tmp_path):
    (tmp_path / "draft.md").write_text(FRONT_MATTER)
    (tmp_path / "metadata.csv").write_text(
        "\ufefffile,published,outlet,title,url\ndraft.md,2024-07-01,,,https://example.org/1\nother.md,,,x,\n"
    )
    document = read(tmp_path / "draft.md")
    assert (document.published, document.url) == (date(2024, 7, 1), "https://example.org/1")
    assert (document.title, document.outlet) == ("Ferries: 12% more", "Harbour Post")


def test_an_edited_table_is_read_anew(tmp_path):
    (tmp_path / "draft.txt").write_text("5")
    for title in ("One", "Another"):
        (tmp_path / "metadata.csv").write_text(f"file,title\ndraft.txt,{title}\n")
        assert read(tmp_path / "draft.txt").title == title


@pytest.mark.parametrize(
    ("table", "reason"),
    [
        ("name,published\nx,2024-07-01\n", "no column 'file'"),
        ("file,published\ndraft.txt,1 July\n", "line 2: published is '1 July'"),
        ("file,published\ndraft.txt,\ndraft.txt,\n", "line 3: draft.txt is listed twice"),
        (b"file,title\ndraft.txt,\xff\xfe\n", "must be a CSV file in UTF-8"),
    ],
)
def test_a_broken_table_is_named_with_its_line(table, reason, tmp_path):
    (tmp_path / "draft.txt").write_text("5")
    (tmp_path / "metadata.csv").write_bytes(table if isinstance(table, bytes) else table.encode())
    with pytest.raises(ReadError, match=rf"metadata\.csv.*{re.escape(reason)}"):
        read(tmp_path / "draft.txt")


def test_neither_the_clock_nor_the_files_times_are_used(tmp_path):
    path = tmp_path / "draft.txt"
    path.write_text("Ferries carried 5 people last year.")
    os.utime(path, (1e9, 1e9))
    assert read(path).published is None


@pytest.mark.filterwarnings("ignore::claimcheck.errors.ClaimcheckWarning")
def test_patterns_take_linear_time():
    def seconds(text: str) -> float:
        best = []
        for _ in range(5):
            begun = time.process_time()
            dateline(text)
            said_of("---\n" + text + "\n---")
            best.append(time.process_time() - begun)
        return min(best)

    for hostile in ("OSLO, ", "AA", "(A", "---\na: b\n", "# ", "July 3, 2", "Published " * 2):
        assert seconds(hostile * 4000) < 8 * max(seconds(hostile * 1000), 1e-3)
