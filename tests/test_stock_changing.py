"""What is refused, what is removed, and the sample archive that gives way to the user's own."""

from __future__ import annotations

import json
import threading
from dataclasses import replace
from pathlib import Path

import pytest
from stocked import BRIDGE, STORY, archived, chosen, counts, typed, uploads, written

from index.settings import Settings
from qa.desk.stock import GONE, NOTHING, OCCUPIED, OF_SAMPLE, READ_ONLY, Stock
from qa.desk.stock_records import MOST_ADDRESSES, Additions, Wanted
from qa.engine import Archive
from qa.plain import line
from qa.sample import data_folder
from qa.suggest import MOST, suggest


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "home"))
    monkeypatch.delenv("DATELINE_ARCHIVE", raising=False)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return archived(tmp_path)


@pytest.fixture
def stock(settings: Settings) -> Stock:
    return Stock(settings)


# -- refusing ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("words", ["", " \n\t ", "\r\n\r\n"])
def test_nothing_is_refused_with_the_reason(stock: Stock, words: str) -> None:
    assert stock.add(typed(words)).problem == NOTHING


def test_more_than_the_limit_is_refused_and_comes_back(settings: Settings) -> None:
    stock = Stock(replace(settings, upload_mebibytes=1))
    targets = typed("words enough " * 90_000)
    done = stock.add(targets)
    assert "one upload may hold 1 MiB" in done.problem
    assert done.left == targets.left


def test_too_many_addresses_are_refused_and_come_back(stock: Stock) -> None:
    asked = "\n".join(f"https://a.example/{n}" for n in range(MOST_ADDRESSES + 1))
    done = stock.add(typed(asked))
    assert f"at most {MOST_ADDRESSES}" in done.problem
    assert done.left.text == asked


def test_a_read_only_archive_takes_and_loses_nothing(settings: Settings, tmp_path: Path) -> None:
    stock = Stock(replace(settings, read_only=True))
    (listed,) = stock.browse(Wanted()).listed
    before = stock.archive.version
    assert stock.add(chosen(written(tmp_path / "up", "a.txt", BRIDGE))).problem == READ_ONLY
    assert stock.remove(listed.head.id).problem == READ_ONLY
    assert [done.problem for done in stock.adding(typed(BRIDGE))][-1] == READ_ONLY
    assert (stock.archive.version, uploads(stock)) == (before, [])


def test_who_adds_while_another_process_writes_is_told_who_it_is_and_loses_nothing(
    stock: Stock, tmp_path: Path
) -> None:
    targets = Additions.read({"words": BRIDGE, "title": "Mine"}, [written(tmp_path / "up", "a.txt", STORY)])
    with stock.archive.layout.write_lock("testing"):
        done = stock.add(targets)
        removed = stock.remove(stock.browse(Wanted()).listed[0].head.id)
    assert "is being changed by" in done.problem
    assert "is being changed by" in removed.problem
    assert (done.left, uploads(stock)) == (targets.left, [])
    assert counts(stock.add(targets)) == (2, 0, 0, 0)


def test_two_readers_of_one_page_do_not_write_over_each_other(
    stock: Stock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("qa.desk.stock.PATIENCE", 0.05)
    reading, go_on = threading.Event(), threading.Event()

    def wait(_: object) -> None:
        reading.set()
        go_on.wait(60)

    mine, theirs = (chosen(written(tmp_path / who, "note.txt", f"{who}: {BRIDGE}")) for who in ("mine", "theirs"))
    first = threading.Thread(target=stock.add, args=(mine, wait))
    first.start()
    reading.wait(60)
    assert stock.add(theirs).problem == OCCUPIED
    assert stock.remove("any").problem == OCCUPIED
    go_on.set()
    first.join()
    assert [file.read_text() for file in stock.archive.layout.uploads.iterdir()] == [f"mine: {BRIDGE}"]
    assert counts(stock.add(theirs)) == (0, 1, 0, 0)


# -- removing ----------------------------------------------------------------------------------------------------------


def test_no_question_rests_on_what_was_removed(stock: Stock) -> None:
    head = stock.add(typed(f"Bridge opens\n\n{BRIDGE}", day="2020-04-02")).added[0]
    assert stock.archive.ask("When does the bridge over the Oskell open?").status == "answered"
    assert stock.remove(head.id).title == "Bridge opens"
    assert stock.archive.ask("When does the bridge over the Oskell open?").status == "declined"
    assert uploads(stock) == []


def test_a_removed_article_leaves_the_other_articles_of_its_file(stock: Stock, tmp_path: Path) -> None:
    rows = [json.dumps({"title": f"T{n}", "text": f"{BRIDGE} {n}"}) for n in range(2)]
    first, second = stock.add(chosen(written(tmp_path / "up", "rows.jsonl", "\n".join(rows)))).added
    stock.remove(first.id)
    assert uploads(stock) == ["rows.jsonl"]
    stock.remove(second.id)
    assert uploads(stock) == []


def test_a_file_of_the_users_own_stays_where_it_is(stock: Stock, tmp_path: Path) -> None:
    assert stock.remove(stock.browse(Wanted()).listed[0].head.id).title == "Rockets hit Taji"
    assert (tmp_path / "articles" / "2020-03-16-taji.txt").exists()


@pytest.mark.parametrize("article", ["", "nobody", "x" * 100_000, None, 7, ["a"], {"a": 1}, "a\x00", "\ud800"])
def test_an_article_that_is_not_there_cannot_be_removed(stock: Stock, article: object) -> None:
    assert stock.remove(article).problem == GONE


# -- the sample --------------------------------------------------------------------------------------------------------


def test_the_sample_is_left_alone_and_gives_way_to_the_users_own(tmp_path: Path) -> None:
    stock = Stock(Settings())
    assert stock.sample
    before = stock.holdings().coverage
    done = stock.add(typed(STORY))
    assert done.left_sample
    assert (stock.sample, stock.holdings().coverage.articles) == (False, 1)
    assert Path(stock.archive.folder) == (data_folder() / "archive").resolve()
    assert before.articles > 1


def test_the_samples_articles_cannot_be_removed() -> None:
    stock = Stock(Settings())
    found = stock.browse(Wanted())
    assert found.sample
    assert stock.remove(found.listed[0].head.id).problem == OF_SAMPLE
    assert stock.browse(Wanted()).coverage == found.coverage


def test_an_upload_of_which_nothing_was_taken_leaves_the_sample_in_place(tmp_path: Path) -> None:
    stock = Stock(Settings())
    done = stock.add(chosen(written(tmp_path / "up", "empty.txt", "")))
    assert counts(done) == (0, 0, 0, 1)
    assert (done.left_sample, stock.sample) == (False, True)


def test_an_archive_that_the_command_line_began_replaces_the_sample(tmp_path: Path) -> None:
    stock = Stock(Settings())
    with Archive.open(data_folder() / "archive") as own:
        own.add(written(tmp_path / "up", "2020-03-16-taji.txt", STORY))
    assert (stock.holdings().coverage.articles, stock.browse(Wanted()).coverage.articles) == (1, 1)
    assert not stock.sample


# -- suggestions ------------------------------------------------------------------------------------------------------


def test_every_suggested_question_is_answered_and_always_the_same() -> None:
    stock = Stock(Settings())
    assert len(stock.suggestions()) == MOST
    assert stock.suggestions() == suggest(stock.archive)
    assert {stock.archive.ask(question).status for question in stock.suggestions()} == {"answered"}


def test_an_empty_archive_suggests_nothing(tmp_path: Path) -> None:
    with Archive.open(tmp_path / "empty") as archive:
        assert suggest(archive) == ()


def test_a_hostile_title_is_not_suggested(tmp_path: Path) -> None:
    title = "Three rockets \u202ehit\x1b[31m Taji"
    file = written(tmp_path / "up", "a.json", json.dumps({"title": title, "text": STORY}))
    with Archive.open(tmp_path / "archive") as archive:
        archive.add(file)
        assert all(question == line(question) for question in suggest(archive))
