"""Reading: always up to date, the same answer twice, nothing outside the days asked, threads and files in order."""

from __future__ import annotations

import gc
import os
import shutil
import threading
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from conftest import (
    assert_exact,
    assert_unmixed,
    dateline,
    found,
    write_article,
    write_edition,
    write_editions,
)

from index import dense
from index.lexical import Bounds
from qa import Archive

QUESTION = "How many riders did the Velmora ferry carry on trip 3?"
SIZES: dict[str, Any] = {"passage_tokens": 64, "passage_overlap": 16}


@pytest.fixture(params=["exact", "chroma", "chroma, opened again at once"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """How vectors are searched: as in a small archive, and as in a large one."""
    if request.param != "exact":
        monkeypatch.setattr(dense, "SMALL", 0)
    if request.param.endswith("again at once"):
        monkeypatch.setattr(dense, "TAIL", 0)
    return str(request.param)


def ids(archive: Archive, query: str = "ferry riders log") -> set[str]:
    """What dense search alone finds, as article ids."""
    rows = [row for row, _ in archive.dense.search(archive.embedder.question(query), 200, Bounds())]
    owners = {candidate.article for candidate in archive.catalog.candidates(rows).values()}
    return {article.id for article in archive.catalog.articles_by_row(sorted(owners)).values()}


# -- freshness -----------------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("way")
def test_what_another_process_added_updated_and_removed_is_seen(ferries_copy: Path, tmp_path: Path) -> None:
    with Archive.open(ferries_copy, **SIZES) as reader, Archive.open(ferries_copy, **SIZES) as second:
        known = ids(reader)
        assert len(known) == len(ids(second)) == 8

        added = write_editions(tmp_path / "more", [20, 21])
        assert dateline("add", str(added), "--archive", str(ferries_copy)).returncode == 0
        new = ids(reader) - known
        assert len(new) == 2
        assert {hit.article.id for hit in reader.search("ferry number 20", 5)} & new

        write_edition(added, 20, edition=2)
        assert dateline("add", str(added), "--archive", str(ferries_copy)).returncode == 0
        for archive in (reader, second):
            hits = archive.search("ferry number 20 edition2 log", 50)
            assert_unmixed(hits)
            assert any("edition2" in hit.passage.text for hit in hits)

        gone = sorted(known)[0]
        assert dateline("remove", gone, "--archive", str(ferries_copy)).returncode == 0
        for archive in (reader, second):
            assert ids(archive) == (known | new) - {gone}
            assert gone not in {hit.article.id for hit in archive.search("ferry riders", 50)}


@pytest.mark.usefixtures("way")
def test_what_this_process_writes_is_seen_by_its_other_objects(ferries_copy: Path, tmp_path: Path) -> None:
    with Archive.open(ferries_copy, **SIZES) as reader, Archive.open(ferries_copy, **SIZES) as writer:
        known = ids(reader)
        (new,) = writer.add(write_editions(tmp_path / "more", [20])).added
        assert ids(reader) == ids(writer) == known | {new}
        writer.remove(new)
        assert ids(reader) == ids(writer) == known
        writer.close()
        assert ids(reader) == known


def test_a_reader_finds_enough_after_most_of_the_archive_was_removed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Rows that are gone must not crowd out those that are there from what Chroma gives."""
    monkeypatch.setattr(dense, "SMALL", 0)
    monkeypatch.setattr(dense, "OVER_FETCH", 2)
    with Archive.open(tmp_path / "archive", **SIZES) as reader:
        added = reader.add(write_editions(tmp_path / "in", range(30))).added
        reader.search(QUESTION)
        nearest = [row for row, _ in reader.dense.search(reader.embedder.question(QUESTION), 40, Bounds())]
        owners = {c.article for c in reader.catalog.candidates(nearest).values()}
        gone = [a.id for a in reader.catalog.articles_by_row(sorted(owners)).values()][: len(added) - 3]
        program = ["remove", *gone, "--archive", str(reader.folder)]
        assert dateline(*program).returncode == 0
        hits = reader.dense.search(reader.embedder.question(QUESTION), 5, Bounds())
        assert len(reader.catalog.candidates([row for row, _ in hits])) >= 5


def test_chroma_and_exact_scores_give_the_same_neighbours(opened: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    vector = opened.embedder.question(QUESTION)
    exact = opened.dense.search(vector, 20, Bounds())
    monkeypatch.setattr(dense, "SMALL", 0)
    through_chroma = opened.dense.search(vector, 20, Bounds())[:20]
    assert dense._opened[opened.folder].passages > 20
    assert [row for row, _ in through_chroma] == [row for row, _ in exact]
    assert np.allclose([score for _, score in through_chroma], [score for _, score in exact], atol=1e-5)


def test_chroma_is_opened_and_read_while_no_writer_can_begin(opened: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dense, "SMALL", 0)
    with opened.layout.vectors_lock() as free:
        assert free
        assert opened.search(QUESTION)
        assert opened.folder not in dense._opened
    assert opened.search(QUESTION)
    assert opened.folder in dense._opened


# -- bounds --------------------------------------------------------------------------------------------------------


@pytest.fixture
def dated(tmp_path: Path) -> Archive:
    """Four articles: January, February, March 2024, and one of unknown date."""
    for number, day in enumerate(["2024-01-15", "2024-02-15", "2024-03-15"]):
        write_article(tmp_path / "in", f"n{number}", f"The Oskell ferry {number} carried forty riders.", date=day)
    write_article(tmp_path / "in", "undated", "The Oskell ferry 9 carried forty riders.")
    archive = Archive.open(tmp_path / "archive")
    archive.add(tmp_path / "in")
    return archive


@pytest.mark.parametrize(
    ("bounds", "months", "undated"),
    [
        ({}, [1, 2, 3], True),
        ({"as_of": "2024-02-15"}, [1, 2], True),
        ({"as_of": "2024-02-14"}, [1], True),
        ({"as_of": "2023-01-01"}, [], True),
        ({"end": "2024-02-15"}, [1, 2], True),
        ({"start": "2024-02-15"}, [2, 3], False),
        ({"start": "2024-02-16"}, [3], False),
        ({"start": "2024-01-01", "end": "2024-02-28"}, [1, 2], False),
        ({"start": "2024-01-01", "as_of": "2024-01-31"}, [1], False),
        ({"start": "2025-01-01"}, [], False),
        ({"end": "2024-03-15", "as_of": "2024-01-31"}, [1], True),
        ({"as_of": date(2024, 2, 15)}, [1, 2], True),
    ],
)
def test_only_what_was_published_within_the_days_is_found(
    dated: Archive, bounds: dict[str, Any], months: list[int], undated: bool
) -> None:
    days = [hit.article.published for hit in dated.search("Oskell ferry riders", 20, **bounds)]
    assert sorted(day.month for day in days if day) == months
    assert (None in days) == undated


def test_an_answer_quotes_nothing_published_after_its_day(ferries: Archive) -> None:
    for day in (1, 3, 5):
        answer = ferries.ask("How many riders did the ferry carry?", as_of=f"2024-03-0{day}")
        cited = [c.source.published for c in (*answer.citations, *(answer.refusal.nearest if answer.refusal else ()))]
        assert cited
        assert all(when is not None and when <= date(2024, 3, day) for when in cited)
        assert_exact(ferries, answer)


# -- the same twice ------------------------------------------------------------------------------------------------


def test_the_same_archive_gives_the_same_answer_twice(ferries: Archive) -> None:
    for question in (QUESTION, "ferry", "Which ferry did the Tarnwick Lantern write of?"):
        first, second = ferries.ask(question), ferries.ask(question)
        assert first.timed(0) == second.timed(0)
        assert found(ferries, question) == found(ferries, question)


def test_equal_scores_are_ordered_by_row(tmp_path: Path) -> None:
    with Archive.open(tmp_path / "archive") as archive:
        for number in range(6):
            write_article(tmp_path / "in", f"n{number}", f"Alike word{number}.", title="Same")
        archive.add(tmp_path / "in")
        rows = archive.lexical.search("alike", 10, Bounds())
        assert [row for row, _ in rows] == sorted(row for row, _ in rows)
        assert len({score for _, score in rows}) == 1


def test_a_copied_archive_gives_the_same_answer(ferries: Archive, tmp_path: Path) -> None:
    shutil.copytree(ferries.folder, tmp_path / "copy")
    with Archive.open(tmp_path / "copy", **SIZES) as copy:
        assert found(copy, QUESTION) == found(ferries, QUESTION)


def test_articles_come_oldest_first_and_undated_last(dated: Archive) -> None:
    days = [article.published for article in dated.articles()]
    assert days == [date(2024, 1, 15), date(2024, 2, 15), date(2024, 3, 15), None]
    coverage = dated.coverage()
    assert (coverage.articles, coverage.undated) == (4, 1)
    assert (coverage.start, coverage.end) == (date(2024, 1, 15), date(2024, 3, 15))


# -- threads and files ---------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("way")
def test_eight_threads_are_answered_while_another_adds(ferries_copy: Path, tmp_path: Path) -> None:
    problems: list[object] = []
    done = threading.Event()
    with Archive.open(ferries_copy, **SIZES) as archive:

        def read() -> None:
            while not done.is_set():
                try:
                    answer = archive.ask(QUESTION)
                    assert answer.status == "answered"
                    assert_unmixed((), answer)
                    assert_unmixed(archive.search("ferry riders log", 40))
                except BaseException as error:
                    problems.append(error)

        readers = [threading.Thread(target=read) for _ in range(8)]
        for reader in readers:
            reader.start()
        for edition in (2, 3, 4):
            archive.add(write_editions(tmp_path / "in", range(10), edition))
        done.set()
        for reader in readers:
            reader.join()
        assert problems == []
        assert archive.check().ok


def descriptors() -> int:
    """Files that this process has open; an SQLite connection without owner ends when garbage is collected."""
    gc.collect()
    return len(os.listdir("/proc/self/fd"))  # noqa: PTH208


def test_opening_and_closing_an_archive_leaves_no_file_open(
    ferries_copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dense, "SMALL", 0)
    counts = []
    for _ in range(50):
        with Archive.open(ferries_copy, **SIZES) as archive:
            archive.ask(QUESTION)
        counts.append(descriptors())
    assert counts[-1] <= counts[4] + 3


def test_writing_leaves_no_file_open(ferries_copy: Path, tmp_path: Path) -> None:
    counts = []
    with Archive.open(ferries_copy, **SIZES) as archive:
        for edition in range(1, 9):
            archive.add(write_editions(tmp_path / "in", range(2), edition))
            archive.check()
            counts.append(descriptors())
    assert counts[-1] <= counts[2] + 5


def test_threads_that_end_take_their_connections_with_them(opened: Archive) -> None:
    def ask_in_a_thread() -> None:
        thread = threading.Thread(target=opened.ask, args=(QUESTION,))
        thread.start()
        thread.join()

    for _ in range(5):
        ask_in_a_thread()
    before = descriptors()
    for _ in range(80):
        ask_in_a_thread()
    assert descriptors() <= before + 40  # SQLite keeps some files open to use them again
