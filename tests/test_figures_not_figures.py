"""What is not a figure does not become one: nothing of these tables is shown."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.figures import SHOW, read_text, singular

DAY = date(2020, 3, 11)

NO_FIGURES = {
    "product names": [
        "The Boeing 787 was late.", "Boeing 787 jets were late.", "Windows 11 is out.", "He runs Windows 11 at home.",
        "A Type 45 destroyer sailed.", "The Model 3 sold well.", "The A380 and the MH370 flew.",
        "The S&P 500 and the CAC 40 closed.", "The F-16 was shot down.", "The 737-800 range is old.",
    ],
    "names of groups, illnesses, arms": [
        "The G7 met on COVID-19.", "He carried an AK-47.", "The 76ers came.", "Twenty20 cricket is fun.",
        "The 101st Airborne Division moved.", "Studio 54 was full.", "The 9/11 attacks and the 7/7 bombings shook it.",
    ],
    "scores": [
        "They won 3-1 and then lost 1-3.", "United beat City 2-1 at home.", "He took 7 for 62 at the ground.",
        "A 2-4 defeat followed.",
    ],
    "telephones, codes and addresses": [
        "Call 555-1234 now.", "Call (555) 123-4567.", "Call +44 20 7946 0958.", "The ZIP code is 90210.",
        "ISBN 978-3-16-148410-0 is a book.", "He lives at 1600 Pennsylvania Avenue.",
        "The fire was at 12 Main Street in Springfield.", "Room 101 is empty.", "Flight 447 crashed.",
        "His handle is user123.", "Route 66 is long.",
    ],
    "lists and tables": [
        "The list is 1,2,3.", "12 34 56 78 90", "2019 2020 2021 2022", "1. An item", "2) An item", "(3) An item",
        "Apples 3 5 7 9 11 13 15 17 19 21 pears 4 6 8 10 12 14",
    ],
    "ordinals that count nothing": [
        "It was the second largest city.", "She lives on the 5th floor.", "In the 21st century things change.",
        "It was his 40th birthday.", "He walked down Fifth Avenue.", "The third-quarter results were good.",
        "She came third in the race.", "The First Minister spoke.", "It was the first of its kind.",
        "The fourth-oldest open is here.",
    ],
    "ages": [
        "John Smith, 49, was there.", "A 30-year-old man spoke.", "Five-year-old twins played.", "He was aged 55 then.",
        "She died at the age of 56.", "He is 12 years old.",
    ],
    "clocks, dates and years": [
        "It began at 5:30 and ended at 7 pm.", "It is 2 o'clock.", "The 2008 crisis was bad.",
        "On 30 February 2020 it began.", "In the year 9999 nothing happens.", "It opened in 1850.",
    ],
    "law and scripture": [
        "Article 5 of the treaty applies.", "Under Section 230 he is safe.", "Resolution 1701 was passed.",
        "Chapter 11 protection followed.", "Psalm 23 was read.", "No. 10 said nothing.",
    ],
    "coordinates and versions": [
        "The camp is at 33°18′N 44°23′E.", "It stands at 33.3152 N, 44.3661 E.", "Version 3.11.2 is out.",
        "It runs version 10.4 at home.",
    ],
    "numbers too long": ["Number 1111111111222222222233333333334444444444 is big.", "9" * 400],
    "one, the pronoun": ["One of the men spoke.", "One day he will come.", "The one that got away.", "No one knows."],
}  # fmt: skip


@pytest.mark.parametrize("text", [text for texts in NO_FIGURES.values() for text in texts])
def test_what_is_no_figure_is_not_shown(text: str) -> None:
    assert [figure for figure in read_text(text, DAY) if figure.confidence >= SHOW] == []


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("The airline bought 60 Boeing 787 Dreamliners.", [60]),
        ("The airline bought five new 737 aircraft.", [5]),
        ("The airline bought 18 777s.", [18]),
        ("Two Type 45 destroyers sailed.", [2]),
        ("Killed: 12 people aged 15 to 20.", [12]),
        ("The 5th floor has 12 rooms.", [12]),
        ("Police at 10 Downing Street held 3 men.", [3]),
        ("In 2008 some 1500 people left.", [1500]),
    ],
)
def test_a_figure_beside_a_name_stays_one(text: str, values: list[float]) -> None:
    assert [figure.value for figure in read_text(text, DAY) if figure.confidence >= SHOW] == values


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=200), st.sampled_from([None, DAY, date.min, date.max]))
def test_no_text_makes_it_fail(text: str, anchor: date | None) -> None:
    for figure in read_text(text, anchor):
        assert text[figure.start : figure.end].strip()
        assert figure.low <= figure.high
    singular(text)


_WORDS = (
    "one two hundred thousand million dozen dozens half third 22nd a the of and or to between from more than at least "
    "5 1,200 10-15 3-1 1/2 2019 $ £ % - ( ) , . per cent points dollars since October Monday said killed rockets "
    "people Boeing 787 US$ km years old \n \t \u2009"
).split(" ")


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(_WORDS), max_size=30), st.sampled_from([" ", ""]))
def test_no_mixture_of_its_own_words_makes_it_fail(words: list[str], joint: str) -> None:
    text = joint.join(words)
    for figure in read_text(text, DAY):
        low, high = figure.sentence
        assert low <= figure.start < figure.end <= high
        assert 0 <= figure.low <= figure.high


@pytest.mark.parametrize("piece", ["1", "1 ", "1,", "one ", "5 men and ", "A", "$", "hundred ", "twenty-", "5 to "])
def test_a_very_long_line_is_read(piece: str) -> None:
    for figure in read_text(piece * (20_000 // len(piece)), DAY):
        assert figure.confidence > 0
