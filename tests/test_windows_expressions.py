"""Time expressions in news text mean these days. Each class of words has its cases."""

from __future__ import annotations

from datetime import date

import pytest

from index.windows import Reader, TimeExpression, find

DAY = date(2020, 3, 11)
"""A Wednesday."""


def only(text: str, anchor: date | None = DAY) -> TimeExpression:
    [found] = find(text, anchor)
    return found


def days(found: TimeExpression) -> tuple[str, str]:
    return str(found.low or "-"), str(found.high or "-")


VALUES = {
    "days": [
        ("It began on 2020-01-03.", "2020-01-03", "2020-01-03", "2020-01-04"),
        ("It began on January 3, 2020.", "2020-01-03", "2020-01-03", "2020-01-04"),
        ("It began on Friday, 3 January 2020.", "2020-01-03", "2020-01-03", "2020-01-04"),
        ("It began on the third of January 2020.", "2020-01-03", "2020-01-03", "2020-01-04"),
        ("It began on 29 February 2020.", "2020-02-29", "2020-02-29", "2020-03-01"),
        ("It began on 16.03.2019.", "2019-03-16", "2019-03-16", "2019-03-17"),
        ("It began on 3/16/2019.", "2019-03-16", "2019-03-16", "2019-03-17"),
        ("After 9/11 the law changed.", "2001-09-11", "2001-09-11", "2001-09-12"),
        ("He spoke yesterday.", "2020-03-10", "2020-03-10", "2020-03-11"),
        ("Rockets hit the base on Wednesday.", "2020-03-11", "2020-03-11", "2020-03-12"),
        ("Rockets hit the base on Sunday.", "2020-03-08", "2020-03-08", "2020-03-09"),
        ("Rockets hit the base last Wednesday.", "2020-03-04", "2020-03-04", "2020-03-05"),
        ("He was hurt on Sun. and died.", "2020-03-08", "2020-03-08", "2020-03-09"),
    ],
    "months": [
        ("It began in January 2020.", "2020-01", "2020-01-01", "2020-02-01"),
        ("It began in Jan. 2020.", "2020-01", "2020-01-01", "2020-02-01"),
        ("It began in June.", "2019-06", "2019-06-01", "2019-07-01"),
        ("It began in March and went on.", "2020-03", "2020-03-01", "2020-04-01"),
        ("It began last October.", "2019-10", "2019-10-01", "2019-11-01"),
        ("It began in April last year.", "2019-04", "2019-04-01", "2019-05-01"),
        ("It began last month.", "2020-02", "2020-02-01", "2020-03-01"),
    ],
    "years and longer": [
        ("It began in 2014.", "2014", "2014-01-01", "2015-01-01"),
        ("It began in '98.", "1998", "1998-01-01", "1999-01-01"),
        ("It began last year.", "2019", "2019-01-01", "2020-01-01"),
        ("It began in the 1990s.", "199", "1990-01-01", "2000-01-01"),
        ("It began in the nineties.", "199", "1990-01-01", "2000-01-01"),
        ("It began in the 20th century.", "19", "1900-01-01", "2000-01-01"),
        ("It began in January nineteen ninety-seven.", "1997-01", "1997-01-01", "1997-02-01"),
    ],
    "parts of the year": [
        ("It began in the third quarter of 2019.", "2019-Q3", "2019-07-01", "2019-10-01"),
        ("It began in the second half of 2019.", "2019-H2", "2019-07-01", "2020-01-01"),
        ("It began in the summer of 2019.", "2019-SU", "2019-06-01", "2019-09-01"),
        ("It began last winter.", "2019-WI", "2019-12-01", "2020-03-01"),
        ("It began on Christmas Eve.", "2019-12-24", "2019-12-24", "2019-12-25"),
        ("It began in the first week of January 2020.", "2020-W01", "2020-01-01", "2020-01-08"),
    ],
    "weeks": [
        ("It began last week.", "2020-W10", "2020-03-02", "2020-03-09"),
        ("It began over the weekend.", "2020-W10-WE", "2020-03-07", "2020-03-09"),
        ("It began in the week of March 2.", "2020-W10", "2020-03-02", "2020-03-09"),
        ("It began two weeks ago.", "2020-W09", "2020-02-24", "2020-03-02"),
    ],
    "parts narrowed": [
        ("It began late in October.", "2019-10", "2019-10-21", "2019-11-01"),
        ("It began in mid-February.", "2020-02", "2020-02-11", "2020-02-21"),
        ("It began in early 2019.", "2019", "2019-01-01", "2019-05-01"),
        ("It began at the end of last year.", "2019", "2019-12-01", "2020-01-01"),
        ("It began earlier this month.", "2020-03", "2020-03-01", "2020-03-12"),
        ("It began in the late 1990s.", "199", "1997-01-01", "2000-01-01"),
        ("It began early last summer.", "2019-SU", "2019-06-01", "2019-07-01"),
    ],
    "lengths placed in time": [
        ("It grew over the past two weeks.", "P2W", "2020-02-26", "2020-03-12"),
        ("It grew in the last 24 hours.", "PT24H", "2020-03-10", "2020-03-12"),
        ("It grew over the past 48 hours.", "PT48H", "2020-03-09", "2020-03-12"),
        ("It grew in recent months.", "PXM", "2019-10-11", "2020-03-12"),
        ("It will end in the next three days.", "P3D", "2020-03-11", "2020-03-15"),
    ],
    "times of the day": [
        ("It began at 5 p.m. on Friday.", "2020-03-06T17:00", "2020-03-06", "2020-03-07"),
        ("It began at 16:15 UTC.", "2020-03-11T16:15Z", "2020-03-11", "2020-03-12"),
        ("It began at 0800 GMT.", "2020-03-11T08:00Z", "2020-03-11", "2020-03-12"),
        ("It began last night.", "2020-03-10TNI", "2020-03-10", "2020-03-11"),
        ("It began on Tuesday evening.", "2020-03-10TEV", "2020-03-10", "2020-03-11"),
        ("It began at noon.", "2020-03-11T12:00", "2020-03-11", "2020-03-12"),
    ],
    "without days": [
        ("It lasted three weeks.", "P3W", "-", "-"),
        ("It took a year and a half.", "P1Y6M", "-", "-"),
        ("A five-year plan", "P5Y", "-", "-"),
        ("They meet every month.", "P1M", "-", "-"),
        ("They meet on Fridays.", "XXXX-WXX-5", "-", "-"),
        ("They meet each July.", "XXXX-07", "-", "-"),
        ("They meet daily.", "P1D", "-", "-"),
    ],
}


@pytest.mark.parametrize(("text", "value", "low", "high"), [case for cases in VALUES.values() for case in cases])
def test_an_expression_has_its_value_and_days(text: str, value: str, low: str, high: str) -> None:
    found = only(text)
    assert (found.value, *days(found)) == (value, low, high)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Parliament voted on Monday.", "2020-03-09"),
        ("Parliament will vote on Monday.", "2020-03-16"),
        ("Parliament is expected to vote on Monday.", "2020-03-16"),
        ("Monday's vote was close.", "2020-03-09"),
        ("The summit will open on May 28.", "2020-05-28"),
        ("The summit opened on May 28.", "2019-05-28"),
        ("The summit was scheduled for April 2.", "2020-04-02"),
        ("They met on December 20.", "2019-12-20"),
        ("The strike began in May.", "2019-05-01"),
        ("The strike began in early May.", "2019-05-01"),
        ("She was elected in May.", "2019-05-01"),
        ("The treaty is to be signed in May.", "2020-05-01"),
        ("The treaty may be signed on April 12.", "2020-04-12"),
    ],
)
def test_the_nearest_verb_decides_between_past_and_future(text: str, day: str) -> None:
    assert str(only(text).low) == day


@pytest.mark.parametrize(
    ("text", "lows"),
    [
        ("from January to March 2020", ["2020-01-01", "2020-03-01"]),
        ("from November to March 2020", ["2019-11-01", "2020-03-01"]),
        ("in May and June 2018", ["2018-05-01", "2018-06-01"]),
        ("from January 3 to March 11, 2019", ["2019-01-03", "2019-03-11"]),
        ("3-10 March 2019", ["2019-03-03", "2019-03-10"]),
        ("March 3 and 4, 2019", ["2019-03-03", "2019-03-04"]),
        ("from March 2018 until January", ["2018-03-01", "2019-01-01"]),
        ("in 2018-19", ["2018-01-01", "2019-01-01"]),
    ],
)
def test_a_range_hands_its_year_on(text: str, lows: list[str]) -> None:
    assert [str(found.low) for found in find(text, DAY)] == lows


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("since late October", "since"),
        ("by mid-March", "by"),
        ("until the end of 2019", "until"),
        ("before Christmas", "before"),
        ("prior to 2019", "before"),
        ("after January 3", "after"),
        ("as of 11 March 2020", "as of"),
        ("through June 2019", "through"),
        ("in 2019", "during"),
        ("from 2019 onwards", "since"),
        ("footage from March 2019", "during"),
    ],
)
def test_the_preposition_gives_the_relation(text: str, relation: str) -> None:
    assert only(text).relation == relation


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("in October", "XXXX-10"),
        ("on 3 October", "XXXX-10-03"),
        ("on Friday", "XXXX-WXX-5"),
        ("last year", "XXXX"),
        ("last week", "XXXX-WXX"),
        ("last winter", "XXXX-WI"),
        ("on Christmas Eve", "XXXX-12-24"),
        ("today", "XXXX-XX-XX"),
        ("recently", "PAST_REF"),
    ],
)
def test_without_a_publication_date_no_year_is_invented(text: str, value: str) -> None:
    found = only(text, None)
    assert (found.value, found.low, found.high, found.alternatives) == (value, None, None, ())


@pytest.mark.parametrize("text", ["in October 2019", "from January to March 2020", "two days after 3 January 2020"])
def test_a_written_year_needs_no_publication_date(text: str) -> None:
    assert all(found.low for found in find(text, None))


@pytest.mark.parametrize(
    ("text", "alternatives"),
    [
        ("The base in October was hit.", [("2020-10-01", "2020-11-01")]),
        ("It began on 3/4/2019.", [("2019-04-03", "2019-04-04")]),
        ("It began on 3/16/2019.", []),
        ("It began in 2019.", []),
    ],
)
def test_a_choice_keeps_its_runner_up(text: str, alternatives: list[tuple[str, str]]) -> None:
    assert [(str(low), str(high)) for low, high in only(text).alternatives] == alternatives


def test_a_reader_remembers_the_day_spoken_of() -> None:
    reader = Reader(DAY)
    reader.read("A general was killed in Baghdad on January 3.")
    [later] = reader.read("Two days later, parliament voted.")
    assert days(later) == ("2020-01-05", "2020-01-06")
    [next_day] = reader.read("The following day, crowds gathered.")
    assert days(next_day) == ("2020-01-06", "2020-01-07")


def test_a_reader_remembers_the_quarter_spoken_of() -> None:
    reader = Reader(DAY)
    reader.read("Sales rose in the third quarter of 2019.")
    assert [found.value for found in reader.read("A year earlier they fell.")] == ["2018-Q3"]


def test_a_length_counts_from_a_date() -> None:
    first, _ = find("Two days after 3 January 2020 the army left.", DAY)
    assert (first.relation, *days(first)) == ("offset", "2020-01-05", "2020-01-06")
    first, _ = find("In the two weeks before 3 January 2020 it was calm.", DAY)
    assert days(first) == ("2019-12-20", "2020-01-03")


@pytest.mark.parametrize("text", ["The current leader spoke.", "It was agreed recently.", "It happened years ago."])
def test_vague_times_are_soft_signals(text: str) -> None:
    assert only(text).confidence < 0.5
