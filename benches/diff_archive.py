"""How long `claimcheck diff OLD NEW` takes for an archive against its previous version.

    python benches/diff_archive.py [--articles 10000] [--changed 0.1] [TEXTS...]

The articles are the samples, twice over (some 3 KB), or the .txt files named, over and over with other digits; in a
share of them one digit changed since. Prints the seconds, those that the processors worked, and how many of the edits
were named.
"""

import argparse
import os
import random
import re
import tempfile
import time
from pathlib import Path

from claimcheck import versions

SAMPLES = Path(__file__).parents[1] / "claims" / "articles"


def main() -> None:
    """Write two folders, compare them, print one line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("texts", nargs="*", type=Path)
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--changed", type=float, default=0.1, help="share of the articles that changed")
    options = parser.parse_args()
    texts = [path.read_text(encoding="utf-8") for path in options.texts]
    texts = texts or ["\n\n".join(path.read_text(encoding="utf-8") for path in sorted(SAMPLES.glob("*.md")) * 2)]
    draw = random.Random(1)
    with tempfile.TemporaryDirectory() as folder:
        old, new = Path(folder, "old"), Path(folder, "new")
        old.mkdir()
        new.mkdir()
        size = edits = 0
        for number in range(options.articles):
            text = re.sub(r"(?<=\d)\d(?=[ ,.%])", lambda _: str(draw.randint(0, 9)), texts[number % len(texts)])
            later = text
            if number < options.changed * options.articles:
                at = draw.choice([match.start() for match in re.finditer(r"\d(?=[ ,%])", text)])
                later = text[:at] + str((int(text[at]) + 1) % 10) + text[at + 1 :]
                edits += 1
            name = f"{number:06}.txt"
            (old / name).write_text(text, encoding="utf-8")
            (new / name).write_text(later, encoding="utf-8")
            size += len(text)
        start, worked = time.perf_counter(), processors()
        found = [change for change in versions.compare_paths(old, new) if change.counts]
        seconds, worked = time.perf_counter() - start, processors() - worked
    named = f"{seconds:.1f} s ({worked:.1f} s of processor time), {len(found)} changes"
    print(f"{options.articles} articles, {size / 1e6:.1f} MB, {edits} edited: {named}")


def processors() -> float:
    """Seconds that this process and those that it started and waited for have worked."""
    return sum(os.times()[:4])


if __name__ == "__main__":
    main()
