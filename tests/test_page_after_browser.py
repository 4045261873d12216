"""What stands under an answer, in a real browser: editing, asking again, copying, saving, printing, linking."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest
from browsing import browser
from paged import answered, citation
from playwright.sync_api import Browser, Locator, Page, expect

from qa.desk.taking import Taken
from qa.keeping import Heading, Limits, Rating
from qa.page.earlier import earlier
from qa.page.frame import head
from qa.page.taken import taken
from qa.page.turns import turn

__all__ = ["browser"]

ADDRESS = "https://dateline.example/"
FIRST = replace(answered(citation(), question="How many rockets?"), n=1, limits=Limits(date(2020, 3, 16)))
SECOND = replace(answered(citation(), question="And in April?"), n=2, rating=Rating(False))
KEPT = Heading("k1", "Rockets", "/in/iraq", datetime(2024, 3, 7).astimezone(), datetime(2024, 3, 7).astimezone(), 2)
LISTEN = """
window.asked = [];
document.addEventListener("dateline:ask", (event) => window.asked.push(event.detail));
window.print = () => (window.paper = [...document.querySelectorAll(".turn.printed")].map((turn) => turn.id));
"""


def written() -> str:
    turns = turn(FIRST, later=1, kept=True) + turn(SECOND, kept=True)
    return (
        f'<!doctype html><html lang="en"><head><title>Test</title>{head()}</head><body><div class="gradio-container">'
        f'<main><div id="log"><div class="turns">{turns}</div></div><div id="earlier">{earlier((KEPT,), "", "")}</div>'
        f'<div id="question"><textarea aria-label="Your question"></textarea></div></main></div><div id="taken"></div>'
        f"<script>{LISTEN}</script></body></html>"
    )


@pytest.fixture(scope="module")
def sheet(browser: Browser) -> Iterator[Page]:
    """A page of its own address, as if it came by HTTPS: only there does a browser copy."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.route(f"{ADDRESS}**", lambda route: route.fulfill(body=written(), content_type="text/html"))
    yield page
    context.close()


@pytest.fixture
def page(sheet: Page) -> Iterator[Page]:
    errors: list[str] = []
    sheet.on("pageerror", lambda error: errors.append(str(error)))
    sheet.goto("about:blank")  # from the same address a browser would only jump to the fragment
    sheet.goto(f"{ADDRESS}?old=1#x")
    yield sheet
    assert not errors


def under(page: Page, n: int, name: str) -> Locator:
    return page.locator(f"#turn-{n} .after").get_by_role("button", name=name)


def asked(page: Page) -> Any:
    return page.evaluate("window.asked")


def hand_over(page: Page, what: Taken) -> None:
    page.evaluate(
        "(html) => { document.querySelector('#taken').innerHTML = html; window.dateline.taken(); }", taken(what)
    )


def copied(page: Page) -> Any:
    return page.evaluate("navigator.clipboard.readText()")


# -- asking anew ---------------------------------------------------------------------------------------------------


def test_a_question_is_edited_in_its_place_and_asked_with_enter(page: Page) -> None:
    under(page, 1, "Edit").click()
    box = page.get_by_label("Edit the question")
    expect(box).to_be_focused()
    expect(box).to_have_value("How many rockets?")
    expect(page.locator("#q-1")).to_be_hidden()
    expect(page.locator("#turn-1 .edit p")).to_have_text("Asked anew, the question after it goes.")
    box.press("End")
    box.press("Shift+Enter")
    box.press_sequentially("At Taji.")
    assert asked(page) == []
    box.press("Enter")
    assert asked(page) == [{"text": "How many rockets?\nAt Taji.", "instead": 1}]
    expect(page.locator("#q-1")).to_be_visible()
    expect(page.get_by_label("Your question")).to_be_focused()


@pytest.mark.parametrize("way", ["Escape", "Cancel"])
def test_editing_is_given_up_and_the_focus_goes_back(page: Page, way: str) -> None:
    under(page, 2, "Edit").click()
    page.keyboard.type(" now")
    if way == "Escape":
        page.keyboard.press("Escape")
    else:
        page.get_by_role("button", name="Cancel").click()
    expect(page.locator(".edit")).to_have_count(0)
    expect(under(page, 2, "Edit")).to_be_focused()
    expect(page.locator("#q-2")).to_have_text("And in April?")
    assert asked(page) == []


def test_nothing_is_not_asked(page: Page) -> None:
    under(page, 2, "Edit").click()
    page.get_by_label("Edit the question").fill("  \n ")
    page.get_by_role("button", name="Ask", exact=True).click()
    expect(page.get_by_label("Edit the question")).to_be_focused()
    assert asked(page) == []


def test_what_is_being_edited_outlives_an_answer_that_comes_meanwhile(page: Page) -> None:
    under(page, 1, "Edit").click()
    page.keyboard.type(" And who?")
    page.evaluate("(html) => (document.querySelector('.turns').innerHTML = html)", turn(FIRST, kept=True))
    expect(page.get_by_label("Edit the question")).to_have_value("How many rockets? And who?")
    page.keyboard.press("Escape")
    expect(under(page, 1, "Edit")).to_be_focused()


def test_the_last_question_is_asked_again_at_once_and_an_earlier_one_when_confirmed(page: Page) -> None:
    under(page, 2, "Ask again").click()
    assert asked(page) == [{"text": "And in April?", "instead": 2}]
    under(page, 1, "Ask again").click()
    assert len(asked(page)) == 1
    under(page, 1, "Really? The question after it goes").click()
    assert asked(page)[1:] == [{"text": "How many rockets?", "instead": 1}]


def test_a_question_that_was_the_last_says_later_what_goes_by_asking_it_again(page: Page) -> None:
    page.evaluate("(html) => document.querySelector('.turns').insertAdjacentHTML('beforeend', html)",
                  turn(replace(FIRST, n=3), kept=True))  # fmt: skip
    under(page, 2, "Edit").focus()
    expect(under(page, 2, "Edit")).to_have_attribute("aria-label", "Edit: the question after it goes")


# -- taking along --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", ["\n\n first\r\nsecond\rthird\t\u202e\x1b</div>&amp;'\" 😀\n", "one line"])
def test_a_text_is_copied_to_the_letter_and_the_button_says_so(page: Page, text: str) -> None:
    under(page, 1, "Copy").click()
    hand_over(page, Taken(text=text))
    expect(page.locator("#turn-1 .bar .note")).to_have_text("Copied")
    expect(page.locator('[role="status"]')).to_have_text("Copied")
    expect(under(page, 1, "Copy")).to_be_focused()
    assert copied(page).replace("\r\n", "\n") == text.replace("\r\n", "\n")


def test_a_file_is_saved_to_the_letter_under_its_name(page: Page) -> None:
    text = json.dumps({"a": "\n\r\n\u202e😀"}) + "\n"
    page.locator("#turn-1 .menu summary").click()
    under(page, 1, "JSON").click()
    with page.expect_download() as saved:
        hand_over(page, Taken("rockets.json", "application/json", text))
    assert saved.value.suggested_filename == "rockets.json"
    assert saved.value.path().read_bytes() == text.encode()
    expect(page.locator("#turn-1 .bar .note")).to_have_text("Saved as rockets.json")
    expect(page.locator("#turn-1 .menu summary")).to_be_focused()


def test_the_same_handing_over_acts_once_and_a_problem_is_told(page: Page) -> None:
    page.locator("#earlier .menu summary").last.click()
    page.locator("#earlier").get_by_role("button", name="Markdown").click()
    problem = Taken(problem="It is <b>gone</b>.")
    hand_over(page, problem)
    expect(page.locator("#earlier .note.failed")).to_have_text("It is <b>gone</b>.")
    page.evaluate("document.querySelector('.note').remove()")
    hand_over(page, problem)
    page.wait_for_timeout(100)
    expect(page.locator(".note")).to_have_count(0)


# -- paper and links -----------------------------------------------------------------------------------------------


def test_only_the_turn_is_printed(page: Page) -> None:
    under(page, 2, "Print").click()
    assert page.evaluate("window.paper") == ["turn-2"]
    page.emulate_media(media="print")
    expect(page.locator("#turn-1")).to_be_hidden()
    expect(page.locator("#turn-2 .statements")).to_be_visible()
    expect(page.locator("#turn-2 .bar")).to_be_hidden()
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(page.locator("#turn-1")).to_be_visible()
    page.emulate_media(media="screen")


def test_a_link_opens_the_same_question_within_the_same_limits(page: Page) -> None:
    under(page, 1, "Link").click()
    expect(page.locator("#turn-1 .bar .note")).to_have_text("Link copied")
    expect(page.locator('[role="status"]')).to_have_text("Link copied")
    assert copied(page) == f"{ADDRESS}?q=How+many+rockets%3F&as-of=2020-03-16"


def test_where_the_browser_does_not_copy_the_link_is_there_to_be_copied_by_hand(page: Page) -> None:
    page.evaluate("navigator.clipboard.writeText = () => Promise.reject(); document.execCommand = () => false")
    under(page, 1, "Link").click()
    box = page.get_by_label("To be copied by hand")
    expect(box).to_be_focused()
    assert box.input_value().startswith(f"{ADDRESS}?q=How")
    assert page.evaluate("getSelection().toString()") == box.input_value()
    page.keyboard.press("Escape")
    expect(box).to_have_count(0)
    expect(under(page, 1, "Link")).to_be_focused()


# -- menus and the focus -------------------------------------------------------------------------------------------


def test_a_menu_closes_with_escape_and_when_something_else_is_pressed(page: Page) -> None:
    menu = page.locator("#turn-1 .menu")
    menu.locator("summary").click()
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    expect(menu).not_to_have_attribute("open", "")
    expect(menu.locator("summary")).to_be_focused()
    menu.locator("summary").click()
    page.locator("#q-1").click()
    expect(menu).not_to_have_attribute("open", "")


def test_the_focus_stays_where_a_verdict_was_given(page: Page) -> None:
    page.locator("#turn-1 .rating").get_by_role("button", name="No").click()
    rated = turn(replace(FIRST, rating=Rating(False)), kept=True)
    page.evaluate("(html) => (document.querySelector('#turn-1').outerHTML = html)", rated)
    expect(page.locator("#rating-1-no")).to_be_focused()
    expect(page.locator("#rating-1-no")).to_have_attribute("aria-pressed", "true")


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_everything_fits_and_can_be_hit(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.evaluate("document.querySelectorAll('details').forEach((one) => (one.open = true))")
    under(page, 1, "Edit").click()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    least = 24 if width > 860 else 32
    small = page.evaluate(
        """(least) => [...document.querySelectorAll(
             ":is(.after, .rating, .earlier) :is(button, summary, label:has(input), .naming input)")]
           .filter((one) => one.checkVisibility() && one.getBoundingClientRect().height < least)
           .map((one) => one.outerHTML)""",
        least,
    )
    assert small == []
    page.set_viewport_size({"width": 1280, "height": 900})
