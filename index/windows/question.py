"""The window a question asks for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import zip_longest

from index.windows.around import lead_of
from index.windows.days import hull, meet
from index.windows.reader import Reader
from index.windows.records import Interval, TimeExpression, Window
from index.windows.window import window_of

_LISTED = re.compile(r"\s*(?:,|,?\s*\b(?:and|or)\b)\s*(?:in\s+|on\s+|during\s+)?(?:the\s+)?", re.IGNORECASE)


def read_question(text: str, as_of: date | None) -> Window | None:
    """The window that a question asks for; None when it names no time.

    What it asks about lies in the past unless it says otherwise ("will"). A question that gives no year has the
    latest one that fits, and the year before as an alternative. Several times narrow each other ("since 2015 and
    before 2020"), listed ones add up ("in 2018 and 2019").

    Example:
        >>> window = read_question("How many attacks since late October?", date(2020, 3, 20))
        >>> str(window.start), str(window.end), window.phrase
        ('2019-10-21', '2020-03-21', 'since late October')
        >>> [str(other.start) for other in window.alternatives]
        ['2018-10-21']
    """
    expressions = Reader(as_of, asking=True).read(text)
    windows = list(_windows(text, expressions, as_of))
    if not windows:
        return None
    chosen = windows[0]
    for window in windows[1:]:
        chosen = _together(chosen, window)
    return chosen


def _windows(text: str, expressions: Sequence[TimeExpression], as_of: date | None) -> Iterator[Window]:
    """One window for each expression, range, counted length or list."""
    placed = [e for e in expressions if e.type != "SET" and (e.low or e.high)]
    before: Window | None = None
    n, begin, end = 0, 0, 0
    while n < len(placed):
        first, second = placed[n], placed[n + 1] if n + 1 < len(placed) else None
        pair = second is not None and (first.relation in ("from", "offset"))
        last = second if pair and second else first
        window = _named(_pair(first, second, as_of) if pair and second else window_of(first, as_of), text, first, last)
        listed = (
            bool(before) and first.relation in ("", "during", "from") and _LISTED.fullmatch(text[end : first.start])
        )
        if before and listed:
            days = hull((before.start, before.end), (window.start, window.end))
            window = _combined(before, window, days, text[begin : last.end])
        else:
            begin = lead_of(text, first.start).start
            if before:
                yield before
        before, end, n = window, last.end, n + 1 + pair
    if before and (before.start or before.end):
        yield before


def _pair(first: TimeExpression, second: TimeExpression, as_of: date | None) -> Window:
    """From X to Y; or a length with the date it is counted from."""
    if first.relation == "offset":
        return window_of(first, as_of)
    if first.low and second.high and first.low >= second.high:
        return window_of(replace(max(first, second, key=lambda e: e.confidence), relation="during"), as_of)
    others = (
        Window(a[0], b[1], "")
        for a, b in zip_longest(first.alternatives, second.alternatives, fillvalue=(None, None))
        if a[0] and b[1] and a[0] < b[1]
    )
    confidence, fuzz = min(first.confidence, second.confidence), max(first.fuzz, second.fuzz)
    return Window(first.low, second.high, "", confidence, fuzz, tuple(others))


def _named(window: Window, text: str, first: TimeExpression, last: TimeExpression) -> Window:
    """The window with its phrase as the question has it."""
    phrase = text[lead_of(text, first.start).start : last.end]
    others = tuple(_with_phrase(other, phrase) for other in window.alternatives)
    return Window(window.start, window.end, phrase, window.confidence, window.fuzz, others)


def _with_phrase(window: Window, phrase: str) -> Window:
    return Window(window.start, window.end, phrase, window.confidence, window.fuzz)


def _together(first: Window, second: Window) -> Window:
    """What both leave; where they exclude each other, the surer one."""
    shared = meet((first.start, first.end), (second.start, second.end))
    if min(first.confidence, second.confidence) < 0.5 or shared is None:
        return second if second.confidence > first.confidence else first
    return _combined(first, second, shared, f"{first.phrase}, {second.phrase}")


def _combined(first: Window, second: Window, days: Interval, phrase: str) -> Window:
    return Window(*days, phrase, min(first.confidence, second.confidence), max(first.fuzz, second.fuzz))
