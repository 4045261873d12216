"""The whole page without a mouse, read aloud, without motion, and on the narrowest screen."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pytest
from accessible import look
from browsing import (  # noqa: F401 - fixtures
    DESK,
    PHONE,
    ROOMS,
    Screen,
    address,
    archive,
    ask,
    browser,
    copied_sample,
    enter,
    reading,
    serving,
)
from playwright.sync_api import Browser, Locator, Page, expect

GREW = "How many attacks on US forces since October 2023?"
HAPPENED = "What happened in March 2020?"
FOCUSED = """() => {
    const one = document.activeElement;
    const ring = getComputedStyle(one), around = getComputedStyle(one.closest("#question") ?? one);
    const seen = [ring, around].some((style) => style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2);
    return [one.outerHTML.slice(0, 200), seen || getComputedStyle(one).backgroundColor !== "rgba(0, 0, 0, 0)"];
}"""


@pytest.fixture(params=[DESK, PHONE], ids=str)
def page(browser: Browser, address: str, request: Any) -> Iterator[Page]:
    with reading(browser, address, request.param) as page:
        yield page


def tab_to(page: Page, target: Locator, key: str = "Tab", most: int = 120) -> None:
    """Press Tab until that has the focus, and hold every stop on the way to a focus that is seen."""
    for _ in range(most):
        page.keyboard.press(key)
        if target.evaluate("one => one === document.activeElement"):
            break
    else:
        raise AssertionError(f"no way by keyboard to {target}")
    assert page.evaluate(FOCUSED)[1], page.evaluate(FOCUSED)[0]


def test_a_whole_session_is_done_by_keyboard_alone(page: Page) -> None:
    skip = page.get_by_role("link", name="Skip to the question box")
    tab_to(page, skip, "Shift+Tab")
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    box = page.get_by_label("Your question")
    expect(box).to_be_focused()
    page.keyboard.type(GREW)
    page.keyboard.press("Enter")
    turn = page.locator("#log .turn")
    expect(turn.locator(".basis")).to_be_visible()
    expect(box).to_be_focused()
    tab_to(page, turn.locator("a.cite").first, "Shift+Tab")
    expect(page.get_by_role("tooltip")).to_be_visible()
    page.keyboard.press("Enter")
    card = turn.locator(".card").first
    expect(card).to_be_focused()
    tab_to(page, card.get_by_role("button", name="Whole report"))
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("Escape")
    expect(card.get_by_role("button", name="Whole report")).to_be_focused()
    tab_to(page, card.get_by_text("Back to the answer"))
    page.keyboard.press("Enter")
    expect(turn.locator("a.cite").first).to_be_focused()
    chip = turn.locator("button.chip", has_text="as of")
    tab_to(page, chip, "Shift+Tab")
    page.keyboard.press("Enter")
    form = page.get_by_role("dialog", name="Answer within")
    tab_to(page, form.get_by_role("button", name="Cancel"))
    page.keyboard.press("Enter")
    expect(chip).to_be_focused()
    tab_to(page, page.get_by_role("navigation", name=ROOMS).get_by_role("button", name="Earlier"), "Shift+Tab")
    page.keyboard.press("Enter")
    kept = page.locator(".kept > li").first
    expect(kept).to_be_visible()
    tab_to(page, kept.locator("summary", has_text="Rename"))
    page.keyboard.press("Enter")
    tab_to(page, page.get_by_label("New title"))
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type("Renamed by hand")
    page.keyboard.press("Enter")
    expect(page.locator(".kept button.title")).to_have_text("Renamed by hand")
    expect(page.locator(".kept button.title")).to_be_focused()
    page.keyboard.press("Enter")
    expect(turn.locator("h2")).to_have_text(GREW)


def test_the_focus_goes_all_the_way_round_and_is_seen_everywhere(page: Page) -> None:
    ask(page, HAPPENED)
    for room in ("Ask", "Earlier", "Archive"):
        enter(page, room)
        expect(page.locator({"Ask": ".basis", "Earlier": ".kept", "Archive": ".articles"}[room])).to_be_visible()
        for _ in range(400):
            page.keyboard.press("Tab")
            if page.evaluate("document.activeElement === document.body || document.activeElement.closest('.skip')"):
                break
            what, seen = page.evaluate(FOCUSED)
            assert seen, what
        else:
            raise AssertionError(f"the focus is caught in {room}")


def test_a_screen_reader_meets_headings_in_order_and_is_told_what_happens(page: Page) -> None:
    status = page.locator("#status").get_by_role("status")
    expect(page.locator("h1")).to_have_count(1)
    cards = ask(page, GREW).locator(".card")
    expect(status).to_have_text(f"Answer ready, {cards.count()} sources")
    ask(page, "Which team won the football world cup final in Qatar?")
    expect(status).to_contain_text("No answer.")
    for room, shown in (("Ask", ".turn"), ("Earlier", ".kept"), ("Archive", ".articles")):
        enter(page, room)
        expect(page.locator(shown).first).to_be_visible()
        levels = page.evaluate(
            """[...document.querySelectorAll("h1, h2, h3, h4, h5, h6")].filter((one) => one.checkVisibility())
            .map((one) => Number(one.tagName[1]))"""
        )
        assert levels[0] == 1
        assert levels.count(1) == 1
        assert all(after - before <= 1 for before, after in pairwise(levels)), levels
    enter(page, "Earlier")
    page.get_by_role("button", name="Delete all").click()
    page.get_by_role("button", name="Really delete it?").click()
    expect(status).to_have_text("All conversations deleted")


def test_nothing_moves_for_readers_who_want_no_motion(browser: Browser, address: str) -> None:
    with reading(browser, address, PHONE, reduced_motion="reduce") as page:
        turn = ask(page, GREW)
        page.evaluate(
            "Element.prototype.scrollIntoView = function (how) { (window.ways ??= []).push(how?.behavior ?? 'auto'); }"
        )
        turn.locator("a.cite").last.click()
        assert set(page.evaluate("window.ways")) == {"auto"}
        moving = page.evaluate(
            "document.getAnimations().map((one) => [one.effect.target?.outerHTML.slice(0, 80), one.playState])"
        )
        assert moving == []


def test_the_narrowest_screen_is_enough(browser: Browser, address: str) -> None:
    with reading(browser, address, Screen(320, 640, "light")) as page:
        look(page, "narrow-start")
        turn = ask(page, GREW)
        turn.locator(".menu summary").click()
        look(page, "narrow-count")
        page.keyboard.press("Escape")
        turn.locator("button.chip").first.click()
        look(page, "narrow-limits")
        page.keyboard.press("Escape")
        turn.get_by_role("button", name="Whole report").first.click()
        expect(page.locator("dialog.reader .report")).to_be_visible()
        look(page, "narrow-report")
        page.keyboard.press("Escape")
        for room, shown in (("Earlier", ".kept"), ("Archive", ".articles")):
            enter(page, room)
            expect(page.locator(shown)).to_be_visible()
            look(page, f"narrow-{room.lower()}")
