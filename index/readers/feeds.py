"""RSS and Atom: one article for each entry. The feed is given as bytes, so that nothing is fetched."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from index.readers.content import Content, Unreadable, load
from index.readers.dates import date_in_name, parse_published
from index.readers.fields import Fields, is_address
from index.readers.markup import plain_text
from index.readers.prose import Keys, accept
from index.readers.text import refuse_binary
from index.records import Article, Rejected


def read_feed(content: Content) -> Iterator[Article | Rejected]:
    """The entries of a feed."""
    import feedparser

    body = load(content)
    refuse_binary(body)
    feed = feedparser.parse(io.BytesIO(body), response_headers=_headers(content))
    if not feed.version:
        raise Unreadable("not an RSS or Atom feed")
    if not feed.entries:
        raise Unreadable("the feed has no entries that can be read")
    keys = Keys()
    for number, entry in enumerate(feed.entries, start=1):
        fields = _fields(entry, feed.feed.get("title"))
        where = f"{content.path}:{number}"
        yield accept(fields, path=content.path, key=keys.name(fields, number), where=where)


def _headers(content: Content) -> dict[str, str]:
    return {"content-type": f"application/xml; charset={content.charset}"} if content.charset else {}


def _fields(entry: Any, feed_title: str | None) -> Fields:
    link = entry.get("link") or ""
    url = link if is_address(link) else None
    published = parse_published(entry.get("published") or entry.get("updated"))
    return Fields(
        text=_text(entry),
        title=_line(entry.get("title")),
        source=_line(feed_title),
        published=published or (date_in_name(url) if url else None),
        url=url,
        author=_line(entry.get("author")),
        key=entry.get("id") or None,
    )


def _text(entry: Any) -> str:
    """The longest of the entry's full contents, else its summary."""
    contents = [_plain(part) for part in entry.get("content") or ()]
    summary = entry.get("summary_detail") or {"value": entry.get("summary") or ""}
    return max(contents, key=len, default="") or _plain(summary)


def _plain(part: Any) -> str:
    value = part.get("value") or ""
    return value.strip() if part.get("type") == "text/plain" and "<" not in value else plain_text(value)


def _line(value: str | None) -> str | None:
    return " ".join(plain_text(value).split()) or None if value else None
