"""The archive at size: how long indexing, looking up, searching and recovering take. Benches, not tests.

    python benches/store.py scale   --articles 100000 --into folder                one core, two, again; a table
    python benches/store.py corpus  --articles 10000 --into articles.jsonl.gz
    python benches/store.py claims  --claims 10000000 --into archive               claims made without text
    python benches/store.py lookup  archive... --into folder                       one draft of 50 claims
    python benches/store.py agree   --texts NEWS --drafts SLIPS --into folder      archive on disk, archive in memory
    python benches/store.py conflicts archive...                                   an archive against itself
    python benches/store.py kill    articles.jsonl.gz --times 20 --into folder     kill -9 at random moments

Articles are those of --texts (JSON lines), or the samples, over and over with shifted days and figures; all is seeded.
Times are of processes started anew, as a desk would; memory is the largest of any of their processes.
"""

import argparse
import filecmp
import gzip
import json
import os
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
from typing import NamedTuple

from claimcheck import Document, check, extract
from claimcheck.model import COLUMNS
from claimcheck.store import folder, indexing, ledger, upkeep
from claimcheck.store.batch import MANIFEST, parquet
from claimcheck.store.conflicts import conflicts as against_itself
from claimcheck.store.evidence import Evidence
from claimcheck.store.source import Source
from claimcheck.table import as_text, read_parquet

SAMPLES = Path(__file__).parents[1] / "claims" / "articles"
#: Articles of the corpus are made of several stories, so that they are as long as those of a newspaper.
LENGTH = 4000
#: Documents in a part of made claims, and the made words beside the real ones: a large archive has many rare words.
PART, VOCABULARY = 250, 200_000


def main() -> None:
    """Run one bench and print its line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=tuple(BENCHES))
    parser.add_argument("paths", nargs="*", type=Path)
    parser.add_argument("--texts", nargs="*", type=Path, default=[])
    parser.add_argument("--drafts", nargs="*", type=Path, default=[])
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


class Run(NamedTuple):
    """A process and its workers. Seconds; processor: of the parent, and of that what no worker ran beside, and of the
    workers; peak: bytes of the largest process."""

    seconds: float
    parent: float
    alone: float
    workers: float
    peak: int
    said: str


def scale(options: argparse.Namespace) -> None:
    """`claimcheck index` with one process and with two workers, and again over the same source."""
    options.into.mkdir(parents=True, exist_ok=True)
    articles, archives = options.into / "articles.jsonl.gz", [options.into / name for name in ("one", "two")]
    for archive in filter(folder.is_archive, archives):
        shutil.rmtree(archive)
    corpus(argparse.Namespace(**vars(options) | {"into": articles}))
    runs = []
    for archive, jobs in zip((*archives, archives[1]), (1, 2, 2), strict=True):
        runs.append(_index(articles, archive, jobs))
        print(f"--jobs {jobs}: {runs[-1].said}", flush=True)
    one, two, again = runs
    print("                     seconds  articles/s  parent, s  alone, s  workers, s  largest, MB")
    for name, run in zip(("one core", "two cores", "again, two cores"), runs, strict=True):
        print(
            f"{name:20}{run.seconds:8.1f}{options.articles / run.seconds:12.1f}{run.parent:11.1f}{run.alone:10.1f}"
            f"{run.workers:12.1f}{run.peak / 1e6:13.0f}"
        )
    idle = two.alone + (two.parent - two.alone + two.workers) / 2
    print(
        f"two cores to one: {one.seconds / two.seconds:.2f} by the clock, {one.parent / idle:.2f} by processor time; "
        f"again: {100 * again.seconds / two.seconds:.1f} % of the first time"
    )
    _equal(*archives)
    print(f"the archives of {_size(archives[0]) / 1e6:.0f} MB are the same")


def _index(articles: Path, archive: Path, jobs: int) -> Run:
    """`claimcheck index` as a process of its own, looked at in /proc twice a second."""
    run = [sys.executable, "-m", "claimcheck", "index", str(articles), "--into", str(archive), "--jobs", str(jobs)]
    start = time.perf_counter()
    process = subprocess.Popen([*run, "--quiet"], stdout=subprocess.PIPE, text=True)
    used: dict[int, float] = {}
    peak = 0
    before = after = None
    while process.poll() is None:
        now = dict(_processes(process.pid))
        used |= {pid: seconds for pid, (seconds, _) in now.items()}
        peak = max([peak, *(memory for _, memory in now.values())])
        if len(now) > 1:
            after = used[process.pid]
            before = after if before is None else before
        time.sleep(0.5)
    said = process.stdout.read().strip() if process.stdout else ""
    parent = used.pop(process.pid)
    beside = after - before if before is not None and after is not None else 0.0
    return Run(time.perf_counter() - start, parent, parent - beside, sum(used.values()), peak, said)


def _processor() -> float:
    """Seconds of processor that ended children used: what a time is worth on a machine that others use."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _processes(parent: int) -> Iterator[tuple[int, tuple[float, int]]]:
    """Of a process and its children, from /proc: seconds of processor, and bytes of memory."""
    for path in Path("/proc").glob("[0-9]*"):
        try:
            fields = (path / "stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(path.name) == parent or int(fields[1]) == parent:
            ticks = int(fields[11]) + int(fields[12])
            yield int(path.name), (ticks / os.sysconf("SC_CLK_TCK"), int(fields[21]) * resource.getpagesize())


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
    upkeep.build(archive)
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


def conflicts(options: argparse.Namespace) -> None:
    """An archive against itself, block by block."""
    for archive in options.paths:
        start, findings = time.process_time(), 0
        for found, _ in against_itself(archive):
            findings += len(found)
        seconds = time.process_time() - start
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3
        print(f"{archive}: {findings:,} findings, {seconds:.1f} s of processor, {peak:.0f} MB", flush=True)


def agree(options: argparse.Namespace) -> None:
    """Drafts against an archive on disk, and against the same claims in memory."""
    told = {story["id"]: story for story in stories(options)}
    archive = options.into / "agree"
    indexing.index(
        [Source(name, story["text"].encode(), published=story["date"]) for name, story in sorted(told.items())], archive
    )
    gathered = [claim for part in folder.files(archive, folder.CLAIMS) for claim in read_parquet(Path(part))]
    lines = [line for path in options.drafts for line in path.read_text("utf-8").splitlines()]
    alike = findings = 0
    for line in lines:
        draft = json.loads(line)
        day = date.fromisoformat(told[draft["article"]]["date"])
        claims = extract(Document("draft.txt", draft["text"], day))
        found, expected = (
            check(claims, against=Evidence(stores, memory, claims))
            for stores, memory in (([archive], ()), ([], gathered))
        )
        alike += found == expected
        findings += len(found)
    print(f"{alike:,} of {len(lines):,} drafts have the same findings, {findings:,} in all")


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


BENCHES = {
    "scale": scale, "corpus": corpus, "claims": claims, "lookup": look, "agree": agree, "conflicts": conflicts,
    "kill": kill,
}  # fmt: skip

if __name__ == "__main__":
    main()
