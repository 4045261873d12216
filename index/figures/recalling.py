"""What "the total" is a total of: the running count that the article told before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from index.figures.drafts import Draft
from index.figures.records import REASON
from index.figures.tokens import Line

REACH = 6
"""Sentences that a running count is remembered."""
TRUST = 0.55
"""Confidence of what is recalled."""


@dataclass(slots=True)
class Recall:
    """The running count that was told last."""

    told: Draft | None = None
    unit: str = ""
    scope: str = ""
    age: int = 0

    def pass_by(self) -> None:
        """A sentence goes by."""
        self.age += 1

    def name(self, line: Line, drafts: Sequence[Draft]) -> None:
        """Name the sentence's untold counts by it, and remember the one that it tells."""
        for draft in drafts:
            if draft.untold and self.told and self.age <= REACH:
                self._give(self.told, draft)
            elif draft.untold and draft.is_toll:
                draft.head, draft.predicate, draft.plural = "person", "killed", True
                draft.confidence = max(draft.confidence, REASON)
            elif draft.head and draft.kind in ("count", "ordinal") and _runs(draft):
                self.told, self.age = draft, 0
                self.unit, self.scope = line.words(draft.noun), line.words(draft.scope)

    def _give(self, told: Draft, draft: Draft) -> None:
        draft.head, draft.plural = told.head, True
        draft.predicate = told.predicate if told.kind == "count" else ""
        draft.recalled_unit, draft.recalled_scope = self.unit, self.scope
        draft.confidence = max(draft.confidence, TRUST)
        window = told.window
        if window and window.start and told.source == "sentence":
            end = draft.window.end if draft.window and draft.source == "report" else window.end
            if draft.window is None or (end and end > window.start and draft.source == "report"):
                source = draft.source if draft.window else "inherited"
                draft.window, draft.source = replace(window, end=end, alternatives=()), source


def _runs(draft: Draft) -> bool:
    return (draft.running or draft.cumulative) and draft.confidence >= REASON
