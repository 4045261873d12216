"""What a reader sees of the archive: how much there is of when and whom, and its articles page by page."""

from __future__ import annotations

import json
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from paged import HOSTILE
from stocked import BRIDGE, typed

from index.settings import Settings
from qa.desk.leafing import PAGE, SHOWN
from qa.desk.overview import MOST_BARS, bars
from qa.desk.stock import Stock
from qa.desk.stock_records import Additions, Bar, Wanted
from qa.engine import Archive

MANY = 60


def row(n: int) -> dict[str, str]:
    """Every third article is the Wire's, spelt in two ways; every tenth is undated, and the last nobody's."""
    source = ("Harbour Wire", "River Gazette", "Quillon Post")[n % 3] if n < MANY - 1 else ""
    day = "" if n % 10 == 9 else str(date(2020, 1, 1) + timedelta(days=n))
    return {
        "title": f"Report {n:02}",
        "source": source.upper() if n == 3 else source,
        "published": day,
        "url": f"https://wire.example/{n}",
        "text": f"Report {n} says that ferry number {n} {'sank' if n % 2 else 'sailed'} off Quillon at noon.",
    }


@pytest.fixture(scope="module")
def stock(tmp_path_factory: pytest.TempPathFactory) -> Stock:
    room = tmp_path_factory.mktemp("browsed")
    (room / "articles.jsonl").write_text("\n".join(json.dumps(row(n)) for n in range(MANY)))
    with Archive.open(room / "archive") as archive:
        archive.add(room / "articles.jsonl")
    return Stock(Settings(archive=str(room / "archive")))


def titles(stock: Stock, wanted: Wanted) -> list[str]:
    return [one.head.title for one in stock.browse(wanted).listed]


def test_every_article_stands_on_exactly_one_page_newest_first_and_undated_last(stock: Stock) -> None:
    found = stock.browse(Wanted())
    assert (found.found, found.pages) == (MANY, 3)
    every = [one.head for page in range(1, 4) for one in stock.browse(Wanted(page=page)).listed]
    assert len({head.id for head in every}) == MANY
    days = [head.published for head in every]
    assert days == sorted(filter(None, days), reverse=True) + [None] * 6


@pytest.mark.parametrize("page", [4, 10**6])
def test_a_page_beyond_the_last_is_the_last(stock: Stock, page: int) -> None:
    found = stock.browse(Wanted(page=page))
    assert (found.wanted.page, len(found.listed)) == (3, MANY - 2 * PAGE)


@pytest.mark.parametrize(
    ("wanted", "numbers"),
    [
        (Wanted(publisher="Harbour Wire"), range(0, MANY, 3)),
        (Wanted(publisher="hArbour  wire"), range(0, MANY, 3)),
        (Wanted(publisher=""), [MANY - 1]),
        (Wanted(publisher="Nobody"), []),
        (Wanted(start=date(2020, 1, 3), end=date(2020, 1, 12)), [2, 3, 4, 5, 6, 7, 8, 10, 11]),
        (Wanted(start=date(2020, 2, 27)), [57, 58]),
        (Wanted(end=date(2019, 12, 31)), []),
        (Wanted(publisher="River Gazette", start=date(2020, 1, 3), end=date(2020, 1, 12)), [4, 7, 10]),
    ],
)
def test_a_list_is_narrowed_to_a_publisher_and_to_days(stock: Stock, wanted: Wanted, numbers: list[int]) -> None:
    found = stock.browse(wanted)
    assert {one.head.title for one in found.listed} == {f"Report {n:02}" for n in numbers}
    assert found.found == len(numbers)
    assert found.coverage.articles == MANY


def test_a_search_lists_each_article_once_with_the_words_that_were_found(stock: Stock) -> None:
    found = stock.browse(Wanted(query="ferry number 42"))
    assert found.listed[0].head.title == "Report 42"
    assert "ferry number 42" in found.listed[0].passage
    assert len({one.head.id for one in found.listed}) == len(found.listed)


def test_a_search_stays_within_publisher_and_days(stock: Stock) -> None:
    wanted = Wanted("ferry", publisher="Harbour Wire", start=date(2020, 1, 1), end=date(2020, 1, 31))
    found = stock.browse(wanted)
    assert found.listed
    assert {one.head.source for one in found.listed} <= {"Harbour Wire", "HARBOUR WIRE"}
    assert all(one.head.published and one.head.published <= date(2020, 1, 31) for one in found.listed)


@pytest.mark.parametrize("query", ["?!", "…", "'\"; --", "\u202e"])
def test_a_query_without_a_word_says_so_and_the_archive_is_still_shown(stock: Stock, query: str) -> None:
    found = stock.browse(Wanted(query))
    assert "nothing to search for" in found.problem
    assert (found.coverage.articles, bool(found.bars)) == (MANY, True)


@pytest.mark.parametrize("query", [*HOSTILE, "x" * 300, "AND OR NOT", 'title:"x" ~2 *', "\\", "é" * 300])
def test_any_query_is_searched_for(stock: Stock, query: str) -> None:
    assert stock.browse(Wanted.read({"query": query})).coverage.articles == MANY


def test_of_a_long_passage_the_part_that_was_searched_for_is_shown(tmp_path: Path) -> None:
    with Archive.open(tmp_path / "archive") as archive:
        stock = Stock(Settings(archive=str(tmp_path / "archive")), archive)
        stock.add(typed(f"{'It rained all day. ' * 40}{BRIDGE} {'It rained all night. ' * 10}"))
        (found,) = stock.browse(Wanted("Oskell bridge")).listed
        assert "Oskell" in found.passage
        assert len(found.passage) <= SHOWN + 4


def test_what_is_shown_follows_what_is_added_and_removed(tmp_path: Path) -> None:
    with Archive.open(tmp_path / "archive") as archive:
        stock = Stock(Settings(archive=str(tmp_path / "archive")), archive)
        assert stock.browse(Wanted()).bars == ()
        head = stock.add(typed(BRIDGE, day="2020-04-02", publisher="Post")).added[0]
        found = stock.browse(Wanted())
        assert (found.found, found.bars, found.publishers[0].name) == (
            1,
            (Bar(date(2020, 4, 2), date(2020, 4, 2), 1),),
            "Post",
        )
        stock.remove(head.id)
        assert stock.browse(Wanted()).found == 0


# -- over time ---------------------------------------------------------------------------------------------------------

DAY = date(2020, 3, 11)


@pytest.mark.parametrize(
    ("last", "first_bar", "many"),
    [
        (date(2020, 3, 11), (date(2020, 3, 11), date(2020, 3, 11)), 1),
        (date(2020, 4, 10), (date(2020, 3, 11), date(2020, 3, 11)), 31),
        (date(2020, 4, 11), (date(2020, 3, 9), date(2020, 3, 15)), 5),
        (date(2020, 12, 31), (date(2020, 3, 1), date(2020, 3, 31)), 10),
        (date(2024, 2, 1), (date(2020, 3, 1), date(2020, 3, 31)), 48),
        (date(2024, 3, 1), (date(2020, 1, 1), date(2020, 3, 31)), 17),
        (date(2040, 1, 1), (date(2020, 1, 1), date(2020, 12, 31)), 21),
        (date(2099, 1, 1), (date(2020, 1, 1), date(2021, 12, 31)), 40),
        (date.max, (date(2000, 1, 1), date(2199, 12, 31)), 40),
    ],
)
def test_the_bars_are_as_short_as_their_number_allows(last: date, first_bar: tuple[date, date], many: int) -> None:
    made = bars([(DAY, 2), (last, 1)])
    assert ((made[0].start, made[0].end), len(made)) == (first_bar, many)
    assert sum(bar.articles for bar in made) == 3


@pytest.mark.parametrize(
    "first", [date.min, date(1700, 1, 1), date(1999, 12, 31), date(2020, 2, 29), date(9999, 12, 1)]
)
@pytest.mark.parametrize("days", [0, 6, 30, 31, 200, 365, 1461, 40_000, 3_652_058])
def test_bars_follow_each_other_without_gap_and_hold_every_day(first: date, days: int) -> None:
    last = date.fromordinal(min(first.toordinal() + days, date.max.toordinal()))
    made = bars([(first, 1), (last, 1)])
    assert len(made) <= MOST_BARS
    assert made[0].start <= first
    assert made[-1].end >= last
    assert all(a.end.toordinal() + 1 == b.start.toordinal() for a, b in pairwise(made))


# -- what a browser sends ----------------------------------------------------------------------------------------------

ODD: list[object] = [None, True, 0, -1, 7.5, float("nan"), "", "x", "\x00", "\ud800", "2020-02-30", [], ["a"], {"a": 1}]


@pytest.mark.parametrize("value", [*ODD, "9" * 10_000, "x" * 100_000, "٣", 10**400])
def test_anything_may_be_sent_and_something_is_shown(stock: Stock, value: object) -> None:
    sent = dict.fromkeys(("query", "publisher", "start", "end", "page"), value)
    for given in ({}, sent, *({name: value} for name in sent)):
        assert stock.browse(Wanted.read(given)).coverage.articles == MANY
    assert isinstance(Additions.read(dict.fromkeys(("words", "title", "publisher", "day"), value)), Additions)


def test_days_in_the_wrong_order_are_turned_round() -> None:
    wanted = Wanted.read({"start": "2020-03-16", "end": "2020-03-01", "page": "3"})
    assert wanted == Wanted(start=date(2020, 3, 1), end=date(2020, 3, 16), page=3)


A, B = "https://a.example/1", "HTTP://b.example/2?x=1"


@pytest.mark.parametrize(
    ("words", "addresses", "text"),
    [
        (A, (A,), ""),
        (f"{A}\r\n{B}\r\n{A}", (A, B), ""),
        (f"\n {A} \n\n{B}\n", (A, B), ""),
        (f"{A} {B}", (A, B), ""),
        (f"{A}\n{BRIDGE}\n{B}", (A, B), BRIDGE),
        (f"{BRIDGE}\n{A}\n{BRIDGE}", (), f"{BRIDGE}\n{A}\n{BRIDGE}"),
        (f"See {A} for more.", (), f"See {A} for more."),
        ("file:///etc/passwd", ("file:///etc/passwd",), ""),
        ("/etc/passwd", (), "/etc/passwd"),
        (BRIDGE, (), BRIDGE),
        ("", (), ""),
    ],
)
def test_lines_of_addresses_are_told_from_a_text(words: str, addresses: tuple[str, ...], text: str) -> None:
    read = Additions.read({"words": words})
    assert (read.addresses, read.words.text.strip()) == (addresses, text)
