"""Figures that are coordinated share what only one of them says.

"Three American military personnel, one British soldier and one Iraqi soldier were killed since October": the verb and
the window are of all three; "two Americans and one from Britain": so is the noun.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from index.figures.drafts import Draft
from index.figures.tokens import Line
from index.figures.words import FILLERS

SHARED_NOUN = 0.5
"""Confidence of a number whose noun stands beside another."""
_LINKS = frozenset({",", "and", "or", ";", "as", "well", "plus", "&"}) | FILLERS


def share(line: Line, drafts: Sequence[Draft]) -> None:
    """Hand on predicates, totals and nouns between neighbours."""
    for one, other in coordinated(line, drafts):
        if one.predicate and not other.predicate:
            other.predicate = one.predicate
        elif other.predicate and not one.predicate:
            one.predicate = other.predicate
        other.total = other.total or one.total
        _share_noun(line, one, other)


def share_windows(line: Line, drafts: Sequence[Draft]) -> None:
    """Hand on windows, to the right and then to the left."""
    pairs = list(coordinated(line, drafts))
    for one, other in [*pairs, *[(b, a) for a, b in reversed(pairs)]]:
        if one.source in ("sentence", "shared") and other.source not in ("sentence", "shared"):
            other.window, other.source, other.cumulative = one.window, "shared", one.cumulative


def coordinated(line: Line, drafts: Sequence[Draft]) -> Iterator[tuple[Draft, Draft]]:
    """Neighbours with nothing between them but commas, "and", "or"."""
    for one, other in pairwise(drafts):
        between = range(one.end, other.start)
        if 0 < len(between) <= 4 and all(line.low(i) in _LINKS for i in between):
            yield one, other


def _share_noun(line: Line, one: Draft, other: Draft) -> None:
    if one.kind != "count" or other.kind != "count":
        return
    if (other.implied or not other.head) and one.head and not one.implied and other.confidence >= SHARED_NOUN / 2.5:
        _take_noun(one, other)
    elif (
        not one.head
        and other.head
        and other.plural
        and one.confidence >= SHARED_NOUN / 2.5
        and other.start - one.last == 1
    ):
        _take_noun(other, one)


def _take_noun(giver: Draft, taker: Draft) -> None:
    taker.head, taker.noun, taker.plural, taker.implied = giver.head, giver.noun, giver.plural, False
    taker.confidence = max(taker.confidence, min(SHARED_NOUN, giver.confidence))
