"""The articles of an archive, a page at a time: each can be opened, and removed."""

from __future__ import annotations

import re

from index.listing import Head
from qa.desk.leafing import is_meant, query_words
from qa.desk.stock_records import Browsed, Listed, Wanted
from qa.page.markup import day, exact, problem, text

UNTITLED, UNNAMED = "Untitled", "unknown publisher"
_WORDS = re.compile(r"(\w+)")


def listing(found: Browsed, *, may_change: bool) -> str:
    """A page of the articles, and the ways to the pages before and after it."""
    if found.problem:
        return problem(found.problem)
    if not found.found:
        return '<p class="none">No article fits. Widen the search, or undo what it is narrowed to.</p>'
    words = query_words(found.wanted.query)
    removable = may_change and not found.sample
    rows = "".join(
        f"<li>{_row(one, words)}{_removal(one.head, found.wanted) if removable else ''}</li>" for one in found.listed
    )
    kept = '<p class="scale">The articles of the sample archive cannot be removed.</p>' if found.sample else ""
    return f'<p class="scale told">{_told(found)}</p><ol class="articles">{rows}</ol>{_pages(found)}{kept}'


def opening(head: Head) -> str:
    """The title as a button that opens the article."""
    shown = text(head.title.strip()) or UNTITLED
    return f'<button type="button" class="title" data-act="read" data-article="{text(head.id)}">{shown}</button>'


def acting(wanted: Wanted) -> str:
    """The attributes of a button that shows something else of the archive."""
    return f'data-act="browse"{_said(wanted)}'


def _said(wanted: Wanted) -> str:
    """What is shown, as attributes."""
    said = {
        "query": wanted.query or None,
        "publisher": wanted.publisher,
        "start": wanted.start,
        "end": wanted.end,
        "page": wanted.page if wanted.page > 1 else None,
    }
    return "".join(f' data-{name}="{exact(str(value))}"' for name, value in said.items() if value is not None)


def _told(found: Browsed) -> str:
    """How many there are, and in which order."""
    many = f"{found.found:,} article{'s' * (found.found != 1)}"
    order = "the best matches first" if found.wanted.query else "the newest first"
    where = f", page {found.wanted.page:,} of {found.pages:,}" if found.pages > 1 else ""
    return f"{many}, {order}{where}" if found.found > 1 else many


def _row(one: Listed, words: frozenset[str]) -> str:
    head = one.head
    passage = f"<blockquote>{_marked(one.passage, words)}</blockquote>" if one.passage else ""
    return (
        f'<p class="meta"><b>{text(head.source or UNNAMED)}</b> {day(head.published)}</p>'
        f"<h3>{opening(head)}</h3>{passage}{_copies(one)}"
    )


def _marked(passage: str, words: frozenset[str]) -> str:
    pieces = _WORDS.split(passage)
    return "".join(
        f"<mark>{text(piece)}</mark>" if n % 2 and is_meant(piece, words) else text(piece)
        for n, piece in enumerate(pieces)
    )


def _copies(one: Listed) -> str:
    """Articles that carry the same story, each with a way to it."""
    told = "".join(
        f"<li>{opening(copy)} {text(copy.source or UNNAMED)}, {day(copy.published)}</li>" for copy in one.copies
    )
    return f'<div class="same"><p>Same story:</p><ul>{told}</ul></div>' if told else ""


def _removal(head: Head, shown: Wanted) -> str:
    """Its name says what it removes: there are as many such buttons as articles. Afterwards the same is shown."""
    return (
        f'<button type="button" class="plain remove" data-act="remove" data-article="{text(head.id)}"'
        f'{_said(shown)} data-confirm="Remove for good?">Remove<span class="aloud"> {text(head.title)}</span></button>'
    )


def _pages(found: Browsed) -> str:
    page, buttons = found.wanted.page, []
    newer, older = ("Previous", "Next") if found.wanted.query else ("Newer", "Older")
    if page > 1:
        buttons.append((newer, found.wanted.but(page=page - 1)))
    if page < found.pages:
        buttons.append((older, found.wanted.but(page=page + 1)))
    shown = "".join(f'<button type="button" class="plain" {acting(to)}>{name}</button>' for name, to in buttons)
    return f'<nav class="leaves" aria-label="Pages of articles">{shown}</nav>' if shown else ""
