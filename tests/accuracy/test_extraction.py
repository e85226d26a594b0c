"""Accuracy is a gate: how much of hand-annotated articles extraction must find, kind by kind.

floors.json holds the floors and the digest of the gold file that each was taken at. Against another gold file the test
reports what it measured and does not fail. Floors are raised when extraction improves, lowered only on purpose:

    python tests/accuracy/test_extraction.py        prints the floors that today's extraction would meet
"""

import csv
import datetime
import hashlib
import importlib.util
import json
import math
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from claimcheck import Claim, Document, extract

SHARED = Path(__file__).parents[3] / "shared"
FLOORS_FILE = Path(__file__).with_name("floors.json")
GOLD = {
    "seeds": ("gold/seed_claims.jsonl", "articles"),
    "news": ("gold/news_claims.jsonl", "gold/news"),
}
#: What rounding may move: one figure of the smallest set.
TOLERANCE = 0.0005


def scorer() -> ModuleType:
    """The scorer that stands beside the gold."""
    spec = importlib.util.spec_from_file_location("score_claims", SHARED / "bench" / "score_claims.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def printed(claim: Claim) -> dict[str, Any]:
    return {
        "document": claim.document, "start": claim.start, "end": claim.end, "text": claim.text, "kind": claim.kind,
        "low": claim.low, "high": claim.high, "unit": claim.unit, "bound": claim.bound,
        "since": claim.since, "until": claim.until,
    }  # fmt: skip


def measure(name: str) -> dict[str, dict[str, float]]:
    """Found and whole: F1 over all kinds, recall within each."""
    gold_file, folder = GOLD[name]
    gold = [json.loads(line) for line in (SHARED / gold_file).read_text(encoding="utf-8").splitlines() if line.strip()]
    with (SHARED / folder / "metadata.csv").open(encoding="utf-8", newline="") as handle:
        published = {row["file"]: row["published"] for row in csv.DictReader(handle)}
    wanted, claims = {Path(row["article"]).stem for row in gold}, []
    for path in sorted((SHARED / folder).glob("*.txt")):
        if path.stem in wanted:
            day = datetime.date.fromisoformat(published[path.name]) if published.get(path.name) else None
            text = path.read_bytes().decode("utf-8")
            claims += [printed(claim) for claim in extract(Document(path.name, text, day), link=False)]
    result, _ = scorer().score(gold, claims)
    table = {"all": {"found": result["f1"], "whole": result["whole_f1"]}}
    for kind, counts in result["per_kind"].items():
        if counts.get("gold"):
            table[kind] = {level: counts.get(level, 0) / counts["gold"] for level in ("found", "whole")}
    return table


def digest(name: str) -> str:
    return hashlib.sha256((SHARED / GOLD[name][0]).read_bytes()).hexdigest()


@pytest.mark.parametrize("name", GOLD)
def test_floors_hold(name: str) -> None:
    if not (SHARED / GOLD[name][0]).exists():
        pytest.skip("the annotated articles (../shared) are not here")
    floors = json.loads(FLOORS_FILE.read_text(encoding="utf-8"))[name]
    measured = measure(name)
    below = [
        f"{kind} {level}: {measured.get(kind, {}).get(level, 0):.3f} < {floor}"
        for kind, levels in floors["floors"].items()
        for level, floor in levels.items()
        if measured.get(kind, {}).get(level, 0) < floor - TOLERANCE
    ]
    if digest(name) != floors["sha256"]:
        pytest.skip(f"another gold file than the floors were taken at; measured {measured['all']}, below: {below}")
    assert not below


def test_the_floors_are_what_was_promised_at_least() -> None:
    """Nobody lowers them by accident below what was promised."""
    floors = json.loads(FLOORS_FILE.read_text(encoding="utf-8"))
    promised = {"seeds": (0.97, 0.93), "news": (0.95, 0.86)}
    for name, (found, whole) in promised.items():
        assert floors[name]["floors"]["all"]["found"] >= found
        assert floors[name]["floors"]["all"]["whole"] >= whole


if __name__ == "__main__":
    table = {}
    for gold_name in GOLD:
        rounded = {
            kind: {level: math.floor(share * 1000) / 1000 for level, share in levels.items()}
            for kind, levels in measure(gold_name).items()
        }
        table[gold_name] = {"sha256": digest(gold_name), "floors": rounded}
    print(json.dumps(table, indent=2))
