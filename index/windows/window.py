"""Which days an expression and its preposition mean: "since October" is October up to now."""

from __future__ import annotations

import re
from datetime import date

from index.windows.days import plus
from index.windows.records import Interval, Relation, TimeExpression, Window

SAID: frozenset[Relation] = frozenset({"since", "by", "until", "through", "before", "after", "as of"})
"""Relations that a window's phrase shows."""
_SHARP_END = re.compile(r"(?:the\s+)?(?:very\s+)?(?:end|close)\b", re.IGNORECASE)


def window_of(expression: TimeExpression, as_of: date | None) -> Window:
    """The window that an expression gives with its relation.

    Since X is from its first day to `as_of`, that day included; by, through, as of X end with its last day;
    before X ends where X begins, after X begins where X ends. Until ends with a day, but where a longer time begins.

    Args:
        as_of: the day that "since" ends with: of the report, or of the question. None leaves it open.
    """
    start, end = _days(expression, (expression.low, expression.high), as_of)
    phrase = f"{expression.relation} {expression.text}" if expression.relation in SAID else expression.text
    others = [_days(expression, other, as_of) for other in expression.alternatives]
    return Window(
        start=start,
        end=end,
        phrase=phrase,
        confidence=expression.confidence,
        fuzz=expression.fuzz,
        alternatives=tuple(Window(*days, phrase, expression.confidence, expression.fuzz) for days in others),
    )


def _days(expression: TimeExpression, interval: Interval, as_of: date | None) -> Interval:
    low, high = interval
    now = plus(as_of, 1) if as_of and low and low <= as_of else None
    until = high if _to_its_end(expression, interval) else low
    meanings: dict[Relation, Interval] = {
        "since": (low, now),
        "from": (low, None),
        "after": (high, None),
        "before": (None, low),
        "until": (None, until),
        **dict.fromkeys(("by", "through", "as of", "to"), (None, high)),
    }
    return meanings.get(expression.relation, interval)


def _to_its_end(expression: TimeExpression, interval: Interval) -> bool:
    low, high = interval
    one_day = bool(low and high and (high - low).days == 1)
    return one_day or bool(_SHARP_END.match(expression.text))
