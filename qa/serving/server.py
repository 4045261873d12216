"""uvicorn, with what it would do for others switched off by name."""

from __future__ import annotations

import logging
import socket
from typing import TYPE_CHECKING

import uvicorn

if TYPE_CHECKING:
    from starlette.types import ASGIApp

SECONDS_TO_FINISH = 2
"""How long a page that is still open may go on when the server stops."""


def serve(application: ASGIApp, door: socket.socket) -> None:
    """Serve until interrupted."""
    Server(configured(application)).run(sockets=[door])


def configured(application: ASGIApp) -> uvicorn.Config:
    """uvicorn's settings. What a proxy says of a reader is weighed by the shield, and nowhere else."""
    return uvicorn.Config(
        application,
        log_level="warning",
        access_log=False,
        server_header=False,
        proxy_headers=False,
        ws="none",
        timeout_graceful_shutdown=SECONDS_TO_FINISH,
    )


class Server(uvicorn.Server):
    """A server that stops without a stack trace for each page that is open."""

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Pages that are still open are cut off, which uvicorn would report as errors."""
        logging.getLogger("uvicorn.error").setLevel(logging.CRITICAL)
        await super().shutdown(sockets)
