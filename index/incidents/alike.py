"""How much two mentions look like one event: evidence for and against, added up (weights of the counting notes)."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from index.incidents.records import Mention
from index.incidents.spots import Spots, spots_of

SMALLEST_ARCHIVE = 200
"""In a small archive nearly every word is rare: words are weighted as if it had this many mentions."""
BIAS = -3.3
ONE_ARTICLE = -8.0
"""What one article tells apart is apart."""
NOBODY_SHARED = -2.0
"""Attacks of one kind read alike: where both texts name a day, days apart, a name must hold them together."""
SAME_DAY, NEXT_DAY, DAYS_2_3, DAYS_4_7, FARTHER, BOTH_SAY_ANOTHER_DAY = 1.9, 0.5, -1.0, -1.2, -2.3, -1.0
COUNTRY, REGION, OTHER_REGION, CITY, OTHER_CITY = 0.4, 0.8, -2.5, 0.8, -1.0
NAME, SURNAME, NO_NAME_SHARED = 1.3, 0.8, -0.6
ADDRESS, OTHER_ADDRESS, AGE, OTHER_AGES = 1.3, -1.2, 0.4, -1.5
ROUNDUP, OTHER_KIND = -1.2, -1.5
TITLES, TEXTS = 1.0, 6.0


@dataclass(frozen=True, slots=True)
class Traits:
    """A mention as it is compared."""

    mention: Mention
    low: int
    high: int
    """Ordinals; 0 is unknown."""
    exact: bool
    spots: Spots
    kinds: frozenset[str]
    names: frozenset[str]
    surnames: frozenset[str]
    addresses: frozenset[str]
    ages: frozenset[int]
    text: dict[int, float]
    title: dict[int, float]


def traits(mentions: Sequence[Mention]) -> list[Traits]:
    """What is compared of each; a word weighs by how few of the mentions have it."""
    frequency = Counter(term for mention in mentions for term, _ in mention.terms)
    titles = Counter(term for mention in mentions for term in mention.title_terms)
    size = max(len(mentions), SMALLEST_ARCHIVE)
    least = 2 if len(mentions) >= SMALLEST_ARCHIVE else 1  # what one alone has is noise, unless there are few
    return [_traits(mention, frequency, titles, size, least) for mention in mentions]


def _traits(mention: Mention, frequency: Counter[int], titles: Counter[int], size: int, least: int) -> Traits:
    text = {
        term: (1 + math.log(often)) * math.log(size / frequency[term])
        for term, often in mention.terms
        if least <= frequency[term] < size / 2
    }
    names = frozenset(p.name.replace(".", "") for p in mention.people if p.involved >= 1 or p.speaker < 1)
    return Traits(
        mention=mention,
        low=mention.low.toordinal() if mention.low else 0,
        high=mention.high.toordinal() if mention.high else 0,
        exact=mention.dated == "day",
        spots=spots_of(mention.places),
        kinds=frozenset(kind for kind, _ in mention.kinds),
        names=names,
        surnames=frozenset(name.rsplit(" ", 1)[-1] for name in names),
        addresses=frozenset(mention.addresses),
        ages=frozenset(mention.ages),
        text=_unit(text),
        title=_unit({term: math.log(size / titles[term]) for term in mention.title_terms}),
    )


def _unit(vector: dict[int, float]) -> dict[int, float]:
    length = math.sqrt(sum(x * x for x in vector.values())) or 1.0
    return {term: x / length for term, x in vector.items()}


def likeness(a: Traits, b: Traits) -> float:
    """Over 0: more likely one event than two."""
    if a.mention.article_id == b.mention.article_id:
        return ONE_ARTICLE
    score = BIAS + TEXTS * _cosine(a.text, b.text) + TITLES * _cosine(a.title, b.title)
    score += _days(a, b) + _places(a.spots, b.spots) + _people(a, b)
    if a.addresses and b.addresses:
        score += OTHER_ADDRESS if a.addresses.isdisjoint(b.addresses) else ADDRESS
    if a.ages and b.ages:
        shared = len(a.ages & b.ages)
        score += AGE * min(2, shared) if shared else OTHER_AGES
    if a.mention.roundup or b.mention.roundup:
        score += ROUNDUP
    return score + (OTHER_KIND if a.kinds.isdisjoint(b.kinds) else 0.0)


def gap(a: Traits, b: Traits) -> int | None:
    """Days between two events; 0 where their times overlap, None where one is unknown."""
    if not a.low or not b.low:
        return None
    return max(0, a.low - b.high + 1, b.low - a.high + 1)


def _days(a: Traits, b: Traits) -> float:
    days = gap(a, b)
    if days is None:
        return 0.5 * SAME_DAY if a.mention.value and a.mention.value == b.mention.value else 0.0
    if days == 0:
        return SAME_DAY if a.high - a.low == b.high - b.low == 1 else NEXT_DAY
    if days == 1:
        return NEXT_DAY
    far = DAYS_2_3 if days <= 3 else DAYS_4_7 if days <= 7 else FARTHER
    if days <= 3 or not (a.exact and b.exact):
        return far
    return far + BOTH_SAY_ANOTHER_DAY + (NOBODY_SHARED if a.surnames.isdisjoint(b.surnames) else 0.0)


def _places(a: Spots, b: Spots) -> float:
    if a.regions and b.regions:
        score = REGION * sum(min(x, b.regions.get(region, 0.0)) for region, x in a.regions.items())
        apart = (a.country, a.region) != (b.country, b.region)
    else:
        score = COUNTRY * sum(min(x, b.countries.get(country, 0.0)) for country, x in a.countries.items())
        apart = a.country != b.country
    if apart and a.sure and b.sure:
        score += OTHER_REGION
    city = max((min(x, b.cities.get(town, 0.0)) for town, x in a.cities.items()), default=0.0)
    return score + CITY * city + (OTHER_CITY if a.cities and b.cities and city < 0.2 else 0.0)


def _people(a: Traits, b: Traits) -> float:
    surnames = len(a.surnames & b.surnames)
    score = NAME * min(2, len(a.names & b.names)) + SURNAME * min(2, surnames)
    return score + (NO_NAME_SHARED if a.names and b.names and not surnames else 0.0)


def _cosine(a: dict[int, float], b: dict[int, float]) -> float:
    if len(a) > len(b):
        a, b = b, a
    return sum(x * b[term] for term, x in a.items() if term in b)
