"""Finds the words in capitals that may be names, and the runs of them that may be one name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from index.places.words import JOINING

_WORD = re.compile(
    r"(?<!\w)(?:(?:[A-Z]\.){2,4}|(?:St|Ste|Ft|Mt)\.(?=\s)"
    r"|(?:(?:al|el|as|ash|ad|an|ar|at|az)[-‐–])?(?:(?!\d)[^\Wa-z_][\w'’‘ʻʼ]{0,40}(?:[-‐][\w'’‘ʻʼ]{1,40}){0,4}))"
)
_POSSESSIVE = re.compile(r"['’](?:[sS])?$")
LONGEST = 5
"""Words in capitals that one name may have."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word in capitals; its end is before a possessive 's."""

    start: int
    end: int
    text: str


def words_in_capitals(text: str) -> list[Word]:
    """The words that begin with a capital letter, and names that begin with the Arabic article: "al-Qaim"."""
    found = []
    for match in _WORD.finditer(text):
        name = match[0]
        if not name[0].isascii() and not name[0].isupper():
            continue
        if name[-1] in "'’" or name[-2:-1] in ("'", "’"):
            name = _POSSESSIVE.sub("", name)
        found.append(Word(match.start(), match.start() + len(name), name))
    return found


def reach(text: str, words: Sequence[Word], first: int) -> int:
    """How many words from `first` on may be one name."""
    count = 1
    while count < LONGEST and first + count < len(words):
        gap = text[words[first + count - 1].end : words[first + count].start]
        if len(gap) > 8 or gap.strip() not in JOINING or "\n" in gap:
            break
        count += 1
    return count
