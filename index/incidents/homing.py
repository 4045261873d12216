"""Where a publisher's articles usually are, and what that adds to the place of one that hardly says.

    publisher_of(article) -> str          its source, else the host of its address
    lesson_of(mentions) -> Lesson         what an article teaches of its publisher: added up by place over its articles
    usual(lessons) -> Usual               the publisher's usual places, rounded: one article more seldom changes them
    at_home(mention, usual) -> Mention    with the place votes that the archive counts by

The same for any order in which articles come: a home is made of all articles that are there.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from index.incidents.records import Mention
from index.incidents.spots import best_place, names_more
from index.places import Located, Place, contains, home_of, lesson, named, place_of, region_of
from index.records import Article

Usual = tuple[tuple[int, int], ...]
"""Ids of places with tenths of the publisher's articles."""
Lesson = tuple[tuple[int, float], ...]
LEAST_ARTICLES = 1.5
"""Clear articles from which on a publisher has a home."""
_TENTHS, _LEAST_TENTHS = 10, 2
_DOUBTED = 0.3
"""A vote's weight is this and the mention's certainty: see where.py."""
DOUBTFUL = 0.3
"""Doubt from which on a town may be its namesake at home."""
AREA, TOWN = 0.3, 1.0
"""What a home that is always there adds where nothing is certain."""
_HOST = re.compile(
    r"^https?://(?:web\.archive\.org/web/\d+/(?:https?://)?)?(?:www\d?\.)?([^/:?#]{1,100})", re.IGNORECASE
)


def publisher_of(article: Article) -> str:
    """Who published it; "" when nothing says."""
    host = _HOST.match(article.url or "")
    return (article.source or (host[1] if host else "")).strip().lower()[:100]


def lesson_of(mentions: Sequence[Mention]) -> Lesson:
    """What the main event of an article teaches of its publisher."""
    lead = next((m for m in mentions if m.lead and m.places), None)
    if lead is None:
        return ()
    levels: dict[str, list[tuple[int, float]]] = {"city": [], "region": [], "country": []}
    for place_id, weight in lead.places:
        place = place_of(place_id)
        if place and place.level in levels:
            levels[place.level].append((place_id, weight))
    whole = {level: sum(weight for _, weight in votes) or 1.0 for level, votes in levels.items()}
    shares = {level: tuple((p, min(1.0, w / whole[level])) for p, w in votes) for level, votes in levels.items()}
    return lesson(Located(shares["city"], shares["region"], shares["country"], certainty(lead)))


def certainty(mention: Mention) -> float:
    """How sure a mention's own article is of its place, from the weight of its votes."""
    sums: defaultdict[str, float] = defaultdict(float)
    for place_id, weight in mention.places:
        place = place_of(place_id)
        sums[place.level if place else ""] += weight
    return min(1.0, max(0.0, (sums["region"] or sums["country"]) - _DOUBTED))


def usual(lessons: Iterable[tuple[int, float]]) -> Usual:
    """The usual places of a publisher, from the lessons of its articles."""
    home = home_of(lessons)
    if home.articles < LEAST_ARTICLES:
        return ()
    votes = (*home.cities, *home.regions, *home.countries)
    tenths = ((place_id, round(share * _TENTHS)) for place_id, share in votes)
    return tuple((place_id, n) for place_id, n in tenths if n >= _LEAST_TENTHS)


def at_home(mention: Mention, places: Usual) -> Mention:
    """The mention with its publisher's usual places among its votes, the more the less it says itself."""
    doubt = 1.0 - certainty(mention)
    if not places or not mention.lead or doubt <= 0:
        return mention
    votes = dict(mention.places)
    if doubt >= DOUBTFUL:
        votes = _with_namesakes(votes, [place for n, _ in places if (place := place_of(n)) and place.level == "region"])
    for place_id, tenths in places:
        place = place_of(place_id)
        if place:
            worth = TOWN if place.level == "city" else AREA
            votes[place_id] = round(votes.get(place_id, 0.0) + worth * doubt * tenths / _TENTHS, 2)
    ranked = tuple(sorted(votes.items(), key=lambda vote: (-vote[1], vote[0])))
    best = best_place(ranked)
    is_site = names_more(mention.place, mention.places)
    return replace(mention, places=ranked, place=best.label if best and not is_site else mention.place)


def _with_namesakes(votes: Mapping[int, float], regions: Sequence[Place]) -> dict[int, float]:
    """The votes for a doubtful town elsewhere go to the one of that name at home: Springfield is the near one."""
    found = dict(votes)
    for place_id, weight in votes.items():
        place = place_of(place_id)
        if place is None or place.level != "city" or any(contains(region, place) for region in regions):
            continue
        near = next((n for region in regions for n in _named_city(place.name) if contains(region, n)), None)
        region, there = region_of(place), region_of(near) if near else None
        if near and there and region:
            del found[place_id]
            found[near.id] = found.get(near.id, 0.0) + weight
            found[there.id] = found.get(there.id, 0.0) + found.pop(region.id, 0.0)
    return found


@lru_cache(maxsize=4_096)
def _named_city(name: str) -> tuple[Place, ...]:
    return tuple(place for place in named(name) if place.level == "city")
