"""A sentence as tokens: words, numbers, signs, each with its place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from index.figures.words import NUMBER_WORDS
from index.windows import TimeExpression

_TOKEN = re.compile(
    r"(?:\b[A-Z]{1,3})?[$€£¥₹₽₩₺₪₦₱฿]"  # US$, €
    r"|(?:USD|EUR|GBP|AUD|CAD|INR|CHF|JPY|Rs\.?)(?=[0-9])"  # EUR40
    r"|[0-9]+(?:[.,:/][0-9]+)*"  # 2,500; also 5:30 and 1/2
    r"|(?:[^\W\d_]\.){2,}(?:-\w+)*"  # U.S., p.m., U.S.-led
    r"|[^\W\d_]\w*(?:[-’'&.]\w+)*"  # soldiers, twenty-five, COVID-19
    r"|\S"
)
TABLE = 10
_WORD = re.compile(r"[a-z]+")
_DIGIT = re.compile("[0-9]")


class Token(NamedTuple):
    """`text` is exactly `sentence[start:end]`; `low` is the same in lower case."""

    text: str
    low: str
    start: int
    end: int

    @property
    def is_number(self) -> bool:
        """Whether it is written in digits."""
        return "0" <= self.text[0] <= "9"

    @property
    def is_word(self) -> bool:
        return self.text[0].isalpha()


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence on its way through the rules."""

    text: str
    tokens: tuple[Token, ...]
    times: Sequence[TimeExpression]
    barred: frozenset[int]
    """Tokens that belong to a time expression."""

    def low(self, i: int) -> str:
        """The token in lower case; "" outside the sentence."""
        return self.tokens[i].low if 0 <= i < len(self.tokens) else ""

    def words(self, span: tuple[int, int]) -> str:
        """The text of some tokens; "" of none."""
        first, last = span
        return self.text[self.tokens[first].start : self.tokens[last - 1].end] if last > first else ""

    def glued(self, i: int) -> bool:
        """Whether token `i` follows the one before it without a space."""
        return 0 < i < len(self.tokens) and self.tokens[i - 1].end == self.tokens[i].start


def may_hold_figures(text: str) -> bool:
    """Whether there is a digit or a word of number in the text: a cheap question that saves most of the work."""
    return bool(_DIGIT.search(text)) or not NUMBER_WORDS.isdisjoint(_WORD.findall(text.lower()))


def tokenise(text: str) -> tuple[Token, ...]:
    """The tokens of a text, in order."""
    return tuple([Token(m[0], m[0].lower(), m.start(), m.end()) for m in _TOKEN.finditer(text)])


def line_of(text: str, times: Sequence[TimeExpression]) -> Line:
    """The sentence as tokens, with those that time expressions hold marked."""
    tokens = tokenise(text)
    return Line(text, tokens, times, _within(tokens, times))


def is_table(line: Line) -> bool:
    """Whether the line is a row of numbers rather than a sentence: ten or more, and hardly a word to each."""
    numbers = sum(token.is_number for token in line.tokens)
    return numbers >= TABLE and numbers >= sum(token.is_word for token in line.tokens)


def _within(tokens: Sequence[Token], times: Sequence[TimeExpression]) -> frozenset[int]:
    if not times:
        return frozenset()
    inside, rest = [], iter(times)
    time = next(rest, None)
    for i, token in enumerate(tokens):
        while time is not None and time.end <= token.start:
            time = next(rest, None)
        if time is None:
            break
        if token.end > time.start:
            inside.append(i)
    return frozenset(inside)
