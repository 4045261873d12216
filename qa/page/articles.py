"""A whole report, opened over the page: its text, with what is quoted from it and what was read in it marked."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from qa.desk import Opened
from qa.page.markup import day, problem, text
from qa.page.sources import is_web_address
from qa.reading import Marked, Reading

MOST = 2_000
"""Places that are marked in one article at most."""
_CLOSE = '<button type="button" class="plain" data-close-article autofocus>Close</button>'


def article(opened: Opened) -> str:
    """The report as a dialog, or why it cannot be shown."""
    if opened.reading is None:
        return (
            f'<dialog class="reader" aria-label="Report" data-opened="{text(opened.key)}">'
            f"{_CLOSE}{problem(opened.problem)}</dialog>"
        )
    reading = opened.reading
    head = reading.article
    return (
        f'<dialog class="reader" aria-labelledby="reading" data-opened="{text(opened.key)}"><header>'
        f'<p class="meta"><b>{text(head.source or "unknown publisher")}</b> {day(head.published)}</p>{_CLOSE}'
        f'</header><h2 id="reading">{text(head.title)}</h2>{_origin(head.url)}{_legend(reading)}'
        f'<div class="report" tabindex="0" role="region" aria-labelledby="reading">{_body(reading)}</div></dialog>'
    )


def _origin(url: str | None) -> str:
    if not url or not is_web_address(url):
        return ""
    return (
        f'<p class="origin"><a href="{text(url)}" target="_blank" rel="noopener noreferrer nofollow">'
        "The publisher’s own page</a></p>"
    )


def _legend(reading: Reading) -> str:
    kinds = {one.mark for one in reading.marked}
    shown = (
        ("quote", "<mark>quoted in the answer</mark>"),
        ("figure", '<b class="figure">figures</b>'),
        ("incident", '<span class="incident">incidents</span>'),
    )
    told = [name for kind, name in shown if kind in kinds]
    return f'<p class="legend">Marked: {", ".join(told)}</p>' if told else ""


def _body(reading: Reading) -> str:
    """The text in pieces, each with all that is marked there. Offsets are those of the stored text."""
    written = reading.article.text
    marked = reading.marked[:MOST]
    cuts = sorted({0, len(written), *(at for one in marked for at in (one.start, one.end) if 0 < at < len(written))})
    opening = sorted(marked, key=lambda one: one.start)
    live: list[Marked] = []
    pieces: list[str] = []
    upcoming = 0
    for start, end in pairwise(cuts):
        live = [one for one in live if one.end > start]
        while upcoming < len(opening) and opening[upcoming].start <= start:
            if opening[upcoming].end > start:
                live.append(opening[upcoming])
            upcoming += 1
        pieces.append(_piece(text(written[start:end]), live))
    return "".join(pieces)


def _piece(shown: str, marked: Sequence[Marked]) -> str:
    """One piece within all that it is a part of: an incident holds a quote, and that a figure."""
    said: dict[str, list[str]] = {}
    for one in marked:
        said.setdefault(one.mark, []).append(one.said)
    if "figure" in said:
        shown = f'<b class="figure" title="{text("; ".join(said["figure"][:3]))}">{shown}</b>'
    if "quote" in said:
        shown = f"<mark>{shown}</mark>"
    if "incident" in said:
        shown = f'<span class="incident" title="{text("; ".join(said["incident"][:3]))}">{shown}</span>'
    return shown
