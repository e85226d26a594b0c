"""What `make bench` prints: start-up, one article, extraction and checking speed, and how cost grows with the archive.

Times are medians of several runs, in processor time of one core. They belong here and never in tests: machines differ.
Texts are the samples in claims/articles, repeated with other figures (seeded); pass files or folders of your own.
"""

import random
import re
import statistics
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from resource import RUSAGE_CHILDREN, RUSAGE_SELF, getrusage

from claimcheck import Archive, Document, check, extract, readers

ROOT = Path(__file__).parents[1]
WORDS = 1000


def spent() -> float:
    """Seconds of processor time of this process and of those that it started: a busy machine changes them little."""
    return sum(use.ru_utime + use.ru_stime for use in map(getrusage, (RUSAGE_SELF, RUSAGE_CHILDREN)))


def median(work: Callable[[], object], runs: int = 5) -> float:
    """Seconds."""
    times = []
    for _ in range(runs):
        start = spent()
        work()
        times.append(spent() - start)
    return statistics.median(times)


def process(*arguments: str) -> Callable[[], object]:
    return lambda: subprocess.run([sys.executable, *arguments], capture_output=True, check=False, cwd=ROOT)


def shifted(document: Document, number: int) -> Document:
    """The same story with other digits, so that no two are alike."""
    draw = random.Random(number)
    text = re.sub(r"\d(?=[\d.,]*\s(?:billion|percent|people))", lambda _: str(draw.randint(1, 9)), document.text)
    return replace(document, name=f"{number:07d}.txt", text=text)


def main() -> None:
    paths = sys.argv[1:] or [str(ROOT / "claims" / "articles")]
    documents = [readers.read(path, name=name) for path, name in readers.find([Path(path) for path in paths])]
    article = str(ROOT / "claims" / "articles" / "trade.md")
    bare = median(process("-c", "import click"))
    print(f"import click          {bare * 1000:8.0f} ms")
    print(f"import extractors     {median(process('-c', 'import claimcheck.extractors')) * 1000:8.0f} ms")
    print(f"--help                {median(process('-m', 'claimcheck', '--help')) * 1000:8.0f} ms")
    one = process("-m", "claimcheck", "check", article, "--reference", str(ROOT / "reference"))
    print(f"check one article     {median(one) * 1000:8.0f} ms, as a process, with the reference tables")
    words = " ".join(document.text for document in documents).split()
    text = " ".join((words * (WORDS // len(words) + 1))[:WORDS])
    long = extract(replace(documents[0], name="long.txt", text=text))
    print(f"check {WORDS} words      {median(lambda: check(long)) * 1000:8.0f} ms, the figures of one article")
    size = sum(len(document.text) for document in documents)
    for link in (False, True):
        seconds = median(lambda link=link: [extract(document, link=link) for document in documents])
        print(f"extract, link={link!s:5}   {size / 1e6 / seconds:8.2f} MB/s")
    for factor in (1, 10, 100):
        claims = [c for n in range(factor) for c in extract(shifted(documents[n % len(documents)], n))]
        seconds = median(lambda claims=claims: check(claims), 3)
        print(f"check {factor:4d} articles   {seconds * 1000:8.0f} ms, {len(claims)} claims compared with each other")
        archive = Archive(claims)
        own = extract(replace(documents[0], name="draft.txt"))
        seconds = median(lambda own=own, archive=archive: check(own, against=archive), 3)
        print(f"  one against them    {seconds * 1000:8.0f} ms")


if __name__ == "__main__":
    main()
