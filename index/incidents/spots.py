"""Place votes by country, region and town, as shares: what mentions are compared and incidents asked by."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeVar

from index.places import Place, place_of

_Key = TypeVar("_Key")
Votes = tuple[tuple[int, float], ...]
Region = tuple[str, str]
"""Country and name."""
_SURE = 0.5
"""By this share of its own weight the best leads where it is taken as settled."""


@dataclass(frozen=True, slots=True)
class Spots:
    """Where, by votes."""

    countries: Mapping[str, float]
    regions: Mapping[Region, float]
    """Shares of all."""
    cities: Mapping[int, float]
    """Weight beside the best town's."""

    @property
    def country(self) -> str:
        """The best country; "" when none is known."""
        return max(self.countries, key=lambda c: (self.countries[c], c), default="")

    @property
    def region(self) -> str:
        """The best region of the best country; "" when none is known."""
        inside = {name: share for (country, name), share in self.regions.items() if country == self.country}
        return max(inside, key=lambda name: (inside[name], name), default="")

    @property
    def sure(self) -> bool:
        """Whether the best region (or country, where no region is known) leads clearly."""
        shares = sorted(self.regions.values() or self.countries.values(), reverse=True)
        return bool(shares) and (shares[0] - (shares[1] if len(shares) > 1 else 0.0)) / shares[0] > _SURE


@lru_cache(maxsize=65536)
def spots_of(votes: Votes) -> Spots:
    """Votes as shares."""
    countries: dict[str, float] = {}
    regions: dict[Region, float] = {}
    cities: dict[int, float] = {}
    for place_id, weight in votes:
        place = place_of(place_id)
        if place is None or weight <= 0:
            continue
        if place.level == "city":
            cities[place_id] = weight
        elif place.level == "country":
            countries[place.country] = weight
        else:
            regions[place.country, place.region] = regions.get((place.country, place.region), 0.0) + weight
    return Spots(_shares(countries), _shares(regions), _beside_best(cities))


def added(votes: Iterable[Votes]) -> Votes:
    """The votes of several mentions: areas add up, of towns each mention's count beside its best one."""
    sums: dict[int, float] = {}
    for each in votes:
        towns = [(place_id, weight) for place_id, weight in each if _level(place_id) == "city"]
        best = max((weight for _, weight in towns), default=1.0) or 1.0
        for place_id, weight in each:
            sums[place_id] = sums.get(place_id, 0.0) + (weight / best if _level(place_id) == "city" else weight)
    return tuple(sorted(((p, round(w, 2)) for p, w in sums.items()), key=lambda item: (-item[1], item[0])))


def best_place(votes: Votes) -> Place | None:
    """The best town of the best region, else the region, else the country."""
    spots = spots_of(votes)
    ranked = [place for place_id, _ in sorted(votes, key=lambda v: (-v[1], v[0])) if (place := place_of(place_id))]
    for level in ("city", "region", "country"):
        for place in ranked:
            inside = place.country == spots.country and place.region in ("", spots.region)
            if place.level == level and inside:
                return place
    return None


def names_more(label: str, votes: Votes) -> bool:
    """Whether a mention's place is more than one of those voted for: a site with a name."""
    found = (place_of(place_id) for place_id, _ in votes)
    return bool(label) and all(place is None or place.label != label for place in found)


def _level(place_id: int) -> str:
    place = place_of(place_id)
    return place.level if place else ""


def _shares(weights: dict[_Key, float]) -> dict[_Key, float]:
    whole = sum(weights.values()) or 1.0
    return {key: weight / whole for key, weight in weights.items()}


def _beside_best(weights: dict[int, float]) -> dict[int, float]:
    best = max(weights.values(), default=1.0)
    return {key: weight / best for key, weight in weights.items()}
