"""What is no time does not become one, and nothing that anybody writes makes the grammar fail."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.windows import find, read_question, window_of
from index.windows.grammar import WORD_GROUPS

DAY = date(2020, 3, 11)

NO_TIMES = {
    "may, the verb": [
        "The group may attack again.",
        "Theresa May said the vote would go ahead.",
        "It was a plan put forward by Mrs May.",
        "Rebels may march on the capital.",
        "At least 12 may die.",
    ],
    "march, the walk": [
        "Thousands joined the march.",
        "The March for Life drew crowds.",
        "Protesters want to march on parliament.",
        "They will march 20 miles.",
    ],
    "second, the ordinal": ["It was the second attack.", "He came second.", "Wait a second, he said."],
    "fall and spring, the verbs": [
        "Prices fall as stocks rise.",
        "The fall of Saddam Hussein changed the region.",
        "Shares could fall in value.",
        "Hopes spring up again.",
        "Water came from the Coiled Spring well.",
    ],
    "sun, the newspaper": ["The Sun reported the attack.", "He told the Sun.", "He read it in The Sun."],
    "names": ["April Jones was missing.", "June Carter sang.", "Black Monday is a film."],
    "numbers": [
        "Boeing 787 and 737",
        "Flight 2012 took off.",
        "Call 555-2019 or +44 2012 555 0199.",
        "They won 3-1 and lost 21-14.",
        "It cost $2,019 or €2019 or $1999.99.",
        "About 2000 people died.",
        "1500-2000 people fled.",
        "Resolution 1701 was adopted.",
        "Room 2020 is empty.",
        "1/2 of the votes, 3/4 of the seats",
        "He is on call 24/7.",
        "2 011 was the number",
        "1111111111222222222233333333334444444444",
        "A 2020p screen",
        "version 2.2019.1",
    ],
    "impossible dates": [
        "30 February 2020",
        "February 30, 2020",
        "31 April",
        "April 31",
        "2023-13-45",
        "2019-02-29",
        "32 March 2020",
        "13/13/2020",
        "the 31st of June 2020",
    ],
    "impossible years": ["In 9999 it ends.", "2999", "in the year 99999"],
    "ages": ["A six-year-old boy", "He is 34 years old.", "a 12-year-old"],
    "newspapers": ["The Daily Telegraph said so.", "He wrote for the Weekly Standard."],
}


@pytest.mark.parametrize("text", [text for texts in NO_TIMES.values() for text in texts])
def test_what_is_no_time_does_not_become_one(text: str) -> None:
    assert [(found.text, found.value) for found in find(text, DAY)] == []


PIECES = sorted(set().union(*WORD_GROUPS.values())) + (
    "30 2020 9999 1500 31st 1,000 3-1 2019-20 2023-13-45 13/13/20 3/4/2020 12:61 25:00 13pm 0000 1990s '98 s ' - – , . "
    "? of the in since by until before after from to and between a an early late mid- the end of Feb. Sun. May March "
    "couple several nineteen ninety-nine hundred million two Christmas Easter 29 February 00 0 99999999999999999999"
).split(" ")
TEXTS = st.one_of(st.text(max_size=60), st.lists(st.sampled_from(PIECES), max_size=12).map(" ".join))
DAYS = st.one_of(st.none(), st.dates(), st.sampled_from([date.min, date.max, date(2020, 2, 29)]))


@settings(max_examples=600, deadline=None)
@given(TEXTS, DAYS)
def test_nothing_that_is_written_makes_it_fail(text: str, anchor: date | None) -> None:
    position = 0
    for found in find(text, anchor):
        assert found.text == text[found.start : found.end]
        assert position <= found.start < found.end
        assert found.low is None or found.high is None or found.low <= found.high
        assert 0 <= found.confidence <= 1
        position = found.end
        window_of(found, anchor)
    read_question(text, anchor)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=12).map(" ".join))
def test_without_an_anchor_only_written_years_have_days(text: str) -> None:
    written = any(c.isdigit() for c in text) or any(word in text for word in ("nineteen", "ties", "century"))
    assert written or all(found.low is None and found.high is None for found in find(text, None))


def test_a_very_long_text_is_read_in_one_go() -> None:
    text = "Rockets hit the base on Wednesday, the 22nd attack since late October. " * 2_000
    assert len(find(text, DAY)) == 4_000


EXTREMES = [
    "in 9999", "a million years ago", "in the next 8000 years", "99/99/9999", "February 30", "in 0000", "0000-00-00",
    "five thousand centuries ago", "999999 weeks ago Thursday", "999999 years since the war",
    "from December to January",
    "1234567890123456789012345678901234567890 days ago", "between Christmas and New Year", "Thanksgiving weekend",
    "the end of 2099", "since October", "on the 31st", "year to date", "the winter of 2099-00", "the decade before",
    "the year before", "next century", "last quarter", "the Tuesday before Christmas", "29 February",
]  # fmt: skip


@pytest.mark.parametrize("anchor", [date.min, date(1, 2, 3), date(9998, 12, 31), date.max, None])
@pytest.mark.parametrize("text", EXTREMES)
def test_the_ends_of_the_calendar_are_never_left(text: str, anchor: date | None) -> None:
    for said in (text, f"since {text}", f"{text} and {text}", f"in the 99999 years before {text}"):
        assert all(window_of(found, anchor) for found in find(said, anchor))
        read_question(f"What happened {said}?", anchor)


@pytest.mark.parametrize(
    "piece", ["1", " ", "A", "may ", "Monday ", "christmas and ", "2019-20 ", "three years since "]
)
def test_a_long_line_of_one_thing_is_read_to_its_end(piece: str) -> None:
    text = piece * (60_000 // len(piece))
    assert all(found.end <= len(text) for found in find(text, DAY))
