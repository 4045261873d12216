"""What is handed over: files and texts that hold all of an answer, under names that every system takes."""

from __future__ import annotations

import json
import re
import string
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from kept import HOSTILE, made, refused
from paged import answered, citation, parse

from index.errors import DatelineError
from qa import keeping
from qa.answer import Answer
from qa.desk import Turn
from qa.desk.taking import NAME, Taken, file_name, read_rating, taken_conversation, taken_turn
from qa.keeping import REASONS, Heading, Limits, Rating
from qa.keeping.rows import WHY
from qa.page.taken import taken

MOMENT = datetime(2024, 3, 7, 12, tzinfo=UTC)
LIMITED = Limits(as_of=date(2024, 3, 6), publishers=("The Lantern",))
ASKED = Turn(3, "How many trams stood still?", answer=made(), limits=LIMITED, rating=Rating(False, ("wrong date",)))
TALK = keeping.Conversation(
    Heading("id", "Trams of Velmora", "/archives/velmora", MOMENT, MOMENT, 2),
    (keeping.Turn(1, ASKED.question, made(), limits=LIMITED), keeping.Turn(2, "Who won?", refused())),
)


@pytest.mark.parametrize(
    ("how", "name", "mime"),
    [
        ("text", "", "text/plain"),
        ("markdown", "how-many-trams-stood-still.md", "text/markdown"),
        ("json", "how-many-trams-stood-still.json", "application/json"),
        ("page", "how-many-trams-stood-still.html", "text/html"),
    ],
)
def test_an_answer_is_taken_with_its_question_limits_day_and_archive(how: str, name: str, mime: str) -> None:
    found = taken_turn(ASKED, how)
    assert (found.name, found.mime, found.problem) == (name, f"{mime};charset=utf-8", "")
    assert "How many trams stood still?" in found.text
    for part in ("2024-03-06", "The Lantern", "Trams stand still", "lantern.example"):
        assert part in found.text
    if how != "json":
        assert "As of 6 March 2024." in found.text and "2 articles" in found.text


@pytest.mark.parametrize("how", ["text", "markdown", "json", "page"])
def test_a_conversation_is_taken_with_all_its_turns(how: str) -> None:
    found = taken_conversation(TALK, how)
    assert found.name in ("", f"trams-of-velmora.{ {'markdown': 'md', 'page': 'html'}.get(how, how) }")
    for part in ("How many trams stood still?", "Who won?", "The archive tells of no regatta."):
        assert part in found.text


def test_the_record_is_ascii_and_comes_back_as_the_same_answer() -> None:
    strange = made("Wie viele Straßenbahnen? \u2028 😀")
    record = taken_turn(replace(ASKED, answer=strange), "json").text
    assert record.isascii()
    assert Answer.from_json(json.loads(record)["answer"]) == strange
    assert json.loads(record)["rating"] == {"right": False, "reasons": ["wrong date"], "why": ""}


def test_a_stopped_answer_is_copied_as_far_as_it_came() -> None:
    begun = replace(answered(citation()), answer=None, problem="You stopped this answer.")
    told = taken_turn(begun, "text").text
    for part in ("How many rockets?", "Seven rockets fell on the camp.” — Wire", "[1] Rockets at Taji", "You stopped"):
        assert part in told


@pytest.mark.parametrize("how", [None, "", "pdf", "Text", 1, True, ["text"], {"as": "text"}])
def test_no_other_way_is_known(how: object) -> None:
    for found in (taken_turn(ASKED, how), taken_conversation(TALK, how)):
        assert found.problem and not found.text


def test_two_takings_of_the_same_are_told_apart() -> None:
    assert taken_turn(ASKED, "text").key != taken_turn(ASKED, "text").key


# -- names of files ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("called", "name"),
    [
        ("How many attacks, café?", "how-many-attacks-cafe.md"),
        ("../../etc/passwd", "etc-passwd.md"),
        ("C:\\Windows\\x", "c-windows-x.md"),
        ("что случилось?", "answer.md"),
        ("", "answer.md"),
        ("CON", "answer.md"),
        ("lpt1", "answer.md"),
        ("--- \u202e", "answer.md"),
    ],
)
def test_a_file_is_named_after_the_question(called: str, name: str) -> None:
    assert file_name(called, ".md", "answer") == name


@pytest.mark.parametrize("called", [*HOSTILE, "a-" * 500, "ﷺ" * 500, "é" * 300])
def test_every_name_is_short_ascii_and_not_empty(called: str) -> None:
    name = file_name(called, ".html", "answer")
    assert len(name) <= NAME
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*\.html", name)


# -- on its way through the page -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [*HOSTILE, "\n\nleading", "a\r\nb\rc\n", "\ttab  two", "&amp; &lt; &#39;", "'\"", string.printable, "</div>"],
)
def test_every_character_arrives_as_it_was(text: str) -> None:
    shown = parse(taken(Taken("x.md", "text/markdown", text)))
    assert [tag for tag, _ in shown.elements] == ["div"]
    assert "hidden" in shown.elements[0][1]
    assert json.loads(shown.text) == text


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_handed_over_as_text(text: str) -> None:
    asked = replace(ASKED, question=text, answer=made(text))
    for how in ("text", "markdown", "page"):
        assert not set("\x1b\x00\u202e") & set(taken_turn(asked, how).text)
    assert not {"script", "img", "iframe"} & {tag for tag, _ in parse(taken_turn(asked, "page").text).elements}
    shown = parse(taken(Taken(problem=text or "?", name=text, mime=text)))
    assert [tag for tag, _ in shown.elements] == ["div"]
    assert shown.text == ""


# -- what is said of an answer -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sent", "rating"),
    [
        ({"right": "yes"}, Rating(True)),
        ({"right": "yes", "reason": "wrong date"}, Rating(True)),
        ({"right": "no"}, Rating(False)),
        (
            {"right": "no", "reason": "wrong date", "why": " It was May. "},
            Rating(False, ("wrong date",), "It was May."),
        ),
        ({"right": "no", "reason": ["other", "wrong number"]}, Rating(False, ("wrong number", "other"))),
        ({"right": "no", "reason": ["other", "other", "<b>", 7, None, ["other"]]}, Rating(False, ("other",))),
        ({"right": "no", "reason": {"other": 1}, "why": 7}, Rating(False)),
        ({"right": "none", "why": "x"}, None),
    ],
)
def test_a_rating_is_read_whatever_else_was_sent(sent: dict[str, object], rating: Rating | None) -> None:
    assert read_rating({"do": "rate", "turn": "3", **sent}) == rating


def test_a_long_reason_is_cut() -> None:
    read = read_rating({"right": "no", "why": "x" * 100_000, "reason": [*REASONS] * 1_000})
    assert read and len(read.why) == WHY and read.reasons == REASONS


@pytest.mark.parametrize("right", [None, True, False, 1, "", "YES", ["yes"], {"yes": 1}])
def test_what_says_neither_is_no_rating(right: object) -> None:
    with pytest.raises(DatelineError, match="neither"):
        read_rating({"right": right})
