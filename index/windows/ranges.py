"""What neighbouring expressions do to each other: a range hands its year on, a length counts from a date."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from index.windows.days import period, plus, shift
from index.windows.grammar import Context, Draft

OFFSET_CONFIDENCE = 0.6
EARLIER_YEARS = 5
"""How many years back a question without a year may be read."""
YEARLESS = frozenset({"month", "month day", "day month", "ordinal day", "season", "holiday"})
"""Rules whose drafts may lack a year."""

_WITH_YEAR = frozenset(
    {"month year", "month of year", "month day year", "day month year", "date", "days month", "month days"}
)
_JOINS = re.compile(
    r"\s*(?P<to>-|–|—|to|through|until|till|and|or|,|, and)\s*"
    r"(?P<own>(?:before|until|by|since|after|in|on)\s+)?(?:the\s+)?",
    re.IGNORECASE,
)
"""What may stand between two expressions that share a year. A preposition of its own makes no range."""
_RANGE_WORDS = frozenset({"-", "–", "—", "to", "through", "until", "till"})
_COUNTS_FROM = re.compile(
    r"\s+(?P<how>after|before|following|prior to|to|ending|ended)\s+(?:in\s+|on\s+)?(?=\w)", re.IGNORECASE
)
_BESIDE_RULES = frozenset({"weekday", "the weekend"})
_BESIDE = re.compile(r"\s+(?P<how>after|before|following|prior to)\s+(?:the\s+)?", re.IGNORECASE)
_SPREAD = re.compile(r"\b(?:in|during|over|within)\s+(?:the\s+)?$", re.IGNORECASE)
_UP_TO = frozenset({"to", "ending", "ended"})
_LETTER_UNITS = {"D": "day", "W": "week", "M": "month", "Q": "quarter", "Y": "year"}
_VAGUE_LENGTHS = {"D": 7, "W": 6, "M": 5, "Q": 4, "Y": 4}
"""How long "the days after" lasts, in its unit."""


def join(drafts: Sequence[Draft], context: Context) -> None:
    """Mark the ends of ranges and hand years on: "January to March 2020", "in May and June 2019"."""
    for first, second in pairwise(drafts):
        joined = _JOINS.fullmatch(context.text[first.end : second.start])
        if not joined or first.type in {"SET", "DURATION"} or second.type != first.type:
            continue
        word = joined["to"].lower()
        is_range = not joined["own"] and (word in _RANGE_WORDS or (word == "and" and first.relation == "from"))
        _hand_year_on(first, second, is_range=is_range)
        if is_range:
            first.relation, second.relation = "from", "to"
    for n, draft in enumerate(drafts):
        if (draft.relation == "from" and (n + 1 == len(drafts) or drafts[n + 1].relation != "to")) or (
            draft.relation == "to" and (n == 0 or drafts[n - 1].relation != "from")
        ):
            draft.relation = "during"


def _hand_year_on(first: Draft, second: Draft, *, is_range: bool) -> None:
    if not first.low or not second.low:
        return
    if _yearless(first) and _has_year(second):
        wraps = is_range and (first.low.month, first.low.day) > (second.low.month, second.low.day)
        _move(first, second.low.year - wraps, second)
    elif is_range and _yearless(second) and (_has_year(first) or second.low < first.low):
        wraps = (second.low.month, second.low.day) < (first.low.month, first.low.day)
        _move(second, first.low.year + wraps, first)


def _yearless(draft: Draft) -> bool:
    return draft.in_year is not None and draft.relative


def _has_year(draft: Draft) -> bool:
    return draft.rule in _WITH_YEAR or (draft.rule in YEARLESS and not _yearless(draft))


def _move(draft: Draft, year: int, giver: Draft) -> None:
    moved = draft.in_year(year) if draft.in_year and 1 <= year < date.max.year else None
    if moved:
        draft.value, draft.low, draft.high = moved
        draft.alternatives, draft.relative, draft.in_year = (), giver.relative, None


def count_from(drafts: Sequence[Draft], context: Context) -> None:
    """Place a length that is counted from a date: "two days after 3 January", "in the week before Easter"."""
    for first, second in pairwise(drafts):
        if first.rule != "length" or first.low or not second.low or not second.high:
            continue
        counted = _COUNTS_FROM.match(context.text, first.end)
        if not counted or re.search("[,;]", context.text[first.end : second.start]):
            continue
        how = counted["how"].lower()
        spread = how in _UP_TO or _is_spread(first, context)
        origin = (second.high, second.high) if how in _UP_TO else (second.low, second.high)
        placed = _placed(first.value, origin, later=how in ("after", "following"), spread=spread)
        if placed:
            first.low, first.high = placed
            first.relation, first.confidence = "offset", min(OFFSET_CONFIDENCE, second.confidence)
            first.relative = first.relative or second.relative


def _is_spread(draft: Draft, context: Context) -> bool:
    """In the two days before, the week before: all of its days; two days before, the day before: one of them."""
    words = context.text[draft.start : draft.end]
    single = draft.value != "P1D" and re.fullmatch("the [a-z]+", words, re.IGNORECASE)
    return bool(single or _SPREAD.search(context.left(draft.start, 16)))


def weekday_beside(drafts: Sequence[Draft], context: Context) -> None:
    """Place a weekday that is told by a date: "the Tuesday before Christmas", "the weekend after Easter"."""
    for first, second in pairwise(drafts):
        counted = _BESIDE.fullmatch(context.text[first.end : second.start])
        if not counted or first.rule not in _BESIDE_RULES or not first.low or not second.low or not second.high:
            continue
        number, later = first.low.weekday(), counted["how"].lower() in ("after", "following")
        origin = second.high if later else second.low
        days = (number - origin.weekday()) % 7 if later else -((origin.weekday() - number) % 7 or 7)
        unit = "day" if first.rule == "weekday" else "weekend"
        first.value, first.low, first.high = period(plus(origin, days), unit)
        first.relation, first.confidence, first.alternatives = "offset", second.confidence, ()
        first.relative, first.part = second.relative, ""


def _placed(value: str, origin: tuple[date, date], *, later: bool, spread: bool) -> tuple[date, date] | None:
    length = re.fullmatch(r"P(\d{1,5}|X)([DWMQY])", value)
    if not length:
        return None
    unit = _LETTER_UNITS[length[2]]
    count = _VAGUE_LENGTHS[length[2]] if length[1] == "X" else int(length[1])
    if spread:
        return (origin[1], shift(origin[1], count, unit)) if later else (shift(origin[0], -count, unit), origin[0])
    steps = count if later else -count
    return shift(origin[0], steps, unit), shift(origin[1], steps, unit)


def earlier_years(draft: Draft) -> None:
    """A question that gives no year may mean any of the last: offer the years before the chosen one."""
    if draft.in_year and draft.relative and draft.low:
        years = range(draft.low.year - 1, max(draft.low.year - 1 - EARLIER_YEARS, 0), -1)
        draft.alternatives = tuple((span.low, span.high) for year in years if (span := draft.in_year(year)))


def blank(value: str) -> str:
    """A TIMEX3 value with its digits unknown: `2020-03` becomes `XXXX-XX`."""
    day, time, rest = value.partition("T")
    return re.sub(r"\d", "X", day) + time + rest
