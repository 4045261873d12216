"""Windows that a sentence does not say, because an earlier one did.

The lead says "Two rockets hit the base on Monday"; the paragraphs after it go on: "Three soldiers were killed". Such a
figure takes the day of the event that was told last, at lower trust.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from index.figures.drafts import Draft
from index.figures.verbs import EVENTS
from index.sentences import Sentence
from index.windows import Window

TRUST = 0.5
"""What an inherited window's confidence is multiplied by."""
REACH = 4
"""Sentences that an event's day reaches."""
LONGEST = 7
"""Days: what lasted longer is background, not the event that an article goes on about."""


@dataclass(slots=True)
class Thread:
    """The event that an article told last: its window, and how many sentences ago."""

    window: Window | None = None
    heads: frozenset[str] = frozenset()
    """What was counted of it."""
    age: int = 0

    def hand_on(self, sentence: Sentence, drafts: Sequence[Draft]) -> None:
        """Give the sentence's figures the window of the event told before, and remember the one that it tells."""
        self.age += 1
        dated = any(time.low or time.value.startswith("XXXX") for time in sentence.times if time.type != "SET")
        if not dated and self.window and self.age <= REACH:
            for draft in drafts:
                self._give(draft, self.window)
        told = next((draft.window for draft in drafts if _tells(draft)), None)
        if told:
            self.window, self.age = told, 0
            self.heads = frozenset(draft.head for draft in drafts if draft.head and draft.window == told)
        elif dated:
            self.window = None

    def _give(self, draft: Draft, window: Window) -> None:
        same_event = draft.predicate in EVENTS or draft.head in self.heads
        if draft.window is None and draft.kind == "count" and same_event and not draft.cumulative:
            draft.window, draft.source = replace(window, confidence=TRUST * window.confidence), "inherited"


def _tells(draft: Draft) -> bool:
    """Whether the figure is of an event of few days."""
    window = draft.window
    if window is None or draft.source not in ("sentence", "shared", "weak") or draft.predicate not in EVENTS:
        return False
    return bool(window.start and window.end and (window.end - window.start).days <= LONGEST)
