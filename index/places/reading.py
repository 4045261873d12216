"""Finds the place names of a sentence or title."""

from __future__ import annotations

from dataclasses import replace

from index.places.context import strength
from index.places.datelines import is_dateline
from index.places.hits import Hit, hits_in
from index.places.pairs import joined
from index.places.phrases import Word, words_in_capitals
from index.places.records import Place, PlaceName
from index.places.senses import as_written, meanings, weigh
from index.places.table import places_of

DATELINE = 5.0
_UNKNOWN_TOWN = 2.0
"""A region after a comma, and a name before it that the table does not have: "Oak Hollow, Tennessee"."""


def find(text: str) -> list[PlaceName]:
    """The place names in a sentence or a title, in order, each with what it may mean."""
    words = words_in_capitals(text)
    if not words:
        return []
    hits = joined(text, hits_in(text, words))
    names = (_read(text, words, hit) for hit in hits)
    return [name for name in names if name.strength > 0]


def _read(text: str, words: list[Word], hit: Hit) -> PlaceName:
    candidates = as_written(text[hit.start : hit.end], _candidates(hit))
    if hit.first == 0 and is_dateline(text, hit):
        return PlaceName(hit.start, hit.end, candidates, "dateline", DATELINE)
    name = PlaceName(hit.start, hit.end, candidates, hit.evidence, strength(text, words, hit))
    if hit.evidence == "region" and name.strength > 0 and _after_unknown_town(text, words, hit):
        return replace(name, strength=_UNKNOWN_TOWN)
    return name


def _candidates(hit: Hit) -> tuple[tuple[Place, float], ...]:
    return meanings(hit.key) if hit.places is places_of(hit.key) else weigh(hit.key, hit.places)


def _after_unknown_town(text: str, words: list[Word], hit: Hit) -> bool:
    return hit.first > 0 and text[words[hit.first - 1].end : hit.start] == ", "
