"""Addresses: fetched from a real server, bounded in time, size and redirects."""

from __future__ import annotations

import contextlib
import json
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from index.readers import Source, find, limits, read
from index.records import Article, Rejected

STORY = "The ferry Ondine left Quillon harbour at dawn with 41 passengers and came back at noon, its owner said. "
PAGE = "<html><head><title>Ferry</title>{head}</head><body><article><p>{story}</p></article></body></html>"
FEED = "<title>Gazette</title><item><description>It left.</description></item>"


def page(head: str = "") -> bytes:
    return PAGE.format(head=head, story=STORY * 3).encode()


class Handler(BaseHTTPRequestHandler):
    agents: list[str] = []  # noqa: RUF012 (one list for the server's life)

    def do_GET(self) -> None:
        self.agents.append(self.headers["User-Agent"])
        name = self.path.strip("/").partition("/")
        with contextlib.suppress(BrokenPipeError, ConnectionResetError):
            getattr(self, f"get_{name[0]}", self.get_page)(name[2])

    def answer(self, body: bytes, content_type: str = "text/html", status: int = 200, **headers: str) -> None:
        self.send_response(status)
        if content_type:
            self.send_header("Content-Type", content_type)
        for key, value in headers.items():
            self.send_header(key, value)
        self.end_headers()
        self.wfile.write(body)

    def get_page(self, _: str) -> None:
        self.answer(page())

    def get_canonical(self, host: str) -> None:
        own = self.headers["Host"]
        target = f"http://{own if host == 'own' else 'other.example'}/the-ferry"
        self.answer(page(f'<link rel="canonical" href="{target}">'))

    def get_status(self, code: str) -> None:
        self.answer(page(), status=int(code))

    def get_type(self, content_type: str) -> None:
        kind = content_type.partition(";")[0]
        body = {
            "application/json": json.dumps({"text": STORY}).encode(),
            "application/rss+xml": f'<rss version="2.0"><channel>{FEED}</channel></rss>'.encode(),
            "text/plain": STORY.encode(),
            "text/csv": b"text\nIt left.",
        }.get(kind, page())
        self.answer(body, content_type.replace("_", " "))

    def get_slow(self, kind: str) -> None:
        if kind == "header":
            time.sleep(5)
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        for _ in range(50):
            self.wfile.write(b"<p>drip</p>")
            self.wfile.flush()
            time.sleep(0.1)

    def get_redirect(self, where: str) -> None:
        targets = {
            "loop": "/redirect/loop",
            "once": "/final",
            "file": "file:///etc/hostname",
            "ftp": "ftp://x.example/",
        }
        self.answer(b"", status=302, Location=targets[where])

    def get_big(self, _: str) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        for chunk in [b"x" * 65_536] * 64:
            self.wfile.write(chunk)

    def get_empty(self, _: str) -> None:
        self.answer(b"")

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    service = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    service.daemon_threads = True
    threading.Thread(target=service.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{service.server_address[1]}"
    service.shutdown()
    service.server_close()


def fetched(url: str) -> Article:
    (source,) = find([url])
    assert isinstance(source, Source)
    (found,) = read(source)
    assert isinstance(found, Article), found
    return found


def refused(url: str) -> str:
    (found,) = read(Source(url))
    assert isinstance(found, Rejected), found
    assert found.path == url
    return found.reason


def test_a_page_is_fetched_and_known_by_its_address(server: str) -> None:
    found = fetched(f"{server}/page")
    assert STORY.strip() in found.text
    assert (found.url, found.path) == (f"{server}/page", f"{server}/page")
    assert Handler.agents[-1].startswith("Dateline/")


def test_a_redirect_is_followed_and_the_final_address_counts(server: str) -> None:
    found = fetched(f"{server}/redirect/once")
    assert (found.url, found.path) == (f"{server}/final", f"{server}/redirect/once")


def test_a_page_may_name_itself_but_not_on_another_host(server: str) -> None:
    assert fetched(f"{server}/canonical/own").url == f"{server}/the-ferry"
    assert fetched(f"{server}/canonical/other").url == f"{server}/canonical/other"


def test_the_date_in_an_address_dates_its_page(server: str) -> None:
    assert str(fetched(f"{server}/2031/05/20/ferry").published) == "2031-05-20"


@pytest.mark.parametrize(
    "content_type",
    [
        "text/html;charset=utf-8",
        "application/json",
        "application/rss+xml",
        "text/plain",
        "text/csv",
        "TEXT/HTML",
    ],
)
def test_an_answer_is_read_by_its_content_type(server: str, content_type: str) -> None:
    assert "left" in fetched(f"{server}/type/{content_type}").text


@pytest.mark.parametrize("content_type", ["image/png", "video/mp4", "application/zip", "application/octet-stream", ""])
def test_a_content_type_that_is_not_read_is_rejected(server: str, content_type: str) -> None:
    assert "content type" in refused(f"{server}/type/{content_type}")


@pytest.mark.parametrize("status", [204, 403, 404, 500, 503])
def test_any_status_but_200_is_rejected(server: str, status: int) -> None:
    assert f"the server answered {status}" in refused(f"{server}/status/{status}")


def test_a_circle_of_redirects_is_left(server: str) -> None:
    assert refused(f"{server}/redirect/loop") == "more than 5 redirects"


@pytest.mark.parametrize("scheme", ["file", "ftp"])
def test_a_redirect_to_anything_but_the_web_is_refused(server: str, scheme: str) -> None:
    assert "not http or https" in refused(f"{server}/redirect/{scheme}")


def test_a_body_too_large_is_rejected(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "FETCH_BYTES", limits.MIB)
    assert refused(f"{server}/big") == "larger than 1 MiB"


@pytest.mark.parametrize("kind", ["header", "drip"])
def test_a_slow_answer_is_not_waited_for(server: str, kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "FETCH_SECONDS", 0.5)
    assert refused(f"{server}/slow/{kind}") == "no complete answer within 0.5 seconds"


def test_an_empty_answer_is_rejected(server: str) -> None:
    assert refused(f"{server}/empty") == "empty answer"


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1:1/a", "http://", "http://[bad/", "https://a b/", "http://127.0.0.1:99999/"]
)
def test_an_address_where_nobody_answers_is_rejected(url: str) -> None:
    assert refused(url)
