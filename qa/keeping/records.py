"""What is kept: turns with their limits and answers, conversations of them, and ratings of turns."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Literal, get_args

from qa.answer import Answer

Reason = Literal[
    "wrong number",
    "wrong date",
    "wrong source",
    "not in the cited text",
    "should have declined",
    "should have answered",
    "other",
]
REASONS: tuple[Reason, ...] = get_args(Reason)
"""What a reader may find wrong with an answer, in the order in which they are offered."""
_SAMPLE = re.compile(r"sample-[0-9a-f]{16}")


@dataclass(frozen=True, slots=True)
class Limits:
    """What a reader asked within, by hand."""

    as_of: date | None = None
    start: date | None = None
    end: date | None = None
    publishers: tuple[str, ...] = ()

    def to_json(self) -> dict[str, Any]:
        days = {"as_of": self.as_of, "start": self.start, "end": self.end}
        return {**{name: day and day.isoformat() for name, day in days.items()}, "publishers": list(self.publishers)}

    @property
    def sentence(self) -> str:
        """The limits in words; "" without any."""
        days = {"as of": self.as_of, "from": self.start, "to": self.end}
        said = [f"{word} {day.isoformat()}" for word, day in days.items() if day]
        said += ["publishers: " + ", ".join(self.publishers)] if self.publishers else []
        return f"Asked with limits: {'; '.join(said)}." if said else ""


@dataclass(frozen=True, slots=True)
class Rating:
    """What a reader thought of an answer."""

    right: bool
    reasons: tuple[Reason, ...] = ()
    """What is wrong with it."""
    why: str = ""
    """In the reader's own words."""

    def to_json(self) -> dict[str, Any]:
        return {"right": self.right, "reasons": list(self.reasons), "why": self.why}


@dataclass(frozen=True, slots=True)
class Turn:
    """A question and its answer, or the problem that there was instead."""

    n: int
    question: str
    answer: Answer | None = None
    problem: str = ""
    limits: Limits = Limits()
    asked: datetime | None = None
    """None is now, when it is kept."""
    rating: Rating | None = None

    def to_json(self) -> dict[str, Any]:
        return {
            "question": self.question,
            "limits": self.limits.to_json(),
            "asked": self.asked and self.asked.isoformat(),
            "problem": self.problem or None,
            "rating": self.rating and self.rating.to_json(),
            "answer": self.answer and self.answer.to_json(),
        }


@dataclass(frozen=True, slots=True)
class Heading:
    """A conversation in a list."""

    id: str
    title: str
    archive: str
    """The archive that it is about."""
    created: datetime
    changed: datetime
    turns: int

    @property
    def archive_name(self) -> str:
        """What readers are told of the archive: its folder's name, never where on the disk it lies."""
        name = re.split(r"[/\\]", self.archive.rstrip("/\\"))[-1]
        return "the sample archive" if _SAMPLE.fullmatch(name) else name


@dataclass(frozen=True, slots=True)
class Conversation:
    """A conversation with all its turns, oldest first."""

    heading: Heading
    turns: tuple[Turn, ...]


@dataclass(frozen=True, slots=True)
class Rated:
    """A rating with the full record of what was rated: it outlives the conversation."""

    id: int
    rating: Rating
    question: str
    limits: Limits
    answer: Answer | None
    """None when its record was damaged."""
    archive: str
    archive_version: str
    model: str | None
    rated: datetime

    def to_json(self) -> dict[str, Any]:
        return {
            "id": self.id,
            **self.rating.to_json(),
            "question": self.question,
            "limits": self.limits.to_json(),
            "archive": self.archive,
            "archive_version": self.archive_version,
            "model": self.model,
            "rated": self.rated.isoformat(),
            "answer": self.answer and self.answer.to_json(),
        }
