"""A running count is found whatever way it is said: "the tally of raids since May now stands at 24"."""

from __future__ import annotations

from datetime import date

import pytest

from index.figures import REASON, SHOW, Figure, read_text

DAY = date(2020, 3, 11)  # a Wednesday


def figure_of(text: str, value: float) -> Figure:
    """The figure with this value."""
    return next(figure for figure in read_text(text, DAY) if figure.value == value)


def named(text: str, value: float) -> tuple[str, str, str]:
    """Head, unit and scope of the figure with this value, if it is sure enough to reason from."""
    figure = figure_of(text, value)
    assert figure.confidence >= REASON
    return figure.head, figure.unit, figure.scope


SAID = {
    "number as subject": [
        ("The number of raids on river ports has now reached 31.", 31, ("raid", "raids", "on river ports")),
        ("The number of forest fires rose to 212.", 212, ("fire", "forest fires", "")),
        ("The total number of stolen boats is 48.", 48, ("boat", "stolen boats", "")),
        ("The tally of strikes climbed to 55, the union said.", 55, ("strike", "strikes", "")),
        ("The sum of complaints about the trains comes to 900.", 900, ("complaint", "complaints", "about the trains")),
        ("Officials said that the count of outages in Ohio stood at 17.", 17, ("outage", "outages", "in Ohio")),
        ("The number of nurses in Wales has come down to 2,500.", 2500, ("nurse", "nurses", "in Wales")),
    ],
    "with a time between the noun and what narrows it": [
        ("The count of drone raids since late October on ports with foreign ships now stands at 24.", 24,
         ("raid", "drone raids", "on ports with foreign ships")),
        ("The tally of raids since May on ports, or on the old bridge, stands at 24.", 24,
         ("raid", "raids", "on ports, or on the old bridge")),
    ],
    "number as object": [
        ("The blast came at dawn, bringing the total number of raids to 127.", 127, ("raid", "raids", "")),
        ("The fire raised the number of burnt barns since October 18 to 165.", 165, ("barn", "burnt barns", "")),
        ("The ministry put the number of sunken ferries in the delta at 6.", 6,
         ("ferry", "sunken ferries", "in the delta")),
        ("The ministry put at 109 the number of its engineers in Chad.", 109, ("engineer", "engineers", "in Chad")),
        ("It signed again in June, lifting orders to 144.", 144, ("order", "orders", "")),
        ("That takes the tally of closed mines to 12.", 12, ("mine", "closed mines", "")),
    ],
    "what is counted as subject": [
        ("Raids since October now total 127.", 127, ("raid", "Raids", "")),
        ("Raids on convoys have reached 127.", 127, ("raid", "Raids", "on convoys")),
        ("Its orders for the 787 rose to 840.", 840, ("order", "orders", "for the 787")),
        ("The union said complaints climbed to 77.", 77, ("complaint", "complaints", "")),
        ("Foreign nurses number about 2,500.", 2500, ("nurse", "Foreign nurses", "")),
    ],
    "not the total itself": [
        ("Total cases climbed past 40,000.", 40_000, ("case", "Total cases", "")),
        ("It spread, bringing total cases to 90.", 90, ("case", "total cases", "")),
        ("The number of walks fell and complaints rose to 40.", 40, ("complaint", "complaints", "")),
    ],
    "people": [
        ("The death toll rose to 907.", 907, ("person", "", "")),
        ("The ministry put the number of injured at 64.", 64, ("person", "injured", "")),
        ("The number of people killed in the floods rose to 83.", 83, ("person", "people", "in the floods")),
        ("The storm injured another nine.", 9, ("person", "", "")),
        ("Another 64 were diagnosed with measles.", 64, ("person", "", "")),
        ("It held 40 men, of whom 18 were wounded.", 18, ("person", "", "")),
    ],
    "such": [("It was followed by 24 such raids.", 24, ("raid", "raids", ""))],
    "of them": [("They freed 300 sailors, 40 of them in June.", 40, ("sailor", "sailors", ""))],
    "all but": [("The navy stopped all but two of the 16 boats.", 16, ("boat", "boats", ""))],
    "compounds": [("The outage count passed 300 at noon.", 300, ("outage", "outage", ""))],
}  # fmt: skip


@pytest.mark.parametrize(("text", "value", "expected"), [case for cases in SAID.values() for case in cases])
def test_a_running_count_says_what_it_counts(text: str, value: float, expected: tuple[str, str, str]) -> None:
    assert named(text, value) == expected


@pytest.mark.parametrize(
    ("text", "value", "predicate"),
    [
        ("The death toll rose to 907.", 907, "killed"),
        ("The injury toll passed 40.", 40, "injured"),
        ("The ministry put the number of injured at 64.", 64, "injured"),
        ("The number of people killed in the floods rose to 83.", 83, "killed"),
        ("The toll stands at 12 dead and 40 injured.", 12, "killed"),
        ("The toll stands at 12 dead and 40 injured.", 40, "injured"),
        ("Raids have reached 127.", 127, ""),
        ("It held 40 men, of whom 18 were wounded.", 18, "injured"),
    ],
)
def test_a_running_count_says_what_happened(text: str, value: float, predicate: str) -> None:
    assert figure_of(text, value).predicate == predicate


@pytest.mark.parametrize(
    ("text", "value", "window"),
    [
        ("The count of raids since late October on ports now stands at 24.", 24, ("2019-10-21", "2020-03-12")),
        ("The number of raids since 2 March rose to 12 on Tuesday.", 12, ("2020-03-02", "2020-03-11")),
        ("Raids since October now total 127.", 127, ("2019-10-01", "2020-03-12")),
        ("The fire raised the number of burnt barns since 18 October to 165, police said on Monday.", 165,
         ("2019-10-18", "2020-03-12")),
        ("The toll rose to 907 on Monday.", 907, ("None", "2020-03-10")),
    ],
)  # fmt: skip
def test_the_window_is_the_time_in_the_subject(text: str, value: float, window: tuple[str, str]) -> None:
    found = figure_of(text, value).window
    assert found is not None
    assert (str(found.start), str(found.end)) == window


def test_a_day_beside_the_number_is_the_day_up_to_which_it_holds() -> None:
    assert figure_of("The number of raids since 2 March rose to 12 on Tuesday.", 12).as_of == date(2020, 3, 10)
    assert figure_of("The number of raids now stands at 12.", 12).as_of == DAY


@pytest.mark.parametrize(
    ("text", "value", "cumulative", "total"),
    [
        ("The tally of raids stands at 24.", 24, True, False),
        ("It was hit again, bringing the total number of raids to 127.", 127, True, True),
        ("Raids have reached 127.", 127, True, False),
        ("The number of nurses in Wales has come down to 2,500.", 2500, False, False),
    ],
)
def test_a_count_that_can_only_grow_is_running(text: str, value: float, cumulative: bool, total: bool) -> None:
    figure = figure_of(text, value)
    assert (figure.cumulative, figure.total) == (cumulative, total)


def test_of_two_values_the_earlier_makes_no_claim_of_being_now() -> None:
    text = "The number of measles cases went from 11 to 34."
    earlier, now = figure_of(text, 11), figure_of(text, 34)
    assert (earlier.head, earlier.unit, now.head, now.unit) == ("case", "measles cases", "case", "measles cases")
    assert (earlier.as_of, now.as_of) == (None, DAY)


def test_the_values_of_a_chain_are_of_one_count_and_each_has_its_own_day() -> None:
    text = (
        "The number of measles cases rose. It was slow. The tally of cases stood at 50 on Tuesday, and at 34 on Sunday."
    )
    assert {figure_of(text, value).head for value in (50, 34)} == {"case"}
    assert (figure_of(text, 50).as_of, figure_of(text, 34).as_of) == (date(2020, 3, 10), date(2020, 3, 8))


def test_a_count_since_something_began_runs_from_that_day() -> None:
    figure = figure_of("More than 400 people have died since the strikes began on 1 October.", 400)
    assert figure.window is not None
    assert (figure.window.start, figure.as_of, figure.cumulative) == (date(2019, 10, 1), DAY, True)


def test_a_count_that_is_foretold_is_not_reasoned_from() -> None:
    assert figure_of("The mayor will cut the number of buses to 40.", 40).confidence < REASON


def test_a_value_that_it_is_up_from_is_of_the_same_things_and_past() -> None:
    figure = figure_of("Some 40 sailors were hurt, up from 34.", 34)
    assert (figure.head, figure.as_of, figure.cumulative) == ("sailor", None, False)


@pytest.mark.parametrize(
    ("text", "value", "unit", "predicate"),
    [
        ("Sales fell 45 per cent.", 45, "Sales", "fell"),
        ("Officials said unemployment rose to 8.5 per cent.", 8.5, "unemployment", "rose"),
        ("Youth unemployment rose by 3 percent last year.", 3, "Youth unemployment", "rose"),
    ],
)
def test_a_percentage_says_what_rose(text: str, value: float, unit: str, predicate: str) -> None:
    figure = figure_of(text, value)
    assert (figure.kind, figure.unit, figure.predicate) == ("percent", unit, predicate)


LATER = [
    ("The number of raids on ports since May has reached 31. The total now stands at 33.", 33, "on ports"),
    ("The tally of raids on ports rose to 31. It rained all day. The figure stood at 20 in May.", 20, "on ports"),
    ("The tally of raids on ports rose to 31. It stood at 28 on Monday.", 28, "on ports"),
    ("There have been 31 raids on ports since May. That is more than the figure of 20.", 20, "on ports"),
]


@pytest.mark.parametrize(("text", "value", "scope"), LATER)
def test_a_total_without_a_noun_is_that_of_the_running_count_before(text: str, value: float, scope: str) -> None:
    figure = figure_of(text, value)
    assert (figure.head, figure.unit, figure.scope) == ("raid", "raids", scope)
    assert REASON <= figure.confidence < 1


@pytest.mark.parametrize(
    "text",
    [
        "The total now stands at 109.",
        "The count of Monte Cristo reached 40.",
        "Raids went on. It rained. Nobody came. The camp stood at 40.",
        "He said it hit 30.",
        "They brought it to 30.",
        "The number of the house is 12.",
    ],
)
def test_where_nothing_is_counted_no_head_is_invented(text: str) -> None:
    assert {figure.head for figure in read_text(text, DAY) if figure.confidence >= REASON} <= {""}


@pytest.mark.parametrize("text", ["It stands at 5 Main Street.", "He took the number 24 bus.", "He is number 24."])
def test_an_address_or_a_name_is_no_running_count(text: str) -> None:
    assert [figure for figure in read_text(text, DAY) if figure.confidence >= SHOW] == []


def test_a_measure_stays_one() -> None:
    assert figure_of("The temperature reached 40 degrees.", 40).kind == "measure"
