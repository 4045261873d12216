"""Surnames that are also towns: after "Maud Hallam" a bare "Hallam" is she, wherever the article says it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from index.places.records import PlaceName
from index.places.spelling import key
from index.places.table import people
from index.places.words import BEARINGS, NAMED_BEFORE_PLACE

LARGE = 50_000
"""Inhabitants of a town from which on its name may follow any word in capitals: "News Memphis"."""
_PAIR = re.compile(r"\b(?=([A-Z][a-z'’]{1,20}) (?:[A-Z]\. )?([A-Z][\w'’-]{1,30}))")
_NO_GIVEN_NAME = (
    BEARINGS | NAMED_BEFORE_PLACE | frozenset("in at near from of on the a to outside across around".split())
)


def surnames(sentences: Sequence[str]) -> dict[str, frozenset[str]]:
    """The words that follow another word in capitals, with those before them."""
    found: dict[str, set[str]] = {}
    for sentence in sentences:
        for given, last in _PAIR.findall(sentence):
            if given.lower() not in _NO_GIVEN_NAME:
                found.setdefault(last.removesuffix("'s").removesuffix("’s"), set()).add(given)
    return {last: frozenset(given) for last, given in found.items()}


def is_bearer(written: str, name: PlaceName, known: dict[str, frozenset[str]]) -> bool:
    """Whether a town's bare name is that of somebody whom the article names in full."""
    given = known.get(written) if name.evidence == "town" else None
    if not given:
        return False
    return _are_given(given) or all(place.population < LARGE for place, _ in name.candidates)


def _are_given(words: Iterable[str]) -> bool:
    return any(key(word) in people() for word in words)
