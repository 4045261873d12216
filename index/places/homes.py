"""Where a publisher's articles usually are: learnt from its earlier articles, and read again for its next."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from index.places.records import Home, Located, Place, Votes
from index.places.relations import distance
from index.places.table import place_of

_KEPT = 6
_DOUBT = 0.7
"""Of an article: a publisher of one article is not yet usual anywhere."""
_WORTH_LEARNING = 0.2
_NEAR = 110.0
"""Kilometres from a publisher's usual towns."""
_NEAR_HOME, _HOME_REGION, _HOME_COUNTRY = 2.0, 2.0, 0.5


def home_of(tally: Mapping[int, float] | Iterable[tuple[int, float]]) -> Home:
    """The usual places of a publisher, from what `lesson` gave for its earlier articles, added up by place."""
    counts: defaultdict[int, float] = defaultdict(float)
    for place_id, weight in tally.items() if isinstance(tally, Mapping) else tally:
        counts[place_id] += weight
    levels: dict[str, dict[int, float]] = {"city": {}, "region": {}, "country": {}}
    for place_id, weight in counts.items():
        place = place_of(place_id)
        if place and place.level in levels and weight > 0:
            levels[place.level][place_id] = weight
    cities, regions, countries = (_damped(levels[level]) for level in ("city", "region", "country"))
    return Home(cities, regions, countries, round(sum(levels["country"].values()), 4))


def _damped(counts: Mapping[int, float]) -> Votes:
    total = sum(counts.values()) + _DOUBT
    ranked = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))[:_KEPT]
    return tuple((place_id, weight / total) for place_id, weight in ranked)


def lesson(located: Located) -> Votes:
    """What an article teaches of its publisher: to be added to the publisher's tally, and taken away with the article.

    A doubtful article teaches little. The article itself should have been settled with no home.
    """
    sure = min(1.0, 0.3 + located.certainty)
    levels = (located.cities, located.regions, located.countries)
    shares = (vote for votes in levels for vote in votes)
    return tuple((place_id, round(sure * share**1.5, 4)) for place_id, share in shares if share > _WORTH_LEARNING)


@dataclass(frozen=True, slots=True)
class Haunts:
    """A home with its places looked up."""

    towns: tuple[Place, ...] = ()
    regions: tuple[tuple[str, str, float], ...] = ()
    countries: tuple[tuple[str, float], ...] = ()

    @classmethod
    def of(cls, home: Home | None) -> Haunts:
        """The places of a home; none for none."""
        if home is None:
            return cls()
        regions = ((place_of(place_id), share) for place_id, share in home.regions)
        countries = ((place_of(place_id), share) for place_id, share in home.countries)
        return cls(
            tuple(place for place_id, _ in home.cities[:3] if (place := place_of(place_id))),
            tuple((place.country, place.region, share) for place, share in regions if place),
            tuple((place.country, share) for place, share in countries if place),
        )

    def favour(self, place: Place) -> float:
        """What is added to a place's weight of 1 among those its name may mean."""
        added = _NEAR_HOME if any(distance(place, town) < _NEAR for town in self.towns) else 0.0
        added += sum(_HOME_REGION * share for *area, share in self.regions if area == [place.country, place.region])
        return added + sum(_HOME_COUNTRY * share for code, share in self.countries if code == place.country)
