"""A page that asks who comes, and how often: at a desk by day, and on a phone at night."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from accessible import look
from browsing import (  # noqa: F401 - fixtures
    DESK,
    PATIENCE,
    PHONE,
    Screen,
    Watched,
    ask,
    browser,
    copied_sample,
    enter,
    reading,
    screen,
    serving,
)
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from qa import Archive

GREW = "How many attacks on US forces since October 2023?"
HAPPENED = "What happened in March 2020?"
REFUSED = "status of 400"
"""What the browser itself notes in its console when a password is wrong."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copied_sample(tmp_path_factory.mktemp("guarded"))


@pytest.fixture(scope="module")
def guarded(folder: Path) -> Iterator[str]:
    with Archive.open(folder) as archive, serving(archive, auth="anna:open-sesame,ben:other-word") as address:
        yield address


def log_in(page: Page, name: str, password: str) -> None:
    page.get_by_label("username").fill(name)
    page.get_by_label("password").fill(password)
    page.get_by_role("button", name="Login").click()


def visited(context: BrowserContext, address: str) -> tuple[Page, Watched, list[str]]:
    """The login page, with the network cut: what is asked of anybody else is refused and noted."""
    watched, elsewhere = Watched(), list[str]()
    context.set_default_timeout(PATIENCE * 1000)
    context.on("page", watched.watch)

    def refuse(route: Route) -> None:
        elsewhere.append(route.request.url)
        route.abort()

    context.route(lambda url: not url.startswith((address, "data:", "blob:")), refuse)
    page = context.new_page()
    page.goto(address)
    return page, watched, elsewhere


def test_nothing_but_a_login_is_there_until_the_password_is_right(
    browser: Browser, guarded: str, screen: Screen
) -> None:
    size = {"width": screen.width, "height": screen.height}
    with browser.new_context(viewport=size, color_scheme=screen.scheme) as context:  # type: ignore[arg-type]
        page, watched, elsewhere = visited(context, guarded)
        expect(page.get_by_role("button", name="Login")).to_be_visible()
        expect(page.locator(".masthead, #question, #archive")).to_have_count(0)
        assert "sample" not in page.content().lower()
        look(page, "login")
        log_in(page, "anna", "wrong")
        expect(page.get_by_text("Incorrect")).to_be_visible()
        look(page, "login-refused")
        log_in(page, "anna", "open-sesame")
        expect(page.locator(".start")).to_be_visible()
        turn = ask(page, GREW)
        expect(turn.locator(".count .value")).to_have_text("165 attacks")
        enter(page, "Earlier")
        expect(page.locator(".kept button.title").first).to_have_text(GREW)
        assert [said for said in watched.errors if REFUSED not in said and "401" not in said] == []
        assert elsewhere == []


def test_two_users_of_one_browser_see_their_own_conversations_only(browser: Browser, guarded: str) -> None:
    with browser.new_context() as context:
        page, _, _ = visited(context, guarded)
        log_in(page, "anna", "open-sesame")
        ask(page, GREW)
        page.goto(f"{guarded}/logout")
        page.goto(guarded)
        log_in(page, "ben", "other-word")
        expect(page.locator(".start")).to_be_visible()
        enter(page, "Earlier")
        expect(page.locator(".earlier .none")).to_be_visible()
        expect(page.locator("#log .turn")).to_have_count(0)


def test_without_a_login_nothing_is_told_over_http(guarded: str) -> None:
    for path in ("/config", "/gradio_api/info", "/gradio_api/queue/data?session_hash=a"):
        told = httpx.get(guarded + path)
        assert told.status_code in (401, 404), path
        assert "attack" not in told.text


def test_too_many_questions_are_told_how_long_to_wait(browser: Browser, folder: Path, screen: Screen) -> None:
    with (
        Archive.open(folder) as archive,
        serving(archive, rate=2) as address,
        reading(browser, address, screen) as page,
    ):
        ask(page, GREW)
        ask(page, HAPPENED)
        box = page.get_by_label("Your question")
        box.fill(GREW)
        box.press("Enter")
        expect(page.locator("#notice .problem")).to_contain_text("Ask again in ")
        expect(page.locator("#notice .problem")).to_contain_text("seconds")
        expect(box).to_have_value(GREW)
        expect(page.locator("#log .turn")).to_have_count(2)
        look(page, "too-often")


def test_with_the_network_cut_a_reader_of_everything_asks_nobody_else(browser: Browser, folder: Path) -> None:
    with Archive.open(folder) as archive, serving(archive) as address, browser.new_context() as context:
        page, watched, elsewhere = visited(context, address)
        expect(page.locator(".start")).to_be_visible()
        turn = ask(page, GREW)
        turn.locator(".card h4 a, .card button.whole").last.hover()
        turn.get_by_role("button", name="Whole report").first.click()
        expect(page.locator("dialog.reader .report")).to_be_visible()
        page.keyboard.press("Escape")
        for room, shown in (("Earlier", ".kept"), ("Archive", ".articles")):
            enter(page, room)
            expect(page.locator(shown)).to_be_visible()
        page.goto(f"{address}/?view=api")
        expect(page.locator(".masthead")).to_be_visible()
        assert watched.errors == []
        assert elsewhere == []
        assert [asked for asked in watched.requests if not asked.startswith((address, "data:", "blob:"))] == []
