"""Rules for holidays: Christmas, Easter Monday 2019, the Fourth of July weekend, between Christmas and New Year."""

from __future__ import annotations

import re
from datetime import date
from functools import partial
from re import Match

from index.windows.days import Span, period, plus
from index.windows.direction import cue
from index.windows.grammar import Context, Reading, from_span, rule
from index.windows.holidays import HOLIDAYS
from index.windows.patterns import HOLIDAY, YEAR

HOLIDAY_CONFIDENCE = 0.8
NEARER = 60
"""Days: without a cue the coming holiday is meant only if it is nearer than the last by more than this."""

_NAMED_AFTER = re.compile(
    r"[- ](?:Islands?|Rising|Uprising|Agreement|Accords?|Bunny|Eggs?|Seals?|Carols?|Trees?|Sale)\b",
    re.IGNORECASE,
)
"""What follows the name of a holiday that here names something else: Easter Island, the Good Friday Agreement."""
_NEW_YEAR_PLACED = re.compile(r"\b(?:since|by|until|before|after|and|to|over|at|for|into|around)\s+$", re.I)
_OTHER_NEW_YEAR = re.compile(r"\b(?:Chinese|Lunar|Jewish|Persian|Iranian|Kurdish|Thai|Islamic|Vietnamese)\s+$", re.I)


def _holiday(found: Match[str], context: Context) -> Reading:
    name = " ".join(found["name"].lower().replace("’", "'").split())
    if _NAMED_AFTER.match(context.right(found.end(), 14)):
        return ()
    if name == "new year" and not _is_new_year(found, context):
        return None
    in_year = partial(_holiday_in, name=name, weekend=bool(found["weekend"]))
    if found["y"]:
        return from_span(found, in_year(int(found["y"])))
    today = context.today
    spans = [in_year(year) for year in range(max(today.year - 1, 1), min(today.year + 2, date.max.year))]
    past = max((span for span in spans if span.low <= today), key=_start, default=None)
    future = min((span for span in spans if span.low >= today), key=_start, default=None)
    if not past or not future:
        return None
    ahead = _is_ahead(found, past.low, future.low, context)
    chosen, other = (future, past) if ahead else (past, future)
    direction = "future" if ahead else "past"
    draft = from_span(found, chosen, confidence=HOLIDAY_CONFIDENCE, direction=direction)
    draft.unknown = "XXXX" + _fixed_date(name)
    draft.in_year = None if found["how"] else in_year
    draft.alternatives = ((other.low, other.high),) if other != chosen and not found["how"] else ()
    return draft


def _start(span: Span) -> date:
    return span.low


def _is_new_year(found: Match[str], context: Context) -> bool:
    """The first of January, and not the whole year, or another calendar's."""
    left = context.left(found.start(), 16)
    if _OTHER_NEW_YEAR.search(left):
        return False
    return bool(found["y"] or _NEW_YEAR_PLACED.search(left)) or context.is_all(found[0])


def _holiday_in(year: int, name: str, *, weekend: bool = False) -> Span:
    """The holiday of a year; with its weekend, the days from the one to the other."""
    day = period(HOLIDAYS[name](year), "day")
    if not weekend:
        return day
    saturdays = (plus(day.low, 5 - day.low.weekday()), plus(day.low, -2 - day.low.weekday()))
    saturday = min(saturdays, key=lambda found: abs((found - day.low).days))
    return Span(period(saturday, "weekend").value, min(day.low, saturday), max(day.high, plus(saturday, 2)))


def _is_ahead(found: Match[str], past: date, future: date, context: Context) -> bool:
    how = (found["how"] or "").lower()
    if how in ("last", "next"):
        return how == "next"
    said = cue(context, *found.span())
    if said or context.asking:
        return said == "future"
    return (context.today - past).days > (future - context.today).days + NEARER


def _fixed_date(name: str) -> str:
    days = {f"{HOLIDAYS[name](year):-%m-%d}" for year in (2019, 2020, 2021)}
    return days.pop() if len(days) == 1 else ""


RULES = (
    rule(
        "holiday",
        "holiday",
        rf"(?:\b(?P<how>last|next|this)\s+)?\b(?P<name>{HOLIDAY})(?P<weekend>\s+weekend\b)?(?:,?\s+(?P<y>{YEAR})\b)?(?!\w)",
        _holiday,
    ),
)
