"""A figure has its kind, its value, its comparison and its currency."""

from __future__ import annotations

import pytest

from index.figures import Figure, read_text


def only(text: str) -> Figure:
    """The one figure of a text."""
    [figure] = read_text(text, None)
    return figure


MONEY = {
    "signs": [
        ("It cost $5.", 5, "USD"), ("It cost US$40 billion.", 4e10, "USD"), ("It cost £2m.", 2e6, "GBP"),
        ("It cost €1,200.50.", 1200.5, "EUR"), ("It cost A$3.5bn.", 3.5e9, "AUD"), ("It cost HK$20.", 20, "HKD"),
        ("It cost EUR20m.", 2e7, "EUR"), ("It cost GBP 300.", 300, "GBP"), ("It cost Rs 500 crore.", 5e9, "INR"),
        ("It cost ₹2 lakh.", 2e5, "INR"), ("It cost ¥900.", 900, "JPY"),
    ],
    "words": [
        ("It cost 3 million euros.", 3e6, "EUR"), ("It cost 40bn yen.", 4e10, "JPY"),
        ("It cost twenty dollars.", 20, "USD"), ("It cost 2 million Canadian dollars.", 2e6, "CAD"),
        ("It cost 30 Egyptian pounds.", 30, "EGP"), ("It cost 3 billion won.", 3e9, "KRW"),
    ],
    "cents": [
        ("It cost 26 cents.", 0.26, "USD"), ("It cost five dollars and twenty cents.", 5.2, "USD"),
        ("It cost 90 pence.", 0.9, "GBP"),
    ],
}  # fmt: skip


@pytest.mark.parametrize(("text", "value", "currency"), [case for cases in MONEY.values() for case in cases])
def test_money_has_a_value_and_an_iso_code(text: str, value: float, currency: str) -> None:
    figure = only(text)
    assert (figure.kind, figure.currency) == ("money", currency)
    assert figure.value == pytest.approx(value)


def test_a_word_of_money_that_is_another_word_needs_a_scale() -> None:
    assert [figure.kind for figure in read_text("They won 12 and won 15 games.", None)] == ["count", "count"]


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("Turnout was 61.5 per cent.", "percent", 61.5),
        ("Turnout was 61.5%.", "percent", 61.5),
        ("Turnout was eight percent.", "percent", 8),
        ("Support fell 3 percentage points.", "points", 3),
        ("Rates rose 25 basis points.", "points", 0.25),
        ("Three times as many people came.", "multiple", 3),
        ("They marched 20 miles.", "measure", 20),
        ("It burned 300 square kilometres of forest.", "measure", 300),
        ("It weighed 5kg.", "measure", 5),
        ("It weighs 3 1/2 tonnes.", "measure", 3.5),
        ("It is the 22nd attack since 2019.", "ordinal", 22),
        ("Two dozen men came.", "count", 24),
    ],
)
def test_the_kind_of_a_figure_is_told_by_what_follows(text: str, kind: str, value: float) -> None:
    figure = only(text)
    assert (figure.kind, figure.value) == (kind, value)


@pytest.mark.parametrize(
    ("text", "share_of"),
    [
        ("Some 40% of the workforce left.", "workforce"),
        ("Two-thirds of the voters stayed home.", "voters"),
        ("A third of all cars in the city burned.", "cars"),
        ("One in five children is poor.", "children"),
        ("It owns 30 percent of the shares of the bank.", "shares of the bank"),
        ("Prices rose 3%.", ""),
    ],
)
def test_a_share_says_of_what(text: str, share_of: str) -> None:
    assert only(text).share_of == share_of


COMPARED = [
    ("More than 175 rockets fell.", "more than", "More than 175"),
    ("Over 20 rockets fell.", "more than", "Over 20"),
    ("At least 12 rockets fell.", "at least", "At least 12"),
    ("No fewer than 300 rockets fell.", "at least", "No fewer than 300"),
    ("Up to 40 rockets fell.", "at most", "Up to 40"),
    ("As many as 40 rockets fell.", "at most", "As many as 40"),
    ("Fewer than 20 rockets fell.", "less than", "Fewer than 20"),
    ("Nearly 50 rockets fell.", "about", "Nearly 50"),
    ("About a dozen rockets fell.", "about", "About a dozen"),
    ("Some 400 rockets fell.", "about", "Some 400"),
    ("An estimated 400 rockets fell.", "about", "An estimated 400"),
    ("At least another 12 rockets fell.", "at least", "At least another 12"),
    ("12 rockets fell.", "exactly", "12"),
    ("30 or more rockets fell.", "at least", "30 or more"),
    ("30 or so rockets fell.", "about", "30 or so"),
    ("30+ rockets fell.", "at least", "30+"),
    ("Dozens of rockets fell.", "range", "Dozens"),
]


@pytest.mark.parametrize(("text", "comparison", "words"), COMPARED)
def test_a_comparison_belongs_to_its_number(text: str, comparison: str, words: str) -> None:
    figure = only(text)
    assert figure.comparison == comparison
    assert text[figure.start : figure.end] == words
    assert figure.head == "rocket"


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("10-15 people came.", 10, 15),
        ("10–15 people came.", 10, 15),
        ("10 to 15 people came.", 10, 15),
        ("Between 10 and 15 people came.", 10, 15),
        ("Three or four people came.", 3, 4),
        ("From 10 to 15 people came.", 10, 15),
        ("It has 3-4 million people.", 3e6, 4e6),
        ("It fell 15-20%.", 15, 20),
        ("It cost between $12 million and $20 million.", 12e6, 20e6),
        ("It cost 15 to 20 million dollars.", 15e6, 20e6),
    ],
)
def test_a_range_is_one_figure(text: str, low: float, high: float) -> None:
    figure = only(text)
    assert (figure.low, figure.high, figure.comparison) == (low, high, "range")


def test_a_change_from_one_share_to_another_is_two_figures() -> None:
    assert [figure.value for figure in read_text("Sales rose from 14% to 17%.", None)] == [14, 17]


def test_two_numbers_joined_by_and_are_two_figures() -> None:
    assert [figure.value for figure in read_text("It lost 3 ships and 4 planes.", None)] == [3, 4]


def test_a_total_is_marked() -> None:
    assert only("A total of 30 bodies were found.").total
    assert not only("Some 30 bodies were found.").total
