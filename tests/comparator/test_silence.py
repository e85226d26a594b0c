"""What must not be an alarm although the words are alike: where false alarms come from."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from claimcheck import Document, check, extract

CASES = Path(__file__).parent / "silence.yaml"


def load() -> list[dict[str, Any]]:
    with CASES.open(encoding="utf-8") as lines:
        return list(yaml.load(lines, Loader=yaml.BaseLoader))


@pytest.mark.parametrize("case", load(), ids=lambda case: case["name"])
def test_no_alarm(case: dict[str, Any]) -> None:
    texts = case.get("texts") or {"a.txt": case["text"]}
    dates = case.get("published")
    if not isinstance(dates, dict):
        dates = dict.fromkeys(texts, dates)
    documents = [Document(n, t, date.fromisoformat(dates[n]) if dates[n] else None) for n, t in texts.items()]
    claims = [claim for document in documents for claim in extract(document)]
    printed = [claim.text for claim in claims]
    assert [figure for figure in case["figures"] if figure not in printed] == []
    alarms = [f for f in check(claims) if f.verdict == "conflict" and f.severity in ("error", "warning")]
    assert [(f.check, f.message) for f in alarms] == []
