"""Decides where an event happened: every place name votes; the country is settled first, then region, then town."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from index.places.homes import Haunts
from index.places.records import Home, Located, Place, Votes
from index.places.relations import country_of, region_of
from index.places.scene import Scene
from index.places.table import place_of
from index.places.votes import names_of, votes

_OF_TOWN = 0.7
"""What a vote for a town is worth to its region and country."""
_USUAL_AREA, _USUAL_TOWN, _UNNAMED = 1.5, 2.0, 0.8
"""What a publisher's usual places are worth; a town that the text does not name a little less."""
_PART = 0.5
"""A part of a city beside the city itself: what happens in Englewood happens in Chicago."""
_FULL = 3.0
"""Evidence from which on a decision is as certain as its lead."""
_KEPT = 6

_Tally = defaultdict[int, float]


def settle(
    title: str, sentences: Sequence[str], weights: Sequence[float] | None = None, home: Home | None = None
) -> Located:
    """Where an article's event happened: `weights` say how near each sentence is to the event (1 when left out)."""
    return settle_scene(Scene.of(title, sentences), weights, home)


def settle_scene(
    scene: Scene, weights: Sequence[float] | None = None, home: Home | None = None, title_weight: float = 1.0
) -> Located:
    """The same for an article whose names are read already: call it once an event."""
    names, haunts = names_of(scene, weights, title_weight), Haunts.of(home)
    _, countries = _areas(votes(names, haunts), home)
    country = place_of(max(countries, key=countries.__getitem__)) if countries else None
    if country is None:
        return Located()
    found = votes(names, haunts, country.country)
    regions, _ = _areas(found, home)
    cities = _cities(found, _leading(regions, country), home)
    return Located(_shares(cities), _shares(regions), _shares(countries), _certainty(regions or countries))


def _areas(found: Sequence[tuple[Place, float]], home: Home | None) -> tuple[_Tally, _Tally]:
    """What speaks for each region and each country."""
    regions: _Tally = defaultdict(float)
    countries: _Tally = defaultdict(float)
    for place, weight in found:
        worth = weight if place.level in ("region", "country") else _OF_TOWN * weight
        for area, tally in ((region_of(place), regions), (country_of(place), countries)):
            if area:
                tally[area.id] += worth
    for tally, usual in ((regions, home.regions), (countries, home.countries)) if home else ():
        for place_id, share in usual:
            tally[place_id] += _USUAL_AREA * share
    return regions, countries


def _leading(regions: Mapping[int, float], country: Place) -> Place | None:
    """The region of a country that leads."""
    inside = ((weight, place_of(place_id)) for place_id, weight in regions.items())
    there = [(weight, -place.id, place) for weight, place in inside if place and place.country == country.country]
    return max(there)[2] if there else None


def _cities(found: Sequence[tuple[Place, float]], area: Place | None, home: Home | None) -> _Tally:
    """What speaks for each town of the region that leads."""
    tally: _Tally = defaultdict(float)
    for place, weight in found:
        if area and place.level == "city" and _inside(place, area):
            tally[place.id] += weight * (_PART if place.city else 1.0)
            if place.city:
                tally[place.city] += weight
    for place_id, share in home.cities if home and area else ():
        usual = place_of(place_id)
        if usual and area and _inside(usual, area):
            tally[place_id] += _USUAL_TOWN * share * (1.0 if place_id in tally else _UNNAMED)
    return tally


def _inside(place: Place, area: Place) -> bool:
    return (place.country, place.region) == (area.country, area.region)


def _shares(tally: Mapping[int, float]) -> Votes:
    total = sum(tally.values())
    ranked = sorted(tally.items(), key=lambda pair: (-pair[1], pair[0]))[:_KEPT]
    return tuple((place_id, round(weight / total, 4)) for place_id, weight in ranked if weight > 0)


def _certainty(tally: Mapping[int, float]) -> float:
    first, second = (*sorted(tally.values(), reverse=True), 0.0, 0.0)[:2]
    return round((first - second) / first * min(1.0, first / _FULL), 4) if first > 0 else 0.0
