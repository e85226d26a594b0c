"""No pattern of ours takes more than linear time: each at n and 4n of hostile text."""

import gc
import importlib
import pkgutil
import re
import time

import pytest

import claimcheck.extractors
import claimcheck.language
from claimcheck.language.pattern import Lazy

SEEDS = (
    "1", "1,", "1 ", "1.", "1-", "1/", "1 234 ", "a", "A", "a ", "A ", "a.", "a-", "five ", "one hundred and ", "and ",
    " ", "\n", "(", "<a", "`", "](", "@a", "$", "more than ", "a@a.", "www.", "http://", "'", "of ", "percent ", "th ",
)  # fmt: skip
SIZE = 1000


def patterns() -> list[tuple[str, re.Pattern[str] | Lazy]]:
    found: list[tuple[str, re.Pattern[str] | Lazy]] = []
    for package in (claimcheck.extractors, claimcheck.language):
        for info in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
            module = importlib.import_module(info.name)
            for name, value in vars(module).items():
                if isinstance(value, re.Pattern | Lazy):
                    found.append((f"{info.name}.{name}", value))
    return found


def seconds(pattern: re.Pattern[str] | Lazy, text: str) -> float:
    gc.disable()
    try:
        best = float("inf")
        for _ in range(5):
            start = time.process_time()
            for _ in pattern.finditer(text):
                pass
            best = min(best, time.process_time() - start)
            if best < 0.002:
                break
        return best
    finally:
        gc.enable()


@pytest.mark.parametrize(("name", "pattern"), patterns(), ids=[name for name, _ in patterns()])
def test_time_is_linear(name: str, pattern: re.Pattern[str] | Lazy) -> None:
    for seed in SEEDS:
        short, long = seed * SIZE, seed * SIZE * 4
        assert seconds(pattern, long) < 8 * max(seconds(pattern, short), 0.002), (name, seed)
