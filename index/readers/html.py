"""Web pages: the article's text without what surrounds it, and the fields that the page declares."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any
from urllib.parse import urlsplit

from index.readers import limits
from index.readers.content import Content, Unreadable, hushed, load
from index.readers.dates import date_in_name
from index.readers.fields import Fields, is_address
from index.readers.html_dates import declared_date
from index.readers.markup import page_tree
from index.readers.prose import accept
from index.readers.text import decode
from index.records import Article, Rejected

_CHARSET = re.compile(rb"<(?:meta|\?xml)[^>]*?(?:charset|encoding)\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_FEWEST_WORDS = 10  # "You need to enable JavaScript to run this app" has nine
_LOGGERS = ("trafilatura", "htmldate", "courlan", "readability", "justext")


def read_html(content: Content) -> Iterator[Article | Rejected]:
    """One web page is one article."""
    body = load(content)
    yield _article(decode(body, content.charset or _declared_charset(body)), content)


def read_mhtml(content: Content) -> Iterator[Article | Rejected]:
    """One page that a browser saved with its parts is one article."""
    import email
    import email.policy

    message = email.message_from_bytes(load(content), policy=email.policy.default)
    for part in message.walk():
        if part.get_content_type() == "text/html":
            body = part.get_payload(decode=True)
            if not isinstance(body, bytes) or not body:
                continue
            address = str(part.get("Content-Location") or message.get("Snapshot-Content-Location") or "")
            saved = replace(content, url=address if is_address(address) else None)
            yield _article(decode(body, part.get_content_charset() or _declared_charset(body)), saved)
            return
    raise Unreadable("no web page in the file")


def _declared_charset(body: bytes) -> str | None:
    match = _CHARSET.search(body[:4096])
    return match[1].decode("ascii", "replace") if match else None


def _article(page: str, content: Content) -> Article | Rejected:
    tree = page_tree(page)
    if sum(1 for _ in tree.iter()) > limits.PAGE_ELEMENTS:
        raise Unreadable(f"a page of more than {limits.PAGE_ELEMENTS:,} elements")
    declared = declared_date(tree)  # before trafilatura, which prunes the tree
    with hushed(*_LOGGERS):
        fields = _metadata(tree, content.url)
        text = _without_title(_body(tree), fields.title)
    if len(text.split()) < _FEWEST_WORDS and len(text) < 10 * _FEWEST_WORDS:
        return Rejected(content.path, "no article text in the page")
    published = declared or (date_in_name(fields.url) if fields.url else None) or date_in_name(content.name)
    return accept(replace(fields, text=text, published=published), path=content.path)


def _metadata(tree: Any, fetched: str | None) -> Fields:
    """What the page declares. Its date is read elsewhere: htmldate falls back on dates in the text."""
    from trafilatura.metadata import extract_metadata

    found = extract_metadata(tree, default_url=fetched, date_config=dict(_NO_DATE_SEARCH))
    return Fields(
        text="",
        title=found.title,
        source=found.sitename,
        url=_address(found.url, fetched),
        author=found.author,
    )


_NO_DATE_SEARCH = {"extensive_search": False, "original_date": True}


def _address(canonical: str | None, fetched: str | None) -> str | None:
    """The page's own name for itself, unless it is another host's or a whole site's."""
    if not canonical or not is_address(canonical):
        return fetched
    try:
        named = urlsplit(canonical)
        other_host = fetched is not None and urlsplit(fetched).netloc.lower() != named.netloc.lower()
    except ValueError:
        return fetched
    whole_site = named.path in ("", "/") and not named.query
    return fetched if other_host or whole_site else canonical


def _without_title(text: str, title: str | None) -> str:
    """The text without the heading that repeats the title: it is a field of its own."""
    first, _, rest = text.partition("\n")
    return rest.strip() if title and first.strip().casefold() == title.strip().casefold() else text


def _body(tree: Any) -> str:
    from trafilatura import bare_extraction

    # an element, never a string: trafilatura and htmldate fetch a string that is a URL
    found = bare_extraction(tree, include_comments=False, include_images=False, include_links=False)
    text = getattr(found, "text", None) or ""
    return re.sub(r"\n{3,}", "\n\n", text).strip()
