"""The gazetteer in memory: read once, when first asked; a `Place` is made only when one is wanted.

The table is derived from GeoNames (https://www.geonames.org, CC BY 4.0) by `index.places.derive`; see NOTICE.
"""

from __future__ import annotations

import gzip
from functools import cache, lru_cache
from pathlib import Path
from typing import cast

from index.places.records import Level, Place

_FOLDER = Path(__file__).parent


class _Gazetteer:
    """The table's lines as they stand, and which of them a key leads to."""

    __slots__ = ("keys", "lines")

    def __init__(self, text: str) -> None:
        self.lines = text.split("\n")
        self.keys: dict[str, int | tuple[int, ...]] = {}
        keys = self.keys
        for number, line in enumerate(self.lines):
            for name in line[line.rfind("\t") + 1 :].split("|"):
                own = name or line.split("\t", 3)[2].lower()
                first = keys.setdefault(own, number)
                if first != number:
                    keys[own] = (first, number) if isinstance(first, int) else (*first, number)


@cache
def _gazetteer() -> _Gazetteer:
    return _Gazetteer(gzip.decompress((_FOLDER / "places.tsv.gz").read_bytes()).decode())


def known(name_key: str) -> bool:
    """Whether any place has this key; costs next to nothing."""
    return name_key in _gazetteer().keys


@lru_cache(maxsize=8192)
def places_of(name_key: str) -> tuple[Place, ...]:
    """The places of a key (see `index.places.spelling.key`), the most populous first."""
    numbers = _gazetteer().keys.get(name_key, ())
    places = [_place(number) for number in ((numbers,) if isinstance(numbers, int) else numbers)]
    return tuple(sorted(places, key=lambda place: (-place.population, place.id)))


@lru_cache(maxsize=8192)
def _place(number: int) -> Place:
    fields = _gazetteer().lines[number].split("\t")
    return Place(
        id=int(fields[0]),
        name=fields[2],
        level=cast("Level", fields[1]),
        country=fields[3],
        region=fields[4],
        latitude=float(fields[5]),
        longitude=float(fields[6]),
        population=int(fields[7]),
        city=int(fields[8] or 0),
    )


@cache
def _numbers() -> dict[int, int]:
    return {int(line[: line.index("\t")]): number for number, line in enumerate(_gazetteer().lines)}


def place_of(place_id: int) -> Place | None:
    """The place of an id, None when the table has none."""
    number = _numbers().get(place_id)
    return None if number is None else _place(number)


@lru_cache(maxsize=512)
def country_place(code: str) -> Place | None:
    """The country of an ISO 3166-1 code."""
    return _areas().get((code, ""))


@lru_cache(maxsize=4096)
def region_place(country: str, region: str) -> Place | None:
    """The first-level region of that name in a country."""
    return _areas().get((country, region)) if region else None


@cache
def _areas() -> dict[tuple[str, str], Place]:
    """Countries and regions by their names: they are few."""
    lines = _gazetteer().lines
    numbers = (n for n, line in enumerate(lines) if line.split("\t", 2)[1] in ("country", "region"))
    return {(place.country, place.region): place for place in map(_place, numbers)}


@cache
def people() -> frozenset[str]:
    """Keys of places that are as likely a person's first or family name."""
    return frozenset((_FOLDER / "people.txt").read_text(encoding="utf-8").split("\n")) - {""}
