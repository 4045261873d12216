"""The desk behind the page: conversations that grow answer by answer."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from index.settings import Settings
from qa.desk import REMEMBERED, STOPPED, Conversation, Desk, Turn, light, unpacked
from qa.desk.desk import leant_on
from qa.engine import Archive

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


def test_a_topic_that_was_dropped_does_not_come_back(desk: Desk) -> None:
    said = Conversation()
    for question in ("How many rockets fell on Taji?", "Was anybody hurt there?", "Who won the Oskell lottery?"):
        *_, said = desk.ask(question, said)
    assert [answer.question for _, answer in leant_on(said)] == ["Who won the Oskell lottery?"]
    assert [turn.question for turn in said.finished[:2]] == [
        "How many rockets fell on Taji?",
        "Was anybody hurt there?",
    ]
    assert said.finished[1].answer is not None
    assert "Taji" in said.finished[1].answer.understood.standalone


def test_a_session_holds_packed_turns_that_come_back_whole(desk: Desk) -> None:
    *_, said = desk.ask("How many rockets fell on Taji?", Conversation())
    packed = light(said)
    assert packed.finished[0].answer is None
    assert len(packed.finished[0].packed or b"") < 3000
    assert unpacked(packed.finished[0]) == said.finished[0]
    assert light(packed) == packed
    *_, both = desk.ask("Was anybody hurt there?", packed)
    assert both.finished[1].answer is not None
    assert "Taji" in both.finished[1].answer.understood.standalone


def test_a_question_asked_anew_leans_on_what_was_said_before_it(desk: Desk) -> None:
    said = Conversation()
    for question in ("How many rockets fell on Taji?", "Was anybody hurt there?", "Who won the Oskell lottery?"):
        *_, said = desk.ask(question, light(said))
    *_, said = desk.ask("Was anybody hurt there?", light(said), instead=2)
    assert [turn.n for turn in said.finished] == [1, 2]
    assert said.finished[1].answer is not None
    assert "Taji" in said.finished[1].answer.understood.standalone
