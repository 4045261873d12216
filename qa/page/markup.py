"""What every part of the page is put together from. Every word that is not the page's own passes `text`."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING

from qa import plain
from qa.answer import Citation, long_date

if TYPE_CHECKING:
    from qa.desk import Turn

_HIDDEN = re.compile("[\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]")
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
Cited = Mapping[int, Citation]
"""The citations of an answer, by their numbers."""


def text(words: str) -> str:
    """Words as the content of an element or of a quoted attribute, harmless whatever they hold."""
    return plain.page(words)


def exact(words: str) -> str:
    """Words as the value of a field: harmless like all others, and still the same when they are sent again."""
    shown = html.escape(_CONTROLS.sub("", words.replace("\r\n", "\n").replace("\r", "\n")), quote=True)
    return _HIDDEN.sub(lambda found: f"&#{ord(found[0])};", shown)


def problem(message: str) -> str:
    """Why something could not be done."""
    return f'<p class="problem">{text(message)}</p>'


def items(inside: Iterable[str]) -> str:
    """A list of elements that are HTML already; nothing when there are none."""
    every = "".join(inside)
    return f"<ul>{every}</ul>" if every else ""


def card_id(n: int, citation: int) -> str:
    """Where the card of a turn's source stands."""
    return f"src-{n}-{citation}"


def mark(asked: Turn, citation: Citation) -> str:
    """`[1]`, a link to the card of its source."""
    label = text(f"[{citation.n}], source: {citation.source.label}")
    return f'<a class="cite" href="#{card_id(asked.n, citation.n)}" aria-label="{label}">[{citation.n}]</a>'


def marks(asked: Turn, numbers: Iterable[int], cited: Cited) -> str:
    """The marks of those citations that there are."""
    return " ".join(mark(asked, cited[n]) for n in dict.fromkeys(numbers) if n in cited)


def day(when: date | None) -> str:
    """A day as an element that programs can read, or `undated`."""
    if when is None:
        return f"<span>{long_date(when)}</span>"
    return f'<time datetime="{when.isoformat()}">{long_date(when)}</time>'


def cells(values: Iterable[str]) -> str:
    """Texts for an attribute that the page's script reads as a list: harmless in a file, too."""
    return text(json.dumps([plain.terminal(value) for value in values], ensure_ascii=False))


def aloud(words: str) -> str:
    """Words that are only read out."""
    return f'<span class="aloud">{text(words)}</span>'
