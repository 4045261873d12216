"""Rules for parts of the year: the second quarter, Q3 2022, the first half of 2023, last winter."""

from __future__ import annotations

import re
from datetime import date
from functools import partial
from re import Match

from index.windows.days import Span, add_months, duration, half, period, plus, quarter, season, shift
from index.windows.direction import PAST_CUES, cue, is_ahead, nearest_year
from index.windows.grammar import Context, Draft, Reading, from_span, rule
from index.windows.patterns import MONTH, NUMBER, SEASON, SPELLED_YEAR, YEAR, YEAR_SHIFTS
from index.windows.words import SEASONS, month, number, ordinal, spelled_year

RECENT_SEASON = 245
"""Days: "this winter" is the one just past if it ended no longer ago than this."""
NEAR_SEASON = 100
SEASON_CONFIDENCE = 0.8
PARTS = {"early": "start", "earlier": "start", "mid": "mid", "late": "end", "later": "end"}

_SEASON_PLACED = re.compile(
    r"\b(?:in|since|by|until|during|of|from|between|before|after|through|for|each|every|and|to|late|early|mid)\s*(?:the\s*)?$",
    re.IGNORECASE,
)
_VERB_PLACED = re.compile(
    r"\b(?:in|since|by|until|during|from|between|before|after|late|early|mid|through)\s*(?:the\s*)?$", re.IGNORECASE
)
_RANGE_END = re.compile(r"\bfrom\b[^.;,]*\bto\s+(?:the\s+)?$", re.IGNORECASE)


def _quarter(found: Match[str], context: Context) -> Reading:
    quarter_number = int(found["q"]) if found["q"] else _ordinal(found["o"] or found["o2"], 4)
    said = (found["y"] or found["y2"] or found["y0"] or found["rel"] or "").lower()
    if said.isdigit():
        return from_span(found, quarter(int(said), quarter_number), confidence=0.9)
    year = context.today.year + next((n for word, n in YEAR_SHIFTS.items() if word in said), 0)
    if not said and not _quarter_ahead(year, quarter_number, found, context):
        year -= 1
    compared = bool(re.search("year-(?:earlier|ago)", found[0], re.IGNORECASE))
    year -= compared
    draft = from_span(found, quarter(min(max(year, 1), 9998), quarter_number), confidence=0.9 if said else 0.7)
    draft.rule = "year-earlier quarter" if compared else ""
    return draft


def _quarter_ahead(year: int, number: int, found: Match[str], context: Context) -> bool:
    """Whether this year's quarter is meant: it has begun, or a quarter to come is spoken of."""
    ahead = (quarter(year, number).low - context.today).days
    back = (context.today - quarter(max(year - 1, 1), number).low).days
    said = cue(context, *found.span())
    return ahead <= 0 or (said not in PAST_CUES and is_ahead(context, said, back, ahead))


def _ordinal(word: str, last: int) -> int:
    value = ordinal(word)
    return last if value is None or value < 0 else value


def _year_earlier(found: Match[str], context: Context) -> Reading:
    """The year-ago quarter, year-earlier: the same quarter of the year before."""
    known = context.memory.quarter
    if not known and "quarter" not in found[0].lower():
        return from_span(found, period(add_months(context.today, -12), "year"), confidence=0.4)
    low = add_months(known.low, -12) if known else add_months(context.today, -15)
    return from_span(found, period(low, "quarter"), confidence=0.4)


def _same_period(found: Match[str], context: Context) -> Reading:
    """The same month last year, the quarter a year ago: what was spoken of last, a year earlier."""
    unit, memory = found["unit"].lower(), context.memory
    known = memory.quarter if unit != "month" else None
    low = known.low if known else memory.span.low if memory.span else context.today
    if unit == "period":
        unit = "quarter" if known else "month" if memory.span and (memory.span.high - low).days <= 31 else "year"
    return from_span(found, period(add_months(low, -12), unit), confidence=0.5)


def _the_quarter(found: Match[str], context: Context) -> Reading:
    known = context.memory.quarter or period(add_months(context.today, -3), "quarter")
    return from_span(found, known, confidence=0.5)


def _half(found: Match[str], context: Context) -> Reading:
    said = found["y"].lower()
    shifted = (
        context.today.year + next((n for w, n in YEAR_SHIFTS.items() if w in said), 0) if not said.isdigit() else 0
    )
    year = int(said) if said.isdigit() else min(max(shifted, 1), 9998)
    return from_span(found, half(year, 1 if found["o"].lower() in ("first", "1") else 2))


def _year_quarter(found: Match[str], context: Context) -> Reading:
    return from_span(found, quarter(int(found["y"]), int(found["o"])), confidence=0.9)


def _season(found: Match[str], context: Context) -> Reading:
    code, how = SEASONS[found["s"].lower()], (found["how"] or "").lower()
    part = (found["part"] or found["part2"] or "").lower()
    year = found["y"] or (found["spelled"] and spelled_year(found["spelled"]))
    if year:
        return from_span(found, season(int(year), code), part=PARTS.get(part, ""))
    if not _is_season(found, how, part, context):
        return None
    chosen, other = _which_season(found, code, how, context)
    draft = from_span(found, chosen, confidence=SEASON_CONFIDENCE, part=PARTS.get(part, ""))
    draft.unknown = f"XXXX-{code}"
    if how in ("", "the"):
        draft.in_year = partial(season, code=code)
        draft.alternatives = ((other.low, other.high),)
    return draft


def _is_season(found: Match[str], how: str, part: str, context: Context) -> bool:
    """Prices fall, hopes spring, the fall of Rome, the Prague Spring: none is a season."""
    if how not in ("", "the") or part or context.is_all(found[0]):
        return True
    word, after = found["s"], context.right(found.end(), 6)
    if word[0].isupper() or re.match(r"-|['’]s\b|\s+in\b" if word.lower() == "fall" else r"-", after):
        return False
    left = context.left(found.start(), 16)
    if word.lower() in ("fall", "spring"):
        placed = _VERB_PLACED.search(left) or _RANGE_END.search(context.left(found.start(), 40))
        return bool(placed) and not re.match(r"\s+(?:of|by|from|to)\b", after)
    return bool(_SEASON_PLACED.search(left)) or (how == "the" and not after.strip())


def _which_season(found: Match[str], code: str, how: str, context: Context) -> tuple[Span, Span]:
    today = context.today
    years = range(max(today.year - 2, 1), min(today.year + 3, 9998))
    seasons = [season(year, code) for year in years] or [season(9997, code)]
    past = max((s for s in seasons if s.high <= today), default=seasons[0])
    future = min((s for s in seasons if s.low > today), default=seasons[-1])
    now = next((s for s in seasons if s.low <= today < s.high), None)
    if how in ("last", "this past", "the previous", "the past"):
        return past, future
    if how in ("next", "this coming", "the following"):
        return future, past
    if now:
        return now, past
    said = cue(context, *found.span())
    recent = how != "this" or (
        (today - past.high).days < RECENT_SEASON and (said or (future.low - today).days >= NEAR_SEASON)
    )
    return (past, future) if said != "future" and recent else (future, past)


def _part_of(found: Match[str], context: Context) -> Reading:
    """The first week of March 2020, the last two days of 2019, the first three months of last year."""
    whole = _whole(found, context)
    if not whole:
        return None
    unit, count = found["unit"].lower(), number(found["n"]) if found["n"] else 1
    amount = count or 2
    position = ordinal(found["o"]) or 1
    low = shift(whole.high, -amount, unit) if position < 0 else shift(whole.low, (position - 1) * amount, unit)
    high = whole.high if position < 0 else shift(low, amount, unit)
    if amount > 1 or found["n"] is not None:
        return Draft(found.start(), found.end(), "DURATION", duration(count, unit), low, high)
    inside = plus(low, 3) if unit == "week" else plus(whole.high, -1) if position < 0 else low
    span = period(inside, unit)
    return Draft(found.start(), found.end(), "DATE", span.value, *((low, high) if unit == "week" else span[1:]))


def _whole(found: Match[str], context: Context) -> Span | None:
    if found["y2"]:
        return period(date(int(found["y2"]), 1, 1), "year")
    if found["how"]:
        unit = found["whole"].lower()
        return period(shift(context.today, YEAR_SHIFTS[found["how"].lower()], unit), unit)
    if found["y"]:
        return period(date(int(found["y"]), month(found["mo"]), 1), "month")
    choice = nearest_year(context, month(found["mo"]), None, "", found.span())
    return period(choice.day, "month") if choice else None


_QUARTER = "(?P<o>first|second|third|fourth|1st|2nd|3rd|4th|final)"
_OF_YEAR = rf"(?:\s*,?\s+(?:of\s+)?(?:fiscal\s+)?(?P<y>{YEAR}|last year|this year|next year|the year|the fiscal year))?"

RULES = (
    rule(
        "part of",
        "unit of",
        r"\b(?:the\s+)?(?P<o>first|second|third|fourth|last|final|1st|2nd"
        rf"|3rd)\s+(?:(?P<n>{NUMBER})\s+)?(?P<unit>day|week|weekend|month"
        rf"|quarter)s?\s+of\s+(?:the\s+)?(?:(?P<mo>{MONTH})(?:,?\s+(?P<y>{YEAR}))?\b|(?P<y2>{YEAR})\b"
        r"|(?P<how>last|this|next)\s+(?P<whole>year|month)\b)",
        _part_of,
    ),
    rule(
        "quarter",
        "quarter",
        r"\b(?:(?:the|its|their)\s+)?(?:latest\s+|fiscal[ -]|calendar\s+|year-earlier\s+"
        rf"|year-ago\s+)*(?:(?P<y0>{YEAR})\s+)?{_QUARTER}[\s-](?:fiscal[ -])?quarter\b{_OF_YEAR}"
        rf"|\bQ(?P<q>[1-4])(?:\s+(?:of\s+)?(?P<y2>{YEAR}))?\b"
        r"|\b(?P<rel>(?:last|this|next)\s+year)['’]s\s+(?P<o2>first|second|third|fourth)\s+quarter\b",
        _quarter,
    ),
    rule(
        "year-earlier quarter",
        "year",
        r"\b(?:the\s+)?(?:comparable\s+)?year-(?:ago|earlier)(?:\s+(?:period|quarter))?\b",
        _year_earlier,
    ),
    rule(
        "same period",
        "year",
        r"\b(?:the\s+)?(?:(?:same|corresponding|comparable|equivalent)\s+(?P<unit>period|month|quarter)"
        r"\s+(?:of\s+|in\s+)?(?:last year|a year (?:ago|earlier|before)|the previous year))\b",
        _same_period,
    ),
    rule(
        "quarter a year ago",
        "quarter year",
        r"\bthe\s+(?P<unit>period|quarter)\s+a\s+year\s+(?:ago|earlier)\b",
        _same_period,
    ),
    rule("last year's quarter", "quarter year", r"\blast\s+year['’]s\s+(?P<unit>period|quarter)\b", _same_period),
    rule(
        "the quarter",
        "quarter",
        r"\bthe\s+(?:latest\s+)?quarter\b(?=\s*(?:$|[,.;]|ended|a year|rose|fell|was|were|from|to|and|in"
        r"|compared|totaled|included))|\bthe\s+latest\s+period\b",
        _the_quarter,
    ),
    rule(
        "half",
        "half",
        rf"\b(?:the\s+)?(?P<o>first|second|last|latter)\s+half\s+of\s+(?:the\s+)?(?P<y>{YEAR}|last year"
        r"|this year|next year|the year|year)\b",
        _half,
    ),
    rule("half year", "digit", rf"\bH(?P<o>[12])\s+(?:of\s+)?(?P<y>{YEAR})\b", _half),
    rule("year half", "digit", rf"\b(?P<y>{YEAR})[\s-]?H(?P<o>[12])\b", _half),
    rule("year quarter", "digit", rf"\b(?P<y>{YEAR})[\s-]?Q(?P<o>[1-4])\b", _year_quarter),
    rule(
        "season",
        "season",
        r"\b(?:(?P<part>early|mid|late|later|earlier)[\s-]+)?"
        r"(?:(?P<how>this past|this coming|this|last|next|the previous|the following|the past|the)\s+)?"
        rf"(?:(?P<part2>early|mid|late)[\s-]+)?(?P<s>{SEASON})\b"
        rf"(?:,?\s+(?:of\s+)?(?:(?P<y>{YEAR})(?:[-–/]\d{{2,4}})?|(?P<spelled>{SPELLED_YEAR}))\b)?",
        _season,
    ),
)
