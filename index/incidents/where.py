"""Where? The places room settles it; this file tells it which sentences speak of the event, and keeps the votes."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from index.incidents.sites import Site
from index.places import Located, Scene, place_of, settle_scene

_CITIES, _AREAS, _LEAST_SHARE = 4, 3, 0.05
_EVENT_SENTENCE = 1.5
"""What a sentence with the event's words counts for beside the article's others."""
_NAMED = 0.14
"""Certainty from which on a sentence names a place: less has a surname that is also a town, or "US troops"."""
_DOUBTED = 0.3
"""A place settled without certainty still votes."""


@dataclass(frozen=True, slots=True)
class Where:
    """A mention's place with the votes for it."""

    label: str = ""
    votes: tuple[tuple[int, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Stage:
    """The place names of an article. Where its publisher usually reports from is added for the whole archive."""

    scene: Scene
    sentences: int

    def of_main(self, told: Collection[int], own: Collection[int], site: Site | None = None) -> Where:
        """The place of the main event.

        Args:
            told: the numbers of the sentences that may say where it was.
            own: those with its words.
            site: named there as where it was.
        """
        weights = [_EVENT_SENTENCE if n in own else 1.0 if n in told else 0.0 for n in range(self.sentences)]
        return _where(settle_scene(self.scene, weights), site)

    def of_recalled(self, own: Collection[int], site: Site | None = None) -> Where:
        """The place of a recalled event: where its own sentences say, else only the article's country."""
        weights = [1.0 if n in own else 0.0 for n in range(self.sentences)]
        located = settle_scene(self.scene, weights, None, title_weight=0.0)
        if located.certainty >= _NAMED:
            return _where(located, site)
        whole = settle_scene(self.scene)
        return _where(Located(countries=whole.countries[:1], certainty=0.0), site)


def _where(located: Located, site: Site | None) -> Where:
    weight = _DOUBTED + located.certainty
    votes = [
        (place_id, round(share * weight, 2))
        for level, most in ((located.cities, _CITIES), (located.regions, _AREAS), (located.countries, _AREAS))
        for place_id, share in level[:most]
        if share >= _LEAST_SHARE
    ]
    best = next((level[0][0] for level in (located.cities, located.regions, located.countries) if level), None)
    place = place_of(best) if best is not None else None
    label = site.label(place) if site else place.label if place else ""
    return Where(label, tuple((p, w) for p, w in votes if w > 0))
