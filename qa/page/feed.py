"""What joins the conversation on the page: only what is new is sent, however long the conversation is.

The page's script takes the turns out of the `<template>` and puts them in their place. (Gradio itself would compare
old and new elements and change what differs, which takes the longer the longer the conversation is.)
"""

from __future__ import annotations

import uuid
from collections.abc import Sequence

from qa.desk import REMEMBERED, Conversation, Turn, unpacked
from qa.page.frame import start
from qa.page.markup import text
from qa.page.turns import turn


def feed(said: Conversation, *, since: int = 0, offered: Sequence[str] = (), enter: bool = False) -> str:
    """The turns from a number on, in the place of all that are there from it on.

    Args:
        since: 0 is the whole conversation.
        offered: what may be asked, before the first turn.
        enter: whether the page goes to the conversation, whatever it shows.
    """
    turns = [_placed(said, one) for one in said.finished if one.n >= since]
    inside = "".join(turns) if turns or since or said.current else start(offered)
    room = ' data-room="ask"' if enter else ""
    return _template(inside, said.kept, f'data-since="{since}"{room}')


def turn_anew(said: Conversation, n: int) -> str:
    """One turn as it is now, in its old place."""
    found = said.turn(n)
    return _template(_placed(said, found) if found else "", said.kept, f'data-only="{n}"')


def _placed(said: Conversation, one: Turn) -> str:
    return turn(unpacked(one), later=sum(other.n > one.n for other in said.finished), kept=bool(said.kept))


def _template(inside: str, kept: str, place: str) -> str:
    return (
        f'<template {place} data-most="{REMEMBERED}" data-talk="{text(kept)}" data-key="{uuid.uuid4().hex}">'
        f"{inside}</template>"
    )
