"""Finished turns as a session holds them: an answer is some 20 kB of objects, and little more than 1 kB as bytes."""

from __future__ import annotations

import json
import zlib
from dataclasses import replace

from qa.answer import Answer
from qa.desk.records import Conversation, Turn


def light(said: Conversation) -> Conversation:
    """The conversation with its finished turns packed."""
    return replace(said, finished=tuple(map(packed, said.finished)))


def packed(turn: Turn) -> Turn:
    """A finished turn without the objects of its answer; one that is packed already stays as it is."""
    if turn.answer is None:
        return turn
    record = json.dumps(turn.answer.to_json()).encode("ascii")
    return replace(turn, answer=None, statements=(), citations=(), packed=zlib.compress(record))


def unpacked(turn: Turn) -> Turn:
    """The same turn, whole again."""
    if turn.packed is None:
        return turn
    answer = Answer.from_json(json.loads(zlib.decompress(turn.packed)))
    return replace(turn, statements=answer.statements, citations=answer.citations, answer=answer, packed=None)
