"""What the browser tests share: a real server on a real archive, and Chromium to drive its page."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
import threading
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

import pytest
import uvicorn
from playwright.sync_api import Browser, BrowserContext, Dialog, FilePayload, Locator, Page, expect, sync_playwright

import app
from index.settings import Settings
from qa import Archive, Event
from qa.desk import Desk, Stock
from qa.sample import sample_archive
from qa.serving import door

ROOT = Path(__file__).parents[1]
PATIENCE = 60
"""Seconds before a test gives up on a server or a page; nothing here is measured."""
ARGUMENTS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()
ROOMS = "Parts of the page"
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
class Screen:
    """What a reader looks at."""

    width: int
    height: int
    scheme: Literal["light", "dark"]

    def __str__(self) -> str:
        return f"{self.width}-{self.scheme}"


DESK, PHONE = Screen(1280, 900, "light"), Screen(390, 844, "dark")
"""What journeys are made on; conftest.py says which of them on both."""


class Paced(Archive):
    """An archive whose answers wait after each event for a step, once `pace` is set."""

    pace: threading.Semaphore | None = None

    def stream(self, question: str, **bounds: Any) -> Generator[Event, None, None]:
        for event in super().stream(question, **bounds):
            yield event
            if self.pace:
                self.pace.acquire(timeout=PATIENCE)


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


@contextmanager
def reading(browser: Browser, url: str, screen: Screen = DESK, *, told: str = "", **given: Any) -> Iterator[Page]:
    """A reader's page, which must end with no error, no dialog, no request elsewhere, and nothing wider than it.

    Args:
        told: what the browser itself notes in its console when a server says no, as it should in that test.
    """
    watched = Watched()
    size = {"width": screen.width, "height": screen.height}
    context = browser.new_context(viewport=size, color_scheme=screen.scheme, **given)  # type: ignore[arg-type]
    context.set_default_timeout(PATIENCE * 1000)
    context.on("page", watched.watch)
    page = opened(context, url)
    try:
        yield page
        assert page.evaluate("document.documentElement.scrollWidth") <= screen.width
    finally:
        context.close()
    errors = [error for error in watched.errors if not told or told not in error]
    assert not errors, errors
    assert not [asked for asked in watched.requests if not asked.startswith((url, "data:", "blob:"))]


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
    """Choose files in the part `Archive`, and wait until they are told of; the page shows that part then."""
    enter(page, "Archive")
    choose(page, *files)
    expect(page.locator("#report :is(.added, .problem)")).to_be_visible()


def choose(page: Page, *files: tuple[str, str]) -> None:
    """Choose files, by name and text, on the page of the archive."""
    payload: list[FilePayload] = [
        {"name": name, "mimeType": "text/plain", "buffer": text.encode()} for name, text in files
    ]
    page.locator("#room-archive input[type=file]").set_input_files(payload)


def enter(page: Page, room: str) -> None:
    """Go to a part of the page by its name."""
    page.get_by_role("navigation", name=ROOMS).get_by_role("button", name=room, exact=True).click()


@contextmanager
def serving(archive: Archive, port: int = 0, **given: Any) -> Iterator[str]:
    """The page on an archive of this process, with the settings that are given."""
    with door.listen("127.0.0.1", port or free_port()) as socket:
        port = socket.getsockname()[1]
        settings = Settings(archive=str(archive.folder), port=port, **given)
        desk = Desk(settings, stock=Stock(settings, archive))
        server = uvicorn.Server(uvicorn.Config(app.mount(desk), log_level="error", timeout_graceful_shutdown=1))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [socket]})
        thread.start()
        try:
            yield f"http://127.0.0.1:{port}"
        finally:
            server.should_exit = True
            thread.join()


def copied_sample(room: Path) -> Path:
    """The sample's articles as an archive of the reader's own, which may be changed."""
    with sample_archive() as sample:
        return Path(shutil.copytree(sample.folder, room / "archive"))


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Paced]:
    """The sample's articles as the reader's own."""
    with Paced.open(copied_sample(tmp_path_factory.mktemp("own"))) as archive:
        yield archive


@pytest.fixture(scope="module")
def address(archive: Paced) -> Iterator[str]:
    """The page on it."""
    with serving(archive) as address:
        yield address


@pytest.fixture(params=[DESK, PHONE], ids=str)
def screen(request: Any) -> Screen:
    """Each in its turn."""
    found: Screen = request.param
    return found


def begin(page: Page, question: str = ROCKETS) -> None:
    """Ask, and wait only until the server has taken the question."""
    page.get_by_label("Your question").fill(question)
    with page.expect_response("**/queue/join*"):
        page.keyboard.press("Enter")


def focus_by_keyboard(page: Page, target: Locator) -> None:
    """Tab to what stands before it, so that the browser knows that it is a keyboard that moves the focus."""
    target.evaluate("element => element.focus({ focusVisible: true })")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    expect(target).to_be_focused()
