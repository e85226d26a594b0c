"""Which files of a folder are articles, in which order, and what they are called."""

import pytest

from claimcheck.errors import ReadError
from claimcheck.readers import SUFFIXES, find, read


@pytest.fixture
def desk(tmp_path):
    for name in (
        "b.txt",
        "a.md",
        "2024/07/c.TXT",
        "2024/d.html",
        ".hidden.txt",
        ".git/e.txt",
        "metadata.csv",
        "f.jpg",
        "~$g.docx",
    ):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("file\n")
    return tmp_path


def names(*paths, **options):
    return [name for _, name in find(paths, **options)]


def test_a_folder_is_read_recursively_and_sorted(desk):
    assert names(desk) == ["2024/07/c.TXT", "2024/d.html", "a.md", "b.txt"]


def test_names_are_paths_below_the_argument(desk):
    assert names(desk / "2024") == ["07/c.TXT", "d.html"]
    assert names(desk / "b.txt") == ["b.txt"]


def test_arguments_keep_their_order_and_a_file_is_listed_once(desk):
    assert names(desk / "b.txt", desk / "a.md", desk) == ["b.txt", "a.md", "2024/07/c.TXT", "2024/d.html"]


def test_files_of_one_name_are_told_apart_by_their_folders(tmp_path):
    for folder in ("x/old", "x/new", "y/new"):
        (tmp_path / folder).mkdir(parents=True)
        (tmp_path / folder / "story.txt").write_text("5")
    found = names(tmp_path / "x/old", tmp_path / "x/new", tmp_path / "y/new")
    assert found == ["old/story.txt", "x/new/story.txt", "y/new/story.txt"]


def test_other_suffixes_on_request(desk):
    assert names(desk, suffixes={*SUFFIXES, ".csv"})[-1] == "metadata.csv"


def test_a_folder_without_articles_and_a_missing_path(tmp_path):
    with pytest.raises(ReadError, match="no articles in this folder"):
        find([tmp_path])
    with pytest.raises(ReadError, match="no such file or folder"):
        find([tmp_path / "nothing"])


def test_a_link_in_a_circle_ends(desk):
    (desk / "2024" / "again").symlink_to(desk, target_is_directory=True)
    assert len(names(desk)) == 4


def test_the_name_is_the_documents(desk):
    assert read(desk / "a.md").name == "a.md"
    assert read(desk / "a.md", name="desk/a.md").name == "desk/a.md"
