"""The Archive tab: what the archive holds, over time and by publisher, and its articles to be searched and removed."""

from __future__ import annotations

from collections.abc import Sequence

from index.records import Publisher
from qa.answer import between
from qa.desk.stock_records import Browsed, Removed, Wanted
from qa.page.archive_list import acting, listing
from qa.page.archive_plot import over_time, period
from qa.page.markup import day, exact, problem, text
from qa.page.uploads import adding, upload

__all__ = ["adding", "archive", "removed", "upload"]

FEW = 12
"""Publishers that are shown at once; the next are folded away."""
MOST = 300
UNNAMED = "No publisher named"


def archive(found: Browsed, *, may_change: bool) -> str:
    """What the archive holds, and a page of its articles.

    Args:
        may_change: whether articles may be removed here.
    """
    if not found.coverage.articles:
        said = problem(found.problem) if found.problem else '<p class="held">This archive holds nothing yet.</p>'
        return f'<div class="stock">{said}</div>'
    return (
        '<div class="stock"><section class="holds" aria-labelledby="stock-held">'
        '<h2 id="stock-held">What is in the archive</h2>'
        f'<p class="held">{_sentence(found)}</p>{over_time(found)}{_publishers(found)}</section>'
        '<section class="finding" aria-labelledby="stock-found"><h2 id="stock-found">Articles</h2>'
        f"{_search(found.wanted)}{_narrowed(found.wanted)}{listing(found, may_change=may_change)}</section></div>"
    )


def removed(done: Removed) -> str:
    """What was removed, or why nothing was."""
    if done.problem:
        return problem(done.problem)
    return (
        f'<p class="removed">Removed: <b>{text(done.title)}</b>. Questions no longer rest on it; '
        "answers that were given before still quote it.</p>"
    )


def _sentence(found: Browsed) -> str:
    """The holdings in a sentence."""
    held = found.coverage
    named = sum(1 for one in found.publishers if one.name)
    whose = f" of {named:,} publisher{'s' * (named != 1)}" if named else ""
    days = f", {between(held.start, held.end)}" if held.start else ", undated"
    undated = f"; {held.undated:,} of them undated" if held.undated and held.start else ""
    name = "The sample archive" if found.sample else "This archive"
    return text(f"{name} holds {held.articles:,} article{'s' * (held.articles != 1)}{whose}{days}{undated}.")


# -- publishers --------------------------------------------------------------------------------------------------------


def _publishers(found: Browsed) -> str:
    """Whose the articles are: each leads to them."""
    first, later = found.publishers[:FEW], found.publishers[FEW:MOST]
    rest = len(found.publishers) - len(first) - len(later)
    more = f'<p class="scale">and {rest:,} more, each with fewer articles</p>' if rest else ""
    opened = " open" if any(_is_chosen(one, found.wanted) for one in later) else ""
    folded = (
        f"<details{opened}><summary>{len(later) + rest:,} more publishers</summary>"
        f"{_table(later, found.wanted)}{more}</details>"
        if later
        else ""
    )
    return f'<div class="whose"><h3>Publishers</h3>{_table(first, found.wanted)}{folded}</div>'


def _table(publishers: Sequence[Publisher], wanted: Wanted) -> str:
    head = "".join(f'<th scope="col">{name}</th>' for name in ("Publisher", "Articles", "First", "Last"))
    rows = "".join(_row(one, wanted) for one in publishers)
    return f'<div class="wide"><table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>'


def _row(one: Publisher, wanted: Wanted) -> str:
    """A publisher's own button narrows the list; pressed, it widens it again."""
    chosen = _is_chosen(one, wanted)
    leads_to = wanted.but(publisher=None if chosen else one.name or "")
    pressed = "true" if chosen else "false"
    button = (
        f'<button type="button" class="choose" {acting(leads_to)} aria-pressed="{pressed}">'
        f"{text(one.name or UNNAMED)}</button>"
    )
    first, last = (day(when) if when else "undated" for when in (one.first, one.last))
    return (
        f'<tr><th scope="row">{button}</th><td class="many">{one.articles:,}</td><td>{first}</td><td>{last}</td></tr>'
    )


def _is_chosen(one: Publisher, wanted: Wanted) -> bool:
    return wanted.publisher is not None and (one.name or "").casefold() == wanted.publisher.casefold()


# -- searching ---------------------------------------------------------------------------------------------------------


def _search(wanted: Wanted) -> str:
    """What is looked for, within what is chosen already."""
    kept = {"publisher": wanted.publisher, "start": wanted.start, "end": wanted.end}
    hidden = "".join(
        f'<input type="hidden" name="{name}" value="{exact(str(value))}">'
        for name, value in kept.items()
        if value is not None
    )
    return (
        '<form class="find" data-act="browse" role="search"><label for="stock-query">Search the articles</label>'
        f'<div class="line"><input type="search" id="stock-query" name="query" value="{exact(wanted.query)}" '
        f'autocomplete="off" maxlength="300">{hidden}<button type="submit" class="plain">Search</button></div></form>'
    )


def _narrowed(wanted: Wanted) -> str:
    """What the list is narrowed to, each a button that undoes it."""
    limits = []
    if wanted.query:
        limits.append((f"“{wanted.query}”", wanted.but(query="")))
    if wanted.publisher is not None:
        limits.append((wanted.publisher or UNNAMED, wanted.but(publisher=None)))
    if wanted.start or wanted.end:
        limits.append((period(wanted.start, wanted.end), wanted.but(start=None, end=None)))
    if not limits:
        return ""
    buttons = "".join(
        f'<li><button type="button" class="plain" {acting(wider)}>{text(name)} '
        '<span aria-hidden="true">×</span><span class="aloud">, show all again</span></button></li>'
        for name, wider in limits
    )
    return f'<ul class="narrowed" aria-label="Narrowed to">{buttons}</ul>'
