"""Time expressions to windows, for articles and questions alike.

    find(text, anchor) -> list[TimeExpression]             every time expression, with its days
    Reader(anchor).read(sentence)                          the same, sentence by sentence, with what was said before
    window_of(expression, as_of) -> Window                 the days that its preposition makes of it
    read_question(text, as_of) -> Window | None            the window a question asks for

In the order of the way: words.py, days.py, holidays.py (the data and the arithmetic), patterns.py, grammar.py (how
rules run), the tables of rules (dates, months, years, relative, compound, clock, periods, feasts, lengths, sets,
vague), direction.py (which year), around.py, ranges.py, reader.py, window.py, question.py. Intervals are half-open
days; None is open or unknown.
"""

from index.windows.question import read_question
from index.windows.reader import Reader, find
from index.windows.records import TimeExpression, Window
from index.windows.window import window_of

RULES_VERSION = 1
"""Rises when the same text would be read otherwise: what archives hold is then outdated."""

__all__ = ["RULES_VERSION", "Reader", "TimeExpression", "Window", "find", "read_question", "window_of"]
