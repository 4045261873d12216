"""Words of a sentence, and phrases of the lexicon against them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

_TOKEN = re.compile(r"n['’]t\b|[^\W\d_]+?(?=n['’]t\b)|['’]s\b|[^\W_]+")
_SLOT = re.compile(r"(?P<any>\*)|(?P<maybe>\?)|(?P<words>[^\s?*]+)(?P<optional>\??)")

Token = tuple[str, int, int]
"""A word in lower case, its start and its end."""


def tokens(text: str) -> list[Token]:
    """The words of a text; a hyphen parts words, a genitive s is none."""
    found = [(m[0].lower().replace("’", "'"), m.start(), m.end()) for m in _TOKEN.finditer(text)]
    return [token for token in found if token[0] != "'s"]


@dataclass(frozen=True, slots=True)
class Phrase:
    """A row of words, some of them alternatives, optional, or any word."""

    slots: tuple[tuple[frozenset[str], bool], ...]
    """What may stand there (empty: any word), and whether it may be missing."""

    @classmethod
    def parse(cls, text: str) -> Phrase | None:
        """A phrase as `events.toml` writes it; None when it does not begin with a word."""
        slots: list[tuple[frozenset[str], bool]] = []
        for found in _SLOT.finditer(text.lower()):
            if found["words"]:
                slots += _words(found["words"], bool(found["optional"]))
            else:
                slots.append((frozenset(), bool(found["maybe"])))
        return cls(tuple(slots)) if slots and slots[0][0] and not slots[0][1] else None

    def __len__(self) -> int:
        return len(self.slots)

    @property
    def first(self) -> frozenset[str]:
        """The words that it may begin with."""
        return self.slots[0][0]

    def match(self, words: Sequence[str], at: int) -> int:
        """How many words from `at` on it covers; 0 when it does not stand there."""
        ends = {at}
        for choices, optional in self.slots:
            ends = {e + 1 for e in ends if e < len(words) and (not choices or words[e] in choices)} | (
                ends if optional else set()
            )
            if not ends:
                return 0
        return max(ends) - at


def _words(text: str, optional: bool) -> list[tuple[frozenset[str], bool]]:
    """The slots of one written word: hyphens part it, as they part the words of a sentence."""
    choices = [[word for word, _, _ in tokens(choice)] for choice in text.split("|")]
    if all(len(choice) == 1 for choice in choices):
        return [(frozenset(choice[0] for choice in choices), optional)]
    width = max((len(choice) for choice in choices), default=0)
    return [(frozenset(c[n] for c in choices if n < len(c)), optional) for n in range(width)]
