"""Rules for vague times: now, recently, in recent months, soon, the coming weeks. All are soft signals."""

from __future__ import annotations

import re
from re import Match

from index.windows.days import plus, shift
from index.windows.grammar import Context, Draft, Reading, rule
from index.windows.patterns import NUMBER, SEASON, UNIT
from index.windows.records import Kind

RECENT = {
    "day": (7, "day"),
    "week": (6, "week"),
    "month": (5, "month"),
    "quarter": (5, "quarter"),
    "year": (4, "year"),
    "decade": (30, "year"),
}
"""How far back "recent months" (weeks, years) reaches."""
RECENTLY = 90
"""Days that "recently" reaches back."""
SOFT = 0.4
RECENT_UNITS = 0.5
LATER = 0.3

_UNIT_WORD = re.compile("(day|week|month|quarter|year|decade)s", re.IGNORECASE)


def _draft(found: Match[str], value: str, kind: Kind = "DATE", confidence: float = SOFT) -> Draft:
    return Draft(found.start("x"), found.end("x"), kind, value, confidence=confidence, rule="vague")


def _present(found: Match[str], context: Context) -> Reading:
    if found["x"].lower() == "current" and re.match(
        r"\s*(?:week|month|quarter|year|fiscal|account|events|affairs)", context.right(found.end(), 16), re.IGNORECASE
    ):
        return None
    draft = _draft(found, "PRESENT_REF")
    draft.low, draft.high = context.today, plus(context.today, 1)
    return draft


def _recent_units(found: Match[str], context: Context) -> Reading:
    unit = _UNIT_WORD.search(found["x"])
    if not unit:
        return None
    name = unit[1].lower()
    value, kind = ("PAST_REF", "DATE") if name in ("day", "year", "decade") else (f"PX{name[0].upper()}", "DURATION")
    draft = _draft(found, value, kind, RECENT_UNITS)  # type: ignore[arg-type]
    count, step = RECENT[name]
    draft.low, draft.high = shift(context.today, -count, step), plus(context.today, 1)
    draft.fuzz = (context.today - draft.low).days // 3
    return draft


def _past(found: Match[str], context: Context) -> Reading:
    words = found["x"].lower()
    if words == "the past" and _PAST_OF.match(context.right(found.end(), 40)):
        return None
    draft = _draft(found, "PAST_REF")
    draft.high = context.today
    draft.low = plus(context.today, -RECENTLY) if "recent" in words or words == "lately" else None
    return draft


def _future(found: Match[str], context: Context) -> Reading:
    words = found["x"].lower()
    if words == "future" and not _FUTURE_NOUN.match(context.right(found.end(), 20)) and not context.is_all(found["x"]):
        return None
    draft = _draft(found, "FUTURE_REF")
    unit = _UNIT_WORD.search(words)
    draft.low = context.today
    if unit and unit[1].lower() in RECENT:
        count, step = RECENT[unit[1].lower()]
        draft.high = shift(context.today, count, step)
    return draft


def _later(found: Match[str], context: Context) -> Reading:
    """Later, alone: after what was told before, nobody says when."""
    return _draft(found, "FUTURE_REF", confidence=LATER)


_PAST_OF = re.compile(rf"\s*(?:{NUMBER}\s+)?(?:{UNIT}|{SEASON}|season)", re.IGNORECASE)
_FUTURE_NOUN = re.compile(
    r"\s+(?:years|months|growth|plans|earnings|generations|needs|sales|results|success|development|cooperation|talks|"
    r"elections|attacks)\b",
    re.IGNORECASE,
)
_UNITS = "days|weeks|months|quarters|years"

RULES = (
    rule(
        "present",
        "present",
        r"\b(?P<x>right now|now|at the moment|currently|current|at present|these days|nowadays"
        r"|presently)\b",
        _present,
    ),
    rule(
        "recent units",
        "past units",
        rf"\b(?P<x>recent (?:{_UNITS}|decades)|(?:the )?past (?:{_UNITS}|decades))\b",
        _recent_units,
    ),
    rule(
        "past",
        "past",
        r"\b(?P<x>more recently|recently|lately|previously|recent times|recent history|recent"
        r"|the recent past|not long ago|long ago|some time ago|a while ago"
        r"|(?:days|weeks|months|years|decades) ago)\b",
        _past,
    ),
    rule(
        "later",
        "later",
        r"(?<!or )(?<!sooner and )\b(?P<x>later)\b"
        r"(?!\s+(?:than|on|this|that (?:day|night|week|month|year)|in|life|stages?|part)\b|-)",
        _later,
    ),
    rule("the past", "past", r"\b(?P<x>the past)\b", _past),
    rule(
        "future",
        "future",
        r"\b(?P<x>soon|as soon as possible|the (?:(?:near|foreseeable|immediate|distant"
        rf"|not-too-distant) )?future|future|(?:the )?(?:coming|next) (?:{_UNITS})|(?:the )?(?:days|weeks"
        r"|months|years) ahead|a later date|the (?:near|short|long) term)\b",
        _future,
    ),
)
