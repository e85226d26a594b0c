"""How much of a planted slip `diff` of the clean and the slipped text names, and what else it names.

    python benches/diff_slips.py SLIPS.jsonl ARTICLES.jsonl|FOLDER [--errors N] [--slip NAME]

SLIPS.jsonl: one slipped article a line (article, text, slip, benign, edits with start, end, before, after).
Figure slips (all but the next) should be one changed figure at the edit, and nothing else; direction, sign, rate and
swap slips changed words or figures beside the edit; harmless rewordings nothing at all.
"""

import argparse
import json
from collections import Counter, defaultdict
from datetime import date
from pathlib import Path

from claimcheck import Document, extract, read
from claimcheck.diff import diff

BESIDE = {"direction_word", "sign_word", "rate_unit", "entity_swap"}
#: Characters between an edit and the figure that it is named by: a hedge before it; words beside it.
HEDGE = 14
REACH = 60


def main() -> None:
    """Print a table by slip, and one line of totals."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("slips", type=Path)
    parser.add_argument("articles", type=Path)
    parser.add_argument("--errors", type=int, default=0, help="show so many of what went wrong")
    parser.add_argument("--slip", help="only this one")
    parser.add_argument("--tables", action="store_true", help="compare the claim tables alone, without the texts")
    options = parser.parse_args()
    clean = {document.name: document for document in articles(options.articles)}
    claims = {name: extract(document) for name, document in clean.items()}
    table: dict[str, Counter[str]] = defaultdict(Counter)
    shown = 0
    for line in options.slips.open(encoding="utf-8"):
        row = json.loads(line)
        if options.slip and row["slip"] != options.slip:
            continue
        document = clean[row["article"]]
        slipped = Document(document.name, row["text"], document.published)
        texts = () if options.tables else (document.text, slipped.text)
        changes = [c for c in diff(claims[document.name], extract(slipped), *texts) if c.counts]
        near = [c for c in changes if beside(c, row["edits"], REACH if group(row) == "BESIDE" else HEDGE)]
        result = judge(row, changes, near)
        table[row["slip"]][result] += 1
        table[group(row)][result] += 1
        if result != "right" and shown < options.errors:
            shown += 1
            edits = "; ".join(f"{edit['before']!r} -> {edit['after']!r}" for edit in row["edits"])
            print(f"{result}: {row['slip']} {row['article']} {edits}\n    {row['sentence'][:300]}")
            for change in changes:
                mark = "*" if change in near else " "
                print(f"    {mark} {change.what}: {change.before!r} -> {change.after!r} {change.note}")
    print(f"{'slip':20} {'n':>5} {'right':>6} {'named':>6} {'else':>6}   (right: named, and nothing else)")
    for name in sorted(table, key=lambda name: (name.isupper(), name)):
        count = table[name]
        n = count.total()
        named = (
            count["right"] + count["more"]
            if name not in ("HARMLESS",) and not name.startswith("same_")
            else n - count["missed"]
        )
        print(f"{name:20} {n:5} {count['right'] / n:6.1%} {named / n:6.1%} {(count['more'] + count['alarm']) / n:6.1%}")


def articles(path: Path) -> list[Document]:
    """A folder, or JSON lines with id, text and date."""
    if path.is_dir():
        return [read(file, name=file.name) for file in sorted(path.glob("*.txt"))]
    rows = [json.loads(line) for line in path.open(encoding="utf-8")]
    return [Document(row["id"], row["text"], day(row.get("date"))) for row in rows]


def day(text: object) -> date | None:
    """The date, if it is written as one."""
    try:
        return date.fromisoformat(str(text)[:10])
    except ValueError:
        return None


def group(row: dict[str, object]) -> str:
    """The line of totals that a slip belongs to."""
    return "HARMLESS" if row["benign"] else "BESIDE" if row["slip"] in BESIDE else "FIGURES"


def judge(row: dict[str, object], changes: list[object], near: list[object]) -> str:
    """right, missed (not named), more (named, and something else), alarm (a harmless rewording, or only elsewhere)."""
    if row["benign"]:
        return "alarm" if changes else "right"
    if not near:
        return "alarm" if changes else "missed"
    return "more" if len(near) < len(changes) else "right"


def beside(change: object, edits: list[dict[str, object]], reach: int) -> bool:
    """Whether the change's figure, in the old text, is the one edited or the one beside the edit."""
    claim = change.old or change.new  # type: ignore[attr-defined]
    return any(claim.start - reach <= edit["end"] and edit["start"] <= claim.end + reach for edit in edits)


if __name__ == "__main__":
    main()
