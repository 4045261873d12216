"""What the places room hands out: a place of the gazetteer, a place name in a text, and where something happened."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from index.places.countries import country_name

Level = Literal["country", "region", "county", "city"]

Evidence = Literal["dateline", "pair", "country", "people", "region", "county", "town"]
"""How a text names a place: at its very start; as "Chicago, Illinois"; as a country; as "Iraqi"; as a region; as a
county; as a town alone."""

Votes = tuple[tuple[int, float], ...]
"""Ids of places with what speaks for each, best first."""


@dataclass(frozen=True, slots=True)
class Place:
    """A country, a first-level region (state, province), a county (US and UK only) or a town."""

    id: int
    """Stable: the GeoNames id where there is one, else a negative number made from its codes."""
    name: str
    level: Level
    country: str
    """ISO 3166-1 alpha-2."""
    region: str
    """Name of its first-level region; "" for a country."""
    latitude: float
    longitude: float
    population: int
    city: int = 0
    """Of a part of a city ("Englewood" in Chicago, known for the United States only): the city's id, else 0."""

    @property
    def label(self) -> str:
        """ "Chicago, Illinois", "Anbar, Iraq": what a reader needs to tell it from others."""
        if self.level == "country":
            return self.name
        if self.country == "US" and self.level != "region" and self.region:
            return f"{self.name}, {self.region}"
        return f"{self.name}, {country_name(self.country)}"


@dataclass(frozen=True, slots=True)
class PlaceName:
    """A place name in a text: `text[start:end]`, and the places it may be, best first, weights summing to 1 or less."""

    start: int
    end: int
    candidates: tuple[tuple[Place, float], ...]
    evidence: Evidence
    strength: float
    """How much it says of where things happened: 5 for a dateline, 2 for "Chicago, Illinois", little for a surname."""


@dataclass(frozen=True, slots=True)
class Located:
    """Where an article, or one event of it, happened: shares of all that speaks for a place, 0 to 1, best first."""

    cities: Votes = ()
    regions: Votes = ()
    countries: Votes = ()
    certainty: float = 0.0
    """0 to 1: how much was said at all, and how clearly one region leads."""


@dataclass(frozen=True, slots=True)
class Home:
    """Where the articles of one publisher usually are: shares of its earlier articles."""

    cities: Votes = ()
    regions: Votes = ()
    countries: Votes = ()
    articles: float = 0.0
    """How many articles it was learnt from."""
