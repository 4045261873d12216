"""A number is worth what its reader would say, in digits and in words; what counts is named in the singular."""

from __future__ import annotations

import pytest

from index.figures import number_in, singular
from index.figures.nouns import is_plural

VALUES: dict[str, list[tuple[str, float]]] = {
    "digits": [
        ("12", 12), ("2,500", 2500), ("1,234,567.5", 1_234_567.5), ("3.5", 3.5), ("007 agents", 7),
    ],
    "grouping of other countries": [
        ("1.200.000 refugees", 1_200_000), ("1,00,000 farmers", 100_000), ("12,34,567 votes", 1_234_567),
    ],
    "spaces between groups": [
        ("2 500 troops left", 2500), ("300 000 homes", 300_000), ("1 , 200 troops", 1200),
        ("2\u2009500 troops", 2500), ("2\u00a0500", 2500), ("12\u202f345\u202f678", 12_345_678),
    ],
    "scales": [
        ("2.5 million", 2_500_000), ("40bn", 4e10), ("5k", 5000), ("500 crore", 5e9), ("3 lakh", 300_000),
        ("1.5 trillion", 1.5e12),
    ],
    "words": [
        ("seven", 7), ("Twenty-five ships", 25), ("twenty five", 25), ("one hundred and five", 105),
        ("two hundred thousand", 200_000), ("three million four hundred thousand", 3_400_000), ("zero", 0),
    ],
    "dozens and couples": [
        ("a dozen eggs", 12), ("two dozen men", 24), ("half a dozen", 6), ("a couple of hundred", 200),
        ("a hundred", 100), ("half a million", 500_000), ("a quarter of a million", 250_000),
    ],
    "mixed fractions": [("3 1/2 miles", 3.5)],
    "ordinals": [("the 22nd attack", 22), ("third", 3), ("twenty-second", 22)],
}  # fmt: skip


@pytest.mark.parametrize(("text", "value"), [case for cases in VALUES.values() for case in cases])
def test_a_number_is_read_for_what_it_is_worth(text: str, value: float) -> None:
    number = number_in(text)
    assert number is not None
    assert (number.low, number.high) == (value, value)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("dozens of people", 24, 100),
        ("hundreds of thousands", 2e5, 1e6),
        ("tens of thousands of fans", 2e4, 1e5),
        ("several hundred", 300, 900),
        ("a few", 3, 5),
    ],
)
def test_a_vague_number_is_a_range(text: str, low: float, high: float) -> None:
    number = number_in(text)
    assert number is not None
    assert (number.low, number.high) == (low, high)


@pytest.mark.parametrize(
    ("text", "percent"),
    [("two-thirds of", 66.667), ("half of them", 50), ("a quarter of", 25), ("one in five men", 20)],
)
def test_a_fraction_is_read_in_per_cent(text: str, percent: float) -> None:
    number = number_in(text)
    assert number is not None
    assert number.form == "fraction"
    assert number.low == pytest.approx(percent, abs=0.001)


@pytest.mark.parametrize(
    "text", ["", "no number here", "1,2,3", "10/12/2020", "5:30", "3.11.2", "1" * 40, "a man", "٣"]
)
def test_what_is_no_number_is_not_read(text: str) -> None:
    assert number_in(text) is None


@pytest.mark.parametrize(
    ("plural", "one"),
    [
        ("attacks", "attack"), ("countries", "country"), ("people", "person"), ("Women", "woman"), ("gunmen", "gunman"),
        ("policewomen", "policewoman"), ("buses", "bus"), ("churches", "church"), ("boxes", "box"), ("losses", "loss"),
        ("bases", "base"), ("houses", "house"), ("wives", "wife"), ("personnel", "personnel"), ("series", "series"),
        ("aircraft", "aircraft"), ("troops", "troop"), ("soldiers'", "soldier"), ("children", "child"),
    ],
)  # fmt: skip
def test_what_is_counted_is_named_in_the_singular(plural: str, one: str) -> None:
    assert singular(plural) == one
    assert singular(one) == one
    assert is_plural(plural.strip("'"))


@pytest.mark.parametrize(
    "word", ["news", "gas", "boss", "virus", "crisis", "man's", "is", "specimen", "Texas", "soldier"]
)
def test_a_singular_in_s_is_no_plural(word: str) -> None:
    assert not is_plural(word)
