"""What every reader keeps: the words, their offsets, one sentence for what cannot be read, the same answer twice."""

import subprocess
import sys
import warnings
from pathlib import Path

import pytest

from claimcheck.errors import ClaimcheckError, ClaimcheckWarning, ReadError, UsageError
from claimcheck.model import PLACES, Document
from claimcheck.readers import SUFFIXES, read, read_bytes

PARAGRAPHS = (
    "Ferries to the outer islands carried 1.2 million people in 2023, the harbour authority said.",
    "That was 12% more than in 2022, and the most since the ferry line opened on 3 May 1987.",
    "A ticket costs €4.50; children under 14 travel free, and about 300,000 of them did.",
)
TEXT_FORMATS = (".txt", ".md", ".html")


def attempt(data: bytes, suffix: str) -> Document | str:
    """The document, or the one sentence that says why there is none."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ClaimcheckWarning)
        try:
            return read_bytes(data, f"draft{suffix}", suffix)
        except ClaimcheckError as error:
            return str(error)


def is_sentence(message: str, suffix: str) -> bool:
    return message.startswith(f"draft{suffix}: ") and "\n" not in message and len(message) < 250


def test_every_suffix_is_tried_here(builders):
    aliases = {".text", ".markdown", ".htm", ".xhtml"}
    assert set(builders) | aliases == SUFFIXES


def test_words_stand_in_order_and_spans_point_at_them(build, suffix):
    document = read_bytes(build(PARAGRAPHS), f"draft{suffix}", suffix)
    starts = [document.text.index(paragraph) for paragraph in PARAGRAPHS]
    assert starts == sorted(starts)
    for start, end, where in document.origin:
        assert document.text[start:end].strip() and where
    for start, end, place in document.places:
        assert document.text[start:end].strip() and place in PLACES
    if suffix not in (".txt", ".md"):
        for start, paragraph in zip(starts, PARAGRAPHS, strict=True):
            at = [(begin, end) for begin, end, _ in document.origin if begin <= start < end]
            assert at == [(start, start + len(paragraph))]


def test_spans_are_in_order_and_do_not_overlap(build, suffix):
    document = read_bytes(build(PARAGRAPHS), f"draft{suffix}", suffix)
    ends = [0]
    for start, end, _ in document.origin:
        assert ends[-1] <= start < end <= len(document.text)
        ends.append(end)


def test_text_formats_keep_the_files_own_characters(builders, tmp_path):
    for suffix in (".txt", ".md"):
        path = tmp_path / f"draft{suffix}"
        path.write_bytes(b"\xef\xbb\xbf" + builders[suffix](PARAGRAPHS))
        with path.open(encoding="utf-8-sig", newline="") as handle:
            assert read(path).text == handle.read()


def test_empty_file(suffix):
    told = attempt(b"", suffix)
    assert is_sentence(told, suffix) if isinstance(told, str) else told.text == ""


def test_no_paragraphs(build, suffix):
    told = attempt(build(()), suffix)
    assert is_sentence(told, suffix) if isinstance(told, str) else not told.text.strip()


def test_a_file_in_which_nothing_stands_says_so(builders):
    for suffix in (".html", ".docx", ".odt", ".rtf"):
        with pytest.warns(ClaimcheckWarning, match=rf"^draft\{suffix}: no text was found in it$"):
            read_bytes(builders[suffix](()), f"draft{suffix}", suffix)


def test_a_truncated_file_is_read_or_refused_in_a_sentence(build, suffix):
    data = build(PARAGRAPHS)
    for tenth in range(1, 10):
        told = attempt(data[: len(data) * tenth // 10], suffix)
        assert isinstance(told, Document) or is_sentence(told, suffix)


@pytest.mark.parametrize("container", [".docx", ".odt", ".rtf"])
def test_half_of_a_container_is_refused(container, builders):
    data = builders[container](PARAGRAPHS)
    assert isinstance(attempt(data[: len(data) // 2], container), str)


def test_a_pdf_cut_short_is_refused_or_comes_with_a_warning(builders):
    data = builders[".pdf"](PARAGRAPHS)
    with pytest.warns(ClaimcheckWarning, match="cut short"):
        read_bytes(data[: data.rindex(b"startxref")], "draft.pdf", ".pdf")
    with pytest.raises(ReadError, match=r"^draft\.pdf: "):
        read_bytes(data[:60], "draft.pdf", ".pdf")


def test_a_file_of_another_format_is_read_or_refused_in_a_sentence(suffix, builders):
    for other, build in builders.items():
        told = attempt(build(PARAGRAPHS), suffix)
        assert isinstance(told, Document) or is_sentence(told, suffix), other


def test_binary_rubbish_is_refused(suffix):
    told = attempt(bytes(range(256)) * 40, suffix)
    assert isinstance(told, str) and is_sentence(told, suffix)


@pytest.mark.parametrize("suffix_of_text", TEXT_FORMATS)
def test_wrong_encoding(suffix_of_text, builders):
    data = builders[suffix_of_text](("A coffee costs €4 in the café at the port.",))
    with pytest.raises(ReadError, match="not written in ascii"):
        read_bytes(data, "draft", suffix_of_text, encoding="ascii")
    for unknown in ("utf-99", "rot13", "zip"):
        with pytest.raises(UsageError, match=f"--encoding {unknown}: no such text encoding"):
            read_bytes(data, "draft", suffix_of_text, encoding=unknown)
    with pytest.warns(ClaimcheckWarning, match="not UTF-8") as caught:
        document = read_bytes(data.decode().encode("cp1252"), "draft", suffix_of_text)
    assert "café" in document.text and len(caught) == 1


def test_the_same_bytes_give_the_same_document(build, suffix):
    data = build(PARAGRAPHS)
    assert read_bytes(data, "draft", suffix) == read_bytes(data, "draft", suffix)


def test_another_process_and_hash_order_give_the_same_document(builders, tmp_path):
    script = (
        "import sys, claimcheck.readers as r\n"
        "for p, n in r.find([sys.argv[1]]): sys.stdout.buffer.write(repr(r.read(p, n)).encode())"
    )
    for suffix, build in builders.items():
        (tmp_path / f"draft{suffix}").write_bytes(build(PARAGRAPHS))
    command = [sys.executable, "-c", script, tmp_path]
    told = {
        subprocess.run(command, env={"PYTHONHASHSEED": seed}, capture_output=True, check=True).stdout
        for seed in ("1", "2")
    }
    assert len(told) == 1 and told != {b""}


def test_a_text_file_needs_no_library(tmp_path):
    path = tmp_path / "draft.txt"
    path.write_text(PARAGRAPHS[0])
    heavy = "yaml lxml charset_normalizer docx pypdfium2 trafilatura email zipfile subprocess pandas"
    script = (
        f"import sys, claimcheck.readers as r; r.read(sys.argv[1]); print({{*sys.modules}} & {{*'{heavy}'.split()}})"
    )
    done = subprocess.run([sys.executable, "-c", script, path], capture_output=True, text=True, check=True)
    assert done.stdout == "set()\n"


@pytest.mark.parametrize("missing", ["nothing.txt", "nothing.docx"])
def test_a_missing_file_and_a_folder(missing, tmp_path):
    with pytest.raises(ReadError, match="no such file"):
        read(tmp_path / missing)
    with pytest.raises(ReadError, match="this is a folder"):
        read(Path(tmp_path))


def test_unknown_formats_name_the_known_ones():
    with pytest.raises(ReadError, match=r"^draft\.doc: \.doc files are not read; save it as one of \.docx"):
        read_bytes(b"x", "draft.doc", ".doc")


def test_without_a_suffix_the_first_bytes_tell_the_format(build, suffix):
    if suffix not in (".eml", ".md"):
        assert read_bytes(build(PARAGRAPHS), "-").text == read_bytes(build(PARAGRAPHS), "-", suffix).text
