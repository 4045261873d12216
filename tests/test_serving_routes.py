"""What the page offers of all that Gradio opens, and what happens when Gradio fails."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest
from served import Site, served, status_of

from qa.serving.routes import open_routes


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with served(tmp_path_factory.mktemp("site")) as site:
        yield site


@pytest.mark.parametrize(
    "target",
    [
        "/", "/config", "/config/", "/theme.css", "/gradio_api/theme.css?v=1", "/favicon.ico", "/robots.txt",
        "/manifest.json", "/static/js/iframeResizer.contentWindow.min.js", "/static/img/logo.svg",
        "/gradio_api/info", "/gradio_api/info?all_endpoints=True", "/gradio_api/openapi.json", "/gradio_api/app_id",
        "/gradio_api/login_check", "/gradio_api/user",
    ],
)  # fmt: skip
def test_what_the_page_and_programs_need_is_open(target: str, site: Site) -> None:
    assert status_of(site.raw(target)) == 200


@pytest.mark.parametrize(
    ("method", "target"),
    [
        *(
            ("GET", target)
            for target in (
                "/monitoring", "/monitoring/summary", "/monitoring/key", "/pwa_icon", "/pwa_icon/9",
                "/svelte/a.js", "/docs", "/redoc", "/openapi.json", "/gradio_api/deep_link?session_hash=x",
                "/gradio_api/token", "/gradio_api/runs", "/gradio_api/run-history/buckets", "/gradio_api/dev/reload",
                "/gradio_api/vibe-code", "/gradio_api/queue/status", "/gradio_api/startup-events",
                "/gradio_api/proxy=https://a.hf.space/x",
                "/gradio_api/file=https://example.com/a.txt", "/gradio_api/custom_component/a/client/b/c.js",
                "/gradio_api/stream/a/b/1/playlist-file", "/gradio_api/profiling/traces", "/gradio_api/mcp/",
                "/gradio_api/mcp/schema", "/gradio_api/upload", "/login", "//", "/config//", "/./config",
                "/%63onfig%2f..", "/assets/", "/assets/.hidden", "/assets//index.js",
            )
        ),
        *(
            ("POST", target)
            for target in (
                "/", "/config", "/logout", "/gradio_api/component_server", "/gradio_api/process_recording",
                "/gradio_api/vibe-edit", "/gradio_api/undo-vibe-edit", "/gradio_api/vibe-starter-queries",
                "/gradio_api/stream/x", "/gradio_api/stream/x/close", "/gradio_api/run-history/connect",
                "/gradio_api/mcp", "/gradio_api/mcp/messages/", "/gradio_api/profiling/clear",
            )
        ),
    ],
)  # fmt: skip
def test_whatever_else_gradio_opens_is_not_there(method: str, target: str, site: Site) -> None:
    said = site.raw(target, method=method, body=b"{}" if method == "POST" else b"")
    assert status_of(said) == 404
    assert "There is nothing here." in said


def test_gradios_client_works_through_the_shield(site: Site) -> None:
    from gradio_client import Client

    client = Client(site.url, verbose=False, download_files=False)
    assert client.predict("ab", api_name="/slowly") == "ababab"
    assert list(client.submit("c", api_name="/slowly"))[-1] == "ccc"


def test_every_file_of_gradios_own_front_is_open() -> None:
    """A release that names its files otherwise would leave the page blank."""
    front = Path(str(files("gradio"))) / "templates" / "frontend"
    found = [file for folder in ("assets", "static") for file in (front / folder).rglob("*") if file.is_file()]
    routes = open_routes(read_only=True, mcp=False)
    closed = [
        file for file in found if not any(r.fits("GET", f"/{file.relative_to(front).as_posix()}") for r in routes)
    ]
    assert len(found) > 100
    assert not closed


def test_uploads_and_tools_are_open_only_when_they_are_wanted() -> None:
    def open_to(path: str, *, read_only: bool, mcp: bool) -> bool:
        return any(route.fits("POST", path) for route in open_routes(read_only=read_only, mcp=mcp))

    assert open_to("/gradio_api/upload", read_only=False, mcp=False)
    assert not open_to("/gradio_api/upload", read_only=True, mcp=True)
    assert open_to("/gradio_api/mcp/", read_only=True, mcp=True)
    assert not open_to("/gradio_api/mcp/", read_only=False, mcp=False)


@pytest.mark.parametrize(
    ("target", "body", "status"),
    [
        ("/gradio_api/queue/join", b'{"data": [], "fn_index": 99, "session_hash": "x"}', 500),
        ("/gradio_api/call/v2/none", b"{}", 500),
        ("/gradio_api/queue/data?session_hash=nobodys", b"", 200),
    ],
)
def test_a_request_that_gradio_fails_on_leaves_one_line_in_the_log(
    target: str, body: bytes, status: int, site: Site, caplog: pytest.LogCaptureFixture
) -> None:
    said = site.raw(target, "Content-Type: application/json", method="POST" if body else "GET", body=body)
    assert status_of(said) == status
    assert not any(record.exc_info for record in caplog.records if record.levelno > logging.DEBUG)
    assert any("failed: " in record.getMessage() for record in caplog.records)
    assert "Traceback" not in said
