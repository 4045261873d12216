"""The figure of an answer as tables to take along: how it grew, who differs, which incidents stand behind it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from qa.amounts import measure
from qa.answer import Answer, between, long_date
from qa.count import Bound, Count, Happened, Stated

SHOWN = 500
"""Rows of a table at most."""


@dataclass(frozen=True, slots=True)
class Row:
    """Cells as plain text, and the sources that bear them out."""

    cells: tuple[str, ...]
    citations: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its heading; a last column holds the sources, if there are any."""

    heading: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    more: int = 0
    """Rows that are left out at its end."""

    @property
    def sourced(self) -> bool:
        """Whether any row has a source of its own."""
        return any(row.citations for row in self.rows)


def tables(answer: Answer) -> Iterator[Table]:
    """The tables that an answer has. Values of other periods and parts are none: only the sentences say of which."""

    count = answer.count
    if count is None or answer.refusal:
        return
    for heading, values in (
        ("How the figure grew", count.series),
        ("Sources differ", count.disputes),
        ("Added up", count.terms),
    ):
        if values:
            yield _values(heading, values, measure(answer).said)
    if count.incidents:
        yield _incidents(count)


def behind(count: Count) -> set[int]:
    """The numbers of all citations that its tables lead to."""
    stated = (*count.series, *count.disputes, *count.terms)
    return {one.citation for one in stated} | {n for one in count.incidents for n in one.citations}


def _values(heading: str, values: Iterable[Stated], said: Callable[[float, float, Bound], str]) -> Table:
    rows = tuple(
        Row(
            (long_date(one.as_of), f"{said(one.value, one.high, one.bound)} {one.unit}".strip(), _period(one)),
            (one.citation,),
        )
        for one in values
    )
    return Table(heading, ("As of", "Value", "Period"), rows[:SHOWN], max(0, len(rows) - SHOWN))


def _period(one: Stated) -> str:
    window = one.window
    if window is None or not (window.phrase or window.start or window.end):
        return "—"
    return window.phrase or between(window.start, window.end)


def _incidents(count: Count) -> Table:
    counted = count.basis == "counted"
    heading = "The incidents counted" if counted else "Incidents told of in the archive"
    rows = tuple(Row((_days(one), one.place or "—", ", ".join(one.kinds)), one.citations) for one in count.incidents)
    return Table(heading, ("Day", "Place", "What"), rows[:SHOWN], max(0, len(rows) - SHOWN))


def _days(one: Happened) -> str:
    first, last = one.start or one.end, one.end or one.start
    if first is None or last is None:
        return "unknown"
    return long_date(first) if first == last else f"{long_date(first)} to {long_date(last)}"
