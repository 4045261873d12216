"""Plain text and Markdown: the text stays as it was written; the head may give title and fields."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from index.readers import limits
from index.readers.content import Content, Unreadable, load
from index.readers.dates import date_in_name
from index.readers.fields import Fields, fields_of
from index.readers.prose import accept
from index.readers.text import decode
from index.records import Article, Rejected

_TITLE_CHARACTERS = 150
_FRONT_MATTER = re.compile(r"---[ \t]*\n(?=\S)(.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_KEY_LINE = re.compile(r"[\"']?\w[\w -]{0,60}[\"']?[ \t]*:(?:\s|$)", re.MULTILINE)
_HEADING = re.compile(r"^ {0,3}#[ \t]+(\S.*)", re.MULTILINE)
_SENTENCE_END = re.compile(r"\.[\"'”’»)]*$")


def read_text(content: Content) -> Iterator[Article | Rejected]:
    """One plain text file is one article."""
    title, body = split_title(_newlines(decode(load(content), content.charset)))
    fields = Fields(body, title=title, url=content.url, published=name_date(content))
    yield accept(fields, path=content.path)


def read_markdown(content: Content) -> Iterator[Article | Rejected]:
    """One Markdown file, with or without YAML front matter, is one article."""
    text = _newlines(decode(load(content), content.charset))
    fields = _markdown_fields(text)
    heading = _HEADING.search(fields.text)
    yield accept(
        replace(
            fields,
            title=fields.title or (heading[1].rstrip(" \t#") if heading else None),
            published=fields.published or name_date(content),
            url=fields.url or content.url,
        ),
        path=content.path,
    )


def name_date(content: Content) -> date | None:
    """The day in the name of a file that holds one article, or in its address."""
    return date_in_name(content.url or content.name)


def split_title(text: str) -> tuple[str | None, str]:
    """Title and body of a plain text.

    A short first line is the title, unless it ends like a sentence; it leaves the body only when a blank
    line sets it apart.
    """
    first, _, rest = text.strip().partition("\n")
    title = first.strip()
    if not rest.strip() or len(title) > _TITLE_CHARACTERS or _SENTENCE_END.search(title):
        return None, text
    apart = not rest.partition("\n")[0].strip()
    return title, rest if apart else text


def _newlines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _markdown_fields(text: str) -> Fields:
    match = _FRONT_MATTER.match(text[: limits.FRONT_MATTER_CHARACTERS])
    if not match or not _KEY_LINE.match(match[1]):
        return Fields(text)  # `---` at the head is then a horizontal rule
    return replace(fields_of(_front_matter(match[1])), text=text[match.end() :])


def _front_matter(block: str) -> dict[str, object]:
    """The block's keys. Scalars stay as they are written: `No` is a title, not False."""
    import yaml

    try:
        found = yaml.load(block, Loader=yaml.BaseLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = f" at line {mark.line + 2}" if mark else ""  # + 1 for `---`, + 1 to count from one
        raise Unreadable(f"malformed front matter{line}: {error.problem}") from error
    except yaml.YAMLError as error:
        raise Unreadable(f"malformed front matter: {str(error).splitlines()[0]}") from error
    return found if isinstance(found, dict) else {}
