"""What a question wants counted is read from how people ask."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qa.counting import read_asked

HEADS: dict[str, list[tuple[str, str, tuple[str, ...]]]] = {
    "how many": [
        ("How many storms since October?", "storm", ()),
        ("How many ferry crossings were cancelled in May 2021?", "crossing", ("ferry",)),
        ("how many of the bridges were repaired", "bridge", ()),
        ("How many people drowned?", "person", ()),
        ("In Malta, how many fishing boats sank last week?", "boat", ("fishing",)),
        ("I want to know how many jobs Northwind cut in 2020", "job", ()),
    ],
    "number of": [
        ("What is the number of doctors in Oslo?", "doctor", ()),
        ("number of landslides nepal thursday", "landslide", ()),
        ("Tell me the total number of wind turbines off Wales.", "turbine", ("wind",)),
    ],
    "how many times": [
        ("How many times was the port attacked in 2020?", "attack", ()),
        ("How many times did the bank raise rates?", "time", ()),
    ],
    "people by what happened to them": [
        ("What is the death toll of the ferry disaster?", "person", ()),
        ("How many were injured?", "person", ()),
        ("how many died in the mine", "person", ()),
        ("What is the population of Brandle?", "person", ()),
    ],
    "two words for one thing": [
        ("How many U.S. service members are in Norway?", "soldier", ("us",)),
        ("How many police officers were hurt?", "policeman", ()),
    ],
}


@pytest.mark.parametrize(("question", "head", "modifiers"), [row for rows in HEADS.values() for row in rows])
def test_what_is_counted_is_found(question: str, head: str, modifiers: tuple[str, ...]) -> None:
    asked = read_asked(question)
    assert asked is not None
    assert (asked.head, asked.modifiers) == (head, modifiers)


@pytest.mark.parametrize(
    ("question", "predicate"),
    [
        ("How many trees fell in the park?", "fell"),
        ("How many miners were killed since late June?", "killed"),
        ("How many people did the flood displace?", "displace"),
        ("how many died in the crash", "died"),
        ("What is the death toll?", "killed"),
        ("How many of the drones were intercepted?", "intercepted"),
        ("How many jobs did Northwind cut?", "cut"),
        ("How many ferries are there in Malta?", ""),
        ("How many quakes are reported in June 2021?", ""),
    ],
)
def test_what_is_said_of_it_is_found(question: str, predicate: str) -> None:
    asked = read_asked(question)
    assert asked is not None
    assert asked.predicate == predicate


@pytest.mark.parametrize(
    ("question", "scope", "names"),
    [
        ("How many shells fell near Port Alder on Thursday?", ("port", "alder"), ("Port Alder",)),
        ("how many goals did rovers score at home", ("rovers", "home"), ()),
        ("How many attacks since October?", (), ()),
        ("How many songs did eTunes sell?", ("etunes",), ()),
        ("How many strikes between March 2019 and May 2020?", (), ()),
    ],
)
def test_places_and_names_are_scope_and_times_are_not(
    question: str, scope: tuple[str, ...], names: tuple[str, ...]
) -> None:
    asked = read_asked(question)
    assert asked is not None
    assert (asked.scope, asked.names) == (scope, names)


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("How many ferries sank?", "count"),
        ("How much money did Northwind raise?", "money"),
        ("How much did the tunnel cost?", "money"),
        ("What is the cost of the tunnel?", "money"),
        ("How much profit did Northwind make?", "money"),
        ("How much in government loans did Northwind get?", "money"),
        ("How high was the unemployment rate in Malta?", "percent"),
        ("By how many per cent did sales rise?", "percent"),
        ("What percentage of voters backed the plan?", "percent"),
        ("How many times did the bank raise rates?", "times"),
        ("How often did the river flood?", "times"),
        ("How tall is the dam?", "measure"),
        ("How much rain fell in Bergen?", "measure"),
    ],
)
def test_the_kind_of_number_is_told_by_the_opening(question: str, kind: str) -> None:
    asked = read_asked(question)
    assert asked is not None
    assert asked.kind == kind


@pytest.mark.parametrize(
    ("question", "tellings"),
    [
        ("How many attacks are reported in March 2020?", True),
        ("How many different fires hit the valley?", True),
        ("How many floods are there in the archive?", True),
        ("How many cases were reported in Oslo?", False),
        ("How many fires hit the valley?", False),
    ],
)
def test_questions_after_what_the_archive_tells_are_known(question: str, tellings: bool) -> None:
    asked = read_asked(question)
    assert asked is not None
    assert asked.tellings is tellings


@pytest.mark.parametrize("question", ["Who drowned?", "When did the dam break?", "", "What happened in May?", "???"])
def test_what_asks_for_no_number_is_left_alone(question: str) -> None:
    assert read_asked(question) is None


PIECES = (
    "how many much number of the death toll population what percentage times did were killed since October 2019 on in "
    "Taji rockets people 40 % . , ? ' - “ ” \u0000 é 漢 🚀 of of of U.S. how how many"
).split(" ")


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.text(max_size=80), st.lists(st.sampled_from(PIECES), max_size=14).map(" ".join)))
def test_nothing_that_is_asked_makes_it_fail(question: str) -> None:
    asked = read_asked(question)
    assert asked is None or asked.kind in ("count", "money", "percent", "measure", "times")


def test_a_very_long_question_is_read_by_its_beginning() -> None:
    asked = read_asked("How many rockets fell? " + "how many of the " * 20_000)
    assert asked is not None
    assert asked.head == "rocket"
