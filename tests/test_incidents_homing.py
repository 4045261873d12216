"""The publisher of an article, and its usual places."""

from __future__ import annotations

import pytest
from incidents_desk import mentions_of

from index.incidents import at_home, lesson_of, publisher_of, usual
from index.places import named
from index.records import Article

[MEMPHIS] = [place for place in named("Memphis, Tennessee") if place.level == "city"]
CLEAR = "A man was shot and killed in Memphis, Tennessee, on Monday, police said."


@pytest.mark.parametrize(
    ("source", "url", "publisher"),
    [
        ("The Echo", "https://example.org/a", "the echo"),
        ("", "https://www.example.org:80/a?b#c", "example.org"),
        ("", "http://web.archive.org/web/20170312011858/http://example.org/a", "example.org"),
        ("", "not an address", ""),
        ("", "", ""),
    ],
)
def test_the_publisher_is_the_source_or_the_host_of_the_address(source: str, url: str, publisher: str) -> None:
    article = Article.create("x", path="a.txt", source=source or None, url=url or None)
    assert publisher_of(article) == publisher


def test_one_article_makes_no_home_and_many_do() -> None:
    lesson = lesson_of(mentions_of(CLEAR))
    assert usual(lesson) == ()
    assert MEMPHIS.id in dict(usual(lesson * 5))


def test_one_article_more_leaves_a_settled_home_as_it_is() -> None:
    lesson = lesson_of(mentions_of(CLEAR))
    assert usual(lesson * 40) == usual(lesson * 41)


def test_a_home_speaks_for_what_names_no_place_and_not_against_what_does() -> None:
    home = usual(lesson_of(mentions_of(CLEAR)) * 5)
    [bare] = mentions_of("A man was shot and killed at a bakery on Monday, police said.")
    [abroad] = mentions_of("BAGHDAD (Reuters) - Gunmen killed a man in Baghdad, Iraq, on Monday, police said.")
    assert at_home(bare, home).place == "Memphis, Tennessee"
    assert at_home(abroad, home).place == "Baghdad, Iraq"
    assert at_home(bare, ()) == bare
