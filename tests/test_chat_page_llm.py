"""The chat page with an LLM behind it: words that hold arrive as they are said, the rest never does."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from browsing import ROCKETS, Site, ask, begin, browser, environment, opened, serving, site  # noqa: F401 - fixtures
from endpoint import Endpoint, Messages
from playwright.sync_api import Browser, Page, expect

from qa import Archive

HELD = "Eighteen rockets fell on the Taji camp, the River Gazette reports on 12 March 2020 [1]."
INVENTED = "It was 97 rockets [1]. See ![p](https://evil.example/p.png) and <img src=https://evil.example/i.png> [1]."


def reply(messages: Messages) -> str:
    return f"{HELD} {INVENTED}"


@pytest.fixture
def phrased(browser: Browser, site: Site) -> Iterator[Page]:
    """A page whose answers an LLM phrases, word by word; it must ask nothing of any other host."""
    with (
        Endpoint(reply, pace=0.1) as endpoint,
        Archive.open(site.archive, llm_url=endpoint.url) as archive,
        serving(archive) as url,
    ):
        context = browser.new_context()
        asked: list[str] = []
        context.on("request", lambda request: asked.append(request.url))
        yield opened(context, url)
        context.close()
        assert not [address for address in asked if not address.startswith((url, "data:", "blob:"))]


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_words_that_hold_are_shown_with_a_badge_and_the_rest_is_counted(phrased: Page) -> None:
    turn = ask(phrased, ROCKETS)
    verified = turn.locator(".statements li", has=phrased.locator(".badge", has_text="verified"))
    expect(verified).to_have_count(1)
    expect(verified).to_contain_text("Eighteen rockets fell on the Taji camp")
    expect(verified.locator("a.cite")).to_have_count(1)
    expect(turn.locator(".basis")).to_contain_text("Phrased by the LLM scripted")
    expect(turn.locator(".basis")).to_contain_text("dropped")
    assert "97" not in turn.inner_text()
    assert turn.locator("img").count() == 0
    assert not [link for link in turn.locator("a").all() if "evil" in (link.get_attribute("href") or "")]


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_a_sentence_is_there_before_the_reply_is_over(phrased: Page) -> None:
    begin(phrased)
    expect(phrased.locator("#now .statements li").first).to_be_visible()
    expect(phrased.locator("#log .turn")).to_have_count(1)


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_a_follow_up_is_understood_and_shown_as_it_was_read(browser: Browser, site: Site) -> None:
    with Archive.open(site.archive) as archive, serving(archive) as url:
        page = opened(browser.new_context(), url)
        expect(ask(page, ROCKETS).locator(".badge", has_text="computed").first).to_be_visible()
        turn = ask(page, "Who was killed there?")
        expect(turn.locator("h2")).to_have_text("Who was killed there?")
        expect(turn.locator(".understood")).to_contain_text("Read as: Who was killed at the Taji camp?")
        page.context.close()
