"""How a question was understood, as chips; those of days and publishers open the form that changes them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from qa.answer import Answer, between, long_date
from qa.desk import Turn
from qa.keeping import Limits
from qa.page.limits import UNNAMED, fields
from qa.page.markup import text

MOST_NAMES = 6


def chips(asked: Turn) -> str:
    """The days asked about, what else they may be, the day that it holds for, names, publishers."""
    if asked.answer is None:
        return ""
    shown = [*_standalone(asked.answer), *_days(asked, asked.answer), *_names(asked.answer)]
    inside = "".join(f"<li>{one}</li>" for one in shown)
    return f'<ul class="understood" aria-label="How the question was understood">{inside}</ul>'


def _standalone(answer: Answer) -> list[str]:
    read = answer.understood.standalone
    return [f'<span class="chip read">Read as: {text(read)}</span>'] if read else []


def _days(asked: Turn, answer: Answer) -> list[str]:
    read, own = answer.understood, asked.limits
    words = f"“{read.phrase}”: " if read.phrase else ""
    window = f"{words}{between(read.start, read.end)}" if read.start or read.end else "any date"
    as_of = f"as of {long_date(read.as_of)}" if read.as_of else "no known day"
    whose = ", ".join(name or UNNAMED for name in read.publishers[:3]) if read.publishers else "all publishers"
    whose += f" and {len(read.publishers) - 3} more" if len(read.publishers) > 3 else ""
    found = [_change(asked, window, own, "days"), _change(asked, as_of, own, "day")]
    found += [_or(asked, said, days) for said, days in zip(read.others, read.other_windows, strict=False)]
    return [*found, _change(asked, whose, own, "publishers")]


def _change(asked: Turn, said: str, limits: Limits, what: str) -> str:
    """A chip that opens the form, filled with the limits that the turn was asked within."""
    return (
        f'<button type="button" class="chip" {fields(limits)} data-turn="{asked.n}" aria-haspopup="dialog" '
        f'aria-label="{text(said)}. Change the {what}">{text(said)}</button>'
    )


def _or(asked: Turn, said: str, days: tuple[date | None, date | None]) -> str:
    """Another reading of the same words: asked at a click."""
    limits = replace(asked.limits, start=days[0], end=days[1])
    return (
        f'<button type="button" class="chip or" {fields(limits)} data-turn="{asked.n}" data-at-once '
        f'aria-label="Ask again for {text(said)}">or {text(said)}?</button>'
    )


def _names(answer: Answer) -> list[str]:
    return [f'<span class="chip name">{text(name)}</span>' for name in answer.understood.names[:MOST_NAMES]]
