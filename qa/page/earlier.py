"""The conversations that are kept for this browser, day by day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from itertools import groupby

from qa.answer import long_date
from qa.keeping import Heading
from qa.keeping.rows import TITLE
from qa.page.after import save
from qa.page.markup import problem, text

_NAME = "earlier-h"
_WHERE = (
    "Kept on the disk of the computer that serves this page, and shown in this browser only. "
    "Whoever clears its cookies no longer finds them here."
)
_NONE = "Nothing is kept yet. What you ask is found here again, after a reload, too."


def earlier(kept: Sequence[Heading], open_now: str, notice: str, *, today: date | None = None) -> str:
    """The reader's conversations, newest first, with what may be done to each.

    Args:
        kept: as the shelf lists them: the one that changed last comes first.
        open_now: the id of the one that the page shows.
        notice: what the shelf has to say, "" is nothing.
        today: the day to be called so; None is today where the page is served.
    """
    days = groupby(kept, key=lambda one: _local(one.changed).date())
    now = today or _local(datetime.now().astimezone()).date()
    listed = "".join(
        f'<h3>{_day(day, now)}</h3><ul class="kept">{"".join(_one(one, open_now) for one in group)}</ul>'
        for day, group in days
    )
    inside = f'{listed}<p class="all">{_delete_all(len(kept))}</p>' if kept else f'<p class="none">{_NONE}</p>'
    return (
        f'<section class="earlier" aria-labelledby="{_NAME}"><h2 id="{_NAME}" tabindex="-1">Earlier conversations</h2>'
        f'<p class="where">{_WHERE}</p>{problem(notice) if notice else ""}{inside}</section>'
    )


def _local(moment: datetime) -> datetime:
    """In the time of the place where the page is served; a moment of no year that it knows stays as it is."""
    try:
        return moment.astimezone()
    except (OverflowError, OSError, ValueError):
        return moment


def _day(day: date, today: date) -> str:
    if day == today:
        return "Today"
    if day == today - timedelta(days=1):
        return "Yesterday"
    return f'<time datetime="{day.isoformat()}">{long_date(day)}</time>'


def _one(one: Heading, open_now: str) -> str:
    own, name = f'data-conversation="{text(one.id)}"', f"kept-{text(one.id)}"
    current = ' aria-current="true"' if one.id == open_now else ""
    mark = '<span class="open">open now</span>' if current else ""
    return (
        f'<li><button type="button" class="title" id="{name}" data-act="open" {own}{current}>{text(one.title)}</button>'
        f'<p class="meta">{mark}{_about(one)}</p>'
        f'<div class="bar" role="group" aria-labelledby="{name}">{_rename(one, own, name)}{save(own)}'
        f'<button type="button" class="quiet" data-act="delete" {own} data-confirm="Really delete?" '
        f'aria-describedby="{name}" data-stay="{_NAME}">Delete</button></div></li>'
    )


def _about(one: Heading) -> str:
    when = _local(one.changed)
    many = f"{one.turns:,} question{'s' * (one.turns != 1)}"
    archive = f"<span>{text(one.archive_name)}</span>" if one.archive_name else ""
    return f'<time datetime="{when.isoformat(timespec="minutes")}">{when:%H:%M}</time><span>{many}</span>{archive}'


def _rename(one: Heading, own: str, name: str) -> str:
    return (
        f'<details class="menu naming"><summary>Rename</summary><div><form data-act="rename" {own} data-stay="{name}">'
        f'<label for="{name}-title">New title</label>'
        f'<input id="{name}-title" name="title" value="{text(one.title)}" maxlength="{TITLE}" required '
        'autocomplete="off"><button type="submit" class="plain">Rename</button></form></div></details>'
    )


def _delete_all(many: int) -> str:
    which = f"all {many:,}" if many > 1 else "it"
    return (
        '<button type="button" class="plain" data-act="delete-all" '
        f'data-confirm="Really delete {which}?" data-stay="{_NAME}">Delete all</button>'
    )
