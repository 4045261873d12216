"""The gazetteer's table: how it is spelled and derived, that it names its source, and that no text breaks the room."""

from __future__ import annotations

from pathlib import Path

import pytest

import index.places
from index.places import Place, find, named, settle
from index.places.derive import Table, kept, rounded, spellings
from index.places.derived import Town
from index.places.sections import pull_of
from index.places.sources import short
from index.places.spelling import key, skeleton


def town(name: str, population: int, country: str = "IQ", others: tuple[str, ...] = (), east: str = "0.00") -> Town:
    return Town(1, name, country, "Somewhere", "01", ("40.00", east), population, others)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Al-Qā’im", "el Qaim"),
        ("Besançon", "BESANCON"),
        ("St. Louis", "Saint Louis"),
        ("As-Suwayda", "al-Suwayda"),
        ("Łódź", "Lodz"),
        ("Ra's al ‘Ayn", "Ras al-Ayn"),
    ],
)
def test_the_spellings_of_one_name_have_one_key(one: str, other: str) -> None:
    assert key(one) == key(other)


@pytest.mark.parametrize(("one", "other"), [("Kirkuk", "Kerkouk"), ("Al Fallūjah", "Falluja"), ("Kyiv", "Kiev")])
def test_names_that_sound_alike_have_one_skeleton(one: str, other: str) -> None:
    assert skeleton(one) == skeleton(other)


@pytest.mark.parametrize(("one", "other"), [("Mumbai", "Bombay"), ("Baghdad", "Basra")])
def test_names_that_sound_different_have_not(one: str, other: str) -> None:
    assert skeleton(one) != skeleton(other)


def test_small_towns_are_kept_in_the_united_states_only() -> None:
    assert kept(town("Oak Hollow", 600, "US"))
    assert not kept(town("Oak Hollow", 600))
    assert kept(town("Oak Hollow", 6000))


def test_a_town_is_found_by_names_that_sound_like_its_own() -> None:
    keys = spellings(town("Kirkuk", 9000, others=("Kerkouk", "Arrapha", "كركوك", "KIK")))
    assert keys == {"kirkuk", "kerkouk"}


def test_a_row_names_only_the_keys_that_its_name_does_not_give() -> None:
    table = Table()
    table.add(("1", "city", "Lodz", "PL", "", "1", "2"), 123_456, {"lodz", "lodsch"})
    assert table.lines() == ["1\tcity\tLodz\tPL\t\t1\t2\t123000\t\t|lodsch"]


@pytest.mark.parametrize(("population", "shown"), [(0, "0"), (512, "510"), (48_765, "49000"), (2_664_452, "2660000")])
def test_populations_are_rounded(population: int, shown: str) -> None:
    assert rounded(population) == shown


@pytest.mark.parametrize(
    ("name", "bare"), [("Anbar Governorate", "Anbar"), ("Wilayat-e Baghlan", "Baghlan"), ("East Java", "East Java")]
)
def test_a_regions_name_loses_what_news_leaves_out(name: str, bare: str) -> None:
    assert short(name) == bare


def test_a_part_of_a_city_lies_near_it_and_is_much_smaller() -> None:
    city = town("Great City", 2_000_000, "US")
    assert pull_of(city, town("Old Quarter", 30_000, "US", east="0.05")) > 0
    assert pull_of(city, town("Far Quarter", 30_000, "US", east="2.00")) == 0
    assert pull_of(city, town("Twin City", 1_000_000, "US", east="0.05")) == 0


def test_the_notice_names_geonames_and_its_licence() -> None:
    folder = Path(index.places.__file__).parent
    notice = (folder / "NOTICE").read_text(encoding="utf-8")
    assert "GeoNames" in notice
    assert "Creative\nCommons Attribution 4.0" in notice


@pytest.mark.parametrize(
    ("level", "country", "region", "label"),
    [
        ("city", "US", "Illinois", "Springfield, Illinois"),
        ("city", "IQ", "Anbar", "Springfield, Iraq"),
        ("region", "US", "Springfield", "Springfield, United States"),
        ("country", "IQ", "", "Springfield"),
        ("city", "??", "", "Springfield, ??"),
    ],
)
def test_a_label_tells_a_place_from_its_namesakes(level: str, country: str, region: str, label: str) -> None:
    assert Place(1, "Springfield", level, country, region, 0, 0, 0).label == label  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "text",
    [
        "1" * 200_000,
        " " * 200_000,
        "A" * 200_000,
        "New York " * 5_000,
        "Chicago, " * 5_000,
        "al-" * 20_000,
        "U." * 20_000,
        "A's " * 10_000,
        "CHICAGO" + " " * 100_000 + "- x",
        "A" + "\u0301" * 50_000,
        "\ud800 \x00 \u202e ǅ İstanbul ßß 漢字 ١٢٣",
    ],
    ids=range(11),
)
def test_hostile_text_is_read_like_any_other(text: str) -> None:
    for name in find(text):
        assert 0 <= name.start < name.end <= len(text)
    located = settle(text[:500], [text])
    assert 0 <= located.certainty <= 1
    assert isinstance(named(text), list)
