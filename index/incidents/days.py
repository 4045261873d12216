"""On which day? The dates of an article vote, each with the weight that its words give it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from index.incidents.records import Dated
from index.incidents.telling import GOVERNS, Dating, Telling, datings

LONGEST_SPAN = 45
"""Days of a time that still says when an event was: "in April", not "in 2014"."""
DAY, SAME_STORY, ANOTHER_STORY = timedelta(1), timedelta(30), 0.5
LEAST = 0.25
"""Weight from which on a day is that of the event, and not of an arraignment in passing."""
_SENTENCES = 60
_KEPT_VOTES = 4
_DECAY, _TITLE = 0.10, 0.8


@dataclass(frozen=True, slots=True)
class When:
    """When an event was, with the votes for it."""

    low: date | None
    high: date | None
    dated: Dated
    value: str = ""
    weight: float = 0.0
    days: tuple[tuple[int, float], ...] = ()

    @property
    def length(self) -> int:
        """In days; 0 when it is unknown."""
        return (self.high - self.low).days if self.low and self.high else 0


def vote(tellings: Iterable[Telling], family: str, published: date | None) -> When:
    """The day of an article's main event.

    Days vote with their weight, less the further down they stand; a longer time (a month at most) supports the days
    in it. With no date in the text, the day of publication stands in; with none of both it is unknown.
    """
    days: dict[date, float] = defaultdict(float)
    spans: dict[tuple[date, date], float] = defaultdict(float)
    undated: dict[str, float] = defaultdict(float)
    leading: dict[date, float] = defaultdict(float)
    for telling in tellings:
        if telling.number > _SENTENCES:
            break
        place = _TITLE if telling.number == 0 else 1 / (1 + _DECAY * max(0, telling.number - 1))
        for dating in datings(telling, family, published):
            if dating.low is None or dating.high is None:
                undated[dating.time.value] += place * dating.weight * (2 if telling.number <= 1 else 1)
            elif dating.length == 1:
                days[dating.low] += place * dating.weight
                if telling.number <= 1 and dating.weight >= GOVERNS:
                    leading[dating.low] += dating.weight
            elif says_when(dating, published):
                spans[dating.low, dating.high] += 0.8 * place * dating.weight
    _discount(days, leading)
    for (low, high), weight in spans.items():
        for day in days:
            if low <= day < high:
                days[day] += 0.4 * weight
    when = _settle(days, spans, published)
    if when.dated == "unknown" and undated:
        return When(None, None, "unknown", min(undated, key=lambda v: (-undated[v], v)))
    return when


def _discount(days: dict[date, float], leading: dict[date, float]) -> None:
    """Where the first sentences name a day, one long before or after it is of another story."""
    best = min(leading, key=lambda d: (-leading[d], d), default=None)
    for day in days:
        if best and abs(day - best) > SAME_STORY:
            days[day] *= ANOTHER_STORY


def says_when(dating: Dating, published: date | None) -> bool:
    """A span short and recent enough to speak for an article's main event."""
    recent = published is None or dating.high is None or (published - dating.high).days <= LONGEST_SPAN
    return dating.length <= LONGEST_SPAN and recent


def _settle(days: dict[date, float], spans: dict[tuple[date, date], float], published: date | None) -> When:
    day = min(days, key=lambda d: (-days[d], d), default=None)
    span = min(spans, key=lambda s: (-spans[s], s), default=None)
    outvoted = day and span and spans[span] > 1.6 * days[day] and not span[0] <= day < span[1]
    if day and not outvoted and days[day] >= LEAST:
        return When(day, day + DAY, "day", day.isoformat(), days[day], kept(days))
    if span and spans[span] >= LEAST:
        return When(span[0], span[1], "span", "", spans[span])
    if published:
        return When(published, published + DAY, "report")
    return When(None, None, "unknown")


def kept(days: dict[date, float]) -> tuple[tuple[int, float], ...]:
    """The strongest votes, as ordinals."""
    best = sorted(days.items(), key=lambda item: (-item[1], item[0]))[:_KEPT_VOTES]
    floor = 0.1 * best[0][1] if best else 0
    return tuple((day.toordinal(), round(weight, 1)) for day, weight in best if weight > floor)
