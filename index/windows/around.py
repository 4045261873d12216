"""The words beside an expression: "late", "the end of" narrow it, "since", "before" relate something to it."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from index.windows.days import add_months, plus
from index.windows.grammar import Context, Draft
from index.windows.patterns import either
from index.windows.records import Relation

PART_WORDS = {
    "end": "end", "close": "end", "beginning": "start", "start": "start", "outset": "start", "turn": "start",
    "middle": "mid", "early": "start", "late": "end", "mid": "mid", "earlier": "start", "later": "end",
    "mid-to-late": "end", "halfway through": "mid", "midway through": "mid",
}  # fmt: skip
EDGE_WORDS = frozenset({"end", "close", "beginning", "start", "outset", "turn", "halfway through", "midway through"})

RELATIONS: dict[str, Relation] = {
    "since": "since", "ever since": "since", "starting": "since", "beginning": "since", "as early as": "since",
    "by": "by", "no later than": "by", "as late as": "by",
    "until": "until", "till": "until", "up to": "until", "up until": "until",
    "through": "through", "as of": "as of",
    "before": "before", "prior to": "before", "ahead of": "before", "pre": "before",
    "run-up to": "before", "runup to": "before", "lead-up to": "before", "in advance of": "before",
    "after": "after", "following": "after", "post": "after",
    "from": "from", "between": "from", "to": "to",
    "in": "during", "on": "during", "at": "during", "during": "during", "throughout": "during", "over": "during",
    "within": "within", "for": "for",
}  # fmt: skip
"""Prepositions, and what they say of an event and the time they lead."""

_PARTS = (
    re.compile(
        r"\b(?:the\s+)?(?:very\s+)?(?:(?P<k>end|close|beginning|start|middle|outset|turn)\s+of"
        r"|(?P<way>(?:half|mid)way through))\s+(?:the\s+)?$",
        re.IGNORECASE,
    ),
    re.compile(
        r"\b(?:the\s+)?(?P<k>early|late|mid|earlier|later|mid-to-late)(?:[\s-]+|\s+in\s+)(?:the\s+)?$", re.IGNORECASE
    ),
)
_WORDS = either(word.replace(" ", r"\s+") for word in RELATIONS)
_RELATION = re.compile(
    rf"(?<![\w-])(?P<r>{_WORDS})[\s-]+(?:(?:at|in|on|about|around|the)\s+)*$",
    re.IGNORECASE,
)
_SO_FAR = re.compile(r"\bso far\s+(?:in\s+)?$", re.IGNORECASE)
_ONWARD = re.compile(r"\s*(?:,\s*)?(?:on|onwards?|forwards?)\b(?!\s+\w)", re.IGNORECASE)
REACH = 40
"""Characters before an expression that can belong to it."""


class Lead(NamedTuple):
    """The words that relate something to an expression."""

    relation: Relation
    start: int


def lead_of(text: str, start: int, floor: int = 0) -> Lead:
    """The preposition before the expression that starts here, and where it begins."""
    first = max(floor, start - REACH)
    found = _RELATION.search(text[first:start])
    if not found:
        return Lead("", start)
    return Lead(RELATIONS[" ".join(found["r"].lower().split())], first + found.start())


def widen(draft: Draft, context: Context, floor: int) -> None:
    """Take "late", "the end of" into the expression, and remember which part of it is meant."""
    if draft.type != "DATE" or draft.part or not draft.low or draft.value.endswith("_REF"):
        return
    first = max(floor, draft.start - REACH)
    left = context.text[first : draft.start]
    found = next((m for pattern in _PARTS if (m := pattern.search(left))), None)
    if not found:
        return
    word = found[found.lastgroup or "k"].lower()
    if draft.rule == "weekday" and word in ("earlier", "later"):
        return
    draft.part, draft.edge = PART_WORDS[word], word in EDGE_WORDS
    draft.start = first + found.start()


def relate(draft: Draft, context: Context, floor: int) -> None:
    """Give the draft its relation from the words before (and after) it."""
    left = context.text[max(floor, draft.start - REACH) : draft.start]
    if draft.low and draft.high and _SO_FAR.search(left):
        draft.high, draft.relative = min(draft.high, plus(context.today, 1)), True
    if draft.relation:
        return
    draft.relation = lead_of(context.text, draft.start, floor).relation
    if draft.relation == "from" and _ONWARD.match(context.right(draft.end, 14)):
        draft.relation = "since"


def narrow(draft: Draft) -> None:
    """Apply the part that was remembered to the days of the draft."""
    if draft.part and draft.low and draft.high:
        draft.low, draft.high, draft.fuzz = part_of(draft.low, draft.high, draft.part, edge=draft.edge)
        draft.alternatives = tuple(
            part_of(low, high, draft.part, edge=draft.edge)[:2] for low, high in draft.alternatives if low and high
        )


def part_of(low: date, high: date, part: str, *, edge: bool) -> tuple[date, date, int]:
    """The start, mid or end of an interval, and by how many days that may be off.

    "Late October" is its last third from the 21st, "the end of October" its last five days; "late 2019" is
    September to December, "the end of 2019" December; "the early 1990s" are 1990 to 1993.
    """
    days = (high - low).days
    whole = low.day == 1
    if days <= 1:
        return low, high, 0
    if whole and 28 <= days <= 31 and (not edge or part == "mid"):
        return *_cut(part, low, plus(low, 10), plus(low, 20), high), 3
    if whole and 365 <= days <= 366:
        return _part_of_year(low, high, part, edge=edge)
    if whole and 3650 <= days <= 3653:
        return _part_of_decade(low, high, part, edge=edge)
    return _part_of_days(low, high, part, edge=edge)


def _part_of_days(low: date, high: date, part: str, *, edge: bool) -> tuple[date, date, int]:
    days = (high - low).days
    if edge and part != "mid" and days > 7:
        piece = max(1, round(days / (6 if days < 60 else 12)))
        return *_cut(part, low, plus(low, piece), plus(high, -piece), high), piece
    fuzz = max(1, round(days / 10))
    if low.day == 1 and 89 <= days <= 92:
        return *_cut(part, low, add_months(low, 1), add_months(low, 2), high), fuzz
    return *_cut(part, low, plus(low, days / 3), plus(low, 2 * days / 3), high), fuzz


def _part_of_decade(low: date, high: date, part: str, *, edge: bool) -> tuple[date, date, int]:
    first, second = (1, 9) if edge and part != "mid" else (4, 7)
    return *_cut(part, low, add_months(low, 12 * first), add_months(low, 12 * second), high), 365


def _part_of_year(low: date, high: date, part: str, *, edge: bool) -> tuple[date, date, int]:
    if not edge:
        return *_cut(part, low, add_months(low, 4), add_months(low, 8), high), 30
    if part == "mid":
        return add_months(low, 5), add_months(low, 7), 30
    return *_cut(part, low, add_months(low, 1), add_months(low, 11), high), 30


def _cut(part: str, low: date, first: date, second: date, high: date) -> tuple[date, date]:
    return {"start": (low, first), "mid": (first, second), "end": (second, high)}[part]
