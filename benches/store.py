"""The archive at size: how long indexing, looking up, searching and recovering take. Benches, not tests.

    python benches/store.py corpus  --articles 10000 --into articles.jsonl.gz
    python benches/store.py index   articles.jsonl.gz --jobs 2 --into archive      twice: the second run skips all
    python benches/store.py claims  --claims 10000000 --into archive               claims made without text
    python benches/store.py lookup  archive... --into folder                       one draft of 50 claims
    python benches/store.py kill    articles.jsonl.gz --times 20 --into folder     kill -9 at random moments

Articles are those of --texts (JSON lines), or the samples, over and over with shifted days and figures; all is seeded.
Times are of processes started anew, as a desk would; memory is the largest of any of their processes.
"""

import argparse
import filecmp
import gzip
import json
import random
import re
import resource
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from claimcheck import Document, extract
from claimcheck.model import COLUMNS
from claimcheck.store import folder, ledger, lookup
from claimcheck.store.batch import MANIFEST, parquet
from claimcheck.table import as_text

SAMPLES = Path(__file__).parents[1] / "claims" / "articles"
#: Articles of the corpus are made of several stories, so that they are as long as those of a newspaper.
LENGTH = 4000
#: Documents in a part of made claims, and the made words beside the real ones: a large archive has many rare words.
PART, VOCABULARY = 5000, 200_000


def main() -> None:
    """Run one bench and print its line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=tuple(BENCHES))
    parser.add_argument("paths", nargs="*", type=Path)
    parser.add_argument("--texts", nargs="*", type=Path, default=[])
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--claims", type=int, default=1_000_000)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--times", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--into", type=Path)
    options = parser.parse_args()
    BENCHES[options.what](options)


def stories(options: argparse.Namespace) -> list[dict[str, str]]:
    """The articles that everything is made of."""
    if options.texts:
        lines = (line for path in options.texts for line in path.read_text("utf-8").splitlines())
        return [json.loads(line) for line in lines]
    return [
        {"id": path.name, "date": "2024-07-03", "title": path.stem, "text": path.read_text("utf-8")}
        for path in sorted(SAMPLES.glob("*.md"))
    ]


def corpus(options: argparse.Namespace) -> None:
    """Articles of some 4,000 characters, with other digits and other days."""
    draw = random.Random(options.seed)
    told = stories(options)
    size = 0
    with gzip.open(options.into, "wt", encoding="utf-8", compresslevel=1) as out:
        for number in range(options.articles):
            text = ""
            while len(text) < LENGTH * 0.75:
                text += draw.choice(told)["text"] + "\n"
            text = re.sub(r"(?<=\d)\d(?!\d{0,2}[-/])", lambda _: str(draw.randint(0, 9)), text)
            day = date(2000, 1, 1) + timedelta(draw.randrange(9000))
            row = {"id": f"{number:07}", "date": day.isoformat(), "title": text[:60].split("\n")[0], "text": text}
            size += len(text)
            out.write(json.dumps(row) + "\n")
    print(f"{options.articles:,} articles, {size / 1e6:.1f} MB of text")


def index(options: argparse.Namespace) -> None:
    """`claimcheck index` as a process of its own, and the memory of its largest process."""
    run = [sys.executable, "-m", "claimcheck", "index", *map(str, options.paths), "--into", str(options.into)]
    start = time.perf_counter()
    process = subprocess.Popen([*run, "--jobs", str(options.jobs), "--quiet"], stdout=subprocess.PIPE, text=True)
    peak = 0
    while process.poll() is None:
        peak = max([peak, *_memory(process.pid)])
        time.sleep(0.5)
    said = process.stdout.read().strip() if process.stdout else ""
    seconds = time.perf_counter() - start
    print(
        f"--jobs {options.jobs}: {seconds:.1f} s, {_processor():.1f} s of processor, "
        f"peak {peak / 1e6:.0f} MB a process; {said}"
    )


def _processor() -> float:
    """Seconds of processor that ended children used: what a time is worth on a machine that others use."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _memory(parent: int) -> Iterator[int]:
    """Bytes of memory of a process and its children, from /proc."""
    for path in Path("/proc").glob("[0-9]*"):
        try:
            fields = (path / "stat").read_text().rpartition(")")[2].split()
            if int(path.name) == parent or int(fields[1]) == parent:
                yield int(fields[21]) * resource.getpagesize()
        except (OSError, IndexError, ValueError):
            continue


def claims(options: argparse.Namespace) -> None:
    """An archive of claims without articles: real ones with other days, figures and, for half of theirs, words."""
    import numpy as np

    draw = random.Random(options.seed)
    numbers = np.random.default_rng(options.seed)
    told = [_cells(story) for story in stories(options)]
    archive = folder.made(options.into)
    start = time.perf_counter()
    made = part = document = 0
    while made < options.claims:
        part += 1
        rows: list[tuple[str, ...]] = []
        manifest = []
        # Zipf's law: word n is n times as rare as the first.
        words = iter((VOCABULARY ** numbers.random(PART * 400)).astype(int).tolist())
        for _ in range(PART):
            document += 1
            name, story = f"{document:08}.txt", draw.choice(told)
            day = date(2000, 1, 1) + timedelta(draw.randrange(9000))
            own = [_other(cells, name, day, draw, words) for cells in story]
            rows += own
            manifest.append((name, "", "", "made", "", str(len(own)), day.isoformat(), "", "", ""))
            made += len(own)
            if made >= options.claims:
                break
        folder.put(folder.part(archive, folder.CLAIMS, part), parquet(COLUMNS, list(zip(*rows, strict=True))))
        folder.put(folder.part(archive, folder.DOCUMENTS, part), parquet(MANIFEST, list(zip(*manifest, strict=True))))
    written = time.perf_counter()
    lookup.build(archive)
    built = time.perf_counter() - written
    size = {kind: _size(archive / kind) / 1e6 for kind in (folder.CLAIMS, folder.DOCUMENTS, folder.LOOKUP)}
    print(
        f"{made:,} claims of {document:,} documents made in {written - start:.0f} s, look-up built in {built:.0f} s "
        f"with {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3:.0f} MB; "
        + ", ".join(f"{kind} {megabytes:.0f} MB" for kind, megabytes in size.items())
    )


def _cells(story: dict[str, str]) -> list[dict[str, str]]:
    document = Document(story["id"], story["text"], date.fromisoformat(story["date"]))
    return [as_text(claim) for claim in extract(document)]


def _other(cells: dict[str, str], name: str, day: date, draw: random.Random, words: Iterator[int]) -> tuple[str, ...]:
    row = dict(cells, document=name, id=f"{name}:{cells['start']}", published=day.isoformat())
    shift = day - date.fromisoformat(cells["published"])
    for end in ("since", "until"):
        if row[end]:
            row[end] = (date.fromisoformat(row[end]) + shift).isoformat()
    if row["low"].isdigit() and row["low"] == row["high"]:
        row["low"] = row["high"] = row["text"] = str(draw.randrange(1, 10 ** len(row["low"])))
        row["end"] = str(int(row["start"]) + len(row["text"]))
    if row["context"]:
        known = {word if draw.random() < 0.5 else f"w{next(words)}" for word in row["context"].split("; ")}
        row["context"] = "; ".join(sorted(known))
    return tuple(row.values())


def _size(path: Path) -> int:
    return sum(file.stat().st_size for file in path.rglob("*") if file.is_file())


def look(options: argparse.Namespace) -> None:
    """`claimcheck check draft.txt --against ARCHIVE` as a process of its own, best of five, and without the archive."""
    draft = options.into / "draft.txt"
    options.into.mkdir(parents=True, exist_ok=True)
    text = ""
    for story in stories(options):
        text += story["text"] + "\n"
        found = len(extract(Document("draft.txt", text, date(2015, 6, 1))))
        if found >= 50:
            break
    draft.write_text(text, "utf-8")
    run = [sys.executable, "-m", "claimcheck", "check", str(draft), "--published", "2015-06-01", "--fail-on", "never"]
    alone = _best(run)
    print(f"{found} claims without an archive: {alone[0]:.2f} s, {alone[1]:.2f} s of processor")
    for archive in options.paths:
        seconds = _best([*run, "--against", str(archive)])
        print(f"{found} claims against {archive}: {seconds[0]:.2f} s, {seconds[1]:.2f} s of processor")


def _best(run: list[str]) -> tuple[float, float]:
    times, used = [], []
    for _ in range(5):
        start, before = time.perf_counter(), _processor()
        subprocess.run(run, stdout=subprocess.DEVNULL, check=True)
        times.append(time.perf_counter() - start)
        used.append(_processor() - before)
    return min(times), min(used)


def kill(options: argparse.Namespace) -> None:
    """Kill runs at random moments; after each the archive must open, and in the end be what it would have been."""
    draw = random.Random(options.seed)
    whole, cut = options.into / "whole", options.into / "cut"
    run = [sys.executable, "-m", "claimcheck", "index", *map(str, options.paths), "--jobs", str(options.jobs), "--into"]
    start = time.perf_counter()
    subprocess.run([*run, str(whole)], check=True, stdout=subprocess.DEVNULL)
    length = time.perf_counter() - start
    killed = finished = 0
    while killed < options.times:
        process = subprocess.Popen([*run, str(cut), "--quiet"], stdout=subprocess.DEVNULL)
        try:
            process.wait(draw.uniform(0, length * 0.7))
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
            process.wait()
            killed += 1
            _opens(cut, whole)
            continue
        finished += 1
        _equal(cut, whole)
        shutil.rmtree(cut)
    subprocess.run([*run, str(cut)], check=True, stdout=subprocess.DEVNULL)
    _equal(cut, whole)
    print(f"{killed} times killed within {length:.0f} s, {finished + 1} times finished: always the same archive")


def _opens(cut: Path, whole: Path) -> None:
    """What is there counts, is read, and is the beginning of the undisturbed archive."""
    if not folder.is_archive(cut):
        return
    documents = dict(ledger.stats(cut))["documents"]
    with ledger.queried(cut) as base:
        figures, unlike = base.execute("SELECT count(*), count(DISTINCT id) FROM claims").fetchone()
    if figures != unlike:
        raise SystemExit(f"{figures - unlike} claims are doubled among {documents} documents")
    for kind in (folder.CLAIMS, folder.DOCUMENTS):
        for number in folder.parts(cut):
            if not filecmp.cmp(folder.part(cut, kind, number), folder.part(whole, kind, number), shallow=False):
                raise SystemExit(f"{kind} {number} is not what it would have been")


def _equal(cut: Path, whole: Path) -> None:
    names = [sorted(str(file.relative_to(path)) for file in path.rglob("*")) for path in (cut, whole)]
    unlike = [name for name in names[1] if (whole / name).is_file() and not _same(cut / name, whole / name)]
    if names[0] != names[1] or unlike:
        raise SystemExit(f"the archives differ: {unlike or set(names[0]) ^ set(names[1])}")


def _same(one: Path, other: Path) -> bool:
    return one.is_file() and filecmp.cmp(one, other, shallow=False)


BENCHES = {"corpus": corpus, "index": index, "claims": claims, "lookup": look, "kill": kill}

if __name__ == "__main__":
    main()
