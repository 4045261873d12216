"""What stands before every request: it refuses what the page does not offer, and dresses every answer."""

from __future__ import annotations

import base64
import binascii
import logging
from collections.abc import MutableMapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from index.settings import Settings
from qa.keeping import is_reader_id, new_reader_id
from qa.serving import routes
from qa.serving.bodies import MEBIBYTE, Body, limit_of
from qa.serving.door import own_address
from qa.serving.files import claims_other_files, upload_folder
from qa.serving.headers import PRIVATE, Headers, dressed, reader_cookie
from qa.serving.login import Check
from qa.serving.requests import Asked, asked, passed_on
from qa.serving.visitors import COOKIE

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Receive, Scope, Send

PAGE = "/"
_log = logging.getLogger(__name__)
ASK_FOR_LOGIN = (b"www-authenticate", b'Basic realm="Dateline", charset="UTF-8"')


@dataclass(frozen=True, slots=True)
class Refused:
    """An answer of the shield's own."""

    status: int
    words: str
    headers: tuple[tuple[bytes, bytes], ...] = ()


class Shield:
    """Pure ASGI, around everything else: answers pass it as they stream."""

    def __init__(self, application: ASGIApp, settings: Settings, check: Check | None = None) -> None:
        """Stand before an application.

        Args:
            application: The page.
            settings: What it may be asked for, by whom, and how much.
            check: What checks a name and a password, for the one route that Gradio leaves open to those who have
                not logged in: MCP.

        Raises:
            BadSetting: `hosts` holds what is no name.
        """
        self._application = application
        self._check = check
        self._hosts = settings.allowed_hosts()
        self._upload = settings.upload_mebibytes
        self._own = own_address(settings)
        self._uploads = upload_folder()
        self._open = routes.open_routes(read_only=settings.read_only, mcp=settings.mcp)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or let the application answer it."""
        if scope["type"] == "lifespan":
            await self._application(scope, receive, send)
        elif scope["type"] == "http":
            await self._answer(scope, receive, send)
        else:
            await send({"type": "websocket.close", "code": 1008})

    async def _answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        seen = asked(scope, self._hosts)
        body = Body(receive, limit_of(seen.path, self._upload))
        answer = _Answer(send, body, _cookies(seen), https=seen.https)
        refused = self._refused(seen)
        if refused is not None:
            await answer.refuse(refused)
            return
        own = self._own if seen.path.startswith(routes.MCP) else None
        try:
            if routes.is_call(seen.method, seen.path) and claims_other_files(await body.whole(), self._uploads):
                await answer.refuse(Refused(403, "That file was not uploaded here."))
                return
            await self._application(passed_on(scope, seen, own=own), body.receive, answer.send)
        except Exception as error:  # with `over` it is TooLarge, or what others have made of it
            if not body.over:
                _tell(seen, error)
        if body.over:
            await answer.refuse(self._too_large(seen))

    def _refused(self, seen: Asked) -> Refused | None:
        if seen.host is None or not (self._hosts is None or seen.host in self._hosts):
            return Refused(421, "This page does not go by that name. Its owner can add it: DATELINE_HOSTS=NAME.")
        if seen.foreign:
            return Refused(403, "Another site's page asked for this. Open the page itself, and try again there.")
        if not any(route.fits(seen.method, seen.path) for route in self._open):
            return Refused(404, "There is nothing here.")
        if seen.path.startswith(routes.MCP) and self._check is not None and not _knows(seen, self._check):
            return Refused(401, "Log in with a name and a password.", (ASK_FOR_LOGIN,))
        claimed = seen.headers.get("content-length", "0")
        if not claimed.isascii() or not claimed.isdigit() or int(claimed[:20]) > limit_of(seen.path, self._upload):
            return self._too_large(seen)
        return None

    def _too_large(self, seen: Asked) -> Refused:
        most = f"{limit_of(seen.path, self._upload) // MEBIBYTE - (seen.path == routes.UPLOAD)} MiB"
        return Refused(413, f"That is too much at once: at most {most}.", ((b"connection", b"close"),))


class _Answer:
    """What is sent back: the application's answer with our headers, or a refusal in its place."""

    def __init__(self, send: Send, body: Body, extra: Headers, *, https: bool) -> None:
        self._send = send
        self._body = body
        self._extra = extra
        self._https = https
        self._started = False

    async def send(self, message: MutableMapping[str, Any]) -> None:
        """Pass on a piece of the application's answer; none once the body is too large, which it takes for broken."""
        if self._body.over:
            return
        if message["type"] == "http.response.start":
            self._started = True
            headers = dressed(list(message.get("headers", ())), https=self._https)
            message = {**message, "headers": _joined(headers, self._extra)}
        await self._send(message)

    async def refuse(self, refused: Refused) -> None:
        """Answer in plain words. An answer that has begun is only cut short."""
        if self._started:
            return
        await self._body.hear_out()
        words = f"{refused.words}\n".encode()
        own = [(b"content-type", b"text/plain; charset=utf-8"), (b"content-length", str(len(words)).encode())]
        headers = dressed([*own, *refused.headers], https=self._https)
        await self._send({"type": "http.response.start", "status": refused.status, "headers": headers})
        await self._send({"type": "http.response.body", "body": words})


def _tell(seen: Asked, error: Exception) -> None:
    """One line: Gradio fails on many a request that no page makes, and nobody is to fill a log with stack traces.

    Starlette has answered 500 by then. The path is one of the open routes', which are plain letters.
    """
    _log.error("%s %s failed: %s", seen.method, seen.path, type(error).__name__)
    _log.debug("in full", exc_info=error)


def _joined(headers: Headers, extra: Headers) -> Headers:
    replaced = {name for name, _ in extra if name != b"set-cookie"}
    return [pair for pair in headers if pair[0].lower() not in replaced] + extra


def _cookies(seen: Asked) -> Headers:
    """The page itself gives a browser its reader's id, if it has none that is one."""
    if seen.path != PAGE or seen.method != "GET" or "text/html" not in seen.headers.get("accept", ""):
        return []
    from starlette.requests import cookie_parser

    if is_reader_id(cookie_parser(seen.headers.get("cookie", "")).get(COOKIE)):
        return [PRIVATE]
    return [PRIVATE, reader_cookie(new_reader_id(), https=seen.https)]


def _knows(seen: Asked, check: Check) -> bool:
    scheme, _, said = seen.headers.get("authorization", "").partition(" ")
    try:
        user, colon, password = base64.b64decode(said, validate=True).decode("utf-8").partition(":")
    except (binascii.Error, ValueError):
        return False
    return scheme.lower() == "basic" and bool(colon) and check(user.strip(), password)
