"""A `.json` file: one article, a list of them, or an answer of a news API around such a list."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from index.readers import limits
from index.readers.content import Content, Unreadable, in_memory, load
from index.readers.fields import fields_of
from index.readers.plain import name_date
from index.readers.prose import Keys, accept
from index.readers.tables import no_text_field, read_json_lines, row_article
from index.readers.text import decode
from index.records import Article, Rejected

LISTS = ("articles", "items", "data", "results", "docs", "entries", "hits")
_WRAPPERS = ("response", *LISTS)


def read_json(content: Content) -> Iterator[Article | Rejected]:
    """The articles of a JSON document."""
    body = load(content, limits.JSON_BYTES)
    text = decode(body, content.charset)
    try:
        document = json.loads(text)
    except json.JSONDecodeError as error:
        if error.msg == "Extra data" and _first_line_is_whole(text):
            yield from read_json_lines(
                replace(content, open=lambda: in_memory(body))
            )  # JSON lines under the wrong suffix
            return
        raise Unreadable(f"not JSON: {error.msg} at line {error.lineno}, column {error.colno}") from error
    except RecursionError as error:
        raise Unreadable("not JSON that can be read: nested too deeply") from error
    yield from _articles(document, content)


def _first_line_is_whole(text: str) -> bool:
    try:
        return isinstance(json.loads(text.lstrip().partition("\n")[0]), dict)
    except (ValueError, RecursionError):
        return False


def _articles(document: Any, content: Content) -> Iterator[Article | Rejected]:
    if isinstance(document, dict):
        fields = fields_of(document)
        rows = None if fields.text else _list_within(document)
        if rows is None:
            yield _single(document, content)
            return
        document = rows
    if not isinstance(document, list):
        raise Unreadable(f"neither an object nor a list of objects but a {type(document).__name__}")
    if not document:
        raise Unreadable("the list of articles is empty")
    keys = Keys()
    for number, record in enumerate(document, start=1):
        yield row_article(record, content.path, number, keys)


def _single(record: dict[str, Any], content: Content) -> Article | Rejected:
    fields = fields_of(record)
    if not fields.text:
        return Rejected(content.path, f"no text: {no_text_field(list(record))}")
    fields = replace(fields, published=fields.published or name_date(content), url=fields.url or content.url)
    return accept(fields, path=content.path, key=fields.key)


def _list_within(document: dict[str, Any], depth: int = 2) -> list[Any] | None:
    """The first list under a known name, also inside `{"response": {"results": []}}`."""
    for name in LISTS:
        if isinstance(document.get(name), list):
            return list(document[name])
    for name in _WRAPPERS if depth > 1 else ():
        inner = document.get(name)
        if isinstance(inner, dict) and (rows := _list_within(inner, depth - 1)) is not None:
            return rows
    return None
