"""Times told by way of another, holidays, times that come back: each class of words has its cases."""

from __future__ import annotations

from datetime import date

import pytest

from index.windows import Reader, TimeExpression, find

DAY = date(2020, 3, 11)
"""A Wednesday."""


def days(found: TimeExpression) -> tuple[str, str]:
    return str(found.low or "-"), str(found.high or "-")


VALUES = {
    "days told by another": [
        ("It burned a week ago Thursday.", "2020-02-27", "2020-02-27", "2020-02-28"),
        ("It burned two years ago today.", "2018-03-11", "2018-03-11", "2018-03-12"),
        ("It burned three years ago this month.", "2017-03", "2017-03-01", "2017-04-01"),
        ("It burned on Tuesday of last week.", "2020-03-03", "2020-03-03", "2020-03-04"),
        ("It burned last week on Tuesday.", "2020-03-03", "2020-03-03", "2020-03-04"),
        ("It burned the night before last.", "2020-03-09TNI", "2020-03-09", "2020-03-10"),
        ("It burned on the 9th.", "2020-03-09", "2020-03-09", "2020-03-10"),
        ("It burned on the 12th.", "2020-02-12", "2020-02-12", "2020-02-13"),
        ("It burned for a third straight day.", "2020-03-11", "2020-03-11", "2020-03-12"),
        ("Shares rose for a fourth week in a row.", "2020-W11", "2020-03-09", "2020-03-16"),
        ("It burned on Thursday night.", "2020-03-05TNI", "2020-03-05", "2020-03-06"),
    ],
    "up to now": [
        ("Year to date, 22 attacks are known.", "2020", "2020-01-01", "2020-03-12"),
        ("The year-to-date loss grew.", "2020", "2020-01-01", "2020-03-12"),
        ("There were ten so far this year.", "2020", "2020-01-01", "2020-03-12"),
        ("To date, 22 attacks are known.", "PRESENT_REF", "-", "2020-03-12"),
        ("It is three years since the war began.", "P3Y", "2017-03-11", "2020-03-12"),
        ("It grew over the past fortnight.", "P2W", "2020-02-26", "2020-03-12"),
        ("It grew over the past five months.", "P5M", "2019-10-11", "2020-03-12"),
    ],
    "holidays": [
        ("It rained on Thanksgiving.", "2019-11-28", "2019-11-28", "2019-11-29"),
        ("It rained on Labor Day 2018.", "2018-09-03", "2018-09-03", "2018-09-04"),
        ("It rained on Memorial Day 2018.", "2018-05-28", "2018-05-28", "2018-05-29"),
        ("It rained on MLK Day.", "2020-01-20", "2020-01-20", "2020-01-21"),
        ("It rained on Martin Luther King Jr. Day.", "2020-01-20", "2020-01-20", "2020-01-21"),
        ("It rained on July 4th.", "2019-07-04", "2019-07-04", "2019-07-05"),
        ("It rained on Independence Day 2019.", "2019-07-04", "2019-07-04", "2019-07-05"),
        ("It rained on Cyber Monday.", "2019-12-02", "2019-12-02", "2019-12-03"),
        ("It rained on Ash Wednesday 2019.", "2019-03-06", "2019-03-06", "2019-03-07"),
        ("It rained on Mother's Day 2019.", "2019-05-12", "2019-05-12", "2019-05-13"),
        ("It has rained since New Year.", "2020-01-01", "2020-01-01", "2020-01-02"),
        ("It rained over Labor Day weekend 2018.", "2018-W35-WE", "2018-09-01", "2018-09-04"),
        ("It rained over Thanksgiving weekend.", "2019-W48-WE", "2019-11-28", "2019-12-02"),
    ],
    "years and seasons": [
        ("It fell in fiscal 2010.", "2010", "2010-01-01", "2011-01-01"),
        ("It fell in the winter of 2018-19.", "2018-WI", "2018-12-01", "2019-03-01"),
        ("It fell in winter 2018/2019.", "2018-WI", "2018-12-01", "2019-03-01"),
        ("It fell in the summer of nineteen sixty-eight.", "1968-SU", "1968-06-01", "1968-09-01"),
        ("It fell in the year two thousand and one.", "2001", "2001-01-01", "2002-01-01"),
        ("It fell in the mid-1990s.", "199", "1994-01-01", "1997-01-01"),
        ("It fell in the noughties.", "200", "2000-01-01", "2010-01-01"),
        ("It fell in the last quarter.", "2019-Q4", "2019-10-01", "2020-01-01"),
        ("It fell at the end of the last decade.", "201", "2019-01-01", "2020-01-01"),
        ("It fell midway through 2019.", "2019", "2019-06-01", "2019-08-01"),
    ],
    "without days": [
        ("It publishes an annual report.", "P1Y", "-", "-"),
        ("They meet annually.", "P1Y", "-", "-"),
        ("Over the years it grew.", "PXY", "-", "-"),
        ("He later resigned.", "FUTURE_REF", "-", "-"),
    ],
}


@pytest.mark.parametrize(("text", "value", "low", "high"), [case for cases in VALUES.values() for case in cases])
def test_an_expression_has_its_value_and_days(text: str, value: str, low: str, high: str) -> None:
    [found] = find(text, DAY)
    assert (found.value, *days(found)) == (value, low, high)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("in the fiscal year ended June 30, 2019", "2018-07-01", "2019-07-01"),
        ("for the year ending in March 2019", "2018-04-01", "2019-04-01"),
        ("the day before Thanksgiving 2019", "2019-11-27", "2019-11-28"),
        ("the day after 3 January 2020", "2020-01-04", "2020-01-05"),
        ("the week before Christmas 2019", "2019-12-18", "2019-12-25"),
        ("the weekend before Christmas 2019", "2019-12-21", "2019-12-23"),
        ("the Tuesday before Christmas 2019", "2019-12-24", "2019-12-25"),
        ("on the Monday after Easter 2019", "2019-04-22", "2019-04-23"),
    ],
)
def test_the_first_of_two_is_placed_by_the_second(text: str, low: str, high: str) -> None:
    first, _ = find(text, DAY)
    assert days(first) == (low, high)


@pytest.mark.parametrize(
    ("text", "lows"),
    [
        ("between Thanksgiving and Christmas 2018", ["2018-11-22", "2018-12-25"]),
        ("between spring and autumn 2018", ["2018-03-01", "2018-09-01"]),
        ("between Christmas 2018 and New Year", ["2018-12-25", "2019-01-01"]),
        ("from autumn 2018 to spring", ["2018-09-01", "2019-03-01"]),
    ],
)
def test_seasons_and_holidays_share_a_year_too(text: str, lows: list[str]) -> None:
    assert [str(found.low) for found in find(text, DAY)] == lows


NAMES = [
    "They met on Super Bowl Sunday.",
    "The Good Friday Agreement held.",
    "They live on Easter Island.",
    "Crowds marked Chinese New Year.",
    "The Sunday Times reported it.",
    "He was taught at Sunday school.",
    "The March 14 Alliance won.",
    "The 9/11 commission met.",
    "Two thousand people came.",
    "He lives on the 12th floor.",
    "Sooner or later they leave.",
    "Bring it up to date.",
]


@pytest.mark.parametrize("text", NAMES)
def test_a_name_made_of_time_words_is_no_time(text: str) -> None:
    assert [(found.text, found.value) for found in find(text, DAY)] == []


@pytest.mark.parametrize(
    ("text", "low", "relation"),
    [
        ("Since then, 22 attacks were reported.", "2020-01-03", "since"),
        ("By that time, the base was empty.", "2020-01-03", "by"),
        ("The year before, there were ten.", "2019-01-01", ""),
    ],
)
def test_then_and_the_year_before_reckon_from_what_was_told_last(text: str, low: str, relation: str) -> None:
    reader = Reader(DAY)
    reader.read("A general was killed in Baghdad on January 3.")
    [found] = reader.read(text)
    assert (str(found.low), found.relation) == (low, relation)


def test_nothing_told_before_gives_then_no_days() -> None:
    assert find("Since then, 22 attacks were reported.", DAY) == []


def test_after_next_week_a_weekday_is_one_of_that_week() -> None:
    reader = Reader(DAY)
    reader.read("Talks go on next week.")
    [found] = reader.read("The vote on Tuesday is close.")
    assert str(found.low) == "2020-03-17"


def test_after_nine_months_a_year_earlier_is_no_quarter() -> None:
    reader = Reader(DAY)
    reader.read("Sales rose in the third quarter of 2019.")
    reader.read("They fell for the first nine months.")
    assert [found.value for found in reader.read("A year earlier they rose.")] == ["2019"]


def test_the_full_year_is_that_of_the_quarter_told_of() -> None:
    reader = Reader(date(2020, 1, 28))
    reader.read("The firm lost money in the fourth quarter of 2019.")
    assert [found.value for found in reader.read("It made money for the full year.")] == ["2019"]
