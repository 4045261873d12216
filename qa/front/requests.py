"""Who does something, and what: read from a request as a web framework gives it. Whatever it holds may be anything."""

from __future__ import annotations

from typing import Any

from qa.desk import Conversation
from qa.front.limits import limits_from
from qa.front.view import Deed, Visitor
from qa.serving.visitors import address_of, reader_of


def visitor_of(request: Any) -> Visitor:
    """Who makes a request, in Starlette's form, that may also have a `username`; None is nobody."""
    if request is None:
        return Visitor()
    peer = request.client.host if request.client else None
    user = getattr(request, "username", None)  # over MCP there is none
    return Visitor(reader_of(request.cookies, user), address_of(peer, dict(request.headers)))


def deed_of(
    request: Any,
    talk: str | None = "",
    said: Conversation | None = None,
    limits: str | None = "",
    event: Any = None,
) -> Deed:
    """What was done: `event.sent` is what the page sent with it."""
    sent = getattr(event, "sent", None)
    return Deed(
        sent if isinstance(sent, dict) else {},
        said or Conversation(),
        limits_from(limits),
        talk or "",
        visitor_of(request),
    )
