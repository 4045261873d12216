"""Numbers and days read as a reporter would write them."""

from __future__ import annotations

from datetime import date

import pytest

from index.windows import Window
from qa.phrase import bounded, days, listed, number, period


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (24, "24"),
        (2500, "2,500"),
        (1.5, "1.5"),
        (0.25, "0.25"),
        (40e9, "40 billion"),
        (1_250_000, "1.25 million"),
        (1_234_567, "1,234,567"),
        (3e12, "3 trillion"),
    ],
)
def test_a_number_is_written_out_in_full_or_by_its_scale(value: float, said: str) -> None:
    assert number(value) == said


@pytest.mark.parametrize(
    ("low", "high", "comparison", "said"),
    [
        (175, 175, "more than", "more than 175"),
        (24, 24, "exactly", "24"),
        (24, 100, "range", "24 to 100"),
        (20, 20, "about", "about 20"),
    ],
)
def test_a_bound_is_never_dropped(low: float, high: float, comparison: str, said: str) -> None:
    assert bounded(low, high, comparison) == said


@pytest.mark.parametrize(
    ("start", "end", "said"),
    [
        (date(2024, 7, 25), date(2024, 7, 26), "25 July 2024"),
        (date(2020, 3, 1), date(2020, 4, 1), "March 2020"),
        (date(2023, 12, 1), date(2024, 3, 1), "December 2023 to February 2024"),
        (date(2019, 10, 21), date(2020, 3, 17), "21 October 2019 to 16 March 2020"),
        (date(2021, 5, 3), None, "since 3 May 2021"),
        (None, date(2021, 5, 3), "up to 2 May 2021"),
    ],
)
def test_days_are_named_as_shortly_as_they_are_exact(start: date | None, end: date | None, said: str) -> None:
    assert days(start, end) == said


@pytest.mark.parametrize(
    ("window", "said"),
    [
        (Window(date(2019, 10, 21), date(2020, 3, 17), "since late October"), "since late October 2019"),
        (Window(date(2023, 12, 1), date(2024, 3, 1), "this winter"), "this winter (December 2023 to February 2024)"),
        (Window(date(2020, 1, 1), date(2021, 1, 1), "in 2020"), "in 2020"),
        (Window(None, None, "since late October"), "since late October"),
    ],
)
def test_a_window_shows_the_year_its_words_leave_open_and_invents_none(window: Window, said: str) -> None:
    assert period(window) == said


def test_a_list_reads_as_one() -> None:
    assert listed([]) == ""
    assert listed(["a"]) == "a"
    assert listed(["a", "b", "c"]) == "a, b and c"
