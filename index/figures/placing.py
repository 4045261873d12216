"""Which of a sentence's time expressions a figure belongs to, and what window that gives it.

Every expression near a figure is given a cost: the characters between them, more where a clause ends between them,
where a thing was founded on that day ("created in 2014 to fight"), or where it is the day of a report; less where it
stands beside the figure, opens the sentence, or says since. The cheapest under a limit is the figure's window.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from index.figures.drafts import Draft
from index.figures.tokens import Line
from index.figures.verbs import EVENTS, FOUNDING, REPORTING
from index.windows import TimeExpression, Window, window_of
from index.windows.days import plus, shift

NEAR, FAR = 90, 260
"""Costs up to which an expression gives a figure its window, and up to which the only one of a sentence gives a figure
of an event a weak one."""
CLAUSE, COMMA, FOUNDED, REPORTED = 30, 8, 70, 60
BESIDE, OPENING, SINCE, OFFSET = -25, -30, -40, -60
LOWER_TRUST = 0.6
"""What a window's confidence is multiplied by when it is weak, or the day of a report."""
OPENED = 75
"""What an expression costs at most that opens the sentence and is set off by a comma: "In 2019, ..."."""
SINCE_CLAUSE = 80
"""Characters between "since" and the day of what began then."""
FARTHEST = 1000
"""Characters beyond which an expression is not looked at."""
LINK = 8
"""Characters between the two dates of a range at most."""
NEIGHBOURS = 3
"""Expressions to look at on each side."""

_CLAUSES = re.compile(r"[;:]|,\s+(?:and|but|while|which|who|after|where)\b", re.IGNORECASE)
_BESIDE = re.compile(
    r"[\s,]*(?:(?:in|on|since|over|during|by|at|the|so far|between|from|of|until|this)\s+)*", re.IGNORECASE
)
_RUNNING = re.compile(r"\bso far\b|\bto date\b|\b(?:have|has) (?:\w+ )?been\b|\btoll\b|\btotal of\b|\bnow stands?\b|"
                      r"\bbringing\b|\bcumulative", re.IGNORECASE)  # fmt: skip
_SINCE = re.compile(r"\bsince\b")
_LENGTH = re.compile(r"P(\d{1,4})([DWMY])")
_UNITS = {"D": "day", "W": "week", "M": "month", "Y": "year"}
_RELATIONS = frozenset({"since", "until", "from", "by", "as of"})


def place(line: Line, drafts: Sequence[Draft], published: date | None) -> None:
    """Give each draft its window, from the time expressions of its sentence."""
    times = [time for time in line.times if _is_placed(time)]
    dates = [time for time in times if time.type in ("DATE", "TIME")]
    starts = [time.start for time in times]
    running = bool(_RUNNING.search(line.text))
    since = _SINCE.search(line.text)
    for draft in drafts:
        first = max(1, bisect_left(starts, _begin(line, draft)) - NEIGHBOURS)
        near = times[:1] + times[first : first + 2 * NEIGHBOURS]
        if since and _begin(line, draft) < since.start():
            near = [_as_since(line, time, since.start()) for time in near]
        costs = [(_cost(line, draft, time), n) for n, time in enumerate(near) if _fits(time, draft)]
        draft.cumulative = draft.kind == "ordinal" or (running and draft.kind in ("count", "money"))
        if costs:
            cost, n = min(costs)
            _take(line, draft, near[n], cost, published, alone=len(dates) == 1)
            if near[n].relation == "from" and draft.window and n + 1 < len(near):
                draft.window = _until(line, draft.window, near[n], near[n + 1])


def _as_since(line: Line, time: TimeExpression, since: int) -> TimeExpression:
    """ "Since the protests began on 1 October": since that day, where nothing but its clause stands between."""
    apart = not 0 < time.start - since <= SINCE_CLAUSE or any(sign in line.text[since : time.start] for sign in ",;:.")
    return time if apart or time.relation not in ("", "during") or not time.low else replace(time, relation="since")


def _is_placed(time: TimeExpression) -> bool:
    if time.type == "SET":
        return False
    return bool(time.low or time.high or time.type == "DURATION" or time.value.startswith("XXXX"))


def _fits(time: TimeExpression, draft: Draft) -> bool:
    """Whether the expression has days; a mere length has them only for a place in a row ("the third in a week")."""
    if time.type != "DURATION" or time.low:
        return True
    lasting = time.relation in ("during", "within", "for")
    return draft.kind == "ordinal" and lasting and bool(_LENGTH.fullmatch(time.value))


def _take(line: Line, draft: Draft, time: TimeExpression, cost: float, published: date | None, *, alone: bool) -> None:
    event = draft.predicate in EVENTS and draft.kind in ("count", "ordinal")
    if cost >= NEAR and not (alone and cost < FAR and draft.kind in ("count", "ordinal") and draft.predicate):
        return
    if cost >= NEAR and not event:
        return
    window = window_from(time, published)
    if window is None:
        return
    draft.window, draft.source = window, "sentence"
    if is_report(line, time):
        draft.window = replace(window, start=None, confidence=LOWER_TRUST * window.confidence, alternatives=())
        draft.source = "report"
    elif cost >= NEAR:
        draft.window, draft.source = replace(window, confidence=LOWER_TRUST * window.confidence), "weak"
    draft.cumulative = draft.cumulative or (time.relation in ("since", "as of") and draft.kind in ("count", "money"))
    if published and window.start and window.end and window.end > published and (window.end - window.start).days > 3:
        draft.cumulative = True


def window_from(time: TimeExpression, published: date | None) -> Window | None:
    """The window that an expression gives a figure; of a mere length, the one that ends today."""
    if time.type == "DURATION" and not time.low:
        length = _LENGTH.fullmatch(time.value)
        if not length or not published:
            return Window(None, None, time.text, time.confidence)
        start = shift(published, -int(length[1]), _UNITS[length[2]])
        return Window(start, plus(published, 1), time.text, time.confidence)
    return window_of(time, published)


def _until(line: Line, window: Window, first: TimeExpression, last: TimeExpression) -> Window:
    """The window with the end of its range: "between 2011 and 2015"."""
    if last.relation != "to" or last.start - first.end > LINK:
        return window
    if not (window.start and last.high and window.start < last.high):
        return window
    return replace(window, end=last.high, phrase=line.text[first.start : last.end], alternatives=())


def _begin(line: Line, draft: Draft) -> int:
    return line.tokens[draft.start].start


def _cost(line: Line, draft: Draft, time: TimeExpression) -> float:
    begin, end = _begin(line, draft), line.tokens[draft.end - 1].end
    after = time.start >= end
    if max(time.start - end, begin - time.end) > FARTHEST:
        return FARTHEST
    between = line.text[end : time.start] if after else line.text[time.end : begin]
    cost = len(between) + CLAUSE * len(_CLAUSES.findall(between)) + COMMA * between.count(",")
    if time.relation in _RELATIONS:
        cost += SINCE
    if after and is_beside(between):
        cost += BESIDE
    if time.relation == "offset":
        cost += OFFSET
    if time.start < 12 or (time.relation == "since" and time.start < 25):
        cost += OPENING
    if time.start < 12 and line.text[time.end : time.end + 1] == ",":
        cost = min(cost, OPENED)
    if _is_founding(line, draft, time):
        cost += FOUNDED
    return cost + (REPORTED if is_report(line, time) else 0)


def is_beside(between: str) -> bool:
    """Whether nothing but a preposition stands between a number and a time after it."""
    return bool(_BESIDE.fullmatch(between))


def _words_before(line: Line, time: TimeExpression, count: int) -> list[str]:
    """The last words before an expression."""
    return re.findall(r"[^\W\d_]+", line.text[max(0, time.start - 60) : time.start].lower())[-count:]


def _is_founding(line: Line, draft: Draft, time: TimeExpression) -> bool:
    """ "2,500 troops, part of a coalition created in 2014": when the coalition was, not the troops."""
    words = _words_before(line, time, 4) if time.relation != "since" else []
    return any(word in FOUNDING and word != draft.predicate for word in words)


def is_report(line: Line, time: TimeExpression) -> bool:
    """ "Police said on Monday"."""
    one_day = time.low is None or (time.high is not None and (time.high - time.low).days <= 1)
    if time.type == "DURATION" or not one_day or time.relation == "since":
        return False
    words = [word for word in _words_before(line, time, 4) if word not in ("on", "late", "early", "in", "a")]
    return bool(words) and words[-1] in REPORTING
