"""How much a request may hold, counted while it arrives: no length that a sender claims is believed."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import TYPE_CHECKING

from qa.serving import routes

if TYPE_CHECKING:
    from starlette.types import Message, Receive

MEBIBYTE = 1024 * 1024
SMALL = MEBIBYTE
"""For all but uploads: a question, a form, a whole conversation's limits."""
AROUND_FILES = MEBIBYTE
"""What stands between the files of an upload: a thousand of them (as many as Gradio takes) with a header each."""

HEARD_OUT = 256 * MEBIBYTE
SECONDS_HEARD = 20.0
"""How much more is read, and thrown away, of a request that is refused. Most browsers read no answer before they have
sent all they have; one that is cut off shows its reader a broken connection instead of the reason."""


class TooLarge(Exception):
    """A body grew beyond its limit."""


class Body:
    """A request's body on its way to the application."""

    def __init__(self, receive: Receive, limit: int) -> None:
        """Read on from what the server received, up to so many bytes."""
        self.over = False
        self._receive = receive
        self._left = limit
        self._ended = False
        self._again: Message | None = None

    async def receive(self) -> Message:
        """The next piece.

        Raises:
            TooLarge: with it the body is too large; `over` says so to whoever does not see the error.
        """
        if self._again is not None:
            message, self._again = self._again, None
            return message
        message = await self._receive()
        self._ended = message["type"] != "http.request" or not message.get("more_body", False)
        self._left -= len(message.get("body", b""))
        if self._left < 0:
            self.over = True
            raise TooLarge
        return message

    async def whole(self) -> bytes:
        """All of it, which `receive` then gives once more.

        Raises:
            TooLarge: it is more than may be.
        """
        pieces: list[bytes] = []
        while not self._ended:
            message = await self.receive()
            pieces.append(message.get("body", b""))
        content = b"".join(pieces)
        self._again = {"type": "http.request", "body": content, "more_body": False}
        return content

    async def hear_out(self) -> None:
        """Read what is still to come, and drop it."""
        with suppress(TimeoutError):
            await asyncio.wait_for(self._drop(HEARD_OUT), SECONDS_HEARD)

    async def _drop(self, most: int) -> None:
        while not self._ended and most > 0:
            message = await self._receive()
            self._ended = message["type"] != "http.request" or not message.get("more_body", False)
            most -= len(message.get("body", b""))


def limit_of(path: str, upload_mebibytes: int) -> int:
    """How many bytes a request for a route may hold."""
    return upload_mebibytes * MEBIBYTE + AROUND_FILES if path == routes.UPLOAD else SMALL
