"""A figure in the making: what is known of a number while the rules look at it one after another."""

from __future__ import annotations

from dataclasses import dataclass

from index.figures.counting import Course
from index.figures.numbers import Form
from index.figures.records import Comparison, Kind, WindowSource
from index.windows import Window


@dataclass(slots=True)
class Draft:
    """Places are token numbers, half-open."""

    first: int
    """The first token of the number itself."""
    last: int
    """After the number, its scale, its "%", its word of money."""
    low: float
    high: float
    form: Form
    kind: Kind = "count"
    comparison: Comparison = "exactly"
    start: int = 0
    """The first token with the comparison."""
    grouped: bool = False
    currency: str = ""
    total: bool = False
    confidence: float = 1.0
    noun: tuple[int, int] = (0, 0)
    """The noun phrase; empty where there is none."""
    scope: tuple[int, int] = (0, 0)
    """What narrows it."""
    share_of: tuple[int, int] = (0, 0)
    head: str = ""
    plural: bool = False
    implied: bool = False
    """No noun is there: people are meant."""
    predicate: str = ""
    window: Window | None = None
    source: WindowSource = "none"
    cumulative: bool = False
    running: bool = False
    """It stands apart from what it counts, and says how many there are by then."""
    subject: tuple[int, int] = (0, 0)
    """Of a running count: what is counted, with its times."""
    aside: int = 0
    """Of its subject: where a clause begins whose times are not its window."""
    verb: int = 0
    """Of a running count: where its verb begins."""
    course: Course = "is"
    pointed: bool = False
    """Any time beside it says up to when it holds: "stood at 20 in May"."""
    former: bool = False
    """An earlier value, which is not said to hold still."""
    untold: bool = False
    """It is said only that something is counted: "the total"."""
    is_toll: bool = False
    recalled_unit: str = ""
    """From an earlier sentence, as is the scope."""
    recalled_scope: str = ""

    @property
    def end(self) -> int:
        """After everything that belongs to it."""
        return max(self.last, self.noun[1], self.scope[1], self.share_of[1])
