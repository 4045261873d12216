"""One count leads; older, other and contradicting ones stay by its side, and every sum shows its terms."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from reported import days, said

from index.windows import Window
from qa.counting import Candidate, Count, Tally, read_asked, tally

MARCH_9, MARCH_10, MARCH_15 = date(2021, 3, 9), date(2021, 3, 10), date(2021, 3, 15)
SINCE_JUNE = days(date(2020, 6, 1), date(2021, 3, 20), "since June")


def since_june(until: date) -> Window:
    return days(date(2020, 6, 20), until, "since late June")


def fires(value: float, by: str, on: date | None, window: Window | None, **fields: str) -> Candidate:
    sentence = f"It was the worst of {value:g} fires in the valley."
    return said(sentence, f"{value:g}", value, "fires", by=by, on=on, window=window, **fields)  # type: ignore[arg-type]


def asking(question: str, *candidates: Candidate, window: Window | None = None, as_of: date | None = None) -> Tally:
    asked = read_asked(question)
    assert asked is not None
    return tally(asked, window, as_of, candidates)


def values(counts: tuple[Count, ...]) -> list[float]:
    return [count.low for count in counts]


def value(found: Tally) -> float | None:
    return found.leading.low if found.leading else None


# -- updates -------------------------------------------------------------------------------------------------------

FIRST = fires(22, "Herald", MARCH_10, since_june(MARCH_10))
SECOND = fires(24, "Courier", MARCH_15, since_june(MARCH_15))


@pytest.mark.parametrize("order", [(FIRST, SECOND), (SECOND, FIRST)])
def test_the_latest_count_leads_and_the_one_before_is_its_series(order: tuple[Candidate, ...]) -> None:
    found = asking("How many fires since June?", *order, window=SINCE_JUNE)
    assert (value(found), values(found.series), found.disputes, found.fit) == (24, [22], (), "same")
    assert found.leading is not None
    assert (found.leading.as_of, found.mode, found.share) == (MARCH_15, "plain", 1.0)


def test_as_of_an_earlier_day_the_earlier_count_leads() -> None:
    found = asking("How many fires since June?", FIRST, SECOND, window=SINCE_JUNE, as_of=date(2021, 3, 12))
    assert (value(found), found.series) == (22, ())
    assert [candidate for candidate, _ in found.left_out] == [SECOND]


def test_a_series_stands_in_the_order_of_its_days() -> None:
    older = fires(19, "Echo", MARCH_9, since_june(MARCH_9))
    assert values(asking("How many fires since June?", SECOND, FIRST, older, window=SINCE_JUNE).series) == [19, 22]


def test_a_count_of_one_day_is_no_earlier_state_of_a_running_count() -> None:
    one_day = said("Crews fought 3 fires on Tuesday.", "3", 3, "fires", by="Echo", on=MARCH_9)
    found = asking("How many fires since June?", SECOND, one_day, window=SINCE_JUNE)
    assert (value(found), found.series) == (24, ())


def test_at_least_does_not_contradict_the_exact_count() -> None:
    vague = replace(SECOND.figure, low=20, high=20, comparison="at least")
    found = asking("How many fires since June?", FIRST, replace(SECOND, figure=vague), window=SINCE_JUNE)
    assert (value(found), found.disputes, found.sources) == (22, (), 2)


# -- windows -------------------------------------------------------------------------------------------------------


def test_the_count_of_another_winter_stays_apart() -> None:
    winter = days(date(2018, 12, 1), date(2019, 2, 28), "in the winter of 2018-19")
    other = fires(175, "Echo", date(2019, 3, 2), winter)
    found = asking("How many fires since June?", other, SECOND, window=SINCE_JUNE)
    assert (value(found), values(found.apart), found.series, found.alternatives) == (24, [175], (), ())


def test_where_no_count_is_of_the_days_asked_about_nothing_leads() -> None:
    found = asking("How many fires?", FIRST, window=days(date(2019, 1, 1), date(2019, 12, 31), "in 2019"))
    assert (found.leading, values(found.apart), found.fit) == (None, [22], "apart")


def test_a_count_of_some_of_the_days_is_not_said_plainly() -> None:
    week = fires(7, "Herald", MARCH_10, days(date(2021, 3, 3), MARCH_10, "in the past week"))
    found = asking("How many fires?", week, window=days(date(2021, 1, 1), date(2021, 12, 31), "in 2021"))
    assert (value(found), found.fit, found.mode) == (7, "inside", "with alternatives")


def test_without_a_window_the_question_gets_one_period_and_the_others_apart() -> None:
    years = [days(date(y, 1, 1), date(y, 12, 31), f"in {y}") for y in (2018, 2019, 2020)]
    told = [fires(10.0 * n, "Herald", date(2021, 1, n), window) for n, window in enumerate(years, 1)]
    found = asking("How many fires?", *told)
    assert (value(found), sorted(values(found.apart))) == (30, [10, 20])


# -- disputes ------------------------------------------------------------------------------------------------------

THURSDAY = days(MARCH_10, MARCH_10, "on Wednesday")


def test_two_sources_of_one_report_that_differ_are_a_dispute() -> None:
    sentences = (
        "“Four shells fell near Port Alder,” a guard said.",
        "A second guard spoke of a mine and three shells.",
    )
    four, three = (
        said(text, number, n, "shells", by="Herald", window=window, near="Port Alder was hit.")
        for text, number, n, window in zip(sentences, ("Four", "three"), (4, 3), (THURSDAY, None), strict=True)
    )
    found = asking("How many shells fell near Port Alder on Wednesday?", four, three, window=THURSDAY)
    assert (value(found), values(found.disputes), found.mode) == (4, [3], "with alternatives")


def test_publishers_that_differ_for_one_day_are_a_dispute() -> None:
    other = fires(31, "Echo", MARCH_15, since_june(MARCH_15))
    found = asking("How many fires since June?", SECOND, other, window=SINCE_JUNE)
    assert {value(found), *values(found.disputes)} == {24, 31}


def test_a_later_smaller_count_contradicts_the_earlier_one() -> None:
    found = asking("How many fires since June?", FIRST, fires(18, "Courier", MARCH_15, since_june(MARCH_15)))
    assert (value(found), values(found.disputes), found.series) == (18, [22], ())


def test_other_places_of_one_sentence_are_no_dispute() -> None:
    text = "Some 40 crews are in Norway and 9 crews in Sweden."
    norway = said(text, "40", 40, "crews", scope="in Norway")
    sweden = said(text, "9", 9, "crews", scope="in Sweden")
    found = asking("How many crews are in Norway?", norway, sweden)
    assert (value(found), found.disputes, values(found.apart)) == (40, (), [9])


def test_a_sum_in_two_currencies_is_one_sum() -> None:
    text = "The bridge cost $40 million (£20 million)."
    dollars, pounds = (
        said(text, number, n, kind="money") for number, n in (("$40 million", 4e7), ("£20 million", 2e7))
    )
    dollars = replace(dollars, figure=replace(dollars.figure, currency="USD"))
    pounds = replace(pounds, figure=replace(pounds.figure, currency="GBP"))
    found = asking("How much did the bridge cost?", dollars, pounds)
    assert (value(found), found.disputes, found.mode) == (4e7, (), "plain")


def test_an_earlier_percentage_is_no_earlier_state_of_a_later_one() -> None:
    first = said("Turnout was 41%.", "41%", 41, kind="percent", by="Herald", on=MARCH_9)
    later = said("Turnout was 43%.", "43%", 43, kind="percent", by="Echo", on=MARCH_10)
    assert asking("What was the rate of turnout?", first, later).series == ()


# -- sums ----------------------------------------------------------------------------------------------------------

TERMS = "killing three Danish sailors, one Dutch soldier and one Polish soldier."


def terms(text: str, *rows: tuple[str, float, str]) -> list[Candidate]:
    return [said(text, number, n, unit, predicate="killed") for number, n, unit in rows]


def test_the_terms_of_a_breakdown_are_summed_and_shown() -> None:
    text = "The blasts killed three Danish soldiers, one Dutch soldier and two Polish soldiers."
    rows = [("three", 3, "Danish soldiers"), ("one", 1, "Dutch soldier"), ("two", 2, "Polish soldiers")]
    found = asking("How many soldiers were killed?", *terms(text, *rows))
    assert found.leading is not None
    assert (found.leading.low, [term.figure.low for term in found.leading.terms]) == (6, [3, 1, 2])
    assert (found.leading.sources, found.leading.unit, found.disputes) == (1, "soldier", ())


def test_a_term_that_borrows_its_noun_is_a_term() -> None:
    text = "Two Danish soldiers and one from Poland were killed."
    danish, polish = terms(text, ("Two", 2, "Danish soldiers"), ("one", 1, "Danish soldiers"))
    polish = replace(polish, figure=replace(polish.figure, scope="from Poland"))
    found = asking("How many people were killed?", danish, polish)
    assert found.leading is not None
    assert (found.leading.low, found.leading.unit) == (3, "person")
    assert value(asking("How many Danish soldiers were killed?", danish, polish)) == 2
    assert [term.figure.unit for term in found.leading.terms] == ["Danish soldiers", "soldier from Poland"]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("Six soldiers were killed, including two Poles.", [("Six", 6, "soldiers"), ("two", 2, "Polish soldiers")]),
        ("Killed were six soldiers and two soldiers.", [("six", 6, "soldiers"), ("two", 2, "soldiers")]),
        ("Six soldiers died. Two Polish soldiers fell.", [("Six", 6, "soldiers"), ("Two", 2, "Polish soldiers")]),
    ],
)
def test_parts_that_may_overlap_are_never_summed(text: str, rows: list[tuple[str, float, str]]) -> None:
    found = asking("How many soldiers were killed?", *terms(text, *rows))
    assert (value(found), found.leading and found.leading.terms) == (6, ())


def test_things_named_side_by_side_are_not_the_same_thing() -> None:
    text = "The town has 40 schools and 3 Jesuit colleges."
    schools, colleges = (said(text, n, float(n), unit) for n, unit in (("40", "schools"), ("3", "Jesuit colleges")))
    assert value(asking("How many schools?", schools, colleges)) == 40


def test_different_things_are_never_summed() -> None:
    text = "The blast killed three soldiers and wounded nine soldiers."
    killed, wounded = terms(text, ("three", 3, "soldiers"), ("nine", 9, "soldiers"))
    wounded = replace(wounded, figure=replace(wounded.figure, predicate="wounded"))
    found = asking("How many soldiers were killed?", killed, wounded)
    assert (value(found), [candidate for candidate, _ in found.left_out]) == (3, [wounded])


def test_a_wider_count_does_not_answer_and_a_narrower_one_is_a_part() -> None:
    text = "The quake killed 40 people, among them six soldiers."
    people = said(text, "40", 40, "people", predicate="killed")
    soldiers = said(text, "six", 6, "soldiers", predicate="killed")
    of_soldiers = asking("How many soldiers were killed?", people, soldiers)
    of_people = asking("How many people were killed?", people, soldiers)
    assert (value(of_soldiers), value(of_people)) == (6, 40)
    assert (of_people.disputes, values(of_people.parts)) == ((), [6])


# -- sources -------------------------------------------------------------------------------------------------------


def test_copies_of_a_wire_story_count_once() -> None:
    copies = [fires(22, name, None, None, story="wire") for name in ("Herald", "Courier", "Echo")]
    alone = [fires(30, name, None, None) for name in ("Gazette", "Post")]
    found = asking("How many fires?", *copies, *alone)
    assert (value(found), found.sources, values(found.alternatives)) == (30, 2, [22])


def test_an_undated_report_never_wins_over_a_dated_one() -> None:
    undated = [fires(99, name, None, None) for name in ("Gazette", "Post", "Globe")]
    found = asking("How many fires in the valley?", *undated, SECOND, as_of=MARCH_15)
    assert found.leading is not None
    assert (found.leading.low, found.leading.as_of, values(found.alternatives)) == (24, MARCH_15, [99])


def test_an_undated_report_is_given_as_undated() -> None:
    found = asking("How many fires?", fires(22, "Gazette", None, Window(None, None, "since late June")))
    assert found.leading is not None
    assert (found.leading.low, found.leading.as_of) == (22, None)


def test_what_only_says_a_size_is_no_other_count() -> None:
    dozens = said("Crews fought dozens of fires.", "dozens", 24, "fires", by="Echo", on=None, high=100)
    found = asking("How many fires?", fires(7, "Herald", None, None), dozens)
    assert (value(found), found.mode, found.alternatives) == (7, "plain", ())


def test_those_who_tell_of_the_dead_are_not_counted_among_them() -> None:
    text = "Nine miners were killed, two officials said."
    nine, two = terms(text, ("Nine", 9, "miners"), ("two", 2, "officials"))
    two = replace(two, figure=replace(two.figure, predicate=""))
    found = asking("How many people were killed?", nine, two)
    assert (value(found), [candidate for candidate, _ in found.left_out]) == (9, [two])


def test_many_that_differ_are_a_list() -> None:
    found = asking("How many fires?", *(fires(n, f"Paper {n}", None, None) for n in (5, 6, 7, 8)))
    assert (found.mode, len(found.alternatives)) == ("list", 3)


def test_no_figures_give_no_count() -> None:
    assert asking("How many fires?") == Tally(None, fit="apart")
