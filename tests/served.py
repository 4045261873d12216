"""What the tests of the serving share: a small Gradio page behind the shield, on a real server, and raw requests."""

from __future__ import annotations

import os
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"

import gradio as gr
from fastapi import FastAPI

from index.settings import Settings
from qa.serving.door import listen
from qa.serving.login import login
from qa.serving.server import Server, configured
from qa.serving.shield import Shield

PATIENCE = 30.0
BROWSER = {"accept": "text/html,application/xhtml+xml"}
SECRET = "the-harbour-master-drinks-cold-tea"


@dataclass(frozen=True)
class Site:
    """A page that is being served."""

    port: int
    cache: Path
    """Where Gradio keeps what was uploaded."""

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def raw(self, target: str, *headers: str, method: str = "GET", body: bytes = b"", host: str | None = None) -> str:
        """The whole answer to a request exactly as it is written: no client sets it right first."""
        lines = [f"{method} {target} HTTP/1.1", f"Host: {host or f'127.0.0.1:{self.port}'}", "Connection: close"]
        lines += [*headers, f"Content-Length: {len(body)}"] if body else headers
        with socket.create_connection(("127.0.0.1", self.port), timeout=PATIENCE) as connection:
            connection.sendall("\r\n".join([*lines, "", ""]).encode("utf-8", "surrogateescape") + body)
            answer = bytearray()
            while piece := connection.recv(65536):
                answer += piece
        return answer.decode("utf-8", "replace")


def status_of(answer: str) -> int:
    return int(answer.split(" ", 2)[1])


def small_page() -> gr.Blocks:
    """As the page itself: HTML, a box, an upload; a function for programs; and one that streams."""

    def read(files: list[str] | None) -> str:
        uploaded = [file for file in files or [] if file in blocks.upload_file_set]
        return "\n".join(Path(file).read_text(encoding="utf-8") for file in uploaded) or "error: no upload"

    def slowly(text: str) -> Iterator[str]:
        for end in range(1, 4):
            time.sleep(0.05)
            yield text * end

    def who(request: gr.Request) -> dict[str, Any]:
        return {
            "cookies": dict(request.cookies),
            "client": request.client.host,
            "headers": {name: value for name, value in request.headers.items() if name.startswith("x-")},
        }

    blocks: gr.Blocks = gr.Blocks(title="Small", analytics_enabled=False)
    with blocks:
        box, said = gr.Textbox(), gr.HTML()
        files = gr.UploadButton(file_count="multiple")
        box.submit(slowly, box, said, api_name="slowly")
        files.upload(read, files, said, api_name="read")
        gr.api(who, api_name="who")  # type: ignore[attr-defined]
    return blocks


def gradio_alone(settings: Settings) -> FastAPI:
    application = FastAPI(docs_url=None, redoc_url=None, openapi_url=None)
    blocks = small_page()
    blocks.has_launched = True  # else a mounted page takes any file of the machine for an upload
    gr.mount_gradio_app(
        application,
        blocks,
        path="/",
        auth=login(settings),
        allowed_paths=[],
        blocked_paths=[],
        show_error=False,
        max_file_size=f"{settings.upload_mebibytes}mb",
        footer_links=[],
        run_history=False,
        enable_monitoring=False,
        ssr_mode=False,
        pwa=False,
        mcp_server=False,
    )
    return application


@contextmanager
def served(cache: Path, *, shielded: bool = True, **given: Any) -> Iterator[Site]:
    """A site on a free port, which goes when the block ends."""
    cache.mkdir(exist_ok=True)
    before = os.environ.get("GRADIO_TEMP_DIR")
    os.environ["GRADIO_TEMP_DIR"] = str(cache)
    try:
        with free_door() as door:
            port = door.getsockname()[1]
            settings = Settings(**{"port": port, **given})
            alone = gradio_alone(settings)
            server = Server(configured(Shield(alone, settings, login(settings)) if shielded else alone))
            thread = threading.Thread(target=server.run, kwargs={"sockets": [door]})
            thread.start()
            wait_for(server, thread)
            yield Site(port, cache)
            server.should_exit = True
            thread.join(PATIENCE)
    finally:
        os.environ.pop("GRADIO_TEMP_DIR")
        if before is not None:
            os.environ["GRADIO_TEMP_DIR"] = before


def free_door() -> socket.socket:
    return listen("127.0.0.1", 0)


def wait_for(server: Server, thread: threading.Thread) -> None:
    end = time.monotonic() + PATIENCE
    while not server.started:
        assert thread.is_alive(), "the server gave up"
        assert time.monotonic() < end, "the server did not start"
        time.sleep(0.02)
