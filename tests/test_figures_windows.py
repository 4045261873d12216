"""A figure holds for a window, as of a day; neither is invented."""

from __future__ import annotations

from datetime import date

import pytest

from index.figures import Figure, read_text

DAY = date(2020, 3, 11)  # a Wednesday


def window(text: str, value: float, anchor: date | None = DAY) -> tuple[str, str, str]:
    """Start, end and source of the window of the figure with this value."""
    figure = figure_of(text, value, anchor)
    found = figure.window
    return (str(found.start), str(found.end), figure.window_source) if found else ("-", "-", figure.window_source)


def figure_of(text: str, value: float, anchor: date | None = DAY) -> Figure:
    """The figure with this value."""
    return next(figure for figure in read_text(text, anchor) if figure.value == value)


PLACED = {
    "beside it": [
        ("It killed 12 people in January.", 12, ("2020-01-01", "2020-02-01", "sentence")),
        ("Some 40 strikes hit the port on Monday.", 40, ("2020-03-09", "2020-03-10", "sentence")),
        ("In 2018 there were 300 raids.", 300, ("2018-01-01", "2019-01-01", "sentence")),
        ("This winter the group fired more than 90 rockets.", 90, ("2019-12-01", "2020-03-01", "sentence")),
    ],
    "since": [
        ("Since late October, there have been 24 raids.", 24, ("2019-10-21", "2020-03-12", "sentence")),
        ("It was the 22nd raid on the port since late October.", 22, ("2019-10-21", "2020-03-12", "sentence")),
    ],
    "each its own": [
        ("It sold 300 cars in 2018 and 400 cars in 2019.", 300, ("2018-01-01", "2019-01-01", "sentence")),
        ("It sold 300 cars in 2018 and 400 cars in 2019.", 400, ("2019-01-01", "2020-01-01", "sentence")),
    ],
    "shared": [
        (
            "Since late October there have been 24 raids on the harbour of the old town, on the ships there or on the "
            "yards where they are built, killing three nurses, two drivers and five guards.",
            5,
            ("2019-10-21", "2020-03-12", "shared"),
        ),
    ],
    "a place in a row, with a length": [
        ("It was the third raid in a week.", 3, ("2020-03-04", "2020-03-12", "sentence")),
    ],
    "a range of dates": [
        ("There were 152 outbreaks between 2011 and 2015.", 152, ("2011-01-01", "2016-01-01", "sentence")),
    ],
    "set off at the start": [
        ("In 2018, which was a bad year for chains of every kind, they closed 700 stores.", 700,
         ("2018-01-01", "2019-01-01", "sentence")),
    ],
    "the only date of an event's sentence": [
        ("Two guards and one from Peru were killed, and about a dozen people were wounded, when shells hit on Monday.",
         2,
         ("2020-03-09", "2020-03-10", "weak")),
    ],
    "not the founding of a thing": [
        ("It has about 2,500 troops there as part of a force created in 2014 to keep peace.", 2500, ("-", "-", "none")),
    ],
    "the day of a report is a bound, not a day": [
        ("The fire killed 12 people, police said on Monday.", 12, ("None", "2020-03-10", "report")),
    ],
}  # fmt: skip


@pytest.mark.parametrize(("text", "value", "expected"), [case for cases in PLACED.values() for case in cases])
def test_a_figure_takes_the_nearest_time_of_its_clause(text: str, value: float, expected: tuple[str, str, str]) -> None:
    assert window(text, value) == expected


def test_a_later_sentence_inherits_the_day_of_the_event_at_lower_trust() -> None:
    text = "Several shells hit the port on Monday. Three guards were killed, officials said."
    own, inherited = figure_of(text, 3), read_text(text, DAY)[-1]
    assert own.window is not None
    assert inherited.window is not None
    assert inherited.window_source == "inherited"
    assert (str(inherited.window.start), str(inherited.window.end)) == ("2020-03-09", "2020-03-10")
    assert inherited.window.confidence < 0.5


def test_a_sentence_with_a_date_of_its_own_inherits_nothing() -> None:
    text = "Forty shells hit the port on Monday. In 2018, three guards were killed."
    assert window(text, 3)[0] == "2018-01-01"


def test_background_is_not_inherited() -> None:
    text = "In 2018 the war killed 900 people. A blast killed 12 guards."
    assert window(text, 12) == ("-", "-", "none")


@pytest.mark.parametrize(
    ("text", "value", "as_of"),
    [
        ("Since October, there have been 24 raids.", 24, DAY),
        ("It killed 12 people in January.", 12, date(2020, 1, 31)),
        ("It killed 12 people this year.", 12, DAY),
        ("The port has 12 cranes.", 12, DAY),
    ],
)
def test_a_figure_holds_as_of_the_end_of_its_window_or_the_day_of_publication(
    text: str, value: float, as_of: date
) -> None:
    assert figure_of(text, value).as_of == as_of


class TestWithoutADayOfPublication:
    """Nothing is reckoned from a day that nobody gave."""

    def test_a_month_without_a_year_stays_so_and_keeps_its_words(self) -> None:
        figure = figure_of("There have been 24 raids since late October.", 24, None)
        assert figure.window is not None
        assert (figure.window.start, figure.window.end, figure.window.phrase) == (None, None, "since late October")
        assert figure.as_of is None
        assert figure.cumulative

    def test_a_full_date_stands(self) -> None:
        figure = figure_of("It killed 12 people on 3 January 2020.", 12, None)
        assert figure.window is not None
        assert figure.window.start == date(2020, 1, 3)
        assert figure.as_of == date(2020, 1, 3)

    def test_no_day_is_invented_for_a_weekday(self) -> None:
        figure = figure_of("Four rockets fell on Monday.", 4, None)
        assert figure.as_of is None
        assert figure.window is not None
        assert (figure.window.start, figure.window.phrase) == (None, "Monday")


def test_the_other_years_that_a_month_may_mean_are_kept() -> None:
    figure = figure_of("There have been 24 raids since late October.", 24)
    assert figure.window is not None
    assert figure.window.alternatives


@pytest.mark.parametrize(
    ("text", "running"),
    [
        ("The flu has killed 12,000 people so far.", True),
        ("There have been 24 raids.", True),
        ("The toll rose to 444.", True),
        ("It was the 22nd raid since October.", True),
        ("It killed 12 people on Monday.", False),
        ("It has 12 cranes.", False),
    ],
)
def test_a_running_count_is_marked(text: str, running: bool) -> None:
    assert read_text(text, DAY)[0].cumulative is running
