"""What a reader takes along, and what he says of an answer: read from a browser, which may send anything."""

from __future__ import annotations

import json
import re
import unicodedata
import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from index.errors import NotKept
from qa import keeping
from qa.answer import said
from qa.desk.desk import to_kept
from qa.desk.records import Turn
from qa.keeping import REASONS, Rating, documents, printed
from qa.keeping.rows import WHY, cut
from qa.plain import line

NAME = 60
"""Characters of a file's name at most, with its ending."""
MOST = 32_000_000
"""Characters that are handed over at once."""
_NO_WAY = "That is no way to take it along. Reload the page and choose again."
_TOO_MUCH = "This is too long to be taken along at once. Save its answers one by one."
_NO_RATING = "This says neither that the answer was right nor that it was wrong. Reload the page and choose again."
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)")


def _key() -> str:
    return uuid.uuid4().hex


@dataclass(frozen=True, slots=True)
class Taken:
    """A file to save or, without a name, a text for the clipboard; or the problem that there is with it."""

    name: str = ""
    mime: str = ""
    text: str = ""
    problem: str = ""
    key: str = field(default_factory=_key)
    """What tells it from the same taken again."""


def taken_turn(turn: Turn, how: object) -> Taken:
    """One answer with its question.

    Args:
        how: "text" for the clipboard, "markdown", "json" or "page" for a file.
    """
    kept = to_kept(turn)
    ways: dict[object, Callable[[], str]] = {
        "text": lambda: documents.turn_to_text(kept) if turn.answer else _unfinished(turn),
        "markdown": lambda: documents.turn_to_markdown(kept) + "\n",
        "json": lambda: _dumped(kept.to_json()),
        "page": lambda: printed.turn_to_page(kept),
    }
    return _taken(ways, how, turn.question, "answer")


def taken_conversation(conversation: keeping.Conversation, how: object) -> Taken:
    """A whole conversation; `how` as for one answer."""
    ways: dict[object, Callable[[], str]] = {
        "text": lambda: documents.conversation_to_text(conversation),
        "markdown": lambda: documents.to_markdown(conversation),
        "json": lambda: _dumped(documents.to_json(conversation)),
        "page": lambda: printed.to_page(conversation),
    }
    return _taken(ways, how, conversation.heading.title, "conversation")


_FILES = {"text": ("", "text/plain"), "markdown": (".md", "text/markdown"), "json": (".json", "application/json")}
_FILES["page"] = (".html", "text/html")


def _taken(ways: Mapping[object, Callable[[], str]], how: object, called: str, otherwise: str) -> Taken:
    if not isinstance(how, str) or how not in ways:
        return Taken(problem=_NO_WAY)
    text, (ending, mime) = ways[how](), _FILES[how]
    if len(text) > MOST:
        return Taken(problem=_TOO_MUCH)
    return Taken(file_name(called, ending, otherwise) if ending else "", f"{mime};charset=utf-8", text)


def _dumped(record: object) -> str:
    """ASCII only: nothing on the way to the reader's disk can change it."""
    return json.dumps(record, indent=2) + "\n"


def file_name(called: str, ending: str, otherwise: str) -> str:
    """A file name that every system takes, made of what something is called.

    Example:
        >>> file_name("How many attacks, café?", ".md", "answer")
        'how-many-attacks-cafe.md'
    """
    ascii_only = unicodedata.normalize("NFKD", called[: 4 * NAME]).encode("ascii", "ignore").decode().lower()
    stem = re.sub(r"[^a-z0-9]+", "-", ascii_only)[: NAME - len(ending)].strip("-")
    if not stem or _RESERVED.fullmatch(stem):  # names that Windows keeps for devices
        stem = otherwise
    return stem + ending


def _unfinished(turn: Turn) -> str:
    """As much of a stopped answer as there is."""
    by_number = {citation.n: citation for citation in turn.citations}
    cited = [[by_number[n] for n in one.citations if n in by_number] for one in turn.statements]
    told = "\n".join(
        f"{line(said(one, sources))} {''.join(f'[{n}]' for n in one.citations)}".rstrip()
        for one, sources in zip(turn.statements, cited, strict=True)
    )
    parts = (line(turn.question), told, documents.sources_as_text("Sources", turn.citations), line(turn.problem))
    return "\n\n".join(part for part in parts if part) + "\n"


# -- what is said of an answer -------------------------------------------------------------------------------------


def read_rating(sent: Mapping[str, object]) -> Rating | None:
    """What a reader says of an answer; None takes it back.

    Args:
        sent: `right` ("yes", "no" or "none"), `reason` (one of `REASONS`, or a list of them) and `why`. Reasons that
            are not offered are left out, words beyond the thousandth character, too.

    Raises:
        NotKept: it says neither.
    """
    right = sent.get("right")
    if not isinstance(right, str) or right not in ("yes", "no", "none"):
        raise NotKept(_NO_RATING)
    if right == "none":
        return None
    named, why = sent.get("reason"), sent.get("why")
    given = [named] if isinstance(named, str) else named if isinstance(named, list | tuple) else []
    reasons = tuple(reason for reason in REASONS if reason in given) if right == "no" else ()
    return Rating(right == "yes", reasons, cut(why, WHY).strip() if isinstance(why, str) else "")
