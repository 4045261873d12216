"""What the figures room hands out: one number of an article, with what it counts, and for which days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from index.windows import Window

Kind = Literal["count", "ordinal", "money", "percent", "points", "multiple", "measure"]
"""`ordinal` is a place in a row read as a count: "the 22nd attack" is 22 attacks. `points` are percentage points,
`multiple` is "three times as many", `measure` has a unit of length, weight, speed, area or volume."""

Comparison = Literal["exactly", "at least", "more than", "at most", "less than", "about", "range"]

WindowSource = Literal["sentence", "shared", "weak", "report", "inherited", "none"]
"""Where a figure's window comes from: its own clause; a figure it is coordinated with; the sentence's only date;
the day of a report ("said on Monday": not later than that); an earlier sentence; nowhere."""

STORE, SHOW, REASON = 0.2, 0.3, 0.5
"""Confidence from which on a figure is stored, shown, and reasoned from."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One number of an article and what is said of it. Offsets are of the article's text."""

    article_id: str
    start: int
    end: int
    """The number with its comparison: "more than 175"."""
    sentence: tuple[int, int]
    kind: Kind
    low: float
    high: float
    """Both the value, unless it is a range ("dozens" is 24 to 100)."""
    comparison: Comparison
    head: str
    """What is counted, singular and lower case: "attack". Empty when nothing is named."""
    unit: str
    """The noun phrase as it stands: "rocket attacks"."""
    scope: str
    """What narrows it, after the noun: "on the US embassy in Baghdad". Often empty."""
    predicate: str
    """What is said to have happened, as a verb's past ("killed", "fired"), or "" ."""
    currency: str
    """ISO 4217 for money, else ""."""
    share_of: str
    """What a percentage or fraction is a share of, else ""."""
    window: Window | None
    window_source: WindowSource
    as_of: date | None
    """The day up to which it holds. None when the report has no date and the text gives none."""
    cumulative: bool
    """A running count ("so far", "since October", "the 22nd")."""
    total: bool
    """Said to be a total."""
    confidence: float
    """0 to 1, that this number counts what `unit` says."""

    @property
    def value(self) -> float:
        return self.low
