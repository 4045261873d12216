"""Whatever articles, readers and LLMs write is shown as text in every part of the page: nothing runs, nothing loads."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from accessible import look
from browsing import DESK, PHONE, Watched, ask, browser, choose, enter, reading, serving  # noqa: F401 - fixtures
from endpoint import Endpoint, Messages
from playwright.sync_api import Browser, Locator, Page, expect

from qa import Archive


def spell(where: str) -> str:
    """Script, image, link, markup, templates, and signs that turn text around or colour a terminal."""
    return (
        f"<script>alert('{where}')</script>${{alert('{where}')}}<svg onload=alert('{where}')>\u202egniht\u202c"
        f"<img src=https://evil.example/{where}.png onerror=alert('{where}')>{{{{alert(1)}}}}\x1b[31m"
        "</template></textarea></dialog><a href=javascript:alert(1)>go</a>"
        "[l](https://evil.example)![i](https://evil.example/i.gif)\"'>"
    )


ARTICLES = [
    {
        "title": f"{where} {spell(where)}",
        "source": f"{where} {spell('publisher-' + where)}"[:250],
        "published": day,
        "url": url,
        "text": f"Late news. Fifteen zeppelins landed in Mosul {spell('body')} on Sunday, the army said.\n\n{more}",
    }
    for where, day, url, more in (
        ("first", "2020-03-16", "javascript:alert('url')", "Nobody was hurt."),
        ("second", "2020-03-18", "https://ok.example/\"onmouseover=alert('url')", "Twenty zeppelins burned."),
    )
]
LANDED = "How many zeppelins landed in Mosul?"


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    room = tmp_path_factory.mktemp("hostile")
    (room / "articles.jsonl").write_text("\n".join(map(json.dumps, ARTICLES)))
    with Archive.open(room / "archive") as archive:
        assert len(archive.add(room / "articles.jsonl").added) == len(ARTICLES)
        yield archive


@pytest.fixture(scope="module")
def address(archive: Archive) -> Iterator[str]:
    with serving(archive) as address:
        yield address


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    with reading(browser, address, DESK) as page:
        yield page
        assert_tame(page)


def assert_tame(page: Page) -> None:
    """Nothing of a spell has become an element, an address or a script."""
    made = (
        "img, #log script, #archive script, #earlier script, #reader script, iframe, [onload], [onerror], [onmouseover]"
    )
    assert page.locator(f"main :is({made}), dialog :is({made})").count() == 0
    links = page.evaluate("[...document.querySelectorAll('a[href]')].map((one) => one.href)")
    assert [link for link in links if "evil" in link or link.startswith("javascript:")] == []


def shows(where: Locator, spelled: str) -> None:
    """The words of a spell are there as text."""
    for word in (
        f"<script>alert('{spelled}')</script>",
        f"${{alert('{spelled}')}}",
        f"<svg onload=alert('{spelled}')>",
    ):
        expect(where).to_contain_text(word)


def test_in_answers_cards_glances_and_reports(page: Page) -> None:
    turn = ask(page, LANDED)
    cite = turn.locator("a.cite").first
    shows(
        turn.locator(".card").first.locator("h4"),
        "first" if "first" in turn.locator("h4").first.inner_text() else "second",
    )
    expect(turn.locator(".card").first.locator("mark")).to_contain_text("⟨202E⟩")
    cite.hover()
    expect(page.get_by_role("tooltip")).to_contain_text("onerror=alert('publisher-")
    turn.get_by_role("button", name="Whole report").first.click()
    report = page.get_by_role("dialog")
    shows(report.locator(".report"), "body")
    look(page, "hostile-report")
    page.keyboard.press("Escape")
    assert_tame(page)
    turn.locator("button.chip", has_text="all publishers").click()
    shows(page.get_by_role("dialog"), "publisher-first")
    look(page, "hostile-limits")
    page.get_by_role("checkbox").first.check()
    page.get_by_role("button", name="Apply").click()
    expect(turn.locator("button.chip", has_text="publisher-")).to_be_visible()
    look(page, "hostile-answer")


def test_in_questions_titles_and_ratings(page: Page) -> None:
    question = f"How many zeppelins landed? {spell('question')}"
    turn = ask(page, question)
    shows(turn.locator("h2"), "question")
    turn.locator(".after").get_by_role("button", name="Edit").click()
    assert "<script>alert('question')" in page.get_by_label("Edit the question").input_value()
    page.keyboard.press("Escape")
    turn.locator(".rating").get_by_role("button", name="No", exact=True).click()
    turn.get_by_label("In your own words").fill(spell("why"))
    turn.get_by_role("button", name="Send").click()
    shows(turn.locator(".why"), "why")
    enter(page, "Earlier")
    expect(page.locator(".kept button.title").first).to_contain_text("<script>alert('question')</script>")
    page.locator(".kept > li").first.locator("summary", has_text="Rename").click()
    page.get_by_label("New title").fill(spell("title"))
    page.get_by_label("New title").press("Enter")
    expect(page.locator(".kept button.title").first).to_contain_text("<script>alert('title')</script>")
    look(page, "hostile-earlier")
    page.reload()
    shows(page.locator("#log h2"), "question")
    assert_tame(page)


def test_in_the_archive_and_in_what_is_added(page: Page) -> None:
    enter(page, "Archive")
    shows(page.locator(".articles"), "first")
    shows(page.locator(".whose"), "publisher-first")
    page.get_by_label("Search the articles").fill(spell("search"))
    page.get_by_role("button", name="Search").click()
    shows(page.get_by_role("list", name="Narrowed to"), "search")
    look(page, "hostile-search")
    choose(page, ("<img src=x onerror=alert('file')>${alert('file')}.exe", "MZ"))
    expect(page.locator("#report")).to_contain_text("onerror=alert('file')")
    page.get_by_label("Address or text").fill(f"Thirty kites fell on Tarnwick. {spell('pasted')}")
    page.get_by_text("It is text: say where it is from").click()
    page.get_by_label("Title").fill(spell("named"))
    page.get_by_label("Publisher", exact=True).fill(spell("by"))
    page.locator("#adding").get_by_role("button", name="Add").click()
    expect(page.locator("#report")).to_contain_text("1 added")
    shows(page.locator("#report"), "named")
    page.locator("#report button.title").first.click()
    shows(page.get_by_role("dialog").locator(".report"), "pasted")
    page.keyboard.press("Escape")
    look(page, "hostile-added")
    page.get_by_label("Address or text").fill(f"https://127.0.0.1:9/{spell('address')}".replace(" ", ""))
    page.locator("#adding").get_by_role("button", name="Add").click()
    expect(page.locator("#report")).to_contain_text("1 rejected")


def test_in_what_is_saved_and_opened_elsewhere(page: Page, browser: Browser, tmp_path: Path) -> None:
    turn = ask(page, f"{LANDED} {spell('saved')}")
    turn.locator(".menu summary").click()
    with page.expect_download() as begun:
        turn.get_by_role("button", name="Page to print").click()
    assert begun.value.suggested_filename.endswith(".html")
    assert not set(begun.value.suggested_filename) & set("<>'\"/\\")
    (tmp_path / "saved.html").write_bytes(Path(begun.value.path()).read_bytes())
    with browser.new_context() as context:
        context.on("page", (watched := Watched()).watch)
        saved = context.new_page()
        saved.goto((tmp_path / "saved.html").as_uri())
        expect(saved.locator("body")).to_contain_text("<script>alert('saved')</script>")
        assert saved.locator("img, script, iframe").count() == 0
        assert not watched.errors
        assert [asked for asked in watched.requests if not asked.startswith(("file:", "data:"))] == []


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_in_what_an_llm_says(browser: Browser, archive: Archive) -> None:
    def reply(messages: Messages) -> str:
        return f"Fifteen zeppelins landed in Mosul on Sunday [1]. {spell('llm')} Fifteen zeppelins {spell('llm')} [1]."

    with (
        Endpoint(reply) as endpoint,
        Archive.open(archive.folder, llm_url=endpoint.url) as phrased,
        serving(phrased) as address,
        reading(browser, address, PHONE) as page,
    ):
        expect(ask(page, LANDED).locator(".basis")).to_contain_text("LLM scripted")
        assert_tame(page)
        look(page, "hostile-llm")
