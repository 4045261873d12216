"""Hostile text, made harmless for the place it is shown in: a terminal, a Markdown document, a page.

Articles, file names and questions may hold escape codes, bidirectional overrides, markup and links. They are shown
as text: what cannot be seen is made visible, what would be read as markup is escaped. Stored text is never changed.
"""

from __future__ import annotations

import html
import re

_BIDI = "\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_INVISIBLE = {ord(c): f"⟨{ord(c):04X}⟩" for c in _BIDI + "\ufeff"}
_CONTROLS = {c: chr(0x2400 + c) for c in range(32) if c not in (9, 10)} | {127: "␡"}
_C1 = {c: f"⟨{c:02X}⟩" for c in range(0x80, 0xA0)}
_VISIBLE = _CONTROLS | _C1 | _INVISIBLE | {0x2028: "\n", 0x2029: "\n"}
# "!" and "#" do harm only before "[" or at the start of a line, where an answer never puts them.
_MARKDOWN = re.compile(r"([\\`*_\[\]<>|~$]|&(?=#?\w+;)|(?<=[a-z]):(?=//)|(?<=www)\.|(?<=\w)@(?=\w))", re.IGNORECASE)


def terminal(text: str) -> str:
    """The text for a terminal: escape codes, other controls and bidi overrides become visible signs."""
    return text.translate(_VISIBLE)


def line(text: str) -> str:
    """The text for one line of a terminal."""
    return " ".join(terminal(text).split())


def markdown(text: str) -> str:
    """The text for a line of Markdown, in which nothing of it is markup, a link or an image."""
    return _MARKDOWN.sub(r"\\\1", line(text))


def page(text: str) -> str:
    """The text for HTML, as content or in a quoted attribute."""
    return html.escape(terminal(text), quote=True)
