"""How a figure's window lies to another one: a figure of other days is never mixed in."""

from __future__ import annotations

import re
from datetime import date, timedelta

from index.windows import Window
from qa.counting.records import Candidate, Fit

OVERLAP = 0.5
"""From this intersection over union on, two windows are the same."""
NEARBY = 10
"""Days between the starts of long windows that are the same: "since October" and "since late October"."""
LATE_REPORTS = 30
"""Days after a window in which a report that names no window may still speak of it."""

Days = tuple[date, date]
_FAR = (date.min, date.max)
_TIME_WORD = re.compile(
    r"jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|spring|summer|autumn|fall|winter|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|\d{4}|week|month|year|decade|today|yesterday|tonight"
)


def days_of(window: Window, as_of: date | None) -> Days:
    """Its days `[start, end)`. What is open ends with `as_of` (that day included), else far off."""
    start, end = window.start or _FAR[0], window.end or (_next(as_of) if as_of else _FAR[1])
    return (start, end) if start < end else (start, _next(start))


def _next(day: date) -> date:
    return day if day == date.max else day + timedelta(days=1)


def same_days(one: Days, other: Days) -> bool:
    """Whether two windows are the same: they overlap by half, or are long and start within ten days."""
    shared = (min(one[1], other[1]) - max(one[0], other[0])).days
    whole = (max(one[1], other[1]) - min(one[0], other[0])).days
    if shared >= OVERLAP * whole:
        return True
    return shared > 0 and abs((one[0] - other[0]).days) <= min(NEARBY, _length(one) // 2, _length(other) // 2)


def _length(days: Days) -> int:
    return (days[1] - days[0]).days


def fit(candidate: Candidate, asked: Window | None, as_of: date | None) -> Fit:
    """How the window of a candidate lies to the one a question asks for."""
    window = candidate.figure.window
    if asked is None or asked.confidence < 0.5:
        return "open"
    if not (asked.start or asked.end):
        return _by_words(window, asked)
    if window is None or not (window.start or window.end):
        other = _reported_at_another_time(candidate, asked) or _by_words(window, asked) == "apart"
        return "apart" if other else "open"
    ours, theirs = days_of(window, candidate.as_of), days_of(asked, as_of)
    if same_days(ours, theirs) or _since_that_month(ours, window, asked):
        return "same"
    slack = timedelta(days=min(window.fuzz + asked.fuzz, NEARBY))
    begins_within = theirs[0] <= _plus(ours[0], slack) and ours[1] <= _plus(theirs[1], slack)
    return "inside" if begins_within else "apart"


def _plus(day: date, length: timedelta) -> date:
    return day + length if day < date.max - length else date.max


def _since_that_month(ours: Days, window: Window, asked: Window) -> bool:
    """ "Since late October" begins in the October that "since October" asks about; when it was counted may differ."""
    if asked.start is None or not asked.phrase.lower().startswith("since") or _length(ours) <= NEARBY:
        return False
    month_asked = asked.start.day == 1
    return window.start is not None and 0 <= (ours[0] - asked.start).days <= (31 if month_asked else NEARBY)


def _by_words(window: Window | None, asked: Window) -> Fit:
    """Where one of both has no days: do its words name the same month, season or weekday?"""
    ours = set(_TIME_WORD.findall(window.phrase.lower())) if window else set()
    theirs = set(_TIME_WORD.findall(asked.phrase.lower()))
    if not ours or not theirs:
        return "open"
    return "apart" if ours.isdisjoint(theirs) else "same"


def _reported_at_another_time(candidate: Candidate, asked: Window) -> bool:
    """Whether a report that names no window was made before the days asked about, or long after them."""
    day = candidate.as_of
    if day is None:
        return False
    before = asked.start is not None and day < asked.start
    after = asked.end is not None and (day - asked.end).days > LATE_REPORTS
    return before or after
