"""Addresses that strangers name: none of them leads into this machine or its network."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from stocked import archived, typed

from index.readers import Source, public, read
from index.readers.public import PRIVATE, is_public
from index.readers.web import only_public
from index.records import Article, Rejected
from qa.desk.stock import Stock, is_loopback

PAGE = (
    "<html><head><title>Ferry</title></head><body><article><p>"
    + "The ferry Ondine left Quillon harbour at dawn with 41 passengers, its owner said. " * 3
    + "</p></article></body></html>"
)


class Handler(BaseHTTPRequestHandler):
    asked: list[tuple[str, str]] = []  # noqa: RUF012 (one list for the server's life)

    def do_GET(self) -> None:
        self.asked.append((self.path, self.headers["Host"]))
        if self.path.startswith("/to/"):
            self.send_response(302)
            self.send_header("Location", self.path.removeprefix("/to/"))
            self.end_headers()
            return
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(PAGE.encode())

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def port() -> Iterator[int]:
    Handler.asked.clear()
    service = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    service.daemon_threads = True
    threading.Thread(target=service.serve_forever, daemon=True).start()
    yield service.server_address[1]
    service.shutdown()
    service.server_close()


@pytest.fixture
def named(port: int, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Names of a network of our own: `public.example` counts as public, though it is this test's server.

    Returns:
        The names that were looked up, in order.
    """
    ask, looked_up = socket.getaddrinfo, list[str]()

    def answer(host: str, at: Any, *more: Any, **how: Any) -> Any:
        looked_up.append(host)
        if host == "turning.example":  # public at the first look, private at the next
            return ask("127.0.0.1" if looked_up.count(host) == 1 else "127.0.0.2", at, *more, **how)
        if host == "both.example":
            return [*ask("127.0.0.1", at, *more, **how), *ask("10.0.0.1", at, *more, **how)]
        known = {"public.example": "127.0.0.1", "inner.example": "127.0.0.2"}
        return ask(known.get(host, host), at, *more, **how)

    monkeypatch.setattr(socket, "getaddrinfo", answer)
    monkeypatch.setattr(public, "is_public", lambda address: address == "127.0.0.1" or is_public(address))
    return looked_up


def fetched(url: str) -> Article | Rejected:
    with only_public():
        (found,) = read(Source(url))
    return found


LOCAL = ["127.0.0.1", "localhost", "[::1]", "0", "127.1", "2130706433", "0x7f.0.0.1", "[::ffff:127.0.0.1]", "0.0.0.0"]


@pytest.mark.parametrize("host", LOCAL)
def test_no_spelling_of_this_machine_is_asked(port: int, host: str) -> None:
    found = fetched(f"http://{host}:{port}/page")
    assert isinstance(found, Rejected)
    assert Handler.asked == []


@pytest.mark.parametrize(
    "address",
    [
        *("10.0.0.1", "172.16.9.9", "192.168.1.1", "169.254.169.254", "100.64.0.1", "127.9.9.9", "0.0.0.0"),
        *("224.0.0.1", "255.255.255.255", "240.0.0.1", "192.0.0.8", "198.18.0.1", "203.0.113.5"),
        *("::", "::1", "fe80::1", "fe80::1%eth0", "fc00::1", "fec0::1", "ff02::1", "2001:db8::1"),
        *("::ffff:8.8.8.8", "64:ff9b::7f00:1", "2002:7f00:1::", "2001:0:53aa:64c::1", "", "nonsense"),
    ],
)
def test_addresses_of_networks_are_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["8.8.8.8", "93.184.216.34", "2606:4700::1111"])
def test_addresses_of_the_internet_are(address: str) -> None:
    assert is_public(address)


def test_a_public_page_is_read_under_its_own_name(port: int, named: list[str]) -> None:
    found = fetched(f"http://public.example:{port}/page")
    assert isinstance(found, Article), found
    assert found.url == f"http://public.example:{port}/page"
    assert Handler.asked == [("/page", f"public.example:{port}")]


@pytest.mark.parametrize("host", ["inner.example", "both.example", "127.0.0.2"])
def test_a_name_with_any_address_inside_is_refused(port: int, named: list[str], host: str) -> None:
    found = fetched(f"http://{host}:{port}/page")
    assert isinstance(found, Rejected)
    assert (found.reason, Handler.asked) == (PRIVATE, [])


@pytest.mark.parametrize("target", ["http://inner.example:{}/x", "http://127.0.0.2:{}/x", "//inner.example:{}/x"])
def test_a_redirect_inside_is_refused(port: int, named: list[str], target: str) -> None:
    found = fetched(f"http://public.example:{port}/to/{target.format(port)}")
    assert isinstance(found, Rejected)
    assert (found.reason, len(Handler.asked)) == (PRIVATE, 1)


def test_a_name_is_looked_up_once_so_that_it_cannot_turn(port: int, named: list[str]) -> None:
    assert isinstance(fetched(f"http://turning.example:{port}/page"), Article)
    assert named.count("turning.example") == 1


@pytest.mark.parametrize("scheme", ["file:///etc/passwd", "ftp://public.example/x", "gopher://public.example/x"])
def test_a_redirect_to_another_protocol_is_refused(port: int, named: list[str], scheme: str) -> None:
    found = fetched(f"http://public.example:{port}/to/{scheme}")
    assert isinstance(found, Rejected)
    assert "not http or https" in found.reason


def test_no_proxy_is_asked(port: int, named: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.2:9")
    assert isinstance(fetched(f"http://public.example:{port}/page"), Article)


def test_what_the_command_line_names_is_read_as_before(port: int) -> None:
    (found,) = read(Source(f"http://127.0.0.1:{port}/page"))
    assert isinstance(found, Article)


@pytest.mark.parametrize(
    ("host", "alone"),
    [
        ("127.0.0.1", True),
        ("::1", True),
        ("localhost", True),
        ("0.0.0.0", False),
        ("::", False),
        ("192.168.1.9", False),
    ],
)
def test_a_page_that_listens_for_others_fetches_from_the_public_internet_alone(
    tmp_path: Path, port: int, host: str, alone: bool
) -> None:
    stock = Stock(replace(archived(tmp_path), host=host))
    address = f"http://127.0.0.1:{port}/page"
    done = stock.add(typed(address))
    assert is_loopback(host) is alone
    assert (len(done.added), done.left.text) == ((1, "") if alone else (0, address))
    assert len(Handler.asked) == alone
