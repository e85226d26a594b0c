"""A desk's repository from its first commit on: each edit is reported once, moves and rewordings never."""

import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from claimcheck import table
from claimcheck.cli import group

PLACES = (
    "Aldersea",
    "Brackwater",
    "Corvale",
    "Dunmouth",
    "Eastholm",
    "Farrow",
    "Greyport",
    "Hallin",
    "Ivers",
    "Jarrow",
)
SECTIONS = ("rail", "ferry", "bus", "tram", "air")


def sentence(place: str, section: str, number: int) -> str:
    return (
        f"In {place}, {section} operators carried {number * 37 + 1204:,} passengers in the spring, "
        f"and fares rose {number % 9 + 2} percent to ${number / 4 + 11:.2f}. "
        f"The council of {place} wants {number % 5 + 3} more {section} lines."
    )


def article() -> list[str]:
    """Fifty paragraphs with four figures each."""
    return [
        sentence(place, section, 10 * i + 3 * j)
        for i, place in enumerate(PLACES, 1)
        for j, section in enumerate(SECTIONS, 1)
    ]


REFERENCE = "place,year,passengers\n" + "".join(
    f"{place},{year},{1000 * i + year}\n" for i, place in enumerate(PLACES) for year in (2024, 2025)
)


class Desk:
    """A repository with an article, its claim table and a reference table."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.paragraphs = article()
        self.reference = REFERENCE
        self.git("init", "-q", "-b", "main")
        self.git("config", "user.name", "Mara Sol")
        self.git("config", "user.email", "mara@example.org")

    def git(self, *words: str) -> None:
        day = {"GIT_AUTHOR_DATE": "2026-03-02T12:00:00Z", "GIT_COMMITTER_DATE": "2026-03-02T12:00:00Z"}
        subprocess.run(["git", *words], cwd=self.folder, check=True, capture_output=True, env=os.environ | day)

    def run(self, *words: str) -> tuple[int, str]:
        done = CliRunner().invoke(group, list(words), catch_exceptions=False)
        return done.exit_code, done.output

    def write(self, tables: bool = True) -> None:
        for name in ("claims/articles", "reference"):
            (self.folder / name).mkdir(parents=True, exist_ok=True)
        text = "\n\n".join(("---\npublished: 2026-03-02\n---", *self.paragraphs)) + "\n"
        (self.folder / "claims/articles/transport.md").write_text(text, encoding="utf-8")
        (self.folder / "reference/passengers.csv").write_text(self.reference, encoding="utf-8")
        if tables:
            code, _ = self.run("extract", "claims/articles", "--format", "csv", "--output", "claims/transport.csv")
            assert code == 0

    def commit(self, message: str) -> None:
        self.git("add", "-A")
        self.git("commit", "-q", "-m", message)

    def changes(self, *words: str) -> tuple[int, list[dict[str, Any]]]:
        """Exit code of `claimcheck diff --git HEAD`, and what it reports."""
        code, output = self.run("diff", "--git", "HEAD", "--format", "json", *words)
        return code, [change for change in json.loads(output)["changes"] if change["counts"] and not change["accepted"]]


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    desk = Desk(tmp_path)
    desk.write()
    desk.commit("First tables")
    return desk


def swap(desk: Desk, old: str, new: str) -> None:
    at = next(n for n, paragraph in enumerate(desk.paragraphs) if old in paragraph)
    desk.paragraphs[at] = desk.paragraphs[at].replace(old, new)


@pytest.mark.parametrize("tables", [True, False], ids=["tables written anew", "text alone"])
def test_a_life(desk: Desk, tables: bool) -> None:
    rows = (desk.folder / "claims/transport.csv").read_text(encoding="utf-8").count("\n") - 1
    assert rows >= 200
    assert desk.changes() == (0, [])

    changed = next(paragraph for paragraph in desk.paragraphs if "Farrow, tram" in paragraph)
    figure = changed.split(" carried ")[1].split()[0]
    swap(desk, f"carried {figure} ", f"carried {figure[:-1]}0,000 ")
    desk.write(tables)
    code, found = desk.changes()
    assert code == 1
    assert [(c["what"], c["document"], c["before"], c["after"]) for c in found] == [
        ("changed", "claims/articles/transport.md", figure, figure[:-1] + "0,000")
    ]
    desk.commit("A figure")

    desk.reference = desk.reference.replace("Hallin,2025,9025", "Hallin,2025,9052")
    assert desk.reference != REFERENCE
    desk.write(tables)
    code, found = desk.changes()
    assert code == 1
    assert [(c["what"], c["document"], c["before"], c["after"]) for c in found] == [
        ("row", "reference/passengers.csv", "9025", "9052")
    ]
    assert "column passengers" in found[0]["place"] and "Hallin" in found[0]["note"]
    desk.commit("A revised row")

    first, rest = desk.paragraphs[20].split(". ", 1)
    desk.paragraphs[20] = rest
    desk.paragraphs[44] += f" {first}."
    desk.paragraphs.insert(3, desk.paragraphs.pop(30))
    desk.reference = "\n".join(sorted(desk.reference.strip().split("\n")[1:], reverse=True))
    desk.reference = f"place,year,passengers\n{desk.reference}\n"
    desk.write(tables)
    assert desk.changes() == (0, [])
    desk.commit("Sentences and rows moved")

    at = next(n for n, paragraph in enumerate(desk.paragraphs) if "Corvale, ferry" in paragraph)
    count, fare, price, lines = (desk.paragraphs[at].split(word)[1].split()[0] for word in
                                 (" carried ", " rose ", " to ", " wants "))  # fmt: skip
    price = price.rstrip(".")
    desk.paragraphs[at] = (
        f"Ferries had a good season on the coast: {count} people went with the companies of Corvale in the spring, "
        f"although they paid {price} for a ticket, up {fare} percent. Another {lines} lines are what the town wants."
    )
    desk.write(tables)
    assert desk.changes() == (0, [])


def test_a_table_corrected_by_hand_is_seen_beside_an_edited_article(desk: Desk) -> None:
    path = desk.folder / "claims/transport.csv"
    swap(desk, "In Jarrow, bus", "Around Jarrow, the bus")
    desk.write()
    claims = table.read_csv(path.read_text(encoding="utf-8"), path.name)
    low = claims[4].low
    assert low is not None and low == claims[4].high
    claims[4] = replace(claims[4], low=low * 10, high=low * 10)
    path.write_text(table.write_csv(claims), encoding="utf-8")
    code, found = desk.changes()
    assert code == 1
    (change,) = found
    assert (change["what"], change["note"]) == ("changed", "x10")
    assert change["document"] == "claims/articles/transport.md"


def test_since_shows_findings_of_changed_figures_only(desk: Desk) -> None:
    desk.paragraphs[0] += " Work began on Sunday, March 4, 2025."
    desk.write()
    desk.commit("A wrong weekday that is already there")
    desk.paragraphs[7] += " Work will end on Sunday, June 2, 2027."
    desk.write()

    def wrong_days(*words: str) -> list[str]:
        report = json.loads(desk.run("check", "claims/articles", "--format", "json", *words)[1])
        errors = [finding for finding in report["findings"] if finding["severity"] == "error"]
        return [claim["text"] for finding in errors for claim in finding["claims"] if "Sunday" in claim["text"]]

    assert wrong_days() == ["Sunday, March 4, 2025", "Sunday, June 2, 2027"]
    assert wrong_days("--since", "HEAD") == ["Sunday, June 2, 2027"]
    assert wrong_days("--since", "HEAD~1") == wrong_days()


def test_an_accepted_change_no_longer_counts(desk: Desk) -> None:
    swap(desk, "In Ivers, bus operators carried", "In Ivers, bus firms carried 12 dogs and")
    desk.write()
    code, found = desk.changes()
    assert code == 1 and [(c["what"], c["after"]) for c in found] == [("added", "12")]
    report = desk.folder / "changes.json"
    report.write_text(desk.run("diff", "--git", "HEAD", "claims", "--format", "json")[1], encoding="utf-8")
    table = desk.folder / "claims/decisions.csv"
    code, output = desk.run("accept", found[0]["id"][:8], "--report", "changes.json", "--reason", "the vet counted")
    assert code == 0, output
    written = table.read_text(encoding="utf-8")
    assert written.splitlines()[0] == "check,figure,measure,document,reason,who,when,until"
    assert written.splitlines()[1].startswith("diff,none -> 12,")
    assert written.splitlines()[1].endswith(",claims/articles/transport.md,the vet counted,Mara Sol,2026-03-02,")
    again = desk.run("accept", found[0]["id"], "--report", "changes.json", "--reason", "the vet counted")
    assert again[0] == 0 and table.read_text(encoding="utf-8") == written
    assert desk.changes("--decisions", "claims/decisions.csv", "claims/articles") == (0, [])


def test_an_accepted_finding_no_longer_fails(desk: Desk) -> None:
    desk.paragraphs[0] += " Work began on Sunday, March 4, 2025."
    desk.write()
    code, output = desk.run("check", "claims/articles", "--only", "weekday", "--format", "json")
    assert code == 1
    (desk.folder / "report.json").write_text(output, encoding="utf-8")
    (finding,) = [row for row in json.loads(output)["findings"] if row["severity"] == "error"]
    words = ("--report", "report.json", "--reason", "the old calendar", "--until", "2026-03-02", "--who", "Jo")
    assert desk.run("accept", finding["fingerprint"][:10], *words)[0] == 0
    line = (desk.folder / "claims/decisions.csv").read_text(encoding="utf-8").splitlines()[1]
    assert line == 'weekday,"Sunday, March 4, 2025",,transport.md,the old calendar,Jo,2026-03-02,2026-03-02'
    check = ("check", "claims/articles", "--only", "weekday", "--decisions", "claims/decisions.csv")
    assert desk.run(*check)[0] == 0
    assert desk.run(*check, "--as-of", "2026-03-03")[0] == 1, "a lapsed decision is void"


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("accept", "shares", "--reason", "x"), "neither an id nor CHECK:DOCUMENT:FIGURES"),
        (("accept", "nosuch:a.md:5", "--reason", "x"), "There is no check 'nosuch'"),
        (("accept", "diff:a.md:5", "--reason", "x"), "a change is OLD -> NEW"),
        (("accept", "abcdef12", "--reason", "x"), "needs one"),
        (("accept", "diff:a.md:5 -> 6", "--reason", "x", "--decisions", "a.xlsx"), "go into a CSV table"),
        (("accept", "diff:a.md:5 -> 6", "--reason", " "), "--reason is empty"),
        (("diff", "--git", "nosuch"), "git knows no revision 'nosuch'"),
        (("diff", "claims"), "diff compares two paths"),
        (("diff", "claims", "claims/nosuch"), "no such file or folder"),
        (("diff", "claims", "claims/transport.csv"), "compare two files, or two folders"),
    ],
)
def test_errors_are_sentences(desk: Desk, words: tuple[str, ...], says: str) -> None:
    code, output = desk.run(*words)
    assert code == 2
    assert says in output and "Traceback" not in output


def test_two_revisions_and_a_renamed_article(desk: Desk) -> None:
    desk.git("mv", "claims/articles/transport.md", "claims/articles/spring.md")
    desk.git("rm", "-q", "claims/transport.csv")
    desk.commit("Another name")
    assert desk.run("diff", "--git", "HEAD~1..HEAD", "claims/articles") == (0, "no figure changed\n")


def test_without_a_repository_it_says_so(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "claimcheck", "diff", "--git", "HEAD"],
        cwd=tmp_path, capture_output=True, text=True, check=False, env=os.environ | {"GIT_CEILING_DIRECTORIES": "/"},
    )  # fmt: skip
    assert done.returncode == 2
    assert "not a git repository" in done.stderr
