"""The door of the readers: whatever happens behind it, the caller gets articles and rejections."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from index.readers.content import Content, Unreadable
from index.readers.formats import member_reader, reader_for
from index.readers.walk import Source, open_file
from index.records import Article, Rejected

Articles = Iterator[Article | Rejected]


def read(source: Source) -> Articles:
    """The articles of one source, in its own order, with a `Rejected` for what is not an article.

    Never raises for bad content, and one bad row or member never stops the others. Rows are named
    `file.jsonl:17` (the line, from 1), members `file.zip!/folder/name.md`.
    """
    return _guarded(source.path, partial(_fetched if source.is_url else _local, source.path))


def _local(path: str) -> Articles:
    content = _file(Path(path))
    return reader_for(content, _member)(content)


def _fetched(url: str) -> Articles:
    from index.readers.web import fetch

    content = fetch(url)
    return member_reader(content)(content)


def _member(content: Content) -> Articles:
    return _guarded(content.path, lambda: member_reader(content)(content))


def _guarded(path: str, articles: Callable[[], Articles]) -> Articles:
    try:
        yield from articles()
    except Unreadable as error:
        yield Rejected(path, str(error))
    except OSError as error:
        yield Rejected(path, f"cannot be read: {error.strerror or type(error).__name__}")
    except Exception as error:  # parsers of eight formats, and files that nobody has seen yet
        yield Rejected(path, f"cannot be read: {type(error).__name__}: {' '.join(str(error).split())[:200]}")


def _file(path: Path) -> Content:
    return Content(str(path), path.name, partial(open_file, path), path.stat().st_size)
