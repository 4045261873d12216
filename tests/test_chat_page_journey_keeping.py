"""What a reader keeps, takes along and says of answers: at a desk by day, and on a phone at night."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from accessible import look
from browsing import (  # noqa: F401 - fixtures
    DESK,
    PATIENCE,
    PHONE,
    ROOMS,
    Watched,
    address,
    archive,
    ask,
    browser,
    copied_sample,
    enter,
    free_port,
    opened,
    reading,
    serving,
)
from conftest import dateline
from playwright.sync_api import Browser, Locator, Page, expect

from qa import Archive

GREW = "How many attacks on US forces since October 2023?"
HAPPENED = "What happened in March 2020?"
ROCKETS = "How many rockets fell on the Taji camp?"


@pytest.fixture(params=[DESK, PHONE], ids=str)
def page(browser: Browser, address: str, request: Any) -> Iterator[Page]:
    with reading(browser, address, request.param, permissions=["clipboard-read", "clipboard-write"]) as page:
        yield page


def questions(page: Page) -> list[str]:
    return page.locator("#log .turn h2").all_text_contents()


def save(within: Locator, kind: str) -> tuple[str, str]:
    """The name and the text of a file that is saved from a menu."""
    within.locator(".menu summary", has_text="Save").first.click()
    with within.page.expect_download() as begun:
        within.get_by_role("button", name=kind).first.click()
    return begun.value.suggested_filename, Path(begun.value.path()).read_text(encoding="utf-8")


def test_a_conversation_outlives_a_reload_and_a_restart_of_the_server(browser: Browser, archive: Archive) -> None:
    port, watched = free_port(), Watched()
    context = browser.new_context()
    context.set_default_timeout(PATIENCE * 1000)
    with serving(archive, port) as address:
        page = opened(context, address)
        page.on("pageerror", lambda error: watched.errors.append(str(error)))
        ask(page, GREW)
        page.reload()
        expect(page.locator("#log .turn h2")).to_have_text(GREW)
        expect(page.locator("#log .count .value")).to_have_text("165 attacks")
        page.evaluate("window.sameAsBefore = true")
    with serving(archive, port):
        page.wait_for_timeout(1500)
        turn = ask(page, "And in Iraq and Syria?")
        expect(turn.locator(".basis")).to_be_visible()
        assert questions(page) == [GREW, "And in Iraq and Syria?"]
        assert page.evaluate("window.sameAsBefore")
        page.reload()
        expect(page.locator("#log .turn h2")).to_have_text([GREW, "And in Iraq and Syria?"])
    context.close()
    assert not watched.errors


def test_conversations_are_begun_opened_renamed_and_deleted(page: Page) -> None:
    ask(page, GREW)
    page.get_by_role("button", name="New conversation").click()
    expect(page.locator(".start")).to_be_visible()
    ask(page, HAPPENED)
    enter(page, "Earlier")
    kept = page.locator(".kept > li")
    expect(kept).to_have_count(2)
    expect(kept.first).to_contain_text("open now")
    look(page, "earlier")
    page.reload()
    expect(kept.first).to_contain_text("open now")
    expect(page.get_by_role("navigation", name=ROOMS).locator("[aria-current=page]")).to_have_text("Earlier")
    kept.last.locator("summary", has_text="Rename").click()
    title = kept.last.get_by_label("New title")
    title.fill("Attacks <b>by</b> day")
    look(page, "renaming")
    title.press("Enter")
    expect(kept.locator("button.title", has_text="Attacks <b>by</b> day")).to_be_visible()
    page.get_by_role("button", name="Attacks <b>by</b> day", exact=True).click()
    expect(page.locator("#log .turn h2")).to_have_text(GREW)
    enter(page, "Earlier")
    kept.filter(has_text="Attacks").get_by_role("button", name="Delete").click()
    expect(kept).to_have_count(2)
    kept.get_by_role("button", name="Really delete?").click()
    expect(kept).to_have_count(1)
    page.get_by_role("button", name="Delete all").click()
    page.get_by_role("button", name="Really delete it?").click()
    expect(page.locator(".earlier .none")).to_be_visible()
    look(page, "nothing-earlier")
    enter(page, "Ask")
    expect(page.locator(".start")).to_be_visible()
    page.reload()
    expect(page.locator(".start")).to_be_visible()


def test_two_tabs_of_one_reader_do_not_mix(page: Page, address: str) -> None:
    other = opened(page.context, address)
    ask(page, GREW)
    ask(other, HAPPENED)
    ask(page, ROCKETS)
    page.reload()
    expect(page.locator("#log .turn h2")).to_have_text([GREW, ROCKETS])
    assert questions(other) == [HAPPENED]


def test_an_answer_and_a_conversation_are_taken_along(page: Page, archive: Archive) -> None:
    answer = archive.ask(GREW)
    turn = ask(page, GREW)
    turn.locator(".menu summary").click()
    look(page, "saving")
    page.keyboard.press("Escape")
    name, text = save(turn, "Markdown")
    assert name == "how-many-attacks-on-us-forces-since-october-2023.md"
    assert "165 attacks since 17 October 2023" in text
    assert all(citation.source.title in text for citation in answer.citations)
    name, text = save(turn, "JSON")
    assert name.endswith(".json")
    record = json.loads(text)["answer"]
    assert record["citations"] == json.loads(json.dumps(answer.to_json()))["citations"]
    turn.get_by_role("button", name="Copy the answer with its sources").click()
    expect(turn.locator(".note", has_text="Copied")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert "165 attacks" in copied
    assert all(citation.source.title in copied for citation in answer.citations)
    ask(page, HAPPENED)
    enter(page, "Earlier")
    kept = page.locator(".kept > li")
    assert len(json.loads(save(kept, "JSON")[1])["turns"]) == 2
    assert HAPPENED in save(kept, "Markdown")[1]


def test_a_saved_page_is_whole_without_the_server(page: Page, browser: Browser, tmp_path: Path) -> None:
    name, text = save(ask(page, GREW), "Page to print")
    (tmp_path / name).write_text(text, encoding="utf-8")
    with browser.new_context(offline=True) as context:
        context.on("page", (watched := Watched()).watch)
        saved = context.new_page()
        saved.goto((tmp_path / name).as_uri())
        expect(saved.locator("body")).to_contain_text("165 attacks since 17 October 2023")
        assert saved.locator("script, iframe").count() == 0
        assert not watched.errors
        assert [asked for asked in watched.requests if not asked.startswith(("file:", "data:"))] == []


def test_on_paper_there_is_nothing_to_press(page: Page) -> None:
    turn = ask(page, GREW)
    page.evaluate("window.print = () => { window.printed = true; }")
    turn.get_by_role("button", name="Print").click()
    assert page.evaluate("window.printed")
    page.emulate_media(media="print")
    expect(turn.locator(".statements")).to_be_visible()
    expect(turn.locator(".card").first).to_be_visible()
    for gone in ("#composer", ".rooms", ".after", ".rating", ".limited"):
        expect(page.locator(gone).first).to_be_hidden()
    buttons = page.locator("button:visible:not(.chip, [data-sort])")
    assert buttons.all_text_contents() == []
    assert len(page.pdf()) > 10_000
    page.emulate_media(media="screen")
    expect(page.locator("#composer")).to_be_visible()


def test_a_link_opens_the_same_question_within_the_same_limits_once(page: Page) -> None:
    turn = ask(page, GREW)
    turn.locator(".understood").get_by_role("button", name="as of 25 July 2024").click()
    page.get_by_role("dialog").get_by_label("as of").fill("2024-01-15")
    page.get_by_role("button", name="Apply").click()
    expect(turn.locator(".count .value")).to_have_text("127 attacks")
    turn.get_by_role("button", name="Link to this question").click()
    expect(turn.locator(".note", has_text="Link copied")).to_be_visible()
    link = page.evaluate("navigator.clipboard.readText()")
    other = page.context.new_page()
    other.goto(link)
    expect(other.locator("#log .turn .count .value")).to_have_text("127 attacks")
    expect(other.locator(".understood")).to_contain_text("as of 15 January 2024")
    assert "?" not in other.url
    other.reload()
    expect(other.locator("#log .turn h2")).to_have_text([GREW])
    ask(other, HAPPENED)
    assert questions(other) == [GREW, HAPPENED]


def test_what_a_reader_says_of_an_answer_is_stored_and_becomes_a_draft_of_gold(page: Page, tmp_path: Path) -> None:
    ask(page, HAPPENED)
    rating = page.locator("#turn-1 .rating")
    rating.get_by_role("button", name="Yes").click()
    expect(rating).to_contain_text("You said it was right.")
    rating.get_by_role("button", name="No", exact=True).click()
    expect(rating.get_by_label("In your own words")).to_be_visible()
    look(page, "rating")
    boxes = rating.get_by_role("checkbox")
    reason = boxes.first.get_attribute("value") or ""
    boxes.first.check()
    words = f"The day is another, seen on {page.viewport_size}"
    rating.get_by_label("In your own words").fill(words)
    rating.get_by_role("button", name="Send").click()
    expect(rating).to_contain_text(f"You said it was wrong: {reason}.")
    expect(rating.locator(".why")).to_have_text(words)
    look(page, "rated")
    page.reload()
    expect(page.locator("#turn-1 .why")).to_have_text(words)
    told = json.loads(dateline("feedback", "--json").stdout)
    stored = next(one for one in told if one["why"] == words)
    assert (stored["right"], stored["reasons"]) == (False, [reason])
    assert stored["question"] == HAPPENED
    assert stored["answer"]["citations"]
    assert dateline("feedback", "--gold", str(tmp_path / "gold.jsonl")).returncode == 0
    drafts = [json.loads(line) for line in (tmp_path / "gold.jsonl").read_text(encoding="utf-8").splitlines()]
    assert HAPPENED in {draft["question"] for draft in drafts}
    page.locator("#turn-1 .rating").get_by_role("button", name="Take it back").click()
    expect(page.locator("#turn-1 .why")).to_have_count(0)
