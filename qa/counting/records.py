"""What passes between the steps of a count: candidates, their weights, and the tally."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from index.figures.records import Comparison, Figure
from index.records import Order, order_of
from index.windows import Window

NEWS = timedelta(days=7)
"""How long after some days a report of them is news."""
EVENT = timedelta(days=3)
"""The days of one event are at most as many."""
_OF_THE_EVENT = ("sentence", "shared", "inherited", "weak")
"""Sources of a window that make it the days of what happened, not of the report."""

Fit = Literal["same", "inside", "open", "apart"]
"""How a figure's window lies to the one asked for: the same days; days within them; one of both unknown; others."""

Mode = Literal["plain", "with alternatives", "list"]
"""How sure the leading count is: said plainly; said with what speaks against it; only one of several."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A figure with what its article brings to the question."""

    figure: Figure
    text: str
    """The sentence it stands in."""
    near: str = ""
    """The sentences beside it and the article's first: an entity carries over from there."""
    title: str = ""
    whole: str = ""
    """All of its article, or as much as one may be about: a name may stand at its end only."""
    source: str | None = None
    published: date | None = None
    story: str = ""
    """The same for copies of one wire story. Empty: the article is its own story."""
    rank: int = 0
    """Its article's place in the retrieval for the question, 0 for the first."""
    revision: str = ""
    """Names what its article says: `Article.revision`."""
    as_told: bool = True
    """Whether what is told of an event soon after it holds as of the telling, not of the event's day."""

    @property
    def order(self) -> Order:
        """Its article's place among those that nothing else tells apart."""
        return order_of(self.published, self.source, self.title, self.revision, self.figure.article_id)

    @property
    def told_by(self) -> str:
        """The story it is part of."""
        return self.story or self.figure.article_id

    @property
    def as_of(self) -> date | None:
        """The day up to which the figure holds; None for an undated report that gives none.

        What is told of some days soon after them holds as of the telling: more of the wounded may have been found.
        """
        return self.published if self.as_told and self._is_news else self.figure.as_of or self.published

    @property
    def _is_news(self) -> bool:
        """Whether it is told of an event within days of it."""
        window, told = self.figure.window, self.published
        if told is None or window is None or window.start is None or window.end is None:
            return False
        of_event = self.figure.window_source in _OF_THE_EVENT and not window.phrase.endswith("ago")
        brief = window.end - window.start <= EVENT
        return of_event and brief and timedelta(0) <= told - window.end <= NEWS


@dataclass(frozen=True, slots=True)
class Weight:
    """How far a candidate answers, factor by factor, each 0 to 1 (`extras` may lift a total by a little)."""

    head: float
    modifiers: float
    predicate: float
    scope: float
    window: float
    confidence: float
    rank: float
    extras: float
    """For what says a total, against what counts a part only."""
    fit: Fit
    total: float
    """The product, with each factor's exponent."""
    left_out: str = ""
    """Why the candidate does not answer; empty when it may."""
    complete: float = 1.0
    """The part of the extras for a sentence that says all that was asked."""
    some: bool = False
    """It counts some of those spoken of, and not those that were asked for."""

    @property
    def strength(self) -> float:
        """The total but for the words: neither the place in the retrieval nor one sentence's wealth makes a number."""
        return self.total / ((self.rank or 1.0) * (self.complete or 1.0))


@dataclass(frozen=True, slots=True)
class Count:
    """One count, and the candidates that say it."""

    low: float
    high: float
    """Both the value, unless it is a range."""
    comparison: Comparison
    unit: str
    as_of: date | None
    """None: an undated report."""
    window: Window | None
    candidates: tuple[Candidate, ...]
    """Those that say it, the best first."""
    weight: float
    terms: tuple[Candidate, ...] = ()
    """Where it is a sum: its terms, in the order of the statement."""

    @property
    def sources(self) -> int:
        """Independent sources: copies of one story are one."""
        return len({candidate.told_by for candidate in self.candidates})


@dataclass(frozen=True, slots=True)
class Tally:
    """What the figures of an archive say to a count question."""

    leading: Count | None
    series: tuple[Count, ...] = ()
    """Superseded counts of the same thing and window, the oldest first."""
    disputes: tuple[Count, ...] = ()
    """Other counts for the same days as the leading one: sources differ."""
    alternatives: tuple[Count, ...] = ()
    """Other counts that nothing tells from the leading one but their weight, the weightiest first."""
    apart: tuple[Count, ...] = ()
    """Counts of other windows, or of something else of the kind; never mixed with the leading one."""
    parts: tuple[Count, ...] = ()
    """Counts of some of those that the leading one counts, by the same report."""
    share: float = 0.0
    """0 to 1: the leading count's part of all the weight for this window."""
    mode: Mode = "list"
    fit: Fit = "open"
    """How the leading count's window lies to the one asked for: only "same" is a count of just those days."""
    left_out: tuple[tuple[Candidate, str], ...] = ()
    """Candidates that do not answer, and why."""

    @property
    def sources(self) -> int:
        """Independent sources of the leading count."""
        return self.leading.sources if self.leading else 0
