"""What a place name in a question may mean, and how places lie to each other."""

from __future__ import annotations

import pytest

from index.places import Place, contains, country_of, named, near, place_of, region_of


def one(name: str) -> Place:
    return named(name)[0]


@pytest.mark.parametrize(
    ("name", "labels"),
    [
        ("Chicago", ["Chicago, Illinois"]),
        ("Illinois", ["Illinois, United States"]),
        ("Afghanistan", ["Afghanistan"]),
        ("Memphis, Tennessee", ["Memphis, Tennessee"]),
        ("Memphis, TN", ["Memphis, Tennessee"]),
        ("Memphis, Tenn.", ["Memphis, Tennessee"]),
        ("US", ["United States"]),
        ("U.S.", ["United States"]),
        ("the United States", ["United States"]),
        ("the UK", ["United Kingdom"]),
        ("Britain", ["United Kingdom"]),
        ("Anbar province", ["Anbar, Iraq"]),
        ("anbar", ["Anbar, Iraq"]),
        ("Ill.", ["Illinois, United States"]),
        ("D.C.", ["District of Columbia, United States"]),
        ("Washington, D.C.", ["Washington, District of Columbia"]),
        ("Washington, DC", ["Washington, District of Columbia"]),
        ("Paris, Texas", ["Paris, Texas"]),
        ("Côte d'Ivoire", ["Ivory Coast"]),
        ("Besancon", ["Besançon, France"]),
    ],
)
def test_a_name_in_a_question_means_its_places_best_first(name: str, labels: list[str]) -> None:
    assert [place.label for place in named(name)][: len(labels)] == labels


def test_georgia_is_the_state_and_the_country() -> None:
    assert {place.label for place in named("Georgia")[:2]} == {"Georgia, United States", "Georgia"}


def test_kirkuk_is_the_town_before_the_province() -> None:
    assert [place.level for place in named("Kirkuk")] == ["city", "region"]


@pytest.mark.parametrize(
    "name", ["", " ", ",", "Ain al-Asad", "Taji", "Xyzzyville", "Chicago, Iraq", "x" * 100_000, "\0"]
)
def test_an_unknown_name_means_no_place(name: str) -> None:
    assert named(name) == []


@pytest.mark.parametrize(
    ("outer", "inner", "inside"),
    [
        ("Iraq", "Kirkuk", True),
        ("Iraq", "Anbar province", True),
        ("Anbar province", "Ramadi", True),
        ("Illinois", "Chicago", True),
        ("Illinois", "Cook County", True),
        ("Chicago", "Chicago", True),
        ("Chicago", "Logan Square, Illinois", True),
        ("Chicago", "Evanston, Illinois", False),
        ("Chicago", "Illinois", False),
        ("Anbar province", "Iraq", False),
        ("Iraq", "Aleppo", False),
        ("Georgia", "Tbilisi", False),
        ("Illinois", "Memphis, Tennessee", False),
    ],
)
def test_a_country_holds_its_regions_and_a_region_its_towns(outer: str, inner: str, inside: bool) -> None:
    assert contains(one(outer), one(inner)) is inside


def test_a_town_knows_its_region_and_country() -> None:
    region, country = region_of(one("Besançon")), country_of(one("Besançon"))
    assert region is not None and region.name == "Bourgogne-Franche-Comté"
    assert country is not None and country.label == "France"
    assert region_of(one("France")) is None


def test_towns_near_each_other_are_near_and_others_are_not() -> None:
    assert near(one("Chicago"), one("Evanston, Illinois"), 30)
    assert not near(one("Chicago"), one("Memphis, Tennessee"), 300)
    assert near(one("Suva"), one("Apia"), 1300), "on both sides of the date line"


def test_an_id_leads_back_to_its_place() -> None:
    assert place_of(one("Chicago").id) == one("Chicago")
    assert place_of(one("Anbar").id) == one("Anbar")
    assert place_of(0) is None
