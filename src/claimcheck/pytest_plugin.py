"""The figures of articles and generated copy under regression, in anybody's pytest.

    def test_quarterly(claims_regression):
        claims_regression.check("claims/quarterly.md")

    def test_copy(claims_regression):
        claims_regression.check(claims_regression.figures(write_copy(season)))

The expected claim table is written on the first run, which fails; later runs fail with the figures that differ;
--force-regen accepts them. pytest-regressions keeps the files. The table is compared as it is written, byte for byte:
a missing column, NA for NULL, 7 for 007 and rows in another order are differences.

pytest imports this module at every start, so it imports nothing of ours until a test asks for the fixture.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from datetime import date

    from claimcheck.model import Claim, Document

#: Columns that change when words are put in or taken out before a figure: `ignore="place"` leaves them out.
PLACE = ("id", "start", "end", "paragraph", "sentence", "base")


@pytest.fixture
def claims_regression(request: pytest.FixtureRequest) -> ClaimsRegression:
    """Compare the figures of an article, a document or a table with those of the run that was accepted last."""
    try:
        file_regression = request.getfixturevalue("file_regression")
    except pytest.FixtureLookupError:
        pytest.fail("claims_regression needs pytest-regressions: pip install pytest-regressions", pytrace=False)
    return ClaimsRegression(file_regression)


class ClaimsRegression:
    """What the fixture `claims_regression` gives."""

    def __init__(self, file_regression: Any) -> None:
        self._file_regression = file_regression

    def check(
        self,
        subject: str | Path | Document | Iterable[Claim] | Any,
        basename: str | None = None,
        ignore: str | Sequence[str] = (),
    ) -> None:
        """Fail unless the claim table is the expected one.

        Args:
            subject: the path of an article, of a claim table or of another CSV; a Document; claims; or a data frame.
            basename: of the expected file, where one test checks several things.
            ignore: columns that may differ; "place" stands for all that only tell where a figure is.

        Raises:
            UsageError: a column that no claim table has.
            ClaimcheckError: the file cannot be read.
        """
        __tracebackhide__ = True
        contents = table_of(subject)
        left_out = _columns(ignore, contents)

        def compare(obtained: Path, expected: Path) -> None:
            __tracebackhide__ = True
            if message := difference(_text(expected), _text(obtained), left_out):
                raise AssertionError(f"{expected.name}: {message}")

        self._file_regression.check(
            contents, extension=".csv", basename=basename, encoding="utf-8", newline="", check_fn=compare
        )

    def figures(self, text: str, published: date | None = None, name: str = "text") -> list[Claim]:
        """The figures of a text that a program wrote, as claims."""
        return figures(text, published, name)


def figures(text: str, published: date | None = None, name: str = "text") -> list[Claim]:
    """The figures of a text, as claims; published is the day that "last year" hangs on."""
    from claimcheck.extractors import extract
    from claimcheck.model import Document

    return extract(Document(name, text, published))


def table_of(subject: Any) -> str:
    """The CSV text by which a subject is kept."""
    from claimcheck.model import Document
    from claimcheck.table import write_csv

    if isinstance(subject, Document):
        from claimcheck.extractors import extract

        return write_csv(extract(subject))
    if isinstance(subject, (str, Path)):
        return _of_file(Path(subject))
    if hasattr(subject, "to_csv"):
        written: str = subject.to_csv(index=False, lineterminator="\n", na_rep="<missing>")
        return written
    return write_csv(subject)


def _of_file(path: Path) -> str:
    from claimcheck import extractors, readers, workspace
    from claimcheck.table import write_csv

    if path.is_file() and workspace.is_table(path):
        return write_csv(workspace.read_table(path))
    if path.suffix == ".csv" and path.is_file():
        return path.read_bytes().decode("utf-8-sig")
    return write_csv(extractors.extract(readers.read(path)))


def _columns(ignore: str | Sequence[str], contents: str) -> frozenset[str]:
    from claimcheck.errors import UsageError

    names = (ignore,) if isinstance(ignore, str) else tuple(ignore)
    columns = frozenset(column for name in names for column in (PLACE if name == "place" else (name,)))
    header = next(iter(_rows(contents)), [])
    unknown = sorted(columns.difference(header, PLACE))
    if unknown:
        raise UsageError(f"ignore: there is no column {unknown[0]!r}; the columns are {', '.join(header)}.")
    return columns | {"id"} if "start" in columns else columns


def _text(path: Path) -> str:
    return path.read_bytes().decode("utf-8")


def _rows(text: str) -> list[list[str]]:
    import csv
    import io

    return list(csv.reader(io.StringIO(text, newline="")))


def difference(expected: str, obtained: str, ignore: frozenset[str] = frozenset()) -> str:
    """What differs between two tables, figures first, "" where nothing does."""
    if expected == obtained:
        return ""
    before, after = _without(_rows(expected), ignore), _without(_rows(obtained), ignore)
    if before == after:
        return "" if ignore else "the same cells, written differently (quotes or line ends)"
    head_before, head_after = before[:1] or [[]], after[:1] or [[]]
    if head_before != head_after:
        gone = [column for column in head_before[0] if column not in head_after[0]]
        come = [column for column in head_after[0] if column not in head_before[0]]
        return f"other columns: missing {', '.join(gone) or 'none'}; new {', '.join(come) or 'none'}"
    said = _changed_figures(expected, obtained) or _changed_rows(before, after)
    return "\n".join(said or ["the same rows in another order"])


def _without(rows: list[list[str]], ignore: frozenset[str]) -> list[list[str]]:
    keep = [at for at, column in enumerate(rows[0]) if column not in ignore] if rows else []
    return [[row[at] for at in keep if at < len(row)] for row in rows]


def _changed_figures(expected: str, obtained: str) -> list[str]:
    """One line a changed figure, for claim tables that can be read."""
    from claimcheck.diff import diff
    from claimcheck.diff.render import sentence, total
    from claimcheck.errors import TableError
    from claimcheck.table import is_claim_table, read_csv

    if not is_claim_table(expected):
        return []
    try:
        changes = diff(read_csv(expected, "the expected table"), read_csv(obtained, "the obtained table"))
    except TableError as error:
        return [str(error)]
    counted = [change for change in changes if change.counts]
    lines = [f"  {change.document}: {sentence(change)}" for change in counted]
    return [total(changes, {}), *lines] if lines else []


def _changed_rows(before: list[list[str]], after: list[list[str]]) -> list[str]:
    """One line a changed cell, where no figure changed."""
    from claimcheck.diff import diff_rows
    from claimcheck.language.printing import plain

    changes = diff_rows("", _csv(before), _csv(after))
    return [f"  {plain(change.place)}: {change.before!r} -> {change.after!r}" for change in changes]


def _csv(rows: list[list[str]]) -> str:
    import csv
    import io

    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    return out.getvalue()
