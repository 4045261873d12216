"""The ledgers as a reader browses them: filtered by plain words and days."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from index.figures import Figure, singular
from index.incidents import Filter, Incident, Lexicon, matches
from index.ledgers import Ledgers, Reported
from index.places import named


@dataclass(frozen=True, slots=True)
class Days:
    """From the first to the last, both included; None is open."""

    first: date | None
    last: date | None

    def hold(self, day: date | None) -> bool:
        """Whether a day is one of them; an unknown one is only where all are."""
        if day is None or (self.first is None and self.last is None):
            return self.first is None and self.last is None
        return (self.first or day) <= day <= (self.last or day)

    @property
    def after(self) -> date | None:
        """The day after the last."""
        return self.last + timedelta(days=1) if self.last and self.last < date.max else self.last


def figures(ledgers: Ledgers, unit: str, kind: str, days: Days, least: float) -> Iterator[Reported]:
    """Figures of a unit and kind, in articles published on those days."""
    words = [singular(word) for word in unit.split()]
    for reported in ledgers.figures(words[-1:]):
        figure = reported.figure
        right = figure.confidence >= least and (not kind or figure.kind == kind) and _counts(figure, words)
        if right and days.hold(reported.article.published):
            yield reported


def _counts(figure: Figure, words: list[str]) -> bool:
    return {singular(word) for word in figure.unit.split()} | {figure.head} >= set(words)


def kinds_of(lexicon: Lexicon, name: str) -> frozenset[str]:
    """The kinds that a word names, with those that are one of them; "" names none."""
    if not name:
        return frozenset()
    return frozenset().union(*map(lexicon.including, lexicon.kind_of(name) or [name]))


def incidents(
    ledgers: Ledgers, lexicon: Lexicon, kind: str, days: Days, *, place: str, name: str
) -> tuple[Incident, ...]:
    """Events of a kind, on those days, at a place, with a name in them."""
    wanted = Filter(
        kinds=kinds_of(lexicon, kind),
        start=days.first,
        end=days.after,
        places=tuple(named(place)) if place else (),
        names=(name,) if name else (),
    )
    return tuple(i for i in ledgers.incidents(days.first, days.after, kinds=wanted.kinds) if matches(i, wanted).holds)
