"""Numbers and days as a reader wants them in a sentence."""

from __future__ import annotations

import re
from datetime import date, timedelta

from index.figures import Figure, singular
from index.incidents.forms import plural_of
from index.windows import Window
from qa.answer import long_date
from qa.words import MONTHS, WEEKDAYS

_SCALES = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))
_SIGNS = {"USD": "$", "EUR": "€", "GBP": "£", "JPY": "¥", "INR": "₹"}
_YEAR = re.compile(r"\b(?:1[5-9]|20|21)\d\d\b")
_MONTH = re.compile(r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?$", re.IGNORECASE)
_DAY_OF_MONTH = re.compile(r"^\w+\.? \d{1,2}\b(?!\d)")
_DAY_FIRST = re.compile(
    r"(?:the )?\d{1,2}(?:st|nd|rd|th)? (?:of )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)", re.IGNORECASE
)
_HOUR = re.compile(
    r"\d{1,2}(?::|\.)\d\d\b|\d{1,2} ?(?:[ap]\.?m\b|o.clock\b)|(?:noon|midnight|dawn|dusk|sunset|sunrise)\b",
    re.IGNORECASE,
)
_POINT = re.compile(r"the (?:very )?(?:end|start|beginning|turn)\b", re.IGNORECASE)
_LEADING = frozenset(
    """
    since until by through before after as during from to within for in on at over between this last next today
    yesterday tomorrow tonight now so currently recently earlier later ago overnight already every each up near
    around about
    """.split()
)
_PEOPLE = {"person": "people", "man": "men", "woman": "women", "child": "children"}
SURE = 0.5
"""Confidence from which on the days that were read from words are said."""
LONGEST_SCOPE = 90
"""Characters of what narrows a count; more is hardly its own."""
_PREPOSITION = re.compile(r"(?:on|in|against|at|by|for|from|to|near|of|across|within|among|over|with|into|inside)\b")
_DAY = timedelta(days=1)


def number(value: float) -> str:
    """`24`, `2,500`, `1.5`, `40 billion`."""
    for size, name in _SCALES:
        if abs(value) >= size and round(value / size, 3) == value / size:
            return f"{value / size:,.3f}".rstrip("0").rstrip(".") + f" {name}"
    return f"{value:,.0f}" if value == int(value) else f"{value:,.4f}".rstrip("0")


def bounded(low: float, high: float, comparison: str) -> str:
    """`24`, `more than 175`, `24 to 100`."""
    if low != high:
        return f"{number(low)} to {number(high)}"
    return number(low) if comparison in ("exactly", "range") else f"{comparison} {number(low)}"


def amount(figure: Figure) -> str:
    """A figure's value with its sign or unit: `more than $40 billion`, `12 %`, `24`."""
    said = bounded(figure.low, figure.high, figure.comparison)
    if figure.kind == "money":
        sign = _SIGNS.get(figure.currency, f"{figure.currency} " if figure.currency else "")
        return re.sub(r"(?<![\d.,])(?=\d)", sign, said)
    endings = {"percent": " %", "points": " percentage points", "multiple": " times"}
    return said + endings.get(figure.kind, "")


def counted(figure: Figure) -> str:
    """A figure with what it counts: `24 rocket attacks`; `15 % of the vote`."""
    if figure.kind in ("percent", "points"):
        aside = f"of {figure.share_of}" if figure.share_of else f"({figure.unit})" if figure.unit else ""
        return f"{amount(figure)} {aside}".strip()
    unit = plural(figure.unit) if figure.kind == "ordinal" and figure.low != 1 else figure.unit
    return f"{amount(figure)} {unit}".strip()


def scoped(figure: Figure, said: str = "") -> str:
    """A figure with what it counts, what is said of that and what narrows it: `3 soldiers killed at Taji`."""
    scope = figure.scope if len(figure.scope) <= LONGEST_SCOPE and _PREPOSITION.match(figure.scope) else ""
    return " ".join(part for part in (counted(figure), said, scope) if part)


def plural(unit: str) -> str:
    """`rocket attacks`, `people`."""
    before, _, last = unit.rpartition(" ")
    if not last or singular(last) != last.lower():  # it is one already
        return unit
    return f"{before} {_PEOPLE.get(last) or plural_of(last)}".strip()


def period(window: Window) -> str:
    """The window in its own words, with the days where those leave them open: `this winter (December 2023 to ...)`."""
    said = _led(window.phrase)
    if said and window.confidence < SURE:  # "recently": the days are a guess of the reader's
        return said
    if (window.start is None and window.end is None) or _YEAR.search(said):
        return said
    if said.startswith(("since", "after")) and window.start is not None and _MONTH.search(said):
        return f"{said} {window.start.year}"
    span = days(window.start, window.end)
    return f"{said} ({span})" if said else span


def _led(phrase: str) -> str:
    """The phrase with the word that leads it within a sentence: `on Thursday`, `in late January`, `this winter`."""
    first, _, _ = phrase.partition(" ")
    word = first.lower()
    if not word or word in _LEADING or phrase.lower().endswith(" ago"):
        return phrase[:1].lower() + phrase[1:]
    if word in WEEKDAYS or _DAY_FIRST.match(phrase) or (word in MONTHS and _DAY_OF_MONTH.search(phrase)):
        return f"on {phrase}"
    if _HOUR.match(phrase):
        return f"at {phrase}"
    if _POINT.match(phrase):
        return f"at {phrase[:1].lower()}{phrase[1:]}"
    named = word in MONTHS
    return f"in {phrase if named else phrase[:1].lower() + phrase[1:]}"


def days(start: date | None, end: date | None) -> str:
    """The days `[start, end)`: `25 July 2024`, `March 2020`, `December 2023 to February 2024`, `since 3 May 2021`."""
    if start is None or end is None:
        last = long_date(end - _DAY) if end else ""
        return f"since {long_date(start)}" if start else f"up to {last}"
    last_day = end - _DAY
    if start == last_day:
        return long_date(start)
    if start.day == 1 and end.day == 1:
        first, last = f"{start:%B %Y}", f"{last_day:%B %Y}"
        return first if first == last else f"{first} to {last}"
    return f"{long_date(start)} to {long_date(last_day)}"


def listed(items: list[str]) -> str:
    """`a`, `a and b`, `a, b and c`."""
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} and {items[-1]}" if items else ""
