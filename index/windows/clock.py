"""Rules for times of the day: 5 p.m. Friday, 16:15 UTC, noon, this morning, overnight. Their interval is the day."""

from __future__ import annotations

import re
from datetime import date
from re import Match

from index.windows.days import plus
from index.windows.direction import nearest_weekday, nearest_year
from index.windows.grammar import Context, Draft, Reading, rule
from index.windows.patterns import MONTH, WEEKDAY, ZONE
from index.windows.relative import DAYS_AWAY, SAID_OF_CONTEXT
from index.windows.words import PARTS_OF_DAY, month, weekday


def _part_of_day(found: Match[str], context: Context) -> Reading:
    how = found["how"].lower()
    if how in ("this", "last"):
        day = plus(context.today, -1 if how == "last" else 0)
    else:
        day = plus(
            context.memory.day or context.today, {"the next": 1, "the following": 1, "the previous": -1}.get(how, 0)
        )
    return Draft(found.start(), found.end(), "TIME", f"{day}T{PARTS_OF_DAY[found['pod'].lower()]}", day, plus(day, 1))


def _overnight(found: Match[str], context: Context) -> Reading:
    night = plus(context.today, -1)
    return Draft(found.start(), found.end(), "TIME", f"{night}TNI", night, plus(night, 1), 0.6)


def _the_part(found: Match[str], context: Context) -> Reading:
    day = context.memory.day or context.today
    value = f"{day}T{PARTS_OF_DAY[(found['pod'] or found['pod2']).lower()]}"
    return Draft(found.start(), found.end(), "TIME", value, day, plus(day, 1), SAID_OF_CONTEXT)


def _half_day(found: Match[str], context: Context) -> Reading:
    """5 p.m., 10:30 am Friday."""
    hour, minute = int(found["h"]), int(found["m"] or 0)
    if hour > 12 or minute > 59:
        return None
    afternoon = 12 if found["half"].lower().startswith("p") else 0
    return _at(found, f"{hour % 12 + afternoon:02d}:{minute:02d}", context)


def _full_day(found: Match[str], context: Context) -> Reading:
    """16:15 UTC, at 16:15; but not a score or a ratio."""
    placed = _CLOCK_PLACED.search(context.left(found.start("x"), 9))
    zoned = re.search(r"[A-Z]{3}\)?$", found["x"][: found.end("zone") - found.start("x")])
    return _at(found, f"{int(found['h']):02d}:{found['m']}", context) if placed or zoned else None


def _four_digits(found: Match[str], context: Context) -> Reading:
    """0800 UTC."""
    return _at(found, f"{found['h']}:{found['m']}", context)


def _noon(found: Match[str], context: Context) -> Reading:
    return _at(found, "12:00" if found["word"].lower() == "noon" else "24:00", context)


def _at(found: Match[str], time: str, context: Context) -> Draft:
    day, zone = _day_of_time(found, context), "Z" if _UNIVERSAL.search(found["x"]) else ""
    return Draft(found.start("x"), found.end("x"), "TIME", f"{day}T{time}{zone}", day, plus(day, 1), 0.8)


def _day_of_time(found: Match[str], context: Context) -> date:
    if found["wd"]:
        return nearest_weekday(context, weekday(found["wd"]), "", found.span()).day
    if found["rel"]:
        return plus(context.today, DAYS_AWAY[found["rel"].lower()])
    if found["mo"] and 1 <= int(found["d"]) <= 31:
        choice = nearest_year(context, month(found["mo"]), int(found["d"]), "", found.span())
        return choice.day if choice else context.today
    last = context.memory.day
    return last if last and abs((last - context.today).days) < 8 else context.today


_ON = (
    rf"(?:,?\s+(?:on\s+)?(?:(?P<wd>{WEEKDAY})\b|(?P<rel>today|yesterday|tomorrow)\b"
    rf"|(?P<mo>{MONTH})\s+(?P<d>\d{{1,2}})(?:st|nd|rd|th)?\b))?"
)
_CLOCK_PLACED = re.compile(r"\b(?:at|by|from|to|around|until|between|since|before|after)\s*$", re.IGNORECASE)
_UNIVERSAL = re.compile(r"\b(?:UTC|GMT)\b", re.IGNORECASE)
_ABOUT = r"(?:\b(?:around|about|at)\s+)?"

RULES = (
    rule(
        "part of day",
        "daypart pointer",
        r"\b(?:(?:early|late|later|earlier)\s+)?(?P<how>this|last|that|the next|the following|the previous"
        r"|the same)\s+(?P<pod>morning|afternoon|evening|night)\b",
        _part_of_day,
    ),
    rule("overnight", "overnight", r"\bovernight\b", _overnight),
    rule(
        "12-hour clock",
        "digit halfday",
        rf"{_ABOUT}(?<![\d.,:$-])\b(?P<x>(?P<h>\d{{1,2}})(?:[:.](?P<m>\d\d))?\s*(?P<half>[ap]\.m\.?|[ap]m\b){ZONE}{_ON})",
        _half_day,
    ),
    rule(
        "24-hour clock",
        "digit",
        rf"(?<![\d:.-])\b(?P<x>(?P<h>[01]?\d|2[0-3]):(?P<m>[0-5]\d)(?::\d\d)?(?![\d:])(?P<zone>{ZONE}){_ON})",
        _full_day,
    ),
    rule(
        "four digits",
        "digit zone",
        rf"(?<![\d:.$-])\b(?P<x>(?P<h>[01]\d|2[0-3])(?P<m>[0-5]\d)\s*(?:hours\s*)?(?:UTC|GMT)\b{_ON})",
        _four_digits,
    ),
    rule("noon", "noon", rf"{_ABOUT}\b(?P<x>(?P<word>noon|midnight)\b{_ON})", _noon),
    rule(
        "the part of day",
        "daypart",
        r"(?<=\bin )\bthe\s+(?P<pod>morning|afternoon|evening)\b"
        r"|^the\s+(?P<pod2>morning|afternoon|evening)$",
        _the_part,
    ),
)
