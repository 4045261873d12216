"""What the grammar hands out: a time expression as it stands in a text, and the window it gives."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

Kind = Literal["DATE", "TIME", "DURATION", "SET"]
"""The four types of TIMEX3 (TimeML annotation guidelines 1.2.1)."""

Relation = Literal[
    "", "since", "by", "until", "through", "before", "after", "as of", "during", "from", "to", "within", "for", "offset"
]
"""How the words around an expression relate something to it. `from` and `to` are the ends of a range;
`offset` is a length counted from another date ("two days after 3 January")."""

Direction = Literal["", "past", "future"]
"""On which side of the anchor an expression without a year was read; empty where nothing had to be chosen."""

Interval = tuple[date | None, date | None]
"""Half-open days, `[low, high)`. None is open or unknown."""


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A time expression: `text` is exactly `whole[start:end]` of the text it was found in."""

    text: str
    start: int
    end: int
    type: Kind
    value: str
    """TIMEX3: `2020-03`, `2019-WI`, `P2W`, `PAST_REF`; `XXXX-10` is an October of an unknown year."""
    low: date | None
    high: date | None
    """The days it covers, `[low, high)`, whatever the preposition; see `window_of` for what that makes of them."""
    fuzz: int
    """By how many days low and high may be off ("late October": 3)."""
    relation: Relation
    direction: Direction
    confidence: float
    """0 to 1. Under 0.5 it is a soft signal, never a filter."""
    alternatives: tuple[Interval, ...] = ()
    """The runner-up readings, where a year or the order of day and month had to be chosen."""


@dataclass(frozen=True, slots=True)
class Window:
    """The days `[start, end)` something is said of, or asked about. None is open."""

    start: date | None
    end: date | None
    phrase: str
    """The words it was read from: "since late October"."""
    confidence: float = 1.0
    """0 to 1. Under 0.5 it is a soft signal, never a filter."""
    fuzz: int = 0
    """By how many days its ends may be off."""
    alternatives: tuple[Window, ...] = ()
    """What the same words mean in another year."""
