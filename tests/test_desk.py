"""The desk behind the page: conversations, uploads, and the sample that gives way to the user's own archive."""

from __future__ import annotations

import json
import threading
from pathlib import Path

import pytest

from index.settings import Settings
from qa.desk import REMEMBERED, STOPPED, Conversation, Desk, Turn
from qa.engine import Archive
from qa.plain import line
from qa.sample import data_folder
from qa.suggest import MOST, suggest
from qa.uploads import LONGEST_NAME, keep, safe_name

STORY = "Seven rockets fell on the Taji camp on Monday, the army said. Nobody was hurt."


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "home"))
    monkeypatch.delenv("DATELINE_ARCHIVE", raising=False)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    articles = tmp_path / "articles"
    articles.mkdir()
    (articles / "2020-03-16-taji.txt").write_text(f"Rockets hit Taji\n\n{STORY}")
    with Archive.open(tmp_path / "archive") as archive:
        archive.add(articles)
    return Desk(Settings(archive=str(tmp_path / "archive")))


def written(folder: Path, name: str, text: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / name
    file.write_text(text)
    return file


def test_a_conversation_grows_statement_by_statement_to_the_answer_of_ask(desk: Desk) -> None:
    *growing, last = desk.ask("How many rockets fell on Taji?", Conversation())
    counts = [len(step.current.statements) for step in growing if step.current]
    assert counts == list(range(len(counts)))
    assert last.current is None
    answer, asked = last.finished[0].answer, desk.stock.archive.ask("How many rockets fell on Taji?")
    assert answer is not None
    assert (answer.statements, answer.citations) == (asked.statements, asked.citations)


@pytest.mark.parametrize("question", ["", "   ", "?!", "x" * 2001])
def test_a_question_that_cannot_be_asked_ends_its_turn_with_the_reason(desk: Desk, question: str) -> None:
    *_, last = desk.ask(question, Conversation())
    assert "question" in last.finished[0].problem
    assert last.finished[0].answer is None


def test_a_stopped_answer_keeps_what_it_says(desk: Desk) -> None:
    growing = desk.ask("How many rockets fell on Taji?", Conversation())
    *_, step = (next(growing) for _ in range(2))
    desk.stop(step)
    turn = list(growing)[-1].finished[0]
    assert len(turn.statements) == 1
    assert turn.problem == STOPPED


def test_a_stop_is_heeded_while_the_answer_is_long_in_coming(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    let_go = threading.Event()
    monkeypatch.setattr(desk.stock.archive, "stream", lambda question, **how: iter([let_go.wait(60)]))
    growing = desk.ask("How many rockets fell on Taji?", Conversation())
    desk.stop(next(growing))
    assert next(growing).finished[0].problem == STOPPED
    assert not let_go.is_set()
    let_go.set()


def test_a_stop_touches_no_other_reader(desk: Desk) -> None:
    mine, theirs = (desk.ask("How many rockets fell on Taji?", Conversation()) for _ in range(2))
    desk.stop(next(mine))
    next(theirs)
    assert list(theirs)[-1].finished[0].answer is not None


def test_a_conversation_forgets_its_oldest_turns_and_numbers_on() -> None:
    said = Conversation()
    for n in range(REMEMBERED + 5):
        said = said.at(Turn(said.next_number, str(n), problem="none"))
    assert len(said.finished) == REMEMBERED
    assert said.next_number == REMEMBERED + 6


def test_uploads_are_kept_in_the_archive_and_rejected_ones_are_not(desk: Desk, tmp_path: Path) -> None:
    good = written(tmp_path / "up", "2020-03-17-besmaya.txt", "Two rockets fell on Besmaya, the army said.")
    empty = written(tmp_path / "up", "empty.txt", "")
    done = desk.stock.add([good, empty])
    assert done.report is not None
    assert (len(done.report.added), [r.path for r in done.report.rejected]) == (1, ["empty.txt"])
    assert [file.name for file in desk.stock.archive.layout.uploads.iterdir()] == ["2020-03-17-besmaya.txt"]


def test_the_same_name_again_is_a_new_version_of_the_article(desk: Desk, tmp_path: Path) -> None:
    desk.stock.add([written(tmp_path / "a", "note.txt", "The bridge opens on Monday, the mayor said.")])
    done = desk.stock.add([written(tmp_path / "b", "note.txt", "The bridge opens on Friday, the mayor said.")])
    assert done.report is not None
    assert (len(done.report.added), len(done.report.updated)) == (0, 1)


def test_two_files_of_one_name_in_one_upload_do_not_overwrite_each_other(tmp_path: Path) -> None:
    files = [written(tmp_path / room, "note.txt", room) for room in ("a", "b")]
    kept, refused = keep(files, tmp_path / "uploads")
    assert [file.read_text() for file in kept] == ["a"]
    assert [r.path for r in refused] == ["note.txt"]


ODD_NAMES = ["../../etc/passwd.txt", "..\\..\\boot.txt", "/etc/x.txt", "..", ".hidden", "", "con<>:|?*.txt"]


@pytest.mark.parametrize("name", [*ODD_NAMES, "a\x00b.txt", "a\u202etxt.exe", "é" * 400 + ".html"])
def test_a_kept_name_stays_in_its_folder_and_looks_like_what_it_is(name: str, tmp_path: Path) -> None:
    safe = safe_name(name)
    assert (tmp_path / safe).resolve().parent == tmp_path.resolve()
    assert not safe.startswith(".")
    assert safe == line(safe)
    assert len(safe.encode()) <= LONGEST_NAME
    assert Path(safe).suffix == (Path(name.replace("\u202e", "_")).suffix if "." in name.strip(".") else "")


def test_an_upload_while_another_process_writes_is_told_so(desk: Desk, tmp_path: Path) -> None:
    with desk.stock.archive.layout.write_lock("testing"):
        done = desk.stock.add([written(tmp_path / "up", "a.txt", STORY)])
    assert "is being changed by" in done.problem


def test_the_sample_is_left_alone_and_gives_way_to_the_users_own(tmp_path: Path) -> None:
    desk = Desk(Settings())
    assert desk.stock.sample
    before = desk.stock.holdings().coverage
    done = desk.stock.add([written(tmp_path / "up", "2020-03-16-taji.txt", STORY)])
    assert done.left_sample
    assert (desk.stock.sample, desk.stock.holdings().coverage.articles) == (False, 1)
    assert Path(desk.stock.archive.folder) == (data_folder() / "archive").resolve()
    assert before.articles > 1


def test_an_upload_of_which_nothing_was_taken_leaves_the_sample_in_place(tmp_path: Path) -> None:
    desk = Desk(Settings())
    done = desk.stock.add([written(tmp_path / "up", "empty.txt", "")])
    assert done.report is not None
    assert done.report.rejected
    assert not done.left_sample
    assert desk.stock.sample


def test_an_archive_that_the_command_line_began_replaces_the_sample(tmp_path: Path) -> None:
    desk = Desk(Settings())
    with Archive.open(data_folder() / "archive") as own:
        own.add(written(tmp_path / "up", "2020-03-16-taji.txt", STORY))
    assert desk.stock.holdings().coverage.articles == 1
    assert not desk.stock.sample


def test_every_suggested_question_is_answered_and_always_the_same() -> None:
    desk = Desk(Settings())
    assert len(desk.stock.suggestions()) == MOST
    assert desk.stock.suggestions() == suggest(desk.stock.archive)
    assert {desk.stock.archive.ask(question).status for question in desk.stock.suggestions()} == {"answered"}


def test_an_empty_archive_suggests_nothing(tmp_path: Path) -> None:
    with Archive.open(tmp_path / "empty") as archive:
        assert suggest(archive) == ()


def test_a_hostile_title_is_not_suggested(tmp_path: Path) -> None:
    title = "Three rockets \u202ehit\x1b[31m Taji"
    file = written(tmp_path / "up", "a.json", json.dumps({"title": title, "text": STORY}))
    with Archive.open(tmp_path / "archive") as archive:
        archive.add(file)
        assert all(question == line(question) for question in suggest(archive))


def test_a_topic_that_was_dropped_does_not_come_back(desk: Desk) -> None:
    said = Conversation()
    for question in ("How many rockets fell on Taji?", "Was anybody hurt there?", "Who won the Oskell lottery?"):
        *_, said = desk.ask(question, said)
    remembered = [answer.question for answer in said.finished[-1].remembered]
    assert remembered == ["Who won the Oskell lottery?"]
    assert [turn.question for turn in said.finished[:2]] == [
        "How many rockets fell on Taji?",
        "Was anybody hurt there?",
    ]
    assert said.finished[1].answer is not None
    assert "Taji" in said.finished[1].answer.understood.standalone
