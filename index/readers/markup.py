"""HTML fragments and pages as trees, and as plain text with their paragraphs kept."""

from __future__ import annotations

import re
from typing import Any

from index.readers.content import Unreadable

_BLOCKS = frozenset(
    "address article aside blockquote dd div dl dt figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr "
    "li main nav ol p pre section table tbody td tfoot th thead tr ul".split()
)
_UNSEEN = frozenset("script style noscript template head svg math iframe object".split())


def page_tree(text: str) -> Any:
    """The tree of an HTML page that was decoded already; nothing is fetched, no entity is expanded.

    Raises:
        Unreadable: there is no markup to speak of.
    """
    from lxml import etree, html

    parser = html.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    try:
        tree = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise Unreadable("no article text in the page") from error
    return tree


def plain_text(fragment: str) -> str:
    """The words of an HTML fragment, its paragraphs apart by a blank line.

    >>> plain_text("<p>One &amp; two.</p><p>Three.</p>")
    'One & two.\\n\\nThree.'
    """
    if not fragment.strip():
        return ""
    try:
        tree = page_tree(fragment)
    except Unreadable:
        return ""
    pieces = "".join(_pieces(tree))
    paragraphs = (_paragraph(part) for part in pieces.split("\x1e"))
    return "\n\n".join(part for part in paragraphs if part)


def _paragraph(text: str) -> str:
    return "\n".join(" ".join(line.split()) for line in text.split("\n")).strip()


def _pieces(tree: Any) -> list[str]:
    """Text in reading order; \\x1e stands where a block begins or ends. No recursion: trees can be deep."""
    from lxml import etree

    pieces: list[str] = []
    hidden = 0
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        tag = element.tag if isinstance(element.tag, str) else ""
        if event == "start":
            hidden += tag in _UNSEEN
            pieces.append(_before(tag))
            text = element.text
        else:
            hidden -= tag in _UNSEEN
            pieces.append("\x1e" if tag in _BLOCKS else "")
            text = element.tail
        if text and not hidden:
            pieces.append(_spaces(text))
    return pieces


def _before(tag: str) -> str:
    if tag == "br":
        return "\n"
    return "\x1e" if tag in _BLOCKS else ""


def _spaces(text: str) -> str:
    return re.sub(r"[ \t\r\n\f\x1e]+", " ", text)
