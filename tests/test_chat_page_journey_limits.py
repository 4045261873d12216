"""How a question was understood, and how a reader changes that: at a desk by day, and on a phone at night."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from accessible import look
from browsing import (  # noqa: F401 - fixtures
    DESK,
    PHONE,
    address,
    archive,
    ask,
    browser,
    copied_sample,
    reading,
    serving,
)
from playwright.sync_api import Browser, Locator, Page, expect

SINCE = "How many attacks on US forces since October?"
HAPPENED = "What happened in March 2020?"


@pytest.fixture(params=[DESK, PHONE], ids=str)
def page(browser: Browser, address: str, request: Any) -> Iterator[Page]:
    with reading(browser, address, request.param) as page:
        yield page


def form(page: Page) -> Locator:
    return page.get_by_role("dialog", name="Answer within")


def chip(turn: Locator, words: str) -> Locator:
    return turn.locator(".understood").get_by_role("button", name=words)


def apply(page: Page) -> None:
    form(page).get_by_role("button", name="Apply").click()
    expect(form(page)).to_be_hidden()


def test_the_day_asked_on_is_changed_by_its_chip_and_the_answer_follows(page: Page) -> None:
    turn = ask(page, SINCE)
    expect(turn.locator(".count .value")).to_have_text("165 attacks")
    expect(chip(turn, "“since October”: ")).to_be_visible()
    chip(turn, "as of 25 July 2024").click()
    look(page, "limits")
    page.keyboard.press("Escape")
    expect(chip(turn, "as of 25 July 2024")).to_be_focused()
    page.keyboard.press("Enter")
    form(page).get_by_label("as of").fill("2024-01-15")
    apply(page)
    expect(turn.locator(".count .value")).to_have_text("127 attacks")
    expect(turn).to_have_count(1)
    expect(chip(turn, "as of 15 January 2024")).to_be_visible()
    expect(page.get_by_label("Your question")).to_be_focused()
    look(page, "as-of")


def test_another_reading_of_the_same_words_is_asked_at_a_click(page: Page) -> None:
    turn = ask(page, SINCE)
    chip(turn, "Ask again for 1 October 2021").click()
    expect(chip(turn, "1 October 2021 to 25 July 2024")).to_be_visible()
    expect(turn).to_have_count(1)


def test_days_and_publishers_are_chosen_and_found_again_in_the_form(page: Page) -> None:
    turn = ask(page, HAPPENED)
    expect(turn.locator(".card .meta", has_text="Sample Monitor").first).to_be_visible()
    chip(turn, "all publishers").click()
    find = form(page).get_by_label("Find a publisher")
    find.fill("gaz")
    expect(form(page).locator("li:visible")).to_have_count(1)
    find.fill("")
    form(page).get_by_role("checkbox", name="Sample Wire").check()
    form(page).get_by_label("from").fill("2020-03-12")
    form(page).get_by_label("to", exact=True).fill("2020-03-31")
    apply(page)
    expect(chip(turn, "Sample Wire")).to_be_visible()
    named = turn.locator(".card .meta b").all_text_contents()
    assert set(named) == {"Sample Wire"}
    days = [str(day.get_attribute("datetime")) for day in turn.locator(".card .meta time").all()]
    assert min(days) >= "2020-03-12"
    chip(turn, "Sample Wire").click()
    expect(form(page).get_by_role("checkbox", name="Sample Wire")).to_be_checked()
    expect(form(page).get_by_label("from")).to_have_value("2020-03-12")
    form(page).get_by_role("button", name="Cancel").click()
    expect(form(page)).to_be_hidden()


def test_limits_beside_the_box_hold_for_what_is_asked_next_until_they_are_cleared(page: Page) -> None:
    beside = page.locator("#limited")
    beside.get_by_role("button", name="Answer within").click()
    form(page).get_by_label("as of").fill("2024-01-15")
    apply(page)
    expect(beside.get_by_role("button", name="Answer within: as of 15 January 2024")).to_be_visible()
    look(page, "limited")
    expect(ask(page, SINCE).locator(".count .value")).to_have_text("127 attacks")
    beside.get_by_role("button", name="No limits").click()
    expect(beside.get_by_role("button", name="Answer within: any date")).to_be_visible()
    expect(ask(page, SINCE).locator(".count .value")).to_have_text("165 attacks")
    expect(page.locator("#log .turn").first.locator(".count .value")).to_have_text("127 attacks")


def test_what_goes_by_changing_an_earlier_question_is_said_before(page: Page) -> None:
    ask(page, SINCE)
    ask(page, HAPPENED)
    first, turns = page.locator("#turn-1"), page.locator("#log .turn")
    chip(first, "as of 25 July 2024").click()
    expect(form(page)).to_contain_text("Asked anew, the question after it goes.")
    look(page, "limits-of-an-earlier-question")
    page.keyboard.press("Escape")
    reading = chip(first, "Ask again for 1 October 2021")
    reading.click()
    asking_back = first.locator(".understood button", has_text="Really? The question after it goes")
    expect(asking_back).to_be_visible()
    expect(turns).to_have_count(2)
    asking_back.click()
    expect(turns).to_have_count(1)
    chip(first, "as of 25 July 2024").click()
    expect(form(page)).not_to_contain_text("Asked anew")
