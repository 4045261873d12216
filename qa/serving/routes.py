"""Which routes are open: those that the page, `gradio_client` and MCP need. Whatever else Gradio opens is not found.

A list of what is closed would have to grow with every release of Gradio; this one makes a new route wait until it is
wanted. Closed on purpose, among others:

file=, file/        serves what was uploaded, fetches addresses; the page shows and downloads without it
proxy=              fetches addresses
component_server    functions of components; the page's components have none
deep_link           writes the state of a session to disk; the page's links hold the question itself
token               tells a script the login's cookie, which is hidden from scripts
dev/, vibe-*, custom_component/, profiling/, monitoring, process_recording   for who writes an app
runs, run-history   records at a third party
stream/             sound and film
queue/status        how many others wait
startup-events      run anything that is to run at the start; the mounted page has run it
mcp/sse, messages   the transport that MCP has given up
"""

from __future__ import annotations

import re
from dataclasses import dataclass

READ = frozenset({"GET", "HEAD"})
WRITE = frozenset({"POST"})
UPLOAD = "/gradio_api/upload"
MCP = "/gradio_api/mcp"
_PIECE = r"[A-Za-z0-9_-][A-Za-z0-9_.-]*"
_WORD = r"[A-Za-z0-9_-]{1,128}"


@dataclass(frozen=True, slots=True)
class Route:
    """A route, and how it may be asked for."""

    methods: frozenset[str]
    path: re.Pattern[str]

    def fits(self, method: str, path: str) -> bool:
        """Whether a request asks for it."""
        return method in self.methods and self.path.fullmatch(path) is not None


def _routes(methods: frozenset[str], *paths: str) -> tuple[Route, ...]:
    return tuple(Route(methods, re.compile(path)) for path in paths)


ALWAYS = (
    *_routes(
        READ,
        r"/",
        rf"/(assets|static)/{_PIECE}(/{_PIECE}){{0,4}}",
        r"/(gradio_api/)?theme\.css",
        r"/favicon\.ico",
        r"/robots\.txt",
        r"/manifest\.json",
        r"/config/?",
        r"/logout",
        r"/gradio_api/(info|login_check|user|app_id)/?",
        r"/gradio_api/openapi\.json",
        rf"/gradio_api/heartbeat/{_WORD}",
        r"/gradio_api/queue/data",
        rf"/gradio_api/call/(v2/)?{_WORD}/{_WORD}",
    ),
    *_routes(
        WRITE,
        r"/login/?",
        r"/gradio_api/queue/join",
        r"/gradio_api/(cancel|reset/?)",
        rf"/gradio_api/(run|api|call|call/v2)/{_WORD}/?",
    ),
)
ADDING = (*_routes(WRITE, re.escape(UPLOAD)), *_routes(READ, r"/gradio_api/upload_progress"))
"""Open unless the page is read-only."""
TOOLS = _routes(READ | WRITE | {"DELETE"}, rf"{re.escape(MCP)}/?")
"""Open when the page is an MCP server."""


def is_call(method: str, path: str) -> bool:
    """Whether a request calls a function, with values as JSON."""
    return method == "POST" and path not in (UPLOAD, "/login", "/login/")


def open_routes(*, read_only: bool, mcp: bool) -> tuple[Route, ...]:
    """The routes of a page."""
    return (*ALWAYS, *(() if read_only else ADDING), *(TOOLS if mcp else ()))
