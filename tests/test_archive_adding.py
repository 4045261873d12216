"""Adding: what is new is added, what changed is updated, what stayed costs nothing, what is bad stops nobody."""

from __future__ import annotations

import shutil
import sqlite3
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import CountingEmbedding, contents, found, write_article, write_edition, write_editions

from index import adding, readers
from index.readers import walk
from index.records import Article, Rejected
from qa import Archive, EmbeddingUnavailable


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_editions(tmp_path / "in", range(3))


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive.open(tmp_path / "archive", passage_tokens=64, passage_overlap=16) as opened:
        yield opened


@pytest.fixture
def settled_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """File times are taken at their word, as they are once a file is two seconds old."""
    monkeypatch.setattr(walk, "CLOCK_GRAIN", -60.0)


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files that are really read, in order."""
    names: list[str] = []

    def reading(source: readers.Source) -> Iterator[Article | Rejected]:
        names.append(Path(source.path).name)
        return real(source)

    real = readers.read
    monkeypatch.setattr(readers, "read", reading)
    return names


def test_new_articles_are_added_and_found(archive: Archive, folder: Path) -> None:
    report = archive.add(folder)
    assert (len(report.added), report.updated, report.unchanged, report.rejected) == (3, (), (), ())
    assert report.passages == archive.check().passages > 3
    assert {hit.article.id for hit in archive.search("ferry riders", 30)} == set(report.added)


def test_adding_the_same_folder_twice_changes_nothing(archive: Archive, folder: Path) -> None:
    first = archive.add(folder)
    before, version, results = contents(archive), archive.version, found(archive, "Velmora ferry")
    second = archive.add(folder)
    assert sorted(second.unchanged) == sorted(first.added)
    assert not (second.added or second.updated or second.rejected)
    assert (contents(archive), archive.version, found(archive, "Velmora ferry")) == (before, version, results)


@pytest.mark.usefixtures("settled_clock")
def test_a_file_that_is_as_it_was_is_not_read_again(archive: Archive, folder: Path, read: list[str]) -> None:
    archive.add(folder)
    read.clear()
    assert len(archive.add(folder).unchanged) == 3
    assert read == []


def test_a_file_changed_a_moment_ago_is_read_again(archive: Archive, folder: Path, read: list[str]) -> None:
    archive.add(folder)
    read.clear()
    archive.add(folder)
    assert len(read) == 3


@pytest.mark.usefixtures("settled_clock")
def test_a_changed_file_updates_its_article_and_no_other_is_read(
    archive: Archive, folder: Path, read: list[str]
) -> None:
    ids = archive.add(folder).added
    read.clear()
    time.sleep(0.02)  # the file system's clock ticks
    write_edition(folder, 1, edition=2)
    report = archive.add(folder)
    assert read == ["ferry-01.md"]
    assert len(report.updated) == 1
    assert len(report.unchanged) == 2
    assert set(report.updated) | set(report.unchanged) == set(ids)
    assert archive.check().ok


def test_an_updated_article_is_searched_and_shown_in_its_new_edition_only(archive: Archive, folder: Path) -> None:
    archive.add(folder)
    write_edition(folder, 1, edition=2)
    (updated,) = archive.add(folder).updated
    article = archive.article(updated)
    assert article is not None
    assert "edition2" in article.text
    assert "edition1" not in article.text
    hits = [hit for hit in archive.search("Tarnwick ferry edition1 edition2", 50) if hit.article.id == updated]
    assert hits
    assert all("edition1" not in hit.passage.text for hit in hits)


def test_asking_works_however_often_an_article_was_updated(archive: Archive, folder: Path) -> None:
    """Terms of deleted passages must not be counted: there would be more of them than passages."""
    archive.add(folder)
    for edition in range(2, 7):
        write_edition(folder, 1, edition)
        archive.add(folder)
        assert archive.ask("How many riders did the ferry carry on trip 3?").status == "answered"
        total, counts = archive.lexical.frequencies(archive.lexical.terms("ferry riders edition1"))
        assert all(count <= total for count in counts.values())


def test_a_removed_article_is_gone_and_comes_back_when_added_again(archive: Archive, folder: Path) -> None:
    archive.add(folder)
    before = contents(archive)
    gone = next(iter(before))
    assert archive.remove([gone, "unknown", gone]) == (gone,)
    assert archive.article(gone) is None
    assert gone not in {hit.article.id for hit in archive.search("ferry riders", 50)}
    assert archive.check().ok
    report = archive.add(folder)
    assert report.added == (gone,)
    assert len(report.unchanged) == 2
    assert contents(archive) == before


@pytest.mark.usefixtures("settled_clock")
def test_a_removed_article_comes_back_from_a_second_file_that_holds_it_too(archive: Archive, folder: Path) -> None:
    archive.add(folder)
    second = folder.parent / "second"
    second.mkdir()
    shutil.copy(folder / "ferry-01.md", second)
    (known,) = archive.add(second).unchanged
    archive.remove(known)
    assert archive.add(second).added == (known,)


def test_one_file_of_many_articles_gives_back_the_one_that_was_removed(archive: Archive, tmp_path: Path) -> None:
    rows = "".join(
        f'{{"id": "{n}", "title": "Ferry {n}", "text": "The Oskell ferry number {n} left at dawn with its riders."}}\n'
        for n in range(4)
    )
    file = tmp_path / "ferries.jsonl"
    file.write_text(rows, encoding="utf-8")
    ids = archive.add(file).added
    assert len(ids) == 4
    archive.remove(ids[2])
    report = archive.add(file)
    assert report.added == (ids[2],)
    assert len(report.unchanged) == 3


def test_two_files_with_one_url_and_one_text_are_one_article(archive: Archive, folder: Path) -> None:
    shutil.copy(folder / "ferry-01.md", folder / "another-name.md")
    report = archive.add(folder)
    assert len(report.added) == 3
    assert report.rejected == ()
    again = archive.add(folder)
    assert len(again.unchanged) == 3
    assert not (again.added or again.updated or again.rejected)


@pytest.mark.usefixtures("settled_clock")
def test_two_files_with_one_url_and_two_texts_keep_the_first_and_reject_the_second(
    archive: Archive, folder: Path, tmp_path: Path
) -> None:
    other = write_edition(tmp_path / "other", 1, edition=2)
    shutil.copy(other, folder / "zz.md")
    first = archive.add(folder)
    assert len(first.added) == 3
    assert [Path(r.path).name for r in first.rejected] == ["zz.md"]
    assert "ferry-01.md" in first.rejected[0].reason
    again = archive.add(folder)
    assert len(again.unchanged) == 3
    assert [Path(r.path).name for r in again.rejected] == ["zz.md"]


@pytest.mark.usefixtures("settled_clock")
def test_no_article_is_in_a_report_twice(archive: Archive, folder: Path, tmp_path: Path) -> None:
    archive.add(folder)
    shutil.copy(
        write_edition(tmp_path / "other", 1, edition=2), folder / "aa.md"
    )  # read before the file it contradicts
    for _ in range(2):
        report = archive.add(folder)
        named = [*report.added, *report.updated, *report.unchanged]
        assert len(named) == len(set(named)) == 3
        assert [Path(r.path).name for r in report.rejected] == ["ferry-01.md"]


def test_a_bad_file_is_reported_and_the_others_are_added(archive: Archive, folder: Path) -> None:
    (folder / "empty.md").write_text("", encoding="utf-8")
    (folder / "picture.png").write_bytes(b"\x89PNG")
    report = archive.add([folder, folder / "nowhere.md"])
    assert len(report.added) == 3
    assert {Path(r.path).name for r in report.rejected} == {"empty.md", "picture.png", "nowhere.md"}
    assert all(r.reason for r in report.rejected)


def test_ids_are_the_same_in_every_archive(archive: Archive, folder: Path, tmp_path: Path) -> None:
    archive.add(folder)
    with Archive.open(tmp_path / "other", passage_tokens=64, passage_overlap=16) as other:
        for file in sorted(folder.iterdir(), reverse=True):  # one by one, in another order
            other.add(file)
        assert contents(other) == contents(archive)
        passages = [{hit.passage.id for hit in each.search("ferry riders", 50)} for each in (archive, other)]
        assert passages[0] == passages[1]


def test_an_article_without_url_is_known_by_its_path(archive: Archive, tmp_path: Path) -> None:
    file = write_article(tmp_path / "in", "loose", "The Dunmarsh ferry left at dawn with forty riders aboard.")
    (first,) = archive.add(file).added
    write_article(tmp_path / "in", "loose", "The Dunmarsh ferry left at noon with fifty riders aboard.")
    assert archive.add(file).updated == (first,)


def test_tracking_parameters_do_not_make_another_article(archive: Archive, tmp_path: Path) -> None:
    body = "The Dunmarsh ferry left at dawn with forty riders aboard."
    write_article(tmp_path / "in", "a", body, url="https://www.lantern.example/dun/?utm_source=x#top")
    (known,) = archive.add(tmp_path / "in").added
    write_article(tmp_path / "late", "b", body, url="http://lantern.example/dun")
    report = archive.add(tmp_path / "late")
    assert [*report.unchanged, *report.updated] == [known]


def test_nothing_is_embedded_twice(tmp_path: Path, folder: Path, model: CountingEmbedding) -> None:
    with Archive.open(tmp_path / "archive", embedding=model, passage_tokens=64, passage_overlap=16) as archive:
        report = archive.add(folder)
        assert len(model.texts) == len(set(model.texts)) == report.passages
        archive.add(folder)
        archive.rebuild()
        assert len(model.texts) == report.passages
        write_edition(folder, 1, edition=2)
        changed = archive.add(folder)
        assert len(model.texts) == report.passages + changed.passages


def test_a_model_that_stops_answering_loses_nothing(
    tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Tiring(CountingEmbedding):
        def _get_text_embedding(self, text: str) -> list[float]:
            if len(self.texts) >= 10:
                raise ConnectionError("429")
            return super()._get_text_embedding(text)

    monkeypatch.setattr(adding, "BATCH", 3)
    tiring = Tiring(model_name="hashed-words")
    with Archive.open(tmp_path / "archive", embedding=tiring, passage_tokens=64, passage_overlap=16) as archive:
        with pytest.raises(EmbeddingUnavailable, match="429"):
            archive.add(folder)
        tiring.texts.clear()
        assert archive.add(folder).rejected == ()
        assert len(list(archive.articles())) == 3
        assert archive.check().ok


def test_a_full_disk_undoes_the_batch_and_the_archive_goes_on(archive: Archive, folder: Path) -> None:
    archive.add(folder)
    before = contents(archive)
    pages = archive.catalog.db.execute("PRAGMA page_count").fetchone()[0]
    archive.catalog.db.execute(f"PRAGMA max_page_count = {pages}")
    write_editions(folder, range(3, 60))
    with pytest.raises(OSError, match="full"):
        archive.add(folder)
    assert contents(archive) == before
    archive.catalog.db.execute("PRAGMA max_page_count = 1000000")
    archive.add(folder)
    assert len(contents(archive)) == 60
    assert archive.check().ok


def test_a_failed_transaction_leaves_the_connection_usable(archive: Archive) -> None:
    with pytest.raises(sqlite3.IntegrityError), archive.catalog.transaction() as db:
        db.execute("INSERT INTO meta VALUES ('schema', '7')")
    with archive.catalog.transaction():
        archive.catalog.set_meta(seen="yes")
    assert archive.catalog.meta("seen") == "yes"


def test_progress_ends_with_every_source_done(archive: Archive, folder: Path) -> None:
    steps: list[tuple[int, int, int]] = []
    archive.add(folder, progress=lambda step: steps.append((step.done, step.total, step.articles)))
    assert steps[-1] == (3, 3, 3)
    assert steps == sorted(steps)
