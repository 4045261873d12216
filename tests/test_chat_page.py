"""The chat page as a reader meets it: a real server on a real archive, driven through Chromium."""

from __future__ import annotations

import os
import signal
from pathlib import Path
from typing import Any

import httpx
import pytest
from browsing import (  # noqa: F401 - fixtures
    PATIENCE,
    ROCKETS,
    ROOT,
    Site,
    ask,
    browser,
    context,
    enter,
    environment,
    free_port,
    opened,
    page,
    site,
    start,
    upload,
)
from playwright.sync_api import Browser, BrowserContext, Page, expect

from qa import Archive

# -- asking --------------------------------------------------------------------------------------------------------


def test_an_answer_is_quoted_dated_and_cited_with_its_sources_beside_it(page: Page, site: Site) -> None:
    with Archive.open(site.archive) as archive:
        expected = archive.ask(ROCKETS)
    turn = ask(page, ROCKETS)
    expect(turn.locator("h2")).to_have_text(ROCKETS)
    for statement in expected.statements:
        expect(turn.locator(".statements")).to_contain_text(statement.text)
    assert turn.locator("mark").all_text_contents() == [citation.quote for citation in expected.citations]
    expect(turn.locator(".card").first).to_contain_text(expected.citations[0].source.title)
    expect(turn.locator(".understood")).to_contain_text("as of 1 April 2020")
    expect(turn.locator(".basis")).to_contain_text(expected.coverage_note)


def test_a_citation_leads_to_its_card_and_back_by_mouse_and_by_keyboard(page: Page) -> None:
    turn = ask(page, ROCKETS)
    mark = turn.locator("a.cite").last
    card = turn.locator(".card").last
    mark.click()
    expect(card).to_be_focused()
    expect(card).to_be_in_viewport()
    card.get_by_text("Back to the answer").click()
    expect(mark).to_be_focused()
    page.keyboard.press("Enter")
    expect(card).to_be_focused()


def test_an_older_answer_keeps_its_own_sources(page: Page) -> None:
    first = ask(page, ROCKETS).get_attribute("id")
    ask(page, "Who was killed at the Taji camp?")
    page.locator(f"#{first} a.cite").first.click()
    expect(page.locator(f"#{first} .card").first).to_be_focused()


def test_a_refusal_looks_like_one_says_why_and_shows_the_nearest_evidence(page: Page) -> None:
    turn = ask(page, "Which team won the football world cup final in Qatar?")
    expect(turn.locator(".refusal")).to_contain_text("No answer")
    expect(turn.locator(".refusal")).to_contain_text("Nothing in the archive answers this.")
    expect(turn.locator(".statements")).to_have_count(0)
    expect(turn.locator(".sources h3")).to_have_text("Nearest evidence")


def test_a_question_that_cannot_be_asked_is_told_so_in_the_conversation(page: Page) -> None:
    expect(ask(page, "?").locator(".problem")).to_contain_text("question is empty")
    expect(ask(page, ROCKETS).locator(".statements li").first).to_be_visible()


def test_a_question_that_is_too_long_is_told_so_and_stays_in_the_box(page: Page) -> None:
    box = page.get_by_label("Your question")
    box.fill("rocket " * 300)
    box.press("Enter")
    expect(page.locator("#notice .problem")).to_contain_text("has 2,100 characters")
    expect(box).to_have_value("rocket " * 300)
    expect(ask(page, ROCKETS).locator(".statements li").first).to_be_visible()
    expect(page.locator("#notice")).to_have_text("")


def test_every_example_is_answered_at_a_click(page: Page) -> None:
    example = page.locator("[data-ask]").first
    question = example.text_content()
    example.click()
    turn = page.locator("#log .turn")
    expect(turn.locator("h2")).to_have_text(question or "")
    expect(turn.locator(".statements li").first).to_be_visible()


def test_each_tab_has_a_conversation_of_its_own(context: BrowserContext, page: Page, site: Site) -> None:
    other = opened(context, site.url)
    ask(page, ROCKETS)
    ask(other, "Who was killed at the Taji camp?")
    assert page.locator("#log .turn h2").all_text_contents() == [ROCKETS]
    assert other.locator("#log .turn h2").all_text_contents() == ["Who was killed at the Taji camp?"]


def test_a_screen_reader_is_told_when_an_answer_is_there(page: Page) -> None:
    ask(page, ROCKETS)
    expect(page.locator("#status").get_by_role("status")).to_contain_text("Answer ready, ")


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_is_wider_than_the_screen(browser: Browser, site: Site, width: int, scheme: Any) -> None:
    context = browser.new_context(viewport={"width": width, "height": 844}, color_scheme=scheme)
    page = opened(context, site.url)
    ask(page, ROCKETS)
    ask(page, "zeppelin" * 40)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate("document.body.classList.contains('dark')") == (scheme == "dark")
    context.close()


# -- hostile text --------------------------------------------------------------------------------------------------


def test_hostile_articles_and_questions_run_nothing_and_fetch_nothing(page: Page) -> None:
    turn = ask(page, "Where did the zeppelin land with forty passengers?")
    card = turn.locator(".card", has_text="zeppelin").first
    expect(card).to_contain_text("<script>alert('title')</script> ${alert('title')} {{7*7}}")
    expect(card).to_contain_text("<img src=https://evil.example/s.png onerror=alert('source')>")
    expect(card.locator("mark")).to_contain_text("⟨202E⟩")
    assert card.locator("h4 a").count() == 0
    hostile = "<img src=x onerror=alert('q')> ${alert('q')} {{7*7}} zeppelin <script>alert('q')</script>"
    expect(ask(page, hostile).locator("h2")).to_have_text(hostile)
    assert page.locator("#log img, #log script, #log iframe").count() == 0


# -- adding --------------------------------------------------------------------------------------------------------


def test_an_upload_is_added_and_can_be_asked_about(page: Page) -> None:
    story = "Nine ferries sank in the harbour of Piraeus on Sunday, the coast guard said."
    upload(page, ("2020-05-03-ferries.txt", story), ("empty.txt", ""), ("notes<b>.exe", "MZ"))
    report = page.locator("#report")
    expect(report).to_contain_text("1 added, 0 updated, 0 unchanged, 2 rejected.")
    expect(report).to_contain_text("empty.txt: empty file")
    expect(report).to_contain_text(".exe files are not read")
    enter(page, "Ask")
    turn = ask(page, "How many ferries sank in the harbour of Piraeus?")
    expect(turn.locator(".statements")).to_contain_text("9 ferries sank on Sunday (3 May 2020)")
    expect(turn.locator(".card mark")).to_have_text(story)


def test_an_upload_while_another_process_writes_is_told_who_it_is(page: Page, site: Site) -> None:
    with Archive.open(site.archive) as archive, archive.layout.write_lock("testing"):
        upload(page, ("late.txt", "The late edition says nothing new about the bridge."))
    expect(page.locator("#report .problem")).to_contain_text(f"process {os.getpid()}")


def test_an_open_page_sees_what_the_command_line_added(page: Page, site: Site, tmp_path: Path) -> None:
    question = "How many orchards burned near Kalamata?"
    expect(ask(page, question).locator(".refusal")).to_be_visible()
    (tmp_path / "2020-06-01-orchards.txt").write_text("Sixty orchards burned near Kalamata, the fire service said.")
    site.dateline("add", str(tmp_path))
    expect(ask(page, question).locator(".statements")).to_contain_text("60 orchards burned")


# -- the server ----------------------------------------------------------------------------------------------------


def test_the_archive_is_not_handed_out_as_files(site: Site) -> None:
    for path in (site.archive / "catalog.db", ROOT / "app.py", Path("/etc/passwd")):
        assert httpx.get(f"{site.url}/gradio_api/file={path}").status_code in (403, 404)


def test_the_page_offers_programs_two_functions_and_nothing_else(site: Site) -> None:
    offered = httpx.get(f"{site.url}/gradio_api/info").json()
    assert sorted(offered["named_endpoints"]) == ["/ask", "/search"]
    assert offered["unnamed_endpoints"] == {}
    assert httpx.get(f"{site.url}/docs").status_code == 404


def test_a_file_that_is_too_large_is_refused_by_the_server(site: Site) -> None:
    files = {"files": ("big.txt", b"a" * (33 * 1024 * 1024))}
    assert httpx.post(f"{site.url}/gradio_api/upload", files=files, timeout=PATIENCE).status_code == 413


def test_a_port_that_is_taken_is_told_with_its_setting(site: Site, environment: dict[str, str]) -> None:
    server = start(["--archive", str(site.archive), "--port", site.url.rsplit(":", 1)[1]], environment)
    said = server.communicate(timeout=PATIENCE)[0]
    assert server.returncode == 1
    assert "--port N or DATELINE_PORT=N" in said
    assert "Traceback" not in said


def test_an_archive_that_is_not_there_is_told_in_one_line(tmp_path: Path, environment: dict[str, str]) -> None:
    server = start(["--archive", str(tmp_path / "none"), "--port", str(free_port())], environment)
    said = server.communicate(timeout=PATIENCE)[0]
    assert server.returncode == 1
    assert "There is no archive in" in said
    assert len(said.splitlines()) == 1


def test_an_interrupt_ends_the_server_quietly_with_pages_open(
    browser: Browser, site: Site, environment: dict[str, str]
) -> None:
    server = start(["--archive", str(site.archive), "--port", str(port := free_port())], environment)
    assert server.stdout
    assert "Open" in [next(server.stdout) for _ in range(2)][-1]
    page = opened(browser.new_context(), f"http://127.0.0.1:{port}")
    ask(page, ROCKETS)
    server.send_signal(signal.SIGINT)
    assert server.communicate(timeout=PATIENCE)[0].strip() == ""
    assert server.returncode == 0
    page.context.close()
