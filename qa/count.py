"""The count in an answer: its value, its bound, its window, as of when, and what stands beside it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Literal

Bound = Literal["exact", "at least", "more than", "at most", "less than", "about", "range"]
Basis = Literal["reported", "counted", "summed"]
"""From a report; counted among the archive's incidents; added up from terms that are shown."""


@dataclass(frozen=True, slots=True)
class CountWindow:
    """The days that a value is for, both ends included; None is open or unknown."""

    start: date | None
    end: date | None
    phrase: str
    """As the report, or the question, has it."""

    def to_json(self) -> dict[str, Any]:
        return {"start": _iso(self.start), "end": _iso(self.end), "phrase": self.phrase}


@dataclass(frozen=True, slots=True)
class Stated:
    """One value that a report gives."""

    value: float
    high: float
    """The same as `value`, unless the report gives a range ("dozens" is 24 to 100)."""
    bound: Bound
    unit: str
    as_of: date | None
    """None when the report is undated."""
    window: CountWindow | None
    citation: int

    def to_json(self) -> dict[str, Any]:
        return {
            "value": plain(self.value),
            "high": plain(self.high),
            "bound": self.bound,
            "unit": self.unit,
            "as_of": _iso(self.as_of),
            "window": self.window and self.window.to_json(),
            "citation": self.citation,
        }


@dataclass(frozen=True, slots=True)
class Happened:
    """One incident that was counted."""

    id: str
    kinds: tuple[str, ...]
    start: date | None
    end: date | None
    """First and last day on which it may have happened; None is unknown."""
    place: str
    citations: tuple[int, ...]

    def to_json(self) -> dict[str, Any]:
        days = {"start": _iso(self.start), "end": _iso(self.end)}
        return {"id": self.id, "kinds": list(self.kinds), **days, "place": self.place, "citations": [*self.citations]}


@dataclass(frozen=True, slots=True)
class Count:
    """What a question after a number comes to."""

    value: float | None
    """None when sources give several values and none of them stands out."""
    high: float | None
    bound: Bound
    unit: str
    as_of: date | None
    window: CountWindow | None
    basis: Basis
    sources: int = 1
    """Independent reports that give the value: copies of one story count once."""
    series: tuple[Stated, ...] = ()
    """Earlier values of the same count, oldest first."""
    disputes: tuple[Stated, ...] = ()
    """Other values for the same days."""
    apart: tuple[Stated, ...] = ()
    """Values of another period, or of something else of the kind."""
    terms: tuple[Stated, ...] = ()
    """What a sum was made of."""
    incidents: tuple[Happened, ...] = ()
    """Distinct events of the archive in the window."""

    def renumbered(self, number: Callable[[int], int]) -> Count:
        """The same count among citations that have other numbers."""
        lists: dict[str, Any] = {
            name: tuple(replace(one, citation=number(one.citation)) for one in getattr(self, name))
            for name in _LISTS
            if name != "incidents"
        }
        told = (replace(one, citations=tuple(map(number, one.citations))) for one in self.incidents)
        return replace(self, **lists, incidents=tuple(told))

    def to_json(self) -> dict[str, Any]:
        value, high = (None if v is None else plain(v) for v in (self.value, self.high))
        return {
            "value": value,
            "high": high,
            "bound": self.bound,
            "unit": self.unit,
            "as_of": _iso(self.as_of),
            "window": self.window and self.window.to_json(),
            "basis": self.basis,
            "sources": self.sources,
            **{name: [one.to_json() for one in getattr(self, name)] for name in _LISTS},
        }


_LISTS = ("series", "disputes", "apart", "terms", "incidents")


@dataclass(frozen=True, slots=True)
class Considered:
    """A figure or an incident that was looked at for an answer, and what became of it."""

    what: str
    """The figure with its unit, or the event with its day."""
    quote: str
    source: str
    """Publisher and date."""
    used_as: str
    """"leading", "series", "dispute", "part", "apart", "term", "incident"; "" when it was left out."""
    reason: str
    weight: float

    def to_json(self) -> dict[str, Any]:
        fields = ("what", "quote", "source", "used_as", "reason", "weight")
        return {name: getattr(self, name) for name in fields}


def plain(value: float) -> int | float:
    """A whole number as one: JSON readers would rather not see 24.0."""
    return int(value) if value == int(value) else value


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
