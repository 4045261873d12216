"""Rules for years and longer: 2019, 2019-20, '98, fiscal 2019, the 1990s, the 19th century."""

from __future__ import annotations

import re
from datetime import date
from re import Match

from index.windows.days import Span, period, plus
from index.windows.grammar import Context, Draft, Reading, from_span, rule
from index.windows.patterns import COUNTED, MONTH, NOT_CLOCK, ORDINAL, SPELLED_YEAR, YEAR
from index.windows.words import month, ordinal, spelled_year

ADJECTIVE = 0.4
"""Confidence of "the 2016 election": the year names a thing, it does not say when."""
LONGEST_RANGE = 60
OLDEST_PLAIN_YEAR = 1800
DECADES = {
    "noughties": 2000, "twenties": 1920, "thirties": 1930, "forties": 1940, "fifties": 1950, "sixties": 1960,
    "seventies": 1970, "eighties": 1980, "nineties": 1990,
}  # fmt: skip
PARTS = {"early": "start", "mid": "mid", "mid-to-late": "mid", "late": "end"}

_PREPOSITION = re.compile(
    r"(?:\b(?:in|since|by|until|till|from|of|before|after|during|for|through|to|between|and|around|fiscal|year|ending|"
    r"ended|early|mid|late|the|circa|about|on|back|post|pre)[\s-]*|[(\[,]\s*)$",
    re.IGNORECASE,
)
_NUMBERED = re.compile(
    r"\b(?:No|flight|route|highway|model|windows|section|title|resolution|room|about|over|than|nearly|almost|some|least)"
    r"\.?\s*$",
    re.IGNORECASE,
)
_IN_ABOUT = re.compile(r"\b(?:in|since|by|of) (?:about|nearly|almost)\s*$", re.IGNORECASE)
_DATED_NOUN = re.compile(
    r"\s+(?:elections|was|is|has|sales|results|olympics|games|earnings|profits|levels)", re.IGNORECASE
)
_SHORT = re.compile(
    r"\b(?:in|of|since|by|from|until|early|late|class of|back in|summer|winter|spring|fall)\s*$", re.IGNORECASE
)


def year_span(year: int) -> Span:
    """A whole year."""
    return period(date(year, 1, 1), "year")


def _year(found: Match[str], context: Context) -> Reading:
    left, right = context.left(found.start(), 22), context.right(found.end(), 25)
    if not _is_year(int(found["y"]), left, right):
        return None
    draft = Draft(found.start(), found.end("y"), "DATE", *year_span(int(found["y"])))
    if re.search(r"\b(?:the|a|an|his|her|its|their)\s+$", left, re.IGNORECASE) and re.match(r"\s+[a-z]", right):
        draft.confidence = ADJECTIVE
    return draft


def _is_year(year: int, left: str, right: str) -> bool:
    placed = bool(_PREPOSITION.search(left))
    if year < OLDEST_PLAIN_YEAR and not placed:
        return False
    if re.match(COUNTED, right, re.IGNORECASE) or re.match(r"\s\d{3}\b\s?-?\d", right) or re.search(r"\d[- ]$", left):
        return False
    if re.search(rf"\b{MONTH}\s+\d+,?\s+$", left):
        return False
    if not placed and re.match(r"\s+[a-z]+s\b", right) and not _DATED_NOUN.match(right):
        return False
    return not _NUMBERED.search(left) or bool(_IN_ABOUT.search(left))


def _years(found: Match[str], context: Context) -> Reading:
    first = int(found["a"])
    second = int(found["b"]) if len(found["b"]) == 4 else first // 100 * 100 + int(found["b"])
    if not first < second < first + LONGEST_RANGE or re.match(COUNTED, context.right(found.end(), 20), re.IGNORECASE):
        return ()
    return (
        Draft(found.start("a"), found.end("a"), "DATE", *year_span(first), relation="from"),
        Draft(found.start("b"), found.end("b"), "DATE", *year_span(second), relation="to"),
    )


def _short_year(found: Match[str], context: Context) -> Reading:
    if not _SHORT.search(context.left(found.start(), 16)):
        return None
    year = int(found["y"])
    return from_span(
        found, year_span(year + (1900 if year > (context.today.year + 10) % 100 else 2000)), confidence=0.8
    )


def _spelled_year(found: Match[str], context: Context) -> Reading:
    year = spelled_year(found["y"])
    span = year_span(year) if not found["mo"] else period(date(year, month(found["mo"]), 1), "month")
    return from_span(found, span)


def _fiscal(found: Match[str], context: Context) -> Reading:
    return from_span(found, year_span(int(found["y"])), confidence=0.9)


def _this_year(found: Match[str], context: Context) -> Reading:
    """The full year: the one whose quarter was spoken of, else this one."""
    quarter = context.memory.quarter
    return from_span(found, period(quarter.low if quarter else context.today, "year"), confidence=0.5)


def _shifted(found: Match[str], context: Context) -> Reading:
    """The 1988 quarter, the 1988 period: the quarter spoken of before, in that year."""
    quarter = context.memory.quarter
    if not quarter:
        return None
    low = quarter.low.replace(year=int(found["y"]))
    return from_span(found, period(low, "quarter"), confidence=0.5)


def _decade(found: Match[str], context: Context) -> Reading:
    first = _first_year(found, context)
    if first is None:
        return None
    draft = from_span(found, period(date(first, 1, 1), "decade"))
    draft.part = PARTS.get((found["part"] or found["part2"] or "").lower(), "")
    return draft


def _first_year(found: Match[str], context: Context) -> int | None:
    if found["word"]:
        return DECADES[found["word"].lower()]
    marked = found["y"][0] in "'’"
    year = int(found["y"].lstrip("'’"))
    if year > 99:
        return year
    said = marked or found["part"] or found[0].lower().startswith("the")
    if not said and not re.search(r"\b(?:in|during)\s+$", context.left(found.start(), 8), re.IGNORECASE):
        return None
    return year + (1900 if year > 20 else 2000)


def _century(found: Match[str], context: Context) -> Reading:
    number = ordinal(found["o"])
    if not number or number < 1 or number > 30:
        return None
    first = max(100 * (number - 1), 1)
    draft = from_span(found, period(date(first, 1, 1), "century"))
    draft.part = PARTS.get((found["part"] or "").lower(), "")
    return draft


def _year_end(found: Match[str], context: Context) -> Reading:
    unit = next(unit for unit in ("year", "month", "week") if unit in found[0].lower())
    last = period(context.today, unit).high
    return from_span(found, period(plus(last, -1), "day"), confidence=0.8)


_PART = r"(?:(?P<part>early|mid-to-late|mid|late)[\s-]+)?"

RULES = (
    rule("years", "digit", rf"(?<![\w$£€.,-])(?P<a>{YEAR})\s?[-–/]\s?(?P<b>\d\d(?:\d\d)?)(?![\w-])", _years),
    rule("fiscal year", "digit year", rf"\b(?:the\s+)?(?:fiscal|FY)\s*(?:year\s+)?(?P<y>{YEAR})\b", _fiscal),
    rule(
        "the fiscal year",
        "year",
        r"\bthe\s+(?:fiscal|full|entire|whole)\s+year\b(?!\s+end(?:ed|ing)\s+(?:[\dA-Z]|on\b|in\b))|\bthe\s+year\b(?=\s*(?:$|[,.;?]|earlier|was|were))",
        _this_year,
    ),
    rule("quarter of year", "digit quarter", rf"\bthe\s+(?P<y>{YEAR})\s+(?:quarter|period)\b", _shifted),
    rule(
        "year",
        "digit",
        r"(?:(?<![\w$£€#/.,:+-])|(?<=\bmid-)|(?<=\bpre-)|(?<=\bpost-)|(?<=\bearly-)"
        rf"|(?<=\blate-))(?:the year )?(?P<y>{YEAR})(?![\w/:%]|[,.]\d|-\d)(?!-(?:year|strong)){NOT_CLOCK}",
        _year,
    ),
    rule("short year", "digit", r"(?<!\w)['’](?P<y>\d\d)(?![\w'’])", _short_year),
    rule(
        "spelled year",
        "spelled",
        rf"\b(?:(?P<mo>{MONTH})\s+)?(?P<y>(?=nineteen|the){SPELLED_YEAR})\b",
        _spelled_year,
    ),
    rule(
        "decade",
        "decade",
        rf"\b(?:the\s+)?{_PART}(?<![\d$])(?P<y>(?:1[5-9]|20)\d0|['’]?\d0)['’]?s\b"
        r"|\bthe\s+(?:(?P<part2>early|mid|late)[\s-]+)?(?P<word>noughties|twenties|thirties|forties"
        r"|fifties|sixties|seventies|eighties|nineties)\b",
        _decade,
    ),
    rule("century", "century", rf"\b(?:the\s+)?{_PART}(?P<o>{ORDINAL}|twenty-first)[\s-]+century\b", _century),
    rule("year end", "end", r"\b(?:year|month)[- ]end\b|\b(?:week|month|year)['’]s end\b", _year_end),
)
