"""What a web page says of itself: JSON-LD first, then meta elements, then marked times. No date is guessed."""

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

from claimcheck.readers.content import Metadata
from claimcheck.readers.dates import parse_date

#: schema.org types that are articles, by how they end: NewsArticle, ReportageNewsArticle, LiveBlogPosting, ...
_ARTICLES = ("article", "posting", "report")
_MOST_JSON = 1_000_000
_MOST_NODES = 10_000
_DATES = (
    "article:published_time", "og:article:published_time", "datepublished", "date", "pubdate", "publishdate",
    "publish-date", "publication_date", "publication-date", "parsely-pub-date", "sailthru.date", "dc.date",
    "dc.date.issued", "dcterms.date", "dcterms.issued", "dcterms.created", "cxenseparse:recs:publishtime",
)  # fmt: skip
_TITLES = ("og:title", "twitter:title", "dc.title")
_OUTLETS = ("og:site_name", "dc.publisher", "application-name")
_URLS = ("og:url", "twitter:url")


def page_metadata(page: Any) -> Metadata:
    """The metadata of a parsed page (an lxml element)."""
    return _linked_data(page).or_else(_meta(page)).or_else(_marked(page))


def _linked_data(page: Any) -> Metadata:
    found = Metadata()
    for script in page.iter("script"):
        if (script.get("type") or "").lower().strip() != "application/ld+json":
            continue
        text = script.text or ""
        if len(text) > _MOST_JSON:
            continue
        try:
            data = json.loads(text, strict=False)
        except (ValueError, RecursionError):
            continue
        for node in _nodes(data):
            if _is_article(node):
                found = found.or_else(_article(node))
    return found


def _nodes(data: Any) -> Iterator[dict[str, Any]]:
    """Every object in the data, outer before inner."""
    waiting = [data]
    for _ in range(_MOST_NODES):
        if not waiting:
            return
        node = waiting.pop(0)
        if isinstance(node, dict):
            yield node
            waiting += [value for value in node.values() if isinstance(value, (dict, list))]
        elif isinstance(node, list):
            waiting += [value for value in node if isinstance(value, (dict, list))]


def _is_article(node: dict[str, Any]) -> bool:
    types = node.get("@type")
    return any(
        isinstance(kind, str) and kind.lower().endswith(_ARTICLES)
        for kind in (types if isinstance(types, list) else [types])
    )


def _article(node: dict[str, Any]) -> Metadata:
    day = node.get("datePublished")
    return Metadata(
        parse_date(day) if isinstance(day, str) else None,
        _text(node.get("headline")) or _text(node.get("name")),
        _text(node.get("publisher")),
        _text(node.get("url")) or _text(node.get("mainEntityOfPage")),
    )


def _text(value: Any) -> str | None:
    """A value that may be a text, an object with a name, or a list of these."""
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        value = value.get("name") or value.get("@id")
    return " ".join(value.split()) or None if isinstance(value, str) else None


def _meta(page: Any) -> Metadata:
    said: dict[str, str] = {}
    for meta in page.iter("meta"):
        key = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        value = _text(meta.get("content"))
        if key and value:
            said.setdefault(key.lower(), value)
    link = next(
        (link.get("href") for link in page.iter("link") if (link.get("rel") or "").lower() == "canonical"), None
    )
    title = next(_texts(page, "h1"), None) or next(_texts(page, "title"), None)
    return Metadata(
        next(filter(None, (parse_date(said[key]) for key in _DATES if key in said)), None),
        _first(said, _TITLES) or title,
        _first(said, _OUTLETS),
        link or _first(said, _URLS),
    )


def _first(said: dict[str, str], keys: tuple[str, ...]) -> str | None:
    return next((said[key] for key in keys if key in said), None)


def _texts(page: Any, tag: str) -> Iterator[str]:
    return filter(None, (" ".join("".join(element.itertext()).split()) for element in page.iter(tag)))


def _marked(page: Any) -> Metadata:
    """A time element marked as the date of publication, or the first one in the article."""
    marked = page.xpath("//*[@itemprop='datePublished'] | //time[@pubdate] | //article//time[@datetime]")
    days = (parse_date(element.get("datetime") or element.get("content") or "") for element in marked)
    day: date | None = next(filter(None, days), None)
    return Metadata(day)
