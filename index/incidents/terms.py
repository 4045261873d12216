"""The words with which two texts are compared: hashed, so that a mention stays small."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from zlib import crc32

from index.incidents.telling import Telling
from index.incidents.words import STOP_WORDS

BITS = 18
"""A quarter of a million hashes: among the words of an archive few share one."""
MOST_TERMS, MOST_TITLE_TERMS, MOST_OFTEN = 40, 12, 3
_WORD = re.compile(r"[A-Za-z][A-Za-z'’-]{2,30}|\d{2,12}")


@lru_cache(maxsize=65536)
def hashed(word: str) -> int:
    """A word's number, the same on every machine."""
    return crc32(word.encode()) & ((1 << BITS) - 1)


def words_of(text: str) -> list[str]:
    """The words that say what a text is about, lower case."""
    return [word for found in _WORD.findall(text) if (word := found.lower()) not in STOP_WORDS]


def title_terms(title: str) -> tuple[int, ...]:
    """The words of a title."""
    return tuple(dict.fromkeys(hashed(word) for word in words_of(title)))[:MOST_TITLE_TERMS]


def terms(tellings: Sequence[Telling], most: int = MOST_TERMS) -> tuple[tuple[int, int], ...]:
    """The commonest words of the sentences (a title's count twice); of equally common ones the earliest."""
    counts: Counter[str] = Counter()
    named: set[str] = set()
    for telling in tellings:
        for found in _WORD.findall(telling.text):
            word = found.lower()
            if word not in STOP_WORDS:
                counts[word] += 2 if telling.number == 0 else 1
                if not found[0].islower():
                    named.add(word)
    best = sorted(counts, key=lambda word: -(counts[word] + (word in named)))[:most]
    return tuple(sorted({hashed(word): min(counts[word], MOST_OFTEN) for word in best}.items()))
