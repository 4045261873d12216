"""The day a web page says it was published: declared in its head, its JSON-LD or its byline, or unknown.

htmldate is not asked. When the metadata is silent it takes a day from the running text, even with
`extensive_search=False` (htmldate 1.11, `find_date`), and a day that a story tells of is not the day it
was published.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from index.readers.dates import parse_published

_META = (
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "article:published",
    "datepublished",
    "rnews:datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "pubdate",
    "publishdate",
    "publish-date",
    "publish_date",
    "publication_date",
    "publication-date",
    "originalpublicationdate",
    "article_date_original",
    "cxenseparse:recs:publishtime",
    "citation_publication_date",
    "citation_online_date",
    "dc.date.issued",
    "dcterms.issued",
    "dc.date.created",
    "dcterms.created",
    "datecreated",
    "dc.date",
    "dcterms.date",
    "date",
)
_ARTICLE_TYPES = re.compile(r"article|posting|report|review|webpage", re.IGNORECASE)
_BYLINE = re.compile(r"publi|byline|dateline|timestamp|posted|(?:entry|post|article|story)[-_]*(?:date|time)", re.I)
_CHANGED = re.compile(r"updat|modif|revis", re.IGNORECASE)
_RUNNING_TEXT = frozenset({"p", "li", "td", "blockquote", "figure", "figcaption", "aside", "footer", "nav"})


def declared_date(tree: Any) -> date | None:
    """The publication date that a page's markup declares, best evidence first; None when it is silent."""
    for candidates in (_in_meta, _in_json_ld, _in_marked_elements, _in_time_elements):
        for day in candidates(tree):
            return day
    return None


def _in_meta(tree: Any) -> Iterator[date]:
    found: dict[str, date] = {}
    for element in tree.iter("meta"):
        day = parse_published(element.get("content"))
        for attribute in ("property", "name", "itemprop"):
            name = (element.get(attribute) or "").strip().lower()
            if day and name:
                found.setdefault(name, day)
    yield from (found[name] for name in _META if name in found)


def _in_json_ld(tree: Any) -> Iterator[date]:
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or "").lower():
            yield from _json_ld_dates(script.text_content())


def _json_ld_dates(text: str) -> Iterator[date]:
    try:
        document = json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return
    things = [thing for thing in _things(document) if _ARTICLE_TYPES.search(str(thing.get("@type")))]
    # the article itself before the page that shows it
    things.sort(key=lambda thing: "webpage" in str(thing.get("@type")).lower())
    for name in ("datePublished", "dateCreated"):
        for thing in things:
            if day := parse_published(thing.get(name)):
                yield day


def _things(document: Any) -> Iterator[dict[str, Any]]:
    """The things that the page is about; not those it only lists, such as related stories."""
    for thing in document if isinstance(document, list) else [document]:
        if isinstance(thing, dict):
            yield thing
            for name in ("@graph", "mainEntity"):
                inner = thing.get(name)
                yield from (t for t in (inner if isinstance(inner, list) else [inner]) if isinstance(t, dict))


def _in_marked_elements(tree: Any) -> Iterator[date]:
    """`itemprop="datePublished"`, `<time pubdate>`, and times whose class says byline."""
    for element in tree.xpath("//*[@itemprop or self::time]"):
        if element.tag == "meta" or not _published_mark(element):
            continue
        if day := _element_date(element):
            yield day


def _published_mark(element: Any) -> bool:
    properties = (element.get("itemprop") or "").lower().split()
    if "datepublished" in properties or element.get("pubdate") is not None:
        return True
    around = [element, element.getparent()]
    names = " ".join(f"{e.get('class') or ''} {e.get('id') or ''}" for e in around if e is not None)
    return element.tag == "time" and bool(_BYLINE.search(names)) and not _changed(element)


def _in_time_elements(tree: Any) -> Iterator[date]:
    """`<time>` outside the running text, when all of them agree on one day."""
    days = set()
    for element in tree.iter("time"):
        ancestors = {ancestor.tag for ancestor in element.iterancestors()}
        if not ancestors & _RUNNING_TEXT and not _changed(element) and (day := _element_date(element)):
            days.add(day)
    if len(days) == 1:
        yield days.pop()


def _changed(element: Any) -> bool:
    marks = " ".join(element.get(name) or "" for name in ("class", "id", "itemprop"))
    return bool(_CHANGED.search(marks))


def _element_date(element: Any) -> date | None:
    for value in (element.get("datetime"), element.get("content"), element.text_content()):
        if day := parse_published((value or "").strip()):
            return day
    return None
