"""Which days a question asks about: the reading of its words, and what else they may mean."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from index.records import Coverage
from index.windows import Window, find, read_question
from qa import phrase
from qa.answer import Understood
from qa.question import Question

MOST_YEARS = 12
"""Years back that a month without a year is tried in."""
REPORTS_LOOK_BACK = timedelta(days=366)
"""Before the archive's first report."""
SURE = 0.5
"""Confidence from which on a window that was read in a question counts."""
OFFERED = 3
"""Other readings of a question's days that are offered."""
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Readings:
    """The day a question is asked on, and the windows it may mean, the likeliest first; none when it names no time."""

    as_of: date | None
    windows: tuple[Window, ...]

    @property
    def first(self) -> Window | None:
        return self.windows[0] if self.windows else None


def readings(question: Question, coverage: Coverage) -> Readings:
    """Every window that the question may mean. Days given apart from its words override them."""
    as_of = question.as_of or coverage.end
    start, end = question.start, question.end
    if start or end:
        return Readings(as_of, (Window(start, end + _DAY if end and end < date.max else end, ""),))
    read = read_question(question.text, as_of)
    if read is None:
        return Readings(as_of, _unplaced(question.text))
    others = _other_years(read, as_of, coverage.start) if read.alternatives else ()
    return Readings(as_of, (replace(read, alternatives=others), *others))


def without_times(text: str) -> str:
    """The text without the words that name its days."""
    kept, position = [], 0
    for expression in find(text, None):
        kept.append(text[position : expression.start])
        position = expression.end
    return " ".join([*kept, text[position:]])


def understood_as(base: Understood, read: Readings, window: Window | None) -> Understood:
    """How the question was read, when it was read as that window, and how else it could be."""
    if window is None or window.confidence < SURE or not (window.start or window.end):
        return base
    others = [w for w in read.windows if w is not window][:OFFERED]
    return replace(
        base,
        start=window.start,
        end=_last(window),
        phrase=window.phrase,
        others=tuple(phrase.days(w.start, w.end) for w in others),
        other_windows=tuple((w.start, _last(w)) for w in others),
    )


def _last(window: Window) -> date | None:
    return window.end - _DAY if window.end else None


def _unplaced(text: str) -> tuple[Window, ...]:
    """The words of a time that no day is known for: "since October" in an archive without dates."""
    found = [e for e in find(text, None) if e.type in ("DATE", "TIME")]
    phrase = " ".join(f"{e.relation} {e.text}" if e.relation == "since" else e.text for e in found)
    return (Window(None, None, phrase),) if found else ()


def _other_years(read: Window, as_of: date | None, first: date | None) -> tuple[Window, ...]:
    """The same days of other years, as far back as a report of the archive may look."""
    runs_on = read.end is None or (as_of is not None and as_of < date.max and read.end == as_of + _DAY)
    found = {(w.start, w.end): replace(w, alternatives=()) for w in read.alternatives}
    for years in range(1, MOST_YEARS + 1):
        start, end = _earlier(read.start, years), read.end if runs_on else _earlier(read.end, years)
        begins = start or end
        if begins is None or (first is not None and begins < first - REPORTS_LOOK_BACK):
            break
        found.setdefault((start, end), replace(read, start=start, end=end, alternatives=()))
    found.pop((read.start, read.end), None)
    return tuple(sorted(found.values(), key=lambda w: w.start or w.end or date.min, reverse=True))


def _earlier(day: date | None, years: int) -> date | None:
    if day is None or day.year <= years:
        return None
    try:
        return day.replace(year=day.year - years)
    except ValueError:  # 29 February
        return day.replace(year=day.year - years, day=28)
