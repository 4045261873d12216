"""What the table of places is derived from: one record a town, region or country of the packages that are read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Town:
    """A town of GeoNames."""

    id: int
    name: str
    country: str
    region: str
    code: str
    at: tuple[str, str]
    population: int
    others: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Region:
    """A region or a county: its names, the main one first; `region` is what a county lies in."""

    id: int
    name: str
    names: tuple[str, ...]
    level: str
    country: str
    region: str
    at: tuple[str, str]
    population: int


@dataclass(frozen=True, slots=True)
class Country:
    """A country, with the names of the hand-kept list."""

    id: int
    name: str
    names: tuple[str, ...]
    code: str
    at: tuple[str, str]
    population: int


@dataclass(frozen=True, slots=True)
class Sources:
    """All that the table is made of."""

    towns: Sequence[Town]
    regions: Sequence[Region]
    counties: Sequence[Region]
    countries: Sequence[Country]
    sections: Mapping[int, int]
    """Parts of a city, by id, and the city."""
    people: frozenset[str]


@dataclass(frozen=True, slots=True)
class Spot:
    """A town of the second package: where it lies, and the names of its region and county."""

    latitude: float
    longitude: float
    name: str
    admin1: str
    admin2: str


Area = tuple[str, str]
"""Country and first-level code."""

Grid = dict[tuple[str, int, int], list[Spot]]
"""The second package's towns by country and by tenth of a degree."""


def gap(town: Town, spot: Spot) -> float:
    """How far a town lies from one of the second package, in degrees."""
    return abs(spot.latitude - float(town.at[0])) + abs(spot.longitude - float(town.at[1]))
