"""How places lie to each other: in which region and country, one inside another, how far apart."""

from __future__ import annotations

import math

from index.places.records import Place
from index.places.table import country_place, region_place

_DEGREE = 111.2
"""Kilometres."""


def country_of(place: Place) -> Place | None:
    """The country a place lies in; a country itself."""
    return place if place.level == "country" else country_place(place.country)


def region_of(place: Place) -> Place | None:
    """The first-level region a place lies in; a region itself; None for a country."""
    return place if place.level == "region" else region_place(place.country, place.region)


def contains(outer: Place, inner: Place) -> bool:
    """Whether what happened in `inner` happened in `outer`: a place contains itself and what lies in it."""
    if outer.id == inner.id:
        return True
    if outer.level == "country":
        return outer.country == inner.country
    if outer.level == "region":
        return inner.level in ("city", "county") and (outer.country, outer.region) == (inner.country, inner.region)
    return outer.level == "city" and inner.city == outer.id


def distance(one: Place, other: Place) -> float:
    """Kilometres between two places, as the crow flies."""
    middle = math.radians((one.latitude + other.latitude) / 2)
    across = (one.longitude - other.longitude + 180) % 360 - 180
    return _DEGREE * math.hypot(across * math.cos(middle), one.latitude - other.latitude)


def near(one: Place, other: Place, kilometres: float) -> bool:
    """Whether two places lie within so many kilometres of each other."""
    return distance(one, other) <= kilometres
