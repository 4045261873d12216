"""What the page shows: turns, conversations of them, and what became of what a reader wanted from the archive."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field, replace

from index.records import Coverage
from qa.answer import Answer, Citation, Statement
from qa.keeping import Limits, Rating
from qa.reading import Reading
from qa.streaming import Event

UNLIMITED = Limits()
REMEMBERED = 50
"""Turns of one conversation that the page keeps; older ones drop off its top."""


def _key() -> str:
    return uuid.uuid4().hex


@dataclass(frozen=True, slots=True)
class Turn:
    """One question, and as much of its answer as there is so far."""

    n: int
    question: str
    statements: tuple[Statement, ...] = ()
    citations: tuple[Citation, ...] = ()
    answer: Answer | None = None
    """None while it is being written, or when there is a problem."""
    problem: str = ""
    """Why the question could not be asked, or not to its end."""
    leaning: tuple[int, ...] = ()
    """The numbers of the turns that the next question may lean on: those of its topic."""
    better: tuple[str, ...] = ()
    """For a question that was declined: others that the archive does answer."""
    limits: Limits = UNLIMITED
    """What it was asked within, by hand."""
    rating: Rating | None = None
    """What the reader thinks of the answer."""
    packed: bytes | None = None
    """Its answer, while the turn lies in a session (packing.py)."""
    key: str = field(default_factory=_key)
    """What tells it from every other reader's turns."""

    @property
    def whole(self) -> bool:
        """Whether nothing more will come."""
        return self.answer is not None or self.packed is not None or bool(self.problem)

    @property
    def shown(self) -> tuple[Citation, ...]:
        """The citations to show beside it: the sources, or the evidence nearest to a refusal."""
        if self.answer is None:
            return self.citations
        return self.answer.refusal.nearest if self.answer.refusal else self.answer.cited

    def grown(self, event: Event) -> Turn:
        """The turn with one more statement, or with the whole answer."""
        if event.answer is not None:
            return replace(
                self, statements=event.answer.statements, citations=event.answer.citations, answer=event.answer
            )
        said = (event.statement,) if event.statement else ()
        new = tuple(c for c in event.citations if c not in self.citations)
        return replace(self, statements=self.statements + said, citations=self.citations + new)


@dataclass(frozen=True, slots=True)
class Conversation:
    """What one reader has asked: the finished turns, and the one that is being answered."""

    finished: tuple[Turn, ...] = ()
    current: Turn | None = None
    kept: str = ""
    """The id under which it is kept; "" when it is not."""
    notice: str = ""
    """Why it is not kept, if it should be."""

    @property
    def next_number(self) -> int:
        last = self.current or (self.finished[-1] if self.finished else None)
        return last.n + 1 if last else 1

    def at(self, turn: Turn) -> Conversation:
        """The conversation with its latest turn as it stands now."""
        if not turn.whole:
            return replace(self, current=turn)
        return replace(self, finished=(*self.finished, turn)[-REMEMBERED:], current=None)

    def interrupted(self, why: str) -> Conversation:
        """The conversation with its unfinished turn, if there is one, ended for a reason. What it says is kept."""
        return self.at(replace(self.current, problem=why)) if self.current else self

    def before(self, n: int) -> Conversation:
        """What was said before a turn, which is asked anew: what came after it goes, too."""
        return replace(self, finished=tuple(turn for turn in self.finished if turn.n < n), current=None)

    def turn(self, n: object) -> Turn | None:
        """A finished turn by its number, which comes from a browser. It may be packed."""
        return next((turn for turn in self.finished if turn.n == n), None)

    def rated(self, n: int, rating: Rating | None) -> Conversation:
        """The conversation with what the reader thinks of one of its answers."""
        return replace(self, finished=tuple(replace(t, rating=rating) if t.n == n else t for t in self.finished))


@dataclass(frozen=True, slots=True)
class Holdings:
    """What the page says of its archive."""

    coverage: Coverage
    sample: bool
    """Whether it is the sample archive, which uploads never go into."""


@dataclass(frozen=True, slots=True)
class Opened:
    """An article that a reader wants to see, or why it cannot be shown."""

    reading: Reading | None = None
    problem: str = ""
    key: str = field(default_factory=_key)
    """What tells one opening from the next."""
