"""Which of several places a bare name means: the populous before the small, as news means it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import lru_cache

from index.places.records import Place
from index.places.spelling import key
from index.places.table import places_of

_UNKNOWN = 50.0
"""What speaks for a place that the table does not have: a name of villages only stays doubtful."""
_MOST = 15
"""Candidates that are weighed."""
_SEAT = 2.0
"""A town before the region that is named after it: "in Kirkuk"."""
_REGION_OF_SEAT = 0.3
"""The region then counts as one with its town."""
_OTHER_SPELLING = 0.3
"""A name that is not the place's own: "Lamesa" for La Mesa, "Antioch" for Antakya."""
_JUST_SO = 4.0
_CAPITALS = {("washington", "District of Columbia"): 12.0}
"""Names of which news means another place than the most populous."""


def weigh(name_key: str, places: Sequence[Place]) -> tuple[tuple[Place, float], ...]:
    """Shares of the places a name may mean, best first; they sum to 1 or less."""
    seats = {(place.country, place.region) for place in places if place.level == "city"}
    weights = [(place, _weight(name_key, place, seats)) for place in places[:_MOST]]
    total = sum(weight for _, weight in weights) + _UNKNOWN
    return tuple(sorted(((place, weight / total) for place, weight in weights), key=lambda pair: -pair[1]))


def _weight(name_key: str, place: Place, seats: set[tuple[str, str]]) -> float:
    weight = math.sqrt(place.population + 100)
    if place.level == "city" and place.name == place.region:
        weight *= _SEAT
    elif place.level == "region" and (place.country, place.region) in seats and place.country != "US":
        weight *= _REGION_OF_SEAT
    if place.level in ("city", "region") and key(place.name) != name_key:
        weight *= _OTHER_SPELLING
    return weight * _CAPITALS.get((name_key, place.region), 1.0)


def as_written(name: str, candidates: tuple[tuple[Place, float], ...]) -> tuple[tuple[Place, float], ...]:
    """Candidates that are spelled just so before others: "St. Louis" is not Saint-Louis."""
    if len(candidates) < 2 or candidates[0][0].name.lower() == name.lower():
        return candidates
    if not any(place.name == name for place, _ in candidates):
        return candidates
    weights = [(place, share * (_JUST_SO if place.name == name else 1.0)) for place, share in candidates]
    total = max(1.0, sum(share for _, share in weights))
    return tuple(sorted(((place, share / total) for place, share in weights), key=lambda pair: -pair[1]))


@lru_cache(maxsize=8192)
def meanings(name_key: str) -> tuple[tuple[Place, float], ...]:
    """All that a name may mean, as `weigh` has it."""
    return weigh(name_key, places_of(name_key))
