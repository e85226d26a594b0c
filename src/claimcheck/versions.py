"""Two versions on disk or in git -> their Changes: files that are equal byte for byte are never read as articles.

An article counts once where a claim table lies beside it: the table's claims stand for the article's, hand-made
corrections and all, where the tables were made from just these texts; alone where only the table changed.
"""

import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from filecmp import cmp
from functools import partial
from os import cpu_count
from pathlib import Path

from claimcheck import decisions, readers, workspace
from claimcheck.diff import Change, diff, diff_rows, git, stretch
from claimcheck.errors import ClaimcheckError, ReadError
from claimcheck.extractors import extract, extract_between
from claimcheck.model import Claim, Document
from claimcheck.workspace import Gathered, Metadata

#: From how many changed articles on several processes share the work.
MANY = 24
#: Share of lines from which an article gone and an article come are one that was renamed.
RENAMED = 0.5
#: A file's name, and its path in the old and the new version.
Pair = tuple[str, Path | None, Path | None]
#: An article's files, and its claims in the tables of both versions.
Job = tuple[Pair, tuple[list[Claim], list[Claim]] | None]


@dataclass(slots=True)
class Files:
    """The files of one version by name."""

    articles: dict[str, Path] = field(default_factory=dict)
    tables: dict[str, Path] = field(default_factory=dict)
    plain: dict[str, Path] = field(default_factory=dict)

    def add(self, name: str, path: Path) -> None:
        """Sort a file in; those of no use to us are passed over."""
        if workspace.is_table(path):
            self.tables[name] = path
        elif path.suffix == ".csv":
            if not decisions.is_ours(_plain(path).partition("\n")[0]):
                self.plain[name] = path
        elif path.suffix.lower() in readers.SUFFIXES:
            self.articles[name] = path


def compare_paths(old: Path, new: Path, metadata: Metadata | None = None) -> list[Change]:
    """What differs between two files or two folders, by name and place.

    Raises:
        ReadError, TableError: a file is missing or cannot be understood.
    """
    for path in (old, new):
        if not path.exists():
            raise ReadError(f"{path}: no such file or folder; check the spelling")
    if old.is_dir() != new.is_dir():
        raise ReadError(f"{old} and {new}: compare two files, or two folders.")
    if old.is_dir():
        return _compare(_folder(old), _folder(new), metadata)
    name = new.name
    before, after = Files(), Files()
    for files, path in ((before, old), (after, new)):
        files.add(name, path)
        if not (files.tables or files.plain or files.articles):
            files.articles[name] = path
    return _compare(before, after, metadata)


def compare_revisions(revision: str, paths: Sequence[Path], metadata: Metadata | None = None) -> list[Change]:
    """What differs between a git revision and the working tree, or, for "A..B", between two revisions.

    Documents bear their path from the top of the repository.

    Raises:
        UsageError: no repository, or no such revision.
        ReadError, TableError: a file cannot be understood.
    """
    old, _, new = revision.partition("..")
    old, new = old or "HEAD", new.lstrip(".")
    root = git.top(paths[0])
    touched = git.touched(root, old, new or None, paths)
    with tempfile.TemporaryDirectory() as folder:
        before = _checked_out(root, old, {t.old: t.new or t.old for t in touched if t.old}, Path(folder, "old"))
        if new:
            after = _checked_out(root, new, {t.new: t.new for t in touched if t.new}, Path(folder, "new"))
        else:
            after = Files()
            for name in [t.new for t in touched if t.new]:
                _add_visible(after, name, root / name)
        return _compare(before, after, metadata)


def changed_since(revision: str, gathered: Gathered, metadata: Metadata | None = None) -> frozenset[str]:
    """Ids of the gathered claims whose figures were added or changed since a git revision, for `check --since`.

    Raises:
        UsageError: no repository, or no such revision.
    """
    if not gathered.sources:
        return frozenset()
    root = git.top(next(iter(gathered.sources.values())))
    places = {name: path.resolve() for name, path in gathered.sources.items()}
    touched = {t.new: t.old for t in git.touched(root, revision, None, list(places.values())) if t.new}
    names = {name: path.relative_to(root).as_posix() for name, path in places.items()}
    claims: dict[str, list[Claim]] = defaultdict(list)
    for claim in gathered.claims:
        claims[claim.document].append(claim)
    found: set[str] = set()
    with tempfile.TemporaryDirectory() as folder:
        was = {old: names[name] for name in names if (old := touched.get(names[name]))}
        before = _checked_out(root, revision, was, Path(folder))
        for document in gathered.documents:
            place = names.get(document.name)
            if place in touched:
                found |= _new_figures(document, claims[document.name], before.articles.get(place), metadata)
    return frozenset(found)


def _new_figures(document: Document, claims: Sequence[Claim], old: Path | None, metadata: Metadata | None) -> set[str]:
    if old is None:
        return {claim.id for claim in claims}
    was = _read(old, document.name, metadata)
    changes = diff(extract(was, link=False), claims, was.text, document.text)
    return {change.new.id for change in changes if change.new is not None and change.counts}


def _folder(folder: Path) -> Files:
    files = Files()
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            _add_visible(files, path.relative_to(folder).as_posix(), path)
    return files


def _add_visible(files: Files, name: str, path: Path) -> None:
    if path.is_file() and not any(part.startswith((".", "~$")) for part in name.split("/")):
        files.add(name, path)


def _checked_out(root: Path, revision: str, names: Mapping[str, str], folder: Path) -> Files:
    """Files of a revision, written below the folder; `names`: path in the revision -> name to know it by."""
    beside = {str(Path(name).with_name("metadata.csv")) for name in names}
    files = Files()
    for name, data in git.contents(root, revision, sorted(names.keys() | beside)).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        if name in names:
            _add_visible(files, names[name], path)
    return files


def _compare(old: Files, new: Files, metadata: Metadata | None) -> list[Change]:
    tables = _pairs(old.tables, new.tables)
    before = _by_document(path for _, path, _ in tables if path)
    after = _by_document(path for _, _, path in tables if path)
    jobs: list[Job] = []
    compared: set[str] = set()
    for pair in _pairs(old.articles, new.articles):
        names = _names(pair[0])
        compared.update(names)
        name = next((name for name in names if name in before and name in after), None)
        jobs.append((pair, (before[name], after[name]) if name else None))
    found: dict[str, list[Change]] = defaultdict(list)
    for change in _each(partial(_article, metadata=metadata), jobs):
        found[change.document].append(change)
    for name in sorted((before.keys() | after.keys()) - compared):
        found[name] += diff(before.get(name, ()), after.get(name, ()))
    for name, earlier, later in _pairs(old.plain, new.plain):
        found[name] += diff_rows(name, _plain(earlier), _plain(later))
    return [change for name in sorted(found) for change in found[name]]


def _by_document(paths: Iterable[Path]) -> dict[str, list[Claim]]:
    claims: dict[str, list[Claim]] = defaultdict(list)
    for path in paths:
        for claim in workspace.read_table(path):
            claims[claim.document].append(claim)
    return claims


def _names(article: str) -> list[str]:
    """What a claim table may call an article: its path, or the end of it where the table was made further down."""
    parts = article.split("/")
    return ["/".join(parts[at:]) for at in range(len(parts))]


def _pairs(old: Mapping[str, Path], new: Mapping[str, Path]) -> list[Pair]:
    """The files that differ, each with its other version; a file that only changed its name is no difference."""
    pairs: list[Pair] = []
    gone = {name: old[name] for name in sorted(old.keys() - new.keys())}
    for name in sorted(new.keys() - old.keys()):
        earlier = _renamed(new[name], gone) if gone else None
        before = gone.pop(earlier) if earlier else None
        if before is None or not cmp(before, new[name], shallow=False):
            pairs.append((name, before, new[name]))
    pairs += [(name, path, None) for name, path in gone.items()]
    pairs += [(n, old[n], new[n]) for n in old.keys() & new.keys() if not cmp(old[n], new[n], shallow=False)]
    return sorted(pairs, key=lambda pair: pair[0])


def _renamed(path: Path, gone: Mapping[str, Path]) -> str | None:
    """The name of the file gone that shares most lines with this one, if it shares half of them."""
    lines = set(path.read_bytes().splitlines())
    shares = []
    for name, other in gone.items():
        others = set(other.read_bytes().splitlines())
        shares.append((2 * len(lines & others) / (len(lines) + len(others) or 1), name))
    share, name = max(shares)
    return name if share >= RENAMED else None


def _each(work: Callable[[Job], list[Change]], jobs: Sequence[Job]) -> Iterable[Change]:
    workers = min(cpu_count() or 1, 8)
    if len(jobs) < MANY or workers == 1:
        return (change for job in jobs for change in work(job))
    from concurrent.futures import ProcessPoolExecutor

    with ProcessPoolExecutor(workers) as pool:
        size = max(1, min(64, len(jobs) // (4 * workers)))
        return [change for changes in pool.map(work, jobs, chunksize=size) for change in changes]


def _article(job: Job, metadata: Metadata | None) -> list[Change]:
    """One article in two versions, with the claims of its tables where both were made from just these texts.

    What the old figures measure is not asked: the words around them tell, and linking is half of the work.
    """
    (name, old, new), tables = job
    before = _read(old, name, metadata) if old else Document(name, "")
    after = _read(new, name, metadata) if new else Document(name, "")
    if before.text == after.text and tables is None:
        return []
    if tables is not None and _fits(tables[0], before) and _fits(tables[1], after):
        claims = [replace(claim, document=name) for claim in tables[1]]
        return diff(tables[0], claims, before.text, after.text)
    part = stretch(before.text, after.text)
    was = extract_between(before, part.start, part.old_end, link=False)
    return diff(was, extract_between(after, part.start, part.new_end), before.text, after.text, part)


def _fits(claims: Sequence[Claim], document: Document) -> bool:
    return all(document.text[claim.start : claim.end] == claim.text for claim in claims)


def _read(path: Path, name: str, metadata: Metadata | None) -> Document:
    """The article; a message about an older version speaks of the name, not of where it was put for reading."""
    encoding = metadata.encoding if metadata else None
    try:
        document = readers.read(path, name=name, encoding=encoding)
    except ClaimcheckError as error:
        raise type(error)(str(error).replace(str(path), name)) from None
    return metadata.apply(document) if metadata else document


def _plain(path: Path | None) -> str:
    return path.read_bytes().decode("utf-8-sig", "replace") if path else ""
