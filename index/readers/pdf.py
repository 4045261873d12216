"""PDF: the text of all pages, with words and paragraphs put together again."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from index.readers import limits
from index.readers.content import Content, Unreadable, hushed, load
from index.readers.fields import Fields
from index.readers.plain import name_date
from index.readers.prose import accept
from index.records import Article, Rejected

if TYPE_CHECKING:
    from pypdf import PdfReader

_PAGE_NUMBER = re.compile(r"(?:page\s+)?\d{1,4}(?:\s*(?:/|of)\s*\d{1,4})?", re.IGNORECASE)
_BROKEN_WORD = re.compile(r"(?<!\w)(\w{1,60})-\n(\w{1,60})")
_SENTENCE_END = re.compile(r"[.!?:…][\"'”’»)]*$")
_SHORT_LINE = 0.8  # of the full line width: a last line of a paragraph, or a heading


def read_pdf(content: Content) -> Iterator[Article | Rejected]:
    """One PDF is one article. Its creation date is when the file was made, so it dates nothing."""
    from io import BytesIO

    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    body = load(content)
    with hushed("pypdf"):
        try:
            reader = PdfReader(BytesIO(body), strict=False)
            text = paragraphs(_pages(reader))
            title, author = _line(reader, "/Title"), _line(reader, "/Author")
        except PyPdfError as error:
            raise Unreadable(f"not a readable PDF: {str(error)[:200] or type(error).__name__}") from error
    if not text:
        raise Unreadable("no text in the PDF: its pages are images; run OCR on it first")
    fields = Fields(text, title=title, author=author, url=content.url, published=name_date(content))
    yield accept(fields, path=content.path)


def _pages(reader: PdfReader) -> list[str]:
    if reader.is_encrypted and not reader.decrypt(""):
        raise Unreadable("the PDF is encrypted: save it without a password first")
    if len(reader.pages) > limits.PDF_PAGES:
        raise Unreadable(f"more than {limits.PDF_PAGES:,} pages")
    pages: list[str] = []
    size = 0
    for page in reader.pages:
        pages.append(page.extract_text())
        size += len(pages[-1])
        if size > limits.ARTICLE_CHARACTERS:
            raise Unreadable(f"longer than {limits.ARTICLE_CHARACTERS:,} characters")
    return pages


def _line(reader: PdfReader, name: str) -> str | None:
    value = reader.metadata.get(name) if reader.metadata else None
    line = str(value).strip() if isinstance(value, str) else ""
    # what word processors write there by themselves
    return None if re.match(r"(?:untitled|microsoft word - |anonymous$)", line, re.IGNORECASE) else line or None


def paragraphs(pages: list[str]) -> str:
    """The pages' text, wrapped lines joined to paragraphs, page numbers left out.

    A line ends its paragraph when it is blank, or is short and either ends a sentence or stands before
    a line that begins anew.
    """
    lines = [line for page in pages for line in _page_lines(page)]
    full = _full_width(lines)
    pieces = []
    for line, following in zip(lines, [*lines[1:], ""], strict=False):
        pieces += [line, "\n\n" if _ends_paragraph(line, following, full) else "\n"]
    text = _whole_words("".join(pieces).replace("\xad\n", ""))
    return "\n\n".join(joined for part in re.split(r"\n{2,}", text) if (joined := " ".join(part.split())))


def _page_lines(page: str) -> list[str]:
    lines = [" ".join(line.split()) for line in page.replace("\x00", "").splitlines()]
    kept = [n for n, line in enumerate(lines) if line and not _PAGE_NUMBER.fullmatch(line)]
    return lines[kept[0] : kept[-1] + 1] if kept else []


def _full_width(lines: list[str]) -> int:
    """The width that one line in ten exceeds: a heading set wide does not count."""
    widths = sorted(len(line) for line in lines if line)
    return widths[len(widths) * 9 // 10] if widths else 0


def _ends_paragraph(line: str, following: str, full: int) -> bool:
    if not line or not following:
        return True
    if len(line) >= _SHORT_LINE * full or following[0].islower():
        return False
    return bool(_SENTENCE_END.search(line)) or not line.endswith((",", ";", "-"))


def _whole_words(text: str) -> str:
    """Words that were broken at a line's end; compounds such as `ship-owner` keep their hyphen."""
    known = set(re.findall(r"\w+(?:-\w+)*", text))

    def mend(match: re.Match[str]) -> str:
        first, second = match.groups()
        whole, compound = first + second, f"{first}-{second}"
        if whole in known or (first.islower() and second.islower() and compound not in known):
            return whole
        return compound

    return _BROKEN_WORD.sub(mend, text)
