"""Dates are read, never guessed."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from index.readers import date_in_name, parse_published

DAY = date(2020, 3, 16)


@pytest.mark.parametrize(
    "value",
    [
        "2020-03-16",
        "2020-3-16",
        "2020/03/16",
        "2020.03.16",
        " 2020-03-16 ",
        "2020-03-16T23:59:59",
        "2020-03-16T23:30:00-05:00",
        "2020-03-16 23:30:00.123456+00:00",
        "2020-03-16T00:30Z",
        "20200316",
        "20200316T101500Z",
        "16/03/2020",
        "03/16/2020",
        "16.03.2020",
        "16-03-2020 10:15",
        "Mon, 16 Mar 2020 10:15:00 GMT",
        "Mon, 16 Mar 2020 23:15:00 -0800",
        "16 Mar 2020 10:15 +0000",
        "16 March 2020",
        "16th March 2020",
        "March 16, 2020",
        "Mar. 16, 2020",
        "Monday, March 16, 2020",
        "Monday 16 March 2020",
        "March 16, 2020 6:30 PM",
        "March 16, 2020, 6:30 PM EDT",
        "March 16, 2020 at 6:30 PM",
        "16-Mar-2020",
        "2020 March 16",
        "1584316800",
        "1584316800000",
        1584316800,
        1584316800.25,
        1584316800000,
        20200316,
        DAY,
        datetime(2020, 3, 16, 23, 30),
        datetime(2020, 3, 16, 23, 30, tzinfo=timezone(timedelta(hours=-5))),
        datetime(2020, 3, 16, 1, 30, tzinfo=UTC),
    ],
)
def test_a_whole_date_is_read_in_its_own_time_zone(value: object) -> None:
    assert parse_published(value) == DAY


@pytest.mark.parametrize(
    "value",
    [
        *("", " ", "unknown", "n/a", "yesterday", "today", "last Monday", "Monday"),
        *("2020", "2020-03", "March 2020", "16 March", "March 16", "Monday March 2020", "Tuesday March 2020"),
        *("03/04/2020", "4.3.2020", "Sat 03/04/2020", "01-02-03", "16/03/20", "16 Mar 20", "March 16 '20"),
        *("2020-13-01", "2020-02-30", "2020-00-10", "32 March 2020", "31/31/2020", "20201316"),
        *("1699-12-31", "2101-01-01", "0001-01-01", "9999-12-31", "March 16, 1650"),
        *(
            "12 March 2020 to 16 March 2020",
            "2020-03-12 - 2020-03-16",
            "2020-W12-1",
            "10:15",
            "March 2020 10:15",
        ),
        *("9" * 10_000, "1" * 9, "-" * 5_000, "March " * 2_000, "(" * 79, "2020-03-16" * 100),
        *(2020, 0, -1584316800, 1.5, 10**400, float("nan"), float("inf"), True, False),
        *(None, [], {}, b"2020-03-16", ["2020-03-16"], date(1500, 1, 1), datetime(2500, 1, 1)),
    ],
    ids=lambda value: repr(value)[:30],
)
def test_what_names_no_single_day_gives_no_date(value: object) -> None:
    assert parse_published(value) is None


def test_equal_day_and_month_have_only_one_reading() -> None:
    assert parse_published("05/05/2020") == date(2020, 5, 5)


@pytest.mark.parametrize(
    "name",
    [
        "2020-03-16.txt",
        "2020-03-16-harbour.md",
        "harbour_2020_03_16.txt",
        "harbour.2020.03.16.html",
        "harbour-20200316.pdf",
        "IMG_20200316_101500.txt",
        "16-03-2020.txt",
        "03-16-2020 harbour.txt",
        "2020-03-16 and again 2020-03-16.txt",
        "https://news.example/2020/03/16/harbour.html",
        "https://news.example/world/2020/3/16/harbour",
        "https://news.example/harbour-2020-03-16/",
        "https://news.example/2020/03/16?seen=2021-01-01",
    ],
)
def test_a_name_that_carries_one_day_gives_it(name: str) -> None:
    assert date_in_name(name) == DAY


@pytest.mark.parametrize(
    "name",
    [
        *(
            "harbour.txt",
            "",
            "2020.txt",
            "2020-03.txt",
            "12020-03-16.txt",
            "2020-03-161.txt",
            "202003160.txt",
        ),
        *(
            "03-04-2020.txt",
            "2020-03_16.txt",
            "2020-13-16.txt",
            "2020-03-11-to-2020-03-16.txt",
            "16032020.txt",
        ),
        *(
            "https://news.example/2020/03/harbour",
            "https://news.example/a?date=2020-03-16",
            "https://[bad/2020",
        ),
        *("1234567820200316.txt", "9" * 5_000, "2020-" * 2_000),
    ],
    ids=lambda name: name[:30],
)
def test_a_name_with_no_day_or_several_gives_none(name: str) -> None:
    assert date_in_name(name) is None
