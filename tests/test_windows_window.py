"""What a preposition makes of an interval."""

from __future__ import annotations

from datetime import date

import pytest

from index.windows import find, window_of
from index.windows.days import add_months, hull, meet, period, plus, season, shift
from index.windows.holidays import easter

AS_OF = date(2020, 3, 20)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("since October 2019", "2019-10-01", "2020-03-21"),
        ("in October 2019", "2019-10-01", "2019-11-01"),
        ("by October 2019", "-", "2019-11-01"),
        ("as of 16 March 2020", "-", "2020-03-17"),
        ("through October 2019", "-", "2019-11-01"),
        ("before October 2019", "-", "2019-10-01"),
        ("after October 2019", "2019-11-01", "-"),
        ("until October 2019", "-", "2019-10-01"),
        ("until 15 October 2019", "-", "2019-10-16"),
        ("until the end of October 2019", "-", "2019-11-01"),
    ],
)
def test_a_relation_opens_or_closes_the_window(text: str, start: str, end: str) -> None:
    [found] = find(text, AS_OF)
    window = window_of(found, AS_OF)
    assert (str(window.start or "-"), str(window.end or "-")) == (start, end)


def test_since_without_a_day_to_end_with_stays_open() -> None:
    [found] = find("since October 2019", AS_OF)
    assert window_of(found, None).end is None


def test_alternatives_keep_the_relation() -> None:
    [found] = find("the base since hit before October", AS_OF)
    window = window_of(found, AS_OF)
    assert [(other.start, other.end) for other in window.alternatives] == [(None, date(2020, 10, 1))]


def test_winter_belongs_to_the_year_it_starts_in() -> None:
    assert season(2019, "WI") == ("2019-WI", date(2019, 12, 1), date(2020, 3, 1))


@pytest.mark.parametrize(
    ("year", "day"),
    [(1999, date(1999, 4, 4)), (2019, date(2019, 4, 21)), (2020, date(2020, 4, 12)), (2038, date(2038, 4, 25))],
)
def test_easter_is_on_its_sunday(year: int, day: date) -> None:
    assert easter(year) == day


def test_months_keep_to_the_end_of_the_month() -> None:
    assert add_months(date(2020, 1, 31), 1) == date(2020, 2, 29)
    assert add_months(date(2020, 3, 31), -1) == date(2020, 2, 29)


def test_the_calendar_never_overflows() -> None:
    assert plus(date.max, 1) == date.max
    assert shift(date.min, -3, "century") == date.min
    assert shift(date.min, 10**9, "year") == date.max
    assert period(date.max, "decade").high == date.max


def test_intervals_meet_and_join() -> None:
    first, second = (date(2019, 1, 1), None), (None, date(2020, 1, 1))
    assert meet(first, second) == (date(2019, 1, 1), date(2020, 1, 1))
    assert meet((date(2021, 1, 1), None), second) is None
    assert hull(first, second) == (None, None)
