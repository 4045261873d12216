"""The web chat: `python app.py` opens it on your archive, or on the sample. It only wires; `qa` does the work."""

from __future__ import annotations

import argparse
import errno
import logging
import os
import socket
import sys
from collections.abc import Iterator, Sequence
from typing import Any

os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"  # Gradio reads it when it is imported

import gradio as gr
import uvicorn
from fastapi import FastAPI

from index.errors import BadSetting, DatelineError
from index.settings import Settings
from qa import page
from qa.desk import Conversation, Desk
from qa.plain import line

FAILED, BAD_USAGE = 1, 2
ANSWERING = 4
"""Questions answered at once; the others wait."""
WAITING = 64
"""Events that wait at most: beyond that a reader is told that the page is busy."""
FILE_MEBIBYTES = 32
SECONDS_KEPT = 3600
"""How long uploads stay in Gradio's own cache; the archive has its copy."""
BUSY = "The page is busy, or something failed that should not have. Ask again in a moment."

QUIET: dict[str, Any] = {"api_visibility": "private", "show_progress": "hidden"}
"""For every event: the page is no API yet, and says itself that it is busy."""

Update = tuple[Any, ...]


def main(arguments: Sequence[str] | None = None) -> int:
    """Serve the page until it is interrupted.

    Returns:
        0 when it was stopped, 1 when it could not be opened, 2 for a setting that makes no sense.
    """
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s")
    options = _parser().parse_args(arguments)
    try:
        settings = Settings.load(archive=options.archive, host=options.host, port=options.port)
        with listen(settings.host, settings.port) as door:
            desk = Desk(settings)
            print(_welcome(desk, settings), flush=True)
            _run(mount(desk), door)
    except DatelineError as error:
        print(f"dateline: {line(str(error))}", file=sys.stderr)
        return BAD_USAGE if isinstance(error, BadSetting) else FAILED
    except KeyboardInterrupt:
        pass
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="app", description="Open the chat page on a news archive.")
    parser.add_argument("--archive", metavar="DIR", help="the archive's folder (your own, else the sample)")
    parser.add_argument("--host", metavar="ADDRESS", help="address to listen on (127.0.0.1)")
    parser.add_argument("--port", type=int, metavar="N", help="port to listen on (7860)")
    return parser


# -- the server ----------------------------------------------------------------------------------------------------


def listen(host: str, port: int) -> socket.socket:
    """A socket that listens there.

    Raises:
        DatelineError: another program has the port, or this one may not have it; the message names the setting.
    """
    try:
        family, _, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        return socket.create_server(address[:2], family=family)
    except OSError as error:
        where = f"port {port} on {host}"
        if error.errno == errno.EADDRINUSE:
            message = f"Another program uses {where}. Stop it, or choose another port: --port N or DATELINE_PORT=N."
        elif error.errno == errno.EACCES:
            message = f"The system does not allow {where}. Choose a port from 1024 on: --port N or DATELINE_PORT=N."
        else:
            message = f"Cannot listen on {where} ({error.strerror}). Choose another: --host ADDRESS or DATELINE_HOST."
        raise DatelineError(message) from None


def _welcome(desk: Desk, settings: Settings) -> str:
    held, host = desk.stock.holdings(), settings.host
    what = "the sample archive" if held.sample else f"the archive in {desk.stock.archive.folder}"
    shown = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(host, f"[{host}]" if ":" in host else host)
    many = f"{held.coverage.articles:,} article{'' if held.coverage.articles == 1 else 's'}"
    return f"Dateline: {many} in {line(what)}.\nOpen http://{shown}:{settings.port} in a browser. Ctrl+C stops it."


def mount(desk: Desk) -> FastAPI:
    """The page as a web application. Whatever Gradio could open to others is closed here by name."""
    blocks = build(desk)
    blocks.pwa = False
    application = FastAPI(docs_url=None, redoc_url=None, openapi_url=None)
    gr.mount_gradio_app(
        application,
        blocks,
        path="/",
        allowed_paths=[],
        blocked_paths=[str(folder) for folder in desk.stock.private_folders],
        show_error=False,
        max_file_size=f"{FILE_MEBIBYTES * 1024 * 1024}b",
        footer_links=[],
        run_history=False,
        enable_monitoring=False,
        ssr_mode=False,
        pwa=False,
        mcp_server=False,
        theme=_theme(),
        head=page.head(),
    )
    return application


def _run(application: FastAPI, door: socket.socket) -> None:
    config = uvicorn.Config(application, log_level="warning", server_header=False, timeout_graceful_shutdown=2)
    _Server(config).run(sockets=[door])


class _Server(uvicorn.Server):
    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Pages that are still open are cut off, which uvicorn would report as errors, with stack traces."""
        logging.getLogger("uvicorn.error").setLevel(logging.CRITICAL)
        await super().shutdown(sockets)


def _theme() -> gr.themes.Base:
    """Names of system fonts only: nothing is fetched. Colours stand in the page's own style sheet."""
    paper = {"body_background_fill": "#fbfaf6", "body_background_fill_dark": "#161513"}
    blocks = {"block_background_fill": "transparent", "block_border_width": "0px", "block_shadow": "none"}
    return gr.themes.Base(
        font=("system-ui", "Segoe UI", "Helvetica Neue", "Arial", "sans-serif"),
        font_mono=("ui-monospace", "Consolas", "monospace"),
    ).set(**paper, **blocks)


# -- the page ------------------------------------------------------------------------------------------------------


def build(desk: Desk) -> gr.Blocks:
    """The page's parts, and what happens when a reader does something."""
    blocks: gr.Blocks = gr.Blocks(
        title=page.TITLE, analytics_enabled=False, fill_width=True, delete_cache=(SECONDS_KEPT, SECONDS_KEPT)
    )
    with blocks:
        said = gr.State(Conversation())
        masthead = _html("masthead")
        log = _html("log", page.LOG_SCRIPT)
        now = _html("now", page.FOLLOW)
        status = _html("status", page.SPEAK)
        with gr.Column(elem_id="composer"):
            box = _question_box()
            with gr.Row(elem_id="adding"):
                files = gr.UploadButton("Add articles", file_count="multiple", size="sm", elem_id="upload")
                _html("hint", value=page.upload_hint(f"{FILE_MEBIBYTES} MiB"))
            report = _html("report")
        reader = _html("reader", page.READ)
        blocks.load(lambda: _opened(desk), None, [masthead, log], queue=False, **QUIET)
        _wire_asking(desk, said, box, log, [box, now, log, said, masthead, status, report])
        _wire_reading(desk, said, log, reader)
        _wire_adding(desk, said, files, [report, masthead, log, status])
    blocks.queue(default_concurrency_limit=ANSWERING, max_size=WAITING, api_open=False)
    return blocks


def _html(elem_id: str, js: str | None = None, value: str = "") -> gr.HTML:
    """HTML that `qa.page` has escaped. No template but Gradio's own `${value}`: others are run as a script."""
    return gr.HTML(value, elem_id=elem_id, js_on_load=js, apply_default_css=False)


def _question_box() -> gr.Textbox:
    return gr.Textbox(
        label="Your question",
        show_label=False,
        container=False,
        placeholder="Ask the archive",
        lines=1,
        max_lines=5,
        submit_btn="Ask",
        stop_btn=False,
        autofocus=True,
        elem_id="question",
    )


def _opened(desk: Desk) -> Update:
    return page.masthead(desk.stock.holdings()), page.log(Conversation(), desk.stock.suggestions())


def _wire_asking(desk: Desk, said: gr.State, box: gr.Textbox, log: gr.HTML, outputs: list[Any]) -> None:
    def ask(question: str | None, so_far: Conversation) -> Iterator[Update]:
        yield from _views(desk, desk.ask(question or "", so_far))

    def pick(so_far: Conversation, event: gr.EventData) -> Iterator[Update]:
        yield from _views(desk, desk.ask(str(event.text), so_far))

    def fail(so_far: Conversation) -> Update:
        return (*_view(desk, so_far.interrupted(BUSY))[:-1], page.problem(BUSY))

    limits: dict[str, Any] = {"concurrency_limit": ANSWERING, "concurrency_id": "ask", **QUIET}
    for event in (box.submit(ask, [box, said], outputs, **limits), log.pick(pick, [said], outputs, **limits)):
        event.failure(fail, [said], outputs, queue=False, **QUIET)
    box.stop(desk.stop, [said], None, queue=False, **QUIET)


def _views(desk: Desk, growing: Iterator[Conversation]) -> Iterator[Update]:
    """What changes on the page while a conversation grows. The box is emptied once: the reader may type on."""
    for step, said in enumerate(growing):
        busy = gr.Textbox(value="", submit_btn=False, stop_btn="Stop") if step == 0 else gr.skip()
        if said.current:
            log = gr.skip() if said.finished else ""
            yield busy, page.now(said), log, said, gr.skip(), page.spoken(said), ""
        else:
            yield _view(desk, said)


def _view(desk: Desk, said: Conversation) -> Update:
    """A conversation at rest, in the order of the page's parts."""
    ready = gr.Textbox(submit_btn="Ask", stop_btn=False)
    log = page.log(said, desk.stock.suggestions() if not said.finished else ())
    return ready, "", log, said, page.masthead(desk.stock.holdings()), page.spoken(said), ""


def _wire_adding(desk: Desk, said: gr.State, files: gr.UploadButton, outputs: list[Any]) -> None:
    def add(uploaded: list[str] | None, so_far: Conversation) -> Update:
        told = page.upload(desk.stock.add(uploaded or []))
        start = gr.skip() if so_far.finished else page.log(so_far, desk.stock.suggestions())
        return told, page.masthead(desk.stock.holdings()), start, told

    files.upload(add, [files, said], outputs, concurrency_limit=1, concurrency_id="add", **QUIET).failure(
        lambda: page.problem(BUSY), None, outputs[:1], queue=False, **QUIET
    )


def _wire_reading(desk: Desk, said: gr.State, log: gr.HTML, reader: gr.HTML) -> None:
    def read(so_far: Conversation, event: gr.EventData) -> str:
        return page.article(desk.opened(so_far, getattr(event, "article", None), getattr(event, "turn", None)))

    log.whole(read, [said], [reader], concurrency_limit=ANSWERING, concurrency_id="read", **QUIET)


if __name__ == "__main__":
    sys.exit(main())
