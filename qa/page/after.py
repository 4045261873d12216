"""What can be done with an answer: ask it otherwise or again, take it along, print it, pass its question on."""

from __future__ import annotations

import json

from qa.desk import Turn
from qa.page.markup import text
from qa.question import LONGEST

FILES = (("markdown", "Markdown"), ("json", "JSON, the full record"), ("page", "Page to print"))
"""What may be saved, by the names that the desk knows and those that readers read."""


def bar(asked: Turn, *, later: int = 0) -> str:
    """The row of small buttons under a whole turn; nothing under one in the making.

    Args:
        later: how many turns come after it as the page is written: they go when it is asked anew. The page's script
            counts them again.
    """
    if not asked.whole:
        return ""
    took = _copy(asked.n) if asked.answer or asked.statements else ""
    saved = save(f'data-turn="{asked.n}"') + _button("print", "Print") if asked.answer else ""
    link = _button("link", "Link", "Link to this question") if asked.question.strip() else ""
    buttons = f"{_anew('edit', 'Edit', later)}{_anew('again', 'Ask again', later)}{took}{saved}{link}"
    return (
        f'<div class="after" data-turn="{asked.n}" data-question="{text(asked.question)}" data-most="{LONGEST}" '
        f'data-link="{text(_address(asked))}">'
        f'<div class="bar" role="group" aria-label="Question {asked.n}">{buttons}</div></div>'
    )


def save(of: str) -> str:
    """A menu of the files that may be saved.

    Args:
        of: what of, as attributes.
    """
    files = "".join(
        f'<button type="button" class="quiet" data-act="take" {of} data-as="{how}">{name}</button>'
        for how, name in FILES
    )
    return f'<details class="menu"><summary>Save</summary><div>{files}</div></details>'


def _copy(n: int) -> str:
    name = "Copy the answer with its sources"
    return (
        f'<button type="button" class="quiet" data-act="take" data-turn="{n}" data-as="text" '
        f'aria-label="{name}" title="{name}">Copy</button>'
    )


def _anew(do: str, shown: str, later: int) -> str:
    """A button that asks the question anew, and says what goes by it."""
    if not later:
        return _button(do, shown)
    gone = "the question after it goes" if later == 1 else f"the {later} questions after it go"
    return _button(do, shown, f"{shown}: {gone}")


def _button(do: str, shown: str, name: str = "") -> str:
    named = f' aria-label="{name}" title="{name}"' if name else ""
    return f'<button type="button" class="quiet" data-after="{do}"{named}>{shown}</button>'


def _address(asked: Turn) -> str:
    """What a link to the question holds, in pairs: the question as it was understood, so that it stands alone."""
    alone = asked.answer.understood.standalone if asked.answer else ""
    limits = asked.limits
    days = (("from", limits.start), ("to", limits.end), ("as-of", limits.as_of))
    pairs = [("q", alone or asked.question)]
    pairs += [(name, day.isoformat()) for name, day in days if day]
    pairs += [("publisher", publisher) for publisher in limits.publishers]
    return json.dumps(pairs)
