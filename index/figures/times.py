"""How often something was done is how many of it there were: "attacked 165 times" are 165 attacks."""

from __future__ import annotations

from collections.abc import Sequence

from index.figures.drafts import Draft

DEEDS = {
    "attacked": ("attack", "attacks"),
    "arrested": ("arrest", "arrests"),
    "bombed": ("bombing", "bombings"),
    "shelled": ("shelling", "shellings"),
    "raided": ("raid", "raids"),
    "robbed": ("robbery", "robberies"),
    "struck": ("strike", "strikes"),
    "voted": ("vote", "votes"),
    "protested": ("protest", "protests"),
    "crashed": ("crash", "crashes"),
    "erupted": ("eruption", "eruptions"),
    "flooded": ("flood", "floods"),
    "visited": ("visit", "visits"),
    "met": ("meeting", "meetings"),
    "tested": ("test", "tests"),
    "warned": ("warning", "warnings"),
    "delayed": ("delay", "delays"),
    "launched": ("launch", "launches"),
}
"""What was done, and the nouns for it."""


def name_times(drafts: Sequence[Draft]) -> None:
    """Give counts of times the noun of what was done; those that follow without a verb share it."""
    done: tuple[str, str] | None = None
    for draft in drafts:
        if draft.kind != "count" or draft.head != "time":
            continue
        done = DEEDS.get(draft.predicate, done if not draft.predicate else None)
        if done:
            draft.head, draft.recalled_unit = done
            draft.noun, draft.predicate, draft.plural = (0, 0), "", True
