"""Rebuilding: the same answers from new indexes, another model or passage size, and readers that never notice."""

from __future__ import annotations

import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT, CountingEmbedding, assert_exact, assert_unmixed, contents, dateline, found, write_editions

from index import dense
from qa import Archive, EmbeddingMismatch, EmbeddingUnavailable

QUESTION = "What does the log say of the riders of the Velmora ferry on trip 3?"
SIZES: dict[str, Any] = {"passage_tokens": 64, "passage_overlap": 16}


@pytest.fixture
def through_chroma(monkeypatch: pytest.MonkeyPatch) -> None:
    """Even small archives are searched through Chroma."""
    monkeypatch.setattr(dense, "SMALL", 0)


def test_a_rebuilt_archive_finds_what_it_found_before(opened: Archive) -> None:
    before = [found(opened, "ferry riders Velmora"), opened.ask(QUESTION).text, contents(opened)]
    assert opened.rebuild().ok
    assert [found(opened, "ferry riders Velmora"), opened.ask(QUESTION).text, contents(opened)] == before


def test_a_rebuild_leaves_one_generation_on_disk(opened: Archive) -> None:
    for _ in range(3):
        opened.rebuild()
    assert len(list((opened.folder / "vectors").iterdir())) == 1
    assert len(list((opened.folder / "lexical").iterdir())) == 1


def test_a_rebuild_changes_the_version(opened: Archive) -> None:
    before = opened.version
    opened.rebuild()
    assert opened.version != before


def test_an_empty_archive_can_be_rebuilt(tmp_path: Path) -> None:
    with Archive.open(tmp_path / "archive") as archive:
        report = archive.rebuild()
        assert report.ok
        assert archive.ask(QUESTION).status == "declined"


@pytest.mark.usefixtures("through_chroma")
def test_another_model_takes_over_and_the_first_one_comes_back(opened: Archive, model: CountingEmbedding) -> None:
    before = found(opened, QUESTION)
    assert opened.rebuild(model).ok
    assert opened.embedder.name == "CountingEmbedding:hashed-words"
    assert_exact(opened, opened.ask(QUESTION))
    assert found(opened, QUESTION) != before
    assert opened.rebuild("wordllama").ok
    assert found(opened, QUESTION) == before


def test_an_archive_insists_on_its_own_model(opened: Archive, model: CountingEmbedding) -> None:
    with pytest.raises(EmbeddingMismatch, match="rebuild --embedding"):
        Archive.open(opened.folder, embedding=model)
    opened.rebuild(model)
    with pytest.raises(EmbeddingMismatch, match="hashed-words"):
        Archive.open(opened.folder, embedding="wordllama")
    with Archive.open(opened.folder, embedding=model) as again:
        assert again.ask(QUESTION).status == "answered"


def test_without_its_own_model_an_archive_searches_by_words_and_says_so(
    opened: Archive, model: CountingEmbedding, tmp_path: Path
) -> None:
    opened.rebuild(model)
    with Archive.open(opened.folder) as without:
        answer = without.ask(QUESTION)
        assert answer.status == "answered"
        assert "words alone" in answer.understood.note
        with pytest.raises(EmbeddingUnavailable, match=r"Archive\.open"):
            without.add(write_editions(tmp_path / "more", [20]))


def test_other_passage_sizes_take_effect(ferries_copy: Path) -> None:
    with Archive.open(ferries_copy, **SIZES) as archive:
        small, texts = archive.check().passages, contents(archive)
    with Archive.open(ferries_copy, passage_tokens=256) as archive:
        report = archive.rebuild()
        assert report.ok
        assert report.passages < small
        assert contents(archive) == texts
        assert_exact(archive, archive.ask(QUESTION))


def test_another_model_and_other_sizes_at_once(ferries_copy: Path, model: CountingEmbedding) -> None:
    with Archive.open(ferries_copy, passage_tokens=128) as archive:
        assert archive.rebuild(model).ok
        assert archive.search(QUESTION)


@pytest.mark.usefixtures("through_chroma")
def test_an_open_reader_sees_a_rebuild_with_another_model_by_another_object(
    opened: Archive, model: CountingEmbedding
) -> None:
    assert found(opened, QUESTION)  # Chroma is open now, with vectors of 256 dimensions
    with Archive.open(opened.folder, **SIZES) as other:
        other.rebuild(model)
        expected = found(other, QUESTION)
    with Archive.open(opened.folder, embedding=model, **SIZES) as fresh:
        assert found(fresh, QUESTION) == expected
    assert opened.ask(QUESTION).status == "answered"
    assert "words alone" in opened.ask(QUESTION).understood.note
    with Archive.open(opened.folder, **SIZES) as other:
        other.rebuild("wordllama")
    assert "words alone" not in opened.ask(QUESTION).understood.note


@pytest.mark.usefixtures("through_chroma")
def test_an_open_reader_sees_a_rebuild_by_another_process(opened: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    before = found(opened, QUESTION)
    monkeypatch.setenv("DATELINE_PASSAGE_TOKENS", "256")
    assert dateline("rebuild", "--archive", str(opened.folder)).returncode == 0
    after = found(opened, QUESTION)
    assert after
    assert after != before
    with Archive.open(opened.folder) as fresh:
        assert found(fresh, QUESTION) == after


def test_readers_are_answered_all_through_rebuilds(opened: Archive) -> None:
    """The old generation may be deleted between a reader's snapshot and its opening of the index."""
    problems: list[object] = []
    done = threading.Event()

    def read() -> None:
        while not done.is_set():
            try:
                answer = opened.ask(QUESTION)
                assert answer.status == "answered", answer.refusal
                assert_unmixed(opened.search("ferry riders", 30), answer)
            except BaseException as error:
                problems.append(error)

    readers = [threading.Thread(target=read) for _ in range(4)]
    for reader in readers:
        reader.start()
    with Archive.open(opened.folder, **SIZES) as other:
        for _ in range(8):
            other.rebuild()
    done.set()
    for reader in readers:
        reader.join()
    assert problems == []


def test_another_process_rebuilding_does_not_disturb_a_reader(opened: Archive) -> None:
    program = (
        "import sys; from qa import Archive; archive = Archive.open(sys.argv[1], passage_tokens=64, "
        "passage_overlap=16); [archive.rebuild() for _ in range(5)]"
    )
    with subprocess.Popen([sys.executable, "-c", program, str(opened.folder)], cwd=ROOT) as rebuilding:
        while rebuilding.poll() is None:
            answer = opened.ask(QUESTION)
            assert answer.status == "answered"
            assert_exact(opened, answer)
    assert rebuilding.returncode == 0
    assert opened.check().ok


def test_progress_counts_every_article(opened: Archive) -> None:
    steps: list[tuple[int, int]] = []
    opened.rebuild(progress=lambda step: steps.append((step.done, step.total)))
    assert steps[-1][0] == steps[-1][1] >= 8


def test_an_archive_keeps_its_passage_sizes_until_a_rebuild_is_given_others(ferries_copy: Path) -> None:
    with Archive.open(ferries_copy) as archive:
        before = archive.check().passages
        assert archive.rebuild().passages == before
    with Archive.open(ferries_copy, passage_tokens=256, passage_overlap=0) as archive:
        after = archive.rebuild().passages
        assert after < before
    with Archive.open(ferries_copy) as archive:
        assert archive.rebuild().passages == after
