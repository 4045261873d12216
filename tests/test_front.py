"""What happens on the page when a reader does something, without a browser: each deed, and whatever may be sent."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from paged import parse

from index.settings import Settings
from qa.desk import Conversation, Desk, Stock, unpacked
from qa.engine import Archive
from qa.front import Deed, Front, View, Visitor
from qa.front.limits import limits_from
from qa.keeping import Limits, Shelf, new_reader_id

QUESTION = "How many rockets fell on Taji?"
STORIES = {
    "2020-03-16-taji.txt": "Rockets hit Taji\n\nSeven rockets fell on the Taji camp on Monday, the army said.",
    "2020-03-18-taji.txt": "Taji again\n\nNine rockets fell on the Taji camp on Wednesday, the army said.",
}
ME = Visitor(new_reader_id(), "127.0.0.1")
OTHER = Visitor(new_reader_id(), "127.0.0.1")


@dataclass
class Gate:
    """Admits as often as it is told to."""

    left: int = 1000
    asked: list[str] = field(default_factory=list)

    def admit(self, key: str) -> float:
        self.asked.append(key)
        self.left -= 1
        return 0.0 if self.left >= 0 else 30.0


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    folder = tmp_path / "articles"
    folder.mkdir()
    for name, text in STORIES.items():
        (folder / name).write_text(text)
    settings = Settings(archive=str(tmp_path / "archive"), question_length=200)
    with Archive.open(tmp_path / "archive") as archive:
        archive.add(folder)
        yield Desk(settings, stock=Stock(settings, archive), shelf=Shelf(tmp_path / "desk.db"))


@pytest.fixture
def front(desk: Desk) -> Front:
    return Front(desk, Gate())


@dataclass
class Session:
    """What a page holds between two deeds: it takes what each view changes."""

    front: Front
    visitor: Visitor = ME
    said: Conversation = field(default_factory=Conversation)
    limits: str = ""
    talk: str = ""
    last: View = field(default_factory=View)

    def took(self, view: View) -> View:
        self.said = self.said if view.said is None else view.said
        self.limits = self.limits if view.limits is None else view.limits
        self.talk = self.talk if view.talk is None else view.talk
        self.last = view
        return view

    def deed(self, **sent: Any) -> Deed:
        return Deed(sent, self.said, limits_from(self.limits), self.talk, self.visitor)

    def ask(self, question: str = QUESTION) -> View:
        return [self.took(view) for view in self.front.ask(question, self.deed())][-1]

    def pick(self, **sent: Any) -> View:
        return [self.took(view) for view in self.front.pick(self.deed(**sent))][-1]

    def act(self, **sent: Any) -> View:
        return self.took(self.front.act(self.deed(**sent)))

    @property
    def questions(self) -> list[str]:
        return [turn.question for turn in self.said.finished]


@pytest.fixture
def session(front: Front) -> Session:
    return Session(front)


def text(html: str | None) -> str:
    return parse(html or "").text


# -- asking --------------------------------------------------------------------------------------------------------


def test_a_question_empties_the_box_grows_and_ends_whole(session: Session) -> None:
    views = list(session.front.ask(QUESTION, session.deed()))
    assert [views[0].busy, views[-1].busy] == [True, False]
    assert {view.busy for view in views[1:-1]} <= {None}
    assert all(QUESTION in (view.now or "") for view in views[:-1])
    assert views[-1].now == ""
    assert "9 rockets" in text(views[-1].feed)
    assert "Answer ready" in (views[-1].status or "")


def test_a_question_asked_again_takes_the_place_of_its_turn_and_those_after_it_go(session: Session) -> None:
    for question in (QUESTION, "Who said so?", "When was that?"):
        session.ask(question)
    session.pick(instead="2", text="Who fired the rockets at Taji?")
    assert session.questions == [QUESTION, "Who fired the rockets at Taji?"]
    assert [turn.n for turn in session.said.finished] == [1, 2]
    kept = session.front.desk.shelf.open(ME.reader, session.talk)
    assert [turn.question for turn in kept.turns] == session.questions


def test_asked_again_without_words_the_question_stays(session: Session) -> None:
    session.ask()
    session.pick(instead=1)
    assert session.questions == [QUESTION]


def test_an_answer_follows_the_limits_that_are_set_for_its_turn(session: Session) -> None:
    session.ask()
    assert "9 rockets" in text(session.last.feed)
    session.pick(instead="1", limits={"as_of": "2020-03-17", "start": None, "publishers": []})
    assert "7 rockets" in text(session.last.feed)
    assert session.said.finished[0].limits == Limits(as_of=date(2020, 3, 17))
    session.pick(instead="1")  # once more: its own limits still hold
    assert session.said.finished[0].limits == Limits(as_of=date(2020, 3, 17))
    assert session.limits == ""


def test_limits_that_are_set_hold_for_the_questions_to_come(session: Session) -> None:
    session.act(do="limit", as_of="2020-03-17")
    assert "as of 17 March 2020" in text(session.last.limited)
    session.ask()
    assert "7 rockets" in text(session.last.feed)
    session.act(do="limit")
    session.ask(QUESTION)
    assert "9 rockets" in text(session.last.feed)


@pytest.mark.parametrize(
    ("limits", "reason"),
    [
        ({"start": "2020-04-01", "end": "2020-03-01"}, "2020-04-01"),
        ({"publishers": ["No Such Paper"]}, "publisher"),
    ],
)
def test_limits_that_cannot_be_are_told_in_the_turn(session: Session, limits: dict[str, Any], reason: str) -> None:
    session.pick(text=QUESTION, limits=limits)
    assert reason in session.said.finished[-1].problem


def test_a_question_that_is_too_long_is_refused_before_it_is_asked(session: Session) -> None:
    session.ask("rocket " * 100)
    assert "700 characters; ask in at most 200" in text(session.last.notice)
    assert session.last.busy is False
    assert not session.said.finished


def test_who_asks_too_often_is_told_when_to_ask_again(desk: Desk) -> None:
    session = Session(Front(desk, Gate(left=1)))
    session.ask()
    session.ask()
    assert "Ask again in 30 seconds" in text(session.last.notice)
    assert len(session.said.finished) == 1


def test_a_page_that_broke_keeps_what_was_said(session: Session) -> None:
    session.ask()
    growing = session.front.ask("Who said so?", session.deed())
    session.took(next(growing))
    view = session.took(session.front.failed(session.said))
    assert session.questions == [QUESTION, "Who said so?"]
    assert "busy" in text(view.notice)
    assert view.busy is False


# -- conversations -------------------------------------------------------------------------------------------------


def test_a_conversation_comes_back_after_a_reload_and_goes_on(session: Session, front: Front) -> None:
    session.ask()
    again = Session(front)
    again.took(front.opened(session.talk, ME))
    assert again.questions == [QUESTION]
    assert "9 rockets" in text(again.last.feed)
    again.ask("Who said so?")
    assert again.talk == session.talk
    assert again.said.finished[-1].n == 2


def test_a_session_that_the_server_forgot_is_read_from_the_shelf(session: Session) -> None:
    session.ask()
    session.said = Conversation()  # the server began anew; the page still shows the talk
    session.ask("Who said so?")
    assert session.questions == [QUESTION, "Who said so?"]


def test_the_conversations_are_listed_opened_renamed_and_deleted(session: Session) -> None:
    session.ask()
    first = session.talk
    session.act(do="new")
    assert (session.questions, session.talk) == ([], "")
    session.ask("Who said so?")
    assert text(session.act(do="show", room="earlier").earlier).count("1 question") == 2
    assert "Rockets by day" in text(session.act(do="rename", conversation=first, title="Rockets by day").earlier)
    session.act(do="open", conversation=first)
    assert session.questions == [QUESTION]
    session.act(do="delete", conversation=first)
    assert (session.questions, session.talk) == ([], "")
    session.act(do="delete-all")
    assert session.front.desk.shelf.list(ME.reader) == ()


@pytest.mark.parametrize("deed", ["open", "rename", "delete", "take"])
def test_nobody_reaches_the_conversation_of_another(session: Session, front: Front, deed: str) -> None:
    session.ask()
    stranger = Session(front, OTHER)
    view = stranger.act(do=deed, conversation=session.talk, title="Mine", **{"as": "json"})
    assert "not there" in text(view.notice)
    assert "rockets" not in repr(view)
    assert front.desk.shelf.list(ME.reader)[0].title == QUESTION


def test_without_a_cookie_nothing_is_kept_and_all_else_works(front: Front) -> None:
    session = Session(front, Visitor("", "127.0.0.1"))
    session.ask()
    assert (session.talk, len(session.said.finished)) == ("", 1)
    assert "not kept" in text(session.act(do="rate", turn="1", right="yes").notice)


def test_limits_that_the_page_shows_hold_after_the_server_forgot_the_session(session: Session) -> None:
    session.ask()
    session.act(do="limit", as_of="2020-03-17")
    session.said = Conversation()
    session.ask(QUESTION)
    assert "7 rockets" in text(session.last.feed)


@pytest.mark.parametrize("held", ["", "{", "[]", "7", '{"as_of": 7}', "[" * 100_000, None])
def test_limits_that_cannot_be_read_are_none(held: object) -> None:
    assert limits_from(held) == Limits()


def test_a_conversation_that_went_on_in_another_tab_is_not_written_over(session: Session, front: Front) -> None:
    session.ask()
    other = Session(front)
    other.took(front.opened(session.talk, ME))
    session.ask("Who said so?")
    other.ask("When was that?")
    assert other.talk != session.talk
    assert "went on in another tab" in text(other.last.notice)
    shelf = front.desk.shelf
    assert [turn.question for turn in shelf.open(ME.reader, session.talk).turns] == [QUESTION, "Who said so?"]
    assert [turn.question for turn in shelf.open(ME.reader, other.talk).turns] == [QUESTION, "When was that?"]


# -- one answer ----------------------------------------------------------------------------------------------------


def test_an_answer_is_rated_and_the_rating_taken_back(session: Session) -> None:
    session.ask()
    session.act(do="rate", turn="1", right="no", reason=["wrong number", "made up"], why="It was eight.")
    (rated,) = session.front.desk.shelf.ratings()
    assert (rated.rating.right, rated.rating.reasons, rated.rating.why) == (False, ("wrong number",), "It was eight.")
    assert rated.answer == unpacked(session.said.finished[0]).answer
    assert parse(session.last.feed or "").attributes("article", "id") == ["turn-1"]
    session.act(do="rate", turn="1", right="none")
    assert list(session.front.desk.shelf.ratings()) == []


@pytest.mark.parametrize("how", ["text", "markdown", "json", "page"])
def test_an_answer_and_a_conversation_are_handed_over(session: Session, how: str) -> None:
    session.ask()
    for of in ({"turn": "1"}, {"conversation": session.talk}):
        if how != "text" or "turn" in of:
            assert "rockets" in (session.act(do="take", **of, **{"as": how}).taken or "")


def test_a_whole_report_is_opened_with_what_the_turn_quotes(session: Session) -> None:
    session.ask()
    cited = unpacked(session.said.finished[0]).shown[0]
    view = session.act(do="read", article=cited.source.article_id, turn="1")
    assert cited.quote == "".join(parse(view.reader or "").marked[1:])


ODD: tuple[Any, ...] = (None, 7, -1, True, "", "x" * 10_000, ["a", 1], {"b": {}}, float("inf"), "\x00\u202e")
FIELDS = "turn conversation title article as right reason why start end as_of publishers publisher page query room"


@pytest.mark.parametrize("do", "rate take read open rename delete limit show browse remove".split())
def test_whatever_a_page_sends_is_answered(session: Session, do: str) -> None:
    session.ask()
    for odd in ODD:
        session.act(do=do, **dict.fromkeys((*FIELDS.split(), "limits", "instead", "text"), odd))
    assert [turn.question for turn in session.front.desk.resumed(ME.reader, session.talk).finished] == [QUESTION]


def test_an_unknown_deed_changes_nothing(session: Session) -> None:
    odds: tuple[Any, ...] = (None, 7, "", ["a"], {"b": {}}, "delete everything")
    for odd in odds:
        assert session.act(do=odd) == View()


# -- the archive ---------------------------------------------------------------------------------------------------


def test_the_archive_is_shown_added_to_and_removed_from(session: Session) -> None:
    assert "2 articles" in text(session.act(do="show", room="archive").archive)
    *_, done = session.front.archive.add(Deed({"words": "Ferries sank\n\nNine ferries sank off Piraeus on Sunday."}))
    assert "1 added" in text(done.report)
    assert "3 articles" in text(done.masthead)
    (found,) = (one for one in session.front.desk.stock.archive.articles() if "ferries" in one.text)
    view = session.act(do="remove", article=found.id)
    assert "Ferries sank" in text(view.report)
    assert "2 articles" in text(view.masthead)


def test_a_read_only_page_adds_and_removes_nothing(desk: Desk) -> None:
    settings = replace(desk.settings, read_only=True)
    stock = Stock(settings, desk.stock.archive)
    session = Session(Front(Desk(settings, stock=stock, shelf=desk.shelf), Gate()))
    *_, done = session.front.archive.add(Deed({"words": "Nine ferries sank off Piraeus."}))
    some = next(iter(stock.archive.articles())).id
    assert "read-only" in text(done.report)
    assert "read-only" in text(session.act(do="remove", article=some).report)
    assert stock.archive.coverage().articles == 2
