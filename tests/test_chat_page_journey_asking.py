"""What a reader does with questions and answers: at a desk by day, and on a phone at night."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from typing import Any

import pytest
from accessible import look
from browsing import (  # noqa: F401 - fixtures
    DESK,
    PHONE,
    Paced,
    address,
    archive,
    ask,
    begin,
    browser,
    copied_sample,
    focus_by_keyboard,
    reading,
    serving,
)
from playwright.sync_api import Browser, Locator, Page, Route, expect

from qa.suggest import suggest

GREW = "How many attacks on US forces since October 2023?"
HAPPENED = "What happened in March 2020?"
UNCLEAR = "Who was killed in the attack?"
ABSENT = "Which team won the football world cup final in Qatar?"


@pytest.fixture(params=[DESK, PHONE], ids=str)
def page(browser: Browser, address: str, request: Any) -> Iterator[Page]:
    with reading(browser, address, request.param) as page:
        yield page


@pytest.fixture
def pace(archive: Paced) -> Iterator[threading.Semaphore]:
    archive.pace = pace = threading.Semaphore(0)
    yield pace
    archive.pace = None
    pace.release(1000)


def under(turn: Locator, name: str) -> Locator:
    return turn.locator(".after").get_by_role("button", name=name)


def test_an_answer_grows_by_sentences_and_a_stopped_one_is_asked_again(page: Page, pace: threading.Semaphore) -> None:
    begin(page, GREW)
    growing = page.locator("#now .statements li")
    expect(growing).to_have_count(1)
    expect(page.get_by_label("Your question")).to_have_value("")
    look(page, "growing")
    pace.release()
    expect(growing).to_have_count(2)
    page.get_by_role("button", name="Stop").click()
    turn = page.locator("#log .turn")
    expect(turn.locator(".problem")).to_have_text("You stopped this answer.")
    expect(turn.locator(".statements li")).to_have_count(2)
    expect(page.locator("#now .turn")).to_have_count(0)
    look(page, "stopped")
    pace.release(1000)
    under(turn, "Ask again").click()
    expect(turn.locator(".basis")).to_be_visible()
    expect(turn).to_have_count(1)
    expect(turn.locator(".problem")).to_have_count(0)
    assert turn.locator(".statements li").count() > 2


def test_a_question_is_edited_in_its_place_and_later_ones_go_only_after_asking_back(page: Page) -> None:
    turns = page.locator("#log .turn")
    ask(page, HAPPENED)
    ask(page, GREW)
    first = page.locator("#turn-1")
    under(first, "Edit").click()
    box = page.get_by_label("Edit the question")
    box.press("Escape")
    expect(box).to_have_count(0)
    expect(under(first, "Edit")).to_be_focused()
    under(first, "Edit").click()
    expect(first.locator(".edit p")).to_have_text("Asked anew, the question after it goes.")
    look(page, "editing")
    box.fill("What happened")
    box.press("Shift+Enter")
    expect(box).to_have_value("What happened\n")
    box.press_sequentially("in July 2024?")
    expect(turns).to_have_count(2)
    box.press("Enter")
    expect(turns).to_have_count(1)
    expect(first.locator("h2")).to_have_text("What happened in July 2024?")
    expect(first.locator(".statements")).to_contain_text("July 2024")
    ask(page, GREW)
    under(first, "Ask again").click()
    asking_back = under(first, "Really? The question after it goes")
    expect(asking_back).to_be_visible()
    expect(turns).to_have_count(2)
    asking_back.click()
    expect(turns).to_have_count(1)
    expect(page.get_by_label("Your question")).to_be_focused()


def test_a_question_that_is_asked_before_the_page_is_ready_waits_for_it(browser: Browser, address: str) -> None:
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    with browser.new_context() as context:
        page = context.new_page()
        page.route("**/gradio_api/run/*", hold)
        with page.expect_request("**/gradio_api/run/*"):
            page.goto(address)
        box = page.get_by_label("Your question")
        box.fill(GREW)
        box.press("Enter")
        expect(box).to_have_value(GREW)
        assert held
        for request in held:
            request.continue_()
        page.unroute("**/gradio_api/run/*")
        expect(page.locator("#log .turn h2")).to_have_text(GREW)
        expect(page.locator("#log .basis")).to_be_visible()


def test_the_examples_are_what_this_archive_answers(page: Page, archive: Paced) -> None:
    look(page, "start")
    assert tuple(page.locator(".start [data-ask]").all_text_contents()) == suggest(archive)


def test_a_citation_is_glanced_at_followed_and_opened_in_its_report(page: Page, archive: Paced) -> None:
    quotes = [citation.quote for citation in archive.ask(HAPPENED).citations]
    turn = ask(page, HAPPENED)
    mark, card = turn.locator("a.cite").nth(1), turn.locator(".card").nth(1)
    glance = page.get_by_role("tooltip")
    mark.hover()
    expect(glance).to_contain_text(quotes[1])
    page.mouse.move(2, 2)
    expect(glance).to_be_hidden()
    focus_by_keyboard(page, mark)
    expect(glance).to_contain_text(quotes[1])
    look(page, "glance")
    page.keyboard.press("Escape")
    expect(glance).to_be_hidden()
    mark.click()
    expect(card).to_be_focused()
    expect(card).to_be_in_viewport()
    expect(card.locator("mark")).to_have_text(quotes[1])
    expect(card.locator(".age")).to_contain_text("years before")
    look(page, "card")
    card.get_by_role("button", name="Whole report").click()
    report = page.get_by_role("dialog")
    expect(report.locator(".report mark").first).to_be_in_viewport()
    look(page, "report")
    page.keyboard.press("Escape")
    expect(report).to_be_hidden()
    expect(card.get_by_role("button", name="Whole report")).to_be_focused()


@pytest.mark.parametrize(("question", "why"), [(ABSENT, "Nothing in the archive answers this."), (UNCLEAR, "Which")])
def test_a_refusal_looks_like_one_and_offers_a_better_question(page: Page, question: str, why: str) -> None:
    turn = ask(page, question)
    refusal = turn.locator(".refusal")
    expect(refusal).to_contain_text("No answer")
    expect(refusal).to_contain_text(why)
    expect(turn.locator(".statements, .count")).to_have_count(0)
    expect(turn.locator(".sources h3")).to_have_text("Nearest evidence")
    look(page, f"refused-{'absent' if question == ABSENT else 'unclear'}")
    better = turn.locator(".better [data-ask]").first
    asked = better.text_content() or ""
    better.click()
    expect(page.locator("#log .turn")).to_have_count(2)
    answered = page.locator("#log .turn").last
    expect(answered.locator("h2")).to_have_text(asked)
    expect(answered.locator(".statements li").first).to_be_visible()
