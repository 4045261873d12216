"""What changes on the page, and who did what there: between the desk and whatever shows the page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from qa.desk import Conversation
from qa.desk.forms import number_of
from qa.keeping import Limits


@dataclass(frozen=True, slots=True)
class View:
    """The parts of the page that change; None is as it was. Each is HTML unless it says otherwise."""

    busy: bool | None = None
    """Whether an answer is being written: the question box is emptied and offers to stop."""
    said: Conversation | None = None
    """The session's conversation. No HTML."""
    limits: str | None = None
    """What the next questions are asked within, as JSON that the page sends along with each. No HTML."""
    talk: str | None = None
    """The id under which the conversation is kept. No HTML."""
    masthead: str | None = None
    feed: str | None = None
    """Turns that join the conversation, or take the place of some of it."""
    now: str | None = None
    """The turn that is being answered."""
    status: str | None = None
    """What a screen reader says."""
    notice: str | None = None
    """What did not work, or what must be known, above the question box."""
    limited: str | None = None
    """The limits in words, beside the question box."""
    form: str | None = None
    """The form of the limits."""
    earlier: str | None = None
    """The list of conversations."""
    archive: str | None = None
    """What the archive holds."""
    adding: str | None = None
    """The form of what is added."""
    report: str | None = None
    """What became of what was added or removed."""
    reader: str | None = None
    """A whole report."""
    taken: str | None = None
    """What is handed over to be saved or copied."""


@dataclass(frozen=True, slots=True)
class Visitor:
    """Who does something: told by the request, never by the page."""

    reader: str = ""
    """Under whose id things are kept; "" when the browser keeps no cookie."""
    address: str = ""
    """Where the request comes from."""


@dataclass(frozen=True, slots=True)
class Deed:
    """One thing that a reader did, with what the session holds."""

    sent: Mapping[str, object] = field(default_factory=dict)
    """What the page sent with it. It may be anything."""
    said: Conversation = field(default_factory=Conversation)
    limits: Limits = field(default_factory=Limits)
    """What the next questions are asked within."""
    talk: str = ""
    """The id of the conversation that the page shows, as the page has it."""
    visitor: Visitor = field(default_factory=Visitor)

    def text(self, name: str) -> str:
        """A text that was sent; "" when there is none of that name."""
        value = self.sent.get(name)
        return value if isinstance(value, str) else ""

    def number(self, name: str) -> int | None:
        """A whole number that was sent."""
        return number_of(self.sent.get(name))
