"""Damage on disk: named, with what to do next, or healed by a rebuild; never a stack trace."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from conftest import contents, dateline, found, write_editions

from index import dense
from qa import Archive, ArchiveDamaged, DatelineError

QUESTION = "How many riders did the Velmora ferry carry on trip 3?"


def files(folder: Path) -> list[Path]:
    return [file for file in folder.rglob("*") if file.is_file() and not file.name.startswith(".")]


def garbage(folder: Path) -> None:
    for file in files(folder):
        file.write_bytes(b"garbage" * 500)


def cut(folder: Path) -> None:
    for file in files(folder):
        file.write_bytes(file.read_bytes()[: file.stat().st_size // 3])


def emptied(folder: Path) -> None:
    for file in files(folder):
        file.write_bytes(b"")


def missing(folder: Path) -> None:
    shutil.rmtree(folder)


DAMAGE = [garbage, cut, emptied, missing]


@pytest.mark.parametrize("damage", DAMAGE)
def test_a_damaged_lexical_index_is_named_and_a_rebuild_heals_it(
    ferries_copy: Path, damage: Callable[[Path], None]
) -> None:
    with Archive.open(ferries_copy) as archive:
        archive.rebuild()
        before, texts = found(archive, QUESTION), contents(archive)
    damage(ferries_copy / "lexical")
    with Archive.open(ferries_copy) as archive:
        for reading in (lambda: archive.ask(QUESTION).status, lambda: archive.search(QUESTION), archive.check):
            try:
                assert reading()
            except ArchiveDamaged as error:
                assert "dateline rebuild" in str(error)
        assert archive.rebuild().ok
        assert (found(archive, QUESTION), contents(archive)) == (before, texts)


@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("damage", DAMAGE)
def test_damaged_vectors_do_not_change_an_answer_and_a_rebuild_heals_them(
    ferries_copy: Path, damage: Callable[[Path], None], large: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Archive.open(ferries_copy) as archive:
        archive.rebuild()
        before = found(archive, QUESTION)
    damage(ferries_copy / "vectors")
    monkeypatch.setattr(dense, "SMALL", 0 if large else 5_000)
    with Archive.open(ferries_copy) as archive:
        assert [hit[:2] for hit in found(archive, QUESTION)] == [hit[:2] for hit in before]
        try:
            assert not archive.check().ok
        except ArchiveDamaged as error:
            assert "dateline rebuild" in str(error)
        assert archive.rebuild().ok
        assert [hit[:2] for hit in found(archive, QUESTION)] == [hit[:2] for hit in before]


@pytest.mark.parametrize("size", [50, 5_000, 40_000])
def test_a_cut_catalog_is_damaged_and_says_what_to_do(ferries_copy: Path, size: int) -> None:
    catalog = ferries_copy / "catalog.db"
    catalog.write_bytes(catalog.read_bytes()[:size])
    with pytest.raises(ArchiveDamaged, match="new archive"):
        Archive.open(ferries_copy)


@pytest.mark.parametrize("page", range(1, 30, 3))
def test_a_catalog_with_a_torn_page_never_fails_in_another_way(ferries_copy: Path, page: int) -> None:
    catalog = ferries_copy / "catalog.db"
    body = bytearray(catalog.read_bytes())
    body[4096 * page : 4096 * (page + 1)] = b"\xa5" * len(body[4096 * page : 4096 * (page + 1)])
    catalog.write_bytes(body)
    with suppress(DatelineError), Archive.open(ferries_copy) as archive:
        for reading in (lambda: archive.ask(QUESTION), lambda: list(archive.articles()), archive.check):
            with suppress(DatelineError):
                reading()


@pytest.mark.parametrize(
    ("place", "damage"),
    [("lexical", garbage), ("vectors", garbage), ("vectors", missing), ("", garbage)],
)
def test_the_command_line_says_one_line_and_never_a_trace(
    ferries_copy: Path, place: str, damage: Callable[[Path], None]
) -> None:
    damage(ferries_copy / place)
    for command in (["ask", QUESTION], ["check"]):
        run = dateline(*command, "--archive", str(ferries_copy))
        assert run.returncode in (0, 1)
        assert "Traceback" not in run.stderr
        assert "panicked" not in run.stderr
        assert (run.returncode == 0) or "rebuild" in run.stdout + run.stderr or "new archive" in run.stderr
    healed = dateline("rebuild", "--archive", str(ferries_copy))
    assert healed.returncode == (0 if place else 1)
    assert "Traceback" not in healed.stderr


def test_indexes_that_an_older_catalog_left_are_not_taken_up(ferries_copy: Path, tmp_path: Path) -> None:
    for file in ferries_copy.glob("catalog.db*"):
        file.unlink()
    with Archive.open(ferries_copy) as archive:
        assert archive.check().ok
        assert archive.search(QUESTION) == ()
        archive.add(write_editions(tmp_path / "in", [30]))
        assert archive.check().ok
        assert archive.lexical.frequencies(["ferri"])[0] == archive.check().passages


def test_rebuild_deletes_nothing_that_is_not_its_own(ferries_copy: Path) -> None:
    (ferries_copy / "vectors" / "notes").mkdir()
    (ferries_copy / "lexical" / "mine.txt").write_text("keep", encoding="utf-8")
    with Archive.open(ferries_copy) as archive:
        archive.rebuild()
    assert (ferries_copy / "vectors" / "notes").is_dir()
    assert (ferries_copy / "lexical" / "mine.txt").is_file()


def test_a_catalog_of_another_version_is_refused_with_the_way_out(ferries_copy: Path) -> None:
    with Archive.open(ferries_copy) as archive:
        archive.catalog.set_meta(schema=99)
    with pytest.raises(ArchiveDamaged, match="schema 99"):
        Archive.open(ferries_copy)


def test_a_file_in_the_archives_place_is_said_to_be_one(tmp_path: Path) -> None:
    (tmp_path / "archive").write_text("not a folder", encoding="utf-8")
    with pytest.raises(DatelineError, match="is a file"):
        Archive.open(tmp_path / "archive")
