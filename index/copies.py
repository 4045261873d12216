"""Copies of one story: the same wire report under several mastheads is one source, not many.

A text is sketched as the smallest hashes of its runs of words (bottom-k, Broder 1997); two sketches estimate
how much of the shorter text stands in the longer. Numbers are words like any other, so a report brought up to
date is not a copy where its figures and sentences moved on.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable

import numpy as np

SHINGLE = 5
"""Words a run."""
SKETCH = 128
"""Hashes kept; the error of the estimate is about 1 / sqrt(128) = 0.09."""
COPY = 0.6
"""From this share of shared runs on, two articles tell one story in the same words."""

_MIX = np.uint64(0x9E3779B97F4A7C15)  # the golden ratio's fraction: spreads sums over all 64 bits
_WORD = re.compile(r"\w+")

Sketch = frozenset[int]


def sketch(text: str) -> Sketch:
    """The 128 smallest hashes of the text's five-word runs; short texts have fewer."""
    words = [zlib.crc32(word.encode()) for word in _WORD.findall(text.lower())]
    hashes = np.array(words or [0], dtype=np.uint64)
    runs = max(1, len(hashes) - SHINGLE + 1)
    mixed = np.zeros(runs, dtype=np.uint64)
    for offset in range(min(SHINGLE, len(hashes))):
        mixed = mixed * _MIX + hashes[offset : offset + runs]
    return frozenset((np.unique(mixed * _MIX >> np.uint64(32))[:SKETCH]).tolist())


def pack(hashes: Sketch) -> bytes:
    """The sketch as bytes, four a hash."""
    return b"".join(value.to_bytes(4, "little") for value in sorted(hashes))


def unpack(data: bytes) -> Sketch:
    """The sketch that `pack` wrote."""
    return frozenset(memoryview(data).cast("I"))


def resemblance(a: Sketch, b: Sketch) -> float:
    """Estimated Jaccard similarity of the two texts' runs, 0 to 1; 0 when it cannot come near `COPY`."""
    shared = a & b
    if len(shared) < COPY * min(len(a), len(b)) / 2:  # most pairs: spared the sort
        return 0.0
    union = sorted(a | b)[:SKETCH]
    return len(shared.intersection(union)) / len(union)


def first_copy(of: Sketch, among: Iterable[tuple[int, Sketch]]) -> int | None:
    """The key of the first sketch that is a copy of `of`, or None."""
    return next((key for key, other in among if resemblance(of, other) >= COPY), None)
