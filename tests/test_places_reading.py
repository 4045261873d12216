"""Place names in sentences and titles: what is found, which place it is, and what is not taken for one."""

from __future__ import annotations

import pytest

from index.places import PlaceName, find


def names(text: str) -> dict[str, PlaceName]:
    return {text[name.start : name.end]: name for name in find(text)}


FOUND = [
    # datelines
    ("BAGHDAD (Reuters) - Two rockets fell on Sunday.", "BAGHDAD", "Baghdad, Iraq"),
    ("KABUL, Afghanistan -- A bomb went off near a school.", "KABUL, Afghanistan", "Kabul, Afghanistan"),
    ("CHICAGO, March 3 (AP) — Nobody was hurt.", "CHICAGO", "Chicago, Illinois"),
    ("MOSUL: A market burned down.", "MOSUL", "Mosul, Iraq"),
    # a town with what it lies in
    ("They moved to Paris, Texas, in the spring.", "Paris, Texas", "Paris, Texas"),
    ("A fire in Birmingham, Ala., killed two.", "Birmingham, Ala.", "Birmingham, Alabama"),
    ("A fire in Springfield, IL 62701 killed two.", "Springfield, IL", "Springfield, Illinois"),
    ("Shots were heard in Ramadi, Anbar, Iraq.", "Ramadi, Anbar, Iraq", "Ramadi, Iraq"),
    ("He was born in Tripoli, Lebanon.", "Tripoli, Lebanon", "Tripoli, Lebanon"),
    ("The strike in London, Ontario, goes on.", "London, Ontario", "London, Canada"),
    ("The mayor of Athens, Georgia, resigned.", "Athens, Georgia", "Athens, Georgia"),
    ("A crash near Washington, D.C., closed the road.", "Washington, D.C.", "Washington, District of Columbia"),
    # ambiguous names, alone
    ("Thousands marched in Paris.", "Paris", "Paris, France"),
    ("Thousands marched in Birmingham.", "Birmingham", "Birmingham, United Kingdom"),
    ("Militias fought in Tripoli.", "Tripoli", "Tripoli, Libya"),
    ("Talks were held in Washington.", "Washington", "Washington, District of Columbia"),
    ("The march reached Mexico City.", "Mexico City", "Mexico City, Mexico"),
    # countries and their people
    ("Two Iraqi soldiers were wounded.", "Iraqi", "Iraq"),
    ("Three Britons are missing.", "Britons", "United Kingdom"),
    ("An American contractor died.", "American", "United States"),
    ("The U.S. embassy was hit.", "U.S.", "United States"),
    ("Floods in the UK are rare.", "UK", "United Kingdom"),
    ("The US-led coalition withdrew.", "US", "United States"),
    ("A South Korean ship was seized.", "South Korean", "South Korea"),
    # regions and counties
    ("Fighting flared in Anbar province.", "Anbar", "Anbar, Iraq"),
    ("Fighting flared in Helmand Province.", "Helmand Province", "Helmand, Afghanistan"),
    ("Snow fell across Bavaria.", "Bavaria", "Bavaria, Germany"),
    ("Storms hit northern Illinois.", "Illinois", "Illinois, United States"),
    ("Aid reached the Gaza Strip.", "Gaza Strip", "Gaza Strip, Palestinian territories"),
    ("Cook County prosecutors agreed.", "Cook County", "Cook County, Illinois"),
    ("Prince George's County police agreed.", "Prince George's County", "Prince George's County, Maryland"),
    # spellings
    ("He lives in Besançon.", "Besançon", "Besançon, France"),
    ("He lives in Besancon.", "Besancon", "Besançon, France"),
    ("A convoy left al-Qaim.", "al-Qaim", "Al Qā’im, Iraq"),
    ("A convoy left el-Qaim.", "el-Qaim", "Al Qā’im, Iraq"),
    ("A convoy left Al Qa'im.", "Al Qa'im", "Al Qā’im, Iraq"),
    ("Troops entered Falluja.", "Falluja", "Al Fallūjah, Iraq"),
    ("Troops entered Fallujah.", "Fallujah", "Al Fallūjah, Iraq"),
    ("A blast shook Kirkuk's market.", "Kirkuk", "Kirkuk, Iraq"),
    ("Trams stopped in Kiev.", "Kiev", "Kyiv, Ukraine"),
    ("Trams stopped in Zürich.", "Zürich", "Zürich, Switzerland"),
    ("Rain in São Paulo stopped traffic.", "São Paulo", "São Paulo, Brazil"),
    ("The flood reached St. Louis.", "St. Louis", "St. Louis, Missouri"),
    ("He flew from Bombay.", "Bombay", "Mumbai, India"),
]


@pytest.mark.parametrize(("text", "name", "label"), FOUND)
def test_a_place_name_is_found_and_means_the_place_that_news_means(text: str, name: str, label: str) -> None:
    found = names(text)
    assert name in found
    assert found[name].candidates[0][0].label == label


@pytest.mark.parametrize(
    "text",
    [
        "Nothing is said of any place here.",
        "Rockets hit Taji again.",
        "Police said on Monday that the victim was alone.",
        "He reads the news to us.",
        "",
    ],
)
def test_no_place_is_invented(text: str) -> None:
    assert find(text) == []


@pytest.mark.parametrize(
    ("person", "place"),
    [
        ("Mr. Jordan left early.", "A convoy left for the border in Jordan."),
        ("Michael Jordan left early.", "They live in Jordan."),
        ("Officials met London Breed.", "Officials met in London."),
        ("The Boston University team won.", "The team won in Boston."),
        ("The Washington Post reported it.", "It was reported in Washington."),
        ("A man was hit on Chicago Avenue.", "A man was hit in Chicago."),
        ("Judge Lincoln adjourned.", "The court in Lincoln adjourned."),
    ],
)
def test_a_name_in_a_persons_or_a_firms_name_says_little_of_a_place(person: str, place: str) -> None:
    assert max((name.strength for name in find(person)), default=0.0) < 0.5
    assert max(name.strength for name in find(place)) > 1


def test_a_dateline_says_most_then_a_pair_then_a_name_alone() -> None:
    dateline, pair, alone = (
        find(text)[0].strength
        for text in ("BAGHDAD (AFP) - It rained.", "It rained on Baghdad, Iraq.", "It rained, Baghdad radio announced.")
    )
    assert dateline > pair > alone


def test_a_police_force_says_more_of_a_place_than_a_man_from_there() -> None:
    police, man = (find(text)[0].strength for text in ("Memphis police came.", "Memphis man dies."))
    assert police > man


@pytest.mark.parametrize(("text", "low", "high"), [("US forces left.", 0.0, 0.5), ("It happened in the US.", 1.0, 2.0)])
def test_a_country_as_an_adjective_says_less(text: str, low: float, high: float) -> None:
    assert low < find(text)[0].strength < high


def test_an_unknown_town_before_its_state_lends_the_state_its_weight() -> None:
    alone, after_town = (find(text)[-1].strength for text in ("It is Tennessee.", "It is Xyzzyville, Tennessee."))
    assert after_town > alone


@pytest.mark.parametrize("text", [text for text, _, _ in FOUND])
def test_what_a_name_may_mean_sums_to_one_at_most_best_first(text: str) -> None:
    for name in find(text):
        shares = [share for _, share in name.candidates]
        assert sum(shares) <= 1 + 1e-9
        assert shares == sorted(shares, reverse=True)
        assert 0 <= name.start < name.end <= len(text)
