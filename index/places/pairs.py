""" "Chicago, Illinois", "Ramadi, Anbar, Iraq", "Paris, Texas": a name and, after a comma, what it lies in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from index.places.hits import Hit
from index.places.records import Place
from index.places.relations import contains

_OUTER = ("region", "country")


def joined(text: str, hits: Sequence[Hit]) -> list[Hit]:
    """The hits, those that make a pair or a triple made one."""
    found: list[Hit] = []
    for hit in hits:
        pair = _pair(text, found[-1], hit) if found else None
        if pair:
            found[-1] = pair
        else:
            found.append(hit)
    return found


def _pair(text: str, inner: Hit, outer: Hit) -> Hit | None:
    if outer.evidence not in _OUTER or text[inner.end : outer.start] not in (", ", ","):
        return None
    places = within(inner.places, outer.places)
    if not places or (inner.evidence == "people") or inner.key == outer.key:
        return None
    return replace(inner, end=outer.end, after=outer.after, places=places, evidence="pair")


def within(inner: Sequence[Place], outer: Sequence[Place]) -> tuple[Place, ...]:
    """Of the places that the inner name may mean, those that lie in one that the outer may mean."""
    areas = [place for place in outer if place.level in _OUTER]
    return tuple(place for place in inner if any(contains(area, place) and area.id != place.id for area in areas))
