"""Which days a question may mean: the likeliest reading first, the others kept."""

from __future__ import annotations

from datetime import date

from index.records import Coverage
from qa.question import parse
from qa.readings import readings

HELD = Coverage(3, 0, date(2020, 3, 11), date(2024, 7, 25))


def starts(question: str, **days: str) -> list[date | None]:
    return [window.start for window in readings(parse(question, **days), HELD).windows]


def test_since_october_without_a_year_keeps_every_year_that_the_archive_may_tell_of() -> None:
    found = starts("How many attacks since October?")
    assert found[0] == date(2023, 10, 1)
    assert {date(year, 10, 1) for year in (2019, 2020, 2021, 2022)} <= set(found)
    assert date(2012, 10, 1) not in found


def test_the_day_asked_on_decides_which_october_is_meant() -> None:
    assert starts("How many attacks since October?", as_of="2020-03-20")[0] == date(2019, 10, 1)


def test_a_year_that_is_named_leaves_nothing_open() -> None:
    assert starts("How many attacks since October 2019?") == [date(2019, 10, 1)]


def test_days_given_apart_override_the_words() -> None:
    [window] = readings(parse("How many attacks since October?", start="2021-02-01", end="2021-02-28"), HELD).windows
    assert (window.start, window.end) == (date(2021, 2, 1), date(2021, 3, 1))


def test_an_archive_without_dates_keeps_the_words_and_invents_no_day() -> None:
    [window] = readings(parse("How many attacks since October?"), Coverage(3, 3, None, None)).windows
    assert (window.start, window.end) == (None, None)
    assert "October" in window.phrase


def test_a_question_that_names_no_time_has_no_window() -> None:
    assert readings(parse("How many people live in Velmora?"), HELD).windows == ()
