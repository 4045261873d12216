"""A question's window is the one a careful reader works out by hand."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from index.windows import Window, read_question

ROWS = [
    line.split("\t")
    for line in (Path(__file__).parent / "windows_questions.tsv").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]
ASKED = date(2020, 3, 20)


def written(window: Window | None) -> tuple[str, str]:
    return (str(window.start or "-"), str(window.end or "-")) if window else ("none", "none")


@pytest.mark.parametrize(("kind", "as_of", "question", "start", "end"), ROWS, ids=[f"{r[2]} ({r[1]})" for r in ROWS])
def test_the_window_is_the_one_worked_out_by_hand(kind: str, as_of: str, question: str, start: str, end: str) -> None:
    assert written(read_question(question, date.fromisoformat(as_of))) == (start, end)


@pytest.mark.parametrize(
    ("question", "starts", "end"),
    [
        ("How many attacks since late October?", ["2018-10-21", "2017-10-21", "2016-10-21"], "2020-03-21"),
        ("How many attacks in January?", ["2019-01-01", "2018-01-01", "2017-01-01"], "2019-02-01"),
        ("What happened on January 3?", ["2019-01-03", "2018-01-03", "2017-01-03"], "2019-01-04"),
        ("How many attacks since Thanksgiving?", ["2018-11-22", "2017-11-23", "2016-11-24"], "2020-03-21"),
        ("How many attacks in winter?", ["2018-12-01", "2017-12-01", "2016-12-01"], "2019-03-01"),
        ("How many attacks between November and January?", ["2018-11-01", "2017-11-01", "2016-11-01"], "2019-02-01"),
        ("How many attacks between November and now?", ["2018-11-01", "2017-11-01", "2016-11-01"], "2020-03-21"),
    ],
)
def test_without_a_year_the_years_before_are_the_alternatives(question: str, starts: list[str], end: str) -> None:
    window = read_question(question, ASKED)
    assert window is not None
    assert [str(other.start) for other in window.alternatives][:3] == starts
    assert str(window.alternatives[0].end) == end
    assert all(other.phrase == window.phrase for other in window.alternatives)


def test_a_question_of_2024_offers_the_october_of_2019() -> None:
    window = read_question("How many attacks since late October?", date(2024, 7, 25))
    assert window is not None
    assert str(window.start) == "2023-10-21"
    assert "2019-10-21" in [str(other.start) for other in window.alternatives]


def test_a_leap_day_is_offered_in_leap_years_only() -> None:
    window = read_question("What happened on 29 February?", date(2024, 7, 28))
    assert window is not None
    assert [str(other.start) for other in window.alternatives] == ["2020-02-29"]


@pytest.mark.parametrize(
    ("question", "start", "end"),
    [
        ("How many hurricanes between June and August last year?", "2019-06-01", "2019-09-01"),
        ("How many attacks in the six months to March 2019?", "2018-10-01", "2019-04-01"),
        ("How many migrants arrived in the year to June 2019?", "2018-07-01", "2019-07-01"),
        ("What was said in the days after March 3?", "2020-03-04", "2020-03-11"),
        ("What happened in the week before Christmas 2019?", "2019-12-18", "2019-12-25"),
        ("What happened the week before last?", "2020-03-02", "2020-03-09"),
        ("What happened in the last three and a half years?", "2016-09-20", "2020-03-21"),
        ("What happened after January 3 and before March 11, 2019?", "2019-01-04", "2019-03-11"),
        ("What happened in June or July 2019?", "2019-06-01", "2019-08-01"),
    ],
)
def test_expressions_of_a_question_work_together(question: str, start: str, end: str) -> None:
    assert written(read_question(question, ASKED)) == (start, end)


@pytest.mark.parametrize(
    "question", ["How many attacks since October 2019?", "What happened last week?", "What happened last October?"]
)
def test_a_certain_window_has_no_alternative(question: str) -> None:
    window = read_question(question, ASKED)
    assert window is not None
    assert window.alternatives == ()


@pytest.mark.parametrize(
    ("question", "phrase"),
    [
        ("How many attacks since late October?", "since late October"),
        ("How many attacks between January and March 2020?", "between January and March 2020"),
        ("What happened before Christmas 2019?", "before Christmas 2019"),
        ("How many died over the past two weeks, and where?", "over the past two weeks"),
        ("What happened two days after 3 January 2020?", "two days after 3 January 2020"),
    ],
)
def test_the_phrase_is_the_questions_own_words(question: str, phrase: str) -> None:
    window = read_question(question, ASKED)
    assert window is not None
    assert window.phrase == phrase


@pytest.mark.parametrize(
    "question",
    [
        "Who is the current president?",
        "What has he said recently?",
        "Why did the 2016 election go wrong?",
        "Who ran in the November vote?",
    ],
)
def test_a_vague_time_is_a_soft_signal(question: str) -> None:
    window = read_question(question, ASKED)
    assert window is not None
    assert window.confidence < 0.5


def test_a_range_up_to_now_is_no_soft_signal() -> None:
    window = read_question("How many strikes between March and now?", ASKED)
    assert window is not None
    assert window.confidence > 0.5


@pytest.mark.parametrize(
    "question",
    [
        "What happened in the run-up to the 2020 election?",
        "Who led the polls before the 2016 election?",
        "What was said in the lead-up to the November vote?",
    ],
)
def test_before_a_thing_that_a_year_only_names_is_no_window(question: str) -> None:
    assert read_question(question, ASKED) is None


def test_fuzzy_words_say_how_fuzzy() -> None:
    window = read_question("How many attacks since late October?", ASKED)
    assert window is not None
    assert window.fuzz == 3


def test_without_the_day_it_is_asked_no_year_is_invented() -> None:
    assert read_question("How many attacks since October?", None) is None
    assert written(read_question("How many attacks since October 2019?", None)) == ("2019-10-01", "-")
