"""Articles over time: one column for each span of days, which narrows the list to them."""

from __future__ import annotations

import calendar
from collections.abc import Sequence
from datetime import date
from math import ceil

from qa.answer import between, long_date
from qa.desk.stock_records import Bar, Browsed, Wanted
from qa.page.archive_list import acting
from qa.page.markup import text

LABELS = 8
"""Columns that are labelled at most: a label needs room."""
HEADROOM = 1.12
"""The top of the plot over its highest column."""
TICKS = 4
"""Lines across the plot at most, the one at zero not counted."""


def over_time(found: Browsed) -> str:
    """The plot and the same as a table; nothing for an archive without dates."""
    if not found.bars:
        return ""
    return (
        '<figure class="overtime" aria-labelledby="stock-time">'
        '<figcaption id="stock-time">Articles over time</figcaption>'
        f"{_drawn(found)}{_table(found.bars)}</figure>"
    )


def period(start: date | None, end: date | None) -> str:
    """`2020`, `March 2020`, `January to March 2020`, `2000 to 2009`, `16 March 2020`, `2 March to 8 March 2020`."""
    if start is None or end is None or not _is_whole(start, end):
        return _days(start, end)
    if (start.month, end.month) == (1, 12):
        return f"{start.year}" if start.year == end.year else f"{start.year} to {end.year}"
    if (start.year, start.month) == (end.year, end.month):
        return f"{start:%B} {start.year}"
    return f"{start:%B} to {end:%B} {end.year}" if start.year == end.year else between(start, end)


def _is_whole(start: date, end: date) -> bool:
    """Whether these are whole months."""
    return start.day == 1 and end.day == calendar.monthrange(end.year, end.month)[1]


def _days(start: date | None, end: date | None) -> str:
    if start and end and start.year == end.year and start != end:
        return f"{start.day} {start:%B} to {long_date(end)}"
    return between(start, end).removeprefix("from ")


def _drawn(found: Browsed) -> str:
    most = max(bar.articles for bar in found.bars)
    top = most * HEADROOM
    step = _step(most)
    lines = "".join(
        f'<i style="--y:{1 - n * step / top:.4f}"><span>{n * step:,}</span></i>' for n in range(most // step + 1)
    )
    every = ceil(len(found.bars) / LABELS)
    columns = "".join(_column(bar, top, found.wanted, _label(found, n, every)) for n, bar in enumerate(found.bars))
    return (
        f'<div class="years"><div class="axis" aria-hidden="true">{lines}</div>'
        f'<div class="across"><ol>{columns}</ol></div></div>'
    )


def _column(bar: Bar, top: float, wanted: Wanted, label: str) -> str:
    said = f"{period(bar.start, bar.end)}: {bar.articles:,} article{'s' * (bar.articles != 1)}"
    shown = f'<i style="--y:{bar.articles / top:.4f}"></i><span class="tip">{text(said)}</span>'
    on = f'<span class="on" aria-hidden="true">{text(label)}</span>' if label else ""
    if not bar.articles:
        return f'<li><span class="column none">{shown}</span>{on}</li>'
    chosen = (wanted.start, wanted.end) == (bar.start, bar.end)
    leads_to = wanted.but(start=None, end=None) if chosen else wanted.but(start=bar.start, end=bar.end)
    pressed = "true" if chosen else "false"
    button = f'<button type="button" class="column" {acting(leads_to)} aria-pressed="{pressed}">{shown}</button>'
    return f"<li>{button}{on}</li>"


def _label(found: Browsed, n: int, every: int) -> str:
    """What stands under a column: short, and under so few that none runs into the next."""
    if n % every or (n and every > 1 and len(found.bars) - n < every):
        return ""
    bar = found.bars[n]
    if bar.start == bar.end:
        return f"{bar.start.day} {bar.start:%b}"
    if not _is_whole(bar.start, bar.end):
        return f"{bar.start.day} {bar.start:%b}"
    if (bar.start.month, bar.end.month) == (1, 12):
        return f"{bar.start.year}"
    return f"{bar.start:%b} {bar.start.year}"


def _step(most: int) -> int:
    """The smallest of 1, 2, 5, 10, 20 ... that draws few enough lines."""
    size = 1
    while True:
        for n in (1, 2, 5):
            if most / (size * n) <= TICKS:
                return size * n
        size *= 10


def _table(bars: Sequence[Bar]) -> str:
    rows = "".join(
        f'<tr><th scope="row">{text(period(bar.start, bar.end))}</th><td class="many">{bar.articles:,}</td></tr>'
        for bar in bars
    )
    head = '<tr><th scope="col">Period</th><th scope="col">Articles</th></tr>'
    return (
        '<details><summary>The same as a table</summary><div class="wide"><table>'
        f"<thead>{head}</thead><tbody>{rows}</tbody></table></div></details>"
    )
