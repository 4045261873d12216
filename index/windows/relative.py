"""Rules for what is said from the day of writing: today, Monday, last week, this month, overnight, 5 p.m. Friday."""

from __future__ import annotations

import re
from datetime import date
from re import Match

from index.windows.days import period, plus, shift
from index.windows.direction import PAST_CUES, cue, nearest_weekday
from index.windows.grammar import Context, Draft, Reading, from_span, rule
from index.windows.patterns import CALENDAR_UNIT, PART_OF_DAY, WEEKDAY
from index.windows.words import PARTS_OF_DAY, weekday

DAYS_AWAY = {
    "today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1, "the day before yesterday": -2,
    "the day after tomorrow": 2,
}  # fmt: skip
POINTERS = {
    **dict.fromkeys(("this", "the current", "current", "that", "the same", "that same"), 0),
    **dict.fromkeys(("last", "this past", "the previous", "the prior", "the preceding", "previous"), -1),
    **dict.fromkeys(("next", "this coming", "the coming", "the next", "the following"), 1),
}
"""How many units away from the day of writing a pointing word leads."""
FROM_CONTEXT = frozenset(
    {"that", "the following", "the same", "that same", "the preceding", "the previous", "the prior"}
)
"""Pointing words that reckon from the day spoken of last, where there is one."""
ROLLING = frozenset({"the past", "the last", "past"})
"""The past year is the twelve months up to now; the last week is also a calendar week in TIMEX3. A quarter is always
one of the calendar: firms report by it."""
PARTS = {"early": "start", "earlier": "start", "mid": "mid", "late": "end", "later": "end"}

NAME_GOES_ON = re.compile(
    r"\s+(?:Times|Mirror|Telegraph|Post|Evening Post|Express|Mail|Herald|Independent|People|Club|Night Live"
    r"|Night Football|Night Lights|schools?|roast)\b"
)
"""After a weekday: then it is a newspaper, a programme, a school."""
NAMED_DAY = re.compile(r"\b(?:Black|Bloody|Super|Super Bowl|Ash|Holy|Cyber|Giving)\s+$")
"""Before a weekday: then it is the name of one certain day."""
SAID_OF_CONTEXT = 0.5
WEEKDAY_CONFIDENCE = 0.9


def _weekday(found: Match[str], context: Context) -> Reading:
    number, name, end = weekday(found["d"]), found["d"], found.end()
    if name.endswith(".") and not _abbreviated(found, context):
        return None
    goes_on = NAME_GOES_ON.match(context.right(found.start("d") + len(name), 20))
    if goes_on or NAMED_DAY.search(context.left(found.start(), 12)):
        return ()
    if found["plural"] and not found["how"]:
        return _every(found, number)
    how = (found["how"] or found["post"] or "").lower()
    choice = _weekday_in_context(how, number, context)
    alternative: date | None = None
    direction = "past"
    if choice is None:
        chosen = nearest_weekday(context, number, _pointer(how), found.span())
        choice, alternative, direction = chosen
    kind, value = ("TIME", f"{choice}T{PARTS_OF_DAY[found['pod'].lower()]}") if found["pod"] else ("DATE", str(choice))
    draft = Draft(found.start(), end, kind, value, choice, plus(choice, 1), WEEKDAY_CONFIDENCE)  # type: ignore[arg-type]
    draft.direction = direction  # type: ignore[assignment]
    draft.unknown = f"XXXX-WXX-{number + 1}" + value[10:]
    draft.alternatives = (period(alternative, "day")[1:],) if alternative else ()
    return draft


def _abbreviated(found: Match[str], context: Context) -> bool:
    """`Sun.` is a Sunday after "on" or before more text, and the newspaper after "The"."""
    left = context.left(found.start(), 8)
    return bool(re.search(r"\b(?:on|last|next|since)\s+$", left, re.IGNORECASE)) or (
        not re.search(r"\bthe\s+$", left, re.IGNORECASE)
        and bool(re.match(r",?\s+[a-z\d]", context.right(found.end(), 8)))
    )


def _pointer(words: str) -> str:
    return {"this past": "past", "this coming": "coming", "the previous": "past", "the following": "next"}.get(
        words, words
    )


def _weekday_in_context(how: str, number: int, context: Context) -> date | None:
    day = context.memory.day
    if not day or how not in ("the following", "the previous"):
        return None
    return (
        plus(day, (number - day.weekday()) % 7 or 7)
        if how == "the following"
        else plus(day, -((day.weekday() - number) % 7 or 7))
    )


def _every(found: Match[str], number: int) -> Draft:
    part = f"T{PARTS_OF_DAY[found['pod'].lower()]}" if found["pod"] else ""
    return Draft(found.start(), found.end(), "SET", f"XXXX-WXX-{number + 1}{part}")


def _every_weekday(found: Match[str], context: Context) -> Reading:
    return _every(found, weekday(found["d"]))


def _deictic(found: Match[str], context: Context) -> Reading:
    word = " ".join(found["word"].lower().split())
    day = plus(context.today, DAYS_AWAY[word])
    part_of_day = "night" if word == "tonight" else (found["pod"] or found["pod2"] or "").lower()
    draft = from_span(found, period(day, "day"), part=PARTS.get((found["part"] or "").lower(), ""))
    if part_of_day:
        draft.type, draft.value = "TIME", f"{day}T{PARTS_OF_DAY[part_of_day]}"
    return draft


def _unit(found: Match[str], context: Context) -> Reading:
    """Last week, this month, the previous year, the current quarter."""
    how, unit = " ".join(found["how"].lower().split()), found["unit"].lower()
    part = (found["part"] or "").lower()
    if how in ("past", "previous") and not re.search(
        r"\b(?:the|over|during|in|for)\s*$", context.left(found.start(), 8), re.IGNORECASE
    ):
        return None
    if how in ROLLING or how == "the latest":
        return _rolling(found, how, unit, context)
    if how in FROM_CONTEXT and unit == "quarter" and context.memory.quarter:
        return from_span(found, period(shift(context.memory.quarter.low, POINTERS[how], unit), unit), confidence=0.5)
    said = context.memory.span.low if context.memory.span and how in FROM_CONTEXT else None
    if how == "that" and unit == "day" and not said:
        return None
    day = said or context.today
    steps = _weekend_steps(found, how, context) if unit == "weekend" else POINTERS[how]
    if how == "current":
        how = "this"
    draft = from_span(
        found, period(shift(day, steps, unit), unit), confidence=0.9 if how not in FROM_CONTEXT else SAID_OF_CONTEXT
    )
    return _so_far(draft, part, context) if part in ("earlier", "later") and steps == 0 else _with_part(draft, part)


def _with_part(draft: Draft, part: str) -> Draft:
    draft.part = PARTS.get(part, "")
    return draft


def _so_far(draft: Draft, part: str, context: Context) -> Draft:
    """Earlier this month: up to today; later this month: from today."""
    if part == "earlier" and draft.high:
        draft.high = min(draft.high, plus(context.today, 1))
    elif draft.low:
        draft.low = max(draft.low, context.today)
    return draft


def _rolling(found: Match[str], how: str, unit: str, context: Context) -> Reading:
    today = context.today
    if how == "the latest":
        return from_span(
            found, period(shift(today, 0 if unit == "day" else -1, unit), unit), confidence=SAID_OF_CONTEXT
        )
    if unit == "quarter":
        return from_span(found, period(shift(today, -1, unit), unit), confidence=SAID_OF_CONTEXT)
    if _PART_OF.search(context.left(found.start(), 14)):
        return from_span(found, period(shift(today, -1, unit), unit), confidence=SAID_OF_CONTEXT)
    low, high = shift(today, -1, unit), plus(today, 1)
    if how == "the last" and unit == "week":
        return Draft(found.start(), found.end(), "DATE", period(low, "week").value, low, high, 0.8)
    value = {"decade": "P10Y", "century": "P100Y", "weekend": "P1WE"}.get(unit, f"P1{unit[0].upper()}")
    return Draft(found.start(), found.end(), "DURATION", value, low, high, 0.9)


_PART_OF = re.compile(r"\b(?:end|close|beginning|start|middle)\s+of\s+$", re.IGNORECASE)
"""Before "the last decade": only one of the calendar has a beginning and an end."""


def _weekend_steps(found: Match[str], how: str, context: Context) -> int:
    number = context.today.weekday()
    if how == "this":
        return -1 if number <= 3 and cue(context, *found.span()) in PAST_CUES else 0
    if how == "this past":
        return -1 if number < 5 else 0
    return POINTERS[how]


def _the_weekend(found: Match[str], context: Context) -> Reading:
    today = context.today
    coming = today.weekday() >= 5 or cue(context, *found.span()) == "future"
    return from_span(found, period(plus(today, 0 if coming else -7), "weekend"), confidence=0.8)


def _neighbour(found: Match[str], context: Context) -> Reading:
    """The next day, the same day, that day: reckoned from the day spoken of last."""
    word = next(word for word in found.groups() if word).lower()
    steps = {"next": 1, "following": 1, "later": 1, "after": 1, "same": 0, "that": 0}.get(word, -1)
    day = context.memory.day
    if day is None and steps == 0 and word == "that":
        return None
    return from_span(found, period(plus(day or context.today, steps), "day"), confidence=SAID_OF_CONTEXT)


def _before_last(found: Match[str], context: Context) -> Reading:
    unit = found["unit"].lower()
    return from_span(found, period(shift(context.today, -2, unit), unit), confidence=0.9)


def _the_day(found: Match[str], context: Context) -> Reading:
    """To end the day, later in the day: the day spoken of."""
    return from_span(found, period(context.memory.day or context.today, "day"), confidence=SAID_OF_CONTEXT)


_POINTER = r"(?P<how>last|next|this past|this coming|this|the previous|the following|the same)"
_UNIT_POINTER = (
    "(?P<how>this past|this coming|this|last|next|the past|the last|the previous|the prior|the coming|the next|"
    "the current|current|that same|that|the following|the same|the latest|the preceding|past|previous)"
)

RULES = (
    rule(
        "weekday",
        "weekday",
        rf"(?:\b{_POINTER}\s+)?\b(?P<d>{WEEKDAY})(?:(?:['’]s)?\s+(?P<pod>{PART_OF_DAY}))?(?P<plural>s)?"
        r"(?:\s+(?P<post>last|next)(?!\s+(?:week|month|year)))?(?!\w)",
        _weekday,
    ),
    rule(
        "every weekday",
        "weekday each",
        rf"\b(?:every|each)(?:\s+other)?\s+(?P<d>{WEEKDAY})(?:\s+(?P<pod>{PART_OF_DAY}))?(?!\w)",
        _every_weekday,
    ),
    rule(
        "deictic",
        "deictic",
        r"\b(?:(?P<part>early|late|later|earlier)\s+)?(?:mid-?\s?(?P<pod2>afternoon|morning)\s+)?"
        r"(?P<word>today|yesterday|tomorrow|tonight|the\s+day\s+before\s+yesterday"
        rf"|the\s+day\s+after\s+tomorrow)(?:(?:['’]s)?\s+(?P<pod>{PART_OF_DAY}))?\b",
        _deictic,
    ),
    rule(
        "unit",
        "unit pointer",
        rf"\b(?:(?P<part>early|late|later|earlier|sometime)\s+(?:in\s+)?)?{_UNIT_POINTER}\s+"
        rf"(?:(?:fiscal|calendar|full|financial)\s+)?(?P<unit>{CALENDAR_UNIT})\b(?!-)",
        _unit,
    ),
    rule(
        "the day",
        "unit",
        r"\bthe\s+day\b(?=\s*(?:$|[,.;]|(?:at|up|down|with)\b))(?<!of the day)(?<!to the day)",
        _the_day,
    ),
    rule(
        "before last",
        "unit pointer",
        r"\bthe\s+(?P<unit>week|weekend|month|quarter|year)\s+before\s+last\b",
        _before_last,
    ),
    rule("the weekend", "week", r"\bthe\s+weekend\b", _the_weekend),
    rule(
        "neighbour",
        "unit",
        r"\b(?:the\s+)?(next|following|previous|same|preceding)\s+day\b"
        r"|\b(?:a|one)\s+day\s+(earlier|later|before|after)\b|\b(that)\s+day\b"
        r"|\b(?:the\s+)?day\s+(before|after)\b(?=[.,;?!]|$)",
        _neighbour,
    ),
)
