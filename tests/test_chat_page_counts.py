"""Counts, timelines and refusals as a reader meets them: a real server on the sample archive, and Chromium."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from accessible import look
from browsing import (  # noqa: F401 - fixtures
    DESK,
    PATIENCE,
    PHONE,
    Screen,
    ask,
    browser,
    environment,
    focus_by_keyboard,
    free_port,
    reading,
    start,
)
from conftest import ON_A_PHONE
from playwright.sync_api import Browser, Locator, Page, expect

GREW = "How many attacks on US forces since October 2023?"
DIFFER = "How many rockets came down near Ain al-Asad on 25 July 2024?"
COUNTED = "How many attacks in 2021?"
HAPPENED = "What happened in March 2020?"
UNCLEAR = "Who was killed in the attack?"


@pytest.fixture(scope="module")
def address(environment: dict[str, str]) -> Iterator[str]:
    """The page on the sample archive."""
    port = free_port()
    server = start(["--port", str(port)], environment)
    try:
        assert server.stdout
        assert "sample archive" in next(server.stdout, "")
        assert f"Open http://127.0.0.1:{port}" in next(server.stdout, "")
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(PATIENCE)


@pytest.fixture(params=[DESK, PHONE], ids=str)
def page(browser: Browser, address: str, request: Any) -> Iterator[Page]:
    with reading(browser, address, request.param) as page:
        yield page
        if request.node.originalname in ON_A_PHONE:  # the others leave the same states
            look(page, request.node.originalname)


def card_of(turn: Locator, link: Locator) -> Locator:
    return turn.locator(str(link.get_attribute("href")))


# -- a count -------------------------------------------------------------------------------------------------------


def test_a_count_shows_its_number_and_each_point_of_its_plot_leads_to_its_source(page: Page) -> None:
    turn = ask(page, GREW)
    expect(turn.locator(".count .value")).to_have_text("165 attacks")
    expect(turn.locator(".facts")).to_contain_text("30 January 2024")
    points = turn.locator(".plot a")
    assert points.count() == 5
    for point in points.all():
        point.click()
        expect(card_of(turn, point)).to_be_focused()
        expect(card_of(turn, point)).to_be_in_viewport()
    value = turn.locator(".plot a .aloud").last.text_content() or ""
    assert value.startswith("165 attacks, as of 30 January 2024")
    assert "165" in (turn.locator(".card.on mark").text_content() or "")


def test_a_point_is_followed_by_keyboard_and_back(page: Page) -> None:
    turn = ask(page, GREW)
    point = turn.locator(".plot a").first
    focus_by_keyboard(page, point)
    page.keyboard.press("Enter")
    card = card_of(turn, point)
    expect(card).to_be_focused()
    card.get_by_text("Back to the answer").click()
    expect(point).to_be_focused()


def test_disputed_values_stand_side_by_side_and_lead_to_their_sources(page: Page) -> None:
    turn = ask(page, DIFFER)
    expect(turn.locator(".count .value")).to_have_text("4 rockets")
    rivals = turn.locator(".disputes a")
    expect(rivals).to_have_count(2)
    expect(rivals.last).to_contain_text("3")
    expect(rivals.last).to_contain_text("Sample Monitor")
    rivals.last.click()
    expect(card_of(turn, rivals.last)).to_be_focused()


def test_the_incidents_are_sorted_by_their_headers_by_mouse_and_by_keyboard(page: Page) -> None:
    turn = ask(page, COUNTED)
    table = turn.locator(".incidents table")
    places = table.locator("tbody td:nth-child(2)")
    days = table.locator("tbody time")
    by_day = days.all_text_contents()
    table.get_by_role("button", name="Place").click()
    expect(table.locator("th").nth(1)).to_have_attribute("aria-sort", "ascending")
    shown = places.all_text_contents()
    assert shown == sorted(shown, key=str.casefold)
    assert table.locator("tbody time").all_text_contents() != by_day
    focus_by_keyboard(page, table.get_by_role("button", name="Day"))
    page.keyboard.press("Enter")
    assert days.all_text_contents() == by_day
    page.keyboard.press("Enter")
    expect(table.locator("th").first).to_have_attribute("aria-sort", "descending")
    assert days.all_text_contents() == by_day[::-1]


def test_the_incidents_are_downloaded_as_csv_that_no_spreadsheet_runs(page: Page) -> None:
    turn = ask(page, COUNTED)
    turn.locator(".incidents tbody td").nth(1).evaluate(
        "cell => { cell.dataset.csv = JSON.stringify(['=HYPERLINK(\"x\"), \\n more']); }"
    )
    with page.expect_download() as begun:
        turn.get_by_role("button", name="Download CSV").click()
    assert begun.value.suggested_filename == "incidents.csv"
    saved = Path(begun.value.path()).read_bytes().decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(saved, newline="")))
    assert list(rows[0]) == ["first day", "last day", "place", "what", "sources"]
    assert len(rows) == turn.locator(".incidents tbody tr").count()
    assert rows[0]["place"] == '\'=HYPERLINK("x"), \n more'
    assert rows[0]["first day"] == turn.locator(".incidents time").first.get_attribute("datetime")
    assert rows[1]["sources"].startswith("Sample ")


# -- days, refusals, sources ---------------------------------------------------------------------------------------


def test_what_happened_is_a_timeline_of_days_in_order(page: Page) -> None:
    turn = ask(page, HAPPENED)
    days = [str(d.get_attribute("datetime")) for d in turn.locator(".timeline time.when").all()]
    assert days[:2] == ["2020-03-11", "2020-03-14"]
    assert days == sorted(days)
    mark = turn.locator(".timeline a.cite").first
    mark.click()
    expect(card_of(turn, mark)).to_be_focused()


def test_a_better_question_is_asked_by_keyboard_and_answered(page: Page) -> None:
    turn = ask(page, UNCLEAR)
    expect(turn.locator(".refusal")).to_contain_text("Which attack?")
    offered = turn.locator("[data-ask]")
    assert 1 <= offered.count() <= 3
    question = offered.first.text_content() or ""
    focus_by_keyboard(page, offered.first)
    page.keyboard.press("Enter")
    expect(page.locator("#log .turn")).to_have_count(2)
    answered = page.locator("#log .turn").last
    expect(answered.locator("h2")).to_have_text(question)
    expect(answered.locator(".statements li").first).to_be_visible()


def test_a_citation_shows_its_quote_on_focus_and_escape_hides_it(page: Page) -> None:
    turn = ask(page, HAPPENED)
    mark = turn.locator("a.cite").first
    focus_by_keyboard(page, mark)
    glance = page.get_by_role("tooltip")
    expect(glance).to_contain_text("Sample Wire")
    expect(glance).to_contain_text("11 March 2020")
    expect(glance).to_contain_text(card_of(turn, mark).locator("mark").text_content() or "?")
    expect(mark).to_have_attribute("aria-describedby", "glance")
    page.keyboard.press("Escape")
    expect(glance).to_be_hidden()
    expect(mark).to_be_focused()
    size = mark.bounding_box()
    assert size
    assert min(size["width"], size["height"]) >= 24


def test_a_citation_shows_its_quote_while_the_mouse_is_on_it(page: Page) -> None:
    turn = ask(page, HAPPENED)
    turn.locator("a.cite").nth(1).hover()
    expect(page.get_by_role("tooltip")).to_contain_text("Sample Monitor")
    box = page.get_by_role("tooltip").bounding_box()
    assert box
    assert box["x"] >= 0
    assert page.viewport_size
    assert box["x"] + box["width"] <= page.viewport_size["width"]
    page.mouse.move(2, 2)
    expect(page.get_by_role("tooltip")).to_be_hidden()


def test_a_whole_report_opens_at_its_quote_and_escape_leads_back(page: Page) -> None:
    turn = ask(page, HAPPENED)
    card = turn.locator(".card").first
    button = card.get_by_role("button", name="Whole report")
    for _ in range(2):  # once more: the same article
        button.click()
        report = page.get_by_role("dialog")
        expect(report).to_contain_text("Three coalition soldiers die in rocket fire on Taji camp")
        marked = report.locator(".report mark")
        expect(marked.first).to_be_in_viewport()
        assert "".join(marked.all_text_contents()).startswith(card.locator("mark").text_content() or "?")
        expect(report.locator(".figure").nth(1)).to_be_visible()
        page.keyboard.press("Escape")
        expect(report).to_be_hidden()
        expect(button).to_be_focused()


def test_the_whole_report_of_an_id_made_up_in_the_browser_is_not_there(page: Page) -> None:
    turn = ask(page, HAPPENED)
    button = turn.locator("[data-act=read]").first
    for made_up in ("../../etc/passwd", "", "x" * 5000, "' OR 1=1 --"):
        button.evaluate("(element, id) => { element.dataset.article = id; }", made_up)
        button.click()
        expect(page.get_by_role("dialog")).to_contain_text("no longer in the archive")
        page.get_by_role("button", name="Close").click()
        expect(page.get_by_role("dialog")).to_be_hidden()


def test_nothing_is_wider_than_the_narrowest_screen(browser: Browser, address: str) -> None:
    with reading(browser, address, Screen(320, 844, "light")) as page:
        for question in (GREW, DIFFER, COUNTED, HAPPENED, UNCLEAR):
            turn = ask(page, question)
            for summary in turn.locator("summary").all():
                summary.click()
            assert page.evaluate("document.documentElement.scrollWidth") <= 320
