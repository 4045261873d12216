"""What an article's fields are called out there, and how a record's values become them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from index.readers.dates import date_in_name, parse_published

FIELD_SPELLINGS: dict[str, tuple[str, ...]] = {
    "title": ("title", "headline", "name", "heading"),
    "source": (
        "source",
        "publisher",
        "site",
        "site_name",
        "sitename",
        "outlet",
        "publication",
        "provider",
    ),
    "published": (
        "published",
        "date",
        "published_at",
        "publishedAt",
        "pubDate",
        "publish_date",
        "date_published",
        "datePublished",
        "publication_date",
        "created",
        "created_at",
        "timestamp",
        "webPublicationDate",
        "time",
    ),
    "url": ("url", "link", "href", "canonical_url", "web_url", "webUrl", "permalink"),
    "author": ("author", "authors", "byline", "creator", "by"),
    "text": (
        "text",
        "body",
        "content",
        "article",
        "articleBody",
        "full_text",
        "story",
        "description",
        "summary",
    ),
    "key": ("id", "guid"),
}
"""The names a field is found under, best first; case, spaces, `_` and `-` do not matter."""

_NOTHING = {"", "null", "none", "nan", "~", "n/a"}
_NAMED_BY = (
    "name",
    "rendered",
    "text",
    "value",
    "title",
)  # {"name": ...} of NewsAPI, {"rendered": ...} of WordPress
_MARKUP = re.compile(r"</?(?:p|br|div|h[1-6]|ul|ol|li|blockquote|article|section)\b[^<>]*>", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Fields:
    """One article's fields as its record gives them, before it is known to be an article."""

    text: str
    title: str | None = None
    source: str | None = None
    published: date | None = None
    url: str | None = None
    author: str | None = None
    key: str | None = None


def normal(name: object) -> str:
    """A field's name without case, spaces, `_` and `-`.

    >>> normal("Pub-Date") == normal("pub_date") == normal("pubDate")
    True
    """
    return re.sub(r"[\s_-]+", "", str(name)).lower()


_SPELLINGS = {field: tuple(dict.fromkeys(map(normal, names))) for field, names in FIELD_SPELLINGS.items()}


def fields_of(record: Mapping[str, object]) -> Fields:
    """Read a record's fields under any of their spellings; the first that has a value counts.

    A date that is missing is looked for in the record's own address, and nowhere else.
    """
    values: dict[str, object] = {}
    for name, value in record.items():
        values.setdefault(normal(name), value)
    url = next((line for line in _lines(values, "url") if is_address(line)), None)
    published = next(_present(values, "published"), None)
    return Fields(
        text=next((text for value in _present(values, "text") if (text := _body(value))), ""),
        title=next(_lines(values, "title"), None),
        source=next(_lines(values, "source"), None),
        published=parse_published(published) or (date_in_name(url) if url else None),
        url=url,
        author=next(_lines(values, "author"), None),
        key=next(_lines(values, "key"), None),
    )


def has_text_field(names: Iterable[object]) -> bool:
    """Whether one of these names can hold an article's text."""
    return not {normal(name) for name in names}.isdisjoint(_SPELLINGS["text"])


def is_address(text: str) -> bool:
    """Whether a text is a web address: only then does it identify an article."""
    return text.lower().startswith(("http://", "https://"))


def _present(values: Mapping[str, object], field: str) -> Iterator[object]:
    for name in _SPELLINGS[field]:
        value = values.get(name)
        if value is not None and not (isinstance(value, str) and value.strip().lower() in _NOTHING):
            yield value


def _lines(values: Mapping[str, object], field: str) -> Iterator[str]:
    for value in _present(values, field):
        if line := _line(value):
            yield line


def _line(value: object) -> str | None:
    """A scalar, the name of an object, or a list of those, as one text."""
    if isinstance(value, str):
        return value.strip() or None
    if isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        return _number(value)
    if isinstance(value, Mapping):
        return next((v.strip() for name in _NAMED_BY if isinstance(v := value.get(name), str)), None)
    if isinstance(value, list):
        lines = [_line(item) for item in value if not isinstance(item, list)]
        return ", ".join(line for line in lines if line) or None
    return str(value) if isinstance(value, date) else None


def _number(value: int | float) -> str | None:
    try:
        return str(value)
    except ValueError:  # an integer of more than 4,300 digits
        return None


def _body(value: object) -> str:
    if isinstance(value, list):
        text = "\n\n".join(part for item in value if (part := _paragraph(item)))
    else:
        text = _paragraph(value)
    if not _MARKUP.search(text):
        return text.strip()
    from index.readers.markup import plain_text

    return plain_text(text)


def _paragraph(value: object) -> str:
    if isinstance(value, str):
        return value.strip()
    return (_line(value) or "") if isinstance(value, Mapping) else ""
