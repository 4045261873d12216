"""The days of a running count: since when, from its subject; up to when, from the day beside its number."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from index.figures.drafts import Draft
from index.figures.placing import is_beside, is_report, window_from
from index.figures.tokens import Line
from index.windows import TimeExpression, Window

SHORT = 7
"""Days up to which a time says up to when a count holds; "reached 24 in March" is what March saw."""
NEAR = 5
"""Characters between a day and the verb it belongs to."""
OPENING = 12
"""Characters before a time that opens a sentence."""


def hold(line: Line, drafts: Sequence[Draft], published: date | None) -> None:
    """Give running counts the window of their subject, up to the day that stands beside them."""
    running = [draft for draft in drafts if draft.running]
    if not running:
        return
    starts = [time.start for time in line.times]
    taken: set[int] = set()
    for draft in running:
        times = _around(line, draft, starts)
        after = [time for time in times if _follows(line, draft, time)]
        before = [time for time in times if time.start not in taken and _leads(line, draft, time)]
        taken |= {time.start for time in after}
        near = [time for time in (*after, *before) if not is_report(line, time)]
        _hold(line, draft, times, near, published)


def _around(line: Line, draft: Draft, starts: Sequence[int]) -> Sequence[TimeExpression]:
    """The times that may be a count's: from its subject to just after its number, and the sentence's first."""
    begin = line.tokens[min(draft.subject[0] if draft.subject[1] else draft.start, draft.start, draft.verb)].start
    end = line.tokens[max(draft.last, draft.subject[1]) - 1].end
    first = max(1, bisect_left(starts, begin) - 1)
    return (*line.times[:1], *line.times[first : max(first, bisect_left(starts, end)) + 1])


def _hold(
    line: Line,
    draft: Draft,
    times: Sequence[TimeExpression],
    near: Sequence[TimeExpression],
    published: date | None,
) -> None:
    inside = [time for time in times if _is_within(line, draft, time)]
    subject = _since(inside, published)
    last = next((time for time in near if _tells_when(draft, time)), None)
    if subject:
        draft.window, draft.source = subject, "sentence"
    elif draft.source in ("sentence", "weak") and (last or draft.former or not near):
        draft.window, draft.source = None, "none"
    if last and last.high:
        _end(draft, last, last.high, published)
    since = any(time.relation == "since" for time in (*near, *inside))
    draft.cumulative = not draft.former and (draft.course == "grows" or since)


def _since(inside: Sequence[TimeExpression], published: date | None) -> Window | None:
    """The window of the time inside the subject."""
    dates = sorted((t for t in inside if t.type in ("DATE", "TIME")), key=lambda time: time.relation != "since")
    return window_from(dates[0], published) if dates else None


def _is_within(line: Line, draft: Draft, time: TimeExpression) -> bool:
    first, last = draft.subject
    if last <= first or time.start < line.tokens[first].start or time.end > line.tokens[last - 1].end:
        return False
    return time.relation == "since" or draft.aside >= last or time.end <= line.tokens[draft.aside].start


def _follows(line: Line, draft: Draft, time: TimeExpression) -> bool:
    end = line.tokens[draft.last - 1].end
    return time.start >= end and is_beside(line.text[end : time.start])


def _leads(line: Line, draft: Draft, time: TimeExpression) -> bool:
    """Whether the time stands beside the verb, or opens the sentence."""
    if _is_within(line, draft, time) or time.end > line.tokens[draft.start].start:
        return False
    verb = line.tokens[draft.verb].start
    return verb <= time.start or 0 <= verb - time.end <= NEAR or time.start < OPENING


def _tells_when(draft: Draft, time: TimeExpression) -> bool:
    """Whether it says up to when the count holds."""
    if time.type not in ("DATE", "TIME") or not time.low or not time.high or time.relation == "since":
        return False
    return draft.pointed or (time.high - time.low).days <= SHORT


def _end(draft: Draft, time: TimeExpression, high: date, published: date | None) -> None:
    if published and high > published:
        return  # "now", "today": as any count of that day
    window = draft.window
    if window is None:
        draft.window, draft.source = Window(None, high, time.text, time.confidence, time.fuzz), "report"
    elif (window.start is None or window.start < high) and (window.end is None or high < window.end):
        draft.window = replace(window, end=high, alternatives=())
