"""What an archive holds, at a glance: how many articles there are over time, and whose."""

from __future__ import annotations

import calendar
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from index import listing
from index.publishers import same
from index.records import Coverage, Publisher
from qa.desk.stock_records import Bar
from qa.engine import Archive

MOST_BARS = 48


@dataclass(frozen=True, slots=True)
class Overview:
    """One version of an archive."""

    coverage: Coverage
    bars: tuple[Bar, ...]
    publishers: tuple[Publisher, ...]
    spellings: tuple[str | None, ...]
    """The publishers as they are spelt; None for articles without one."""

    def spelt(self, publisher: str | None) -> frozenset[str | None] | None:
        """Every spelling of a publisher's name; None, which is no limit, stays."""
        if publisher is None:
            return None
        return frozenset(one for one in self.spellings if same(one or "", publisher))


def overview(archive: Archive) -> Overview:
    """All that is shown of an archive whatever is searched for."""
    with archive.catalog.snapshot():
        tally = listing.tally(archive.catalog)
        spellings = tuple(dict.fromkeys(source for source, _, _ in tally))
        return Overview(archive.coverage(), bars((d, n) for _, d, n in tally if d), archive.publishers(), spellings)


@dataclass(frozen=True, slots=True)
class _Span:
    """What one bar stands for: so many days, or so many months."""

    size: int
    most: int
    """Bars of it at most: with more of them a longer span serves better."""
    of_months: bool = True

    def number(self, day: date) -> int:
        """Which of its kind holds the day. A week begins on Monday, as the first day of all was one."""
        return (day.year * 12 + day.month - 1 if self.of_months else day.toordinal() - 1) // self.size

    def bar(self, number: int, articles: int) -> Bar:
        low, high = number * self.size, (number + 1) * self.size - 1
        if not self.of_months:
            last = date.max.toordinal()
            return Bar(date.fromordinal(low + 1), date.fromordinal(min(high + 1, last)), articles)
        year, month = min(divmod(high, 12), (date.max.year, 11))
        end = date(year, month + 1, calendar.monthrange(year, month + 1)[1])
        return Bar(date(max(low // 12, 1), low % 12 + 1, 1), end, articles)


_YEARS = (1, 2, 5, 10, 20, 50, 100, 200, 500)
_SPANS = (
    *(_Span(1, 31, of_months=False), _Span(7, 26, of_months=False), _Span(1, MOST_BARS), _Span(3, MOST_BARS)),
    *(_Span(12 * years, MOST_BARS) for years in _YEARS),
)


def bars(days: Iterable[tuple[date, int]]) -> tuple[Bar, ...]:
    """How many articles there are over time, in the shortest spans that make few enough bars; none is left out."""
    counted: Counter[date] = Counter()
    for day, articles in days:
        counted[day] += articles
    if not counted:
        return ()
    first, last = min(counted), max(counted)
    span = next(one for one in _SPANS if one.number(last) - one.number(first) < one.most)
    held: Counter[int] = Counter()
    for day, articles in counted.items():
        held[span.number(day)] += articles
    return tuple(span.bar(n, held[n]) for n in range(span.number(first), span.number(last) + 1))
