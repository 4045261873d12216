"""The window a question asks for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import repeat

from index.windows.around import lead_of
from index.windows.days import hull, meet
from index.windows.reader import Reader
from index.windows.records import Interval, TimeExpression, Window
from index.windows.window import window_of

SOFT = 0.5
"""Under this confidence a time is a soft signal."""
_LISTED = re.compile(r"\s*(?:,|,?\s*\b(?:and|or)\b)\s*(?:in\s+|on\s+|during\s+)?(?:the\s+)?", re.IGNORECASE)


def read_question(text: str, as_of: date | None) -> Window | None:
    """The window that a question asks for; None when it names no time.

    What it asks about lies in the past unless it says otherwise ("will"). A question that gives no year has the
    latest one that fits, and the years before it as alternatives, the nearest first. Several times narrow each
    other ("since 2015 and before 2020"), listed ones add up ("in 2018 and 2019").

    Example:
        >>> window = read_question("How many attacks since late October?", date(2020, 3, 20))
        >>> str(window.start), str(window.end), window.phrase
        ('2019-10-21', '2020-03-21', 'since late October')
        >>> [str(other.start) for other in window.alternatives][:2]
        ['2018-10-21', '2017-10-21']
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
    placed = [e for e in expressions if e.type != "SET" and (e.low or e.high) and not _bounds_nothing(e)]
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


def _bounds_nothing(expression: TimeExpression) -> bool:
    """Before the 2020 election: the year names a thing; when in it the thing was, the words do not say."""
    return expression.relation == "before" and expression.confidence < SOFT


def _pair(first: TimeExpression, second: TimeExpression, as_of: date | None) -> Window:
    """From X to Y; or a length with the date it is counted from."""
    if first.relation == "offset":
        return window_of(first, as_of)
    if first.low and second.high and first.low >= second.high:
        return window_of(replace(max(first, second, key=lambda e: e.confidence), relation="during"), as_of)
    to_now = second.value == "PRESENT_REF"
    confidence = first.confidence if to_now else min(first.confidence, second.confidence)
    others = tuple(_other_pairs(first, second))
    return Window(first.low, second.high, "", confidence, max(first.fuzz, second.fuzz), others)


def _other_pairs(first: TimeExpression, second: TimeExpression) -> Iterator[Window]:
    """The range in other years; an end that is certain stays."""
    starts, ends = [low for low, _ in first.alternatives], [high for _, high in second.alternatives]
    pairs = zip(starts or repeat(first.low), ends or repeat(second.high), strict=False) if starts or ends else ()
    for start, end in pairs:
        if start and end and start < end:
            yield Window(start, end, "")


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
    if min(first.confidence, second.confidence) < SOFT or shared is None:
        return second if second.confidence > first.confidence else first
    return _combined(first, second, shared, f"{first.phrase}, {second.phrase}")


def _combined(first: Window, second: Window, days: Interval, phrase: str) -> Window:
    return Window(*days, phrase, min(first.confidence, second.confidence), max(first.fuzz, second.fuzz))
