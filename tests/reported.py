"""Figures written by hand, for the tests of counting: what reports that nobody published might say."""

from __future__ import annotations

from datetime import date, timedelta

from index.figures.nouns import singular
from index.figures.records import Comparison, Figure, Kind
from index.windows import Window
from qa.counting import Candidate


def said(
    sentence: str,
    number: str,
    value: float,
    unit: str = "",
    *,
    by: str = "A",
    on: date | None = date(2021, 3, 10),
    head: str | None = None,
    window: Window | None = None,
    as_of: date | None = None,
    comparison: Comparison = "exactly",
    high: float | None = None,
    kind: Kind = "count",
    predicate: str = "",
    scope: str = "",
    confidence: float = 1.0,
    cumulative: bool = False,
    near: str = "",
    title: str = "",
    story: str = "",
    rank: int = 0,
) -> Candidate:
    """The figure that stands in a sentence of an article of that publisher.

    Args:
        number: the number as it stands in the sentence.
        unit: what is counted, as it stands; its last word's singular is the head unless that is given.
        by: the publisher; each has one article a day.
    """
    start = sentence.index(number)
    figure = Figure(
        article_id=f"{by} {on}",
        start=start,
        end=start + len(number),
        sentence=(0, len(sentence)),
        kind=kind,
        low=value,
        high=value if high is None else high,
        comparison=comparison,
        head=singular(unit.rsplit(maxsplit=1)[-1]) if unit and head is None else head or "",
        unit=unit,
        scope=scope,
        predicate=predicate,
        currency="",
        share_of="",
        window=window,
        window_source="sentence" if window else "none",
        as_of=as_of or on,
        cumulative=cumulative,
        total=False,
        confidence=confidence,
    )
    return Candidate(figure, sentence, near=near, title=title, source=by, published=on, story=story, rank=rank)


def days(start: date, end: date, phrase: str = "") -> Window:
    """The days from one to another, both included."""
    return Window(start, end + timedelta(days=1), phrase)
