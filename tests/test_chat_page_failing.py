"""The chat page when something goes wrong: an answer that does not end, a page that is full, a fault."""

from __future__ import annotations

import threading
from collections.abc import Generator, Iterator
from typing import Any

import pytest
from accessible import look
from browsing import (  # noqa: F401 - fixtures
    ROCKETS,
    Paced,
    Site,
    ask,
    begin,
    browser,
    environment,
    reading,
    serving,
    site,
)
from playwright.sync_api import Browser, expect

from qa import Archive, Event


class Failing(Archive):
    """An archive with a fault that nobody thought of."""

    def stream(self, question: str, **bounds: Any) -> Generator[Event, None, None]:
        raise RuntimeError(f"secret detail about {question}")


@pytest.fixture
def paced(site: Site) -> Iterator[Paced]:
    with Paced.open(site.archive) as archive:
        archive.pace = threading.Semaphore(0)
        yield archive
        archive.pace.release(100)


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_stop_keeps_what_was_written_and_frees_the_question_box(browser: Browser, paced: Paced) -> None:
    assert paced.pace
    with serving(paced) as url, reading(browser, url) as page:
        begin(page)
        expect(page.locator("#now .statements li")).to_have_count(1)
        page.get_by_role("button", name="Stop").click()
        expect(page.locator("#log .turn .problem")).to_have_text("You stopped this answer.")
        expect(page.locator("#log .statements li")).to_have_count(1)
        begin(page)
        expect(page.locator("#now .statements li")).to_have_count(1)
        paced.pace.release(100)
        expect(page.locator("#log .turn").last.locator(".basis")).to_be_visible()


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_a_reader_who_comes_when_the_page_is_full_is_told_so(browser: Browser, paced: Paced) -> None:
    assert paced.pace
    with (
        serving(paced, answers=1, waiting=1) as url,
        reading(browser, url) as first,
        reading(browser, url) as second,
        reading(browser, url, told="status of 503") as third,
    ):
        begin(first)
        expect(first.locator("#now .statements li")).to_have_count(1)
        begin(second)
        third.get_by_label("Your question").fill(ROCKETS)
        third.keyboard.press("Enter")
        expect(third.locator("#notice .problem")).to_contain_text("The page is busy")
        expect(third.get_by_label("Your question")).to_have_value(ROCKETS)
        expect(third.get_by_role("button", name="Ask", exact=True).last).to_be_visible()
        look(third, "busy")
        paced.pace.release(100)
        expect(second.locator("#log .basis")).to_be_visible()
        expect(ask(third, ROCKETS).locator(".basis")).to_be_visible()


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_a_fault_is_told_without_its_details_and_frees_the_question_box(browser: Browser, site: Site) -> None:
    with Failing.open(site.archive) as archive, serving(archive) as url, reading(browser, url) as page:
        turn = ask(page, ROCKETS)
        expect(turn.locator(".problem")).to_contain_text("Ask again in a moment.")
        expect(page.locator("#question .submit-button")).to_be_visible()
        assert "secret detail" not in page.content()
