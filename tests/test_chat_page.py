"""The chat page as a reader meets it: a real server on a real archive, driven through Chromium."""

from __future__ import annotations

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
import pytest
import uvicorn
from playwright.sync_api import Browser, BrowserContext, Dialog, Page, expect, sync_playwright

import app
from index.settings import Settings
from qa import Archive, Event
from qa.desk import Desk

ROOT = Path(__file__).parents[1]
PATIENCE = 60
"""Seconds before a test gives up on a server or a page; nothing here is measured."""
ARGUMENTS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()
ROCKETS = "How many rockets fell on the Taji camp?"
ARTICLES: tuple[dict[str, str], ...] = (
    {
        "title": "Rockets hit Taji camp",
        "source": "Harbour Wire",
        "published": "2020-03-11",
        "url": "https://wire.example/taji",
        "text": "It was late. Fifteen rockets fell on the Taji camp, the coalition said.\n\nNobody slept.",
    },
    {
        "title": "Eighteen rockets, says coalition",
        "source": "River Gazette",
        "published": "2020-03-12",
        "url": "https://gazette.example/taji",
        "text": "The coalition corrected itself: eighteen rockets fell on the Taji camp. Three soldiers were killed.",
    },
    {
        "title": "<script>alert('title')</script> ${alert('title')} {{7*7}}",
        "source": "<img src=https://evil.example/s.png onerror=alert('source')>",
        "published": "2020-04-01",
        "url": "javascript:alert('url')",
        "text": "The zeppelin <img src=x onerror=alert('text')> landed ${alert('text')} in Mosul "
        "{{constructor.constructor('alert(1)')()}} \u202etsehcro\u202c with forty passengers.",
    },
)


@dataclass(frozen=True)
class Site:
    """A chat page that is being served, and the archive behind it."""

    url: str
    archive: Path
    environment: dict[str, str]

    def dateline(self, *arguments: str) -> None:
        """Run the command line on the same archive, in a process of its own."""
        command = [sys.executable, "-m", "qa.cli", *arguments, "--archive", str(self.archive)]
        subprocess.run(command, cwd=ROOT, env=self.environment, check=True, capture_output=True)


@dataclass
class Watched:
    """What a browser did while a test ran."""

    requests: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def watch(self, page: Page) -> None:
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("console", lambda said: self.errors.append(said.text) if said.type == "error" else None)
        page.on("dialog", self._refuse)

    def _refuse(self, dialog: Dialog) -> None:
        self.errors.append(f"dialog: {dialog.message}")
        dialog.dismiss()


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as door:
        port: int = door.getsockname()[1]
        return port


def start(arguments: list[str], environment: dict[str, str]) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "app", *arguments]
    return subprocess.Popen(
        command, cwd=ROOT, env=environment, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    own = {name: value for name, value in os.environ.items() if not name.startswith(("DATELINE_", "GRADIO_"))}
    return {**own, "XDG_DATA_HOME": str(tmp_path_factory.mktemp("home"))}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, environment: dict[str, str]) -> Iterator[Site]:
    room = tmp_path_factory.mktemp("site")
    (room / "articles.jsonl").write_text("\n".join(json.dumps(article) for article in ARTICLES))
    with Archive.open(room / "archive") as archive:
        assert len(archive.add(room / "articles.jsonl").added) == len(ARTICLES)
    port = free_port()
    server = start(["--archive", str(room / "archive"), "--port", str(port)], environment)
    try:
        assert server.stdout
        said = [next(server.stdout, "") for _ in range(2)]
        assert f"Open http://127.0.0.1:{port}" in said[-1], said
        yield Site(f"http://127.0.0.1:{port}", room / "archive", environment)
    finally:
        server.terminate()
        server.wait(PATIENCE)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if not found:
        missing = "Chromium is not installed (Debian: apt-get install chromium)"
        pytest.fail(missing) if os.environ.get("CI") else pytest.skip(missing)
    expect.set_options(timeout=PATIENCE * 1000)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=found, args=ARGUMENTS)
        yield chromium
        chromium.close()


@pytest.fixture
def context(browser: Browser, site: Site) -> Iterator[BrowserContext]:
    """A browser that must end its test with no error, no dialog and no request to another host."""
    watched = Watched()
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    context.set_default_timeout(PATIENCE * 1000)
    context.on("page", watched.watch)
    yield context
    context.close()
    assert not watched.errors
    assert not [url for url in watched.requests if not url.startswith((site.url, "data:", "blob:"))]


@pytest.fixture
def page(context: BrowserContext, site: Site) -> Page:
    return opened(context, site.url)


def opened(context: BrowserContext, url: str) -> Page:
    page = context.new_page()
    page.goto(url)
    expect(page.locator(".start")).to_be_visible()
    return page


def ask(page: Page, question: str) -> Any:
    """Ask as a reader does, with Enter; returns the finished turn."""
    before = page.locator("#log .turn").count()
    box = page.get_by_label("Your question")
    box.fill(question)
    box.press("Enter")
    expect(page.locator("#log .turn")).to_have_count(before + 1)
    return page.locator("#log .turn").last


def upload(page: Page, *files: tuple[str, str]) -> None:
    """Choose files for `Add articles`, and wait until they are told of."""
    payload = [{"name": name, "mimeType": "text/plain", "buffer": text.encode()} for name, text in files]
    page.locator("#adding input[type=file]").set_input_files(payload)  # type: ignore[arg-type]
    expect(page.locator("#report p").first).to_be_visible()


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
    expect(turn.locator(".basis")).to_contain_text("As of 1 April 2020.")
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


@pytest.mark.parametrize(
    ("question", "reason"), [("?", "question is empty"), ("rocket " * 300, "has 2,100 characters")]
)
def test_a_question_that_cannot_be_asked_is_told_so_in_the_conversation(page: Page, question: str, reason: str) -> None:
    expect(ask(page, question).locator(".problem")).to_contain_text(reason)
    expect(ask(page, ROCKETS).locator(".statements li").first).to_be_visible()


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


def test_the_page_offers_no_api(site: Site) -> None:
    offered = httpx.get(f"{site.url}/gradio_api/info").json()
    assert offered["named_endpoints"] == {}
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


# -- what goes wrong -----------------------------------------------------------------------------------------------


class Unending(Archive):
    """An archive whose answers stop after their first statement until they are let go."""

    let_go = threading.Event()

    def stream(self, question: str, **bounds: Any) -> Iterator[Event]:
        for event in super().stream(question, **bounds):
            yield event
            self.let_go.wait(PATIENCE)


class Failing(Archive):
    """An archive with a fault that nobody thought of."""

    def stream(self, question: str, **bounds: Any) -> Iterator[Event]:
        raise RuntimeError(f"secret detail about {question}")


@contextmanager
def serving(archive: Archive) -> Iterator[str]:
    """The page on an archive of this process."""
    desk = Desk(Settings(archive=str(archive.folder)))
    desk._archive = archive
    with app.listen("127.0.0.1", port := free_port()) as door:
        server = uvicorn.Server(uvicorn.Config(app.mount(desk), log_level="error", timeout_graceful_shutdown=1))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [door]})
        thread.start()
        yield f"http://127.0.0.1:{port}"
        server.should_exit = True
        thread.join()


@pytest.fixture
def unending(site: Site) -> Iterator[Unending]:
    Unending.let_go.clear()
    with Unending.open(site.archive) as archive:
        yield archive
        archive.let_go.set()


def begin(page: Page) -> None:
    """Ask, and wait only until the server has taken the question."""
    page.get_by_label("Your question").fill(ROCKETS)
    with page.expect_response("**/queue/join*"):
        page.keyboard.press("Enter")


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_stop_keeps_what_was_written_and_frees_the_question_box(browser: Browser, unending: Unending) -> None:
    with serving(unending) as url:
        page = opened(browser.new_context(), url)
        begin(page)
        expect(page.locator("#now .statements li")).to_have_count(1)
        page.get_by_role("button", name="Stop").click()
        expect(page.locator("#log .turn .problem")).to_have_text("You stopped this answer.")
        expect(page.locator("#log .statements li")).to_have_count(1)
        begin(page)
        expect(page.locator("#now .statements li")).to_have_count(1)
        unending.let_go.set()
        expect(page.locator("#log .turn").last.locator(".basis")).to_be_visible()
        page.context.close()


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_a_reader_who_comes_when_the_page_is_full_is_told_so(
    browser: Browser, unending: Unending, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(app, "ANSWERING", 1)
    monkeypatch.setattr(app, "WAITING", 1)
    with serving(unending) as url:
        first, second, third = pages = [opened(browser.new_context(), url) for _ in range(3)]
        begin(first)
        expect(first.locator("#now .statements li")).to_have_count(1)
        begin(second)
        begin(third)
        expect(third.locator("#report .problem")).to_contain_text("The page is busy")
        expect(third.get_by_label("Your question")).to_have_value(ROCKETS)
        unending.let_go.set()
        for page in pages:
            page.context.close()


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_a_fault_is_told_without_its_details_and_frees_the_question_box(browser: Browser, site: Site) -> None:
    with Failing.open(site.archive) as archive, serving(archive) as url:
        page = opened(browser.new_context(), url)
        turn = ask(page, ROCKETS)
        expect(turn.locator(".problem")).to_contain_text("Ask again in a moment.")
        expect(page.get_by_role("button", name="Ask")).to_be_visible()
        assert "secret detail" not in page.content()
        page.context.close()
