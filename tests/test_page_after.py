"""What stands under an answer: buttons, what its reader thinks of it, whatever the question holds."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from urllib.parse import parse_qs, urlencode

import pytest
from paged import HOSTILE, Tree, answered, citation, declined, parse

from qa.answer import Understood
from qa.desk import Turn
from qa.keeping import REASONS, Limits, Rating
from qa.page.after import bar
from qa.page.rating import rating

DONE = answered(citation())
FAILED = Turn(4, "How many?", problem="You stopped this answer.")
BEGUN = replace(DONE, answer=None, problem="You stopped this answer.")


def does(html: str) -> list[str]:
    """What the buttons do, in their order."""
    buttons = [attrs for tag, attrs in parse(html).elements if tag == "button"]
    return [str(attrs.get("data-after") or attrs.get("data-as")) for attrs in buttons]


@pytest.mark.parametrize(
    ("asked", "buttons"),
    [
        (DONE, ["edit", "again", "text", "markdown", "json", "page", "print", "link"]),
        (declined(), ["edit", "again", "text", "markdown", "json", "page", "print", "link"]),
        (BEGUN, ["edit", "again", "text", "link"]),
        (FAILED, ["edit", "again", "link"]),
        (replace(FAILED, question="  "), ["edit", "again"]),
        (replace(DONE, answer=None), []),
    ],
)
def test_a_turn_offers_what_can_be_done_with_it(asked: Turn, buttons: list[str]) -> None:
    assert does(bar(asked)) == buttons


def test_what_is_taken_names_its_turn() -> None:
    taking = [attrs for tag, attrs in parse(bar(DONE)).elements if tag == "button" and attrs.get("data-act")]
    assert {(attrs["data-act"], attrs["data-turn"]) for attrs in taking} == {("take", "7")}


@pytest.mark.parametrize(
    ("later", "said"), [(0, None), (1, "Edit: the question after it goes"), (3, "Edit: the 3 questions after it go")]
)
def test_asking_anew_says_what_goes_by_it(later: int, said: str | None) -> None:
    buttons = [attrs for tag, attrs in parse(bar(DONE, later=later)).elements if tag == "button"]
    edit, again, *_ = buttons
    assert edit.get("aria-label") == said
    assert again.get("aria-label") == (said and said.replace("Edit", "Ask again"))


def address(asked: Turn) -> dict[str, list[str]]:
    written = parse(bar(asked)).attributes("div", "data-link")[0]
    return parse_qs(urlencode([(name, value) for name, value in json.loads(written)]), keep_blank_values=True)


def test_a_link_holds_the_question_and_its_limits() -> None:
    limits = Limits(date(2020, 3, 16), date(2020, 1, 1), date(2020, 2, 1), ("Wire & Co", ""))
    assert address(replace(DONE, limits=limits)) == {
        "q": ["How many rockets?"],
        "from": ["2020-01-01"],
        "to": ["2020-02-01"],
        "as-of": ["2020-03-16"],
        "publisher": ["Wire & Co", ""],
    }


def test_a_link_to_a_question_that_leans_on_others_stands_alone() -> None:
    assert DONE.answer
    read = Understood(date(2020, 3, 16), standalone="How many rockets fell in April?")
    follow_up = replace(DONE, question="And in April?", answer=replace(DONE.answer, understood=read))
    assert address(follow_up) == {"q": ["How many rockets fell in April?"]}


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_question_is_only_an_attribute(text: str) -> None:
    asked = replace(DONE, question=text, limits=Limits(publishers=(text,)), rating=Rating(False, (), text))
    plain = replace(DONE, limits=Limits(publishers=("x",)), rating=Rating(False, (), "x"))
    for face in (bar, rating):
        shown = parse(face(asked))
        assert [tag for tag, _ in shown.elements] == [tag for tag, _ in parse(face(plain)).elements]
        assert not [name for _, attrs in shown.elements for name in attrs if name.startswith("on")]
        assert not {"\u202e", "\x1b"} & set(face(asked))


# -- was this right? -----------------------------------------------------------------------------------------------


def pressed(html: str) -> dict[str, str | None]:
    buttons = [attrs for tag, attrs in parse(html).elements if tag == "button" and "aria-pressed" in attrs]
    return {str(attrs["data-right"]): attrs["aria-pressed"] for attrs in buttons}


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        (None, {"yes": "false", "no": "false"}),
        (Rating(True), {"yes": "true", "no": "false"}),
        (Rating(False), {"yes": "false", "no": "true"}),
    ],
)
def test_the_buttons_show_what_was_said(said: Rating | None, shown: dict[str, str]) -> None:
    for asked in (DONE, declined()):
        html = rating(replace(asked, rating=said))
        assert pressed(html) == shown
        assert ("Take it back" in parse(html).text) == (said is not None)


def test_a_problem_is_neither_right_nor_wrong() -> None:
    assert rating(FAILED) == rating(BEGUN) == ""


def folds(html: str) -> list[dict[str, str | None]]:
    return [attrs for tag, attrs in parse(html).elements if tag == "details"]


def test_only_a_wrong_answer_is_asked_about() -> None:
    assert not folds(rating(DONE)) and not folds(rating(replace(DONE, rating=Rating(True))))
    html = rating(replace(DONE, rating=Rating(False)))
    shown = parse(html)
    assert "open" in folds(html)[0]
    assert shown.attributes("input", "value") == list(REASONS)
    assert {"name": "why", "maxlength": "1000"}.items() <= field(shown, "textarea").items()
    form = field(shown, "form")
    assert (form["data-act"], form["data-turn"], form["data-right"]) == ("rate", "7", "no")


def test_what_was_said_is_shown_and_can_be_changed_and_taken_back() -> None:
    said = Rating(False, ("wrong date", "other"), "\n\nIt was May.")
    html = rating(replace(DONE, rating=said))
    shown = parse(html)
    assert "You said it was wrong: wrong date, other." in shown.text
    assert "open" not in folds(html)[0]
    checked = [attrs["value"] for tag, attrs in shown.elements if tag == "input" and "checked" in attrs]
    assert checked == ["wrong date", "other"]
    assert "<textarea" in html and ">\n\n\nIt was May.</textarea>" in html  # a parser drops the first line's end
    assert [a["data-right"] for tag, a in shown.elements if tag == "button" and a.get("data-act")][-1] == "none"


def test_every_field_has_a_label() -> None:
    shown = parse(rating(replace(DONE, rating=Rating(False))))
    assert field(shown, "textarea")["id"] in shown.attributes("label", "for")
    assert field(shown, "div")["aria-labelledby"] in shown.attributes("span", "id")


def field(shown: Tree, wanted: str) -> dict[str, str | None]:
    return next(attrs for tag, attrs in shown.elements if tag == wanted)
