"""What a reader does with the archive itself: looking through it, adding, removing; at a desk and on a phone."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import httpx
import pytest
from accessible import look
from browsing import (  # noqa: F401 - fixtures
    DESK,
    PHONE,
    Screen,
    address,
    archive,
    ask,
    browser,
    choose,
    copied_sample,
    enter,
    reading,
    screen,
    serving,
)
from playwright.sync_api import Browser, Page, expect

from qa import Archive

HARBOURS = {DESK: "Piraeus", PHONE: "Valletta"}
"""Each screen adds articles of its own: both look at the same archive."""


@pytest.fixture
def page(browser: Browser, address: str, screen: Screen) -> Iterator[Page]:
    with reading(browser, address, screen) as page:
        enter(page, "Archive")
        expect(page.locator(".articles")).to_be_visible()
        yield page


class Publisher(BaseHTTPRequestHandler):
    """A publisher's site: one story, which comes once it is let out."""

    out = threading.Event()

    def do_GET(self) -> None:
        self.out.wait(30)
        found = self.path.startswith("/story-")
        place = self.path.removeprefix("/story-")
        told = f"Forty lorries crossed the bridge at {place} on Monday, the customs office said. Nobody was held up."
        words = (
            f"<html><head><title>Lorries at {place}</title></head><body><article><p>{told}</p></article></body></html>"
        )
        self.send_response(200 if found else 404)
        self.send_header("content-type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(words.encode() if found else b"gone")

    def log_message(self, format: str, *arguments: Any) -> None:
        """Say nothing."""


@pytest.fixture
def publisher() -> Iterator[str]:
    Publisher.out.clear()
    with ThreadingHTTPServer(("127.0.0.1", 0), Publisher) as server:
        threading.Thread(target=server.serve_forever).start()
        yield f"http://127.0.0.1:{server.server_port}"
        Publisher.out.set()
        server.shutdown()


def drop(page: Page, name: str, text: str) -> None:
    """A file that is drawn onto the page."""
    carried = page.evaluate_handle(
        "([name, text]) => { const t = new DataTransfer(); t.items.add(new File([text], name)); return t; }",
        [name, text],
    )
    page.dispatch_event("#room-archive", "dragover", {"dataTransfer": carried})
    page.dispatch_event("#room-archive", "drop", {"dataTransfer": carried})


def held(page: Page) -> int:
    """How many articles the masthead says there are."""
    return int(re.findall(r"(\d+) article", page.locator(".holdings").text_content() or "")[0])


def test_files_are_added_by_the_button_and_by_dropping_them(page: Page, screen: Screen) -> None:
    harbour, before = HARBOURS[screen], held(page)
    story = f"Nine ferries sank in the harbour of {harbour} on Sunday, the coast guard said."
    choose(page, (f"2020-05-03-{harbour}.txt", story), (f"empty-{harbour}.txt", ""))
    report = page.locator("#report")
    expect(report).to_contain_text("1 added, 0 updated, 0 unchanged, 1 rejected.")
    expect(report).to_contain_text(f"empty-{harbour}.txt: empty file")
    look(page, "added")
    drop(page, f"2020-05-04-{harbour}.txt", f"Two ferries were raised in {harbour} on Monday, the coast guard said.")
    expect(report).to_contain_text("1 added, 0 updated, 0 unchanged, 0 rejected.")
    expect(page.locator(".holdings")).to_contain_text(f"{before + 2} articles")
    enter(page, "Ask")
    turn = ask(page, f"How many ferries sank in the harbour of {harbour}?")
    expect(turn.locator(".statements")).to_contain_text("9 ferries sank on Sunday (3 May 2020)")


def test_a_pasted_text_keeps_its_origin_and_nothing_that_is_rejected_is_lost(page: Page, screen: Screen) -> None:
    harbour = HARBOURS[screen]
    words, report = page.get_by_label("Address or text"), page.locator("#report")
    words.fill(f"Five cranes fell over in the port of {harbour} on Tuesday, the port said. Nobody was hurt.")
    page.get_by_text("It is text: say where it is from").click()
    page.get_by_label("Title").fill(f"Cranes of {harbour}")
    page.get_by_label("Publisher", exact=True).fill("Quay Courier")
    page.get_by_label("Day", exact=True).fill("2020-05-05")
    look(page, "pasting")
    add = page.locator("#adding").get_by_role("button", name="Add")
    add.click()
    expect(report).to_contain_text("1 added")
    expect(words).to_have_value("")
    report.get_by_role("button", name=f"Cranes of {harbour}").click()
    reader = page.get_by_role("dialog")
    expect(reader).to_contain_text("Quay Courier 5 May 2020")
    page.keyboard.press("Escape")
    words.fill("?")
    add.click()
    expect(report).to_contain_text("1 rejected")
    expect(report).to_contain_text("What you typed stands in the form again.")
    expect(words).to_have_value("?")


def test_addresses_are_fetched_while_the_page_tells_how_far_it_is(page: Page, screen: Screen, publisher: str) -> None:
    harbour = HARBOURS[screen]
    words, report = page.get_by_label("Address or text"), page.locator("#report")
    words.fill(f"{publisher}/story-{harbour}\n{publisher}/missing")
    page.locator("#adding").get_by_role("button", name="Add").click()
    expect(report.get_by_role("progressbar", name="Reading")).to_be_visible()
    expect(report).to_contain_text("Reading 1 of 2")
    look(page, "fetching")
    Publisher.out.set()
    expect(report).to_contain_text("1 added, 0 updated, 0 unchanged, 1 rejected.")
    expect(report).to_contain_text(f"{publisher}/missing")
    expect(report).to_contain_text("404")
    expect(words).to_have_value(f"{publisher}/missing")


def test_the_archive_is_looked_through_by_time_by_publisher_and_by_words(page: Page) -> None:
    look(page, "archive")
    told, narrowed = page.locator(".finding .told"), page.get_by_role("list", name="Narrowed to")
    column = page.locator(".years button.column").last
    many = int(re.findall(r"(\d+) article", column.text_content() or "")[0])
    column.click()
    expect(narrowed).to_be_visible()
    expect(page.locator(".articles > li")).to_have_count(min(many, 20))
    look(page, "archive-narrowed")
    narrowed.get_by_role("button").click()
    expect(narrowed).to_have_count(0)
    page.locator(".whose").get_by_role("button", name="Sample Gazette").click()
    expect(narrowed).to_contain_text("Sample Gazette")
    assert set(page.locator(".articles > li > .meta b").all_text_contents()) == {"Sample Gazette"}
    page.get_by_label("Search the articles").fill("rockets")
    page.get_by_role("button", name="Search").click()
    expect(told).to_contain_text("the best matches first")
    expect(page.locator(".articles mark").first).to_have_text(re.compile("rocket", re.IGNORECASE))
    page.locator(".articles button.title").first.click()
    reader = page.get_by_role("dialog")
    expect(reader.locator(".figure").first).to_be_visible()
    expect(reader.locator(".incident").first).to_be_visible()
    look(page, "article")
    reader.get_by_role("button", name="Close").click()
    expect(page.locator(".articles button.title").first).to_be_focused()


def test_an_article_is_removed_only_after_asking_back(page: Page) -> None:
    before, first = held(page), page.locator(".articles > li").first
    title = first.locator("button.title").text_content() or ""
    first.get_by_role("button", name="Remove").click()
    asking_back = first.get_by_role("button", name="Remove for good?")
    expect(asking_back).to_be_visible()
    assert held(page) == before
    asking_back.click()
    expect(page.locator("#report")).to_contain_text(f"Removed: {title}.")
    expect(page.locator(".holdings")).to_contain_text(f"{before - 1} articles")
    look(page, "removed")
    expect(page.locator(".articles button.title", has_text=title)).to_have_count(0)


def test_a_page_that_is_only_read_offers_no_change_and_refuses_it(browser: Browser, archive: Archive) -> None:
    before = archive.coverage().articles
    with serving(archive, read_only=True) as address, reading(browser, address, PHONE) as page:
        enter(page, "Archive")
        expect(page.locator(".articles")).to_be_visible()
        expect(page.locator("#adding")).to_contain_text("This archive is read-only")
        expect(page.locator("#upload, #adding form, .remove")).to_have_count(0)
        look(page, "read-only")
        drop(page, "dropped.txt", "Six barges sank at noon, the harbour office said.")
        article = page.locator(".articles [data-article]").first.get_attribute("data-article")
        page.evaluate(
            """(article) => {
              const remove = Object.assign(document.createElement("button"), { type: "button", id: "made-up" });
              Object.assign(remove.dataset, { act: "remove", article });
              document.querySelector("#archive .stock").append(remove);
              remove.click();
            }""",
            article,
        )
        expect(page.locator("#report .problem")).to_contain_text("read-only")
        page.evaluate(
            """() => {
              const form = document.createElement("form");
              Object.assign(form.dataset, { act: "add" });
              const words = { name: "words", value: "Six barges sank." };
              form.append(Object.assign(document.createElement("textarea"), words));
              document.querySelector("#adding .locked").append(form);
              document.querySelector("#report .problem").remove();
              form.requestSubmit();
            }"""
        )
        expect(page.locator("#report .problem")).to_contain_text("read-only")
        files = {"files": ("barges.txt", b"Six barges sank at noon.")}
        assert httpx.post(f"{address}/gradio_api/upload", files=files).status_code == 404
        assert archive.coverage().articles == before
