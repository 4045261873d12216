"""What speaks for each place: the names of a scene, held against each other and against the publisher's home."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from index.places.homes import Haunts
from index.places.records import Place
from index.places.relations import distance
from index.places.scene import Scene

_MOST_NAMES = 12
"""Names that are held against the others."""
_MOST_PLACES = 8
"""Places of one name that are weighed."""
_NEIGHBOUR = 80.0
"""Kilometres within which two named places speak for each other."""
_NEIGHBOURS, _COHERENCE = 2.0, 2.0
_MOST_OF_ONE = 6.0
"""However often a name stands in a text, it is one name."""


Shares = list[tuple[Place, float]]


@dataclass(slots=True)
class Name:
    """All that a text says of one name: its places with their shares, and its strength."""

    places: tuple[tuple[Place, float], ...]
    strength: float = 0.0


def votes(names: Sequence[Name], haunts: Haunts, country: str = "") -> list[tuple[Place, float]]:
    """Every place that a name may mean, with what speaks for it; with a country, only the places there."""
    top = sorted(names, key=lambda name: -name.strength)[:_MOST_NAMES]
    found: defaultdict[Place, float] = defaultdict(float)
    for name in names:
        there = [(place, share) for place, share in name.places if not country or place.country == country]
        for place, share in _shares(name, there, top, haunts):
            found[place] += min(name.strength, _MOST_OF_ONE) * share
    return list(found.items())


def names_of(scene: Scene, weights: Sequence[float] | None, title_weight: float) -> list[Name]:
    """The names of a scene, each once, with the strength of all its sentences."""
    names: dict[tuple[int, ...], Name] = {}
    for spotted in scene.names:
        weight = title_weight if spotted.sentence is None else _weight(weights, spotted.sentence)
        if weight > 0:
            places = spotted.name.candidates
            name = names.setdefault(tuple(place.id for place, _ in places), Name(places))
            name.strength += spotted.strength * weight
    return list(names.values())


def _weight(weights: Sequence[float] | None, sentence: int) -> float:
    if weights is None:
        return 1.0
    return weights[sentence] if sentence < len(weights) else 0.0


def _shares(name: Name, there: Shares, top: Sequence[Name], haunts: Haunts) -> Shares:
    """The places of a name with their shares, those that fit the other names before the rest."""
    doubt = max(0.0, 1.0 - sum(share for _, share in name.places))
    weighed = [(place, share * _fit(name, place, top, haunts)) for place, share in there[:_MOST_PLACES]]
    total = sum(share for _, share in weighed) + doubt
    return [(place, share / total) for place, share in weighed] if total > 0 else []


def _fit(name: Name, place: Place, top: Sequence[Name], haunts: Haunts) -> float:
    near = 0.0
    for other in top:
        if near < _NEIGHBOURS and other is not name and any(_speaks_for(there, place) for there, _ in other.places[:4]):
            near += min(other.strength, 3.0) / 3
    return 1 + _COHERENCE * min(near, _NEIGHBOURS) + haunts.favour(place)


def _speaks_for(other: Place, place: Place) -> bool:
    """A place near by, or the region or country that a place lies in."""
    if other.country != place.country:
        return False
    if other.level == "country":
        return True
    if other.level == "region":
        return other.region == place.region
    return distance(other, place) < _NEIGHBOUR
