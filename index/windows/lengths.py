"""Rules for lengths of time: three weeks, the past two months, five years ago, days later."""

from __future__ import annotations

import re
from datetime import date
from re import Match

from index.windows.days import CLOCK_UNITS, add_months, duration, period, plus, shift
from index.windows.direction import cue
from index.windows.grammar import Context, Draft, Reading, from_span, rule
from index.windows.patterns import ABOUT, EXACT_NUMBER, HOLIDAY, MONTH, NUMBER, UNIT, WEEKDAY
from index.windows.words import VAGUE_NUMBER, number, unit

BACKWARD = frozenset({"past", "last", "previous", "preceding", "latest", "recent"})
FORWARD = frozenset({"next", "coming", "following"})
EARLIER = frozenset({"ago", "earlier", "before", "prior", "back"})
FROM_NOW = frozenset({"ago", "from now", "hence", "from today", "back"})
GRAIN = {
    "night": "day",
    "fortnight": "week",
    "weekend": "week",
    "decade": "year",
    "millennium": "century",
    "semester": "month",
}
"""The calendar unit that "n units ago" names, where it is not the unit itself."""
SINCE_CONFIDENCE = 0.6
LATER_ALONE = {"day": 7, "week": 6, "month": 8, "year": 8, "decade": 5}
"""How far "weeks later" may reach, in its unit."""
ONE_WORDS = frozenset({"a", "an"})
RARELY_ALONE = frozenset({"second", "day", "night", "minute", "quarter", "weekend"})
"""Units that after "a" are mostly something else, unless the words before say a length."""

_RATE = re.compile(r"(?:\d|percent|million|billion|times|once|twice|\bpeople|dollars|shares)\s*$", re.IGNORECASE)
_LENGTH_BEFORE = re.compile(r"\b(?:for|in|within|than|of|lasted|about|after|nearly|almost|over)\s*$", re.IGNORECASE)


def _past_units(found: Match[str], context: Context) -> Reading:
    """The past two weeks, the next three years, the first six months."""
    how, name = found["how"].lower(), unit(found["unit"])
    count = number(re.split(r"\s+to\s+", found["n"])[0])
    if found["half"]:
        count = (count or 1) + 0.5
    draft = Draft(found.start(), found.end(), "DURATION", duration(count, name), confidence=0.9 if count else 0.7)
    steps = VAGUE_NUMBER if count is None else count
    if how in BACKWARD | FORWARD:
        draft.low, draft.high = _reach(context.today, steps if how in FORWARD else -steps, name)
    return draft


def _reach(today: date, steps: float, name: str) -> tuple[date, date]:
    if name in CLOCK_UNITS:
        days = {"hour": 24, "minute": 1440, "second": 86400}[name]
        steps, name = (1 if steps > 0 else -1) * max(1, -(-abs(steps) // days)), "day"
    other = shift(today, steps, name)
    return (today, plus(other, 1)) if steps > 0 else (other, plus(today, 1))


def _ago(found: Match[str], context: Context) -> Reading:
    """Five years ago, two days later, a week earlier."""
    how, name = " ".join(found["how"].lower().split()), unit(found["unit"])
    count = number(found["n"])
    if found["half"]:
        count = (count or 1) + 0.5
    earlier = how in EARLIER
    day = context.today if how in FROM_NOW else (context.memory.day or context.today)
    if count is None:
        return _vaguely_ago(found, how, name, context)
    if name in CLOCK_UNITS:
        return Draft(found.start(), found.end(), "TIME", str(day), day, plus(day, 1), 0.5)
    span = period(shift(day, -count if earlier else count, name), GRAIN.get(name, name))
    if name == "year" and count == 1 and context.memory.quarter:
        span = period(add_months(context.memory.quarter.low, -12), "quarter")
    return from_span(found, span, confidence=0.9 if how == "ago" else 0.5)


def _vaguely_ago(found: Match[str], how: str, name: str, context: Context) -> Draft:
    value = "PAST_REF" if how in EARLIER else "FUTURE_REF"
    draft = Draft(found.start(), found.end(), "DATE", value, confidence=0.3, rule="ago vague")
    if how == "ago":
        draft.low, draft.high, draft.confidence = shift(context.today, -7, name), shift(context.today, -2, name), 0.4
    return draft


def _length(found: Match[str], context: Context) -> Reading:
    """Three weeks, a year and a half, more than four hours: a length, placed nowhere."""
    words, name = found["n"].lower(), unit(found["unit"])
    plural = found["unit"].lower() != name
    if not _is_length(found, words, name, plural=plural, context=context):
        return None
    count = number(re.split(r"\s+(?:to|or)\s+", words)[0])
    if found["half"] or found["half2"]:
        count = (count or 1) + 0.5
    value = "P6M" if (count, name) == (0.5, "year") else duration(count, name)
    start = found.start()
    if plural and count and words not in ONE_WORDS and not found["about"] and context.left(start, 4).lower() == "the ":
        start -= 4
    return Draft(start, found.end(), "DURATION", value)


def _is_length(found: Match[str], words: str, name: str, *, plural: bool, context: Context) -> bool:
    left, right = context.left(found.start(), 22), context.right(found.end(), 18)
    if re.match(r"[- ]old\b|\s+of age", right) or (name == "second" and not plural):
        return False
    if words in ONE_WORDS and not found["about"]:
        return not _RATE.search(left) and (name not in RARELY_ALONE or bool(_LENGTH_BEFORE.search(left)))
    if name == "quarter" and re.match(r"\s+of", right):
        return False
    return not (words == "some" and name == "day")


def _length_since(found: Match[str], context: Context) -> Reading:
    """Three years since the war began: the three years up to now."""
    count, name = number(found["n"]), unit(found["unit"])
    if not count or name in CLOCK_UNITS:
        return None
    low, high = _reach(context.today, -count, name)
    return Draft(found.start(), found.end(), "DURATION", duration(count, name), low, high, SINCE_CONFIDENCE)


def _fortnight(found: Match[str], context: Context) -> Reading:
    """The past fortnight, the next fortnight."""
    low, high = _reach(context.today, 1 if found["how"].lower() in FORWARD else -1, "fortnight")
    return Draft(found.start(), found.end(), "DURATION", "P2W", low, high, 0.9)


def _over_the_years(found: Match[str], context: Context) -> Reading:
    """Over the years: a vague length, placed nowhere."""
    return Draft(found.start(), found.end(), "DURATION", duration(None, unit(found["unit"])), confidence=0.3)


def _the_length(found: Match[str], context: Context) -> Reading:
    """The year to June, the week before Christmas, the days after 3 January: a length counted from a date."""
    words = found["ended"] or found["beside"] or found["unit"]
    name = unit(words)
    count = 1 if words.lower() == name else None
    return Draft(found.start(), found.end(), "DURATION", duration(count, name), rule="length", confidence=0.7)


def _hyphenated(found: Match[str], context: Context) -> Reading:
    """The three-week trial; but not the six-year-old."""
    if (found["tail"] or "").lower().endswith("old"):
        return None
    words = found["n"].lower()
    count = None if words == "multi" else number(words)
    return Draft(found.start(), found.end(), "DURATION", duration(count, unit(found["unit"])))


def _units(found: Match[str], context: Context) -> Reading:
    """For weeks, years of: a vague length."""
    group = "x" if found["x"] else "x2"
    name = unit(found["unit"] or found["unit2"])
    return Draft(found.start(group), found.end(group), "DURATION", duration(None, name), confidence=0.7)


def _later_alone(found: Match[str], context: Context) -> Reading:
    """Days later, weeks before: some time after (before) what was spoken of last."""
    name, span, later = unit(found["unit"]), context.memory.span, found["how"].lower() in ("later", "after")
    draft = Draft(found.start(), found.end(), "DATE", duration(None, name), confidence=0.3)
    if not span or name in CLOCK_UNITS:
        return draft
    steps = LATER_ALONE[name]
    draft.low, draft.high = (
        (span.low, shift(span.high, steps, name)) if later else (shift(span.low, -steps, name), span.high)
    )
    if later and draft.low <= context.today < draft.high:
        draft.high = plus(context.today, 1)
    return draft


def in_future(draft: Draft, context: Context) -> None:
    """ "In three weeks", said of the future: the days from now until then."""
    found = re.fullmatch(r"P(\d{1,6})([DWMY])", draft.value)
    if found and cue(context, draft.start, draft.end) == "future":
        name = {"D": "day", "W": "week", "M": "month", "Y": "year"}[found[2]]
        draft.low, draft.high = _reach(context.today, int(found[1]), name)
        draft.confidence, draft.relative, draft.direction = 0.5, True, "future"


_HALF = r"\s+and\s+a\s+half"
_KIND = (
    "(?:more|additional|consecutive|straight|full|whole|trading|business|working|long|other|further|calendar|school)"
)
_CLAUSE = "the|a|an|his|her|its|their|that|he|she|it|they|we|I|last|this"
_ALONE = rf"(?!\s+(?:\d|{MONTH}|{WEEKDAY}|{HOLIDAY}|(?:{_CLAUSE})\b))"
"""After "before" and "after", which here may not lead a clause or a date of their own."""
_UNITS = "minutes|hours|days|weeks|months|years|decades|centuries"

RULES = (
    rule(
        "past units",
        "unit pointer",
        rf"\b(?:(?!over\b){ABOUT}\s+)?(?:the\s+)?(?P<how>past|last|next|coming|previous|following|preceding"
        rf"|first|final|latest|recent)\s+(?P<n>{NUMBER}(?:\s+to\s+{NUMBER})?)(?P<half>{_HALF})?[\s-]+(?:(?:consecutive"
        rf"|straight|full|fiscal|calendar|or so|more|trading|business)\s+)?(?P<unit>{UNIT})(?:\s+or so)?\b",
        _past_units,
    ),
    rule(
        "ago",
        "unit ago",
        rf"\b(?:{ABOUT}\s+)?(?P<n>{NUMBER}|an?|one)\s+(?:(?P<half>and a half)\s+"
        rf"|or so\s+)?(?P<unit>{UNIT})(?:\s+or\s+(?:so|two|more))?\s+"
        rf"(?P<how>ago|earlier|later|afterwards?|from now|hence|from today|(?:before|after|prior|back)\b{_ALONE})\b",
        _ago,
    ),
    rule(
        "length since",
        "unit since",
        rf"\b(?:(?:the\s+)?{ABOUT}\s+|the\s+)?(?P<n>{EXACT_NUMBER}|an?|one)\s+(?P<unit>{UNIT})"
        rf"(?=\s+since\s+(?!\d|then\b|last\b|{MONTH}|{WEEKDAY}|{HOLIDAY}))",
        _length_since,
    ),
    rule(
        "length",
        "unit",
        rf"\b(?:(?P<about>{ABOUT})\s+)?(?P<n>{NUMBER}(?:\s+(?:to|or)\s+{NUMBER})?|another|an additional"
        rf"|a full|a whole|half an?|an?|one)(?P<half>{_HALF})?[\s-]+(?:{_KIND}\s+)?(?P<unit>{UNIT})\b(?!-)"
        rf"(?P<half2>{_HALF})?(?!['’]s\b)",
        _length,
    ),
    rule(
        "fortnight",
        "fortnight pointer",
        r"\b(?:the\s+)?(?P<how>past|last|previous|next|coming|following)\s+fortnight\b",
        _fortnight,
    ),
    rule(
        "over the years",
        "years",
        r"\b(?:over|throughout|down) the "
        r"(?P<unit>years|decades|centuries)\b(?! (?:to|since|of|from)\b)",
        _over_the_years,
    ),
    rule(
        "the length",
        "unit",
        r"(?:(?<=\bin )the\s+(?P<unit>(?:day|week|month|quarter|year)s?)"
        r"(?=\s+(?:to|ending|ended|before|after|following|prior to)\s+(?:the\s+)?(?:on\s+|in\s+)?"
        rf"(?:\d|{MONTH}|{WEEKDAY}|{HOLIDAY}))"
        r"|\b(?:(?:the|its|their)\s+)?(?:(?:fiscal|financial|full)\s+)?(?P<ended>week|month|year)"
        rf"(?=\s+end(?:ed|ing)\s+(?:on\s+|in\s+)?(?:\d|{MONTH}|{WEEKDAY}))"
        r"|\bthe\s+(?P<beside>day|night|week|month)(?=\s+(?:before|after)\s+"
        rf"(?:the\s+)?(?:\d|{MONTH}|{WEEKDAY}|{HOLIDAY})))",
        _the_length,
    ),
    rule(
        "hyphenated",
        "unit",
        rf"\b(?P<n>{EXACT_NUMBER}|several|multi|single)-(?P<unit>second|minute|hour|day|night|week|month|year"
        r"|decade)(?P<tail>s?-(?:old|long))?(?!\w|-)",
        _hyphenated,
    ),
    rule(
        "units",
        "units",
        r"\b(?:for|in|within|over|after|took|taking"
        rf"|last(?:ed)?)\s+(?P<x>(?P<unit>{_UNITS})(?:\s+or\s+(?:{_UNITS}))?)\b(?!\s+(?:of the|ahead|before"
        r"|after|later|ago|earlier))|\b(?P<x2>(?P<unit2>days|weeks|months|years|decades"
        r"|centuries))\s+of\b(?! the)",
        _units,
    ),
    rule(
        "later alone",
        "units ago",
        r"\b(?P<unit>minutes|hours|days|weeks|months|years|decades)\s+"
        rf"(?P<how>later|earlier|(?:before|after)\b{_ALONE})\b",
        _later_alone,
    ),
)
