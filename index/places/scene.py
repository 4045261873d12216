"""A title and its sentences with the place names in them, read once for all of an article's events."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from index.places.bearers import is_bearer, surnames
from index.places.reading import find
from index.places.records import Evidence, PlaceName

_OPENING = 400
"""Characters of an article in which a place counts more."""
_DATELINES = 4
"""Sentences at whose start a dateline may stand."""
_TITLE_TAIL = re.compile(r"\s[-|–—:]\s|\s\|\s?")
_IN_TITLE: dict[Evidence, float] = {"town": 1.5, "county": 1.5, "pair": 1.0, "region": 1.3, "country": 1.3}
_IN_OPENING: dict[Evidence, float] = {"town": 1.2, "county": 1.2, "pair": 1.0, "region": 1.3, "country": 1.3}
_BELOW: dict[Evidence, float] = {"town": 0.5, "county": 0.5, "pair": 0.5}
_PUBLISHER = 0.4
"""A name in the tail of a title, where the publisher stands: "... - WMC - Memphis, Tennessee"."""


@dataclass(frozen=True, slots=True)
class Spotted:
    """A place name with what its position makes of it; `sentence` is None in the title."""

    sentence: int | None
    name: PlaceName
    strength: float


@dataclass(frozen=True, slots=True)
class Scene:
    """The place names of one article."""

    names: tuple[Spotted, ...]

    @classmethod
    def of(cls, title: str, sentences: Sequence[str]) -> Scene:
        """Reads a title and the sentences below it."""
        names = list(_in_title(title))
        passed = 0
        bearers = surnames(sentences)
        for number, sentence in enumerate(sentences):
            factors = _IN_OPENING if passed < _OPENING else _BELOW
            found = (name for name in find(sentence) if not is_bearer(sentence[name.start : name.end], name, bearers))
            names += [_spotted(number, name, factors) for name in found]
            passed += len(sentence)
        return cls(tuple(names))


def _in_title(title: str) -> list[Spotted]:
    tails = [match.start() for match in _TITLE_TAIL.finditer(title)]
    tail = tails[-1] if tails and tails[-1] > len(title) / 3 else len(title)
    return [
        Spotted(None, name, name.strength * (_IN_TITLE.get(name.evidence, 1.0) if name.start < tail else _PUBLISHER))
        for name in find(title)
    ]


def _spotted(number: int, name: PlaceName, factors: dict[Evidence, float]) -> Spotted:
    if name.evidence == "dateline" and number >= _DATELINES:
        return Spotted(number, name, 1.0)
    return Spotted(number, name, name.strength * factors.get(name.evidence, 1.0))
