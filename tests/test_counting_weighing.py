"""A figure answers by what it counts, what is said of it, where, and when; each reason against it is given."""

from __future__ import annotations

from datetime import date

import pytest
from reported import days, said

from index.figures.records import Comparison, Kind
from index.windows import Window
from qa.counting import Candidate, Weight, read_asked, weigh
from qa.counting.records import Fit
from qa.counting.values import agree

MAY = days(date(2021, 5, 1), date(2021, 5, 31), "in May 2021")


def weight(question: str, candidate: Candidate, window: Window | None = None, as_of: date | None = None) -> Weight:
    asked = read_asked(question)
    assert asked is not None
    return weigh(asked, candidate, window, as_of)


def counted(unit: str, **fields: str) -> Candidate:
    return said(f"There were 30 {unit}.", "30", 30, unit, **fields)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("question", "better", "worse"),
    [
        ("How many attacks?", "attacks", "strikes"),
        ("How many attacks?", "attacks", "drone attacks"),
        ("How many rocket attacks?", "rocket attacks", "attacks"),
        ("How many troops?", "service members", "sailors"),
        ("How many people?", "people", "soldiers"),
        ("How many ferries?", "ferries", "lighthouses"),
    ],
)
def test_the_nearer_unit_weighs_more(question: str, better: str, worse: str) -> None:
    assert weight(question, counted(better)).total > weight(question, counted(worse)).total


@pytest.mark.parametrize(
    ("question", "candidate", "reason"),
    [
        ("How many ferries?", counted("lighthouses"), "counts something else: lighthouses"),
        ("How many Dutch ferries?", counted("Danish ferries"), "counts something else: Danish ferries"),
        ("How many soldiers were killed?", counted("people", predicate="killed"), "counts more than was asked: people"),
        ("How many soldiers were killed?", counted("soldiers", predicate="wounded"), "says something else of it"),
        ("How many soldiers were killed?", counted("soldiers"), "says something else of it"),
        ("How many ferries sank off Malta?", counted("ferries"), "speaks of something else than Malta"),
    ],
)
def test_what_does_not_answer_is_left_out_with_its_reason(question: str, candidate: Candidate, reason: str) -> None:
    assert weight(question, candidate).left_out.startswith(reason)


def test_the_name_of_what_is_counted_does_not_stand_for_the_other_names() -> None:
    told = said("Qatar ordered 30 Z90s.", "30", 30, "Z90s")
    assert weight("How many Z90s did Ruritania order?", told).left_out.startswith("speaks of something else")
    assert not weight("How many Z90s did Qatar order?", told).left_out


def test_things_counted_by_their_proper_name_are_of_that_kind() -> None:
    assert not weight("How many Z90s?", counted("Z90 jets")).left_out
    assert weight("How many drums?", counted("drum players")).left_out


@pytest.mark.parametrize(("said_of_it", "left_out"), [("rose", True), ("fell", False), ("", False)])
def test_a_rise_does_not_answer_for_a_fall(said_of_it: str, left_out: bool) -> None:
    told = said("Sales moved by 5%.", "5%", 5, kind="percent", predicate=said_of_it)
    assert bool(weight("By what percentage did sales fall?", told).left_out) is left_out


def test_what_was_published_after_the_as_of_day_is_left_out() -> None:
    late = said("There were 30 fires.", "30", 30, "fires", on=date(2021, 3, 12))
    assert weight("How many fires?", late, as_of=date(2021, 3, 11)).left_out.startswith("published after the as-of day")
    assert not weight("How many fires?", late, as_of=date(2021, 3, 12)).left_out


@pytest.mark.parametrize("kind", ["money", "percent", "measure", "multiple"])
def test_a_number_of_another_kind_is_left_out(kind: Kind) -> None:
    assert weight("How many fires?", said("30 fires", "30", 30, "fires", kind=kind)).left_out


def test_a_name_carries_over_from_the_title_or_the_next_sentence() -> None:
    there = said("There were 30 ferries in Malta.", "30", 30, "ferries")
    beside = counted("ferries", near="A gale hit Malta.")
    title = counted("ferries", title="Gale over Malta")
    nowhere = counted("ferries", near="A gale hit Corsica.")
    totals = [weight("How many ferries sank in Malta?", c).total for c in (there, beside, nowhere)]
    assert totals == sorted(totals, reverse=True)
    assert not weight("How many ferries sank in Malta?", title).left_out
    assert weight("How many ferries sank in Malta?", nowhere).left_out


def test_a_figure_that_is_told_of_another_place_is_left_out() -> None:
    other = said("Nearly 9 ferries sank off Corsica.", "9", 9, "ferries", scope="off Corsica", near="Malta was spared.")
    assert weight("How many ferries sank off Malta?", other).left_out.startswith("another place or name")


@pytest.mark.parametrize(
    ("sentence", "number", "unit"),
    [
        ("The treaty was signed by 19 of 27 states.", "19", ""),
        ("The number of states that signed rose to 19.", "19", ""),
        ("Of the members, 19 are states.", "19", ""),
        ("There are many states, 19 of them on the coast.", "19", ""),
    ],
)
def test_a_number_without_a_noun_takes_it_from_the_words_around(sentence: str, number: str, unit: str) -> None:
    assert weight("How many states?", said(sentence, number, 19, unit, confidence=0.4)).head > 0.5


@pytest.mark.parametrize(
    ("plain", "doubtful", "number"),
    [
        ("He wrote 40 songs.", "The 40 greatest songs.", "40"),
        ("It has 40 islands.", "It has many coasts, including 40 islands.", "40"),
        ("She sold 40 paintings.", "She sold two of her 40 paintings.", "40"),
        ("It has 40 people.", "It has 40 people per street.", "40"),
        ("It met 40 states.", "It met 40 states that have not signed.", "40"),
    ],
)
def test_lists_parts_wholes_and_rates_weigh_less(plain: str, doubtful: str, number: str) -> None:
    def of(sentence: str) -> float:
        words = sentence.rstrip(".").split()
        unit = " ".join(words[words.index("40") + 1 :][: 2 if "greatest" in words else 1])
        return weight(f"How many {unit.rpartition(' ')[2]}?", said(sentence, number, 40, unit)).total

    assert of(doubtful) < of(plain)


WINDOWS: list[tuple[Window | None, Window | None, Fit]] = [
    (None, MAY, "open"),
    (MAY, None, "open"),
    (MAY, MAY, "same"),
    (days(date(2021, 5, 4), date(2021, 5, 31)), MAY, "same"),
    (days(date(2021, 5, 4), date(2021, 5, 4)), MAY, "inside"),
    (days(date(2021, 4, 1), date(2021, 4, 30)), MAY, "apart"),
    (days(date(2020, 1, 1), date(2021, 12, 31)), MAY, "apart"),
    (days(date(2020, 5, 1), date(2020, 5, 31)), MAY, "apart"),
    (days(date(2021, 5, 4), date(2021, 5, 4)), days(date(2021, 5, 6), date(2021, 5, 6)), "apart"),
    (days(date(2020, 10, 21), date(2021, 3, 10)), days(date(2020, 10, 1), date(2021, 7, 1), "since October"), "same"),
    (days(date(2020, 12, 1), date(2021, 3, 10)), days(date(2020, 10, 1), date(2021, 7, 1), "since October"), "inside"),
    (Window(None, None, "since late October"), Window(None, None, "since October"), "same"),
    (Window(None, None, "this winter"), Window(None, None, "since October"), "apart"),
    (Window(None, None, "this winter"), MAY, "apart"),
    (MAY, Window(date(2020, 1, 1), date(2020, 2, 1), "recently", 0.4), "open"),
]


@pytest.mark.parametrize(("told", "asked", "fit"), WINDOWS)
def test_the_windows_of_figure_and_question_are_compared(told: Window | None, asked: Window | None, fit: Fit) -> None:
    candidate = said("There were 30 fires.", "30", 30, "fires", window=told, on=date(2021, 5, 31))
    assert weight("How many fires?", candidate, asked).fit == fit


def test_a_report_from_before_the_days_asked_about_does_not_tell_of_them() -> None:
    early = said("There were 30 fires.", "30", 30, "fires", on=date(2021, 4, 2))
    soon = said("There were 30 fires.", "30", 30, "fires", on=date(2021, 6, 2))
    assert (weight("How many fires?", early, MAY).fit, weight("How many fires?", soon, MAY).fit) == ("apart", "open")


@pytest.mark.parametrize(
    ("one", "other", "agreeing"),
    [
        (("at least", 22, 22), ("exactly", 24, 24), True),
        (("about", 20, 20), ("exactly", 22, 22), True),
        (("range", 10, 15), ("exactly", 12, 12), True),
        (("more than", 100, 100), ("more than", 150, 150), True),
        (("at most", 30, 30), ("exactly", 24, 24), True),
        (("exactly", 22, 22), ("exactly", 24, 24), False),
        (("at least", 22, 22), ("exactly", 1_000, 1_000), False),
        (("at least", 22, 22), ("exactly", 20, 20), False),
        (("range", 10, 15), ("exactly", 16, 16), False),
    ],
)
def test_counts_agree_where_one_number_satisfies_both(
    one: tuple[Comparison, float, float], other: tuple[Comparison, float, float], agreeing: bool
) -> None:
    a, b = (
        said("There were 30 fires.", "30", low, "fires", high=high, comparison=comparison).figure
        for comparison, low, high in (one, other)
    )
    assert agree(a, b) is agreeing
