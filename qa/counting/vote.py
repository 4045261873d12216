"""One number out of many that conflict: a weighted vote, in which each story has one voice for a number."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple


class Ballot(NamedTuple):
    """One voice for a number."""

    value: float
    weight: float
    story: str
    """Ballots of one story for one number count once."""


class Standing(NamedTuple):
    """A number with what speaks for it."""

    value: float
    weight: float
    share: float
    """0 to 1, of all weight."""


def vote(ballots: Sequence[Ballot]) -> list[Standing]:
    """The numbers voted for, the weightiest first; of equals the one that was named first.

    Letting near numbers speak for each other changed nothing on CoQuAD's snippets.
    """
    voices: dict[tuple[float, str], float] = {}
    for ballot in ballots:
        key = ballot.value, ballot.story
        voices[key] = max(voices.get(key, 0.0), ballot.weight)
    weights: dict[float, float] = {}
    for (value, _), weight in voices.items():
        weights[value] = weights.get(value, 0.0) + weight
    total = sum(weights.values()) or 1.0
    order = sorted(weights, key=lambda value: -weights[value])
    return [Standing(value, weights[value], weights[value] / total) for value in order]
