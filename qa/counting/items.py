"""What is tallied: a weighed candidate, or a breakdown as its sum."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from index.figures.records import Comparison
from index.windows import Window
from qa.counting.breakdown import breakdowns
from qa.counting.fitting import Days, days_of
from qa.counting.records import Candidate, Count, Fit, Weight
from qa.counting.stems import stem
from qa.counting.units import is_anybody
from qa.counting.values import possible

A_SYNONYM = 0.6
"""Head match under which a figure counts a kind of what was asked for only."""

PRESENT = frozenset(("now", "currently", "at present", "presently", "at the moment"))


@dataclass(frozen=True, slots=True)
class Item:
    """One statement of a count."""

    low: float
    high: float
    comparison: Comparison
    candidates: tuple[Candidate, ...]
    """One; for a sum its terms."""
    unit: str
    weight: float
    strength: float
    """The same but for the words: see `Weight.strength`."""
    bare: float
    """The weight without its window's part: to compare with counts of other windows."""
    of_unit: float
    """The part of the weight that says it counts what was asked, wherever it stands."""
    of_noun: float
    """The same without how sure it is that the number counts it at all."""
    said: float
    """How far what is said of it is what was asked."""
    scope: float
    """How much of what narrows the question stands with it."""
    fit: Fit
    part: bool
    """It counts a kind of what was asked for only."""

    @property
    def candidate(self) -> Candidate:
        return self.candidates[0]

    @property
    def as_of(self) -> date | None:
        """The day of the report or of its figure; None when both are undated."""
        return self.candidate.as_of

    @property
    def day(self) -> date:
        """The same, with undated items first."""
        return self.as_of or date.min

    @property
    def days(self) -> Days | None:
        """The days of its own window."""
        window = self.candidate.figure.window
        return days_of(window, self.as_of) if window and (window.start or window.end) else None

    @property
    def is_timeless(self) -> bool:
        """Whether it is told for no days but those of the report."""
        window = self.candidate.figure.window
        return self.days is None or (window is not None and window.phrase.lower() in PRESENT)

    @property
    def is_sum(self) -> bool:
        return len(self.candidates) > 1


def items_of(head: str, weighed: Sequence[tuple[Candidate, Weight]]) -> list[Item]:
    """The weighed candidates as items, breakdowns as one item each.

    Args:
        head: what is asked for: what the sum of a breakdown is of.
    """
    weights = {id(candidate): weight for candidate, weight in weighed}
    runs = breakdowns([candidate for candidate, _ in weighed])
    sums = [terms for terms in runs if len({weights[id(term)].modifiers for term in terms}) == 1]
    taken = {id(term) for terms in sums for term in terms}
    singles = [_single(candidate, weight) for candidate, weight in weighed if id(candidate) not in taken]
    return [*(_sum(head, terms, [weights[id(term)] for term in terms]) for terms in sums), *singles]


def _single(candidate: Candidate, weight: Weight) -> Item:
    figure = candidate.figure
    bare = weight.total / (weight.window or 1.0)
    part = weight.some or (weight.head < A_SYNONYM and bool(figure.head))
    return Item(
        figure.low,
        figure.high,
        figure.comparison,
        (candidate,),
        figure.unit or figure.head,
        weight.total,
        weight.strength,
        bare,
        _of_noun(weight) * weight.confidence,
        _of_noun(weight),
        weight.predicate,
        weight.scope,
        weight.fit,
        part,
    )


def _of_noun(weight: Weight) -> float:
    return weight.head * weight.modifiers * weight.predicate


def _sum(head: str, terms: tuple[Candidate, ...], weights: Sequence[Weight]) -> Item:
    """A sum weighs what its best term would without the modifiers that make it a term."""
    best = max(weights, key=lambda weight: weight.total / weight.extras)
    total = best.total / best.extras
    low, high = sum(term.figure.low for term in terms), sum(term.figure.high for term in terms)
    bare = total / (best.window or 1.0)
    said = _of_noun(best)
    of_unit, part = said * best.confidence, best.head < A_SYNONYM and not is_anybody(stem(head))
    strength = best.strength / (best.extras / best.complete)
    weights_of_all = total, strength, bare, of_unit, said, best.predicate, best.scope
    return Item(low, high, "exactly", terms, head, *weights_of_all, best.fit, part)


def same_count(one: Item, other: Item) -> bool:
    """Whether two items do not contradict each other."""
    a, b = possible(one.low, one.high, one.comparison), possible(other.low, other.high, other.comparison)
    return max(a[0], b[0]) <= min(a[1], b[1])


def count_of(items: Sequence[Item]) -> Count:
    """One count of items that agree; the first gives its value."""
    first = items[0]
    ordered = [first, *sorted(items[1:], key=lambda item: -item.weight)]
    days = [item.as_of for item in items if item.as_of and (item.low, item.high) == (first.low, first.high)]
    return Count(
        low=first.low,
        high=first.high,
        comparison=first.comparison,
        unit=first.unit,
        as_of=max(days, default=None),
        window=_window(ordered),
        candidates=tuple(candidate for item in ordered for candidate in item.candidates),
        weight=sum_of_stories(items),
        terms=next((item.candidates for item in ordered if item.is_sum), ()),
    )


def _window(items: Iterable[Item]) -> Window | None:
    return next((item.candidate.figure.window for item in items if item.candidate.figure.window), None)


def sum_of_stories(items: Iterable[Item]) -> float:
    """The items' weight, each story once: copies of a wire report add nothing."""
    voices: dict[str, float] = {}
    for item in items:
        story = item.candidate.told_by
        voices[story] = max(voices.get(story, 0.0), item.weight)
    return sum(voices.values())
