"""Which reader reads which suffix. The readers are imported when the first file is read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache, partial

from index.readers.content import Content, Unreadable
from index.records import Article, Rejected

Reader = Callable[[Content], Iterator[Article | Rejected]]

ARCHIVES = (".zip", ".gz", ".tgz", ".tar")
SUFFIXES: tuple[str, ...] = (
    *(".txt", ".text", ".md", ".markdown"),
    *(".html", ".htm", ".xhtml", ".mhtml", ".mht", ".pdf"),
    *(".json", ".jsonl", ".ndjson", ".csv", ".tsv"),
    *(".xml", ".rss", ".atom"),
    *ARCHIVES,
)
"""Every file suffix that is read."""


def reader_for(content: Content, read_member: Reader) -> Reader:
    """The reader of a content's format; `read_member` reads what an archive holds.

    Raises:
        Unreadable: no reader knows the suffix.
    """
    if content.suffix not in ARCHIVES:
        return member_reader(content)
    from index.readers import archives

    containers = {".zip": archives.read_zip, ".tar": archives.read_tar}
    return partial(containers.get(content.suffix, archives.read_gzip), read_member=read_member)


def member_reader(content: Content) -> Reader:
    """The reader of a file that is no archive.

    Raises:
        Unreadable: no reader knows the suffix.
    """
    reader = _readers().get(content.suffix)
    if reader is None:
        raise Unreadable(unsupported(content.suffix))
    return reader


def unsupported(suffix: str) -> str:
    """That a suffix is not read, and which are."""
    subject = f"{suffix} files are" if suffix else "a file without a suffix is"
    return f"{subject} not read; supported: {' '.join(SUFFIXES)}"


@cache
def _readers() -> dict[str, Reader]:
    from index.readers import feeds, html, objects, pdf, plain, tables

    return {
        **dict.fromkeys((".txt", ".text"), plain.read_text),
        **dict.fromkeys((".md", ".markdown"), plain.read_markdown),
        **dict.fromkeys((".html", ".htm", ".xhtml"), html.read_html),
        **dict.fromkeys((".mhtml", ".mht"), html.read_mhtml),
        ".pdf": pdf.read_pdf,
        ".json": objects.read_json,
        **dict.fromkeys((".jsonl", ".ndjson"), tables.read_json_lines),
        **dict.fromkeys((".csv", ".tsv"), tables.read_csv),
        **dict.fromkeys((".xml", ".rss", ".atom"), feeds.read_feed),
    }
