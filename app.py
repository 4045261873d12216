"""The web chat: `python app.py` opens it on your archive, or on the sample. It only wires; `qa` does the work."""

from __future__ import annotations

import inspect
import logging
import os
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"  # Gradio reads these when it is imported
os.environ["GRADIO_ANALYTICS_CACHE_FREQUENCY"] = str(10**9)  # else it sums up all questions after each of them
os.environ["GRADIO_ANALYTICS_MAX_EVENTS"] = "1"

import gradio as gr
from fastapi import FastAPI
from gradio.events import api as offer

from index.errors import BadSetting, DatelineError
from index.settings import Settings
from qa import page
from qa.desk import Conversation, Desk
from qa.front import BUSY, Front, View, deed_of, visitor_of
from qa.plain import line
from qa.serving import door, server
from qa.serving.login import login
from qa.serving.options import parser
from qa.serving.rates import Limiter
from qa.serving.shield import Shield

if TYPE_CHECKING:
    from starlette.types import ASGIApp

FAILED, BAD_USAGE = 1, 2
SECONDS_KEPT = 3600
"""How long uploads stay in Gradio's own cache, and a conversation whose page was left in memory."""
SESSIONS = 1000
"""Readers whose conversations are in memory; those of the others are read from the shelf when they come back."""

QUIET: dict[str, Any] = {"api_visibility": "private", "show_progress": "hidden"}
"""For every event of the page: it is no API, and says itself that it is busy."""
ASKED = ("box", "said", "talk", "feed", "now", "status", "notice", "masthead")
ACTED = (*ASKED, "limits", "limited", "earlier", "archive", "adding", "report", "reader", "taken")
OPENED = (*ACTED, "form")
ADDED = ("report", "status", "masthead", "archive", "adding", "form")
"""Which parts each kind of event may change: fields of a `View`."""
STATES = {"said"}
"""Parts that only the server holds."""

ACTING = ("log", "rooms", "limited", "earlier", "archive", "adding", "report")
"""Parts whose buttons and forms tell the server something."""

Parts = dict[str, Any]
Update = tuple[Any, ...]
Updates = Iterator[Update]


def main(arguments: Sequence[str] | None = None) -> int:
    """Serve the page until it is interrupted.

    Returns:
        0 when it was stopped, 1 when it could not be opened, 2 for a setting that makes no sense.
    """
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s")
    options = parser().parse_args(arguments)
    try:
        settings = Settings.load(**vars(options))
        with door.listen(settings.host, settings.port) as socket:
            desk = Desk(settings)
            application = mount(desk)
            held = desk.stock.holdings()
            what = "the sample archive" if held.sample else f"the archive in {desk.stock.archive.folder}"
            print(door.welcome(line(what), held.coverage.articles, settings), flush=True)
            threading.Thread(target=desk.warm, name="warm", daemon=True).start()
            server.serve(application, socket)
    except DatelineError as error:
        print(f"dateline: {line(str(error))}", file=sys.stderr)
        return BAD_USAGE if isinstance(error, BadSetting) else FAILED
    except KeyboardInterrupt:
        pass
    return 0


# -- the server ----------------------------------------------------------------------------------------------------


def mount(desk: Desk) -> ASGIApp:
    """The page as a web application. Whatever Gradio could open to others is closed here by name."""
    settings = desk.settings
    blocks = build(Front(desk, Limiter(settings.rate)), settings)
    blocks.pwa, blocks.state_session_capacity = False, SESSIONS
    blocks.has_launched = True  # else a request may name any file of this machine as one that it uploaded
    application = FastAPI(docs_url=None, redoc_url=None, openapi_url=None)
    check = login(settings)
    gr.mount_gradio_app(
        application,
        blocks,
        path="/",
        auth=check,
        auth_message=page.login(),
        app_kwargs={"docs_url": None, "redoc_url": None, "openapi_url": None},
        allowed_paths=[],
        blocked_paths=[str(folder) for folder in desk.stock.private_folders],
        show_error=False,
        max_file_size=f"{settings.upload_mebibytes * 1024 * 1024}b",
        footer_links=[],
        run_history=False,
        enable_monitoring=False,
        ssr_mode=False,
        pwa=False,
        mcp_server=settings.mcp,
        theme=_theme(),
        head=page.head(),
    )
    return Shield(application, settings, check)


def _theme() -> gr.themes.Base:
    """Names of system fonts only: nothing is fetched. Colours stand in the page's own style sheet."""
    paper = {"body_background_fill": "#fbfaf6", "body_background_fill_dark": "#161513"}
    blocks = {"block_background_fill": "transparent", "block_border_width": "0px", "block_shadow": "none"}
    return gr.themes.Base(
        font=("system-ui", "Segoe UI", "Helvetica Neue", "Arial", "sans-serif"),
        font_mono=("ui-monospace", "Consolas", "monospace"),
    ).set(**paper, **blocks)


# -- the page ------------------------------------------------------------------------------------------------------


def build(front: Front, settings: Settings) -> gr.Blocks:
    """The page's parts, and what happens when a reader does something."""
    blocks: gr.Blocks = gr.Blocks(
        title=page.TITLE, analytics_enabled=False, fill_width=True, delete_cache=(SECONDS_KEPT, SECONDS_KEPT)
    )
    with blocks:
        parts = _parts(settings)
        _wire(blocks, front, parts, {"concurrency_limit": settings.answers, "concurrency_id": "ask"})
        for called in (front.api.ask, front.api.search):
            offer(_public(front, called), api_name=called.__name__, queue=False)  # MCP's own client may not queue
    blocks.queue(default_concurrency_limit=settings.answers, max_size=settings.waiting, api_open=False)
    return blocks


def _parts(settings: Settings) -> Parts:
    parts: Parts = {
        "said": gr.State(Conversation(), time_to_live=SECONDS_KEPT),
        "limits": gr.Textbox(visible="hidden", elem_id="limits", label="Limits"),
        "talk": gr.Textbox(visible="hidden", elem_id="talk", label="Conversation"),
        "masthead": _html("masthead"),
        "rooms": _html("rooms", page.NAV_SCRIPT, page.rooms()),
        "status": _html("status", page.SPEAK),
    }
    with gr.Column(elem_id="room-ask"):
        parts |= {"log": _html("log", page.LOG_SCRIPT, page.LOG), "now": _html("now", page.FOLLOW)}
        parts["feed"] = gr.HTML("", elem_id="feed", html_template="", js_on_load=page.FEED)
        with gr.Column(elem_id="composer"):
            parts["notice"] = _html("notice")
            parts["box"] = _question_box(settings)
            parts["limited"] = _html("limited", page.ACTS)
    with gr.Column(elem_id="room-earlier"):
        parts["earlier"] = _html("earlier", page.ACTS)
    with gr.Column(elem_id="room-archive"):
        parts["adding"] = _html("adding", page.ADDS)
        parts["files"] = gr.UploadButton(
            "Choose files", file_count="multiple", elem_id="upload", visible=not settings.read_only
        )
        parts |= {"report": _html("report", page.ACTS), "archive": _html("archive", page.ACTS)}
    parts |= {"form": _html("form"), "reader": _html("reader", page.READ), "taken": _html("taken", page.TAKEN)}
    for name in parts.keys() - STATES:
        parts[name].postprocess = partial(_changed, parts[name].postprocess)
    return parts


def _changed(postprocess: Callable[[Any], Any], value: Any) -> Any:
    """None leaves a part as it is. For a `gr.skip()` of a handler's Gradio would make a new component, each time."""
    return gr.skip() if value is None else postprocess(value)


def _html(elem_id: str, js: str | None = None, value: str = "") -> gr.HTML:
    """HTML that `qa.page` has escaped. No template but Gradio's own `${value}`: others are run as a script."""
    return gr.HTML(value, elem_id=elem_id, js_on_load=js, apply_default_css=False)


def _question_box(settings: Settings) -> gr.Textbox:
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
        html_attributes=gr.InputHTMLAttributes(enterkeyhint="send"),
    )


def _wire(blocks: gr.Blocks, front: Front, parts: Parts, in_turn: dict[str, Any]) -> None:
    """Each event: what it sends, who answers, which parts of the page may change."""
    held = [parts["talk"], parts["said"], parts["limits"]]

    def opened(talk: str | None, request: gr.Request) -> Update:
        return _update(OPENED, front.opened(talk or "", visitor_of(request)))

    def typed(question: str | None, talk: str, said: Conversation, limits: str, request: gr.Request) -> Updates:
        yield from _updates(ASKED, front.ask(question or "", deed_of(request, talk, said, limits)))

    def picked(talk: str, said: Conversation, limits: str, request: gr.Request, event: gr.EventData) -> Updates:
        yield from _updates(ASKED, front.pick(deed_of(request, talk, said, limits, event)))

    def acted(talk: str, said: Conversation, limits: str, request: gr.Request, event: gr.EventData) -> Update:
        return _update(ACTED, front.act(deed_of(request, talk, said, limits, event)))

    def brought(event: gr.EventData) -> Updates:
        yield from _updates(ADDED, front.archive.add(deed_of(None, event=event)))

    def chosen(files: list[str] | None) -> Updates:
        yield from _updates(ADDED, front.archive.upload(files or []))

    blocks.load(opened, [parts["talk"]], _of(parts, OPENED), js=page.START, queue=False, **QUIET)
    box, asked = parts["box"], _of(parts, ASKED)
    submitted = box.submit(typed, [box, *held], asked, **in_turn, **QUIET)
    for event in (submitted, parts["log"].pick(picked, held, asked, **in_turn, **QUIET)):
        event.failure(lambda said: _update(ASKED, front.failed(said)), [parts["said"]], asked, queue=False, **QUIET)
    box.stop(front.desk.stop, [parts["said"]], None, queue=False, **QUIET)
    for name in ACTING:
        parts[name].act(acted, held, _of(parts, ACTED), queue=False, **QUIET)
    one_by_one = {"concurrency_limit": 1, "concurrency_id": "add", **QUIET}
    adding = (
        parts["adding"].bring(brought, None, _of(parts, ADDED), **one_by_one),
        parts["files"].upload(chosen, [parts["files"]], _of(parts, ADDED), **one_by_one),
    )
    for event in adding:
        event.failure(lambda: page.problem(BUSY), None, parts["report"], queue=False, **QUIET)


def _of(parts: Parts, names: Sequence[str]) -> list[Any]:
    return [parts[name] for name in names]


def _updates(names: Sequence[str], views: Iterator[View]) -> Updates:
    for view in views:
        yield _update(names, view)


def _update(names: Sequence[str], view: View) -> Update:
    """A view as Gradio takes it."""
    return tuple(_box(view.busy) if name == "box" else _part(name, getattr(view, name)) for name in names)


def _part(name: str, value: Any) -> Any:
    return gr.skip() if value is None and name in STATES else value


def _box(busy: bool | None) -> Any:
    """The box is emptied when a question is taken: the reader may type on."""
    if busy is None:
        return None
    ready = gr.Textbox(submit_btn="Ask", stop_btn=False)
    return gr.Textbox(value="", submit_btn=False, stop_btn="Stop") if busy else ready


def _public(front: Front, called: Callable[..., Any]) -> Callable[..., Any]:
    """A function for programs: its questions count like a reader's, and its errors say what to do."""

    def answer(request: gr.Request, *given: Any) -> Any:
        try:
            front.admit(visitor_of(request))
            return called(*given)
        except DatelineError as error:
            raise gr.Error(str(error), print_exception=False) from None

    own = inspect.signature(called, eval_str=True)
    first = inspect.Parameter("request", inspect.Parameter.POSITIONAL_OR_KEYWORD, annotation=gr.Request)
    answer.__signature__ = own.replace(parameters=[first, *own.parameters.values()])  # type: ignore[attr-defined]
    answer.__annotations__ = {name: one.annotation for name, one in own.parameters.items()} | {"request": gr.Request}
    answer.__annotations__["return"] = own.return_annotation
    answer.__doc__, answer.__name__ = called.__doc__, called.__name__
    return answer


if __name__ == "__main__":
    sys.exit(main())
