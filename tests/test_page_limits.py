"""How a question was understood and what limits it, as the page shows it; and how turns reach the page."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest
from paged import HOSTILE, Tree, answered, citation, declined, parse

from index.records import Publisher
from qa import page
from qa.answer import Understood
from qa.desk import Conversation, Turn
from qa.keeping import Limits

SET = Limits(date(2020, 3, 20), date(2020, 3, 1), date(2020, 3, 16), ("Wire", ""))


def understood(turn: Turn, **changes: object) -> Turn:
    assert turn.answer is not None
    read = replace(turn.answer.understood, **changes)  # type: ignore[arg-type]
    return replace(turn, answer=replace(turn.answer, understood=read))


def chips(turn: Turn) -> list[dict[str, str | None]]:
    return [attrs for tag, attrs in parse(page.turn(turn)).elements if "chip" in (attrs.get("class") or "").split()]


# -- chips ---------------------------------------------------------------------------------------------------------


def test_a_chip_each_says_the_days_the_day_the_names_and_the_publishers() -> None:
    read = Understood(
        date(2020, 3, 16), date(2019, 10, 1), None, phrase="since October", publishers=("Wire",), names=("Taji",)
    )
    turn = answered(citation())
    shown = parse(page.turn(replace(turn, answer=turn.answer and replace(turn.answer, understood=read)))).text
    for said in ("“since October”: since 1 October 2019", "as of 16 March 2020", "Taji", "Wire"):
        assert said in shown


def test_without_limits_the_chips_say_so() -> None:
    shown = parse(page.turn(answered(citation()))).text
    assert "any date" in shown
    assert "all publishers" in shown


def test_the_chips_of_days_and_publishers_open_the_form_with_what_was_set() -> None:
    opening = [chip for chip in chips(replace(answered(citation()), limits=SET)) if "data-limits" in chip]
    assert len(opening) == 3
    for chip in opening:
        assert (chip["data-start"], chip["data-end"], chip["data-as-of"]) == ("2020-03-01", "2020-03-16", "2020-03-20")
        assert json.loads(chip["data-publishers"] or "") == ["Wire", ""]
        assert chip["data-turn"] == "7"
        assert chip["aria-haspopup"] == "dialog"


def test_another_reading_of_the_same_words_is_asked_at_a_click() -> None:
    turn = understood(
        answered(citation()), others=("since 1 October 2018",), other_windows=((date(2018, 10, 1), None),)
    )
    (other,) = (chip for chip in chips(turn) if "data-at-once" in chip)
    assert other["data-start"] == "2018-10-01"
    assert "data-end" not in other
    assert other["aria-label"] == "Ask again for since 1 October 2018"


def test_a_question_that_leans_on_the_talk_shows_how_it_was_read() -> None:
    turn = understood(answered(citation()), standalone="How many rockets hit Taji?")
    assert "Read as: How many rockets hit Taji?" in parse(page.turn(turn)).text


def test_a_refusal_says_how_it_was_understood_and_a_problem_does_not() -> None:
    assert chips(declined())
    assert not chips(Turn(3, "?", problem="The question is empty."))


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_names_phrases_and_publishers_are_shown_as_text(text: str) -> None:
    read = Understood(None, date(2020, 1, 1), None, text, text, (text,), text, (text,), (text,), ((None, None),))
    turn = answered(citation())
    html = page.turn(replace(turn, answer=turn.answer and replace(turn.answer, understood=read)))
    harmless(html, {"ul", "li", "button", "span", *plain()})


def plain() -> set[str]:
    return {tag for tag, _ in parse(page.turn(answered(citation()))).elements}


def harmless(html: str, allowed: set[str]) -> Tree:
    shown = parse(html)
    assert {tag for tag, _ in shown.elements} <= allowed
    assert not [name for _, attrs in shown.elements for name in attrs if name.startswith("on")]
    assert "\u202e" not in html
    assert "\x1b" not in html
    return shown


# -- the form ------------------------------------------------------------------------------------------------------


def test_the_form_offers_days_and_every_publisher_with_its_number() -> None:
    shown = parse(page.limits([Publisher("Wire", 12, None, None), Publisher(None, 3, None, None)]))
    assert shown.attributes("input", "name") == ["start", "end", "as_of", "publishers", "publishers"]
    assert shown.attributes("input", "value") == ["Wire", ""]
    assert "Wire 12" in shown.text
    assert "unknown publisher 3" in shown.text


def test_a_single_publisher_is_no_choice() -> None:
    assert "publishers" not in page.limits([Publisher("Wire", 12, None, None)])


def test_of_very_many_publishers_the_smallest_are_counted() -> None:
    shown = parse(page.limits([Publisher(f"Wire {n}", 1, None, None) for n in range(1000)]))
    assert shown.attributes("input", "name").count("publishers") == 300
    assert "and 700 with fewer articles" in shown.text


@pytest.mark.parametrize(
    ("limits", "said"),
    [
        (Limits(), "Answer within: any date, all publishers"),
        (Limits(as_of=date(2020, 3, 20)), "Answer within: as of 20 March 2020"),
        (Limits(start=date(2020, 3, 1)), "Answer within: published since 1 March 2020"),
        (SET, "published from 1 March 2020 to 16 March 2020; as of 20 March 2020; Wire, unknown publisher"),
        (Limits(publishers=tuple("abcde")), "Answer within: a, b, c and 2 more"),
    ],
)
def test_what_is_set_stands_beside_the_question_box(limits: Limits, said: str) -> None:
    assert said in parse(page.limited(limits)).text
    assert ("No limits" in page.limited(limits)) == (limits != Limits())


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_publishers_are_offered_as_text(text: str) -> None:
    allowed = {"dialog", "form", "h2", "fieldset", "legend", "p", "label", "input", "small", "ul", "li", "button"}
    harmless(page.limits([Publisher(text, 2, None, None), Publisher("Wire", 1, None, None)]), allowed)
    harmless(page.limited(Limits(publishers=(text,))), {"p", "button"})


# -- the feed ------------------------------------------------------------------------------------------------------


def fed(html: str) -> dict[str, str | None]:
    tag, attrs = parse(html).elements[0]
    assert tag == "template"
    return attrs


def test_only_what_is_new_is_sent() -> None:
    said = Conversation(tuple(replace(answered(citation()), n=n) for n in range(1, 6)), kept="talk")
    html = page.feed(said, since=5)
    assert parse(html).attributes("article", "id") == ["turn-5"]
    assert (fed(html)["data-since"], fed(html)["data-talk"]) == ("5", "talk")


def test_a_question_that_is_asked_anew_takes_away_what_came_after_it() -> None:
    said = Conversation((replace(answered(citation()), n=1),), current=Turn(2, "Who?"))
    html = page.feed(said, since=2)
    assert parse(html).attributes("article", "id") == []
    assert fed(html)["data-since"] == "2"


def test_a_whole_conversation_takes_the_place_of_all() -> None:
    said = Conversation(tuple(replace(answered(citation()), n=n) for n in (3, 4)))
    assert parse(page.feed(said)).attributes("article", "id") == ["turn-3", "turn-4"]
    assert fed(page.feed(said))["data-since"] == "0"


def test_a_turn_that_was_rated_comes_alone() -> None:
    said = Conversation(tuple(replace(answered(citation()), n=n) for n in (1, 2, 3)), kept="talk")
    html = page.turn_anew(said, 2)
    assert parse(html).attributes("article", "id") == ["turn-2"]
    assert fed(html)["data-only"] == "2"


def test_every_feed_differs_so_that_the_page_takes_it() -> None:
    assert page.feed(Conversation()) != page.feed(Conversation())


def test_only_a_kept_conversation_can_be_rated() -> None:
    said = Conversation((answered(citation()),))
    assert "Was this right?" not in page.feed(said)
    assert "Was this right?" in page.feed(replace(said, kept="talk"))
