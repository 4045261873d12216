"""Tells the parts of a city from the towns beside it for the table: Englewood is Chicago, Evanston is not."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence

from index.places.derived import Grid, Spot, Town, gap
from index.places.spelling import key


def sections_of(towns: Sequence[Town], spots: Grid) -> dict[int, int]:
    """Parts of cities in the United States: what the second package, of towns only, lacks beside a large city."""
    there = [town for town in towns if town.country == "US"]
    large = [town for town in there if town.population >= 100_000]
    named: defaultdict[str, list[Spot]] = defaultdict(list)
    for spot in (spot for square, inside in spots.items() if square[0] == "US" for spot in inside):
        named[key(spot.name)].append(spot)
    found = {}
    for town in there:
        if town.population < 1_500 or any(gap(town, spot) < 0.2 for spot in named[key(town.name)]):
            continue
        pulls = [(pull, city.id) for city in large if (pull := pull_of(city, town)) > 0]
        if pulls:
            found[town.id] = max(pulls)[1]
    return found


def pull_of(city: Town, town: Town) -> float:
    """How likely a town is a part of a city: 0 when it is too far away or too large."""
    north, east = (float(city.at[axis]) - float(town.at[axis]) for axis in (0, 1))
    kilometres = 111.2 * math.hypot(north, east * math.cos(math.radians(float(town.at[0]))))
    reach = 5 + math.sqrt(city.population) / 70
    if city.region != town.region or city.population < 5 * town.population or kilometres > reach:
        return 0.0
    return math.sqrt(city.population) / (kilometres + 3)
