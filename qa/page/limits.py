"""The limits that a reader sets by hand: the form for them, and what is set, in words."""

from __future__ import annotations

import json
from collections.abc import Sequence

from index.records import Publisher
from qa.answer import between, long_date
from qa.keeping import Limits
from qa.page.markup import exact, text

MOST = 300
"""Publishers offered: those with the most articles."""
UNNAMED = "unknown publisher"


def limits(publishers: Sequence[Publisher]) -> str:
    """The form: days of publication, the day that is asked on, publishers. The page's script opens and sends it."""
    return (
        '<dialog class="limiting" aria-labelledby="limiting" aria-describedby="limiting-gone">'
        '<form method="dialog"><h2 id="limiting">Answer within</h2>'
        f"{_days()}{_publishers(publishers)}"
        '<p class="gone" id="limiting-gone"></p><p class="acts"><button type="submit" class="first">Apply</button>'
        '<button type="button" class="plain" data-clear>No limits</button>'
        '<button type="button" class="plain" data-close>Cancel</button></p></form></dialog>'
    )


def _days() -> str:
    return (
        '<fieldset><legend>Reports published</legend><p class="days">'
        '<label>from <input type="date" name="start" min="1000-01-01" max="9999-12-31"></label> '
        '<label>to <input type="date" name="end" min="1000-01-01" max="9999-12-31"></label></p></fieldset>'
        '<fieldset><legend>Asked on the day</legend><p class="days">'
        '<label>as of <input type="date" name="as_of" min="1000-01-01" max="9999-12-31"></label> '
        "<small>Nothing published later counts.</small></p></fieldset>"
    )


def _publishers(every: Sequence[Publisher]) -> str:
    if len(every) < 2:
        return ""
    boxes = "".join(
        f'<li><label><input type="checkbox" name="publishers" value="{exact(one.name or "")}"> '
        f"{text(one.name or UNNAMED)} <small>{one.articles:,}</small></label></li>"
        for one in every[:MOST]
    )
    more = f"<p><small>and {len(every) - MOST:,} with fewer articles</small></p>" if len(every) > MOST else ""
    return (
        '<fieldset class="publishers"><legend>Only what these publish</legend>'
        f'<p><label>Find a publisher <input type="search" data-narrow></label></p><ul>{boxes}</ul>{more}</fieldset>'
    )


def limited(limits: Limits) -> str:
    """What the next questions are asked within, as a button that opens the form; and a way to a new conversation."""
    label = "; ".join(in_words(limits)) or "any date, all publishers"
    clear = '<button type="button" class="plain" data-act="limit">No limits</button>' if in_words(limits) else ""
    return (
        f'<p class="limited"><button type="button" class="plain" {fields(limits)} aria-haspopup="dialog">'
        f"Answer within: {text(label)}</button>{clear}"
        '<button type="button" class="plain" data-act="new">New conversation</button></p>'
    )


def in_words(limits: Limits) -> list[str]:
    """Each limit in words."""
    said = [f"published {between(limits.start, limits.end)}"] if limits.start or limits.end else []
    said += [f"as of {long_date(limits.as_of)}"] if limits.as_of else []
    named = [name or UNNAMED for name in limits.publishers]
    said += [", ".join(named[:3]) + (f" and {len(named) - 3} more" if len(named) > 3 else "")] if named else []
    return said


def fields(limits: Limits) -> str:
    """The limits as attributes from which the script fills the form."""
    days = {"start": limits.start, "end": limits.end, "as-of": limits.as_of}
    attributes = [f'data-{name}="{day.isoformat()}"' for name, day in days.items() if day]
    return f'data-limits {" ".join(attributes)} data-publishers="{text(json.dumps(limits.publishers))}"'
