"""How much the page takes, and from whom: sizes, login, read-only."""

from __future__ import annotations

import asyncio
import base64
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest
from served import Site, served, status_of
from starlette.types import Message, Receive, Scope, Send

from index.settings import Settings
from qa.serving.bodies import MEBIBYTE
from qa.serving.shield import Shield

KINDS = {
    "/gradio_api/upload": "multipart/form-data; boundary=edge",
    "/login": "application/x-www-form-urlencoded",
}
ACCOUNTS = "ada:tea:with milk, Grüße:naïve"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with served(tmp_path_factory.mktemp("site"), upload_mebibytes=1) as site:
        yield site


@pytest.fixture(scope="module")
def guarded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with served(tmp_path_factory.mktemp("guarded"), auth=ACCOUNTS, read_only=True) as site:
        yield site


def multipart(size: int, files: int = 1) -> bytes:
    part = b'--edge\r\nContent-Disposition: form-data; name="files"; filename="a.txt"\r\n\r\n'
    return (part + b"x" * size + b"\r\n") * files + b"--edge--\r\n"


MULTIPART = f"Content-Type: {KINDS['/gradio_api/upload']}"


@pytest.mark.parametrize(
    ("size", "files", "status"),
    [(MEBIBYTE, 1, 200), (MEBIBYTE + 1, 1, 413), (1000, 300, 200), (MEBIBYTE, 3, 413), (5 * MEBIBYTE, 1, 413)],
)
def test_an_upload_is_bounded(size: int, files: int, status: int, site: Site) -> None:
    body = multipart(size, files)
    assert status_of(site.raw("/gradio_api/upload", MULTIPART, method="POST", body=body)) == status
    answer = httpx.post(
        f"{site.url}/gradio_api/upload", content=body, headers=dict([MULTIPART.split(": ", 1)]), timeout=60
    )
    assert answer.status_code == status


@pytest.mark.parametrize(
    ("target", "size"), [("/gradio_api/upload", 4), ("/gradio_api/queue/join", 2), ("/login", 2), ("/config", 2)]
)
def test_a_body_that_does_not_say_its_length_is_bounded(target: str, size: int, site: Site) -> None:
    method = "GET" if target == "/config" else "POST"
    body = multipart(900_000, files=size) if target.endswith("upload") else b"x" * size * 1_200_000
    pieces = (body[start : start + 60_000] for start in range(0, len(body), 60_000))
    sent = httpx.Request(method, site.url + target, content=pieces)
    sent.headers["content-type"] = KINDS.get(target, "application/json")
    with httpx.Client(timeout=60) as client:
        status = client.send(sent).status_code
    assert status == (200 if target == "/config" else 413)


@pytest.mark.parametrize("length", ["-1", "1e3", "+5", "0x10", "٣", "99999999999999999999999", "1, 1", ""])
def test_a_length_that_is_none_is_refused(length: str, site: Site) -> None:
    said = site.raw("/gradio_api/queue/join", f"Content-Length: {length}", method="POST")
    assert status_of(said) in (400, 413)


def test_a_question_of_ordinary_size_is_taken(site: Site) -> None:
    body = b'{"data": ["%b"]}' % (b"x" * 900_000)
    json = "Content-Type: application/json"
    assert status_of(site.raw("/gradio_api/call/slowly", json, method="POST", body=body)) == 200


def test_too_large_is_said_in_plain_words(site: Site) -> None:
    said = site.raw("/gradio_api/upload", MULTIPART, method="POST", body=multipart(3 * MEBIBYTE))
    assert said.endswith("That is too much at once: at most 1 MiB.\n")
    assert "content-security-policy" in said.lower()


# -- login and read-only -------------------------------------------------------------------------------------------


@contextmanager
def logged_in(site: Site, user: str, password: str) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=site.url, timeout=30) as client:
        client.post("/login", data={"username": user, "password": password})
        yield client


@pytest.mark.parametrize(
    "target",
    ["/config", "/gradio_api/info", "/gradio_api/openapi.json", "/gradio_api/queue/data?session_hash=x",
     "/gradio_api/call/who/x", "/gradio_api/login_check"],
)  # fmt: skip
def test_with_a_login_nobody_else_reads(target: str, guarded: Site) -> None:
    assert status_of(guarded.raw(target)) == 401
    assert status_of(guarded.raw(target, "Cookie: access-token-x=1; access-token-unsecure-=2")) == 401


@pytest.mark.parametrize("target", ["/gradio_api/call/who", "/gradio_api/run/who", "/gradio_api/api/who"])
def test_with_a_login_nobody_else_asks(target: str, guarded: Site) -> None:
    json = "Content-Type: application/json"
    assert status_of(guarded.raw(target, json, method="POST", body=b'{"data": []}')) == 401


def test_the_page_without_a_login_holds_no_component(guarded: Site) -> None:
    said = guarded.raw("/")
    assert '"auth_required":true' in said
    assert '"components":[]' in said


@pytest.mark.parametrize(
    ("user", "password"), [("ada", "tea:with milk"), (" ada ", "tea:with milk"), ("Grüße", "naïve")]
)
def test_whoever_knows_the_password_is_let_in(user: str, password: str, guarded: Site) -> None:
    with logged_in(guarded, user, password) as client:
        assert client.get("/config").status_code == 200


@pytest.mark.parametrize(
    ("user", "password"),
    [
        ("ada", "tea"),
        ("ada", ""),
        ("", ""),
        ("Ada", "tea:with milk"),
        ("eve", "tea:with milk"),
        ("ada", "tea:with milk\0"),
    ],
)
def test_whoever_does_not_is_not(user: str, password: str, guarded: Site) -> None:
    with logged_in(guarded, user, password) as client:
        assert client.get("/config").status_code == 401


def test_gradios_client_logs_in_with_a_name_and_a_password(guarded: Site) -> None:
    from gradio_client import Client

    client = Client(guarded.url, auth=("ada", "tea:with milk"), verbose=False, download_files=False)
    assert client.predict("ab", api_name="/slowly") == "ababab"


def test_a_read_only_page_takes_no_upload(guarded: Site) -> None:
    with logged_in(guarded, "Grüße", "naïve") as client:
        assert client.post("/gradio_api/upload", files={"files": ("a.txt", b"a")}).status_code == 404
        assert client.get("/gradio_api/upload_progress?upload_id=x").status_code == 404
        event = client.post("/gradio_api/call/who", json={"data": []}).json()["event_id"]
        assert "event: complete" in client.get(f"/gradio_api/call/who/{event}").text
    assert not list(Path(guarded.cache).rglob("a.txt"))


# -- programs by MCP, which Gradio lets pass without a login --------------------------------------------------------


def test_an_mcp_server_is_told_its_own_name_whatever_was_asked_for() -> None:
    """It calls the page back under that name, and would send everybody's questions wherever the first request says."""
    told: list[Scope] = []

    async def application(scope: Scope, receive: Receive, send: Send) -> None:
        told.append(scope)

    async def receive() -> Message:
        return {"type": "http.request", "body": b"{}"}

    headers = [
        (b"host", b"rebound.example"),
        (b"x-forwarded-host", b"evil.example"),
        (b"x-gradio-server", b"http://evil"),
    ]
    scope = {"type": "http", "method": "POST", "path": "/gradio_api/mcp", "headers": headers, "client": ("10.0.0.9", 1)}
    shield = Shield(application, Settings(mcp=True, host="0.0.0.0", port=7861))
    asyncio.run(shield(scope, receive, None))  # type: ignore[arg-type]
    assert dict(told[0]["headers"]) == {b"host": b"127.0.0.1:7861", b"x-forwarded-for": b"10.0.0.9"}
    assert told[0]["path"] == "/gradio_api/mcp/"


@pytest.fixture(scope="module")
def tools(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with served(tmp_path_factory.mktemp("tools"), auth=ACCOUNTS, mcp=True) as site:
        yield site


def basic(said: str) -> str:
    return f"Authorization: Basic {base64.b64encode(said.encode()).decode()}"


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ([], 401),
        ([basic("ada:coffee")], 401),
        ([basic("ada")], 401),
        ([basic(":")], 401),
        (["Authorization: Basic !!!"], 401),
        (["Authorization: Basic " + base64.b64encode(b"\xff\xfe:a").decode()], 401),
        (["Authorization: Bearer " + base64.b64encode(b"ada:tea:with milk").decode()], 401),
        ([basic("ada:tea:with milk")], 404),
    ],
)
def test_programs_log_in_by_name_and_password(headers: list[str], status: int, tools: Site) -> None:
    """This page has no MCP server behind the shield: 404 is Gradio's own, so that the request came through."""
    said = tools.raw("/gradio_api/mcp/", *headers)
    assert status_of(said) == status
    assert ("www-authenticate: basic" in said.lower()) == (status == 401)
    assert "There is nothing here." not in said
