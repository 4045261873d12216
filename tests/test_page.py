"""The page's HTML: whatever an article, a file name or a question holds comes out as text."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from paged import HELD, HOSTILE, QUOTE, answered, citation, declined, parse, source

from index.records import Coverage
from qa import page
from qa.desk import Conversation, Holdings, Turn


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_shown_as_text_wherever_it_stands(text: str) -> None:
    paragraph = f"{text} {text} said. {text}"
    cited = citation(
        quote=f"{text} said.", paragraph=paragraph, head=source(text, name=text, url=f"https://a.b/{text}")
    )
    turn = answered(replace(cited, copies=(source(text, name=text),)), question=text, note=text)
    plain = answered(replace(citation(), copies=(source(),)), note="a note")
    shown, usual = parse(page.turn(turn)), parse(page.turn(plain))
    assert {tag for tag, _ in shown.elements} <= {tag for tag, _ in usual.elements} | {"a"}
    assert not [name for _, attrs in shown.elements for name in attrs if name.startswith("on")]
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069]", page.turn(turn))


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_examples_and_problems_are_shown_as_text(text: str) -> None:
    problem = Conversation((replace(declined(), answer=None, problem=text),))
    for html in (
        page.feed(Conversation(), offered=[text]),
        page.feed(problem),
        page.spoken(problem),
    ):
        allowed = {"div", "p", "ul", "li", "button", "b", "article", "h2", "template"}
        assert {tag for tag, _ in parse(html).elements} <= allowed
        assert "\u202e" not in html
        assert "\x1b" not in html


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,x", "file:///etc/passwd", "//a.b", "https://"]
)
def test_an_address_that_is_not_of_the_web_is_no_link(url: str) -> None:
    shown = parse(page.turn(answered(citation(head=source(url=url)))))
    assert all(href.startswith("#") for href in shown.attributes("a", "href"))


def test_an_address_of_the_web_opens_elsewhere_and_tells_nothing() -> None:
    shown = parse(page.turn(answered(citation(head=source(url="https://wire.example/taji?a=1&b=2")))))
    link = next(attrs for tag, attrs in shown.elements if tag == "a" and attrs.get("target"))
    assert link["href"] == "https://wire.example/taji?a=1&b=2"
    assert (link["target"], link["rel"]) == ("_blank", "noopener noreferrer nofollow")


def test_every_mark_leads_to_a_card_of_its_own_turn() -> None:
    shown = parse(page.turn(answered(citation(1), citation(2, quote="Nobody was hurt."))))
    assert [href for href in shown.attributes("a", "href") if "src" in href] == ["#src-7-1", "#src-7-2"]
    assert {"src-7-1", "src-7-2", "q-7"} <= set(shown.attributes("li", "id") + shown.attributes("h2", "id"))


def test_what_is_marked_is_the_quote() -> None:
    assert parse(page.turn(answered(citation()))).marked == [QUOTE]


def test_a_long_paragraph_is_cut_around_its_quote() -> None:
    shown = parse(page.turn(answered(citation(paragraph="a" * 5000 + QUOTE + "b" * 5000))))
    assert shown.marked == [QUOTE]
    assert shown.text.count("a" * page.CONTEXT) == 1
    assert "a" * (page.CONTEXT + 1) not in shown.text


def test_an_answer_says_its_day_and_what_the_archive_covers() -> None:
    shown = parse(page.turn(answered(citation(), note="October was read as October 2019."))).text
    assert "as of 16 March 2020" in shown
    assert "The archive covers 1 March 2020 to 16 March 2020, 3 articles, 1 of them undated." in shown
    assert "October was read as October 2019." in shown


def test_a_card_names_publisher_and_date_or_says_that_they_are_unknown() -> None:
    assert "Wire 16 March 2020" in parse(page.turn(answered(citation()))).text
    unknown = replace(source(name=None), published=None)
    assert "unknown publisher undated" in parse(page.turn(answered(citation(head=unknown)))).text


def test_copies_of_a_story_are_named_once() -> None:
    cited = replace(citation(), copies=(source(name="Gazette"), source(name="Gazette")))
    assert parse(page.turn(answered(cited))).text.count("Gazette") == 1


def test_a_refusal_is_no_answer_and_shows_the_nearest_evidence() -> None:
    shown = page.turn(declined())
    assert 'class="refusal"' in shown
    assert "statements" not in shown
    assert "Nearest evidence" in shown
    assert parse(shown).marked == [QUOTE]


def test_an_answer_that_is_being_written_says_so() -> None:
    waiting = Conversation(current=Turn(1, "Who?"))
    assert 'aria-busy="true"' in page.now(waiting)
    assert "Searching" in page.now(waiting)
    assert "Example?" not in page.feed(waiting, since=1, offered=["Example?"])


def test_the_masthead_says_which_archive_and_how_much_of_it() -> None:
    shown = parse(page.masthead(Holdings(HELD, sample=True))).text
    assert "Sample archive 3 articles, 1 March 2020 to 16 March 2020" in shown
    assert "holds nothing yet" in page.masthead(Holdings(Coverage(0, 0, None, None), sample=False))


def test_the_page_asks_no_other_host_for_anything() -> None:
    assert not re.search(r"https?://|@import|url\(", page.head())
