"""The socket that the page listens on, and what is said once it is open."""

from __future__ import annotations

import errno
import socket

from index.errors import DatelineError
from index.setting_values import is_loopback
from index.settings import Settings
from qa.plain import line


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


def own_address(settings: Settings) -> str:
    """How this machine itself reaches the page, as `127.0.0.1:7860`."""
    host = settings.host
    shown = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(host, f"[{host}]" if ":" in host else host)
    return f"{shown}:{settings.port}"


def welcome(what: str, articles: int, settings: Settings) -> str:
    """What the terminal says when the page is open.

    Args:
        what: The archive, as "the sample archive".
    """
    many = f"{articles:,} article{'' if articles == 1 else 's'}"
    said = f"Dateline: {many} in {line(what)}.\nOpen http://{own_address(settings)} in a browser. Ctrl+C stops it."
    if is_loopback(settings.host) or settings.auth is not None:
        return said
    may = "ask" if settings.read_only else "ask, add and remove"
    return f"{said}\nWhoever reaches this machine may {may}: DATELINE_AUTH=user:password asks for a login."
