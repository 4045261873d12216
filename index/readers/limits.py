"""How much is read of anything: the bounds that keep one hostile file from stopping an archive."""

from __future__ import annotations

MIB = 1024 * 1024

DOCUMENT_BYTES = 32 * MIB
"""A text, Markdown, HTML, PDF or feed file."""
JSON_BYTES = 256 * MIB
"""A `.json` file, which is parsed whole. JSON lines and CSV are streamed and have no bound of their own."""
LINE_CHARACTERS = 16 * MIB
"""One line of JSON lines, one line or field of CSV."""
ARTICLE_CHARACTERS = 2_000_000
"""The text of one article: about 300,000 words."""
RUN_CHARACTERS = 20_000
"""A 'word' longer than this is data, not prose."""
FRONT_MATTER_CHARACTERS = 64 * 1024
"""The YAML block at the head of a Markdown file."""
PDF_PAGES = 2_000
PAGE_ELEMENTS = 100_000
"""Tags of one web page. News pages have 500 to 10,000; at 400,000 links trafilatura took 32 seconds."""

UNPACKED_BYTES = 1024 * MIB
"""All that one zip, tar or gz may unpack to."""
ARCHIVE_MEMBERS = 100_000
RATIO = 200
"""Unpacked bytes for one packed byte. News text reaches 3 to 10; a bomb of zeros 1,000."""
RATIO_FROM_BYTES = MIB
"""Smaller members may have any ratio: they cannot hurt."""

FETCH_SECONDS = 20.0
"""From the request to the last byte of the answer, redirects included."""
FETCH_BYTES = 20 * MIB
FETCH_REDIRECTS = 5


def mebibytes(size: int) -> str:
    """A byte count in words, as the limits are written: `32 MiB`."""
    return f"{size / MIB:,.0f} MiB"
