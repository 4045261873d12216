"""Text to time expressions, sentence by sentence.

word groups -> rules that can match -> drafts          grammar.py and the tables of rules
  -> the words beside them (late, since)               around.py
  -> their neighbours (ranges, "two days after")       ranges.py
  -> TimeExpression
"""

from __future__ import annotations

from datetime import date

from index.windows import clock, compound, dates, feasts, lengths, months, periods, relative, sets, vague, years
from index.windows.around import narrow, relate, widen
from index.windows.grammar import Context, Draft, Grammar, Memory
from index.windows.ranges import blank, count_from, earlier_years, join, weekday_beside
from index.windows.records import TimeExpression

_TABLES = (dates, months, years, relative, compound, clock, periods, feasts, lengths, sets, vague)
"""In the order in which ties are decided."""
GRAMMAR = Grammar(row for table in _TABLES for row in table.RULES)
_KEPT_VALUES = ("PAST_REF", "PRESENT_REF", "FUTURE_REF")


class Reader:
    """Reads the sentences of one article, or of one question, and remembers the dates it met.

    What was met before gives "two days later", "the same day" and "the quarter" their dates.
    """

    def __init__(self, anchor: date | None, *, asking: bool = False) -> None:
        """Args:
        anchor: the publication date, or the day the question is asked; None when it is unknown.
        asking: the text is a question: it asks about the past unless it says otherwise.
        """
        self._anchor = anchor
        self._asking = asking
        self._memory = Memory()

    def read(self, sentence: str) -> list[TimeExpression]:
        """The time expressions of the next sentence, in its order and without overlap."""
        context = Context(sentence, self._anchor, self._memory, self._asking)
        drafts = GRAMMAR.read(context)
        if not drafts:
            return []
        _finish(drafts, context)
        return [_freeze(draft, context) for draft in drafts]


def find(text: str, anchor: date | None) -> list[TimeExpression]:
    """The time expressions of a sentence or short text.

    Args:
        text: in English.
        anchor: the publication date, or the day a question is asked. None: unknown. Then no year is invented: a
            month without a year is `XXXX-10`, and whatever depends on the anchor has neither low nor high.

    Example:
        >>> [found] = find("Rockets hit the base late in October.", date(2020, 3, 11))
        >>> found.text, found.value, str(found.low), str(found.high), found.fuzz
        ('late in October', '2019-10', '2019-10-21', '2019-11-01', 3)
    """
    return Reader(anchor).read(text)


def _finish(drafts: list[Draft], context: Context) -> None:
    floor = 0
    for draft in drafts:
        widen(draft, context, floor)
        relate(draft, context, floor)
        floor = draft.end
    join(drafts, context)
    for draft in drafts:
        if context.asking:
            earlier_years(draft)
        narrow(draft)
        if draft.rule == "length" and context.left(draft.start, 3).lower() == "in ":
            lengths.in_future(draft, context)
    count_from(drafts, context)
    weekday_beside(drafts, context)


def _freeze(draft: Draft, context: Context) -> TimeExpression:
    unknown = draft.relative and context.anchor is None
    value = draft.value
    if unknown and draft.type in ("DATE", "TIME") and value not in _KEPT_VALUES:
        value = draft.unknown or blank(value)
    return TimeExpression(
        text=context.text[draft.start : draft.end],
        start=draft.start,
        end=draft.end,
        type=draft.type,
        value=value,
        low=None if unknown else draft.low,
        high=None if unknown else draft.high,
        fuzz=0 if unknown else draft.fuzz,
        relation=draft.relation,
        direction="" if unknown else draft.direction,
        confidence=draft.confidence,
        alternatives=() if unknown else draft.alternatives,
    )
