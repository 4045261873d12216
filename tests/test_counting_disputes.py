"""Sources differ only where two of them give two numbers of one quantity for one time; a part is no contradiction."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import write_article

from qa import Answer, Archive

REPORTS = {
    "2019-11-08": "The crown keeps about 5,000 Velmoran guards in Tarnwick. The chamber met on Friday.",
    "2020-01-06": "About 5,200 Velmoran guards are stationed in Tarnwick. The chamber voted on Monday.",
    "2020-01-17": "Eleven Velmoran guards have been treated for burns from last week's blast in Tarnwick, doctors say.",
    "2021-02-16": "LORNE - A salvo of shells aimed at the depot in Lorne hurt nine people on Monday night, the harbour "
    "board said on Tuesday. Shortly after the blast it had reported six hurt. About 14 shells were launched, Colonel "
    "Arden said, and three of them came down within the depot.",
    "2021-03-14": "At least 25 mines hit the Quell camp on Sunday, the army said. Searchers found two carts and, ready "
    "to be thrown, another 24 mines.",
    "2021-05-08": "The coast guard counted 22 flares over Marrow, of which it said 17 were red. Minister Ann Lee told "
    "reporters that smugglers had fired 16 flares over Marrow.",
    "2021-06-28": "Five torpedoes were fired at Port Dorn on Monday evening, and three of them struck the pier, "
    "customs sources said. A navy statement spoke of five torpedoes.",
    "2021-12-09": "Some 2,500 Velmoran guards and about 1,000 from other allied countries are in Oskell. It was quiet.",
    "2022-02-10": "The ministry on Thursday put at 109 the number of miners who fell ill at Pell. The count has grown "
    "in steps, from 11 in the middle of January to 34, then 50, then 64.",
    "2022-04-11": "Mortars killed two guards and a Tarnwick sailor at the Brindle camp on Monday, a doctor said.",
    "2022-04-12": "Three people were killed at the Brindle camp on Monday. Two of the dead were soldiers.",
    "2022-07-17": "Two balloons were sent at the Esker tower on Saturday night. One was shot down near the fence.",
    "2022-07-20": "Twelve balloons were shot down over Lake Sarn on Wednesday.",
    "2022-09-01": "Convoys have been attacked 16 times since 1 August, 12 times in Alder and four times in Wick, the "
    "road board said.",
}


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    home: Path = tmp_path_factory.mktemp("disputes")
    for day, text in REPORTS.items():
        write_article(home, day, text, title=f"Report of {day}", source=f"Herald {day}", date=day)
    with Archive.open(home / "archive") as made:
        made.add(home)
        yield made


def beside(answer: Answer) -> dict[str, list[float]]:
    """The values of an answer, by what they are said to be."""
    count = answer.count
    assert count is not None, answer.text
    told = {"series": count.series, "disputes": count.disputes}
    return {name: [stated.value for stated in each] for name, each in told.items()}


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("How many Velmoran guards were in Tarnwick in January 2020?", 5200),
        ("How many shells hit Lorne in February 2021?", 14),
        ("How many people were hurt at the depot in Lorne?", 9),
        ("How many mines were laid at the Quell camp?", 25),
        ("How many torpedoes were fired at Port Dorn?", 5),
        ("How many torpedoes struck the pier at Port Dorn?", 3),
        ("How many Velmoran guards are in Oskell?", 2500),
        ("How many miners fell ill at Pell?", 109),
        ("How many people were killed at the Brindle camp?", 3),
        ("How many balloons were shot down over Lake Sarn?", 12),
        ("How often have convoys been attacked in Wick since 1 August?", 4),
    ],
)
def test_what_one_report_says_of_other_things_is_no_dispute(archive: Archive, question: str, value: float) -> None:
    answer = archive.ask(question)
    assert answer.count is not None, answer.text
    assert (answer.count.value, beside(answer)["disputes"]) == (value, [])
    assert "Sources differ" not in answer.text
    assert "Another figure" not in answer.text


def test_two_whom_one_report_names_may_contradict_each_other(archive: Archive) -> None:
    answer = archive.ask("How many flares did smugglers fire over Marrow?")
    assert answer.count is not None
    assert (answer.count.value, beside(answer)["disputes"]) == (16, [22])


def test_some_of_those_that_are_counted_are_told_in_their_report_s_words(archive: Archive) -> None:
    told = archive.ask("How many shells hit Lorne in February 2021?").text
    assert "About 14 shells launched" in told
    assert "Of these: “three of them came down within the depot”" in told


def test_what_was_said_at_first_is_told_as_earlier(archive: Archive) -> None:
    assert beside(archive.ask("How many people were hurt at the depot in Lorne?"))["series"] == [6]


def test_a_state_that_a_later_report_gives_supersedes_a_larger_or_smaller_one(archive: Archive) -> None:
    answer = archive.ask("How many Velmoran guards are in Tarnwick?")
    assert beside(answer) == {"series": [5000], "disputes": []}


def test_what_was_sent_was_not_shot_down(archive: Archive) -> None:
    answer = archive.ask("How many balloons were shot down at the Esker tower?")
    assert answer.count is None or answer.count.value != 2


def test_what_was_shot_down_was_not_fired(archive: Archive) -> None:
    answer = archive.ask("How many balloons were fired over Lake Sarn?")
    assert answer.count is None


def test_the_one_who_is_named_with_others_is_one_of_the_sum(archive: Archive) -> None:
    text = archive.ask("How many people were killed at the Brindle camp?", as_of="2022-04-11").text
    assert "2 guards + 1 Tarnwick sailor = 3 people" in text
