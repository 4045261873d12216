"""Where an article's event happened, from all the place names it holds."""

from __future__ import annotations

import pytest

from index.places import Home, Located, Scene, home_of, lesson, named, place_of, settle, settle_scene


def labels(located: Located) -> tuple[str, str]:
    """The leading town and the leading country."""
    return tuple(  # type: ignore[return-value]
        place.label if votes and (place := place_of(votes[0][0])) else ""
        for votes in (located.cities, located.countries)
    )


ARTICLES = [
    ("the dateline", "Blast kills two", ["BAGHDAD (Reuters) - Two died.", "Iran denied it."], "Baghdad, Iraq", "Iraq"),
    (
        "the pair before a neighbour",
        "Two shot",
        ["Two men were shot in Memphis, Tennessee, on Friday.", "One had lived in Atlanta."],
        "Memphis, Tennessee",
        "United States",
    ),
    (
        "where, not whence",
        "Atlanta man killed in Fort Worth",
        ["An Atlanta man was killed in Fort Worth, police said."],
        "Fort Worth, Texas",
        "United States",
    ),
    (
        "a namesake told by its neighbours",
        "Fire in Birmingham",
        ["A fire broke out in Birmingham.", "Crews came from Tuscaloosa and Hoover, Alabama."],
        "Birmingham, Alabama",
        "United States",
    ),
    (
        "a namesake told by its country",
        "Clashes in Tripoli",
        ["Gunmen clashed in Tripoli.", "The army of Lebanon sent troops from Beirut."],
        "Tripoli, Lebanon",
        "Lebanon",
    ),
    (
        "a visitor's country is not the place",
        "French tourists hurt in Marrakesh",
        ["Three French tourists were hurt in Marrakesh, Morocco.", "The French embassy was told."],
        "Marrakesh, Morocco",
        "Morocco",
    ),
    (
        "a part of a city is the city",
        "Man shot in Logan Square",
        ["A man was shot in Logan Square, Chicago police said."],
        "Chicago, Illinois",
        "United States",
    ),
    ("a country alone", "Earthquake in Nepal", ["An earthquake struck Nepal."], "", "Nepal"),
]


@pytest.mark.parametrize(
    ("title", "sentences", "town", "country"), [row[1:] for row in ARTICLES], ids=[r[0] for r in ARTICLES]
)
def test_an_event_is_settled_where_the_text_puts_it(title: str, sentences: list[str], town: str, country: str) -> None:
    assert labels(settle(title, sentences)) == (town, country)


def test_the_sentences_near_an_event_decide_where_it_was() -> None:
    scene = Scene.of("A week of attacks", ["Rockets hit Kirkuk on Monday.", "A bomb went off in Basra on Friday."])
    assert labels(settle_scene(scene, [1.0, 0.0]))[0] == "Kirkuk, Iraq"
    assert labels(settle_scene(scene, [0.0, 1.0]))[0] == "Basrah, Iraq"


def test_the_publishers_usual_place_tells_namesakes_apart() -> None:
    earlier = settle("Crash", ["A crash in Albany, Georgia, closed a road."])
    home = home_of(lesson(earlier) * 5)
    assert labels(settle("Fire", ["A fire broke out in Albany."]))[0] == "Albany, New York"
    assert labels(settle("Fire", ["A fire broke out in Albany."], home=home))[0] == "Albany, Georgia"


def test_the_publishers_usual_place_stands_in_where_none_is_named() -> None:
    chicago = named("Chicago")[0]
    home = home_of(lesson(settle("Crash", ["A crash in Chicago, Illinois."])) * 3)
    assert settle("Two hurt", ["Two were hurt."], home=home).cities[0][0] == chicago.id


def test_a_named_place_beats_the_publishers_usual_one() -> None:
    home = home_of(lesson(settle("Crash", ["A crash in Chicago, Illinois."])) * 50)
    assert labels(settle("Quake", ["KATHMANDU (AP) - An earthquake struck Nepal."], home=home))[1] == "Nepal"


def test_a_publisher_of_few_articles_is_hardly_at_home_anywhere() -> None:
    learnt = lesson(settle("Crash", ["A crash in Chicago, Illinois."]))
    few, many = home_of(learnt), home_of(learnt * 20)
    assert few.regions[0][1] < many.regions[0][1] < 1
    assert few.articles < many.articles


def test_with_no_place_named_nothing_is_settled() -> None:
    assert settle("Prices rose", ["They rose again."]) == Located()
    assert home_of([]) == Home()


def test_shares_are_of_one_and_best_first() -> None:
    located = settle("Talks in Geneva", ["Envoys from Syria, Russia and Turkey met in Geneva, Switzerland."])
    for votes in (located.cities, located.regions, located.countries):
        shares = [share for _, share in votes]
        assert shares == sorted(shares, reverse=True)
        assert sum(shares) <= 1.001
    assert 0 <= located.certainty <= 1


def test_too_few_weights_leave_the_rest_of_the_sentences_out() -> None:
    assert labels(settle("", ["Rain in Kirkuk.", "Rain in Basra."], [1.0]))[0] == "Kirkuk, Iraq"
