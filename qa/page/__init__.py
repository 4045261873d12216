"""The chat page as HTML: the only place of qa/ that writes any. Every word that is not its own passes `plain.page`.

In the order of the page: frame.py (head, masthead, the ways to its parts), feed.py (what joins the conversation),
turns.py (a question and its answer), its parts understood.py, counts.py, plots.py, incidents.py,
statements.py, refusals.py, rating.py and after.py; then sources.py (cards), articles.py (a whole report), limits.py
(what is answered within), earlier.py (kept conversations), archive.py and uploads.py (what the archive holds, what is
added), taken.py (what is handed over); markup.py holds what they share.
"""

from qa.page.archive import archive, removed
from qa.page.articles import article
from qa.page.earlier import earlier
from qa.page.feed import feed, turn_anew
from qa.page.frame import (
    ACTS,
    ADDS,
    FEED,
    FOLLOW,
    LOG,
    LOG_SCRIPT,
    NAV_SCRIPT,
    READ,
    SPEAK,
    START,
    TAKEN,
    TITLE,
    head,
    login,
    masthead,
    rooms,
    start,
    upload_hint,
)
from qa.page.limits import limited, limits
from qa.page.markup import problem
from qa.page.markup import text as words
from qa.page.sources import CONTEXT
from qa.page.taken import taken
from qa.page.turns import now, spoken, turn
from qa.page.uploads import adding, upload

__all__ = [
    "ACTS",
    "ADDS",
    "CONTEXT",
    "FEED",
    "FOLLOW",
    "LOG",
    "LOG_SCRIPT",
    "NAV_SCRIPT",
    "READ",
    "SPEAK",
    "START",
    "TAKEN",
    "TITLE",
    "adding",
    "archive",
    "article",
    "earlier",
    "feed",
    "head",
    "limited",
    "limits",
    "login",
    "masthead",
    "now",
    "problem",
    "removed",
    "rooms",
    "spoken",
    "start",
    "taken",
    "turn",
    "turn_anew",
    "upload",
    "upload_hint",
    "words",
]
