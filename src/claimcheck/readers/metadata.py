"""Publication date, outlet, title and URL: from metadata.csv beside the file, its front matter, and its dateline.

Never from the clock or the file's times: an article without a date keeps its relative times unresolved.
"""

import csv
import re
import warnings
from functools import lru_cache
from pathlib import Path
from typing import Any

from claimcheck.errors import ClaimcheckWarning, ReadError
from claimcheck.language.pattern import lazy
from claimcheck.readers.content import Metadata
from claimcheck.readers.dates import FULL_DATE, date_of, parse_date

FILE_NAME = "metadata.csv"
#: Front matter: what stands between a first line of hyphens and the next; language/markup.py blanks it in the text.
_FRONT_MATTER = lazy(r"---[ \t]*+\r?\n(?P<yaml>(?>(?!---|\.\.\.)[^\n]*+\n)*+)(?:---|\.\.\.)[ \t]*+(?:\r?\n|\Z)")
_KEYS = {
    "published": ("published", "date", "pubdate", "publishdate", "publish_date", "published_at", "datepublished"),
    "title": ("title", "headline"),
    "outlet": ("outlet", "publication", "publisher", "source", "site"),
    "url": ("url", "link", "permalink", "canonical", "canonical_url"),
}
_MOST_YAML = 20_000
#: A line of front matter that editors write and YAML refuses: "title: Ferries: 12% more", the colon unquoted.
_KEY_AND_VALUE = lazy(r"(\w[\w-]{0,40}+):[ \t]++([^\n]*+)")
#: A line of plain words that means the same with a YAML parser and without: most front matter has no other.
_PLAIN = lazy(r"([A-Za-z]\w{0,40}+):[ ]([^\W_](?>[^\W_]|[ :](?=[^\W_])|:(?=/)|[.,;/?!%’'–—+_-](?!:))*+)")
#: A dateline opens a line near the start: the place in capitals, a full date, an agency or a dash (AP Stylebook).
_DATELINE_WITHIN = 1500
_PLACE = r"(?-i:[A-Z][A-Z][A-Z .'’-]{0,40}+)[,(][^\n\d]{0,60}?|\((?-i:[A-Z])[^()\n]{1,40}+\)[ –—-]{0,6}+"
_AGENCY = r"(?:/[^/\n]{2,30}/|\([^()\n]{2,40}\)|--|[-–—/:])"
_DATELINE = lazy(rf"^[ \t]{{0,8}}+(?:{_PLACE}){FULL_DATE}\)?+ {{0,3}}+{_AGENCY}", re.MULTILINE | re.IGNORECASE)
_STAMP = r"(?:first published|published|posted|issued|publication date|date)(?> on| at|) {0,3}+:?+ {0,3}+"
_PUBLISHED = lazy(rf"^[ \t]{{0,8}}+{_STAMP}(?:[a-z]{{3,9}}+,? )??{FULL_DATE}", re.MULTILINE | re.IGNORECASE)
#: A line that is a date and nothing else, between the headline and the story ("Saturday 15 February 2025").
_DATE_LINE = lazy(
    rf"(?>(?:mon|tues|wednes|thurs|fri|satur|sun)day,?+ {{1,3}}+|){FULL_DATE}"
    r"(?>,? {1,3}+\d{1,2}[:.]\d{2}(?> ?[ap]\.?m\.?|)(?> [A-Z]{2,4}+|)|)",
    re.IGNORECASE,
)
#: The story begins with the first line of at least so many characters.
_STORY = 100


def beside(path: Path) -> Metadata:
    """What the metadata.csv in the file's folder says of the file.

    Raises:
        ReadError: the table lacks the column `file`, names a file twice, or holds a date that is none.
    """
    table = path.parent / FILE_NAME
    try:
        stat = table.stat()
    except OSError:
        return Metadata()
    return _rows(table, stat.st_mtime_ns, stat.st_size).get(path.name, Metadata())


@lru_cache(maxsize=16)
def _rows(table: Path, changed: int, size: int) -> dict[str, Metadata]:
    """The table by file name; time of change and size are there so that an edited table is read anew."""
    try:
        with table.open(encoding="utf-8-sig", newline="") as handle:
            rows = csv.DictReader(handle)
            if "file" not in (rows.fieldnames or ()):
                raise ReadError(f"{table}: no column 'file'; the header is file,published,outlet,title,url")
            found: dict[str, Metadata] = {}
            for row in rows:
                name = (row["file"] or "").strip()
                if name in found:
                    raise ReadError(f"{table}, line {rows.line_num}: {name} is listed twice; keep one row")
                found[name] = _row(row, f"{table}, line {rows.line_num}")
            return found
    except (OSError, UnicodeError, csv.Error) as error:
        raise ReadError(f"{table}: cannot be read ({error}); it must be a CSV file in UTF-8") from None


def _row(row: dict[str, str | None], where: str) -> Metadata:
    values = {key: (row.get(key) or "").strip() or None for key in ("published", "title", "outlet", "url")}
    printed = values.pop("published")
    published = parse_date(printed) if printed else None
    if printed and published is None:
        raise ReadError(f"{where}: published is {printed!r}; expected a day such as 2024-07-03")
    return Metadata(published, **values)


def _mapping(block: str) -> Any:
    """The block as YAML reads it, or line by line where every line is a plain key and value.

    Raises:
        ValueError: neither.
    """
    if len(block) > _MOST_YAML:
        raise ValueError
    plain = [_PLAIN.fullmatch(line) for line in block.removesuffix("\n").split("\n")]
    if all(plain):
        return {line[1]: line[2] for line in plain if line}

    import yaml

    try:
        return yaml.load(block, Loader=yaml.BaseLoader)
    except (yaml.YAMLError, RecursionError):
        lines = [_KEY_AND_VALUE.fullmatch(line.rstrip()) for line in block.splitlines() if line.strip()]
        pairs = {line[1]: line[2] for line in lines if line and line[2][0] not in "[{*&!|>'\""}
        if len(pairs) < len(lines):
            raise ValueError from None
        return pairs


def front_matter(text: str, where: str) -> Metadata:
    """What the YAML between two lines of hyphens at the top says; nothing, with a warning, where it is broken."""
    match = _FRONT_MATTER.match(text)
    if not match:
        return Metadata()
    try:
        found = _mapping(match["yaml"])
    except ValueError:
        warnings.warn(f"{where}: the front matter is not valid YAML and is not used", ClaimcheckWarning, stacklevel=2)
        return Metadata()
    if not isinstance(found, dict):
        return Metadata()
    said = {str(key).lower(): value.strip() for key, value in found.items() if isinstance(value, str) and value.strip()}
    values = {field: next((said[key] for key in keys if key in said), None) for field, keys in _KEYS.items()}
    printed = values.pop("published")
    published = parse_date(printed) if printed else None
    if printed and published is None:
        warnings.warn(
            f"{where}: the date {printed!r} of the front matter is not a full date such as 2024-07-03 and is not used",
            ClaimcheckWarning,
            stacklevel=2,
        )
    return Metadata(published, **values)


def dateline(text: str) -> Metadata:
    """The full date in a dateline near the start ("BEIJING, July 3, 2024 /PRNewswire/"), after "Published", or on a
    line of its own above the story."""
    start = text[:_DATELINE_WITHIN]
    for pattern in (_DATELINE, _PUBLISHED):
        for match in pattern.finditer(start):
            published = date_of(match)
            if published:
                return Metadata(published)
    for line in start.splitlines():
        if len(line) >= _STORY:
            break
        alone = _DATE_LINE.fullmatch(line.strip())
        if alone:
            return Metadata(date_of(alone))
    return Metadata()
