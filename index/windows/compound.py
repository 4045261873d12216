"""Rules for times told by way of another: a week ago Thursday, Tuesday of last week, since then, year to date."""

from __future__ import annotations

import re
from datetime import date
from re import Match

from index.windows.days import Span, make, period, plus, shift
from index.windows.grammar import Context, Draft, Reading, from_span, rule
from index.windows.patterns import EXACT_NUMBER, ORDINAL, WEEKDAY
from index.windows.relative import DAYS_AWAY, SAID_OF_CONTEXT
from index.windows.words import number, ordinal, unit, weekday

WEEKS_AWAY = {"last": -1, "this": 0, "next": 1}
TO_NOW = 0.6
"""Confidence of "to date", which says how far a count reaches, and seldom from when."""
NTH_DAY = 0.4
BARE_DAY = 0.5
_AFTER_FROM = re.compile(r"\b(?:from|since|between)\b[^.;,?]{1,40}$", re.IGNORECASE)


def _counted(found: Match[str], context: Context) -> Reading:
    """A week ago Thursday, two years ago today: the same day, so many units back."""
    count, name = number(found["n"]), unit(found["unit"])
    if count is None:
        return None
    if found["wd"]:
        day = plus(context.today, -((context.today.weekday() - weekday(found["wd"])) % 7))
    else:
        day = plus(context.today, DAYS_AWAY[found["rel"].lower()])
    return from_span(found, period(shift(day, -count, name), "day"), confidence=0.9)


def _same_unit_ago(found: Match[str], context: Context) -> Reading:
    """Two years ago this month."""
    count, name = number(found["n"]), found["part"].lower()
    if count is None:
        return None
    return from_span(found, period(shift(context.today, -count, unit(found["unit"])), name), confidence=0.9)


def _of_week(found: Match[str], context: Context) -> Reading:
    """Tuesday of last week, last week on Tuesday."""
    how, name = found["how"] or found["how2"], found["d"] or found["d2"]
    monday = period(plus(context.today, 7 * WEEKS_AWAY[how.lower()]), "week").low
    return from_span(found, period(plus(monday, weekday(name)), "day"), confidence=0.9)


def _night_before_last(found: Match[str], context: Context) -> Reading:
    day = plus(context.today, -2)
    return Draft(found.start(), found.end(), "TIME", f"{day}TNI", day, plus(day, 1), 0.9)


def _day_of_month(found: Match[str], context: Context) -> Reading:
    """On the 12th: of the month spoken of, or the last such day."""
    day, known = ordinal(found["o"]), context.memory.day
    if not day or not 1 <= day <= 31:
        return None
    told = make(known.year, known.month, day) if known else None
    span = period(told, "day") if told else _last_such_day(context.today, day)
    if not span:
        return None
    draft = from_span(found, span, confidence=BARE_DAY)
    draft.unknown = f"XXXX-XX-{day:02d}"
    return draft


def _last_such_day(today: date, day: int) -> Span | None:
    first = today.replace(day=1)
    for _ in range(3):
        found = make(first.year, first.month, day)
        if found and found <= today:
            return period(found, "day")
        first = plus(first, -1).replace(day=1)
    return None


def _nth_day(found: Match[str], context: Context) -> Reading:
    """For a third straight day: the day spoken of."""
    return from_span(found, period(context.memory.day or context.today, "day"), confidence=NTH_DAY)


def _nth_week(found: Match[str], context: Context) -> Reading:
    return from_span(found, period(context.today, "week"), confidence=NTH_DAY)


def _then(found: Match[str], context: Context) -> Reading:
    """Since then, by then: what was spoken of last."""
    known = context.memory.span
    if not known:
        return None
    draft = Draft(found.start("x"), found.end("x"), "DATE", *known, confidence=SAID_OF_CONTEXT)
    draft.unknown = known.value
    return draft


def _turn_of_century(found: Match[str], context: Context) -> Reading:
    """The turn of the century: its first year; of the month or year it is the start (around.py)."""
    first = date(max(context.today.year // 100 * 100, 1), 1, 1)
    return from_span(found, period(first, "year"), confidence=SAID_OF_CONTEXT, fuzz=365)


def _unit_before(found: Match[str], context: Context) -> Reading:
    """The year before, the month previous: reckoned from what was spoken of last."""
    known, name = context.memory.span, found["unit"].lower()
    return from_span(
        found, period(shift(known.low if known else context.today, -1, name), name), confidence=SAID_OF_CONTEXT
    )


def _unit_to_date(found: Match[str], context: Context) -> Reading:
    """Year to date: from its first day up to today."""
    span = period(context.today, found["unit"].lower())
    return Draft(found.start(), found.end(), "DATE", span.value, span.low, plus(context.today, 1), 0.9)


def _to_date(found: Match[str], context: Context) -> Reading:
    """To date: up to now; after "from 2016" it is the other end of the range."""
    ranged = _AFTER_FROM.search(context.left(found.start(), 60))
    start = found.start("date") if ranged else found.start()
    return Draft(start, found.end(), "DATE", "PRESENT_REF", None, plus(context.today, 1), TO_NOW)


_AGO = rf"\b(?P<n>{EXACT_NUMBER}|an?|one)\s+(?P<unit>week|month|year)s?\s+ago\s+"

RULES = (
    rule(
        "weeks ago weekday",
        "unit ago",
        rf"{_AGO}(?:on\s+)?(?:(?P<wd>{WEEKDAY})|(?P<rel>today|yesterday|tomorrow))(?!\w)",
        _counted,
    ),
    rule("years ago this month", "unit ago", rf"{_AGO}this\s+(?P<part>week|month)\b", _same_unit_ago),
    rule(
        "weekday of week",
        "weekday week",
        rf"\b(?P<d>{WEEKDAY})\s+(?:of\s+)?(?P<how>last|this|next)\s+week\b"
        rf"|\b(?P<how2>last|next)\s+week\s+on\s+(?P<d2>{WEEKDAY})(?!\w)",
        _of_week,
    ),
    rule("night before last", "night", r"\bthe\s+night\s+before\s+last\b", _night_before_last),
    rule(
        "day of month",
        "ordinal digit",
        r"(?<=\bon )the\s+(?P<o>\d{1,2}(?:st|nd|rd|th))\b(?=\s*(?:$|[.,;:?!)]|and\b|when\b|but\b))",
        _day_of_month,
    ),
    rule(
        "nth day",
        "nth unit",
        rf"\b(?:(?:a|the)\s+(?!first\b){ORDINAL}\s+(?:(?:straight|consecutive|successive|full)\s+)?day\b(?!\s+of\b|-)"
        rf"|{ORDINAL}\s+day\s+in\s+a\s+row\b)|^{ORDINAL}\s+day$",
        _nth_day,
    ),
    rule(
        "nth week",
        "nth week",
        rf"\b(?:(?:a|the)\s+)?{ORDINAL}\s+(?:(?:straight|consecutive|successive)\s+week|week\s+in\s+a\s+row)\b",
        _nth_week,
    ),
    rule(
        "then",
        "then",
        r"(?:(?<=since )|(?<=by )|(?<=until )|(?<=before )|(?<=from )|(?<=after )|^)"
        r"(?P<x>then|that (?:time|date|point))\b(?!\s+\w+ed)",
        _then,
    ),
    rule(
        "unit before",
        "unit beside",
        r"\bthe\s+(?P<unit>week|month|quarter|year|decade)\s+(?:before|previous|prior)\b(?=\s*(?:$|[.,;:?!)]|and\b))",
        _unit_before,
    ),
    rule("turn of century", "century", r"\b(?:the\s+)?turn\s+of\s+the\s+century\b", _turn_of_century),
    rule(
        "unit to date",
        "date unit",
        r"\b(?:the\s+)?(?P<unit>week|month|quarter|year)[- ]to[- ]date\b",
        _unit_to_date,
    ),
    rule("to date", "date", r"(?<!\bup )\bto\s+(?P<date>date)\b(?=\s*(?:$|[.,;:?!)]))", _to_date),
)
