"""Rules for months: March 2020, 2020-03, October, last October; and which words are no month."""

from __future__ import annotations

import re
from datetime import date
from functools import partial
from re import Match

from index.windows.days import Span, add_months, make, period
from index.windows.direction import nearest_year
from index.windows.grammar import Context, Reading, from_span, rule
from index.windows.patterns import COUNTED, DAY, MONTH, TO, YEAR, YEAR_SHIFTS
from index.windows.words import month

BARE_MONTH = 0.85
ADJECTIVE = 0.4
"""Confidence of "the November election": the month names a thing, it does not say when."""

VERBS_TOO = frozenset({"may", "march"})
_OTHER_WORDS = frozenset("may march mar dec jan jun jul sep oct nov apr feb august april june".split())
_PLAIN = re.compile(
    r"(?:\b(?:in|since|by|until|till|from|early|mid|late|before|after|during|between|last|next|through|ending|ended|"
    r"beginning|every|each|as of|prior to|(?:end|start|beginning|middle|half|week|month|day|close) of)|\bmid-)\s*$",
    re.IGNORECASE,
)
_LOOSE = re.compile(r"(?:\b(?:of|for|to|and|this|around|on|per)|-)\s*$", re.IGNORECASE)
_LIST_LEFT = re.compile(rf"\b{MONTH}(?:,|{TO})\s*$", re.IGNORECASE)
_LIST_RIGHT = re.compile(rf"(?:,|{TO})\s*{MONTH}", re.IGNORECASE)
_ADJECTIVE = re.compile(r"\b(?:the|a|an|his|her|its|their)\s+$", re.IGNORECASE)
_PERSON = re.compile(r"\b(?:Theresa|Mrs\.?|Mr\.?|Ms\.?|Minister|PM|Elaine|Brian)\s*$")


def pointer_of(words: str) -> str:
    """What nearest_year calls a pointing word."""
    words = words.strip().lower()
    return {"this past": "past", "this coming": "coming"}.get(words, words)


def month_in(year: int, number: int) -> Span | None:
    """A month of a year."""
    first = make(year, number)
    return period(first, "month") if first else None


def _year_month(found: Match[str], context: Context) -> Reading:
    return from_span(found, period(date(int(found["y"]), int(found["m"]), 1), "month"))


def _month_of_year(found: Match[str], context: Context) -> Reading:
    if re.search(rf"\b{DAY}\s+(?:of\s+)?$", context.left(found.start(), 9)):
        return None
    return from_span(found, period(date(int(found["y"]), month(found["mo"]), 1), "month"))


def _month_of_last_year(found: Match[str], context: Context) -> Reading:
    number = month(found["mo"])
    low = add_months(date(context.today.year, number, 1), 12 * YEAR_SHIFTS[found["shift"].lower()])
    draft = from_span(found, period(low, "month"))
    draft.unknown = f"XXXX-{number:02d}"
    return draft


def _bare_month(found: Match[str], context: Context) -> Reading:
    if not _is_month(found, context):
        return None
    number = month(found["mo"])
    choice = nearest_year(context, number, None, pointer_of(found["how"] or ""), found.span())
    if not choice:
        return None
    draft = from_span(found, period(choice.day, "month"), confidence=BARE_MONTH, direction=choice.direction)
    if _ADJECTIVE.search(context.left(found.start(), 5)) and re.match(r"\s+[a-z]", context.right(found.end(), 2)):
        draft.confidence = ADJECTIVE
    draft.unknown = f"XXXX-{number:02d}"
    draft.in_year = None if found["how"] else partial(month_in, number=number)
    draft.alternatives = (period(choice.other, "month")[1:],) if choice.other else ()
    return draft


def _is_month(found: Match[str], context: Context) -> bool:
    """May, March, Jan, August: the month, and not the verb, the walk, the woman or the adjective."""
    word, plain = found["mo"], found["mo"].lower().rstrip(".")
    after = context.right(found.end(), 40)
    if re.match(r"\s+[A-Z][a-z]+ (?:Party|Company)", after):
        return False
    if plain not in _OTHER_WORDS or context.is_all(found[0]):
        return True
    left = context.left(found.start(), 24)
    listed = bool(_LIST_LEFT.search(left) or _LIST_RIGHT.match(after))
    sure = bool(found["how"] or _PLAIN.search(left) or listed)
    if plain in VERBS_TOO:
        return (
            sure
            and not _PERSON.search(left)
            and not (word.islower() and (found["how"] or "").lower().startswith("this"))
        )
    if sure or _LOOSE.search(left):
        return True
    if word.islower() or (len(plain) == 3 and not word.endswith(".")):
        return False
    return not (plain in ("april", "june", "august") and re.match(r"\s+[A-Z][a-z]+", after))


HOW = r"(?:\b(?P<how>last|next|this past|this coming|this)\s+)?"
NOT_COUNTED = rf"(?!{COUNTED})"

RULES = (
    rule(
        "year and month",
        "digit",
        r"(?<![\w/.-])(?P<y>(?:19|20)\d\d)[-/](?P<m>0[1-9]|1[0-2])(?![\w/-])",
        _year_month,
    ),
    rule(
        "month year",
        "month digit",
        rf"\b(?P<mo>{MONTH}),?\s+(?:of\s+)?(?P<y>{YEAR})\b(?!-\d\d-){NOT_COUNTED}",
        _month_of_year,
    ),
    rule("year month", "month digit", rf"\b(?P<y>{YEAR})\s+(?P<mo>{MONTH})\b(?!\s*\d)", _month_of_year),
    rule(
        "month of year",
        "month year",
        rf"\b(?P<mo>{MONTH}),?\s+(?:of\s+)?(?P<shift>last|this|next)\s+year\b",
        _month_of_last_year,
    ),
    rule("month", "month", rf"{HOW}\b(?P<mo>{MONTH})(?!\w)(?!\s+\d{{1,2}}\b(?!,\d{{3}}))", _bare_month),
)
