"""What a place name in a question may mean."""

from __future__ import annotations

from collections.abc import Sequence

from index.places.countries import by_abbreviation, by_people
from index.places.pairs import within
from index.places.records import Place
from index.places.senses import meanings
from index.places.spelling import key
from index.places.table import country_place, places_of, region_place
from index.places.words import REGION_WORDS, region_abbreviations


def named(name: str) -> list[Place]:
    """The places that a name may mean, best first: "Georgia" the state and the country; none for an unknown name."""
    parts = [part for part in (part.strip() for part in name[:200].split(",")) if part]
    if not parts:
        return []
    found = _meanings(parts[0])
    for outer in parts[1:]:
        found = list(within(found, _meanings(outer)))
    return found


def _meanings(name: str) -> list[Place]:
    name = name.removeprefix("the ").removeprefix("The ")
    code = by_abbreviation().get(name) or by_people().get(name)
    if code:
        return _there([country_place(code)])
    region = region_abbreviations().get(name.rstrip("."))
    if region and (name.isupper() or name.endswith(".")):
        return _there([region_place(*region)])
    name_key = key(name)
    found = [place for place, _ in meanings(name_key)]
    bare, _, last = name_key.rpartition(" ")
    if not found and last in REGION_WORDS:
        found = [place for place in places_of(bare) if place.level == "region"]
    return found


def _there(places: Sequence[Place | None]) -> list[Place]:
    return [place for place in places if place]
