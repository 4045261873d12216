"""Rules for times that come back: daily, annually, every month, each July, every two weeks."""

from __future__ import annotations

import re
from re import Match

from index.windows.days import duration
from index.windows.grammar import Context, Draft, Reading, rule
from index.windows.patterns import MONTH, SEASON, either
from index.windows.words import PARTS_OF_DAY, SEASONS, month, number

SETS = {
    "daily": "P1D", "weekly": "P1W", "monthly": "P1M", "quarterly": "P3M", "annually": "P1Y", "annual": "P1Y",
    "yearly": "P1Y", "hourly": "PT1H", "nightly": "P1D", "biweekly": "P2W", "fortnightly": "P2W",
}  # fmt: skip


def _set_word(found: Match[str], context: Context) -> Reading:
    """Daily; but not The Daily Telegraph."""
    if found[0][0].isupper() and not re.search(
        r"(?:^|[.!?\"“\n])\s*$", context.left(found.start(), 3) if found.start() else ""
    ):
        return None
    return Draft(found.start(), found.end(), "SET", SETS[found[0].lower()])


def _every(found: Match[str], context: Context) -> Reading:
    name, words = found["unit"].lower(), (found["n"] or "").lower()
    if name in SEASONS:
        value = f"XXXX-{SEASONS[name]}"
    elif name in PARTS_OF_DAY and name != "night":
        value = f"XXXX-XX-XXT{PARTS_OF_DAY[name]}"
    else:
        count = {"other": 2, "single": 1, "few": None}.get(words, number(words) if words else 1)
        value = duration(count, name)
    return Draft(found.start(), found.end(), "SET", value)


def _every_month(found: Match[str], context: Context) -> Reading:
    return Draft(found.start(), found.end(), "SET", f"XXXX-{month(found['mo']):02d}")


RULES = (
    rule(
        "set word",
        "set",
        rf"\b{either(SETS)}\b",
        _set_word,
    ),
    rule(
        "every",
        "each",
        rf"\b(?:every|each)\s+(?:(?P<n>\d{{1,3}}|two|three|four|five|six|ten|other|single|few)\s+)?"
        r"(?P<unit>day|night|week|weekend|month|quarter|year|hour|minute|second|morning|evening"
        rf"|{SEASON})s?\b",
        _every,
    ),
    rule("every month", "each month", rf"\b(?:every|each)\s+(?P<mo>{MONTH})(?!\w)", _every_month),
)
