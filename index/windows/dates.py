"""Rules for days: 2020-03-16, March 16, 16 March 2020, 3-10 March, the week of March 9."""

from __future__ import annotations

import re
from datetime import date
from functools import partial
from re import Match

from index.windows.days import Span, make, period
from index.windows.direction import nearest_year
from index.windows.grammar import Context, Draft, Reading, from_span, rule
from index.windows.months import HOW, NOT_COUNTED, VERBS_TOO, pointer_of
from index.windows.patterns import DAY, MONTH, ORDINAL, TO, WEEKDAY_BEFORE_DATE, YEAR, YEAR_SHIFTS
from index.windows.words import month, ordinal

NOTHING: tuple[Draft, ...] = ()
"""An impossible date: no part of it is read as a time either."""

WITHOUT_YEAR = 0.9
AMBIGUOUS_ORDER = 0.7

_NAMED = re.compile(r"\s+(?:Alliance|Movement|Brigades?|Coalition|Square|Revolution|Group|Organi[sz]ation)\b")
"""After a day: then it is the name of something."""

_DATE_PREPOSITION = re.compile(
    r"\b(?:on|since|by|before|after|until|till|from|between|of|to|through|in|and)\s*(?:the\s+)?$", re.IGNORECASE
)


def day_draft(found: Match[str], day: date | None, confidence: float = 1.0) -> Reading:
    """One day whose words are the whole match; an impossible one is nothing."""
    return from_span(found, period(day, "day"), confidence=confidence) if day else NOTHING


def _year_month_day(found: Match[str], context: Context) -> Reading:
    day = make(int(found["y"]), int(found["m"]), int(found["d"]))
    if not day or not found["t"]:
        return day_draft(found, day)
    return Draft(found.start(), found.end(), "TIME", f"{day}T{found['t']}", day, period(day, "day").high)


def _numbers(found: Match[str], context: Context) -> Reading:
    """3/16/2020 or 16.03.2020: the month stands first with slashes; where both orders are dates, both are kept."""
    first, second, year = int(found["a"]), int(found["b"]), int(found["y"])
    if year < 100:
        year += 2000 if year < 50 else 1900
    orders = [make(year, first, second), make(year, second, first)]
    if "." in found[0]:
        orders.reverse()
    days = [day for day in orders if day]
    if len(set(days)) < 2:
        return day_draft(found, days[0] if days else None)
    draft = from_span(found, period(days[0], "day"), confidence=AMBIGUOUS_ORDER)
    draft.alternatives = (period(days[1], "day")[1:],)
    return draft


def _full(found: Match[str], context: Context) -> Reading:
    return day_draft(found, make(int(found["y"]), month(found["mo"]), int(re.sub(r"\D", "", found["d"]))))


def _without_year(found: Match[str], context: Context) -> Reading:
    number = int(re.sub(r"\D", "", found["d"]))
    if found["mo"].lower() in VERBS_TOO and found["mo"].islower() and not _as_date(found, context):
        return None
    if found["shift"]:
        return day_draft(
            found, make(context.today.year + YEAR_SHIFTS[found["shift"].lower()], month(found["mo"]), number)
        )
    return yearless_day(found, context, month(found["mo"]), number, found["how"] or "")


def _as_date(found: Match[str], context: Context) -> bool:
    return bool(_DATE_PREPOSITION.search(context.left(found.start(), 16))) or context.is_all(found[0])


def yearless_day(found: Match[str], context: Context, number: int, day: int, pointer: str = "") -> Reading:
    """A day and month without a year, with the runner-up year."""
    if not 1 <= day <= 31 or _NAMED.match(context.right(found.end(), 16)):
        return NOTHING
    choice = nearest_year(context, number, day, pointer_of(pointer), found.span())
    if not choice:
        return NOTHING
    draft = from_span(found, period(choice.day, "day"), confidence=WITHOUT_YEAR, direction=choice.direction)
    draft.unknown = f"XXXX-{number:02d}-{day:02d}"
    draft.in_year = None if pointer else partial(_day_in, number=number, day=day)
    draft.alternatives = (period(choice.other, "day")[1:],) if choice.other else ()
    return draft


def _day_in(year: int, number: int, day: int) -> Span | None:
    found = make(year, number, day)
    return period(found, "day") if found else None


def _days_of_month(found: Match[str], context: Context) -> Reading:
    """3-10 March 2020, March 3 and 4: two days that share a month."""
    number, year = month(found["mo"]), int(found["y"]) if found["y"] else None
    low, high = (int(re.sub(r"\D", "", found[name])) for name in ("a", "b"))
    if low >= high or (not year and context.left(found.start(), 3).rstrip().endswith(",")):
        return None
    choice = None if year else nearest_year(context, number, low, "", found.span())
    first = make(year or (choice.day.year if choice else 0), number, low)
    second = make(first.year, number, high) if first else None
    if not first or not second:
        return None
    return _two_days(found, first, second, is_range=found["to"].strip().lower() != "and" or _between(found, context))


def _between(found: Match[str], context: Context) -> bool:
    return bool(re.search(r"\bbetween\s+(?:the\s+)?$", context.left(found.start(), 14), re.IGNORECASE))


def _two_days(found: Match[str], first: date, second: date, *, is_range: bool) -> Reading:
    month_first = found.start("mo") < found.start("a")
    start, end = found.start("mo" if month_first else "a"), found.end()
    left = Draft(start, found.end("a"), "DATE", *period(first, "day"), confidence=WITHOUT_YEAR)
    right = Draft(found.start("b"), end, "DATE", *period(second, "day"), confidence=WITHOUT_YEAR)
    left.unknown, right.unknown = (f"XXXX-{day:%m-%d}" for day in (first, second))
    if is_range:
        left.relation, right.relation = "from", "to"
    return left, right


def _ordinal_day(found: Match[str], context: Context) -> Reading:
    day = ordinal(found["o"] or found["o2"])
    if not day or not 1 <= day <= 31:
        return None
    number = month(found["mo"] or found["mo2"])
    year = found["y"] or found["y2"]
    return day_draft(found, make(int(year), number, day)) if year else yearless_day(found, context, number, day)


def _week_of(found: Match[str], context: Context) -> Reading:
    number, day = month(found["mo"]), int(re.sub(r"\D", "", found["d"]))
    if found["y"]:
        first = make(int(found["y"]), number, day)
    else:
        choice = nearest_year(context, number, day, "", found.span()) if 1 <= day <= 31 else None
        first = choice.day if choice else None
    return from_span(found, period(first, "week")) if first else NOTHING


def _september_11(found: Match[str], context: Context) -> Reading:
    return from_span(found, period(date(2001, 9, 11), "day"))


_OF_YEAR = r"(?:,? (?:of )?(?P<shift>last|this|next) year\b)?"
RULES = (
    rule(
        "date",
        "digit",
        rf"(?<![\d.,$-])(?P<y>{YEAR})[-/.](?P<m>\d{{1,2}})[-/.](?P<d>\d{{1,2}})"
        r"(?:T(?P<t>\d\d:\d\d(?::\d\d)?)|(?![\d-]))",
        _year_month_day,
    ),
    rule(
        "numbers",
        "digit",
        r"(?<![\d/.$£€-])(?P<a>\d{1,2})(?P<sep>[/.])(?P<b>\d{1,2})(?P=sep)(?P<y>(?:19|20)\d\d"
        r"|\d\d)(?![\d/%]|\.\d)",
        _numbers,
    ),
    rule(
        "week of",
        "month digit",
        rf"\b(?:the\s+)?week\s+of\s+(?P<mo>{MONTH})\s+(?P<d>{DAY})\b(?:,?\s+(?P<y>{YEAR}))?",
        _week_of,
    ),
    rule(
        "month day year",
        "month digit",
        rf"{WEEKDAY_BEFORE_DATE}\b(?P<mo>{MONTH})\s+(?P<d>{DAY})(?:\s*,\s*|\s+)(?P<y>{YEAR})\b",
        _full,
    ),
    rule(
        "day month year",
        "month digit",
        rf"{WEEKDAY_BEFORE_DATE}(?:\bthe\s+)?(?<![\d.,])\b(?P<d>{DAY})\s+(?:day\s+)?(?:of\s+)?"
        rf"(?P<mo>{MONTH}),?\s+(?P<y>{YEAR})\b",
        _full,
    ),
    rule(
        "days month",
        "month digit",
        rf"(?<![\d.,])\b(?P<a>{DAY})(?P<to>{TO})(?:the\s+)?(?P<b>{DAY})\s+(?:of\s+)?(?P<mo>{MONTH})\b"
        rf"(?:,?\s+(?P<y>{YEAR})\b)?",
        _days_of_month,
    ),
    rule(
        "month days",
        "month digit",
        rf"\b(?P<mo>{MONTH})\s+(?P<a>{DAY})(?P<to>{TO})(?P<b>{DAY})\b(?![,.]?\d|%"
        rf"|:\d)(?:,?\s+(?P<y>{YEAR})\b)?",
        _days_of_month,
    ),
    rule(
        "month day",
        "month digit",
        rf"{WEEKDAY_BEFORE_DATE}{HOW}\b(?P<mo>{MONTH})\s+(?P<d>{DAY})\b(?![,.]?\d"
        rf"|:\d){NOT_COUNTED}{_OF_YEAR}",
        _without_year,
    ),
    rule(
        "day month",
        "month digit",
        rf"{WEEKDAY_BEFORE_DATE}(?:\bthe\s+)?(?<![\d.,$£€-])\b(?P<d>{DAY})\s+(?:day\s+)?(?:of\s+)?{HOW}"
        rf"(?P<mo>{MONTH})\b(?!\s+\d){_OF_YEAR}",
        _without_year,
    ),
    rule(
        "ordinal day",
        "month",
        rf"\b(?P<mo>{MONTH})\s+(?:the\s+)?(?P<o>{ORDINAL})\b(?:,?\s+(?P<y>{YEAR})\b)?"
        rf"|\bthe\s+(?P<o2>{ORDINAL})\s+of\s+(?P<mo2>{MONTH})\b(?:,?\s+(?P<y2>{YEAR})\b)?",
        _ordinal_day,
    ),
    rule(
        "11 September",
        "digit",
        r"\b9/11\b(?!\s+(?:commission|museum|memorial|families))|\b(?:sept\.?|september)\s+11(?=\s+(?:attacks?|terror|2001|hijack))",
        _september_11,
    ),
)
"""In the order in which ties are decided."""
