"""The socket, the server's end, and what the terminal says."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import httpx
import pytest

from index.errors import DatelineError
from index.settings import Settings
from qa.serving.door import listen, own_address, welcome
from qa.serving.server import configured

SERVING = """
import asyncio, sys
from qa.serving.door import listen
from qa.serving.server import serve

async def application(scope, receive, send):
    if scope["type"] == "http":
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": b"begun", "more_body": True})
        await asyncio.sleep(600)
    else:
        while (message := await receive())["type"] == "lifespan.startup":
            await send({"type": "lifespan.startup.complete"})
        await send({"type": "lifespan.shutdown.complete"})

with listen("127.0.0.1", 0) as door:
    print(door.getsockname()[1], flush=True)
    try:
        serve(application, door)
    except KeyboardInterrupt:
        pass
"""


def test_a_port_that_is_taken_is_said_with_what_to_do() -> None:
    with listen("127.0.0.1", 0) as door:
        port = door.getsockname()[1]
        with pytest.raises(DatelineError, match=rf"Another program uses port {port} on 127\.0\.0\.1\..*DATELINE_PORT"):
            listen("127.0.0.1", port)


def test_an_address_of_another_machine_is_said_with_what_to_do() -> None:
    with pytest.raises(DatelineError, match=r"Cannot listen on port 7860 on 203\.0\.113\.9.*DATELINE_HOST"):
        listen("203.0.113.9", 7860)


@pytest.mark.parametrize(
    ("host", "address"),
    [
        ("127.0.0.1", "127.0.0.1:7860"),
        ("0.0.0.0", "127.0.0.1:7860"),
        ("::", "[::1]:7860"),
        ("::1", "[::1]:7860"),
        ("news.example", "news.example:7860"),
    ],
)
def test_the_terminal_names_an_address_that_opens(host: str, address: str) -> None:
    assert own_address(Settings(host=host)) == address
    assert f"Open http://{address} in a browser." in welcome("the sample archive", 1, Settings(host=host))


def test_the_terminal_counts_articles() -> None:
    assert welcome("the sample archive", 1, Settings()).startswith("Dateline: 1 article in the sample archive.\n")
    assert welcome("the archive in /a", 1234, Settings()).startswith("Dateline: 1,234 articles in the archive in /a.\n")
    assert "\x1b" not in welcome("the archive in /\x1b[31m", 2, Settings())


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({}, ""),
        ({"host": "0.0.0.0"}, "Whoever reaches this machine may ask, add and remove"),
        ({"host": "0.0.0.0", "read_only": True}, "Whoever reaches this machine may ask:"),
        ({"host": "0.0.0.0", "auth": "ada:tea"}, ""),
        ({"host": "::1"}, ""),
    ],
)
def test_a_page_that_is_open_to_others_says_so(given: dict[str, object], said: str) -> None:
    told = welcome("the sample archive", 2, Settings(**given))  # type: ignore[arg-type]
    assert said in told
    assert ("Whoever" in told) == bool(said)
    assert "tea" not in told


def test_the_server_says_nothing_of_itself_and_leaves_proxies_to_the_shield() -> None:
    config = configured(lambda *_: None)  # type: ignore[arg-type]
    assert (config.server_header, config.proxy_headers, config.access_log) == (False, False, False)


def test_a_server_with_an_open_page_stops_without_a_stack_trace(tmp_path: Path) -> None:
    command = [sys.executable, "-c", SERVING]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        port = int(server.stdout.readline())
        with httpx.stream("GET", f"http://127.0.0.1:{port}", timeout=30) as page:
            assert next(page.iter_bytes()) == b"begun"
            server.send_signal(2)
            begun = time.monotonic()
            _, errors = server.communicate(timeout=30)
    assert "Traceback" not in errors
    assert time.monotonic() - begun < 20
